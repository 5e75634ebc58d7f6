"""What is known of cards, found again in the state and in the log."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from quiz.app.agenda import towards
from quiz.app.cards import find_card, past_card
from quiz.app.cards_changes import Change, change_cards, chosen_cards
from quiz.app.cards_history import steps_of
from quiz.app.cards_lines import card_lines
from quiz.app.cards_past import past_of, since_reset
from quiz.app.cards_show import falls, show_card
from quiz.app.choice import Choice
from quiz.app.clock import Moment
from quiz.app.desk import Desk, open_desk
from quiz.app.failed import days_due
from quiz.app.goals import Following
from quiz.app.plans import Planned, keep_plan, plan_in_force
from quiz.app.searching import search
from quiz.deck.model import CardId
from quiz.errors import QuizError
from quiz.memory import Memory, retrievability
from quiz.session.query import State
from quiz.session.statistics_leeches import is_leech
from quiz.store import Kind
from quiz.ui.cards_words import days_read, recall_read
from tests.app.lived import CARDS, END_MS, OFFSET, live

NOW = Moment(END_MS, OFFSET)


@pytest.fixture
def desk(home: Path) -> Iterator[Desk]:
    with open_desk(os.environ, clock=lambda: NOW) as opened:
        live(opened.store)
        yield opened


def found(desk: Desk, text: str) -> set[str]:
    return {one.id for one in search(desk, text, "en").cards}


_BEFORE = {
    Change.UNSUSPEND: Change.SUSPEND,
    Change.UNBURY: Change.BURY,
    Change.UNFLAG: Change.FLAG,
}


def every(desk: Desk) -> dict[str, object]:
    return {card: desk.store.state(CardId(card)) for card in CARDS}


def test_states_are_those_that_other_commands_count(desk: Desk):
    desk.append(Kind.SUSPEND, CardId(CARDS[1]), {})
    desk.append(Kind.BURY, CardId(CARDS[8]), {})
    desk.append(Kind.REVIEW, CardId(CARDS[2]), {"rating": 1})  # asked again today
    assert found(desk, "is:due due>today") == {CARDS[2]}
    on = desk.decks_on()
    assert len(found(desk, "is:due")) == days_due(desk, on, 0)[0] > 0
    assert found(desk, "is:suspended") == {CARDS[1]}
    assert found(desk, "is:buried") == {CARDS[8]}
    assert found(desk, "is:learnt") == set(CARDS)
    assert found(desk, "is:due (is:suspended or is:buried)") == set()
    memories = {card: desk.store.state(CardId(card)).memory for card in CARDS}
    assert found(desk, "is:leech") == {
        card
        for card, memory in memories.items()
        if is_leech(memory.lapses, memory.stability_days)
    }
    today, settings = desk.today(), desk.settings
    assert found(desk, "r<80%") == {
        card
        for card, memory in memories.items()
        if retrievability(memory, today, settings) < 0.8
    }
    assert found(desk, "lapses>3") == {
        card for card, memory in memories.items() if memory.lapses > 3
    }


def test_words_are_looked_for_in_every_language_and_in_answers(desk: Desk):
    assert "dl/activations:dying-relu" in found(desk, "«умирающие» dying")
    assert "dl/activation-functions:selu.formula" in found(desk, "напишите SELU")
    assert found(desk, "kind:claim") == found(desk, "вид:верно-ли") != set()


def test_a_formula_is_found_by_the_signs_that_screens_have(desk: Desk):
    assert found(desk, 'id:mish.formula "x⋅tanh"') == found(desk, "id:mish.formula")


def test_where_nothing_is_found_each_condition_is_counted_alone(desk: Desk):
    search_ = search(desk, "is:learnt tag:sofmax -(deck:activation or is:new)", "en")
    assert search_.cards == ()
    assert search_.alone == (len(CARDS), 0, len(CARDS))
    assert [(one.name, one.suggestion) for one in search_.missing] == [
        ("sofmax", "softmax"),
        ("activation", "dl/activations"),
    ]


@pytest.mark.parametrize("card", CARDS)
def test_the_past_comes_to_the_memory_that_is_stored(desk: Desk, card: str):
    state = desk.store.state(CardId(card))
    last = since_reset(past_of(desk, CardId(card)))[-1]
    assert last.memory.stability_days == pytest.approx(state.memory.stability_days)
    assert (last.memory.reviews, last.memory.lapses) == (
        state.memory.reviews,
        state.memory.lapses,
    )
    assert last.day + last.interval_days == state.due_day


def test_a_past_goes_on_under_another_id_and_begins_anew_at_a_reset(desk: Desk):
    former, card = CardId(CARDS[9]), CardId("dl/activations:why-relu")
    before = len(since_reset(past_of(desk, former)))
    desk.append(Kind.RELINK, card, {"from": former})
    desk.append(Kind.REVIEW, former, {"rating": 1})  # from then on another card's
    desk.append(Kind.REVIEW, card, {"rating": 3})
    ratings = since_reset(past_of(desk, card))
    assert len(ratings) == before + 1
    stored = desk.store.state(card).memory
    assert ratings[-1].memory.stability_days == pytest.approx(stored.stability_days)
    change_cards(desk, Change.RESET, [card])
    assert since_reset(past_of(desk, card)) == []
    desk.append(Kind.REVIEW, card, {"rating": 3})
    [first] = since_reset(past_of(desk, card))
    assert first.memory.reviews == 1


def test_what_was_taken_back_is_marked(desk: Desk):
    voids = [one for one in desk.store.events() if one.kind == Kind.VOID]
    pasts = [one for card in CARDS for one in past_of(desk, CardId(card))]
    marked = {one.event.id for one in pasts if one.voided is not None}
    assert marked == {void.payload["event"] for void in voids}
    assert marked
    assert not any(one.memory for one in pasts if one.voided is not None)


def test_what_was_put_aside_can_be_brought_back_today(desk: Desk):
    due = found(desk, "is:due")
    change_cards(desk, Change.BURY, [CardId(card) for card in due])
    assert found(desk, "is:due") == set()
    change_cards(desk, Change.UNBURY, [CardId(card) for card in due])
    assert found(desk, "is:due") == due
    [*_, last] = steps_of(past_of(desk, CardId(min(due))), None, "en")
    assert last.what == "unbury"
    assert desk.store.verify() == ()


def test_a_slip_in_a_query_changes_no_card(desk: Desk):
    for query, code in (
        ("", "cards-empty-query"),
        (" ", "cards-empty-query"),
        ("-#sofmax", "query-not-there-near"),
        ("is:learnt or deck:zebra", "query-not-there"),
    ):
        with pytest.raises(QuizError, match=code):
            chosen_cards(desk, [], query, "en")
    assert chosen_cards(desk, [], "#sofmax", "en") == ()
    everything = list(desk.library.card_ids(desk.library.deck_ids()))
    assert list(chosen_cards(desk, [], "*", "en")) == everything


def test_a_card_begun_anew_tells_since_when(desk: Desk):
    card, never = CardId(CARDS[0]), CardId("dl/activations:why-relu")
    assert show_card(desk, card, "en").reset_day is None
    change_cards(desk, Change.RESET, [card, never])
    desk.append(Kind.RESET, never, {})
    shown = show_card(desk, card, "en")
    assert (shown.line.is_new, shown.reset_day) == (True, desk.today())
    assert show_card(desk, never, "en").reset_day is None
    desk.store.undo(2, at_ms=NOW.at_ms, offset_minutes=OFFSET)
    assert show_card(desk, card, "en").reset_day is None


def test_a_card_under_a_plan_tells_whether_the_plan_asks_it_today(desk: Desk):
    today = desk.today()
    keep_plan(desk, Planned(today + 5, 60, ("dl/activations",)))
    plan = plan_in_force(desk)
    assert plan is not None
    queue = towards(desk, Choice(), (), Following(desk, plan)).queue
    others = [CardId(card) for card in CARDS if card not in queue]
    for card in (queue[0], *others):
        shown = show_card(desk, card, "en")
        is_in = card.startswith("dl/activations:") and shown.last_day != today
        assert shown.is_planned_today == ((card in queue) if is_in else None)
        assert shown.plan_from is None
    assert show_card(desk, queue[0], "en").plan_day == today + 5
    keep_plan(desk, Planned(today + 119, 1))
    far = show_card(desk, CardId(CARDS[0]), "en")
    assert (far.plan_from, far.is_planned_today) == (today + 29, None)
    desk.append(Kind.SUSPEND, CardId(CARDS[0]), {})
    assert show_card(desk, CardId(CARDS[0]), "en").plan_day is None


def test_a_level_that_its_last_review_did_not_have_counts_from_the_next_one(desk: Desk):
    card = CardId(CARDS[0])
    assert show_card(desk, card, "en").retention_then is None
    level = show_card(desk, card, "en").level
    desk.append(Kind.SETTINGS, None, {"desired_retention_by_level": {level: 0.85}})
    before = show_card(desk, card, "en")
    assert (before.retention, before.retention_then) == (0.9, 0.85)
    desk.append(Kind.REVIEW, card, {"rating": 3, "level": level})
    after = show_card(desk, card, "en")
    assert (after.retention, after.retention_then) == (0.85, None)


def test_recall_is_told_down_to_what_the_card_aims_at(desk: Desk):
    desk.append(Kind.SETTINGS, None, {"desired_retention": 0.95})
    shown = show_card(desk, CardId(CARDS[0]), "en")
    assert [one.recall for one in shown.falls] == [0.95, 0.9, 0.5]


def test_no_figure_of_a_list_contradicts_its_query(desk: Desk):
    known = search(desk, "", "en").cards
    learnt = [one for one in known if one.memory is not None]
    recall = max(one.retrievability for one in learnt) + 1e-5
    holds = max(
        one.memory.stability_days for one in learnt if one.memory.stability_days < 30
    )
    text = f"r<{recall:.9f} s<{holds + 1e-5:.9f}"
    result = search(desk, text, "en")
    lines = card_lines(desk, result.cards, "en", result.query)
    assert lines
    for one in lines:
        assert recall_read(one.retrievability, one.recall_digits) < recall
        assert days_read(one.stability_days, one.holds_digits) < holds + 1e-5
    assert {one.recall_digits for one in card_lines(desk, result.cards, "en")} == {0}


@pytest.mark.parametrize("change", list(Change))
def test_a_change_of_several_cards_is_one_step_and_taken_back_exactly(
    desk: Desk, change: Change
):
    cards = chosen_cards(desk, ["dying-relu"], "is:learnt", "en")
    assert set(cards) == set(CARDS)
    if change in _BEFORE:
        change_cards(desk, _BEFORE[change], cards)
    before, notes = every(desk), {card: desk.store.notes(card) for card in cards}
    changed = change_cards(desk, change, cards, "draw it")
    assert set(changed.cards) == set(CARDS)
    again = change_cards(desk, change, cards[:1], "draw it")
    assert (again.already == cards[:1]) is (change is not Change.NOTE)
    desk.store.undo(2 if again.cards else 1, at_ms=NOW.at_ms, offset_minutes=OFFSET)
    assert every(desk) == before
    assert {card: desk.store.notes(card) for card in cards} == notes
    assert desk.store.verify() == ()


def test_recall_falls_when_the_curve_says_so(desk: Desk):
    memory, settings = Memory(100.0, 5.0, desk.today() - 30), desk.settings
    for fall in falls(memory, desk.today(), settings):
        day = desk.today() + fall.in_days
        there = retrievability(memory, day, settings)
        assert there == pytest.approx(fall.recall, abs=0.001)


def test_the_curve_runs_from_review_to_review_and_beyond_today(desk: Desk):
    for card in CARDS:
        curve = show_card(desk, CardId(card), "en").curve
        first, last = curve.days
        assert first <= desk.today() < last
        for run, following in zip(curve.runs, curve.runs[1:], strict=False):
            assert run[-1][0] == following[0][0]
        state = desk.store.state(CardId(card))
        today = [y for run in curve.runs for x, y in run if x == desk.today()]
        known = retrievability(state.memory, desk.today(), desk.settings)
        assert not today or today[-1] == pytest.approx(known)


@pytest.mark.parametrize(
    ("name", "known"),
    [
        ("dying", "dl/activations:dying-relu"),
        ("selu.formla", "dl/activation-functions:selu.formula"),
        ("gain", "dl/activations:relu-gain"),
    ],
)
def test_a_name_that_is_none_gets_the_nearest_ones(desk: Desk, name: str, known: str):
    with pytest.raises(QuizError) as caught:
        find_card(desk.library, name)
    told = caught.value.arguments
    assert known in (told.get("suggestion"), *str(told.get("known")).split(", "))


def test_a_card_that_left_its_deck_still_has_its_past(desk: Desk):
    gone = CardId("dl/activations:gone")
    desk.append(Kind.REVIEW, gone, {"rating": 3})
    assert past_card(desk, gone) == gone
    with pytest.raises(QuizError, match="card-left"):
        show_card(desk, gone, "en")


def test_flags_are_found_wherever_they_were_set(desk: Desk):
    desk.append(Kind.NOTE, CardId(CARDS[3]), {"flag": True})
    desk.append(Kind.NOTE, CardId(CARDS[4]), {"flag": True})
    desk.append(Kind.NOTE, CardId(CARDS[4]), {"flag": False})
    desk.append(Kind.NOTE, CardId(CARDS[5]), {"text": "Ещё раз"})
    assert found(desk, "is:flagged") == {CARDS[3]}
    assert found(desk, "note:еще") == found(desk, "note:*") == {CARDS[5]}
    known = search(desk, "is:flagged", "en").cards[0]
    assert State.FLAGGED in known.states
