"""Every key does at a terminal what it says, in either layout."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

pytest.importorskip("pexpect")
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs a pty")

from quiz.ui.keys import KEYS  # noqa: E402
from tests.app.terminal import Sitter  # noqa: E402

DECK = """\
quiz: 1
id: my
title: M
lang: en
cards:
- id: one
  q: What is a logit?
  a: A number.
  hints: [It has no bounds.]
  followups: [And now?]
  links: [{title: A page, url: 'https://example.org/'}]
"""
BEFORE = {
    # key, what is on the screen once it is pressed at the question
    "h": "It has no bounds.",
    "u": "nothing to take back",
    "s": "never asked again",
    "b": "tomorrow",
    "q": "Nothing rated this time.",
    "?": "leave at once",
    "n": "note: ",
    "l": "https://example.org/",
    "!": "Flagged",
    "e": "editor",
}
AFTER = {"f": "And now?", "o": "nothing to overrule", "p": "nothing to plot"}
RUSSIAN = dict(zip("husbqnlefop?!", "ргыийтдуащз,!", strict=True))
"""What the same keys type in a Russian layout; `!` is on both."""


def seated(home: Path, tmp_path: Path) -> Sitter:
    path = tmp_path / "deck.yaml"
    path.write_text(DECK)
    sitter = Sitter(home, "review", str(path), EDITOR="", VISUAL="")
    sitter.wait_for("? keys")
    return sitter


def test_no_key_is_left_out():
    assert {key.letter for key in KEYS} <= BEFORE.keys() | AFTER.keys()


@pytest.mark.parametrize("layout", ["latin", "russian"])
@pytest.mark.parametrize("letter", [*BEFORE, *AFTER])
def test_a_key_does_what_it_says(home: Path, tmp_path: Path, letter: str, layout: str):
    sitter = seated(home, tmp_path)
    if letter in AFTER:
        sitter.type("\r")
        sitter.wait_for("Enter: ")
    sitter.type(letter if layout == "latin" else RUSSIAN[letter])
    sitter.wait_for((BEFORE | AFTER)[letter])
    sitter.type("\x03")
    sitter.end()
