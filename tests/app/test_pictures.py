"""The painter: pictures where there is a child, one line where there is none."""

from __future__ import annotations

import io
import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from rich.console import Console

from quiz.app.desk import open_library
from quiz.app.grading import grader_for
from quiz.app.pictures import Painter, context_for, function_pictures, reference_text
from quiz.app.places import find_places
from quiz.deck.model import Ask, Card, Formula
from quiz.formula.pictures.picture import one_line, picture
from quiz.formula.reading.parser import read
from quiz.formula.tree import same
from quiz.grader import Grader
from quiz.library import Library
from quiz.ui.answer import Pictures, drawn_formula
from tests.session.cards import card as some_card

STACKED = "   1\n───────\n     -x\n1 + e"
FLAT = "1/(1 + exp(-x))"
LONG_S = 20.0


@pytest.fixture
def library(home: Path) -> Library:
    return open_library(find_places(os.environ))


@pytest.fixture
def painter(library: Library) -> Iterator[Painter]:
    made = Painter(library)
    yield made
    made.close()


def card(library: Library, name: str, ask: Ask = Ask.FORMULA) -> Card:
    """A card that asks for a bundled function."""
    function = library.function(name)
    assert function is not None
    return replace(some_card("basic"), answer=Formula(function, ask))


def wait(painter: Painter, asked: Card) -> None:
    """Wait until the card's own formula is drawn, as a reader's time would."""
    assert isinstance(asked.answer, Formula)
    function = asked.answer.function
    text = reference_text(function, asked.answer.ask)
    painter.drawn(function, text, width=80, patience_s=LONG_S)


def test_the_truth_is_drawn_beside_the_answer(library: Library, painter: Painter):
    asked = card(library, "sigmoid")
    painter.prepare(asked)  # the question is painted before the child starts
    painter.start()
    wait(painter, asked)
    found = painter.pictures(asked, "1/(e^-x + 1)", width=80)
    assert found == Pictures(STACKED, "   1\n───────\n -x\ne   + 1")


def test_the_derivative_is_drawn_where_it_is_asked(library: Library, painter: Painter):
    painter.start()
    asked = card(library, "softsign", Ask.DERIVATIVE)
    painter.prepare(asked)
    wait(painter, asked)
    drawn = painter.pictures(asked, "", width=80)
    assert drawn == Pictures("    1\n──────────\n         2\n(1 + │x│)")


def test_russian_words(library: Library):
    painter = Painter(library, language="ru")
    asked = card(library, "leaky_relu")
    painter.start()
    painter.prepare(asked)
    wait(painter, asked)
    drawn = painter.pictures(asked, "", width=80).reference
    painter.close()
    assert drawn == "⎧x    при x > 0\n⎨\n⎩a⋅x  иначе"


def test_a_narrow_screen_gets_one_line(library: Library, painter: Painter):
    painter.start()
    asked = card(library, "gelu_tanh")
    painter.prepare(asked)
    wait(painter, asked)
    drawn = painter.pictures(asked, "", width=40).reference
    assert drawn == "0.5⋅x⋅(1 + tanh(√(2/π)⋅(x + 0.044715⋅x³)))"


def test_without_a_child_one_line_stands_in(library: Library, painter: Painter):
    asked = card(library, "sigmoid")
    assert painter.pictures(asked, "1/(1+e^-x)", width=80) == Pictures(
        FLAT, "1/(1 + e⁻ˣ)"
    )


def test_a_dead_child_costs_the_picture_only(
    library: Library, painter: Painter, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr("quiz.grader.process._spawn", lambda _: None)
    painter.start()
    asked = card(library, "sigmoid")
    painter.prepare(asked)
    assert painter.pictures(asked, "", width=80) == Pictures(FLAT)


def test_what_cannot_be_read_is_shown_as_it_was_typed(
    library: Library, painter: Painter
):
    found = painter.pictures(card(library, "sigmoid"), "1/(1+", width=80)
    assert found == Pictures(FLAT, None)


def test_other_cards_have_no_pictures(painter: Painter):
    painter.prepare(some_card("basic"))
    assert painter.pictures(some_card("basic"), "anything", width=80) == Pictures()


def test_plain_output_starts_no_child(
    library: Library, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(Grader, "start", lambda _: pytest.fail("a child was started"))
    function = library.function("sigmoid")
    assert function is not None
    drawn = function_pictures(library, function, width=80, language="en", is_plain=True)
    assert drawn.formula == FLAT


def test_show_waits_for_its_pictures(library: Library):
    function = library.function("sigmoid")
    assert function is not None
    drawn = function_pictures(
        library, function, width=80, language="en", is_plain=False
    )
    assert drawn.formula == STACKED
    assert drawn.stable is not None
    assert "⎨" in drawn.stable


def test_every_bundled_formula_can_be_drawn_and_read_back(
    library: Library,
):
    sources = [
        (function, source)
        for function in library.functions()
        for source in (function.formula, function.derivative, function.stable)
        if source is not None
    ]
    assert len(sources) > 60
    definitions = grader_for(library).definitions("")
    for function, source in sources:
        context = context_for(function, definitions)
        tree = read(source.text, context).tree
        assert same(read(one_line(tree), context).tree, tree), source.text
        assert same(read(one_line(tree, "ru"), context).tree, tree), source.text
        lines = picture(tree, width=92)
        assert len(lines) == 1 or max(map(len, lines)) <= 92, source.text


@pytest.mark.parametrize("width", [20, 40])
def test_one_line_too_long_for_the_screen_is_broken_not_cut(width: int):
    line = "0.5⋅(1 + tanh(√(2/π)⋅(x + 0.044715⋅x³))) + 0.5⋅x⋅(1 - tanh(x)²)"
    console = Console(width=width, file=io.StringIO())
    with console.capture() as shown:
        console.print(drawn_formula(line))
    assert "".join(shown.get().split()) == "".join(line.split())
