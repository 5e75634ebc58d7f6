"""Functions of one number that people forget, add or take for one another."""

from __future__ import annotations

import math
from collections.abc import Callable
from fractions import Fraction

from quiz.formula.slips.rough import attempt, close
from quiz.formula.tree import Binary, Call, Neg, Node, Num

WRAPPING = (
    "exp", "log", "abs", "sqrt", "tanh", "erf", "normcdf", "normpdf", "sign",
    "expm1", "log1p", "sinh", "cosh", "sin", "cos", "atan", "sech",
)  # fmt: skip
"""Built-in ones by canonical name."""

LOGISTIC = "logistic"
"""The name of 1/(1 + e^-x), which is none of the built-in ones."""

ONE = Num(Fraction(1), "1")


def logistic(u: float) -> float:
    """1/(1 + e^-u)."""
    return 1 / (1 + math.exp(-u))


def logistic_of(node: Node) -> Node:
    """1/(1 + e^-u) of a formula."""
    return Binary("/", ONE, Binary("+", ONE, Call("exp", (Neg(node),))))


def fits(f: Callable[[float], float], pairs: list[tuple[float, float]]) -> bool:
    """Whether a function takes the first of every pair to the second."""
    for u, v in pairs:
        found = attempt(f, u)
        if found != found or not close(found, v):
            return False
    return True
