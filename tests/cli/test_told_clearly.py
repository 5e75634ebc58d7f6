"""Sentences that say what is to be done next, and what has become of an answer."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.cli.runner import quiz

if sys.platform != "win32":
    from tests.app.terminal import Sitter

posix = pytest.mark.skipif(sys.platform == "win32", reason="needs a pty")
HEAD = "quiz: 1\nid: my\ntitle: Mine\nlang: en\n"
CARDS = "cards:\n" + "".join(
    f"- {{id: c{n}, q: 'What is {n}?', a: It.}}\n" for n in range(6)
)


@pytest.fixture
def deck(home: Path) -> Path:
    path = home / "decks" / "my.yaml"
    path.parent.mkdir(parents=True)
    path.write_text(HEAD + CARDS)
    return path


def test_what_waits_and_the_command_that_goes_on_agree_with_the_header(deck: Path):
    done = quiz("review", "my", "--limit", "4", "--seed", "1", given="\n\n\n\nq\n")
    assert "2 new" in done.stdout
    assert "2 cards are still waiting" in done.stdout
    assert "quiz review my --limit 2 --seed 1" in done.stdout
    again = quiz("review", "my", "--limit", "2", "--seed", "1", given="q\n")
    assert "2 new" in again.stdout
    assert "2 cards are still waiting" in again.stdout


@pytest.mark.parametrize("lang", [("--lang", "ru"), ("--lang=ru",)])
def test_the_command_that_goes_on_speaks_as_this_run_does(
    deck: Path, lang: tuple[str, ...]
):
    given = "\n\nq\n"
    shown = quiz("review", "my", *lang, "--plain", given=given).stdout
    assert "quiz review my --lang ru --plain" in shown
    assert "quiz --lang ru`" in quiz(*lang, given=given).stdout


def test_an_answer_to_a_card_that_is_out_is_said_to_be_kept(deck: Path):
    only = HEAD + "cards:\n- {id: one, q: What?, a: It.}\n"
    deck.write_text(only)
    quiz("review", "my", given="\nq\n")
    deck.write_text(only.replace("a: It.", "b: It.") + "- {id: two, q: Why?, a: So.}\n")
    told = quiz("review", "my", given="q\n")
    assert "Cards with errors are left out until that is mended" in told.stderr
    assert "Your answer to my:one is kept, and rated then." in told.stderr
    deck.write_text(only)
    assert "kept, and rated then" not in quiz("review", "my", given="q\n").stderr


def test_the_keys_of_a_prediction_are_listed(deck: Path):
    shown = quiz("review", "my", "--predict", given="\n?\nq\n").stdout
    assert "q: stop; the answer is kept" in shown


@posix
def test_before_comparing_the_keys_are_those_that_work_there(home: Path, deck: Path):
    sitter = Sitter(home, "interview", "my", "--questions", "1")
    sitter.wait_for("Enter begins")
    sitter.type("\r")
    sitter.wait_for("? keys")
    sitter.type("\r")
    sitter.wait_for("Enter begins comparing")
    sitter.type("?")
    sitter.wait_for("the report now; `quiz interview --continue` compares later")
    assert "skip the question" not in sitter.shown
    sitter.type("q")
    sitter.wait_for("q ends")
    sitter.type("q")
    sitter.end()
    beside = Sitter(home, "interview", "my")
    beside.wait_for("Enter begins")
    beside.type("\r")
    beside.wait_for("? keys")
    beside.type("q")
    beside.wait_for("The interview before is still there")
    beside.end()


def test_who_saw_the_answer_first_may_still_overrule_the_try(home: Path, deck: Path):
    deck.write_text(HEAD + "cards:\n- {id: f, q: Write x squared., formula: x**2}\n")
    done = quiz("review", "my", given="x^3\n\no\nq\n")
    assert "nothing to overrule" not in done.stdout
    assert "o I was right" in done.stdout.partition("Reference")[2]
    shown = quiz("disputes").stdout
    assert "x^3" in shown
    again = quiz("review", "my", given="\n")
    assert "Saved: Good" in again.stdout
    given_up = quiz("review", "my", "--cram", given="\no\nq\n").stdout
    assert "nothing to overrule" in given_up


def test_what_is_typed_by_mistake_is_told_what_it_would_do_here(deck: Path):
    deck.write_text(
        HEAD + "cards:\n- {id: l, q: 'Name two:', list: [one, two], followups: [f]}\n"
        "- {id: f, q: Write x squared., formula: x**2}\n"
    )
    kinds = ("--kind", "list")
    shown = quiz("review", "my", *kinds, given=",\nh\n\nf\nq\n:q\n1\nq\n").stdout
    assert ":q (:й)" in shown  # a comma is the question mark of a Russian layout
    assert "This card has no hints." in shown
    assert ":q goes back to the card" in shown


def test_a_question_mark_is_no_note(deck: Path):
    shown = quiz("review", "my", "--limit", "1", given="n\n?\n\nq\n").stdout
    assert shown.count("A line is kept; an empty one cancels.") == 2
    assert "No note kept." in shown


def test_words_of_a_clock_that_was_never_mentioned_are_left_out(deck: Path):
    deck.write_text(HEAD + "cards:\n- {id: p, q: Explain., points: [one, two]}\n")
    assert "You spoke" not in quiz("review", "my", given="?\n\nq\n").stdout


def test_hints_stay_on_the_screen_of_a_card_that_comes_back(deck: Path):
    deck.write_text(
        HEAD + "cards:\n- {id: h, q: What?, a: It., hints: [It is short.]}\n"
    )
    shown = quiz("review", "my", given="h\n\nu\nq\n").stdout
    assert shown.count("It is short.") == 2
    assert shown.count("h hint") == 1  # there is no other
