"""An interview at a terminal: the clock runs, formulas are drawn, answers are whole."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from tests.cli.runner import quiz

pytest.importorskip("pexpect")
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs a pty")

from tests.app.terminal import Sitter  # noqa: E402

HEAD = "quiz: 1\nid: my\ntitle: Mine\ntitle.ru: Моя\nlang: en\n"
KINDS = {
    "basic": "cards:\n- {id: one, q: What is a logit?, a: A number.}\n",
    "claim": "cards:\n- {id: one, claim: Three is odd., verdict: true}\n",
    "number": "cards:\n- {id: one, q: How many?, number: 3}\n",
    "cloze": "cards:\n- {id: one, cloze: 'Two and [[two]] is [[four]].'}\n",
    "formula": "cards:\n- {id: one, q: Write x squared., formula: x**2}\n",
}
MADE = """\
functions:
  soft:
    name: Soft
    formula: log(1 + exp(x))
    asks: [{ask}]
"""


@pytest.fixture
def deck(tmp_path: Path) -> Path:
    return tmp_path / "my.yaml"


def begun(home: Path, deck: Path, *more: str, **size: int) -> Sitter:
    sitter = Sitter(home, "interview", str(deck), *more, **size)
    sitter.wait_for("Enter")
    sitter.type("\r")
    return sitter


@pytest.mark.parametrize(
    ("kind", "language", "left"),
    [*((kind, "en", "{} left") for kind in KINDS), ("basic", "ru", "осталось {}")],
)
def test_the_clock_runs_whether_one_speaks_or_types(
    home: Path, deck: Path, kind: str, language: str, left: str
):
    deck.write_text(HEAD + KINDS[kind])
    sitter = begun(home, deck, "--lang", language, columns=40, rows=20)
    sitter.wait_until_shown(left.format("20:00"))
    sitter.wait_until_shown(left.format("19:59"))
    assert left.format("20:00") not in sitter.shown
    sitter.type("\x03")
    assert sitter.end() == 130


def test_the_clock_stands_below_the_picture_of_a_formula(home: Path, deck: Path):
    deck.write_text(HEAD + KINDS["formula"])
    sitter = begun(home, deck)
    sitter.wait_until_shown(" left")
    sitter.type("1/x")
    shown = sitter.wait_until_shown("  ─\n")
    rows = [line.strip() for line in shown.splitlines() if line.strip()]
    assert rows[-1].endswith(" left")
    assert rows.index("› 1/x") < rows.index("─") < len(rows) - 1
    sitter.type("\x03")
    assert sitter.end() == 130
    assert " left" not in sitter.shown


def test_nothing_of_the_clock_is_left_behind_an_answer(home: Path, deck: Path):
    deck.write_text(HEAD + KINDS["number"])
    sitter = begun(home, deck)
    sitter.wait_until_shown("20:00 left")
    sitter.line("3")
    shown = sitter.wait_for("Enter shows question by question")
    assert " left" not in shown
    sitter.type("q")
    assert sitter.end() == 0


@pytest.mark.parametrize(
    ("ask", "answer"),
    [
        ("derivative", "exp(x)/(1 + exp(x))"),
        ("zero", "0.693147"),
        ("graph", "Soft"),
        ("formula", "ln(1 + exp(x))"),
    ],
)
def test_the_report_has_the_answer_that_a_deck_leaves_to_be_worked_out(
    deck: Path, ask: str, answer: str
):
    deck.write_text(HEAD + MADE.format(ask=ask))
    done = quiz("interview", str(deck), "--json", given="\n")
    [question] = json.loads(done.stdout)["questions"]
    assert question["answer"] == answer
