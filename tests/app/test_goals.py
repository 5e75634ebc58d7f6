"""A plan towards an interview, and the sessions that follow it."""

from __future__ import annotations

from pathlib import Path

import pytest

from quiz.app import goals
from quiz.app.agenda import plan
from quiz.app.choice import Choice
from quiz.app.desk import Desk
from quiz.app.goals import Following
from quiz.app.overview import agenda
from quiz.app.plans import keep_plan, plan_in_force
from quiz.app.record import Record
from quiz.memory import Rating, retrievability
from quiz.memory.goal import Study
from quiz.memory.policy import Guide
from quiz.session import NextTime, RecordReview
from quiz.store import Event, Kind
from tests.app.ahead import (
    DAY_MS,
    FIRST,
    NOON_MS,
    SECOND,
    TODAY,
    desk,
    first,
    planned,
    reviewed,
    turn,
    write_decks,
)


@pytest.fixture(autouse=True)
def _decks(home: Path) -> None:
    write_decks(home)


def elsewhere(payload: dict, counter: int = 1, day: float = 0) -> Event:
    """A plan's event from another device."""
    at_ms = int(NOON_MS + day * DAY_MS)
    return Event("e" * 16, counter, at_ms, 0, Kind.PLAN, None, payload)


# The plan in force


def test_a_plan_is_an_event_and_is_there_the_next_time():
    with desk() as open_:
        kept = planned(open_, minutes=7, decks=(FIRST,), weights={"#loss": 2.0})
    with desk(day=6) as open_:
        found = plan_in_force(open_)
    assert found is not None
    assert (found.day, found.minutes, found.decks) == (TODAY + 6, 7, (FIRST,))
    assert (found.weights, found.event) == ({"#loss": 2.0}, kept.event)


def test_the_latest_plan_holds_until_it_is_ended_or_past():
    with desk() as open_:
        planned(open_, minutes=3)
        planned(open_, minutes=9)
        assert plan_in_force(open_).minutes == 9  # type: ignore[union-attr]
        keep_plan(open_, None)
        assert plan_in_force(open_) is None
        planned(open_, days=1)
    with desk(day=2) as open_:
        assert plan_in_force(open_) is None
        assert plan(open_, Choice()).following is None


LATER = {"day": "2024-10-10", "minutes": 8, "mood": {"a": 1}, "weights": {FIRST: -3}}


@pytest.mark.parametrize(
    ("payload", "minutes"),
    [
        (LATER, 8),
        (LATER | {"decks": "all", "prices": [None, "dear"], "priced_on": 7}, 8),
        (LATER | {"prices": [1e300, -1, 0.01], "priced_on": "2024-10-04"}, 8),
        (LATER | {"minutes": 7.5}, None),
        (LATER | {"minutes": 0}, None),
        (LATER | {"day": "the tenth"}, None),
        ({"goal": "another sort of plan"}, None),
    ],
    ids=str,
)
def test_of_a_plan_of_a_later_quiz_is_followed_what_can_be_read(payload, minutes):
    with desk() as open_:
        open_.store.merge([elsewhere(payload)])
        found = plan_in_force(open_)
        assert (found and found.minutes) == minutes
        assert found is None or not found.weights
        assert plan(open_, Choice()).queue


@pytest.mark.parametrize("payload", [{}, {"day": "2024-10-20", "minutes": 30}], ids=str)
def test_prices_kept_on_one_device_bring_no_plan_back_that_another_has_ended(payload):
    with desk() as open_:
        planned(open_)
        open_.store.merge([elsewhere(payload, day=0.1)])
    with desk(day=1) as open_:
        # This device has not heard of it yet when it keeps its prices.
        found = planned(open_, minutes=3)
        open_.store.merge([elsewhere(payload, counter=2, day=1.1)])
        Following(open_, found).keep_prices()
    with desk(day=2) as open_:
        found = plan_in_force(open_)
        assert (found and found.minutes) == payload.get("minutes")
        assert found is None or found.prices == ()


# Prices


def searches(monkeypatch: pytest.MonkeyPatch) -> list[bool]:
    """Whether prices were sought, by each guide that is made from now on."""
    found: list[bool] = []

    def guide(*given: object, searches: bool, **named: object) -> Guide:
        found.append(searches)
        return Guide(*given, searches=searches, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(goals, "Guide", guide)
    return found


def test_prices_are_kept_once_a_day_and_the_next_sessions_go_by_them(monkeypatch):
    with desk() as open_:
        planned(open_)
        plan(open_, Choice()).following.keep_prices()
        plan(open_, Choice()).following.keep_prices()
        assert len(open_.store.of_kind(Kind.PLAN)) == 2
    with desk(day=1) as open_:
        sought = searches(monkeypatch)
        following = plan(open_, Choice()).following
        assert sought == [False]
        following.keep_prices()
        assert sought == [False, True]
        kept = plan_in_force(open_)
    assert kept is not None
    assert (len(kept.prices), kept.priced_on) == (5, TODAY + 1)


@pytest.mark.parametrize(
    ("away_days", "growth", "is_sought"),
    [(1, 1.0, False), (3, 1.1, False), (4, 1.0, True), (1, 1.5, True)],
)
def test_prices_hold_for_days_but_not_for_many_more_cards(
    monkeypatch, away_days: int, growth: float, is_sought: bool
):
    with desk() as open_:
        prices = (0.001,) * 6
        planned(open_, prices=prices, priced_on=TODAY, priced_for=int(25 / growth))
    with desk(day=away_days) as open_:
        sought = searches(monkeypatch)
        assert plan(open_, Choice()).queue
        assert sought == [is_sought]


# What a session asks


def test_a_session_asks_what_the_plan_ranks_first_within_its_minutes():
    with desk() as open_:
        reviewed(open_, first(*range(6)), day=-9)
        planned(open_, minutes=4)
        asked = plan(open_, Choice())
        steps = asked.following.steps
    cards = [step.card for step in steps]
    count = len(asked.queue)
    assert 2 <= count < len(cards)
    assert set(asked.queue) == set(cards[:count])
    spent_s = sum(step.seconds for step in steps[:count])
    assert spent_s <= 4 * 60 < spent_s + steps[count].seconds


def test_the_limits_of_the_settings_do_not_bind_a_plan():
    with desk(reviews_per_day=1, new_per_day=0, minutes_per_day=1) as open_:
        reviewed(open_, first(*range(6)), day=-9)
        planned(open_, days=1, minutes=30)
        asked = plan(open_, Choice())
    assert len(asked.new) > 1
    assert len(asked.queue) - len(asked.new) > 1


def test_minutes_bind_a_plan_and_those_spent_count():
    with desk() as open_:
        planned(open_, minutes=5)
        before = plan(open_, Choice())
        reviewed(open_, first(0, 1, 2), took_ms=60_000)
        after = plan(open_, Choice())
        assert (before.allowed.minutes, after.allowed.minutes) == (5, 2)
        assert 0 < len(after.queue) < len(before.queue)
        reviewed(open_, first(3, 4), took_ms=60_000)
        assert plan(open_, Choice()).queue == ()


def test_a_minute_has_room_for_a_card_however_long():
    with desk() as open_:
        reviewed(open_, first(*range(6)), day=-2, took_ms=250_000, rating=1)
        planned(open_, minutes=1, decks=(SECOND,))
        asked = plan(open_, Choice(kinds=("basic",)))
        (card,) = asked.queue
        seconds = {step.card: step.seconds for step in asked.following.steps}
        assert seconds[card] > 60


def test_what_was_failed_today_comes_first_and_within_any_minutes():
    with desk() as open_:
        planned(open_, minutes=5)
        reviewed(open_, first(7), rating=1)
        asked = plan(open_, Choice(limit=1))
        assert asked.queue == tuple(first(7))
        assert asked.again == set(first(7))


def test_the_day_itself_asks_the_least_sure_and_nothing_new():
    with desk() as open_:
        reviewed(open_, first(*range(8)), day=-3)
        reviewed(open_, first(*range(4)), day=-1)
        planned(open_, days=0, minutes=1)
        asked = plan(open_, Choice())
        chance = {
            study.card: retrievability(study.memory, TODAY, open_.settings)
            for study in asked.following.studies
            if study.memory is not None
        }
    surest = max(chance[card] for card in asked.queue)
    assert asked.queue
    assert not asked.new
    assert surest <= min(chance[card] for card in set(chance) - set(asked.queue))


@pytest.mark.parametrize(
    ("choice", "cards"),
    [
        (Choice(tags=("loss",)), {f"{SECOND}:d"}),
        (Choice(kinds=("claim",)), {f"{SECOND}:claim"}),
        (Choice(decks=(FIRST,)), {f"{FIRST}:c"}),
        (Choice(new=0), {f"{FIRST}:c"}),
    ],
    ids=str,
)
def test_what_is_chosen_is_chosen_from_the_plan(choice: Choice, cards: set[str]):
    with desk() as open_:
        reviewed(open_, first(0, 1), day=-5)
        planned(open_, days=1, minutes=60)
        asked = plan(open_, choice)
    assert asked.following is not None
    assert {card.rstrip("0123456789") for card in asked.queue} == cards


def test_a_number_that_is_asked_for_stands_above_the_minutes():
    with desk() as open_:
        planned(open_, minutes=1)
        assert len(plan(open_, Choice(limit=9)).queue) == 9
        assert len(plan(open_, Choice(new=1, limit=9)).queue) == 1
        assert len(plan(open_, Choice(minutes=4)).queue) > 2


@pytest.mark.parametrize("amount", [{"limit": 2}, {"minutes": 9}, {"new": 2}])
def test_whoever_names_an_amount_gets_what_is_due_where_the_plan_asks_nothing(amount):
    with desk() as open_:
        waiting = list(open_.library.card_ids((SECOND,)))[:2]
        reviewed(open_, waiting, day=-30)
        for card in first(*range(12)):
            open_.append(Kind.SUSPEND, card, {})
        planned(open_, decks=(FIRST,))
        assert plan(open_, Choice()).queue == ()
        asked = plan(open_, Choice(**amount))
    assert set(asked.queue) >= set(waiting)
    assert asked.following is None


@pytest.mark.parametrize(
    "choice",
    [Choice(is_cram=True), Choice(is_ahead=True), Choice(decks=(SECOND,))],
    ids=str,
)
def test_a_session_beside_the_plan_knows_nothing_of_it(choice: Choice):
    with desk() as open_:
        reviewed(open_, [f"{SECOND}:d1"], day=-9)
        planned(open_, decks=(FIRST,))
        asked = plan(open_, choice)
    assert asked.following is None
    assert asked.queue


def test_cards_put_away_and_decks_turned_off_are_not_planned():
    with desk() as open_:
        planned(open_, minutes=30)
        open_.append(Kind.SUSPEND, first(0)[0], {})  # type: ignore[arg-type]
        turn(open_, {SECOND: False})
        studied = {one.card for one in Following(open_, plan_in_force(open_)).studies}
    assert studied == set(first(*range(1, 12)))


def test_a_deck_that_is_gone_leaves_the_plan_to_the_others(home: Path):
    with desk() as open_:
        planned(open_, minutes=30, decks=(FIRST,))
    (home / "decks" / "first.yaml").unlink()
    with desk() as open_:
        decks = {card.partition(":")[0] for card in plan(open_, Choice()).queue}
    assert decks == {SECOND}


def test_a_far_day_leaves_sessions_as_they_are():
    with desk() as open_:
        usual = plan(open_, Choice()).queue
        planned(open_, days=91)
        assert plan(open_, Choice()).queue == usual


# When a card comes back


class Says:
    """A guide that says when a card is asked next, whatever its memory."""

    def __init__(self, *days: int | None) -> None:
        self.days = iter(days * 9)

    def next_day(self, study: Study) -> int | None:
        day = next(self.days)
        return None if day is None else TODAY + day


def guided(desk: Desk, *days: int | None) -> Record:
    """What keeps ratings, where the plan would ask a card again after `days`."""
    following = Following(desk, plan_in_force(desk))
    following.guide = Says(*days)  # type: ignore[assignment]
    return Record(desk, following=following)


@pytest.mark.parametrize(
    ("by_plan", "usual", "told"),
    [
        ((1, 2, 4), (0, 1, 3, 9), (0, 1, 2, 4)),
        # No better rating comes sooner.
        ((3, 1, 4), (0, 1, 3, 9), (0, 3, 3, 4)),
        # Not before the interview, on the fifth day.
        ((1, None, None), (0, 1, 3, 9), (0, 1, 5, 5)),
        ((4, 2, 3, 4), (2, 3, 4, 9), (4, 4, 4, 4)),
    ],
)
def test_keys_say_the_days_of_the_plan(by_plan, usual, told):
    with desk() as open_:
        planned(open_, days=5)
        following = guided(open_, *by_plan).following
        assert following is not None
        found = following.next_days(first(0)[0], None, usual)
    assert tuple(one.days for one in found) == told
    # A plan decides anew each day, and what comes after its day is no matter of it.
    assert [one.is_about for one in found] == [0 < day < 5 for day in told]
    assert [one.is_open for one in found] == [day >= 5 for day in told]


def test_what_is_saved_is_what_the_key_said_and_the_log_keeps_the_usual_days():
    (card,) = first(0)
    with desk(fuzz=False) as open_:
        planned(open_, days=5)
        usual = [one.days for one in Record(open_).next_days(card)]
        record = guided(open_, 1, 2, 4, 5)
        assert record.next_days(card)[2] == NextTime(4, is_about=True)
        assert usual[2] != 4
        record = guided(open_, 1, 2, 4, 5)
        assert record.keep(RecordReview(card, Rating.GOOD), 9_000) == NextTime(
            4, is_about=True
        )
        kept = open_.store.of_kind(Kind.REVIEW)[-1]
        assert kept.payload["interval_days"] == usual[2]
        state = open_.store.state(card)
    assert state is not None
    assert state.due_day == TODAY + usual[2]


def test_what_is_due_is_told_by_the_plan():
    with desk() as open_:
        planned(open_, minutes=3)
        shown, asked = agenda(open_, "en").plan, plan(open_, Choice())
    assert shown is not None
    assert (shown.cards, shown.new) == (len(asked.queue), len(asked.new))
    assert (shown.minutes, shown.days_left) == (3, 6)
    assert sum(shown.decks.values()) == shown.cards
