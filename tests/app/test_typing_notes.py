"""The line that a note is typed on: how to keep it, how not to, and who sees it."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from quiz.store import Kind, Store

pytest.importorskip("pexpect")
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs a pty")

from tests.app.terminal import Sitter  # noqa: E402

HEAD = "quiz: 1\nid: my\ntitle: Mine\nlang: en\ncards:\n"
BASIC = "- {id: one, q: What is the first?, a: This.}\n"
FORMULA = "- {id: f, q: X?, formula: x}\n"


@pytest.fixture
def deck(home: Path) -> Path:
    path = home / "decks" / "my.yaml"
    path.parent.mkdir(parents=True)
    path.write_text(HEAD + BASIC)
    return path


def test_a_note_is_cancelled_by_escape(home: Path, deck: Path):
    sitter = Sitter(home, "review", "my")
    sitter.wait_for("keys")
    sitter.type("\r")
    sitter.wait_for("Enter: Good")
    sitter.type("n")
    assert "Enter keeps the note · Esc cancels" in sitter.wait_for("note: ")
    sitter.type("ask abo")
    sitter.wait_for("ask abo")
    sitter.type("\x1b")
    sitter.wait_for("No note kept.")
    sitter.wait_for("Enter: Good")
    assert "ask abo" not in sitter.shown
    sitter.type("q")
    assert sitter.end() == 0
    with Store.open(home / "progress.db", now_ms=0) as store:
        assert store.of_kind(Kind.NOTE) == ()


def test_a_note_is_not_offered_again_where_answers_are_typed(home: Path, deck: Path):
    deck.write_text(HEAD + FORMULA)
    sitter = Sitter(home, "review", "my")
    sitter.wait_for("keys")
    sitter.wait_for("› ")
    sitter.line(":n")
    sitter.wait_for("note: ")
    sitter.line("remember it")
    sitter.wait_for("Noted.")
    sitter.wait_for("› ")
    sitter.type("\x1b[A\x1b[Ax*1")
    sitter.wait_until_shown("› x*1")
    sitter.type("\x03")
    assert sitter.end() == 130
