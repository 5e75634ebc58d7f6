"""Every kind of card from the question to the end of the session, as it is seen.

The screens are kept in ``tests/ui/screens/sessions``, in both languages, at 80 columns
by 24 lines and at 40 by 20. After a change that is meant, draw them anew with

    QUIZ_NEW_SCREENS=1 pytest tests/ui/test_transcripts.py

and read the difference before keeping it.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

pytest.importorskip("pyte")

from rich.cells import cell_len

from quiz.grader import Grader, Request, Ticket
from tests.ui.recorder import PATIENCE_S, Recorder, recorded

SCREENS = Path(__file__).parent / "screens" / "sessions"
DECK = Path(__file__).parent / "decks" / "kinds.yaml"
SIZES = {"80x24": (80, 24), "40x20": (40, 20)}
LOOKS = [f"{size}-{language}" for size in SIZES for language in ("en", "ru")]
SCRIPTS = {
    "basic": ["h", "enter", "1", "enter", "enter"],
    "points": ["enter", "1", "5", "enter", "enter", "enter", "*", "enter", "enter"],
    "list": ["tanh", "ReLU", "", "enter", "sigmoid, tanh, softsgn", "enter"],
    "formula": [
        ":h",
        "max(0, x) + a*",
        "max(0, x)",
        "",
        "enter",
        "x if x > 0 else a*x",
        "enter",
    ],
    "derivative": ["1 if x > 0 else 0", "", "enter", "1 if x>=0 else a", "enter"],
    "range": ["[0, oo)", "(-oo; 0]", "enter", "(0, oo)", "(-oo; oo)", "enter"],
    "graph": ["ELU", "", "enter", "leaky relu", "enter"],
    "zero": ["1", "", "enter", "0", "enter"],
    "one-option": ["1", "enter", "3", "enter"],
    "several-options": ["1", "2", "enter", "enter", "2", "4", "enter", "enter"],
    "claim": ["1", "enter", "3", "enter"],
    "number": ["1/2", "1/3", "enter", "1", "0.25", "enter"],
    "cloze": ["1/2", "0", "enter", "0,25", "0", "enter"],
}


class Patient(Grader):
    """A child that is not given up when the machine is busy."""

    def ask(self, request: Request, *, budget_s: float = 0.0) -> Ticket:
        return super().ask(request, budget_s=PATIENCE_S)


@cache
def child() -> Grader:
    """One child that draws and proves for all sessions."""
    grader = Patient(starting_s=PATIENCE_S)
    grader.start()
    return grader


@pytest.fixture(scope="module", autouse=True)
def _closed_at_the_end() -> Iterator[None]:
    yield
    if child.cache_info().currsize:
        child().close()
        child.cache_clear()


def played(kind: str, look: str, home: Path) -> Recorder:
    size, _, language = look.rpartition("-")
    columns, rows = SIZES[size]
    return recorded(
        DECK,
        {"tags": (kind,)},
        SCRIPTS[kind],
        home=home,
        language=language,
        columns=columns,
        rows=rows,
        child=child,
    )


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("kind", SCRIPTS)
def test_a_session_is_seen_as_it_was(kind: str, look: str, home: Path):
    recorder = played(kind, look, home)
    kept = SCREENS / look / f"{kind}.txt"
    if os.environ.get("QUIZ_NEW_SCREENS"):
        kept.parent.mkdir(parents=True, exist_ok=True)
        kept.write_text(recorder.transcript, encoding="utf-8")
    assert recorder.transcript == kept.read_text(encoding="utf-8")
    assert recorder.script == [], "the session ended before the script did"
    columns, _ = SIZES[look.rpartition("-")[0]]
    for line in recorder.transcript.splitlines():
        assert cell_len(line) <= columns, line


@pytest.mark.parametrize("look", LOOKS)
def test_a_curve_leaves_room_for_the_header_and_the_line_to_type_on(
    look: str, home: Path
):
    for typed, lines in played("graph", look, home).shots:
        if typed.startswith("line:") and typed != "line: (empty)":
            top = "\n".join(lines).partition("──")[0]
            assert "Every kind of card" in top or "Все виды карточек" in top
            assert lines[-1].strip() == "›"
