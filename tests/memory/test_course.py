"""A plan that is followed comes to what its outlook says."""

from __future__ import annotations

import random

import pytest

from quiz.memory import Memory, Settings
from quiz.memory.course import Course
from quiz.memory.forecast import Fresh, Habits, Known, Limits, forecast
from quiz.memory.goal import Goal, Pace, Study
from quiz.memory.outlook import look_ahead

TODAY, DAYS = 20_000, 10
SETTINGS = Settings()
GOAL = Goal(day=TODAY + DAYS, minutes=6.0)
PACE = Pace(20.0, 40.0, 60.0)
MEMORIES = [Memory(1.5 + n, 3 + n % 6, TODAY - 1 - n % 9, reviews=4) for n in range(40)]
SEEN = [Study(f"d:seen-{n}", one, PACE) for n, one in enumerate(MEMORIES)]
NEW = [Study(f"d:new-{n}", None, PACE) for n in range(20)]
FREE = Limits(99, 99, 99)


@pytest.fixture(scope="module")
def outlook():
    return look_ahead([*SEEN, *NEW], TODAY, GOAL, SETTINGS)


def course_of(outlook, **more) -> Course:
    return Course([*SEEN, *NEW], TODAY, GOAL, outlook.prices, SETTINGS, **more)


def followed(course: Course, days: int, **more):
    cards = [Known(one, TODAY, SETTINGS, SEEN[n]) for n, one in enumerate(MEMORIES)]
    fresh = [Fresh(SETTINGS, one) for one in NEW]
    limits = [FREE] * days
    return forecast(
        [*cards, *more.pop("others", [])],
        fresh,
        TODAY,
        limits,
        Habits(),
        SETTINGS,
        course=course,
        **{"runs": 20, **more},
    )


def test_whoever_follows_a_plan_comes_to_what_it_says(outlook):
    course = course_of(outlook)
    load = course.load([*SEEN, *NEW])
    assert tuple(load.cards) == outlook.asked
    found = followed(course, DAYS + 1)
    asked = [one + new for one, new in zip(found.reviews, found.new, strict=True)]
    assert sum(asked) == pytest.approx(sum(outlook.asked), rel=0.05)
    for ahead in range(DAYS):
        assert asked[ahead] == pytest.approx(outlook.asked[ahead], abs=3)
    # Only on the day itself nothing is asked.
    assert asked[DAYS] == 0
    known = sum(one.on_the_day for one in outlook.cards)
    assert found.known[DAYS] == pytest.approx(known, abs=1.5)


def test_after_the_day_usual_intervals_and_limits_hold(outlook):
    tight = Limits(3, 0, 3)
    course = course_of(outlook)
    cards = [Known(one, TODAY, SETTINGS, SEEN[n]) for n, one in enumerate(MEMORIES)]
    limits = [tight] * 30
    found = forecast(cards, [], TODAY, limits, Habits(), SETTINGS, course=course)
    assert max(found.reviews[:DAYS]) > 3 >= max(found.reviews[DAYS + 1 :]) > 0


def test_what_is_not_planned_waits_until_the_day_is_past(outlook):
    other = Memory(2.0, 5.0, TODAY - 300, reviews=4)
    cards = [Known(other, TODAY, SETTINGS)]
    course = course_of(outlook)
    limits = [FREE] * (DAYS + 3)
    found = forecast(cards, [], TODAY, limits, Habits(), SETTINGS, course=course)
    assert set(found.reviews[: DAYS + 1]) == {0}
    assert found.reviews[DAYS + 1] == 1


def test_today_those_are_asked_of_whom_it_is_known(outlook):
    dice = random.Random(1)  # noqa: S311 - no secret
    course = course_of(outlook, asked_today={SEEN[3].card})
    days = {one.card: course.first_day(one, dice) for one in [*SEEN, *NEW]}
    assert [card for card, day in days.items() if day == TODAY] == [SEEN[3].card]
    assert TODAY + 1 in days.values()


def test_on_the_day_itself_only_today_is_planned():
    goal = Goal(day=TODAY, minutes=6.0)
    course = Course(SEEN, TODAY, goal, (), SETTINGS, asked_today={SEEN[3].card})
    cards = [Known(one, TODAY, SETTINGS, SEEN[n]) for n, one in enumerate(MEMORIES)]
    found = forecast(cards, [], TODAY, [FREE] * 3, Habits(), SETTINGS, course=course)
    assert found.reviews[0] == 1
    assert found.reviews[1] >= len(SEEN) - 1
    assert course.load(SEEN).cards == []


def test_no_card_is_drawn_for_today_that_was_asked_today(outlook):
    dice = random.Random(1)  # noqa: S311 - no secret
    asked = Study("d:asked", Memory(0.2, 9.0, TODAY, reviews=4), PACE)
    course = course_of(outlook)
    assert TODAY not in [course.first_day(asked, dice) for _ in range(50)]
    assert TODAY in [course.first_day(one, dice) for one in SEEN * 20]
