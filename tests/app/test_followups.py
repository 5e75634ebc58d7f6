"""Follow-up questions: each is answered in its own manner, and none counts."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

pytest.importorskip("pexpect")
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs a pty")

from tests.app.terminal import Sitter  # noqa: E402
from tests.app.test_terminal import events  # noqa: E402
from tests.cli.runner import quiz  # noqa: E402

DECK = """\
quiz: 1
id: my
title: Mine
lang: en
cards:
- {id: first, q: What is a logit?, a: A number., tags: [main],
   followups: [pick, claim, line, And why is that?]}
- {id: pick, q: Which is even?, options: {right: [two], wrong: [three, five]}}
- {id: claim, claim: Three is odd., verdict: true}
- {id: line, q: Write x squared., formula: x**2}
"""


@pytest.fixture
def sitter(home: Path, tmp_path: Path) -> Sitter:
    path = tmp_path / "deck.yaml"
    path.write_text(DECK)
    sitter = Sitter(home, "review", str(path), "--tag", "main")
    sitter.wait_for("? keys")
    sitter.type("\r")
    sitter.wait_for("Enter: Good")
    sitter.type("f")
    sitter.wait_for("Which is even?")
    sitter.wait_for("Enter gives up")
    return sitter


def test_a_followup_is_answered_in_its_own_manner(home: Path, sitter: Sitter):
    shown = sitter.shown
    number = next(n for n in "123" if f"{n} two" in shown)
    sitter.type(number)
    sitter.wait_for("Correct.")
    sitter.wait_for("Enter goes on")
    sitter.type("\r")
    sitter.wait_for("Three is odd.")
    sitter.wait_for("Enter gives up")
    sitter.type("2")
    sitter.wait_for("the claim is")
    sitter.wait_for("Enter goes on")
    sitter.type("\r")
    sitter.wait_for("Write x squared.")
    sitter.wait_for(":q back to the card")
    sitter.wait_for("›")
    sitter.line("x")
    sitter.wait_for("Try again")
    sitter.line("x*x")
    sitter.wait_for("Correct.")
    sitter.wait_for("Enter goes on")
    sitter.type("\r")
    sitter.wait_for("And why is that?")
    sitter.wait_for("Enter or q: back to the card")
    sitter.type("q")
    sitter.wait_for("Back at the card")
    sitter.wait_for("What is a logit?")
    sitter.wait_for("Enter: Good")
    sitter.type("\r")
    sitter.wait_for("Saved: Good")
    sitter.end()
    assert events(home, "attempt") == events(home, "review") == ["my:first"]


def test_nothing_is_put_away_or_taken_back_by_a_followup(home: Path, sitter: Sitter):
    for key in "sbun!eof":
        sitter.type(key)
        sitter.wait_for("Not for a follow-up question")
    sitter.type("q")
    sitter.wait_for("Back at the card")
    sitter.wait_for("Enter: Good")
    sitter.type("q")
    sitter.wait_for("its rating comes first")
    sitter.end()
    assert events(home, "suspend") == events(home, "bury") == events(home, "note") == []
    assert events(home, "attempt") == ["my:first"]


def test_the_keys_of_a_typed_followup_lead_back_to_the_card(home: Path, tmp_path: Path):
    path = tmp_path / "deck.yaml"
    path.write_text(
        "quiz: 1\nid: my\ntitle: M\nlang: en\ncards:\n"
        "- {id: one, q: What?, a: It., followups: [two]}\n"
        "- {id: two, q: How many?, number: 3}\n"
    )
    given = "\nf\n:?\n:q\n3\nq\n"
    shown = quiz("review", str(path), "--kind", "question", given=given).stdout
    keys = shown.partition("What does something now")[2]
    assert ":q (:й): back to the card" in keys
    assert "stop (or Ctrl-D)" not in keys
    assert "suspend" not in keys
