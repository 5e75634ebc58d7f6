"""Looking back at a formula that nobody could decide on: both are drawn."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from rich.console import Console, RenderableType

from quiz.app.interview_judging import judge
from quiz.app.pictures import Painter
from quiz.deck.model import CardId, Formula
from quiz.library import Library
from quiz.session import Marking
from quiz.session.interview import Heard, Judged, Judgement, Question
from quiz.ui.look import THEME, Look
from quiz.verdict import Outcome, Verdict
from tests.session.cards import card

from quiz.app.grading import tools_for  # isort: skip

UNDECIDED = Marking(Verdict(Outcome.UNDECIDED, "too-hard"))


class Wall:
    """A screen to read from, and the key 3."""

    def __init__(self, look: Look) -> None:
        self.look = look
        self.text = ""

    def show(self, *blocks: RenderableType | None, tight: bool = False) -> None:
        file = io.StringIO()
        console = Console(file=file, width=self.look.width, theme=THEME)
        for block in blocks:
            if block is not None:
                console.print(block)
        self.text += file.getvalue()

    def key(self) -> str:
        return "3"


@pytest.fixture(scope="module")
def painter() -> Iterator[Painter]:
    painter = Painter(Library((Path(__file__).parent / "decks",)))
    painter.start()
    yield painter
    painter.close()


def looked_back(painter: Painter, look: Look, given: str) -> str:
    wall = Wall(look)
    asked = Question(CardId("d:formula"))
    heard = Heard(asked, "formula", "t", 0, 72_000, (given,), UNDECIDED)
    one = card("formula")
    assert isinstance(one.answer, Formula)
    tools = tools_for(painter.library)
    event = judge(one, heard, (1, 1), 1, wall, painter, tools)  # type: ignore[arg-type]
    assert event == Judged(Judgement(1.0))
    return wall.text


def test_a_formula_is_drawn_beside_the_true_one(painter: Painter):
    shown = looked_back(painter, Look(), "x/(1+x)")
    assert "─────" in shown.partition("Yours")[2]
    assert "You answered" not in shown


def test_where_a_picture_does_not_fit_one_line_stands_in(painter: Painter):
    wide = "+".join(f"x/(1+x^{n})" for n in range(1, 9))
    shown = looked_back(painter, Look(width=40), wide)
    assert "────" not in shown.split("Yours")[1].split("Reference")[0]
    assert "x/(1 + x" in shown


def test_in_plain_words_both_are_lines():
    painter = Painter(Library(()), is_plain=True)
    shown = looked_back(painter, Look(width=1000, is_plain=True), "x/(1+x)")
    assert "x/(1 + x)" in shown
