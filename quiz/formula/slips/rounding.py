"""Decimals that stand for a constant with endless digits: 0.797885 for √(2/π)."""

from __future__ import annotations

import math
from collections.abc import Iterator
from fractions import Fraction
from functools import lru_cache
from itertools import combinations

from quiz.formula.evaluation.breakpoints import as_exact
from quiz.formula.evaluation.evaluate import Compiler, constant
from quiz.formula.evaluation.point import Point
from quiz.formula.evaluation.values import (
    Exact,
    OutOfBounds,
    Undefined,
    Unsettled,
    terminating,
)
from quiz.formula.reference import Problem
from quiz.formula.slips.rough import number
from quiz.formula.tree import (
    Apply,
    Binary,
    Call,
    Const,
    Node,
    Num,
    rebuild,
    walk,
)

_ONE, _TWO = Num(Fraction(1), "1"), Num(Fraction(2), "2")
_DOCUMENTED = 8
_OF_A_DOUBLE = 16
_NORMAL = ("normcdf", "normpdf", "erf", "erfc")
_EXPONENTIAL = ("exp", "expm1", "sinh", "cosh", "tanh", "log", "log1p")
_PI, _E = Const("pi"), Const("e")


def _root(node: Node) -> Node:
    return Call("sqrt", (node,))


def _over(above: Node, below: Node) -> Node:
    return Binary("/", above, below)


_GAUSSIAN: tuple[Node, ...] = (
    _root(_TWO), _over(_ONE, _root(_TWO)), _root(_over(_TWO, _PI)),
    _over(_ONE, _root(Binary("*", _TWO, _PI))), _root(Binary("*", _TWO, _PI)),
    _over(_TWO, _root(_PI)), _over(_ONE, _root(_PI)), _PI,
)  # fmt: skip
"""Constants of the normal distribution, behind Φ, φ and erf."""


def exact_readings(
    answer: Node, problem: Problem, fewest_digits: int | None = None
) -> Node | None:
    """The answer with rounded decimals replaced by the constants they stand for.

    A decimal stands for a constant of the reference if it has at least the
    card's number of significant digits, or `fewest_digits`, and is that constant
    correctly rounded to as many as it has. None if there is no such decimal.
    """
    fewest = problem.reference.digits if fewest_digits is None else fewest_digits
    constants = _constants_of(problem)
    change: dict[int, Node] = {}
    for node in walk(answer):
        if isinstance(node, Num) and (digits := significant(node.text)):
            if digits < fewest:
                continue
            for exact, value in constants:
                if rounds_to(node.value, value, digits):
                    change[id(node)] = exact
                    break
    return rebuild(answer, change) if change else None


def significant(text: str) -> int:
    """Significant digits of a decimal fraction as spelt; 0 for whole numbers.

    >>> significant("0.797885"), significant("1.0507"), significant("6")
    (6, 5, 0)
    """
    mantissa = text.lower().partition("e")[0]
    if "." not in mantissa:
        return 0
    return len(mantissa.replace(".", "").lstrip("0"))


def rounds_to(decimal: Fraction, value: Exact, digits: int) -> bool:
    """Whether a decimal is a number rounded to `digits` significant digits.

    Long decimals may be cut off instead, as documentation prints them, or be what
    a program prints for the constant.
    """
    if decimal <= 0 or value <= 0:
        return False
    place = Fraction(1)
    while decimal >= place * 10:
        place *= 10
    while decimal < place:
        place /= 10
    unit = place / Fraction(10) ** (digits - 1)
    if digits >= _DOCUMENTED and 0 <= value - decimal < unit:
        return decimal != value
    if digits >= _OF_A_DOUBLE and _is_printed(decimal, value):
        return True
    return abs(decimal - value) <= unit / 2 and decimal != value


def _is_printed(decimal: Fraction, value: Exact) -> bool:
    """Whether a program prints this for a number, or for one worked out from it."""
    return abs(number(decimal) - number(value)) <= math.ulp(number(value))


@lru_cache(maxsize=64)
def _constants_of(problem: Problem) -> tuple[tuple[Node, Exact], ...]:
    return tuple(_constants(problem))


def _constants(problem: Problem) -> Iterator[tuple[Node, Exact]]:
    """Endless constants of the reference, their products and inverses."""
    compiler = Compiler(problem.definitions)
    marked: list[Node] = [
        Num(Fraction(value), value)
        for name, value in problem.reference.definition.params
        if name in problem.reference.rounded and value
    ]
    marked += [
        problem.read(text)
        for text in problem.reference.rounded
        if text not in problem.usual
    ]
    basic: list[Node] = []
    for one in _texts(problem):
        if isinstance(one, Call) and one.name in _NORMAL:
            basic += _GAUSSIAN
        if isinstance(one, Call) and one.name in _EXPONENTIAL and _E not in basic:
            basic.append(_E)
        if isinstance(one, Num | Binary | Call | Const) and constant(one):
            basic.append(one)
    found = [*basic, *(_over(_ONE, one) for one in basic)]
    shown = [*marked, *basic[:8]]
    marked += [Binary("*", *pair) for pair in combinations(marked, 2)]
    found += [Binary("*", *pair) for pair in combinations(shown, 2)]
    for node in (*marked, *found):
        try:
            value = as_exact(compiler.compile(node)(Point({})))
        except (Undefined, Unsettled, OutOfBounds):
            continue
        if value and (node in marked or not terminating(Fraction(value))):
            yield node, -value if value < 0 else value


def _texts(problem: Problem) -> Iterator[Node]:
    """The nodes of the reference and of the functions it names."""
    for one in walk(problem.tree):
        yield one
        if isinstance(one, Apply):
            yield from walk(problem.definitions.body(one.function))
