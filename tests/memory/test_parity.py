"""The same reviews give the same memory and interval as elsewhere.

fsrs-rs and Anki, which computes with it, agree to the last bit; py-fsrs, in double
precision, to what float32 loses. `python -m tests.benchmarks parity` has the figures.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import fsrs
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from quiz.memory import (
    Memory,
    Phase,
    Rating,
    Settings,
    interval_days,
    replay,
    review,
)
from tests.memory.anki_parity import against_anki
from tests.memory.histories import FITTED as FITTED_WEIGHTS
from tests.memory.histories import histories as drawn
from tests.memory.parity import BOUNDS, against_engine, against_py_fsrs

START = datetime(2024, 1, 1, 12, tzinfo=UTC)
RELATIVE = 1e-5
"""Both start from the same decimals; the engine computes in float32, whose errors
pile up over a history: ten reviews may add as much again."""
SMALL_DAYS = 0.02
"""Forgetting takes (S+1)^w - 1, which costs float32 about 1e-7 of a day whatever S
is: below half an hour that is a larger share of it."""
CAP_DAYS = 36_500

PLAIN = Settings(fuzz=False)
FITTED = Settings(
    fuzz=False,
    desired_retention=0.83,
    maximum_interval_days=400,
    parameters=FITTED_WEIGHTS,
)
STEPS = Settings(
    fuzz=False, learning_steps_minutes=(2, 10), relearning_steps_minutes=(4,)
)

HISTORIES = [
    # (rating, whole days since the review before)
    [(3, 0)],
    [(1, 0)],
    [(3, 0), (3, 2), (3, 11), (3, 46), (1, 163), (1, 7), (3, 3), (3, 1), (3, 8)],
    [(1, 0), (1, 0), (1, 0), (3, 0), (3, 1), (3, 4)],
    [(4, 0), (4, 16), (4, 90), (2, 400), (3, 400)],
    [(2, 0), (2, 1), (2, 1), (2, 2), (2, 3)],
    [(3, 0), (4, 0), (2, 0), (1, 0), (3, 0)],
    [(1, 0)] * 20,
    [(4, 0), *[(4, 300)] * 4],
    [(3, 0), (1, 3000), (3, 1), (3, 3000)],
]
histories = st.lists(
    st.tuples(st.integers(1, 4), st.sampled_from([0, 0, 1, 1, 2, 5, 17, 60, 365])),
    min_size=1,
    max_size=25,
)


def reference(chosen: Settings) -> fsrs.Scheduler:
    return fsrs.Scheduler(
        parameters=chosen.parameters,
        desired_retention=chosen.desired_retention,
        learning_steps=[timedelta(minutes=m) for m in chosen.learning_steps_minutes],
        relearning_steps=[
            timedelta(minutes=m) for m in chosen.relearning_steps_minutes
        ],
        maximum_interval=chosen.maximum_interval_days,
        enable_fuzzing=False,
    )


def compare(history: list[tuple[int, int]], chosen: Settings) -> float:
    """Check a history as a whole, and each step of it from the reference's memory.

    Returns the largest relative difference met over the whole history.
    """
    scheduler, card = reference(chosen), fsrs.Card(card_id=1, due=START)
    memory: Memory | None = None
    day, worst, lowest = 0, 0.0, 1.0
    for position, (number, elapsed) in enumerate(history):
        day += elapsed if position else 0
        now = START + timedelta(days=day)
        before = card.stability, card.difficulty
        card, _ = scheduler.review_card(card, fsrs.Rating(number), now)
        assert card.stability is not None
        assert card.difficulty is not None
        if card.stability > CAP_DAYS:
            break  # the engine stops there, the reference goes on
        same_start = memory
        if memory is not None and before[0] is not None and before[1] is not None:
            same_start = replace(memory, stability_days=before[0], difficulty=before[1])
        step = review(same_start, Rating(number), day, chosen)
        tight = RELATIVE * (1 + SMALL_DAYS / min(card.stability, before[0] or 1.0))
        assert step.stability_days == pytest.approx(card.stability, rel=tight)
        assert step.difficulty == pytest.approx(card.difficulty, rel=RELATIVE)
        memory = review(memory, Rating(number), day, chosen)
        lowest = min(lowest, card.stability)
        near = RELATIVE * (1 + position / 10 + SMALL_DAYS / lowest)
        assert memory.stability_days == pytest.approx(card.stability, rel=near)
        assert memory.difficulty == pytest.approx(card.difficulty, rel=RELATIVE)
        worst = max(
            worst,
            abs(memory.stability_days / card.stability - 1),
            abs(memory.difficulty / card.difficulty - 1),
        )
        assert memory.phase.name == card.state.name.upper()
        if memory.phase is not Phase.REVIEW:
            assert memory.wait_minutes == (card.due - now) / timedelta(minutes=1)
            continue
        wanted = (card.due - now).days
        got = interval_days(memory, chosen, seed=0)
        # A half day may round either way when the last digits of S differ.
        if got != wanted:
            exact = card.stability * reach(chosen)
            assert abs(got - wanted) == 1
            assert abs(exact - int(exact) - 0.5) <= exact * near
    return worst


def reach(chosen: Settings) -> float:
    decay = -chosen.parameters[20]
    factor = 0.9 ** (1 / decay) - 1
    return float((chosen.desired_retention ** (1 / decay) - 1) / factor)


@pytest.mark.parametrize(
    "chosen", [PLAIN, FITTED, STEPS], ids=["plain", "fit", "steps"]
)
@pytest.mark.parametrize("history", HISTORIES, ids=str)
def test_a_history_gives_the_memory_of_the_reference(history, chosen):
    compare(history, chosen)


@given(histories, st.sampled_from([PLAIN, FITTED, STEPS]))
@settings(max_examples=300, deadline=None)
@example([(3, 0), (1, 0)], STEPS)
def test_any_history_gives_the_memory_of_the_reference(history, chosen):
    compare(history, chosen)


def test_the_defaults_are_those_of_the_reference():
    assert Settings().parameters == fsrs.Scheduler().parameters


def test_known_numbers_stand():
    """Literals, so that the engine and the reference cannot drift together."""
    memory = review(None, Rating.GOOD, 0, PLAIN)
    assert memory.stability_days == pytest.approx(2.3065)
    assert memory.difficulty == pytest.approx(2.1181039)
    memory = review(memory, Rating.GOOD, 2, PLAIN)
    assert memory.stability_days == pytest.approx(10.9643, rel=1e-5)
    same_day = review(memory, Rating.AGAIN, 2, PLAIN)
    assert same_day.stability_days == pytest.approx(3.325286, rel=2e-5)


def test_a_thousand_histories_agree_with_the_engine_to_the_last_bit():
    found = against_engine(drawn(1_000, 5))
    assert found.reviews > 15_000
    assert (found.stability, found.small, found.difficulty) == (0, 0, 0)
    assert found.retrievability <= 3e-7
    assert found.intervals == found.halves <= 5


def test_a_thousand_histories_agree_with_the_reference_to_float32():
    found = against_py_fsrs(drawn(1_000, 5))
    assert found.reviews > 15_000
    for name, most in BOUNDS.items():
        assert getattr(found, name) <= most, name
    assert found.intervals == found.halves <= 5


def test_the_keys_of_anki_say_the_same_intervals(tmp_path):
    pytest.importorskip("anki", reason="the extra `anki`")
    found = against_anki(drawn(100, 5), tmp_path)
    assert found.reviews == 400
    assert (found.stability, found.small, found.difficulty) == (0, 0, 0)
    assert found.intervals == 0


def test_stability_ends_at_a_century_where_the_reference_goes_on():
    """A limit of the engine, and so of Anki's."""
    memory: Memory | None = None
    for day in (0, 3_000, 30_000, 90_000):
        memory = review(memory, Rating.EASY, day, PLAIN)
    assert memory is not None
    assert memory.stability_days == CAP_DAYS
    assert interval_days(memory, PLAIN, seed=0) == CAP_DAYS


pasts = st.lists(
    st.tuples(st.integers(-3, 400) | st.just(10**9), st.integers(1, 4)), min_size=1
)


@given(st.lists(pasts, max_size=5), st.sampled_from([PLAIN, FITTED, STEPS]))
def test_pasts_folded_at_once_are_those_folded_review_by_review(many, chosen):
    """Whatever the days: clocks go backwards, and stop at no century."""
    wanted = []
    for past in many:
        memory: Memory | None = None
        for day, rating in past:
            memory = review(memory, Rating(rating), day, chosen)
        wanted.append(memory)
    assert replay(many, chosen) == wanted
