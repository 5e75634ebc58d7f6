"""Whom to ask today on the way to a goal."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import pytest

from quiz.memory import Rating, review
from quiz.memory.goal import Goal, Pace, Study
from quiz.memory.grid import Grid
from quiz.memory.policy import Guide
from tests.memory.aims import SETTINGS, TODAY, cards, goal, known, new

GRID = Grid(SETTINGS, 0.3)
STUDIES = cards(45)
SHORT = goal(8, 3.0)


@cache
def guide(aim: Goal = SHORT, studies: tuple[Study, ...] = STUDIES) -> Guide:
    return Guide(studies, TODAY, aim, SETTINGS, grid=GRID)


def asked(aim: Goal, *studies: Study) -> list[str]:
    return [step.card for step in guide(aim, studies).steps(studies)]


def test_cards_that_were_asked_today_are_left_out():
    done = known("done", days_ago=0, stability_days=0.3)
    assert asked(goal(1, 10), done, known("open")) == ["open"]
    assert asked(goal(0, 10), done, known("open")) == ["open"]


def test_new_cards_come_in_early_and_cease_before_the_end_where_time_is_short():
    studies = tuple(
        known(f"seen-{n}", stability_days=1.5, days_ago=2) for n in range(20)
    ) + tuple(new(f"new-{n}") for n in range(20))
    early = guide(goal(8, 6.0), studies)
    late = guide(goal(1, 6.0), studies)
    first = [step.card for step in early.steps(studies)][:8]
    last = [step.card for step in late.steps(studies)][:8]
    assert any(card.startswith("new") for card in first)
    assert not any(card.startswith("seen") for card in last) or not any(
        card.startswith("new") for card in last
    )


def test_on_the_day_itself_the_least_sure_come_first_and_nothing_new():
    sure = known("sure", stability_days=30, days_ago=1)
    less = known("less", stability_days=5, days_ago=5)
    least = known("least", stability_days=1, days_ago=9)
    assert asked(goal(0, 10), sure, new(), less, least)[:2] == ["least", "less"]
    assert "new" not in asked(goal(0, 10), sure, new(), less, least)


@pytest.mark.parametrize("least_gain", [0.01, 0.1, 0.5])
def test_nothing_is_asked_on_which_a_minute_gains_less_than_the_least(least_gain):
    aim = replace(SHORT, least_gain=least_gain)
    for step in guide(aim).steps(STUDIES):
        assert step.gain / step.seconds * 60 >= least_gain * (1 - 1e-9)


def test_what_is_sure_on_the_day_anyway_is_not_asked():
    assert asked(goal(3, 60), known(stability_days=3_000, days_ago=1)) == []


def test_with_time_to_spare_a_day_gets_its_share_and_no_more():
    ample = goal(30, 60)
    studies = tuple(new(f"new {number}") for number in range(40))
    found = guide(ample, studies)
    asked_s = sum(step.seconds for step in found.steps(studies))
    assert 0 < asked_s < 60 * 60 / 2
    after = found.steps(studies, spent_s=asked_s)
    assert sum(step.seconds for step in after) < asked_s / 2


def test_the_order_follows_from_what_is_given_alone():
    anew = Guide(STUDIES, TODAY, SHORT, SETTINGS)
    assert anew.steps(STUDIES) == guide().steps(STUDIES)
    assert guide().steps(STUDIES) == guide().steps(STUDIES)
    alike = tuple(new(f"alike-{n}") for n in range(5))
    assert asked(goal(5, 20), *alike) == [one.card for one in alike]


@pytest.mark.parametrize("number", [0, 1, 3, 7, 20])
def test_on_the_last_day_a_card_that_weighs_twice_as_much_comes_no_later(number):
    """Earlier it may: it can afford the time on whichever day is best for it."""
    last = guide(goal(1, 3.0))
    heavy = replace(STUDIES[number], weight=2.0)
    with_heavy = [heavy if one is STUDIES[number] else one for one in STUDIES]
    places = []
    for studies in (STUDIES, with_heavy):
        found = [step.card for step in last.steps(studies)]
        places.append(found.index(heavy.card) if heavy.card in found else len(found))
    assert places[1] <= places[0]


def test_a_quicker_card_comes_first_among_its_like():
    slow, quick = new("slow", Pace(40, 90, 140)), new("quick", Pace(20, 45, 70))
    studies = (slow, quick, *STUDIES)
    found = [step.card for step in guide(SHORT, STUDIES).steps(studies)]
    assert found.index("quick") < found.index("slow")


def test_the_next_day_is_after_today_and_before_the_goal_or_never():
    found = set()
    for study in STUDIES:
        for rating in (Rating.AGAIN, Rating.GOOD):
            memory = review(study.memory, rating, TODAY, SETTINGS)
            day = guide().next_day(replace(study, memory=memory))
            found.add(day)
            assert day is None or TODAY < day < SHORT.day
    assert len(found) > 1


def test_a_card_that_lasts_is_not_asked_again_before_the_goal():
    assert guide().next_day(known(stability_days=3_000, days_ago=0)) is None
    assert guide(goal(1, 5)).next_day(known(stability_days=0.2, days_ago=0)) is None
    assert guide(goal(0, 5)).next_day(known(stability_days=0.2, days_ago=0)) is None
    assert guide().next_day(new()) is None


def test_a_goal_without_cards_asks_none():
    assert asked(goal(5, 10)) == []
    assert asked(goal(0, 10)) == []
