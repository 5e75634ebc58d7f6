"""Under a plan, what `quiz stats` foresees is what `quiz plan` says."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from quiz.app.agenda import plan as agenda
from quiz.app.choice import Choice
from quiz.app.clock import Moment
from quiz.app.desk import Desk, open_desk
from quiz.app.goals import Following
from quiz.app.planning import show_plan
from quiz.app.plans import Planned, keep_plan
from quiz.app.recovering import begin_recovery
from quiz.app.statistics import statistics
from quiz.app.statistics_plan import follow
from quiz.session.statistics import PlanAhead
from quiz.store import Kind
from tests.app.lived import END_MS, OFFSET, live

NOW = Moment(END_MS, OFFSET)
DAYS = 5


@pytest.fixture
def lived_desk(home: Path) -> Iterator[Desk]:
    with open_desk(os.environ, clock=lambda: NOW) as desk:
        live(desk.store)
        yield desk


def test_a_plan_is_followed_until_its_day(lived_desk):
    without = statistics(lived_desk, (), "en").forecast
    planned = Planned(lived_desk.today() + DAYS, 5)
    keep_plan(lived_desk, planned)
    found = statistics(lived_desk, (), "en").forecast
    shown = show_plan(lived_desk, "en", lambda *_: None)
    assert found.plan == PlanAhead(planned.day, 5, shown.on_the_day)
    for day, line in zip(found.days, shown.days, strict=False):
        assert day.minutes == pytest.approx(line.minutes)
        assert day.reviews + day.new == pytest.approx(line.cards)
    known = sum(one.on_the_day for one in Following(lived_desk, planned).outlook.cards)
    assert found.days[DAYS].known == pytest.approx(known, abs=1)
    interview, after = found.days[DAYS], found.days[DAYS + 1 :]
    assert (interview.reviews, interview.new) == (0, 0)
    assert max(day.new for day in after) == lived_desk.settings.new_per_day
    assert without.plan is None
    assert without.days[0].new == lived_desk.settings.new_per_day
    parts = [
        follow(lived_desk, [deck]).minutes
        for deck in ("dl/activations", "dl/activation-functions")
    ]
    for whole, *some in zip(found.days, *parts, strict=False):
        assert whole.minutes == pytest.approx(sum(some), abs=0.2)


def test_a_plan_far_ahead_is_left_aside_and_named(lived_desk):
    without = statistics(lived_desk, (), "en").forecast
    keep_plan(lived_desk, Planned(lived_desk.today() + 200, 5))
    found = statistics(lived_desk, (), "en").forecast
    assert (found.plan.minutes, found.plan.aside) == (5, "far")
    assert found.days == without.days


def test_a_plan_that_takes_long_to_price_goes_by_the_prices_of_sessions(
    lived_desk, monkeypatch
):
    planned = Planned(lived_desk.today() + DAYS, 5)
    outlook = Following(lived_desk, planned).outlook
    prices = replace(planned, prices=outlook.prices, priced_on=lived_desk.today())
    keep_plan(lived_desk, replace(prices, priced_for=len(outlook.cards)))

    monkeypatch.setattr("quiz.app.statistics_plan._SEARCHED_DAYS", DAYS - 1)

    def never(*_: object) -> None:
        raise AssertionError

    monkeypatch.setattr(Following, "outlook", property(never))
    found = statistics(lived_desk, (), "en").forecast
    assert found.plan.on_the_day == pytest.approx(outlook.on_the_day, abs=0.002)
    assert all(0 < day.minutes <= 5 for day in found.days[:DAYS])


def test_a_plan_that_pauses_is_left_aside_and_named(lived_desk):
    keep_plan(lived_desk, Planned(lived_desk.today() + DAYS, 5))
    begin_recovery(lived_desk, 5, is_trial=False)
    found = statistics(lived_desk, (), "en").forecast
    assert (found.plan.minutes, found.plan.aside) == (5, "pauses")


def test_while_a_backlog_is_worked_off_nothing_new_begins(lived_desk):
    begin_recovery(lived_desk, 5, is_trial=False)
    found = statistics(lived_desk, (), "en").forecast
    assert found.recover_until == lived_desk.today() + 4
    assert [day.new for day in found.days[:5]] == [0] * 5
    assert found.days[5].new > 0


def test_a_plan_without_cards_is_followed_and_asks_nothing(lived_desk):
    keep_plan(lived_desk, Planned(lived_desk.today() + DAYS, 5, ("dl/activations",)))
    cards = tuple(lived_desk.library.card_ids(["dl/activations"]))
    for card in cards:
        lived_desk.append(Kind.SUSPEND, card, {})
    found = statistics(lived_desk, (), "en").forecast
    assert found.plan.is_followed
    assert found.plan.on_the_day is None
    assert {day.reviews + day.new for day in found.days[: DAYS + 1]} == {0}
    assert found.days[DAYS + 1].reviews > 0


def test_on_the_day_of_the_interview_the_last_look_is_all(lived_desk):
    planned = Planned(lived_desk.today(), 3)
    keep_plan(lived_desk, planned)
    found = statistics(lived_desk, (), "en").forecast
    queue = agenda(lived_desk, Choice()).queue
    assert found.days[0].reviews + found.days[0].new == len(queue) > 0
    assert 0 < found.days[0].minutes <= 4
    assert found.days[1].new == lived_desk.settings.new_per_day
