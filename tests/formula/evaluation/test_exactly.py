"""What cancels cancels exactly, and nothing else does."""

from __future__ import annotations

import random
from fractions import Fraction

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from quiz.formula.evaluation.compare import different
from quiz.formula.evaluation.evaluate import Compiler
from quiz.formula.evaluation.exactly import exactly
from quiz.formula.evaluation.point import Point
from quiz.formula.evaluation.values import (
    Ball,
    Exact,
    OutOfBounds,
    Undefined,
    Unsettled,
    Value,
    decimal,
    settled,
)
from quiz.formula.reading.complaint import Unreadable
from quiz.formula.reading.context import Context
from quiz.formula.reading.vectors import FREE, resolve
from quiz.formula.tree import Node
from tests.formula.evaluating import definitions, tree
from tests.formula.printing import typed
from tests.formula.rewriting import rewritten
from tests.formula.terms import TRUTHS
from tests.formula.trees import CONTEXT, DEFINITIONS, trees

BITS = 240
GIVEN_UP = (Unsettled, OutOfBounds)

NOTHING = [
    ("log(1+exp(x)) - log1p(exp(-|x|))", "-3", "logarithms of one number"),
    ("sqrt(2)*sqrt(8) - 4", "1", "roots of numbers"),
    ("sqrt(exp(x)) - exp(x/2)", "7/3", "roots of exponentials"),
    ("2^(x/ln(2)) - exp(x)", "1/3", "powers through logarithms"),
    ("(1+sqrt(1+e^x))*(1-sqrt(1+e^x)) + e^x", "1/3", "a root squared"),
    ("(1+1/sqrt(1+e^x))^2 - 1 - 2/sqrt(1+e^x) - 1/(1+e^x)", "3", "and below"),
    ("sigmoid(x) + sigmoid(-x) - 1", "4", "functions of decks"),
    ("sin(-x) + sin(x) + cos(x) - cos(-x)", "3", "odd and even functions"),
    ("tan(x) - sin(x)*sec(x)", "3", "quotients of them"),
    ("erf(x) + erf(-x) + erfc(x) - 1 + erf(x)", "3", "error functions"),
    ("Φ(x) + Φ(-x) - 1", "3", "the normal distribution"),
    ("φ(x) - exp(-x^2/2)/sqrt(2π)", "2", "its density"),
    ("log(4) - 2log(2)", "1", "logarithms of numbers"),
    ("exp(log(3)+x) - 3e^x", "2", "an exponential of a logarithm"),
    ("log10(x) - log(x)/log(10)", "7", "logarithms to a base"),
    ("asinh(x) - log(x+sqrt(x^2+1))", "1/3", "inverse hyperbolic functions"),
    ("cosh(x)^2 - sinh(x)^2 - 1", "5", "hyperbolic ones"),
    ("sqrt(1 + sinh(x)^2) - cosh(x)", "-5", "the root of a square"),
    ("log(1 + sinh(x)^2) - 2log(cosh(x))", "3", "its logarithm"),
    ("sqrt(1 - 2tanh(x) + tanh(x)^2) + tanh(x) - 1", "3", "of a difference"),
    ("softplus(x) - softplus(-x) - x", "7/5", "softplus"),
    ("cbrt(-e^x) + exp(x/3)", "2", "odd roots of negative numbers"),
    ("[|x| > 1/3 + tanh(3) - tanh(3)]", "1/3", "an edge met exactly"),
    ("x^(3 + tanh(3) - tanh(3)) + 8", "-2", "an exponent that is whole after all"),
    ("exp((2 + tanh(3) - tanh(3))*log(1 + e^x)) - (1 + e^x)^2", "3", "the same"),
]


def value(text: str, x: str) -> Value:
    place = Fraction(x)
    exact = place.numerator if place.denominator == 1 else place
    return exactly(tree(text), Point({"x": exact}, precision=BITS), definitions())


@pytest.mark.parametrize(("text", "x", "why"), NOTHING)
def test_what_cancels_is_exactly_nothing(text: str, x: str, why: str) -> None:
    assert value(text, x) == 0, why


TINY = [
    ("1 - tanh(x)^2", "-100000", "5.07784e-86859"),
    ("σ(x)(1-σ(x))", "100000", "3.56295e-43430"),
    ("Φ(x)+xφ(x)", "-100000", "-1.21521e-2171472405"),
    ("1 - erf(x)", "40", "1.89696e-697"),
    ("erf(1-erf(30))", "1", "2.8939e-393"),
]


@pytest.mark.parametrize(("text", "x", "shown"), TINY)
def test_what_is_left_has_all_its_digits(text: str, x: str, shown: str) -> None:
    found = value(text, x)
    assert settled(found, 68)
    assert decimal(found) == shown


def told(node: Node, point: Point) -> Value | None:
    """The value as usual; None where there is none."""
    try:
        return Compiler(definitions()).compile(node)(point)
    except Undefined:
        return None


def told_exactly(node: Node, point: Point) -> Value | None:
    try:
        return exactly(node, point, definitions())
    except Undefined:
        return None


def agree(one: Value | None, other: Value | None) -> bool:
    if one is None or other is None:
        return one is other
    return not different(one, other)


numbers = st.one_of(st.integers(-40, 40), st.fractions(-5, 5, max_denominator=100)).map(
    lambda one: one.numerator if one.denominator == 1 else one
)


@settings(deadline=None, max_examples=300)
@given(
    name=st.sampled_from(sorted(TRUTHS)),
    dice=st.integers(0, 10**9).map(random.Random),
    steps=st.integers(0, 10),
    places=st.lists(numbers, min_size=4, max_size=4),
)
def test_it_is_the_value_that_it_is_otherwise(
    name: str, dice: random.Random, steps: int, places: list[Exact]
) -> None:
    truth = TRUTHS[name]
    answer = rewritten(truth.formula, truth, dice, steps)
    text = typed(answer, truth, dice, renaming=False)
    vectors = ("x",) if truth.vectors else ()
    names = tuple(one for one, _, _ in truth.params)
    context = Context(
        variables=truth.variables,
        vectors=vectors,
        params=names,
        aliases=dict(truth.aliases),
        definitions=definitions(),
    )
    try:
        node = resolve(tree(text, context), vectors, definitions())
    except Unreadable:
        assume(False)
    if vectors:
        at = [
            Point({}, {"x": tuple(places)}, {FREE: 2, "i": 2}, bits)
            for bits in (BITS, 1_100)
        ]
    else:
        letters = dict(zip((*context.variables, *names), places, strict=False))
        at = [Point(letters, precision=bits) for bits in (BITS, 1_100)]
    try:
        assert agree(told_exactly(node, at[0]), told(node, at[1]))
    except GIVEN_UP:
        assume(False)


@settings(deadline=None, max_examples=300)
@given(node=trees, x=numbers, y=numbers, places=st.tuples(numbers, numbers, numbers))
def test_so_it_is_for_any_formula(
    node: Node, x: Exact, y: Exact, places: tuple[Exact, ...]
) -> None:
    node = resolve(node, CONTEXT.vectors, DEFINITIONS)
    letters = {"x": x, "y": y, "a": 2, "alpha": x, "beta_1": y, "lambda": 1}
    points = [
        Point(dict(letters), {"v": places}, {FREE: 1}, bits) for bits in (BITS, 600)
    ]
    found = []
    for one in (exactly, lambda *a: Compiler(DEFINITIONS).compile(a[0])(a[1])):
        try:
            found.append(one(node, points[len(found)], DEFINITIONS))
        except Undefined:
            found.append(None)
        except GIVEN_UP:
            assume(False)
    assert agree(*found)


def test_a_ball_says_nothing_of_how_it_was_made() -> None:
    found = value("exp(x)", "1")
    assert isinstance(found, Ball)
    assert found.tag is None
