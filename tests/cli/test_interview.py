"""`quiz interview` as a person holds it: in a pipe and at a terminal."""

from __future__ import annotations

import json
import os
import re
import signal
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from quiz.app.interview import report_last
from quiz.session.interview_report import Mark
from quiz.store import Store
from quiz.ui.interview_report import Told
from tests.cli.runner import quiz

if sys.platform != "win32":
    from tests.app.terminal import Sitter

DECK = """
quiz: 1
id: t/talk
title: Talk
title.ru: Разговор
lang: en
level: junior
links:
- {title: Notes, url: https://example.org/notes}

cards:
- id: why
  q: Why a nonlinearity?
  tags: [nets]
  points: [a stack collapses, depth adds nothing]
  bonus: [XOR]
  red_flags: [it bounds the output]
  time: 60
  followups: [logit, 'And without a bias?']
- id: logit
  q: What is a logit?
  tags: [nets]
  level: middle
  a: The number before the sigmoid.
- id: relu
  q: Write ReLU.
  tags: [relu]
  formula: max(0, x)
- id: slope
  claim: ReLU has a slope of one everywhere.
  tags: [relu]
  verdict: false
- id: gates
  q: Name two gates.
  tags: [gates]
  list: [input, forget]
- id: senior
  q: Which one squashes?
  tags: [gates]
  level: senior
  options:
    right: [sigmoid]
    wrong: [ReLU]
"""
ORDER = "--seed", "4"
LEAKS = ("Correct", "Not yet", "Here is the answer", "before the sigmoid", "collapses")


@pytest.fixture
def deck(tmp_path: Path) -> str:
    path = tmp_path / "talk.yaml"
    path.write_text(DECK, encoding="utf-8")
    return str(path)


def only(tmp_path: Path, *names: str) -> str:
    """A deck of some of the cards."""
    head, *cards = re.split(r"(?m)^(?=- id: )", DECK)
    kept = [one for one in cards if one.split()[2] in names]
    path = tmp_path / "some.yaml"
    path.write_text(head.replace("t/talk", "t/some") + "".join(kept), encoding="utf-8")
    return str(path)


def last() -> Told:
    return report_last(os.environ, "en")


def marks(report: Told) -> dict[str, str]:
    """What became of each card, by the last part of its id."""
    return {one.card.rpartition(":")[2]: one.mark.value for one in report.questions}


def rows(home: Path, *kinds: str) -> list[tuple[str, str]]:
    database = sqlite3.connect(f"file:{home / 'progress.db'}?mode=ro", uri=True)
    marks_ = ",".join("?" * len(kinds))
    sql = f"SELECT kind, payload FROM event WHERE kind IN ({marks_}) ORDER BY counter"  # noqa: S608
    found = database.execute(sql, kinds).fetchall()
    database.close()
    return found


def test_a_whole_interview_over_lines(tmp_path: Path, home: Path):
    deck = only(tmp_path, "why")
    said = ["", "", "1 2 3", "3"]
    done = quiz("interview", deck, given="\n".join(said) + "\n")
    assert done.returncode == 0
    talk, report = done.stdout.split("Mock interview · ")
    assert "Question 1" in talk
    assert "And without a bias?" in talk
    assert "A short one." in report
    assert "well answered · 2 of 2 points · took 0:00, 1:00 planned" in report
    assert "Beyond what was asked: XOR" in report
    steps = [json.loads(payload)["step"] for _, payload in rows(home, "interview")]
    assert steps == ["begin", "answer", "answer", "judged", "judged", "end"]


def test_nothing_is_shown_before_the_end(deck: str):
    done = quiz("interview", deck, *ORDER, given="max(0, -x)\n1\n\n" * 9)
    talk = done.stdout.partition("Mock interview · ")[0].partition("Looking back")[0]
    assert talk.count("Question") > 4
    assert not [leak for leak in LEAKS if leak in talk]


def test_a_formula_that_cannot_be_read_is_asked_for_again(tmp_path: Path):
    deck = only(tmp_path, "relu")
    done = quiz("interview", deck, given="max(0, x\nmx(0, x)\nmax(0, x)\n")
    assert done.stdout.count("I cannot read that.") == 2
    assert marks(last()) == {"relu": "well"}


def test_memory_and_reviews_are_as_they_were(deck: str, home: Path):
    given = "1\n\n" * 12
    assert quiz("review", deck, "--limit", "3", given=given).returncode == 0

    def state() -> object:
        with Store.open(home / "progress.db", now_ms=0) as store:
            cards = [f"t/talk:{name}" for name in ("why", "relu", "slope", "gates")]
            assert store.verify() == ()
            return store.states(cards), store.pending_attempt(), store.due_counts(0)  # type: ignore[arg-type]

    before = state(), rows(home, "review", "attempt")
    assert before[1]
    assert quiz("interview", deck, given="\n" * 20).returncode == 0
    assert (state(), rows(home, "review", "attempt")) == before
    assert rows(home, "interview")


def test_undo_takes_back_an_answer_and_not_an_interview(tmp_path: Path, home: Path):
    quiz("interview", only(tmp_path, "gates"), given="input\n")
    assert "nothing to take back" in quiz("undo").stdout
    assert marks(last()) == {"gates": "partly"}


def test_json_is_one_document_and_the_talk_goes_beside_it(tmp_path: Path):
    deck = only(tmp_path, "gates", "slope")
    done = quiz("interview", deck, "--json", "--seed", "1", given="1\n\n1\n\n")
    report = json.loads(done.stdout)
    assert "Name two gates" in done.stderr
    assert report["complete"] is True
    assert {one["card"] for one in report["questions"]} == {
        "t/some:gates",
        "t/some:slope",
    }
    assert report["read"] == [{"title": "Notes", "url": "https://example.org/notes"}]
    assert report == json.loads(quiz("interview", "--last", "--json").stdout)


def test_the_end_of_input_leaves_an_interview_to_go_on_with(tmp_path: Path):
    deck = only(tmp_path, "gates", "slope", "why")
    first = quiz("interview", deck, "--seed", "2", given="\n")
    assert "--continue" in first.stdout
    asked = last().questions[0].card
    then = quiz("interview", "--continue", given="x\n1\n" * 6)
    assert then.returncode == 0
    assert "1 answer is kept" in then.stdout
    report = last()
    assert report.is_complete
    assert len(report.questions) >= 3
    assert report.questions[0].card == asked
    again = quiz("interview", "--continue")
    assert again.returncode == 2
    assert "nothing to go on with" in again.stderr


def test_the_level_is_the_hardest_that_is_asked(deck: str):
    for level, names in (("junior", set()), ("middle", {"logit"})):
        quiz("interview", deck, "--level", level, given="\n" * 30)
        hard = {"logit", "senior"} & marks(last()).keys()
        assert hard <= names, level
    assert quiz("interview", deck, "--level", "guru").returncode == 2


def test_cards_of_the_last_interview_wait(deck: str):
    given = "s\n\n" * 9
    quiz("interview", deck, "--questions", "3", "--seed", "1", given=given)
    first = marks(last()).keys()
    quiz("interview", deck, "--questions", "3", "--seed", "1", given=given)
    assert not first & marks(last()).keys()


def test_the_report_is_kept_as_markdown(tmp_path: Path):
    target = tmp_path / "report.md"
    done = quiz(
        "interview", only(tmp_path, "gates"), "--save", str(target), given="input\n"
    )
    assert str(target) in done.stderr
    text = target.read_text(encoding="utf-8")
    assert "### 1. Name two gates." in text
    assert "- Missed: forget" in text
    assert [one.name for one in tmp_path.glob(".report*")] == []


def test_a_report_that_could_not_be_kept_is_refused_before_the_questions(
    tmp_path: Path, home: Path
):
    target = tmp_path / "nowhere" / "report.md"
    done = quiz("interview", only(tmp_path, "gates"), "--save", str(target))
    assert done.returncode == 4
    assert "cannot write" in done.stderr
    assert done.stdout == ""
    assert not home.exists()


def test_what_cannot_be_done_is_said(tmp_path: Path):
    none = quiz("interview", "--last")
    assert (none.returncode, "no interview yet" in none.stderr) == (4, True)
    both = quiz("interview", "--last", "--continue")
    assert both.returncode == 2
    assert quiz("interview", "nowhere.yaml").returncode == 4
    assert quiz("interview", "no-such-deck").returncode == 2
    assert quiz("interview", "--minutes", "0").returncode == 2


def test_an_interview_without_an_answer_is_not_kept(deck: str, home: Path):
    done = quiz("interview", deck, given="")
    assert done.returncode == 0
    assert "nothing is kept" in done.stdout
    assert rows(home, "interview") == []


def test_a_report_outlives_its_deck(tmp_path: Path):
    deck = only(tmp_path, "gates")
    quiz("interview", deck, given="input\n")
    Path(deck).unlink()
    (question,) = last().questions
    assert question.question == "Name two gates."
    assert question.missed == ("forget",)


@pytest.mark.parametrize("language", ["en", "ru"])
def test_plain_lines_have_no_control_bytes(tmp_path: Path, language: str):
    nasty = DECK.replace("q: Name two gates.", r'q: "Name\e[2J two gates."')
    path = tmp_path / "nasty.yaml"
    path.write_text(nasty, encoding="utf-8")
    given = "a\x1b[2J\n1\n" * 20
    done = quiz("interview", str(path), "--lang", language, given=given)
    assert "␛[2J" in done.stdout
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f]", done.stdout)


def test_russian_is_russian_throughout(tmp_path: Path):
    deck = only(tmp_path, "slope")
    done = quiz("interview", deck, "--lang", "ru", given="1\n")
    ours = done.stdout.replace("ReLU has a slope of one everywhere.", "")
    ours = re.sub(r"`[^`]*`|quiz review .*|https?://\S+|Notes|relu", "", ours)
    words = set(re.findall("[A-Za-z]{2,}", ours))
    assert words <= {"Enter", "Ctrl"}


AT_FIRST_PAINT = """
import sys
from quiz.app import interview_room
def tell(*_):
    print("LOADED", *sorted(sys.modules), flush=True)
    raise KeyboardInterrupt
interview_room.warm_up = tell
from quiz.cli import main
main(["interview"])
"""


def test_the_first_question_waits_for_nothing_heavy():
    done = subprocess.run(
        [sys.executable, "-c", AT_FIRST_PAINT],
        capture_output=True,
        text=True,
        check=False,
    )
    modules = set(done.stdout.partition("LOADED")[2].split())
    assert "quiz.session.interview" in modules
    assert modules & {"sympy", "mpmath", "prompt_toolkit", "plotext"} == set()


# At a terminal

posix = pytest.mark.skipif(sys.platform == "win32", reason="needs a pty")


@posix
def test_at_a_terminal_from_the_first_question_to_the_last_page(
    tmp_path: Path, home: Path
):
    deck = only(tmp_path, "why")
    sitter = Sitter(home, "interview", deck, "--questions", "1", columns=40)
    sitter.wait_for("Enter begins")
    sitter.type("\r")
    sitter.wait_for("Question 1 of 1")
    sitter.wait_for("? keys")
    sitter.type("?")
    sitter.wait_for("no more questions")
    sitter.type("h")
    sitter.wait_for("No hints")
    sitter.type("\r")
    sitter.wait_for("Enter begins comparing")
    sitter.type("\r")
    sitter.wait_for("Looking back")
    sitter.wait_until_shown("4 [ ] it bounds the output")
    sitter.type("12\r")
    sitter.wait_for("Enter shows question by question")
    assert "1 well answered" in sitter.shown
    sitter.type(" ")
    sitter.wait_for("report again")
    assert sitter.end() == 0
    assert last().is_complete


@posix
def test_ctrl_c_keeps_what_was_answered_and_says_how_to_go_on(
    tmp_path: Path, home: Path
):
    deck = only(tmp_path, "relu", "slope")
    sitter = Sitter(home, "interview", deck)
    sitter.wait_for("Enter begins")
    sitter.type("\r")
    sitter.wait_for("Question 1")
    sitter.type("1\r")
    sitter.wait_for("Question 2")
    sitter.type("\x03")
    assert sitter.end() == 130
    assert "quiz interview --continue" in sitter.shown
    assert "Traceback" not in sitter.log
    assert len(last().questions) == 1
    again = Sitter(home, "interview", "--continue")
    again.wait_for("1 answer is kept")
    again.type("\r")
    again.wait_for("Question 2")
    again.type("1\r")
    again.wait_for("Enter shows")
    again.type("q")
    assert again.end() == 0
    assert last().is_complete


@posix
@pytest.mark.parametrize("number", [signal.SIGHUP, signal.SIGTERM, signal.SIGKILL])
def test_a_killed_interview_loses_no_answer(tmp_path: Path, home: Path, number: int):
    deck = only(tmp_path, "relu", "slope")
    sitter = Sitter(home, "interview", deck)
    sitter.wait_for("Enter begins")
    sitter.type("\r")
    sitter.wait_for("Question 1")
    sitter.type("1\r")
    sitter.wait_for("Noted.")
    sitter.child.kill(number)
    sitter.end()
    assert len(last().questions) == 1
    assert not last().is_complete


@posix
def test_the_keys_of_a_russian_layout_work(tmp_path: Path, home: Path):
    deck = only(tmp_path, "why", "logit", "slope")
    sitter = Sitter(home, "interview", deck, "--lang", "ru", columns=40)
    sitter.wait_for("Enter — начать")
    sitter.type("\r")
    sitter.wait_for("Вопрос 1")
    sitter.type("ы")
    sitter.wait_for("Вопрос 2")
    sitter.type(",")
    sitter.wait_for("хватит вопросов")
    sitter.type("й")
    sitter.wait_for("Enter — по вопросам")
    sitter.type("й")
    assert sitter.end() == 0
    assert last().questions[0].mark is Mark.SKIPPED
