"""Intervals, their spread, and what a rating does besides moving memory."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.memory import (
    Memory,
    Phase,
    Rating,
    Settings,
    due_day,
    fuzz_seed,
    interval_days,
    previews,
    retrievability,
    review,
)

PLAIN = Settings(fuzz=False)
FUZZY = Settings(fuzz=True)
memories = st.builds(
    Memory,
    stability_days=st.floats(0.001, 36_500),
    difficulty=st.floats(1, 10),
    last_review_day=st.integers(-10, 30_000),
    reviews=st.integers(1, 500),
)
ratings = st.sampled_from(Rating)
retentions = st.floats(0.7, 0.99)


@given(memories)
def test_stability_is_the_time_to_fall_to_nine_in_ten(memory):
    whole = replace(memory, stability_days=float(round(memory.stability_days) + 1))
    day = whole.last_review_day + int(whole.stability_days)
    assert retrievability(whole, day, PLAIN) == pytest.approx(0.9)


@given(memories, st.integers(0, 40_000), st.integers(0, 40_000))
def test_recall_never_rises_while_nothing_is_reviewed(memory, a, b):
    early, late = (memory.last_review_day + days for days in sorted((a, b)))
    sooner, later = (retrievability(memory, day, PLAIN) for day in (early, late))
    assert 0 < later <= sooner <= 1


@given(memories, retentions)
def test_an_interval_aims_at_the_desired_retention(memory, retention):
    chosen = replace(PLAIN, desired_retention=retention)
    days = interval_days(memory, chosen, seed=0)
    assert 1 <= days <= chosen.maximum_interval_days
    if 1 < days < chosen.maximum_interval_days:
        around = [
            retrievability(memory, memory.last_review_day + day, chosen)
            for day in (days - 1, days + 1)
        ]
        assert around[0] > retention > around[1]


@given(memories, st.integers(1, 36_500), st.integers())
def test_the_spread_stays_within_its_range_and_the_maximum(memory, maximum, seed):
    chosen = replace(FUZZY, maximum_interval_days=maximum)
    plain = interval_days(memory, replace(chosen, fuzz=False), seed)
    spread = interval_days(memory, chosen, seed)
    assert 1 <= spread <= maximum
    assert abs(spread - plain) <= 1 + 0.15 * 4.5 + 0.1 * 13 + 0.05 * plain
    assert plain >= 3 or spread == plain
    assert spread == interval_days(memory, chosen, seed)


@pytest.mark.parametrize(
    ("days", "shortest", "longest"),
    [(1, 1, 1), (2, 2, 2), (3, 2, 4), (7, 5, 9), (20, 17, 23), (100, 93, 107)],
)
def test_the_spread_reaches_both_ends_of_the_published_ranges(days, shortest, longest):
    """The ranges of Anki and py-fsrs: 15, 10 and 5 % of the parts of an interval."""
    memory = Memory(float(days), 5.0, 0)
    got = Counter(interval_days(memory, FUZZY, seed) for seed in range(2_000))
    assert (min(got), max(got)) == (shortest, longest)
    assert min(got.values()) > 2_000 / len(got) / 2


@given(st.none() | memories, st.integers(0, 30_000), ratings)
def test_the_interval_on_the_key_is_the_interval_that_comes(memory, day, rating):
    card = "dl/activations:relu"
    shown = previews(memory, day, FUZZY, card)[rating - 1]
    after = review(memory, rating, day, FUZZY)
    assert due_day(after, FUZZY, fuzz_seed(card, after.reviews)) == day + shown


@given(memories, st.integers(-20, 30_000))
def test_a_better_rating_never_gives_less_memory(memory, day):
    after = [review(memory, rating, day, PLAIN) for rating in Rating]
    stabilities = [one.stability_days for one in after]
    assert stabilities == sorted(stabilities)
    difficulties = [one.difficulty for one in after]
    assert difficulties == sorted(difficulties, reverse=True)


@given(memories, ratings, st.integers(1, 50))
def test_a_clock_that_went_backwards_counts_as_zero_days(memory, rating, back):
    day = memory.last_review_day
    assert review(memory, rating, day - back, PLAIN) == replace(
        review(memory, rating, day, PLAIN), last_review_day=day - back
    )


@given(memories, ratings)
def test_a_repeat_on_the_same_day_uses_the_short_term_formula(memory, rating):
    w, stability = PLAIN.parameters, memory.stability_days
    growth = 2.718281828459045 ** (w[17] * (rating - 3 + w[18])) * stability ** -w[19]
    if rating is not Rating.AGAIN:
        growth = max(growth, 1.0)
    wanted = min(max(stability * growth, 0.001), 36_500)
    after = review(memory, rating, memory.last_review_day, PLAIN)
    assert after.stability_days == pytest.approx(wanted, rel=1e-5)


def test_failing_twice_on_one_day_is_one_lapse():
    memory = review(None, Rating.AGAIN, 0, PLAIN)
    assert memory.lapses == 0
    memory = review(memory, Rating.AGAIN, 5, PLAIN)
    memory = review(memory, Rating.AGAIN, 5, PLAIN)
    assert (memory.lapses, memory.reviews) == (1, 3)


def test_without_steps_every_rating_waits_for_days():
    for rating in Rating:
        memory = review(None, rating, 0, PLAIN)
        assert memory.phase is Phase.REVIEW
        assert memory.wait_minutes is None
        assert interval_days(memory, PLAIN, seed=0) >= 1


def test_with_steps_a_new_card_waits_for_minutes_first():
    chosen = replace(PLAIN, learning_steps_minutes=(1, 10))
    assert previews(None, 0, chosen, "d:c")[:3] == (0, 0, 0)
    assert previews(None, 0, chosen, "d:c")[3] >= 1
    waits = [review(None, rating, 0, chosen).wait_minutes for rating in Rating]
    assert waits == [1, 6, 10, None]


def test_a_century_away_does_not_overflow_the_engine():
    memory = review(Memory(5.0, 5.0, -(2**40)), Rating.GOOD, 2**40, PLAIN)
    assert 5.0 < memory.stability_days <= 36_500
