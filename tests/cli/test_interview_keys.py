"""The keys of an interview: none dies without a word, and each says what it did."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from quiz.app.interview import report_last
from tests.cli.runner import quiz
from tests.cli.test_interview_answers import BASIC, CLAIM, HEAD, POINTS

if sys.platform != "win32":
    from tests.app.terminal import Sitter

posix = pytest.mark.skipif(sys.platform == "win32", reason="needs a pty")
OTHER = "- {id: other, q: What is a prior?, a: A belief.}\n"


@pytest.fixture
def decks(home: Path) -> Path:
    folder = home / "decks"
    folder.mkdir(parents=True)
    return folder


def write(decks: Path, *cards: str) -> None:
    (decks / "my.yaml").write_text(HEAD.format(id="my") + "".join(cards))


def shares() -> list[float | None]:
    return [one.share for one in report_last(os.environ, "en").questions]


@posix
def test_every_key_of_a_plain_judgement_is_answered(decks: Path, home: Path):
    write(decks, BASIC, OTHER)
    sitter = Sitter(home, "interview", "my")
    sitter.wait_for("Enter begins")
    sitter.type("?")
    sitter.wait_for("skip the question")
    sitter.type("\r")
    sitter.wait_for("? keys")
    sitter.type("u")
    sitter.wait_for("“u” does nothing here")
    sitter.type("\r")
    sitter.wait_for("you compare it at the end")
    sitter.wait_for("? keys")
    sitter.type("\r")
    sitter.wait_for("The questions are over. 2 answers are for you to judge.")
    sitter.wait_for("Enter begins comparing")
    sitter.type("\r")
    sitter.wait_for("3 nearly all · ? keys")
    sitter.type("x")
    sitter.wait_for("“x” does nothing here · 1 little")
    sitter.type("u")
    sitter.wait_for("No judgement comes before this one.")
    sitter.type("?")
    sitter.wait_for("later: ")
    assert "the answer before" not in sitter.shown  # this is the first
    sitter.type("1")
    sitter.wait_for("2 of 2")
    sitter.wait_for("? keys")
    sitter.type("u")
    sitter.wait_for("Taken back")
    sitter.wait_for("? keys")
    sitter.type("3")
    sitter.wait_for("2 of 2")
    sitter.wait_for("? keys")
    sitter.type("2")
    sitter.wait_for("q ends")
    sitter.type("q")
    assert sitter.end() == 0
    assert shares() == [1.0, 0.5]


@posix
def test_ticks_that_were_taken_back_stand_as_they_stood(decks: Path, home: Path):
    write(decks, POINTS, POINTS.replace("why", "again"))
    sitter = Sitter(home, "interview", "my")
    sitter.wait_for("Enter begins")
    sitter.type("\r")
    for _ in range(2):
        sitter.wait_for("? keys")
        sitter.type("\r")
    sitter.wait_for("comparing")
    sitter.type("\r")
    sitter.wait_until_shown("1 [ ] a stack")
    sitter.type("9")
    sitter.wait_for("“9” does nothing here · 1–")
    sitter.type("2")
    sitter.wait_until_shown("2 [x] depth")
    sitter.type("\r")
    sitter.wait_for("2 of 2")
    sitter.wait_until_shown("2 [ ] depth")
    sitter.type("u")
    sitter.wait_for("Taken back")
    sitter.wait_until_shown("2 [x] depth")
    sitter.type("1\r")
    sitter.wait_for("2 of 2")
    sitter.wait_until_shown("2 [ ] depth")
    sitter.type("2\r")
    sitter.wait_for("q ends")
    sitter.type("q")
    assert sitter.end() == 0
    assert shares() == [1.0, 0.5]


def test_taking_back_works_over_lines(decks: Path):
    write(decks, POINTS, OTHER)
    given = "\n\n" + ":u\n?\n1\n:u\n3\n3\n"
    done = quiz("interview", "my", "--seed", "1", given=given)
    assert done.returncode == 0
    assert "No judgement comes before this one." in done.stdout
    assert "Taken back" in done.stdout


@pytest.mark.parametrize(
    ("language", "key", "word"),
    [
        ("en", ":s", "Skipped."),
        ("ru", ":s", "Пропущено."),
        ("en", "", "You said it; you compare it at the end."),
        ("ru", "", "Ответ прозвучал; сверка — в конце."),
        ("en", "in my own words", "Noted."),
    ],
)
def test_what_became_of_an_answer_is_said_as_it_is(
    decks: Path, language: str, key: str, word: str
):
    write(decks, BASIC, OTHER)
    done = quiz("interview", "my", "--lang", language, given=f"{key}\n")
    assert word in done.stdout.splitlines()


@posix
def test_enter_at_a_choice_is_told_that_it_does_nothing(decks: Path, home: Path):
    write(decks, CLAIM)
    sitter = Sitter(home, "interview", "my")
    sitter.wait_for("Enter begins")
    sitter.type("\r")
    sitter.wait_for("? keys")
    sitter.wait_until_shown("19:59 left")
    sitter.type("\r")
    sitter.wait_for("That key does nothing here")
    sitter.type("q")
    assert sitter.end() == 0


SKIPS = [
    ("- {id: n, q: Write it., formula: 2*x}\n", "s\n\n", True),
    ("- {id: n, q: Write it., formula: 2*x}\n", "ы\n\n", True),
    ("- {id: n, q: Write it., formula: 2*s, vars: [s]}\n", "s\n", False),
    ("- {id: n, q: How many?, number: 3}\n", "s\n\n", True),
    ("- {id: n, q: Name two., list: [a, b]}\n", "s\n\n", True),
    ("- {id: n, q: Name two., list: [s, b]}\n", "s\n\n", False),
    ("- {id: n, cloze: 'The [[pen]] here.'}\n", "s\n\n", True),
    ("- {id: n, cloze: 'The [[s]] here.'}\n", "s\n", False),
]


@pytest.mark.parametrize(("card", "given", "is_guarded"), SKIPS)
def test_the_key_that_skips_is_no_answer_where_one_types(
    decks: Path, card: str, given: str, is_guarded: bool
):
    write(decks, card)
    done = quiz("interview", "my", given=given)
    assert ("Not taken as an answer" in done.stdout) is is_guarded
    (question,) = report_last(os.environ, "en").questions
    assert (question.mark.value == "skipped") is is_guarded


@posix
def test_the_result_of_a_long_report_is_seen_first(decks: Path, home: Path):
    cards = [
        f"- {{id: c{n}, q: Question {n}?, tags: [tag{n}], number: 3, "
        f"links: [{{title: Page {n}, url: 'https://example.org/{n}'}}]}}\n"
        for n in range(6)
    ]
    write(decks, *cards)
    sitter = Sitter(home, "interview", "my")
    sitter.wait_for("Enter begins")
    sitter.type("\r")
    for number in range(1, 7):
        sitter.wait_until_shown(f"Question {number} ")
        sitter.wait_until_shown(" left")
        sitter.line("4")
    shown = sitter.wait_for("q ends")
    assert "Mock interview" in shown
    assert "A hard one." in shown
    assert "6 not yet" in shown
    seen = shown
    while "Enter shows question" not in shown:
        sitter.type("\r")
        shown = sitter.wait_for("q ends")
        seen += shown
    assert "Repeat first" in seen
    assert "example.org/1" in seen
    sitter.type("q")
    assert sitter.end() == 0


@posix
def test_time_spent_on_an_open_question_is_not_given_back(decks: Path, home: Path):
    write(decks, CLAIM, BASIC, OTHER)
    sitter = Sitter(home, "interview", "my", "--minutes", "1")
    sitter.wait_for("Enter begins")
    sitter.type("\r")
    sitter.wait_for("? keys")
    sitter.type("s")
    sitter.wait_for("Skipped.")
    sitter.wait_until_shown("0:57 left")
    sitter.type("\x03")
    assert sitter.end() == 130
    again = Sitter(home, "interview", "--continue")
    again.wait_for("Enter goes on")
    again.type("\r")
    again.wait_until_shown(" left")
    assert not any(f"0:{second} left" in again.log for second in (58, 59))
    again.type("\x03")
    again.end()
