"""Memories put on a grid, and what asking them comes to."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.memory import Memory, Rating, retrievability, review
from quiz.memory.grid import Grid
from tests.memory.aims import SETTINGS

GRID = Grid(SETTINGS, 0.3)
PLACES = [GRID.shares(*memory)[0][0] for memory in ((1.0, 5.0), (30.0, 7.0))]
stabilities = st.floats(0.1, 2_000)
difficulties = st.floats(1, 10)


def place(number: int) -> tuple[float, float]:
    """The memory at a place, from how well it is recalled and shared out."""
    return GRID._memories[number]


@given(stabilities, difficulties)
def test_shares_sum_to_one_and_keep_log_stability_and_difficulty(stability, difficulty):
    shares = GRID.shares(stability, difficulty)
    assert all(share >= 0 for _, share in shares)
    assert sum(share for _, share in shares) == pytest.approx(1)
    log = sum(share * math.log(place(at)[0]) for at, share in shares)
    hard = sum(share * place(at)[1] for at, share in shares)
    assert log == pytest.approx(math.log(stability), abs=1e-9)
    assert hard == pytest.approx(difficulty)


@pytest.mark.parametrize("stability", [1e-3, 0.09, 2_001.0, 36_500.0])
def test_what_lies_beyond_the_grid_is_put_on_its_edge(stability):
    shares = GRID.shares(stability, 5.0)
    edge = min(max(stability, 0.1), 2_000.0)
    assert all(0 <= at < GRID.size for at, _ in shares)
    log = sum(share * math.log(place(at)[0]) for at, share in shares)
    assert log == pytest.approx(math.log(edge))


@given(stabilities, difficulties, st.integers(0, 90))
def test_recall_between_places_is_near_the_curve(stability, difficulty, apart):
    exact = retrievability(Memory(stability, difficulty, 0), apart, SETTINGS)
    recall = GRID.recall(apart)
    found = sum(share * recall[at] for at, share in GRID.shares(stability, difficulty))
    assert found == pytest.approx(exact, abs=0.01)


@given(stabilities, difficulties, st.integers(0, 60))
def test_asking_is_a_chance_to_keep_and_a_chance_to_relearn(
    stability, difficulty, apart
):
    memory = Memory(stability, difficulty, 0)
    asked = GRID.asked_memory(memory, apart)
    recalled = retrievability(memory, apart, SETTINGS)
    assert asked.recalled == pytest.approx(recalled)
    assert sum(share for _, share in asked.to) == pytest.approx(1)
    kept = review(memory, Rating.GOOD, apart, SETTINGS)
    lost = review(memory, Rating.AGAIN, apart, SETTINGS)
    again = review(lost, Rating.GOOD, apart, SETTINGS)
    wanted = recalled * within(kept) + (1 - recalled) * within(again)
    log = sum(share * math.log(place(at)[0]) for at, share in asked.to)
    assert log == pytest.approx(wanted, abs=1e-6)


def test_a_new_card_is_known_as_often_as_the_goal_says():
    for known_before in (0.0, 0.3, 1.0):
        first = Grid(SETTINGS, known_before).first
        good = review(None, Rating.GOOD, 0, SETTINGS)
        again = review(None, Rating.AGAIN, 0, SETTINGS)
        again = review(again, Rating.GOOD, 0, SETTINGS)
        wanted = known_before * within(good) + (1 - known_before) * within(again)
        log = sum(share * math.log(place(at)[0]) for at, share in first.to)
        assert first.recalled == known_before
        assert log == pytest.approx(wanted, abs=1e-6)


def within(memory: Memory) -> float:
    """The logarithm of a stability, as far as the grid goes."""
    return math.log(min(max(memory.stability_days, 0.1), 2_000.0))
