"""The best courses at some prices, and the prices at which days are filled."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quiz.memory import Memory, Rating, retrievability, review
from quiz.memory.goal import Goal, Pace, Study
from quiz.memory.grid import Grid
from quiz.memory.policy import average_pace
from quiz.memory.prices import Way, find_prices
from tests.memory.aims import PACE, SETTINGS, TODAY, cards, goal, known, new

GRID = Grid(SETTINGS, 0.3)
STUDIES = cards(40)
SHORT, AMPLE = goal(6, 4.0), goal(6, 300.0)


@cache
def way(aim: Goal) -> Way:
    return Way(GRID, TODAY, aim, average_pace(STUDIES))


@cache
def prices_of(aim: Goal) -> tuple[float, ...]:
    return find_prices(way(aim), STUDIES)


def best(course: Way, study: Study, prices: list[float]) -> float:
    options = course.options(study, course.value(prices))
    nets = [
        one.worth - prices[one.day] * one.seconds / study.weight for one in options.ask
    ]
    return max(options.stop, *nets)


def best_of_all(
    memory: Memory | None, day: int, days: int, prices: list[float]
) -> float:
    """The same by trying every course, on memories as they are."""
    if day == days:
        if memory is None:
            return 0.0
        return retrievability(memory, TODAY + days, SETTINGS)
    waiting = best_of_all(memory, day + 1, days, prices)
    recalled = 0.3
    if memory is not None:
        recalled = retrievability(memory, TODAY + day, SETTINGS)
    kept = review(memory, Rating.GOOD, TODAY + day, SETTINGS)
    lost = review(memory, Rating.AGAIN, TODAY + day, SETTINGS)
    again = review(lost, Rating.GOOD, TODAY + day, SETTINGS)
    forgotten_s = PACE.new if memory is None else PACE.forgotten
    cost = prices[day] * (recalled * PACE.recalled + (1 - recalled) * forgotten_s)
    asking = recalled * best_of_all(kept, day + 1, days, prices)
    asking += (1 - recalled) * best_of_all(again, day + 1, days, prices)
    return max(waiting, asking - cost)


@pytest.mark.parametrize(
    "study",
    [new(), known(), known(stability_days=0.4), known(stability_days=40, days_ago=30)],
    ids=["new", "known", "weak", "old"],
)
@pytest.mark.parametrize(
    "prices",
    [[1e-4] * 4, [4e-3] * 4, [1e-3, 2e-3, 6e-3, 12e-3], [8e-3, 1e-3, 1e-3, 8e-3]],
    ids=["cheap", "dear", "rising", "middle"],
)
def test_one_card_does_as_well_as_the_best_of_all_courses(study, prices):
    course = Way(GRID, TODAY, goal(4, 10), PACE)
    found = best(course, study, prices)
    assert found == pytest.approx(best_of_all(study.memory, 0, 4, prices), abs=0.01)


@pytest.mark.parametrize("study", [new(), known(stability_days=0.4)])
@pytest.mark.parametrize(("slower", "weight"), [(0.5, 1), (1.5, 1), (1, 2), (1, 0.7)])
def test_a_card_pays_for_its_own_time_by_its_own_weight(study, slower, weight):
    prices = [3e-3, 3e-3, 4e-3, 5e-3]
    pace = Pace(*(slower * one for one in (PACE.recalled, PACE.forgotten, PACE.new)))
    course = Way(GRID, TODAY, goal(4, 10), PACE)
    found = best(course, replace(study, pace=pace, weight=weight), prices)
    own = [price * slower / weight for price in prices]
    exact = best_of_all(study.memory, 0, 4, own)
    assert exact - 0.02 < found < exact + 0.01


@settings(max_examples=20)
@given(
    st.lists(st.floats(1e-5, 0.02), min_size=6, max_size=6),
    st.lists(st.floats(0, 0.01), min_size=6, max_size=6),
)
def test_value_is_not_below_stopping_and_falls_with_rising_prices(prices, rise):
    course = way(SHORT)
    dearer = [price + more for price, more in zip(prices, rise, strict=True)]
    cheap, dear = course.value(prices), course.value(dearer)
    for day in range(course.days):
        stopping = course.grid.recall(course.days - day)
        for place in range(GRID.size):
            assert (
                stopping[place]
                <= dear.best[day][place]
                <= cheap.best[day][place] + 1e-12
            )


def test_where_there_is_time_for_all_every_price_is_the_least():
    assert prices_of(AMPLE) == pytest.approx([AMPLE.least_gain / 60] * 6)


@pytest.mark.parametrize("minutes", [2.0, 4.0, 8.0])
def test_where_time_is_short_the_days_want_about_what_they_have(minutes):
    aim = replace(SHORT, minutes=minutes)
    prices = prices_of(aim)
    everyone = [(one, 1.0) for one in STUDIES]
    wanted = way(aim).wanted(everyone, prices, way(aim).value(prices)).seconds
    assert 0.85 * 6 * minutes * 60 <= sum(wanted) <= 1.001 * 6 * minutes * 60
    assert max(wanted) < 2 * minutes * 60
    assert min(prices) > aim.least_gain / 60


def test_less_time_is_dearer():
    levels = [sum(prices_of(replace(SHORT, minutes=one))) for one in (2.0, 4.0, 8.0)]
    assert levels == sorted(levels, reverse=True)
    assert levels[0] > 1.2 * levels[-1]


def test_what_is_wanted_counts_cards_as_often_as_they_stand():
    course, prices = way(SHORT), prices_of(SHORT)
    values = course.value(prices)
    once = course.wanted([(one, 1.0) for one in STUDIES], prices, values)
    twice = course.wanted([(one, 2.0) for one in STUDIES], prices, values)
    for a, b in ((once.seconds, twice.seconds), (once.cards, twice.cards)):
        assert b == pytest.approx([2 * one for one in a], rel=1e-4)


def test_a_card_is_shared_out_wholly():
    course, prices = way(SHORT), prices_of(SHORT)
    values = course.value(prices)
    for study in STUDIES[:6]:
        stop, shares = course.mixed(study, course.options(study, values), prices)
        assert stop + sum(shares) == pytest.approx(1)


def test_prices_follow_from_what_is_given_alone():
    fresh = Way(Grid(SETTINGS, 0.3), TODAY, SHORT, average_pace(STUDIES))
    assert find_prices(fresh, STUDIES) == prices_of(SHORT)
