"""Out of a backlog in some days."""

from __future__ import annotations

from itertools import chain
from pathlib import Path

import pytest

from quiz.app.agenda import plan
from quiz.app.choice import Choice
from quiz.app.desk import Desk
from quiz.app.goals import plan_in_force
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
from tests.app.ahead import FIRST, TODAY, desk, first, planned, reviewed, write_decks

CARDS = 40
DAYS = 4


@pytest.fixture(autouse=True)
def _backlog(home: Path) -> None:
    write_decks(home, CARDS)
    with desk() as open_:
        reviewed(open_, first(*range(CARDS)), day=-30)


def do_the_day(desk: Desk) -> list[str]:
    """Review what today asks, all of it recalled easily."""
    asked = plan(desk, Choice())
    reviewed(desk, asked.queue, day=desk.today() - TODAY, rating=4)
    return list(asked.queue)


def test_the_shares_of_the_days_are_even_and_add_up_to_what_waits():
    done: list[list[str]] = []
    with desk() as open_:
        told = begin_recovery(open_, DAYS)
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
        begin_recovery(open_, 1)
        assert not plan(open_, Choice()).new
        assert len(plan(open_, Choice(new=3)).new) == 3
        assert not end_if_caught_up(open_)
        do_the_day(open_)
        assert end_if_caught_up(open_)
        assert not end_if_caught_up(open_)
        assert plan(open_, Choice()).new


def test_once_caught_up_what_falls_due_later_is_no_backlog():
    with desk() as open_:
        begin_recovery(open_, 365)
        reviewed(open_, first(*range(CARDS)))
        end_if_caught_up(open_)
    with desk(day=300) as open_:
        assert open_.store.due_at_most(open_.today(), [FIRST], 1) == 1
        assert recovery_in_force(open_) is None
        assert plan(open_, Choice()).new


def test_a_day_that_was_left_out_is_shared_by_those_left():
    with desk() as open_:
        begin_recovery(open_, DAYS)
    with desk(day=2) as open_:
        assert len(plan(open_, Choice()).queue) == CARDS // 2
        told = show_recovery(open_)
        assert told is not None
        assert (told.share, told.days, told.until) == (20, 2, date_of(TODAY + 3))
    with desk(day=DAYS) as open_:
        assert show_recovery(open_) is None


def test_the_share_stands_in_for_the_limit_on_reviews():
    with desk(reviews_per_day=3) as open_:
        begin_recovery(open_, DAYS)
        asked = plan(open_, Choice())
        assert len(asked.queue) == CARDS // DAYS
        assert asked.backlog is not None
        assert (asked.backlog.waiting, asked.backlog.days) == (CARDS, DAYS)
        do_the_day(open_)
        assert next_due(open_, (FIRST,)) == (1, CARDS // DAYS)


def test_of_a_recovery_and_a_plan_the_later_one_holds():
    with desk() as open_:
        planned(open_, days=5)
        assert begin_recovery(open_, DAYS).instead_of == date_of(TODAY + 5)
        assert plan_in_force(open_) is None
        assert begin_recovery(open_, 2).instead_of is None
        planned(open_)
        assert recovery_in_force(open_) is None
        assert plan(open_, Choice()).following is not None


def test_where_nothing_waits_nothing_begins():
    with desk() as open_:
        reviewed(open_, first(*range(CARDS)))
        planned(open_)
        told = begin_recovery(open_, DAYS)
        assert (told.waiting, told.instead_of) == (0, None)
        assert plan_in_force(open_) is not None
        assert len(open_.store.of_kind(Kind.PLAN)) == 1


def test_after_a_break_the_way_back_is_offered_once_none_is_taken():
    with desk() as open_:
        assert backlog_after_break(open_) == (30, CARDS)
        begin_recovery(open_, DAYS)
        assert backlog_after_break(open_) is None
    with desk(day=-20) as open_:
        reviewed(open_, first(0, 1, 2, 3), day=-20)
    with desk(day=30) as open_:
        assert backlog_after_break(open_) == (50, CARDS)
        reviewed(open_, first(5), day=29)
        assert backlog_after_break(open_) is None
