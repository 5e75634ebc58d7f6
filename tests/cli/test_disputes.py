"""Disputes, single cards and undo from the command line."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path

import pytest

from quiz.library import bundled_folder
from tests.cli.runner import quiz

DECK = """\
quiz: 1
id: my/gates
title: Gates
lang: en
cards:
- id: name-two
  q: Name two gates.
  list: [input, forget]   # of an LSTM
- id: gap
  cloze: 'Before the sigmoid stands the [[logit :: a number]].'
- id: odd
  claim: Three is odd.
  verdict: true
"""


@pytest.fixture
def deck(home: Path) -> Path:
    path = home / "decks" / "gates.yaml"
    path.parent.mkdir(parents=True)
    path.write_text(DECK)
    return path


def overrule(kind: str, answer: str) -> None:
    """Answer the only card of a kind, wrongly as the verdict has it, and overrule."""
    lines = [answer, *([""] if kind == "list" else []), "o", "", ""]
    done = quiz("review", "my/gates", "--kind", kind, given="\n".join(lines))
    assert "Kept as a dispute" in done.stdout, done.stdout + done.stderr


def test_disputes_are_listed_with_the_newest_first(deck: Path):
    overrule("list", "input, output gate")
    overrule("claim", "2")
    said = quiz("disputes").stdout
    first, second = said.split("2 at ")
    assert re.match(r"1 at \d\d:\d\d\nQuestion: Three is odd\.\n", first)
    assert "Question: Name two gates." in second
    assert "Answered: input, output gate" in second
    assert "Verdict: Not yet. 1 of 2 named." in second
    assert "Card: my/gates:name-two" in second
    documents = json.loads(quiz("disputes", "--json").stdout)
    assert [one["card"] for one in documents] == ["my/gates:odd", "my/gates:name-two"]
    assert documents[1]["given"] == ["input, output gate"]
    assert documents[1]["outcome"] == "wrong"
    assert "Вопрос: Three is odd." in quiz("disputes", "--lang", "ru").stdout


@pytest.mark.parametrize(
    ("kind", "answer", "line"),
    [
        ("list", "input, amnesia gate", "list: [input, [forget, amnesia gate]]   # of"),
        ("cloze", "pre-activation", "[[logit | pre-activation :: a number]]"),
    ],
)
def test_an_accepted_answer_is_added_to_the_learners_own_deck(
    deck: Path, kind: str, answer: str, line: str
):
    overrule(kind, answer)
    said = quiz("disputes", "accept", "1").stdout
    assert said.startswith("Accepted: ")
    assert line in deck.read_text()
    assert quiz("deck", "check", str(deck)).returncode == 0
    assert quiz("disputes").stdout.startswith("No disputes.")
    again = quiz("review", "my/gates", "--kind", kind, "--ahead", given=answer + "\n\n")
    assert "Correct." in again.stdout


def test_a_deck_that_may_not_be_written_is_told_the_line(deck: Path):
    overrule("list", "input, amnesia gate")
    deck.chmod(0o444)
    document = json.loads(quiz("disputes", "accept", "1", "--json").stdout)
    if os.access(deck, os.W_OK):  # as root, who may write everything
        assert document["how"] == "added"
        return
    assert (document["how"], document["line"]) == ("line", "- [forget, amnesia gate]")
    assert document["open"]
    assert deck.read_text() == DECK


def test_accepting_copies_a_bundled_deck_and_the_answer_counts_next_time(home: Path):
    asked = ("review", "dl/activations", "--kind", "list", "--limit", "1")
    before = {path: path.read_bytes() for path in bundled_folder().glob("*.yaml")}
    done = quiz(*asked, given="no such thing\n\no\n\n")
    assert "Kept as a dispute" in done.stdout
    said = quiz("disputes", "accept", "1").stdout
    assert said.startswith("Accepted: “no such thing” counts from now on.")
    [copy] = (home / "decks").iterdir()
    assert str(copy) in said
    assert quiz("disputes").stdout.startswith("No disputes.")
    again = quiz(*asked, "--cram", given="no such thing\n\n\n")
    assert "Right: no such thing" in again.stdout
    assert {path: path.read_bytes() for path in before} == before


def test_a_second_answer_goes_into_the_same_copy(home: Path):
    asked = ("review", "dl/activations", "--kind", "list", "--limit", "1", "--ahead")
    for answer in ("no such thing", "nor this one"):
        quiz(*asked, given=f"{answer}\n\no\n\n")
        assert quiz("disputes", "accept", "1").stdout.startswith("Accepted: ")
    [copy] = (home / "decks").iterdir()
    assert "  - no such thing\n  - nor this one\n" in copy.read_text()


def test_two_gaps_are_accepted_at_once(deck: Path):
    deck.write_text(DECK.replace("the [[logit", "a [[real :: which]] [[logit"))
    lines = ["some", "pre-activation", "o", "", ""]
    quiz("review", "my/gates", "--kind", "cloze", given="\n".join(lines))
    assert quiz("disputes", "accept", "1").stdout.startswith("Accepted: ")
    told = "[[real | some :: which]] [[logit | pre-activation :: a number]]"
    assert told in deck.read_text()


def test_two_more_names_of_a_list_are_accepted_at_once(deck: Path):
    overrule("list", "input, output gate, amnesia gate")
    assert quiz("disputes", "accept", "1").stdout.startswith("Accepted: ")
    assert "also: [output gate, amnesia gate]" in deck.read_text()


def test_what_could_not_be_accepted_stays_open_and_says_what_to_do(deck: Path):
    overrule("claim", "2")
    done = quiz("disputes", "accept", "1")
    assert done.returncode == 1
    assert "Accepted" not in done.stdout
    assert "no list of further answers" in done.stdout
    assert f"{deck}:11" in done.stdout
    assert "`quiz disputes drop 1`" in done.stdout
    assert len(json.loads(quiz("disputes", "--json").stdout)) == 1


def test_a_deck_mended_by_hand_settles_the_dispute(deck: Path):
    overrule("claim", "2")
    assert quiz("disputes", "accept", "1").returncode == 1
    deck.write_text(DECK.replace("verdict: true", "verdict: false"))
    done = quiz("disputes", "accept", "1")
    assert (done.returncode, done.stdout[:9]) == (0, "Accepted:")
    assert quiz("disputes").stdout.startswith("No disputes.")


def test_an_answer_that_is_not_kept_cannot_be_accepted(deck: Path):
    quiz("config", "set", "keep_answers", "no")
    overrule("list", "input, amnesia gate")
    done = quiz("disputes", "accept", "1")
    assert done.returncode == 1
    assert done.stdout.startswith("Still open: ")
    assert len(json.loads(quiz("disputes", "--json").stdout)) == 1


def test_a_line_that_only_its_author_can_add_leaves_the_dispute_open(deck: Path):
    deck.write_text(DECK.replace("forget]", '"for\\u0067et"]'))
    overrule("list", "input, amnesia gate")
    done = quiz("disputes", "accept", "1")
    assert done.returncode == 1
    assert "\n  - [forget, amnesia gate]\n" in done.stdout
    assert "`quiz disputes accept 1` again" in done.stdout
    assert len(json.loads(quiz("disputes", "--json").stdout)) == 1


def test_a_dropped_dispute_is_gone_until_that_is_undone(deck: Path):
    overrule("claim", "2")
    assert quiz("disputes", "drop", "1").stdout == "Dropped: my/gates:odd.\n"
    assert quiz("disputes", "--json").stdout == "[]\n"
    assert "a decision on a dispute" in quiz("undo").stdout
    assert len(json.loads(quiz("disputes", "--json").stdout)) == 1


@pytest.mark.parametrize("word", ["accept", "drop"])
def test_a_number_that_no_dispute_has_is_refused(deck: Path, word: str):
    none = quiz("disputes", word, "1")
    assert (none.returncode, none.stdout) == (2, "")
    assert "there are no disputes" in none.stderr
    overrule("claim", "2")
    wrong = quiz("disputes", word, "2")
    assert wrong.returncode == 2
    assert "numbered 1 to 1" in wrong.stderr


def test_an_undone_answer_takes_its_dispute_along(deck: Path):
    overrule("claim", "2")
    said = quiz("undo").stdout
    assert re.fullmatch(
        r"Taken back, at \d\d:\d\d: an answer rated Good · Three is odd\.\n", said
    )
    assert quiz("disputes", "--json").stdout == "[]\n"


def test_undo_names_every_step_it_takes_back(deck: Path):
    quiz("review", "my/gates", "--kind", "claim", given="2\n4\n")
    quiz("cards", "flag", "odd")
    quiz("cards", "note", "odd", "is it?")
    quiz("cards", "suspend", "odd")
    quiz("cards", "bury", "name-two")
    lines = quiz("undo", "9").stdout.splitlines()
    said = [line.split(": ", 1)[1].rsplit(" · ", 1)[0] for line in lines]
    assert said == [
        *("put aside", "suspended", "the note “is it?”", "flagged"),
        "an answer rated Easy",
    ]
    assert quiz("undo").stdout == "There is nothing to take back.\n"
    assert quiz("undo", "--json").stdout == "[]\n"


def test_undo_as_a_document_names_the_events(deck: Path):
    quiz("review", "my/gates", "--kind", "claim", given="1\n3\n")
    [step] = json.loads(quiz("undo", "--json").stdout)
    assert (step["card"], step["kind"], step["rating"]) == ("my/gates:odd", "review", 3)
    assert len(step["events"]) == 2


def test_a_suspended_card_is_not_asked_until_it_is_brought_back(deck: Path):
    said = quiz("cards", "suspend", "odd").stdout
    assert said == (
        "Suspended: my/gates:odd. `quiz cards unsuspend my/gates:odd` brings it back.\n"
    )
    assert quiz("cards", "suspend", "odd").stdout == (
        "Suspended already: my/gates:odd. "
        "`quiz cards unsuspend my/gates:odd` brings it back.\n"
    )
    review = ("review", "my/gates", "--kind", "claim")
    assert "no card fits" in quiz(*review).stderr
    assert quiz("cards", "unsuspend", "my/gates:odd").stdout.startswith("Asked again")
    assert "Three is odd." in quiz(*review).stdout


def test_flags_and_notes_are_kept_and_shown(deck: Path):
    assert quiz("cards", "flag", "odd").stdout == "Flagged: my/gates:odd.\n"
    assert quiz("cards", "note", "odd", "think").stdout == "Noted on my/gates:odd.\n"
    said = quiz("cards", "note", "odd").stdout
    assert re.fullmatch(r"Flagged by you\.\nYour note, at \d\d:\d\d: think\n", said)
    assert quiz("cards", "flag", "odd", "--off").stdout.startswith("No longer")
    document = json.loads(quiz("cards", "note", "odd", "--json").stdout)
    assert (document["flagged"], document["notes"][0]["text"]) == (False, "think")
    assert "There are no notes" in quiz("cards", "note", "gap").stdout


@pytest.mark.parametrize(
    ("before", "again", "said"),
    [
        ([], ["unsuspend"], "Not suspended: {card}."),
        (
            ["bury"],
            ["bury"],
            "Put aside already: {card}. `quiz cards unbury {card}` brings it back.",
        ),
        (
            ["flag"],
            ["flag"],
            "Flagged already: {card}. `quiz cards flag {card} --off` takes the flag "
            "off.",
        ),
        ([], ["flag", "--off"], "Not flagged: {card}."),
    ],
)
def test_what_is_so_already_is_said_with_the_way_back(
    deck: Path, before: list[str], again: list[str], said: str
):
    if before:
        quiz("cards", *before, "odd")
    done = quiz("cards", again[0], "odd", *again[1:])
    assert (done.returncode, done.stdout) == (
        0,
        said.format(card="my/gates:odd") + "\n",
    )


@pytest.mark.parametrize(
    ("name", "said"),
    [("oddd", "did you mean `my/gates:odd`?"), ("zzzzzz", "name it in full")],
)
def test_a_name_that_no_card_has_is_refused(deck: Path, name: str, said: str):
    done = quiz("cards", "bury", name)
    assert (done.returncode, done.stdout) == (2, "")
    assert said in done.stderr
