"""Ctrl-C and signals at every prompt: nothing that was answered is lost."""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path

import pytest

pytest.importorskip("pexpect")
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs a pty")

from quiz.app.desk import open_desk  # noqa: E402
from quiz.store import Kind  # noqa: E402
from tests.app.terminal import Sitter  # noqa: E402
from tests.cli.runner import quiz  # noqa: E402

HEAD = "quiz: 1\nid: my\ntitle: Mine\nlang: en\ncards:\n"
BEFORE = "- {id: before, q: What came before?, a: This.}\n"
CARDS = {
    "claim": "{id: claim, claim: Three is odd., verdict: true}",
    "basic": "{id: aloud, q: What is a logit?, a: A number., followups: [And now?], "
    "links: [{title: One, url: 'https://example.org/1'}, "
    "{title: Two, url: 'https://example.org/2'}]}",
    "options": "{id: pick, q: Which one?, options: {right: [this], wrong: [that]}}",
    "formula": "{id: line, q: Write x squared., formula: x**2}",
    "cloze": "{id: gap, cloze: 'Two and [[two]] is [[four]].'}",
    "list": "{id: list, q: Name two gates., list: [input, forget]}",
    "number": "{id: number, q: How many?, number: 3}",
    "points": "{id: points, q: Explain., points: [one thing, another thing]}",
}
PROMPTS = [
    # kind, keys typed at its question, what is on the screen then, answers kept
    ("claim", "", "Three is odd.", 0),
    ("claim", "1", "Enter: Good", 1),
    ("basic", "", "What is a logit?", 0),
    ("basic", "n", "note: ", 0),
    ("basic", "l", "Two", 0),
    ("basic", "\rf", "And now?", 1),
    ("options", "", "Which one?", 0),
    ("formula", "x+", "+", 0),
    ("formula", "x\r", "Try again", 1),
    ("cloze", "two\r", "[2]", 0),
    ("list", "input\r", "input", 0),
    ("number", "2", "2", 0),
    ("points", "", "Explain.", 0),
    ("points", "\r", "another thing", 1),
]
ENDINGS = {"ctrl-c": 130, "SIGTERM": 143, "SIGHUP": 129}


def kept(home: Path) -> tuple[int, int]:
    """How many attempts and reviews the log holds."""
    with open_desk(os.environ) as desk:
        assert desk.store.verify() == ()
        kinds = [event.kind for event in desk.store.events()]
    return kinds.count(Kind.ATTEMPT), kinds.count(Kind.REVIEW)


CASES = [
    pytest.param(*prompt, ending, id=f"{prompt[0]}-{prompt[1]!r}-{ending}")
    for prompt in PROMPTS
    for ending in ENDINGS
    # What ends the process is one handler for both signals: a few prompts will do.
    if ending != "SIGTERM" or prompt[1] in ("1", "n", "x+")
]


@pytest.mark.parametrize(("kind", "keys", "said", "answers", "ending"), CASES)
def test_no_answer_is_lost_at_any_prompt(
    home: Path, kind: str, keys: str, said: str, answers: int, ending: str
):
    path = home / "decks" / "my.yaml"
    path.parent.mkdir(parents=True)
    path.write_text(HEAD + BEFORE)
    assert quiz("review", "my", given="\n3\n").returncode == 0
    path.write_text(f"{HEAD}{BEFORE}- {CARDS[kind]}\n")
    sitter = Sitter(home, "review", "my")
    sitter.wait_for(CARDS[kind].split(":")[2].split(",")[0].strip(" '")[:7])
    sitter.type(keys)
    if keys:
        sitter.wait_for(said)
    if ending == "ctrl-c":
        sitter.type("\x03")
    else:
        sitter.child.kill(getattr(signal, ending))
    assert sitter.end() == ENDINGS[ending]
    assert "Traceback" not in sitter.log
    assert kept(home) == (1 + answers, 1)
    assert sitter.log.rindex("\x1b[?25h") > sitter.log.rfind("\x1b[?25l")
    assert "\x1b[?2004l" in sitter.log


@pytest.mark.parametrize(
    ("kind", "keys"), [("claim", "1"), ("formula", "x*x\r"), ("basic", "\r")]
)
@pytest.mark.parametrize("ending", [*ENDINGS, "\x04", "q", "й"])
def test_an_answer_given_is_kept_however_the_question_how_sure_ends(
    home: Path, kind: str, keys: str, ending: str
):
    path = home / "decks" / "my.yaml"
    path.parent.mkdir(parents=True)
    path.write_text(f"{HEAD}- {CARDS[kind]}\n")
    sitter = Sitter(home, "review", "my", "--predict")
    sitter.wait_for("keys")
    sitter.type(keys)
    sitter.wait_for("How sure are you?")
    if ending == "ctrl-c":
        sitter.type("\x03")
    elif ending in ENDINGS:
        sitter.child.kill(getattr(signal, ending))
    else:
        sitter.type(ending)
    assert sitter.end() == ENDINGS.get(ending, 0)
    assert "Traceback" not in sitter.log
    assert "Correct" not in sitter.log
    assert kept(home) == (1, 0)
    again = Sitter(home, "review", "my", "--predict")
    again.wait_for("before the break")
    again.wait_for("Enter: Good")
    again.type("\r")
    again.wait_for("Saved: Good")
    assert again.end() == 0
    assert "How sure" not in again.log
    assert kept(home) == (1, 1)


TRIES = [
    # kind, a try that is wrong, what stands only in the answer, the right one
    ("formula", "x\r", "Reference", "x*x\r"),
    ("number", "2\r", "Enter: ", "3\r"),
]
NEXT = {"formula": "Try again", "number": "One try is left"}


@pytest.mark.parametrize("ending", ["ctrl-c", "SIGHUP", "SIGKILL", "\x04", ":q\r"])
@pytest.mark.parametrize(("kind", "tried", "truth", "right"), TRIES)
def test_a_wrong_try_is_resumed_at_the_next_try(
    home: Path, kind: str, tried: str, truth: str, right: str, ending: str
):
    path = home / "decks" / "my.yaml"
    path.parent.mkdir(parents=True)
    path.write_text(f"{HEAD}- {CARDS[kind]}\n")
    sitter = Sitter(home, "review", "my")
    sitter.wait_for("keys")
    sitter.type(tried)
    sitter.wait_for(NEXT[kind])
    sitter.wait_for("›")
    if ending == "ctrl-c":
        sitter.type("\x03")
    elif ending.startswith("SIG"):
        sitter.child.kill(getattr(signal, ending))
    else:
        sitter.type(ending)
    sitter.end()
    assert kept(home) == (1, 0)
    again = Sitter(home, "review", "my")
    again.wait_for("You tried this before the break")
    again.wait_for("Not yet.")
    assert truth not in again.wait_for(NEXT[kind])
    again.type(right)
    again.wait_for("Correct.")
    again.wait_for("Enter: Hard")
    again.type("\r")
    assert again.end() == 0
    assert kept(home) == (2, 1)


def test_a_try_that_was_given_up_resumes_at_its_rating(home: Path):
    path = home / "decks" / "my.yaml"
    path.parent.mkdir(parents=True)
    path.write_text(f"{HEAD}- {CARDS['formula']}\n")
    sitter = Sitter(home, "review", "my")
    sitter.wait_for("keys")
    sitter.type("x\r")
    sitter.wait_for("Try again")
    sitter.type(" \r")
    sitter.wait_for("Enter: Again")
    sitter.type("q")
    sitter.wait_for("its rating comes first")
    sitter.end()
    again = Sitter(home, "review", "my")
    again.wait_for("only the rating is left")
    again.wait_for("Enter: Again")
    again.type("q")
    again.end()


def test_a_terminal_that_is_closed_ends_a_session_in_order(home: Path):
    path = home / "decks" / "my.yaml"
    path.parent.mkdir(parents=True)
    path.write_text(f"{HEAD}- {CARDS['claim']}\n")
    sitter = Sitter(home, "review", "my", "--predict")
    sitter.wait_for("keys")
    sitter.type("1")
    sitter.wait_for("How sure are you?")
    terminal = sitter.child.ptyproc
    terminal.fileobj.close()  # nothing is at the other end any more
    terminal.closed = sitter.child.closed = True
    terminal.wait()
    assert kept(home) == (1, 0)
