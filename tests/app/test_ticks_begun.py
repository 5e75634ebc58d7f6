"""Points ticked before someone leaves in the middle: they stand as they stood."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

pytest.importorskip("pexpect")
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs a pty")

from quiz.app.desk import open_desk  # noqa: E402
from quiz.app.ticks import ticks_in  # noqa: E402
from quiz.deck.model import CardId  # noqa: E402
from tests.app.terminal import Sitter  # noqa: E402
from tests.app.test_terminal import events  # noqa: E402
from tests.cli.runner import quiz  # noqa: E402

ONE = CardId("my:one")
DECK = """\
quiz: 1
id: my
title: Mine
lang: en
cards:
- {id: one, q: Explain., points: [first, second], red_flags: [a howler]}
"""


@pytest.fixture(autouse=True)
def deck(home: Path) -> None:
    path = home / "decks" / "my.yaml"
    path.parent.mkdir(parents=True)
    path.write_text(DECK)


def complete_ticks(home: Path) -> int:
    with open_desk({**os.environ, "QUIZ_HOME": str(home)}) as desk:
        return sum(ticks_in(event) is not None for event in desk.store.notes(ONE))


@pytest.mark.parametrize("leaving", ["q", "\x03"])
def test_ticks_wait_where_the_session_was_left(home: Path, leaving: str):
    sitter = Sitter(home, "review", "my")
    sitter.wait_for("Enter")
    sitter.type("\r")
    sitter.wait_until_shown("2 [ ] second")
    sitter.type("2")
    sitter.wait_until_shown("2 [x] second")
    sitter.type(leaving)
    sitter.end()
    assert complete_ticks(home) == 0
    again = Sitter(home, "review", "my")
    again.wait_for("tick what you said, then rate")
    again.wait_until_shown("2 [x] second")
    again.type("1\r")
    again.wait_for("Enter: Good")
    again.type("u")
    again.wait_for("what was ticked")
    again.wait_until_shown("1 [x] first")
    again.type("\r")
    again.wait_for("Enter: Good")
    again.type("\r")
    again.end()
    assert complete_ticks(home) == 1
    assert events(home, "review") == ["my:one"]


def test_an_undo_takes_an_answer_with_the_ticks_begun(home: Path):
    sitter = Sitter(home, "review", "my")
    sitter.wait_for("Enter")
    sitter.type("\r")
    sitter.wait_until_shown("2 [ ] second")
    sitter.type("2q")
    sitter.end()
    assert len(events(home, "note")) == 1
    assert "an answer without a rating" in quiz("undo").stdout
    assert events(home, "note") == events(home, "attempt") == []


def test_ticks_wait_where_an_interview_was_left(home: Path):
    sitter = Sitter(home, "interview", "my")
    for sign in ("Enter begins", "? keys", "comparing"):
        sitter.wait_for(sign)
        sitter.type("\r")
    sitter.wait_until_shown("2 [ ] second")
    sitter.type("2")
    sitter.wait_until_shown("2 [x] second")
    sitter.type("q")
    sitter.wait_for("--continue")
    sitter.type("q")
    sitter.end()
    again = Sitter(home, "interview", "--continue")
    again.wait_for("comparing")
    again.type("\r")
    again.wait_until_shown("2 [x] second")
    again.type("q")
    again.wait_for("--continue")
    again.type("q")
    again.end()
