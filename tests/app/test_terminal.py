"""Sessions in a real terminal: a pty, typed keys, and the screen as it is drawn."""

from __future__ import annotations

import random
import signal
import sqlite3
import sys
from pathlib import Path

import pytest

pytest.importorskip("pexpect")
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs a pty")

from tests.app.terminal import Sitter  # noqa: E402

DECK = str(Path(__file__).parent / "decks" / "small.yaml")
REVIEW = ("review", DECK, "--seed", "1")
ORDER = ("claim", "list", "choice", "aloud", "formula")


def events(home: Path, kind: str) -> list[str]:
    """Cards of the events of one kind that were not taken back."""
    database = sqlite3.connect(f"file:{home / 'progress.db'}?mode=ro", uri=True)
    rows = database.execute(
        "SELECT card FROM event WHERE kind = ? AND device || '.' || counter NOT IN"
        " (SELECT json_extract(payload, '$.event') FROM event WHERE kind = 'void')"
        " ORDER BY counter",
        (kind,),
    ).fetchall()
    database.close()
    return [card for (card,) in rows]


def test_a_session_over_several_kinds(home: Path):
    sitter = Sitter(home, *REVIEW)
    sitter.wait_for("slope of one everywhere")
    sitter.type("2")
    sitter.wait_for("Yes, the claim is false.")
    sitter.type("\r")
    sitter.wait_for("Saved: Good")
    sitter.wait_for("Name two gates")
    sitter.line("input")
    sitter.wait_for("1 of 2 ›")
    sitter.line("")
    sitter.wait_for("1 of 2 named")
    assert "Missed: forget" in sitter.wait_for("soon")
    sitter.type("\r")
    sitter.wait_for("comes back in this session")
    sitter.wait_for("Which one squashes?")
    sitter.type("u")
    sitter.wait_for("Taken back: the rating Again, at")
    sitter.wait_for("Enter: Again")
    sitter.type("2")
    sitter.wait_for("Saved: Hard")
    sitter.wait_for("Which one squashes?")
    sitter.type("q")
    sitter.wait_for("still waiting")
    assert sitter.end() == 0
    assert events(home, "review") == ["t/small:claim", "t/small:list"]


def test_a_wrong_formula_shows_where_it_fails_and_may_be_mended(home: Path):
    sitter = Sitter(home, "review", DECK, "--kind", "formula")
    sitter.wait_for("Write ReLU.")
    sitter.line("max(0, -x)")
    assert "at x = " in sitter.wait_for("Try again")
    sitter.line("max(0, x")
    sitter.wait_for("^")
    sitter.line("max(0, x)")
    sitter.wait_for("Correct.")
    sitter.wait_for("Enter: Hard")
    sitter.type("\r")
    sitter.wait_for("Saved: Hard")
    assert sitter.end() == 0
    assert len(events(home, "attempt")) == 2


def test_an_answer_without_a_rating_resumes_at_the_rating(home: Path):
    sitter = Sitter(home, *REVIEW)
    sitter.wait_for("slope of one everywhere")
    sitter.type("2")
    sitter.wait_for("Enter: Good")
    sitter.type("q")
    assert sitter.end() == 0
    again = Sitter(home, *REVIEW)
    again.wait_for("before the break")
    again.wait_for("Enter: Good")
    again.type("4")
    again.wait_for("Saved: Easy")
    again.type("\x04")
    assert again.end() == 0
    assert events(home, "review") == ["t/small:claim"]
    assert len(events(home, "attempt")) == 1


def test_ctrl_c_leaves_at_once_and_keeps_everything(home: Path):
    sitter = Sitter(home, *REVIEW)
    sitter.wait_for("slope of one everywhere")
    sitter.type("2\r")
    sitter.wait_for("Name two gates")
    sitter.type("inp\x03")
    assert sitter.end() == 130
    assert "Everything answered is kept" in sitter.shown
    assert "Traceback" not in sitter.log
    assert events(home, "review") == ["t/small:claim"]


def test_ctrl_d_ends_with_the_summary(home: Path):
    sitter = Sitter(home, *REVIEW)
    sitter.wait_for("slope of one everywhere")
    sitter.type("\x04")
    assert sitter.end() == 0
    assert "5 cards are still waiting" in sitter.shown


@pytest.mark.parametrize("number", [signal.SIGHUP, signal.SIGTERM])
def test_a_closed_terminal_loses_nothing(home: Path, number: int):
    sitter = Sitter(home, *REVIEW)
    sitter.wait_for("slope of one everywhere")
    sitter.type("2\r")
    sitter.wait_for("Name two gates")
    sitter.child.kill(number)
    sitter.end()
    assert "Traceback" not in sitter.log
    assert events(home, "review") == ["t/small:claim"]


def test_keys_typed_ahead_are_neither_echoed_nor_lost(home: Path):
    sitter = Sitter(home, *REVIEW)
    sitter.type("2\rinput, forget\r3")
    sitter.wait_for("Which one squashes?")
    assert events(home, "review") == ["t/small:claim", "t/small:list"]
    sitter.type("q")
    sitter.end()


def test_the_keys_of_a_russian_layout_work(home: Path):
    sitter = Sitter(home, *REVIEW, "--lang", "ru", columns=40, rows=20)
    sitter.wait_for("slope of one everywhere")
    sitter.type(",")
    sitter.wait_for("отменить последний ответ")
    sitter.type("й")
    assert sitter.end() == 0


def test_the_terminal_is_left_as_it_was(home: Path):
    sitter = Sitter(home, *REVIEW)
    sitter.wait_for("slope of one everywhere")
    sitter.type("q")
    sitter.end()
    assert sitter.log.rindex("\x1b[?25h") > sitter.log.rindex("\x1b[?25l")
    assert "\x1b[?2004l" in sitter.log


KEYS = ("2\r", "input, forget\r\r", "1\r", "\r\r", "\r\r", "q")


@pytest.mark.parametrize("seed", range(20))
def test_a_kill_at_any_moment_loses_no_confirmed_answer(home: Path, seed: int):
    sitter = Sitter(home, *REVIEW)
    sitter.type("".join(KEYS))
    seen = ""
    patience = random.Random(seed).randint(1, 4000)  # noqa: S311 - any moment will do
    while len(seen) < patience:
        try:
            seen += sitter.child.read_nonblocking(64, timeout=20)
        except sitter.ended:
            break
    sitter.kill()
    seen += sitter.log
    confirmed = seen.count("Saved:")
    verdicts = ("Correct.", "Not yet.", "Wrong.", "Yes, the", "No, the", "Compare")
    answered = sum(seen.count(word) for word in verdicts)
    if (home / "progress.db").exists():
        assert len(events(home, "review")) >= confirmed
        assert len(events(home, "attempt")) >= answered
    else:
        assert confirmed == answered == 0
