"""Out of a backlog in some days."""

from __future__ import annotations

from itertools import chain
from pathlib import Path

import pytest

from quiz.app.agenda import plan
from quiz.app.choice import Choice
from quiz.app.desk import Desk
from quiz.app.planning import Cleared, Request, clear_plan, make_plan
from quiz.app.plans import plan_in_force
from quiz.app.practice import next_due
from quiz.app.recovering import (
    backlog_after_break,
    begin_recovery,
    end_if_caught_up,
    recovery_in_force,
    show_recovery,
)
from quiz.memory import date_of
from quiz.store import Kind
from quiz.ui.recovery import RecoveryShown
from tests.app.ahead import FIRST, TODAY, desk, first, planned, reviewed, write_decks

CARDS = 40
DAYS = 4


@pytest.fixture(autouse=True)
def _backlog(home: Path) -> None:
    write_decks(home, CARDS)
    with desk() as open_:
        reviewed(open_, first(*range(CARDS)), day=-30)


def begin(desk: Desk, days: int = DAYS) -> RecoveryShown:
    return begin_recovery(desk, days, is_trial=False)


def do_the_day(desk: Desk) -> list[str]:
    """Review what today asks, all of it recalled easily."""
    asked = plan(desk, Choice())
    reviewed(desk, asked.queue, day=desk.today() - TODAY, rating=4)
    return list(asked.queue)


def test_the_shares_of_the_days_are_even_and_add_up_to_what_waits():
    done: list[list[str]] = []
    with desk() as open_:
        told = begin(open_)
    assert (told.waiting, told.share, told.days) == (CARDS, CARDS // DAYS, DAYS)
    for day in range(DAYS):
        with desk(day) as open_:
            assert recovery_in_force(open_) is not None
            done.append(do_the_day(open_))
            assert plan(open_, Choice()).queue == () or day == DAYS - 1
    assert [len(one) for one in done] == [CARDS // DAYS] * DAYS
    assert sorted(chain(*done)) == sorted(first(*range(CARDS)))


def test_new_cards_pause_and_come_again_once_nothing_waits():
    with desk() as open_:
        begin(open_, 1)
        assert not plan(open_, Choice()).new
        assert len(plan(open_, Choice(new=3)).new) == 3
        assert not end_if_caught_up(open_)
        do_the_day(open_)
        assert end_if_caught_up(open_)
        assert not end_if_caught_up(open_)
        assert plan(open_, Choice()).new


def test_once_caught_up_what_falls_due_later_is_no_backlog():
    with desk() as open_:
        begin(open_, 365)
        reviewed(open_, first(*range(CARDS)))
        end_if_caught_up(open_)
    with desk(day=300) as open_:
        assert open_.store.due_at_most(open_.today(), [FIRST], 1) == 1
        assert recovery_in_force(open_) is None
        assert plan(open_, Choice()).new


def test_a_day_that_was_left_out_is_shared_by_those_left():
    with desk() as open_:
        begin(open_)
    with desk(day=2) as open_:
        assert len(plan(open_, Choice()).queue) == CARDS // 2
        told = show_recovery(open_)
        assert told is not None
        assert (told.share, told.days, told.until) == (20, 2, date_of(TODAY + 3))
    with desk(day=DAYS) as open_:
        assert show_recovery(open_) is None


def test_the_share_of_a_day_is_the_same_when_it_is_done():
    """What is failed comes again before the end, and is no more work for today."""
    with desk() as open_:
        begin(open_)
        asked = plan(open_, Choice()).queue
        reviewed(open_, asked, rating=1)
        reviewed(open_, asked, rating=3)
        told = show_recovery(open_)
        assert told is not None
        assert told.share == CARDS // DAYS
        assert plan(open_, Choice()).queue == ()


def test_a_plan_that_is_made_ends_the_recovery_and_says_so():
    with desk() as open_:
        begin(open_)
        request = Request("+6", is_trial=True)
        assert make_plan(open_, request, "en", lambda step, share: None).ends_recovery
        request = Request("+6")
        assert make_plan(open_, request, "en", lambda step, share: None).ends_recovery
        told = make_plan(open_, request, "en", lambda step, share: None)
        assert not told.ends_recovery


def test_the_share_stands_in_for_the_limit_on_reviews():
    with desk(reviews_per_day=3) as open_:
        begin(open_)
        asked = plan(open_, Choice())
        assert len(asked.queue) == CARDS // DAYS
        assert asked.backlog is not None
        assert (asked.backlog.waiting, asked.backlog.days) == (CARDS, DAYS)
        do_the_day(open_)
        assert next_due(open_, (FIRST,)) == (1, CARDS // DAYS)


def test_a_plan_pauses_until_nothing_waits_and_a_new_one_ends_the_recovery():
    with desk() as open_:
        planned(open_, days=5)
        assert begin(open_).pauses == date_of(TODAY + 5)
        assert plan_in_force(open_) is None
        assert plan(open_, Choice()).following is None
        reviewed(open_, first(*range(CARDS)))
        assert plan_in_force(open_) is not None
        assert end_if_caught_up(open_)
        assert plan_in_force(open_) is not None
    with desk() as open_:
        begin(open_)
        planned(open_)
        assert recovery_in_force(open_) is None
        assert plan(open_, Choice()).following is not None


@pytest.mark.parametrize("days", [1, DAYS])
def test_what_is_ended_first_is_the_recovery_then_the_plan(days: int):
    with desk() as open_:
        planned(open_, days=5)
        begin(open_, days)
        ended = clear_plan(open_)
        assert (ended.is_recovery, ended.plan) == (True, None)
        assert ended.resumed == date_of(TODAY + 5)
        assert plan_in_force(open_) is not None
        ended = clear_plan(open_)
        assert ended.plan is not None
        assert (ended.plan.day, ended.is_recovery) == (TODAY + 5, False)
        assert clear_plan(open_) == Cleared()


def test_a_paused_plan_goes_on_once_the_days_of_the_recovery_are_over():
    with desk() as open_:
        planned(open_, days=9)
        begin(open_, 2)
    with desk(day=1) as open_:
        assert plan_in_force(open_) is None
    with desk(day=2) as open_:
        assert plan_in_force(open_) is not None


def test_a_recovery_that_is_only_tried_leaves_no_trace():
    with desk() as open_:
        planned(open_, days=5)
        told = begin_recovery(open_, DAYS, is_trial=True)
        assert (told.waiting, told.days, told.is_trial) == (CARDS, DAYS, True)
        assert plan_in_force(open_) is not None
        assert len(open_.store.of_kind(Kind.PLAN)) == 1


def test_where_nothing_waits_nothing_begins():
    with desk() as open_:
        reviewed(open_, first(*range(CARDS)))
        planned(open_)
        told = begin(open_)
        assert (told.waiting, recovery_in_force(open_)) == (0, None)
        assert plan_in_force(open_) is not None
        assert len(open_.store.of_kind(Kind.PLAN)) == 1


def test_after_a_break_the_way_back_is_offered_once_none_is_taken():
    with desk() as open_:
        assert backlog_after_break(open_) == (30, CARDS)
        begin(open_)
        assert backlog_after_break(open_) is None
    with desk(day=-20) as open_:
        reviewed(open_, first(0, 1, 2, 3), day=-20)
    with desk(day=30) as open_:
        assert backlog_after_break(open_) == (50, CARDS)
        reviewed(open_, first(5), day=29)
        assert backlog_after_break(open_) is None
