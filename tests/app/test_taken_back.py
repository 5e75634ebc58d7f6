"""What an undo took back stands where it is read: above the ratings, in low windows."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

pytest.importorskip("pexpect")
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs a pty")

from tests.app.terminal import Sitter  # noqa: E402

DECK = """\
quiz: 1
id: my
title: Mine
lang: en
cards:
- {id: first, q: How many?, number: 3, why: "%s"}
- {id: second, q: And now?, number: 3, why: "%s"}
"""


@pytest.mark.parametrize(
    ("language", "said"),
    [("en", "Taken back: the rating Good"), ("ru", "Отменено: оценка «Хорошо»")],
)
@pytest.mark.parametrize("lines", [1, 40])
def test_what_was_taken_back_can_be_read_in_a_low_window(
    home: Path, tmp_path: Path, language: str, said: str, lines: int
):
    path = tmp_path / "deck.yaml"
    why = " ".join(["it is so."] * lines)
    path.write_text(DECK % (why, why))
    settings = "--lang", language
    sitter = Sitter(home, "review", str(path), *settings, columns=40, rows=20)
    sitter.wait_for("›")
    sitter.line("3")
    sitter.wait_for("Enter")
    sitter.type("3")
    sitter.wait_for("›")
    sitter.line(":u")
    sitter.wait_for(said)
    sitter.wait_for("Enter")
    assert said in sitter.shown
    assert sitter.shown.count(said) == 1
    assert "› 3" in sitter.log.rpartition(":u")[2]
    sitter.type("\x04")
    sitter.end()
