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
from quiz.memory.balance import MOST_DAYS
from quiz.memory.schedule import interval_range

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


loads = st.dictionaries(st.integers(0, 100), st.integers(0, 300))


@given(st.none() | memories, ratings, loads)
def test_a_balanced_interval_is_kept_with_the_review_and_stands(memory, rating, ahead):
    """Whatever was due when it was chosen: afterwards nobody asks any more."""
    card, day = "dl/activations:relu", 20_000
    load = {day + days: cards for days, cards in ahead.items()}
    shown = previews(memory, day, FUZZY, card, lambda days: load)[rating - 1]
    after = review(memory, rating, day, FUZZY)
    shortest, longest = interval_range(after, FUZZY)
    assert shortest <= shown <= longest
    seed = fuzz_seed(card, after.reviews)
    assert due_day(after, FUZZY, seed, shown) == day + shown


@given(st.none() | memories, st.integers(0, 30_000), loads)
def test_a_better_rating_never_comes_back_sooner(memory, day, ahead):
    """Nor does a better day make it: what the keys show rises from 1 to 4."""
    load = {day + days: cards for days, cards in ahead.items()}
    shown = previews(memory, day, FUZZY, "d:c", lambda days: load)
    assert list(shown) == sorted(shown)


@pytest.mark.parametrize("chosen_days", [0, 6, 13, -8, 10**9])
def test_an_interval_chosen_for_another_memory_or_setting_does_not_stand(chosen_days):
    memory = Memory(10.0, 5.0, 0)
    assert interval_range(memory, FUZZY) == (8, 12)
    by_seed = interval_days(memory, FUZZY, 1)
    assert interval_days(memory, FUZZY, 1, chosen_days) == by_seed
    assert interval_days(memory, PLAIN, 1, 9) == 10
    unbalanced = replace(FUZZY, load_balance=False)
    assert {interval_days(memory, unbalanced, 1, days) for days in range(8, 13)} == {
        by_seed
    }


def test_the_lighter_days_of_a_spread_are_preferred():
    memory = Memory(10.0, 5.0, 0)  # Good: 43 days, give or take four
    [shortest, longest] = interval_range(review(memory, Rating.GOOD, 10, FUZZY), FUZZY)
    load = {10 + days: 20 for days in range(100)} | {10 + longest: 4}
    got = Counter(
        previews(memory, 10, FUZZY, f"d:{number}", lambda days: load)[2]
        for number in range(200)
    )
    assert got[longest] > 150
    level = Counter(
        previews(memory, 10, FUZZY, f"d:{number}", lambda days: {})[2]
        for number in range(1_000)
    )
    middle = (shortest + longest) / 2
    assert sum(level.values()) == sum(
        level[days] for days in range(shortest, longest + 1)
    )
    assert sum(days * n for days, n in level.items()) / 1_000 == pytest.approx(
        middle, rel=0.03
    )


def test_days_are_counted_once_a_card_and_only_where_there_is_a_choice():
    asked: list[set[int]] = []

    def count_due(days):
        asked.append(set(days))
        return {}

    previews(Memory(10.0, 5.0, 0), 10, FUZZY, "d:c", count_due)
    assert len(asked) == 1
    assert max(asked[0]) - 10 <= MOST_DAYS * 1.1
    assert len(asked[0]) < 60
    for chosen in (PLAIN, replace(FUZZY, load_balance=False)):
        previews(Memory(10.0, 5.0, 0), 10, chosen, "d:c", count_due)
    assert len(asked) == 1
    previews(Memory(5_000.0, 5.0, 0), 9_000, FUZZY, "d:c", count_due)
    assert max(asked[1]) - 9_000 < 20, "after Again; the others are years away"


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
