"""Values of what decks state: numbers, and expressions in parameters."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from fractions import Fraction
from functools import lru_cache

from quiz.deck.model import Function
from quiz.formula.curves.curve import as_float
from quiz.formula.evaluation.breakpoints import as_exact
from quiz.formula.evaluation.evaluate import Compiler
from quiz.formula.evaluation.point import Function as Compiled
from quiz.formula.evaluation.point import Point
from quiz.formula.evaluation.values import (
    Exact,
    OutOfBounds,
    Undefined,
    Unsettled,
    Value,
    decimal,
    settled,
)
from quiz.formula.reading.complaint import Unreadable
from quiz.formula.reading.context import Context, Definitions
from quiz.formula.reading.parser import read

UNREAD = (Undefined, Unsettled, OutOfBounds)
"""What working out a value may raise."""
_PRECISIONS = (90, 240, 700)
_BITS = 60
_CLOSE = 1e-9
_TRIALS = tuple(map(Fraction, ("3/5", "2", "1/4", "1", "3", "-1/2")))

Letters = Mapping[str, Exact]


@lru_cache(maxsize=1_024)
def number_of(text: str) -> Value | None:
    """The value of a constant expression; None if it is none."""
    return value_of(text, ())


def value_of(text: str, letters: tuple[tuple[str, Exact], ...]) -> Value | None:
    """The value of an expression in letters; None if it has none."""
    context = Context(variables=(), params=tuple(name for name, _ in letters))
    try:
        made = Compiler(Definitions()).compile(read(text, context).tree)
    except (Unreadable, *UNREAD):
        return None
    return value_at(made, dict(letters))


def value_at(made: Compiled, letters: Letters) -> Value | None:
    """The value of a compiled formula at a point, settled; None if it has none."""
    found: Value | None = None
    for precision in _PRECISIONS:
        try:
            found = made(Point(dict(letters), precision=precision))
        except (Undefined, OutOfBounds):
            return None
        except Unsettled:
            continue
        if settled(found, _BITS):
            break
    return found


def usual_values(function: Function) -> dict[str, Exact]:
    """The parameters that have a usual value, with it."""
    found = {}
    for name, text in function.params:
        value = number_of(text) if text else None
        exact = None if value is None else _exact(value)
        if exact is not None:
            found[name] = exact
    return found


def settings_of(
    function: Function, allowed: Callable[[Letters], bool]
) -> tuple[dict[str, Exact], ...]:
    """Values for all parameters: the usual ones, and others, as far as allowed."""
    usual = usual_values(function)
    names = [name for name, _ in function.params]
    found: list[dict[str, Exact]] = []
    for trial in _TRIALS:
        first: dict[str, Exact] = {name: usual.get(name, trial) for name in names}
        if not allowed(first):
            continue
        found.append(first)
        moved: dict[str, Exact] = {
            name: Fraction(value) * 7 / 10 + Fraction(13, 100)
            for name, value in first.items()
        }
        if names and allowed(moved):
            found.append(moved)
        break
    return tuple(found)


def is_close(one: float, other: float) -> bool:
    """Whether two numbers are one but for rounding."""
    if math.isinf(one) or math.isinf(other):
        return one == other
    return math.isclose(one, other, rel_tol=_CLOSE, abs_tol=_CLOSE)


def as_number(value: Value | None) -> float | None:
    """The nearest float."""
    return None if value is None else as_float(value)


def shown(value: Value | float | None) -> str:
    """A value for a sentence."""
    if value is None:
        return "undefined"
    if isinstance(value, float):
        if math.isinf(value):
            return "oo" if value > 0 else "-oo"
        return f"{value:.6g}"
    return decimal(value)


def _exact(value: Value) -> Exact | None:
    try:
        return as_exact(value)
    except (Unsettled, OutOfBounds, Undefined):
        return None
