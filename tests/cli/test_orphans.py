"""Memories whose card is gone: listed, handed over, taken back."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from quiz.app.desk import Desk, open_desk
from quiz.app.wording import ASKED, wording_of
from quiz.cli.commands import COMPLETES
from quiz.deck.model import CardId
from quiz.store import Kind
from tests.cli.runner import quiz

if sys.platform != "win32":
    from tests.cli.watcher import Watched

posix = pytest.mark.skipif(sys.platform == "win32", reason="needs a pty")

HEAD = "quiz: 1\nid: my/nets\ntitle: Nets\nlang: en\ncards:\n"
GATE = """\
- id: gate
  q: What does a gate of an LSTM do?
  a: It scales what passes by a number from 0 to 1.
"""
RELU = """\
- id: dying-relu
  q: What is a dying ReLU?
  a: A unit whose input is negative for all examples, so its gradient is zero.
"""
SILU = "- id: silu\n  q: Write SiLU.\n  formula: x/(1+exp(-x))\n"
NEW_GATE = """\
- id: lstm-gate
  q: What is a gate of an LSTM for?
  a: It multiplies what passes by a number from 0 to 1.
"""
NEW_RELU = RELU.replace("dying-relu", "dying-relus").replace("a dying", "the dying")
ADAM = "- id: adam\n  q: Which two moments has Adam?\n  a: Means of gradients.\n"


@pytest.fixture
def deck(home: Path) -> Path:
    """A deck with three cards that were reviewed and are in it no more."""
    path = home / "decks" / "nets.yaml"
    path.parent.mkdir(parents=True)
    path.write_text(HEAD + GATE + RELU + SILU)
    with open_desk(os.environ) as desk:
        for name in ("gate", "dying-relu", "silu"):
            review(desk, name)
    path.write_text(HEAD + NEW_GATE + NEW_RELU + ADAM)
    return path


def review(desk: Desk, name: str) -> None:
    known = desk.library.card(CardId(f"my/nets:{name}"))
    asked = wording_of(known, "en").document()
    desk.append(Kind.REVIEW, known.id, {"rating": 3, ASKED: asked})


@pytest.fixture
def desk(deck: Path) -> Iterator[Desk]:
    with open_desk(os.environ) as opened:
        yield opened


def listed() -> dict[str, dict]:
    documents = json.loads(quiz("deck", "orphans", "--json").stdout)
    return {one["card"].partition(":")[2]: one for one in documents}


def states() -> dict[str, object]:
    with open_desk(os.environ) as desk:
        assert desk.store.verify() == ()
        names = ["gate", "dying-relu", "silu", "lstm-gate", "dying-relus", "adam"]
        return desk.store.states([CardId(f"my/nets:{name}") for name in names])


def test_what_was_asked_is_told_and_the_likeliest_new_card(deck: Path):
    found = listed()
    assert list(found) == ["dying-relu", "gate", "silu"]
    gate = found["gate"]
    assert gate["question"] == "What does a gate of an LSTM do?"
    assert (gate["reviews"], gate["gone"]) == (1, "card")
    assert gate["suggestion"]["card"] == "my/nets:lstm-gate"
    assert found["dying-relu"]["suggestion"]["likeness"] > 0.8
    assert found["silu"]["suggestion"] is None
    said = quiz("deck", "orphans").stdout
    assert said.startswith("3 memories have no card any more:")
    assert "Asked: What is a dying ReLU?" in said
    assert "Now: no new card is like it" in said
    assert "Known: 1 review, holds 2.3 d, last today" in said
    assert "сходство" in quiz("deck", "orphans", "--lang", "ru").stdout


def test_decks_that_are_off_and_ids_that_a_deck_names_are_no_orphans(deck: Path):
    quiz("deck", "off", "my/nets")
    deck.write_text(HEAD + GATE + SILU + NEW_RELU + "  aka: dying-relu\n")
    assert quiz("deck", "orphans").stdout == "Every memory has its card.\n"


def test_a_deck_that_is_away_or_cannot_be_read_only_makes_its_memories_wait(
    deck: Path,
):
    text = deck.read_text()
    deck.write_bytes(text.encode() + b"\xff")
    assert {one["gone"] for one in listed().values()} == {"unreadable"}
    assert f"3 memories of my/nets wait until it can be read again: {deck}" in (
        quiz("deck", "orphans").stdout
    )
    # The good cards of a broken deck are asked; the broken one is not gone.
    deck.write_text(text + "- id: gate\n  q: What?\n  b: This.\n")
    gone = {name: one["gone"] for name, one in listed().items()}
    assert gone == {"dying-relu": "card", "gate": "unreadable", "silu": "card"}
    refused = quiz("deck", "relink", "gate")
    assert (refused.returncode, refused.stdout) == (4, "")
    assert f"my/nets:gate may stand in {deck}" in refused.stderr
    deck.unlink()
    assert {one["gone"] for one in listed().values()} == {"deck"}
    said = quiz("deck", "orphans").stdout
    assert said.startswith("Deck my/nets is not there, and 3 memories wait for it.")
    assert quiz("deck", "relink", "--yes").stdout == said


def test_a_history_is_handed_over_and_comes_back_exactly(deck: Path):
    before = states()
    done = quiz("deck", "relink", "silu", "adam")
    assert done.returncode == 0, done.stderr
    assert done.stdout == (
        "my/nets:adam goes on where my/nets:silu was: 1 review. `quiz undo` takes it "
        "back.\n"
        f"For others who learn from this deck, write into the card at {deck}:12:\n"
        "aka: [silu]\n"
    )
    after = states()
    assert "my/nets:silu" not in after
    assert after["my/nets:adam"].memory == before["my/nets:silu"].memory
    assert "silu" not in listed()
    history = quiz("cards", "history", "adam").stdout
    assert "took over the past of my/nets:silu" in history
    taken = quiz("undo").stdout
    assert "the history of my/nets:silu handed over" in taken
    assert "Which two moments has Adam?" in taken
    assert states() == before
    assert "передача истории my/nets:gate" in (
        quiz("deck", "relink", "gate", "lstm-gate").stdout
        + quiz("undo", "--lang", "ru").stdout
    )
    assert states() == before


def test_all_that_is_surely_alike_goes_over_in_one_step(deck: Path):
    before = states()
    document = json.loads(quiz("deck", "relink", "--yes", "--json").stdout)
    assert [one["from"] for one in document["relinked"]] == ["my/nets:dying-relu"]
    assert document["left"] == ["my/nets:gate", "my/nets:silu"]
    said = quiz("deck", "relink", "--yes").stdout
    assert "1 more is not like enough" in said
    assert "1 memory is like no new card" in said
    quiz("undo")
    # Both from one command: one step.
    deck.write_text(HEAD + NEW_RELU + GATE.replace("id: gate", "id: gates"))
    quiz("deck", "relink", "--yes")
    assert list(listed()) == ["silu"]
    assert "2 histories handed over" in quiz("undo").stdout
    assert states() == before


ERRORS = [
    (["relink"], 2, "each is asked about at a terminal (2)"),
    (["relink", "gate"], 2, "each is asked about at a terminal (1)"),
    (["relink", "silu"], 1, "no new card is like my/nets:silu"),
    (["relink", "gat"], 2, "did you mean `my/nets:gate`?"),
    (["relink", "xyz"], 2, "there is no history of `xyz` without a card"),
    (["relink", "adam"], 2, "my/nets:adam is in its deck"),
    (["relink", "gate", "adamm"], 2, "no card `adamm`"),
    (["relink", "gate", "adam", "silu"], 2, "there is nothing to do with silu"),
]


@pytest.mark.parametrize(("words", "code", "problem"), ERRORS)
def test_what_cannot_be_handed_over_is_refused(
    deck: Path, words: list[str], code: int, problem: str
):
    done = quiz("deck", *words)
    assert (done.returncode, done.stdout) == (code, "")
    assert problem in done.stderr
    assert len(listed()) == 3


def test_two_histories_become_one_only_where_that_is_said(desk: Desk):
    review(desk, "lstm-gate")
    before = states()
    refused = quiz("deck", "relink", "gate", "lstm-gate")
    assert refused.returncode == 2
    assert "my/nets:lstm-gate has a history of its own (1)" in refused.stderr
    done = quiz("deck", "relink", "gate", "lstm-gate", "--yes")
    assert "With its own 1 they are one history." in done.stdout
    assert states()["my/nets:lstm-gate"].memory.reviews == 2
    quiz("undo")
    assert states() == before


def test_a_rev_from_before_the_handover_forgets_nothing(deck: Path):
    deck.write_text(HEAD + NEW_GATE + "  rev: 2\n")
    quiz("deck", "relink", "gate", "lstm-gate")
    quiz("review", "my/nets", given="q\n")
    assert states()["my/nets:lstm-gate"].memory.reviews == 1
    deck.write_text(HEAD + NEW_GATE + "  rev: 3\n")
    quiz("review", "my/nets", given="q\n")
    assert states()["my/nets:lstm-gate"].memory is None


def test_a_card_with_a_memory_is_suggested_to_none(desk: Desk):
    review(desk, "lstm-gate")
    assert listed()["gate"]["suggestion"] is None


def test_a_memory_from_before_wordings_were_kept_goes_by_its_id(desk: Desk):
    desk.append(Kind.REVIEW, CardId("my/nets:lstm-gates"), {"rating": 3})
    gates = listed()["lstm-gates"]
    assert (gates["question"], gates["answer"]) == (None, None)
    assert gates["suggestion"]["card"] == "my/nets:lstm-gate"


def test_notes_and_flags_go_with_the_history(desk: Desk):
    gate = CardId("my/nets:gate")
    desk.append(Kind.NOTE, gate, {"text": "three of them"})
    desk.append(Kind.NOTE, gate, {"flag": True})
    quiz("deck", "relink", "gate", "lstm-gate")
    assert "three of them" in quiz("cards", "note", "lstm-gate").stdout
    assert "lstm-gate" in quiz("cards", "find", "is:flagged").stdout
    quiz("undo")
    assert "lstm-gate" not in quiz("cards", "find", "is:flagged").stdout


def test_a_dispute_goes_with_the_history(desk: Desk):
    gate = CardId("my/nets:gate")
    desk.append(Kind.ATTEMPT, gate, {"given": ["0"], "outcome": "wrong", "reason": ""})
    desk.append(Kind.NOTE, gate, {"dispute": {"attempt": None}})
    desk.append(Kind.REVIEW, gate, {"rating": 3})
    quiz("deck", "relink", "gate", "lstm-gate")
    [dispute] = json.loads(quiz("disputes", "--json").stdout)
    assert dispute["card"] == "my/nets:lstm-gate"


def test_a_shell_completes_histories_then_cards(deck: Path):
    def offered(line: str) -> list[str]:
        done = quiz(
            **{COMPLETES: "complete_bash", "COMP_WORDS": line, "COMP_CWORD": "3"}
            | ({"COMP_CWORD": "4"} if line.count(" ") > 3 else {})
        )
        return done.stdout.split()

    assert "gate" in offered("quiz deck relink ga")
    assert "lstm-gate" not in offered("quiz deck relink ")
    assert "lstm-gate" in offered("quiz deck relink gate ls")


@posix
def test_at_a_terminal_each_is_asked_about(deck: Path, home: Path):
    watched = Watched(home, "deck", "relink", columns=40, rows=80, LANG="ru_RU.UTF-8")
    watched.sees("my/nets:dying-relus", "хватит:")
    watched.type("нет\n")
    watched.sees("my/nets:lstm-gate", "хватит:")
    watched.type("да\n")
    assert watched.end() == 0
    words = " ".join(watched.shown.split())
    assert "my/nets:lstm-gate продолжает" in words
    assert max(map(len, watched.shown.splitlines())) <= 40
    assert list(listed()) == ["dying-relu", "silu"]
