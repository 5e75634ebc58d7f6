"""What a plan comes to, and how it is made, changed and ended."""

from __future__ import annotations

from pathlib import Path

import pytest

from quiz.app import goals
from quiz.app.agenda import plan
from quiz.app.choice import Choice
from quiz.app.desk import Desk
from quiz.app.goals import Following
from quiz.app.planning import Cleared, Request, clear_plan, make_plan, show_plan
from quiz.app.plans import Planned, plan_in_force
from quiz.errors import QuizError
from quiz.memory import date_of
from quiz.store import Kind
from quiz.ui.plan import PlanShown
from quiz.ui.plan_session import Rest
from tests.app.ahead import FIRST, SECOND, TODAY, desk, first, reviewed, write_decks


@pytest.fixture(autouse=True)
def _decks(home: Path) -> None:
    write_decks(home)


def made(desk: Desk, interview: str | None = "+6", **rest: object) -> PlanShown:
    request = Request(interview, **rest)  # type: ignore[arg-type]
    return make_plan(desk, request, "en", lambda step, share: None)


def shown(desk: Desk) -> PlanShown | None:
    return show_plan(desk, "en", lambda step, share: None)


# Made, tried, changed, ended


def test_a_plan_that_is_only_tried_leaves_no_trace():
    with desk() as open_:
        told = made(open_, is_trial=True)
        assert told.is_trial
        assert told.on_the_day > 0
        assert open_.store.of_kind(Kind.PLAN) == ()


def test_an_option_alone_changes_that_part_of_the_plan():
    with desk() as open_:
        made(open_, minutes=4, decks=(FIRST,))
        made(open_, None, weights={FIRST: 3.0})
        made(open_, None, minutes=9)
        found = plan_in_force(open_)
    assert found is not None
    assert (found.day, found.minutes, found.decks) == (TODAY + 6, 9, (FIRST,))
    assert found.weights == {FIRST: 3.0}


def test_without_a_day_there_is_nothing_to_plan_for():
    with desk() as open_:
        with pytest.raises(QuizError, match="plan-no-date"):
            made(open_, None, minutes=9)
        made(open_, "+1")
    with desk(day=1) as open_:
        # The day itself is the last on which it can be changed.
        assert made(open_, None, minutes=9).days_left == 0
    with desk(day=2) as open_, pytest.raises(QuizError, match="plan-no-date"):
        made(open_, None, minutes=9)


def test_a_plan_is_ended_once_and_only_while_it_runs():
    with desk() as open_:
        assert clear_plan(open_) == Cleared()
        made(open_, "+1", minutes=9)
        ended = clear_plan(open_).plan
        assert ended is not None
        assert (ended.day, ended.minutes) == (TODAY + 1, 9)
        assert clear_plan(open_) == Cleared()
        assert shown(open_) is None
        made(open_, "+1")
    with desk(day=2) as open_:
        assert clear_plan(open_) == Cleared()


def test_a_log_that_cannot_be_written_still_takes_a_trial():
    with desk() as open_:
        open_.store.is_read_only = True
        for change in (made, clear_plan):
            with pytest.raises(QuizError, match="database-readonly"):
                change(open_)  # type: ignore[operator]
        assert made(open_, is_trial=True).cards
        assert shown(open_) is None


def test_without_cards_there_is_no_plan(home: Path):
    for deck in (home / "decks").iterdir():
        deck.unlink()
    with desk() as open_, pytest.raises(QuizError, match="plan-empty"):
        made(open_)


def test_an_aim_is_part_of_the_plan_until_minutes_are_named():
    with desk() as open_:
        first_told = made(open_, "+3", target=0.7)
        assert shown(open_).target == 0.7  # type: ignore[union-attr]
        later = made(open_, "+6")
        assert (later.target, later.minutes) == (0.7, later.target_minutes)
        assert later.minutes < first_told.minutes
        told = made(open_, None, minutes=9)
        assert (told.target, told.minutes) == (None, 9)
        # Beside minutes it is only a question.
        asked = made(open_, None, minutes=8, target=0.9)
        assert (asked.target, asked.minutes) == (0.9, 8)
        assert shown(open_).target is None  # type: ignore[union-attr]


def test_a_card_put_aside_until_tomorrow_stays_in_the_plan():
    with desk() as open_:
        before = made(open_, minutes=30)
        (card, *_) = plan(open_, Choice()).queue
        open_.append(Kind.BURY, card, {"until_day": TODAY + 1})
        assert card not in plan(open_, Choice()).queue
        now = shown(open_)
    assert now is not None
    assert now.cards == before.cards


def test_weights_add_up_and_a_weight_of_one_is_dropped():
    with desk() as open_:
        made(open_, weights={"first": 2.0, "#LOSS": 0.5})
        told = made(open_, None, weights={"first": 1.0})
        assert told.weights == (("#loss", 0.5),)
        assert made(open_, None, weights={"loss": 1.0}).weights == ()


def test_a_plan_whose_cards_are_all_put_away_is_still_there():
    with desk() as open_:
        made(open_, decks=(FIRST,))
        for card in open_.library.card_ids((FIRST,)):
            open_.append(Kind.SUSPEND, card, {})
        told = shown(open_)
        assert told is not None
        assert (told.cards, told.interview) == (0, date_of(TODAY + 6))
        assert plan(open_, Choice()).queue == ()
        assert plan(open_, Choice()).following.rest is Rest.NO_CARDS  # type: ignore[union-attr]


# What is told


def test_more_minutes_promise_more_and_no_day_takes_more_than_it_has():
    with desk() as open_:
        told = [made(open_, minutes=minutes, is_trial=True) for minutes in (1, 4, 30)]
    promised = [one.on_the_day for one in told]
    assert promised == sorted(promised)
    assert promised[2] - promised[0] > 0.3
    for one in told:
        assert one.more is not None
        assert one.more >= one.on_the_day
        assert len(one.days) == 6
        assert all(0 <= day.minutes <= one.minutes for day in one.days)


def test_a_target_finds_the_minutes_that_promise_it():
    with desk() as open_:
        told = made(open_, "+3", target=0.7)
        assert told.minutes == told.target_minutes == plan_in_force(open_).minutes  # type: ignore[union-attr]
        assert told.on_the_day == pytest.approx(0.7, abs=0.1)
        fewer = made(open_, None, minutes=told.minutes - 1, target=0.7, is_trial=True)
        assert fewer.on_the_day < 0.7 <= told.on_the_day + 0.01
        assert fewer.target_minutes == told.minutes
        assert made(open_, "+1", target=0.99, is_trial=True).target_minutes is None


def test_a_target_that_is_met_anyway_takes_nothing():
    with desk() as open_:
        reviewed(open_, first(*range(12)), rating=4)
        told = made(open_, "+1", decks=(FIRST,), target=0.5)
    assert told.now > 0.5
    assert (told.target_minutes, told.minutes) == (0, 1)


def test_the_first_day_is_what_sessions_will_still_ask():
    with desk() as open_:
        told = made(open_, minutes=5)
        asked = plan(open_, Choice()).queue
        assert asked
        assert (told.days[0].cards, told.spent_minutes) == (len(asked), 0)
        reviewed(open_, asked, took_ms=100_000)
        after = shown(open_)
        assert after is not None
        assert (after.days[0].cards, after.days[0].minutes) == (0, 0)
        assert after.spent_minutes == 5
        assert len(after.days) == len(told.days)


def test_what_is_not_learnt_in_time_is_the_end_of_the_decks():
    with desk() as open_:
        reviewed(open_, first(0, 1), day=-1)
        told = made(open_, minutes=1, is_trial=True)
    named = [card for card in told.unlearnt_cards if card.startswith(FIRST)]
    assert 0 < told.unlearnt < told.cards - 2
    assert sorted(named) == sorted(first(*range(12 - len(named), 12)))
    assert told.unlearnt == len(told.unlearnt_cards) > len(told.unlearnt_named) == 5


def test_what_is_told_is_the_share_of_the_cards_whatever_they_weigh():
    """Two cards of great weight are two cards."""
    with desk() as open_:
        told = made(open_, "+2", minutes=1, weights={"first": 100.0}, is_trial=True)
        one = Following(open_, Planned(TODAY + 2, 1, weights={FIRST: 100.0}))
        cards = one.outlook.cards
    assert told.on_the_day == pytest.approx(
        sum(card.on_the_day for card in cards) / len(cards)
    )
    topics = [(topic.on_the_day, topic.cards) for topic in told.topics]
    whole = sum(share * count for share, count in topics) / told.cards
    assert told.on_the_day == pytest.approx(whole)


def test_what_counts_more_is_expected_more():
    with desk() as open_:
        told = made(open_, minutes=1, weights={"loss": 4.0}, is_trial=True)
        by_topic = {one.name: one.on_the_day for one in told.topics}
        assert told.weights == (("#loss", 4.0),)
        assert by_topic["#loss"] > by_topic["First deck"] + 0.2
        # A deck is meant before a tag, and either by its own sign.
        told = made(open_, weights={"first": 2.0, "#loss": 3.0}, is_trial=True)
        assert told.weights == (("#loss", 3.0), (FIRST, 2.0))
        for name in ("#first", "third"):
            with pytest.raises(QuizError, match="plan-weight-unknown"):
                made(open_, weights={name: 2.0})


def test_of_a_far_day_the_last_days_before_it_are_told(monkeypatch):
    monkeypatch.setattr(goals, "FARTHEST_DAYS", 3)
    with desk() as open_:
        told = made(open_, "+9", minutes=2)
        assert told.days[0].day == told.followed_from == date_of(TODAY + 6)
        assert told.days[-1].day == date_of(TODAY + 8)
    with desk(day=6) as open_:
        near = shown(open_)
    assert near is not None
    assert near.followed_from is None


def test_on_the_day_itself_the_plan_says_what_is_known():
    with desk() as open_:
        reviewed(open_, first(*range(12)))
        made(open_, "+1", decks=(FIRST,))
    with desk(day=1) as open_:
        told = shown(open_)
    assert told is not None
    assert told.on_the_day == told.now > 0.5
    assert (told.days_left, told.days, told.more) == (0, (), None)


def test_a_deck_named_is_planned_though_it_is_off():
    with desk() as open_:
        told = made(open_, decks=("activations",), minutes=1, is_trial=True)
    assert told.cards > 50
    assert SECOND not in told.decks
