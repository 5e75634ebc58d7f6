"""The days to come, simulated."""

from __future__ import annotations

from itertools import pairwise

import pytest

from quiz.memory import (
    DEFAULT_PARAMETERS,
    Memory,
    Rating,
    Settings,
    retrievability,
    review,
)
from quiz.memory.curve import stabilities_along
from quiz.memory.forecast import Fresh, Habits, Known, Limits, forecast, habits

TODAY = 20_000
SETTINGS = Settings()
FREE = Limits(9_999, 0, 9_999)
SURE = Habits(first=(0.0, 0.0, 1.0, 0.0), recalled=(0.0, 1.0, 0.0))


def known(stability_days: float, since: int, due_in: int) -> Known:
    memory = Memory(stability_days, 5.0, TODAY - since, reviews=3)
    return Known(memory, TODAY + due_in, SETTINGS)


CARDS = [known(2.0 + n, 1 + n % 5, n % 7 - 2) for n in range(40)]


def look_ahead(cards=CARDS, unseen=0, days=10, limits=FREE, today=None, **more):
    new = [Fresh(SETTINGS)] * unseen
    every = [today or limits, *[limits] * (days - 1)]
    return forecast(cards, new, TODAY, every, SURE, SETTINGS, **{"seed": 1, **more})


def test_who_stops_forgets_along_the_curves():
    found = look_ahead()
    for ahead, value in enumerate(found.known_if_stopped):
        day = TODAY + ahead
        curve = [retrievability(one.memory, day, SETTINGS) for one in CARDS]
        assert value == pytest.approx(sum(curve))
    assert all(one > other for one, other in pairwise(found.known_if_stopped))


def test_what_is_overdue_comes_today_and_the_rest_on_its_day():
    later = [known(3.0, 1, due_in) for due_in in (-30, 0, 0, 2)]
    found = look_ahead(later, days=3)
    assert found.reviews[0] == 3
    assert found.reviews[2] >= 1
    assert found.waiting == 0


def test_the_same_seed_gives_the_same_days_and_another_seed_others():
    assert look_ahead() == look_ahead()
    assert look_ahead(seed=2) != look_ahead()


def test_limits_hold_and_what_they_leave_over_waits_before_new_cards():
    tight = Limits(reviews=3, new=5, cards=99)
    found = look_ahead(unseen=50, limits=tight, today=Limits(2, 4, 99))
    assert found.reviews[0] == 2
    assert max(found.reviews[1:]) == 3
    assert set(found.new) == {0}
    assert found.waiting > 0


def test_cards_of_both_sorts_share_the_time_there_is():
    due = [known(3.0, 5, 0) for _ in range(7)]
    found = look_ahead(due, unseen=9, days=2, limits=Limits(99, 99, cards=5))
    assert (found.reviews[0], found.new[0]) == (5, 0)
    assert found.reviews[1] + found.new[1] == 5
    assert found.new[1] > 0


def test_new_cards_begin_as_far_as_there_are_any():
    found = look_ahead([], unseen=7, limits=Limits(99, 3, 99), today=Limits(99, 1, 99))
    assert found.new[:4] == (1, 3, 3, 0)
    assert found.known[0] == pytest.approx(1)
    assert found.known_if_stopped == (0,) * 10


def test_who_forgets_a_card_repeats_it_the_same_day():
    memory = Memory(0.01, 9.0, TODAY - 30_000)
    once, never = Limits(9, 0, 9), Limits(0, 0, 0)
    cards = [Known(memory, TODAY, SETTINGS)]
    found = look_ahead(cards, days=2, limits=never, today=once)
    failed = review(memory, Rating.AGAIN, TODAY, SETTINGS)
    repeated = review(failed, Rating.GOOD, TODAY, SETTINGS)
    tomorrow = TODAY + 1
    wanted = retrievability(repeated, tomorrow, SETTINGS)
    assert wanted > retrievability(failed, tomorrow, SETTINGS) + 0.01
    assert found.known[1] == pytest.approx(wanted)


def test_going_on_beats_stopping():
    found = look_ahead(runs=5)
    assert found.known[-1] > found.known_if_stopped[-1] + 1


def test_a_sample_stands_for_all():
    whole, half = look_ahead(CARDS * 2, runs=8), look_ahead(runs=8, weight=2.0)
    for one, other in zip(whole.known, half.known, strict=True):
        assert one == pytest.approx(other, rel=0.02)
    assert sum(whole.reviews) == pytest.approx(sum(half.reviews), rel=0.1)


def test_own_ratings_count_the_more_the_more_there_are():
    usual, own = habits((0,) * 4, (0,) * 3), habits((0, 0, 0, 9_980), (0, 0, 9_980))
    assert usual.first == pytest.approx(Habits().first)
    assert usual.recalled == pytest.approx(Habits().recalled)
    assert own.first[3] > 0.99
    assert own.recalled[2] > 0.99
    for shares in (usual.first, usual.recalled, own.first, own.recalled):
        assert sum(shares) == pytest.approx(1)


def test_stabilities_along_a_past_are_those_step_by_step():
    past = [(3, 0), (1, 4), (3, 0), (2, 1), (4, 9), (3, 2_000_000), (1, 3)]
    memory, day, expected = None, TODAY, []
    for rating, elapsed in past:
        day += elapsed
        memory = review(memory, Rating(rating), day, SETTINGS)
        expected.append(memory.stability_days)
    assert stabilities_along(past, DEFAULT_PARAMETERS) == expected[:-1]
    assert stabilities_along(past[:1], DEFAULT_PARAMETERS) == []
