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
from quiz.store import Draft, Kind
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


def test_what_a_key_shows_is_what_it_gives_whatever_is_rated_elsewhere(
    desks: tuple[Desk, Desk],
):
    """Other cards fill the day that was shown; only the next card looks again."""
    desk, own = desks[0], Record(desks[0])
    told = own.next_days(ONE)[Rating.EASY - 1]
    days = told.days
    many = [
        Draft(
            Kind.REVIEW,
            CardId(f"my:{number}"),
            {"rating": 4, "interval_days": days},
            desk.clock().at_ms,
            desk.clock().offset_minutes,
        )
        for number in range(99)
    ]
    desks[1].store.append_many(many)
    assert Record(desk).next_days(ONE)[Rating.EASY - 1] != told
    assert own.next_days(ONE)[Rating.EASY - 1] == told
    assert own.keep(RecordReview(ONE, Rating.EASY), 1000) == told
    state = desk.store.state(ONE)
    assert state is not None
    assert state.due_day == desk.today() + days
    kept = next(one for one in desk.store.of_kind(Kind.REVIEW) if one.card == ONE)
    assert (kept.payload["interval_days"], kept.payload["level"]) == (days, "middle")
    assert desk.store.verify() == ()


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
    shown = sitter.wait_for("What is the third?")
    assert "rated in another quiz meanwhile" in shown
    assert "What is the second?" not in sitter.log
    assert "1 new" in shown
    sitter.type("q")
    assert sitter.end() == 0


def test_an_answer_on_one_screen_is_not_resumed_on_another(home: Path):
    first = Sitter(home, "review", "my")
    first.wait_for("What is the first?")
    first.type("\r")
    first.wait_for("Enter: Good")
    second = Sitter(home, "review", "my")
    second.wait_for("Another quiz is open")
    shown = second.wait_for("What is the second?")
    assert "before the break" not in second.log
    assert "2 new" in shown
    first.type("3")
    first.wait_for("Saved: Good")
    second.type("q")
    assert second.end() == 0
    first.type("q")
    assert first.end() == 0
    with open_desk(os.environ) as desk:
        assert sum(event.kind == Kind.REVIEW for event in desk.store.events()) == 1


@pytest.mark.parametrize("number", [9, 1])
def test_an_answer_whose_session_has_died_is_resumed(home: Path, number: int):
    first = Sitter(home, "review", "my")
    first.wait_for("What is the first?")
    first.type("\r")
    first.wait_for("Enter: Good")
    first.child.kill(number)
    first.end()
    second = Sitter(home, "review", "my")
    second.wait_for("before the break")
    second.wait_for("Enter: Good")
    second.type("q")
    assert second.end() == 0


def test_an_overruled_verdict_is_still_overruled_after_a_break(home: Path):
    path = home / "decks" / "my.yaml"
    path.write_text(DECK + "- {id: odd, claim: Three is odd., verdict: true}\n")
    review = ("review", "my", "--kind", "claim")
    assert "Kept as a dispute" in quiz(*review, given="2\no\n").stdout
    again = quiz(*review, given="u\n1\n")
    assert "Enter: Good" in again.stdout.partition("Taken back")[0]
    assert "Taken back: “I was right”" in again.stdout
    with open_desk(os.environ) as desk:
        assert desk.store.notes(CardId("my:odd")) == ()


def test_the_option_picked_before_a_break_is_marked_wherever_it_stands_now(home: Path):
    wrong = ", ".join(f"wrong-{n}" for n in range(8))
    text = f"{{id: which, q: Which?, options: {{right: [right], wrong: [{wrong}]}}}}"
    (home / "decks" / "my.yaml").write_text(DECK + f"- {text}\n")
    review = ("review", "my", "--kind", "options", "--seed")
    asked = quiz(*review, "1", given="4\nq\n").stdout
    picked = next(line.split()[1] for line in asked.splitlines() if line[:2] == "4 ")
    assert f"{picked} ← yours" in asked
    for seed in ("1", "2", "3"):
        again = quiz(*review, seed, given="q\n").stdout
        assert "before the break" in again
        assert again.count("← yours") == 1
        assert f"{picked} ← yours" in again


def test_an_option_that_was_not_to_be_kept_is_not(home: Path):
    text = "{id: which, q: Which?, options: {right: [right], wrong: [wrong]}}"
    (home / "decks" / "my.yaml").write_text(DECK + f"- {text}\n")
    assert quiz("config", "set", "keep_answers", "false").returncode == 0
    quiz("review", "my", "--kind", "options", given="1\nq\n")
    with open_desk(os.environ) as desk:
        (attempt,) = [one for one in desk.store.events() if one.kind == Kind.ATTEMPT]
    assert attempt.payload["picked"] == attempt.payload["given"] == []
    again = quiz("review", "my", "--kind", "options", given="q\n").stdout
    assert "← yours" not in again


@pytest.mark.parametrize("is_answered", [False, True])
def test_a_card_that_was_rated_elsewhere_meanwhile_counts_once(
    home: Path, is_answered: bool
):
    sitter = Sitter(home, "review", "my")
    sitter.wait_for("What is the first?")
    sitter.wait_for("keys")
    with open_desk(os.environ) as other:
        record = Record(other)
        if is_answered:
            record.keep(RecordAttempt(ONE, (), MARKING, 1, 0, Rating.GOOD), 1000)
            sitter.type(" ")
            sitter.wait_for("Enter: Good")
            record.keep(RecordReview(ONE, Rating.GOOD), 1000)
        else:
            answer(record, ONE)
        sitter.type("\r")
        shown = sitter.wait_for("What is the second?")
        assert "rated in another quiz meanwhile" in shown
        sitter.type("q")
        assert sitter.end() == 0
        kinds = [event.kind for event in other.store.events(ONE)]
        assert kinds.count(Kind.REVIEW) == 1
        assert other.store.pending_attempt() is None
