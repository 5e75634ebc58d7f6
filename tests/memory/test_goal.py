"""The relaxed bound that a goal's own page states."""

from __future__ import annotations

from dataclasses import replace
from statistics import fmean

import pytest

from quiz.memory.goal import Goal
from quiz.memory.grid import Grid
from quiz.memory.policy import average_pace
from quiz.memory.prices import Way, find_prices
from tests.memory.aims import PACE, SETTINGS, TODAY, cards, goal
from tests.memory.rollout import by_goal, mean_recall, play

DAYS, MINUTES = 4, 2.5
STUDIES = tuple(replace(one, pace=PACE) for one in cards(20))
OVERRUN_S = 45.0
"""A day may end with a card begun before its minutes were spent."""
GRID_ERROR = 0.01


def bound(aim: Goal, prices: tuple[float, ...]) -> float:
    """Sum of V_i and of p_d·60·M, as recall of a card."""
    way = Way(Grid(SETTINGS, aim.known_before), TODAY, aim, average_pace(STUDIES))
    values = way.value(prices)
    whole = sum(prices) * (60 * aim.minutes + OVERRUN_S)
    for study in STUDIES:
        options = way.options(study, values)
        nets = [one.worth - prices[one.day] * one.seconds for one in options.ask]
        whole += max(options.stop, *nets)
    return whole / len(STUDIES)


def found_prices(aim: Goal) -> tuple[float, ...]:
    way = Way(Grid(SETTINGS, aim.known_before), TODAY, aim, average_pace(STUDIES))
    return find_prices(way, STUDIES)


def test_no_policy_does_better_than_the_relaxed_bound():
    aim = goal(DAYS, MINUTES, least_gain=0.0)
    reached = fmean(
        mean_recall(
            STUDIES,
            play(
                STUDIES, TODAY, aim, SETTINGS, by_goal(aim, SETTINGS), seed=seed
            ).recall,
        )
        for seed in range(8)
    )
    best = bound(aim, found_prices(aim))
    assert best - 0.1 < reached < best + GRID_ERROR


@pytest.mark.parametrize("factor", [0.2, 3.0])
def test_other_prices_only_loosen_the_bound(factor):
    aim = goal(DAYS, MINUTES, least_gain=0.0)
    prices = found_prices(aim)
    others = tuple(price * factor for price in prices)
    assert bound(aim, others) > bound(aim, prices)
