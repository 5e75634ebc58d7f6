"""Typed formulas as numbers of mpmath, and the bundled decks to grade against."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from functools import cache
from pathlib import Path

import mpmath

from quiz.app.grading import Grader, grader_for
from quiz.deck.model import Ask, Function
from quiz.formula.evaluation.evaluate import Compiler, Point
from quiz.formula.evaluation.values import (
    EXACT,
    Ball,
    Infinity,
    Undefined,
    Unsettled,
    Value,
)
from quiz.formula.reading.context import Context, Definitions
from quiz.formula.reading.parser import read
from quiz.formula.reading.vectors import FREE, resolve
from quiz.formula.tree import Node
from quiz.library import Library
from quiz.verdict import Verdict

DATA = Path(__file__).parents[2] / "data"
DECK = "dl/activation-functions"
PRECISIONS = (150, 300, 600, 1_200)

Exact = int | Fraction | str


@cache
def grader() -> Grader:
    """Grades against the bundled decks."""
    return grader_for(library())


@cache
def library() -> Library:
    """The bundled decks and nothing else."""
    return Library([DATA], bundled=DATA)


@cache
def functions() -> dict[str, Function]:
    """The functions known by name everywhere."""
    deck = library().deck(DECK)
    assert deck is not None
    return {one.key: one for one in deck.functions}


@cache
def definitions() -> Definitions:
    """The same, as formulas may name them."""
    return grader().definitions(DECK)


def check(name: str, text: str) -> Verdict:
    """The verdict on `text` as a bundled function, or ``NAME_prime``."""
    ask = Ask.DERIVATIVE if name.endswith("_prime") else Ask.FORMULA
    return grader().grade(functions()[name.removesuffix("_prime")], ask, text)


@cache
def card(
    variables: tuple[str, ...] = ("x",),
    vectors: tuple[str, ...] = (),
    params: tuple[str, ...] = ("a", "b"),
) -> Context:
    """A card with the letters x and a (α, alpha, slope) and the bundled functions."""
    aliases = {"a": ("alpha", "α", "slope")} if "a" in params else {}
    return Context(
        variables=variables,
        vectors=vectors,
        params=params,
        aliases=aliases,
        definitions=definitions(),
    )


VECTORS = card(("x",), ("x",), ())
"""A card whose x is a vector."""


def tree(text: str, context: Context | None = None) -> Node:
    """A formula as read."""
    return read(text, context or card()).tree


def value(
    text: str,
    context: Context | None = None,
    index: int = 1,
    **letters: Exact | Sequence[Exact],
) -> mpmath.mpf | None:
    """The value of a typed formula to many digits; None where it has none."""
    context = context or card()
    read_tree = resolve(read(text, context).tree, context.vectors, context.definitions)
    return value_of(read_tree, index, **letters)


def value_of(
    node: Node, index: int = 1, **letters: Exact | Sequence[Exact]
) -> mpmath.mpf | None:
    """The value of a resolved tree to many digits; None where it has none."""
    made = Compiler(definitions()).compile(node)
    scalars: dict[str, Value] = {}
    vectors: dict[str, tuple[Value, ...]] = {}
    for letter, given in letters.items():
        if isinstance(given, int | Fraction | str):
            scalars[letter] = exact(given)
        else:
            vectors[letter] = tuple(exact(one) for one in given)
    for bits in PRECISIONS:
        start = {FREE: index} if vectors else {}
        try:
            found = made(Point(scalars, vectors, start, bits))
        except Undefined:
            return None
        except Unsettled:
            continue
        return number(found)
    raise AssertionError(f"{node} does not settle at {letters}")


def exact(given: Exact) -> int | Fraction:
    """An exact number in the form that formulas are evaluated at."""
    found = Fraction(given)
    return found.numerator if found.denominator == 1 else found


def number(found: Value) -> mpmath.mpf:
    """A value of `quiz.formula` as a number of mpmath."""
    match found:
        case Ball(mid=mid):
            return mpmath.mp.make_mpf(mid)
        case Infinity(sign=sign):
            return sign * mpmath.inf
    return mpmath.mpf(found.numerator) / found.denominator


def encloses(found: Value, true: mpmath.mpf) -> bool:
    """Whether a value and its error bound hold the true number.

    `true` must be known to far more digits than the value.
    """
    if not isinstance(found, Ball):
        return number(found) == true
    radius = mpmath.mpf(0) if found.error == EXACT else mpmath.ldexp(1, found.error)
    return bool(abs(number(found) - true) <= radius)
