"""Constant expressions as marking asks for them."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest

from quiz.app.grading import constant, grader_for, tools_for
from quiz.deck.model import Ask, Property
from quiz.library import Library, bundled_folder
from quiz.session import mark
from quiz.verdict import Outcome
from tests.session.cards import source


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1/4", 0.25),
        ("0,25", 0.25),
        ("-0.17", -0.17),
        ("sqrt(2/pi)", math.sqrt(2 / math.pi)),
        ("e^2", math.e**2),
        ("1e-3", 0.001),
        ("oo", math.inf),
        ("-oo", -math.inf),
        ("ln(2)", math.log(2)),
    ],
)
def test_a_constant_expression_has_a_value(text: str, value: float):
    found = constant(text)
    assert found is not None
    assert found == pytest.approx(value, rel=1e-15)


@pytest.mark.parametrize("text", ["", "x", "2+", "9^9^9^9", "1/0", "relu(1)", "\x00"])
def test_anything_else_has_none(text: str):
    assert constant(text) is None


TOOLS = tools_for(Library([bundled_folder()]))


def outcome(name: str, ask: Ask, typed: str) -> Outcome:
    function = Library([bundled_folder()]).function(name)
    assert function is not None
    answer = Property(function, ask)
    return mark(answer, (typed,), TOOLS, language="en").verdict.outcome


@pytest.mark.parametrize(
    ("name", "typed", "expected", "why"),
    [
        ("elu", "(-a, oo)", Outcome.CORRECT, "in the letter"),
        ("elu", "(-α, ∞)", Outcome.CORRECT, "in its other name"),
        ("elu", "(-1, oo)", Outcome.CORRECT, "at its usual value"),
        ("elu", "(-a^2, oo)", Outcome.WRONG, "the same at the usual value only"),
        ("elu", "(-2, oo)", Outcome.WRONG, "another number"),
        ("elu", "(a, oo)", Outcome.WRONG, "another sign"),
        ("elu", "[-a, oo)", Outcome.WRONG, "another bracket"),
        ("elu", "(-q, oo)", Outcome.INVALID, "a letter that is not there"),
        ("celu", "(-a, oo)", Outcome.CORRECT, "in the letter"),
        ("relu", "[0, oo)", Outcome.CORRECT, "no letter at all"),
        ("sigmoid", "(0; 1)", Outcome.CORRECT, "no letter at all"),
    ],
)
def test_the_ends_of_a_range_may_hang_on_parameters(
    name: str, typed: str, expected: Outcome, why: str
):
    assert outcome(name, Ask.RANGE, typed) is expected, why


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("ln(2)/b", Outcome.CORRECT),
        ("log(2)/β", Outcome.CORRECT),
        ("ln 2", Outcome.CORRECT),
        ("0.693", Outcome.CORRECT),
        ("ln(2)*b", Outcome.WRONG),
        ("0", Outcome.WRONG),
        ("b/", Outcome.INVALID),
    ],
)
def test_a_value_at_zero_may_hang_on_parameters(typed: str, expected: Outcome):
    assert outcome("softplus", Ask.ZERO, typed) is expected


def test_a_parameter_without_a_usual_value_is_given_by_its_letter():
    function = Library([bundled_folder()]).function("elu")
    assert function is not None
    answer = Property(
        replace(function, params=(("a", ""),), range=source("(-a, oo)")), Ask.RANGE
    )
    for typed, expected in (("(-a, oo)", Outcome.CORRECT), ("(-1, oo)", Outcome.WRONG)):
        verdict = mark(answer, (typed,), TOOLS, language="en").verdict
        assert verdict.outcome is expected, typed


def test_another_function_is_named_in_every_language():
    library = Library([bundled_folder()])
    relu = library.function("relu")
    assert relu is not None
    verdict = grader_for(library).grade(relu, Ask.FORMULA, "tanh(x)/1")
    assert verdict.reason == "other-function"
    arguments = dict(verdict.arguments)
    assert arguments["name"] == "tanh"
    assert {"name.ru", "name.en"} & arguments.keys()
