"""A derivative that a deck leaves out is worked out, shown, and graded against."""

from __future__ import annotations

from dataclasses import replace

import pytest

from quiz.app.derivatives import derivative_text
from quiz.app.pictures import Painter
from quiz.deck.model import Ask, Formula
from quiz.verdict import Outcome
from tests.formula.evaluating import definitions, functions, grader, library
from tests.session.cards import card as some_card

LEFT_OUT = {key: replace(one, derivative=None) for key, one in functions().items()}
SCALAR = [key for key, one in LEFT_OUT.items() if not one.vectors]


@pytest.mark.parametrize("name", SCALAR)
def test_what_is_worked_out_can_be_read_and_is_right(name: str) -> None:
    text = derivative_text(LEFT_OUT[name], definitions())
    assert text
    verdict = grader().grade(LEFT_OUT[name], Ask.DERIVATIVE, text)
    assert verdict.outcome is Outcome.CORRECT, (text, verdict)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("relu", "0 if 0 > x, 1 if 0 < x"),
        ("gelu", "Φ(x) + x⋅φ(x)"),
        ("leaky_relu", "1 if x > 0, a otherwise"),
        ("identity", "1"),
        ("softmax", ""),
    ],
)
def test_it_is_short_enough_to_read(name: str, text: str) -> None:
    assert derivative_text(LEFT_OUT[name], definitions()) == text


def test_a_stated_derivative_is_shown_as_stated() -> None:
    sigmoid = functions()["sigmoid"]
    assert sigmoid.derivative is not None
    assert derivative_text(sigmoid, definitions()) == sigmoid.derivative.text


def test_the_answer_to_a_card_without_one_is_worked_out() -> None:
    painter = Painter(library(), is_plain=True)
    asked = replace(
        some_card("basic"), answer=Formula(LEFT_OUT["gelu"], Ask.DERIVATIVE)
    )
    assert painter.pictures(asked, "", width=80).reference == "Φ(x) + x⋅φ(x)"
