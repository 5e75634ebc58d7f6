"""What an interview asks of the hands: lists, ticks, keys; and going on with one."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

import pytest

from quiz.app.interview import report_last
from quiz.ui.interview_report import Told, ToldQuestion
from tests.cli.runner import quiz

if sys.platform != "win32":
    from tests.app.terminal import Sitter

HEAD = "quiz: 1\nid: {id}\ntitle: Talk\nlang: en\ncards:\n"
LIST = "- {id: gates, q: Name two gates., list: [input, forget]}\n"
ANY = "- {id: any, q: Name any two., list: [a, b, c], need: 2}\n"
POINTS = """\
- id: why
  q: Why a nonlinearity?
  points: [a stack collapses, depth adds nothing]
  bonus: [XOR]
  red_flags: [it bounds the output]
"""
BASIC = "- {id: logit, q: What is a logit?, a: A number.}\n"
CLAIM = "- {id: slope, claim: ReLU is linear., verdict: false}\n"
posix = pytest.mark.skipif(sys.platform == "win32", reason="needs a pty")


@pytest.fixture
def decks(home: Path) -> Path:
    folder = home / "decks"
    folder.mkdir(parents=True)
    return folder


def write(decks: Path, *cards: str, name: str = "my") -> None:
    text = HEAD.format(id=name) + "".join(cards)
    (decks / f"{name}.yaml").write_text(text)


def last() -> Told:
    return report_last(os.environ, "en")


def only_question() -> ToldQuestion:
    (question,) = last().questions
    return question


@pytest.mark.parametrize(
    ("lines", "given", "mark"),
    [
        (["input", "forget", ""], "input, forget", "well"),
        (["input, forget", ""], "input, forget", "well"),
        (["input", "fotget", ":u", "forget", ""], "input, forget", "well"),
        (["input", ""], "input", "partly"),
        (["input"], "input", "partly"),  # the input ends: nothing is lost
        ([""], "", "skipped"),
        ([":u", ":h", ""], "", "skipped"),
    ],
)
def test_a_list_is_named_line_by_line_until_an_empty_line(
    decks: Path, lines: list[str], given: str, mark: str
):
    write(decks, LIST)
    done = quiz("interview", "my", given="\n".join(lines) + "\n")
    assert "one by one or all at once · an empty line ends" in done.stdout
    assert only_question().given == given
    assert only_question().mark.value == mark


def test_nothing_is_said_of_what_was_named_before_the_end(decks: Path):
    write(decks, LIST, CLAIM)
    done = quiz("interview", "my", given="nonsense\ninput\nforget\n\n1\n")
    talk = done.stdout.partition("Mock interview · ")[0]
    assert not any(leak in talk for leak in ("Right", "Not on the list", "2 of 2"))


def test_what_was_taken_back_is_said(decks: Path):
    write(decks, LIST)
    done = quiz("interview", "my", "--lang", "ru", given="fotget\n:u\n\n")
    assert "Отменено: fotget" in done.stdout
    assert "пустая строка — закончить" in done.stdout


def test_of_any_few_those_left_out_were_not_missed(decks: Path):
    write(decks, ANY)
    done = quiz("interview", "my", given="a\n\n")
    assert "You could have named" in done.stdout
    assert "Missed" not in done.stdout
    document = json.loads(quiz("interview", "--last", "--json").stdout)
    assert document["questions"][0]["missed"] == ["b", "c"]


@pytest.mark.parametrize(
    ("card", "key", "told"),
    [
        (CLAIM, "?", "1–3: your choice"),
        (BASIC, "?", "Enter: you have answered aloud"),
        (LIST, ":?", "Enter: send the line; an empty one ends the list"),
        ("- {id: n, q: How many?, number: 3}\n", ":?", "Enter: send the line; an"),
    ],
)
def test_the_keys_told_are_those_of_the_question(
    decks: Path, card: str, key: str, told: str
):
    write(decks, card)
    done = quiz("interview", "my", given=f"{key}\n")
    below = done.stdout.partition("Question 1")[2]
    assert told in below
    assert ("aloud" in below.partition("Mock interview")[0]) is (card is BASIC)


def test_an_unfinished_interview_is_named_before_another_begins(decks: Path):
    write(decks, LIST, CLAIM, BASIC)
    quiz("interview", "my", given="\n")
    said = "The last interview is not finished"
    before = quiz("interview", "my", given="").stdout.partition("Question 1")[0]
    assert f"{said} (1 answer)" in before
    assert "`quiz interview --continue`" in before
    quiz("interview", "--continue", given="\n3\n" * 9)
    assert last().is_complete
    assert said not in quiz("interview", "my", given="").stdout


def test_going_on_after_the_questions_says_that_it_is_the_comparing(decks: Path):
    write(decks, POINTS)
    quiz("interview", "my", given="\n")
    said = quiz("interview", "--continue", given="").stdout
    assert "The questions are over" in said
    assert "1 answer is left to compare" in said
    russian = quiz("interview", "--continue", "--lang", "ru", given="").stdout
    assert "осталось сверить 1 ответ" in russian


def test_what_to_practise_is_every_deck_that_was_missed(decks: Path):
    write(decks, CLAIM, name="one")
    write(decks, BASIC, name="two")
    done = quiz("interview", "one", "two", given="1\n" * 9)
    assert "quiz review" in done.stdout
    words = last().command.split()
    assert set(words) == {"quiz", "review", "one", "two", "--ahead"}


def test_a_tag_is_told_from_the_title_of_a_deck(decks: Path):
    tagged = CLAIM.replace("{id: slope,", "{id: slope, tags: [output],")
    write(decks, tagged, BASIC)
    done = quiz("interview", "my", given="2\n\n3\n")
    topics = done.stdout.partition("By topic\n")[2]
    assert "#output: " in topics
    assert "Talk: " in topics
    document = json.loads(quiz("interview", "--last", "--json").stdout)
    assert {one["topic"] for one in document["topics"]} == {"output", "Talk"}


@posix
@pytest.mark.parametrize("size", [(80, 24), (40, 12)])
def test_points_are_ticked_with_the_keys_of_a_session(
    decks: Path, home: Path, size: tuple[int, int]
):
    write(decks, POINTS)
    columns, rows = size
    sitter = Sitter(home, "interview", "my", columns=columns, rows=rows)
    sitter.wait_for("Enter begins")
    sitter.type("\r")
    sitter.wait_for("? keys")
    sitter.type("\r")
    sitter.wait_for("Enter begins comparing")
    sitter.type("\r")
    sitter.wait_until_shown("1 [ ] a stack collapses")
    sitter.type("1")
    sitter.wait_until_shown("1 [x] a stack collapses")
    sitter.type("2")
    sitter.wait_until_shown("2 [x] depth adds nothing")
    if rows == 12:  # group by group, as in a session
        sitter.wait_until_shown("Enter goes on")
        sitter.type("\r")
        sitter.wait_until_shown("3 [ ] XOR")
        sitter.type("3")
        sitter.wait_until_shown("3 [x] XOR")
        sitter.type("u")  # to the group before, and on again; both stand there still
        sitter.wait_for("a stack collapses")
        sitter.type("\r")
        sitter.wait_for("XOR")
        sitter.wait_for("Enter goes on")
        sitter.type("\r")
        sitter.wait_until_shown("4 [ ] it bounds")
    else:
        sitter.type("3")
        sitter.wait_until_shown("3 [x] XOR")
    sitter.type("\r")
    sitter.wait_for("q ends")
    sitter.type("q")
    assert sitter.end() == 0
    assert only_question().points == (2, 2)
    assert only_question().bonus == ("XOR",)


@posix
def test_who_leaves_while_ticking_goes_on_there(decks: Path, home: Path):
    write(decks, POINTS)
    sitter = Sitter(home, "interview", "my", "--lang", "ru", columns=40, rows=20)
    sitter.wait_for("Enter — начать")
    sitter.type("\r")
    sitter.wait_for("? клавиши")
    sitter.type("\r")
    sitter.wait_for("начать сверку")
    sitter.type("\r")
    sitter.wait_until_shown("1 [ ] a stack collapses")
    sitter.type("1й")
    sitter.wait_for("Осталось оценить 1 ответ")
    sitter.type("й")
    assert sitter.end() == 0
    again = Sitter(home, "interview", "--continue")
    again.wait_for("Enter begins comparing")
    again.type("\r")
    again.wait_until_shown("1 [x] a stack collapses")
    again.type("*\r")
    again.wait_for("q ends")
    again.type("q")
    assert again.end() == 0
    assert only_question().points == (2, 2)
