"""Two sessions at once, each of which sees what the other has done."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from quiz.app.desk import Desk, open_desk
from quiz.app.record import Record
from quiz.deck.model import CardId
from quiz.memory import Rating
from quiz.session import Marking, RecordAttempt, RecordReview, RecordSuspend
from quiz.store import Kind
from quiz.verdict import Outcome, Verdict
from tests.app.terminal import Sitter
from tests.cli.runner import quiz

DECK = """\
quiz: 1
id: my
title: Mine
lang: en
cards:
- {id: one, q: What is the first?, a: This.}
- {id: two, q: What is the second?, a: That.}
- {id: three, q: What is the third?, a: Both.}
"""
ONE, TWO, THREE = (CardId(f"my:{name}") for name in ("one", "two", "three"))
QUEUE = (ONE, TWO, THREE)
MARKING = Marking(Verdict(Outcome.UNDECIDED, "self-graded"))


@pytest.fixture(autouse=True)
def deck(home: Path) -> None:
    path = home / "decks" / "my.yaml"
    path.parent.mkdir(parents=True)
    path.write_text(DECK)


@pytest.fixture
def desks() -> Iterator[tuple[Desk, Desk]]:
    with open_desk(os.environ) as own, open_desk(os.environ) as other:
        yield own, other


def answer(record: Record, card: CardId, rating: Rating = Rating.GOOD) -> None:
    record.keep(RecordAttempt(card, (), MARKING, 1, 0, rating), 1000)
    record.keep(RecordReview(card, rating), 1000)


def test_what_another_process_rated_or_put_away_is_not_asked(
    desks: tuple[Desk, Desk],
):
    own, other = Record(desks[0]), Record(desks[1])
    own.watch(QUEUE)
    assert own.settled_elsewhere(QUEUE) == frozenset()
    answer(other, TWO)
    assert own.settled_elsewhere(QUEUE) == {TWO}
    other.keep(RecordSuspend(THREE), 0)
    assert own.settled_elsewhere(QUEUE) == {TWO, THREE}
    assert own.settled_elsewhere((ONE,)) == frozenset()


def test_an_answer_elsewhere_that_awaits_its_rating_settles_nothing(
    desks: tuple[Desk, Desk],
):
    own, other = Record(desks[0]), Record(desks[1])
    own.watch(QUEUE)
    other.keep(RecordAttempt(TWO, (), MARKING, 1, 0, Rating.GOOD), 1000)
    assert own.settled_elsewhere(QUEUE) == frozenset()


def test_a_card_failed_here_still_returns_when_others_write(
    desks: tuple[Desk, Desk],
):
    own, other = Record(desks[0]), Record(desks[1])
    own.watch(QUEUE)
    answer(own, ONE, Rating.AGAIN)
    answer(other, TWO)
    assert own.settled_elsewhere(QUEUE) == {TWO}
    answer(other, ONE)
    assert own.settled_elsewhere(QUEUE) == {ONE, TWO}


def test_a_change_of_settings_elsewhere_settles_nothing(desks: tuple[Desk, Desk]):
    own = Record(desks[0])
    own.watch(QUEUE)
    answer(own, ONE, Rating.AGAIN)
    desks[1].append(Kind.SETTINGS, None, {"desired_retention": 0.8})
    assert own.settled_elsewhere(QUEUE) == frozenset()


def test_an_open_session_goes_on_with_what_is_left(home: Path):
    sitter = Sitter(home, "review", "my")
    sitter.wait_for("What is the first?")
    done = quiz("review", "my", "--new", "2", given="\n3\n\n3\n")
    assert "2 cards" in done.stdout, done.stdout + done.stderr
    sitter.type("\r")
    sitter.wait_for("This.")
    sitter.type("3")
    shown = sitter.wait_for("What is the third?")
    assert "What is the second?" not in sitter.log
    assert "1 new" in shown
    sitter.type("q")
    assert sitter.end() == 0
