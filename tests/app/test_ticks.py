"""Which points an explanation had, in the log: kept, taken back, found again."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from quiz.app.desk import Desk, open_desk
from quiz.app.ticks import Ticks, keep_ticks, numbers_of, ticks_in
from quiz.deck.model import CardId, Points
from quiz.store import Event, Kind
from tests.cli.runner import quiz

HEAD = "quiz: 1\nid: my\ntitle: Mine\nlang: en\ncards:\n- id: one\n  q: Explain.\n"
POINTS = """\
  points: [the first, the second]
  points.ru: [первое, второе]
  bonus: [an extra]
  red_flags: [a howler]
"""
ONE = CardId("my:one")
REVIEW = ("review", "my")


@pytest.fixture(autouse=True)
def deck(home: Path) -> Path:
    path = home / "decks" / "my.yaml"
    path.parent.mkdir(parents=True)
    path.write_text(HEAD + POINTS)
    return path


@pytest.fixture
def desk() -> Iterator[Desk]:
    with open_desk(os.environ) as opened:
        yield opened


def events() -> list[Event]:
    """What was not taken back of the card."""
    with open_desk(os.environ) as desk:
        assert desk.store.verify() == ()
        gone = {
            event.payload["event"]
            for event in desk.store.events(ONE)
            if event.kind == Kind.VOID
        }
        return [
            event
            for event in desk.store.events(ONE)
            if event.id not in gone and event.kind != Kind.VOID
        ]


def ticks() -> list[Ticks]:
    return [found for event in events() if (found := ticks_in(event))]


@pytest.mark.parametrize("language", ["en", "ru"])
def test_what_was_ticked_is_kept_as_the_deck_spells_it(language: str):
    done = quiz(*REVIEW, "--lang", language, given="\n1 3 4\n\n")
    assert done.returncode == 0, done.stderr
    attempt, *_ = events()
    assert ticks() == [
        Ticks(attempt.id, ("the first",), ("the second",), ("an extra",), ("a howler",))
    ]


def test_nothing_ticked_is_kept_as_everything_missed():
    quiz(*REVIEW, given="\n\n\n")
    [kept] = ticks()
    assert (kept.made, kept.missed) == ((), ("the first", "the second"))


def test_an_undo_asks_for_the_ticks_again_and_keeps_the_latest():
    done = quiz(*REVIEW, given="\n1\nu\n1 2\n\n")
    assert "Taken back: what was ticked, at " in done.stdout
    [kept] = ticks()
    assert kept.made == ("the first", "the second")
    assert [event.kind for event in events()] == ["attempt", "note", "review"]


def test_who_comes_back_finds_the_answer_ticked():
    assert quiz(*REVIEW, given="\n1\nq\n").returncode == 0
    again = quiz(*REVIEW, given="\n")
    assert "1 of 2 points made" in again.stdout
    assert "Which did you say" not in again.stdout
    assert "Enter: Hard" in again.stdout
    assert [event.kind for event in events()] == ["attempt", "note", "review"]


def test_after_a_break_the_ticks_are_taken_back_first_and_then_the_answer():
    quiz(*REVIEW, given="\n1\nq\n")
    again = quiz(*REVIEW, given="u\n:u\n:q\n")
    assert "what was ticked" in again.stdout
    assert "the answer to this card, not rated yet" in again.stdout
    assert events() == []


def test_a_flag_set_before_the_break_is_taken_back_before_the_ticks():
    quiz(*REVIEW, given="\n1\n!\nq\n")
    again = quiz(*REVIEW, given="u\nq\n")
    assert "Taken back: flagged" in again.stdout
    assert [event.kind for event in events()] == ["attempt", "note"]
    assert len(ticks()) == 1


def test_quiz_undo_takes_answer_ticks_and_rating_together():
    quiz(*REVIEW, given="\n1\n\n")
    assert "an answer rated Hard" in quiz("undo").stdout
    assert events() == []
    quiz(*REVIEW, given="\n1\nq\n")
    assert "an answer without a rating" in quiz("undo").stdout
    assert events() == []


def test_cramming_keeps_no_ticks():
    done = quiz(*REVIEW, "--cram", given="\n1\nu\n1 2\n\n")
    assert done.returncode == 0, done.stderr
    assert events() == []


def test_points_are_found_again_in_a_deck_that_has_changed(deck: Path):
    quiz(*REVIEW, given="\n1 3\nq\n")
    changed = POINTS.replace("[the", "[a new one, the").replace("[пер", "[новое, пер")
    deck.write_text(HEAD + changed.replace("an extra", "another extra"))
    [kept] = ticks()
    with open_desk(os.environ) as desk:
        card = desk.library.card(ONE)
        assert card is not None
        assert isinstance(card.answer, Points)
        assert numbers_of(kept, card.answer) == (2,)
    again = quiz(*REVIEW, given="q\n")
    assert "1 of 3 points made" in again.stdout
    assert "Enter: Again" in again.stdout


def test_ticks_on_a_card_that_has_gone_are_an_event_all_the_same(desk: Desk):
    event = keep_ticks(desk, CardId("my:gone"), (1, 2))
    assert ticks_in(event) == Ticks("None", (), (), (), ())


def test_other_notes_have_no_ticks(desk: Desk):
    event = desk.append(Kind.NOTE, ONE, {"text": "look it up"})
    assert ticks_in(event) is None
