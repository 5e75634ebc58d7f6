"""What formulas are worth, worked out by mpmath alone.

Rational arithmetic is exact and everything else has sixty digits or more, until
two precisions agree. None of this is shared with `quiz.formula`; `taking_over.py`
turns what it has read into formulas, so that any text can be checked.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction

import mpmath
from mpmath import mpf

from .elementary import (
    LENIENT,
    OPERATIONS,
    TIED,
    Number,
    UndefinedError,
    UnsureError,
    absorbed,
    add,
    approximate,
    chosen,
    order,
)
from .terms import COMPARISONS, CONDITIONS, Formula

PRECISIONS = (60, 95, 260, 800, 1_200, 1_400)
_MOST_DIGITS = 100_000
SURE_DIGITS = 36

Coordinate = Fraction | tuple[Fraction, ...]


@dataclass(slots=True)
class At:
    """Where a formula is evaluated."""

    values: Mapping[str, Coordinate]
    indices: dict[str, int] = field(default_factory=dict)


def value(formula: Formula, at: At, *, patient: bool = False) -> mpf | None:
    """The value at a point to `SURE_DIGITS` digits; None where it is undefined.

    The patient take tens of thousands of digits where terms as long cancel.

    Raises:
        UnsureError: digits are lost however many there are, or it is out of bounds.
    """
    before: mpf | None = None
    for digits in _precisions(patient=patient):
        with mpmath.workdps(digits):
            absorbed.clear()
            try:
                found = _value(formula, at)
            except UndefinedError:
                return None
            except UnsureError:
                before = None
                continue
            except (OverflowError, ZeroDivisionError, MemoryError):
                raise UnsureError from None
            if isinstance(found, Fraction):
                return approximate(found)
            if absorbed:
                before = None
                continue
            if before is not None and _alike(before, found):
                return found
            before = found
    raise UnsureError


def _precisions(*, patient: bool) -> Iterator[int]:
    """Ever more digits; at last as many as the terms that cancelled were long."""
    yield from PRECISIONS
    if not patient:
        return
    needed = _needed(PRECISIONS[-1])
    if PRECISIONS[-1] < needed < _MOST_DIGITS:
        yield needed
        yield needed + 100


def _needed(digits: int) -> int:
    """Digits with which sums are as good as these are for terms of ordinary size."""
    with mpmath.workdps(15):
        longest = max((mpmath.mag(one) for one in absorbed if one), default=0)
    return digits + max(0, int(longest * 0.302))


def nearly(formula: Formula, at: At, *, patient: bool = False) -> mpf:
    """What the value is taken for where its digits are lost: good to 1e-200 or so.

    Raises:
        UnsureError: there is no telling.
    """
    absorbed.clear()
    found = _leniently(formula, at, LENIENT)
    needed = _needed(LENIENT)
    if not patient or needed == LENIENT:
        return found
    if needed >= _MOST_DIGITS:
        raise UnsureError
    return _leniently(formula, at, needed)


def _leniently(formula: Formula, at: At, digits: int) -> mpf:
    with mpmath.workdps(digits):
        try:
            return approximate(_value(formula, at))
        except (UndefinedError, OverflowError, ZeroDivisionError):
            raise UnsureError from None


def _alike(one: mpf, other: mpf) -> bool:
    near = abs(one - other) <= abs(other) * mpf(10) ** -(SURE_DIGITS + 2)
    return bool(near and other != 0)  # a zero is what cancellation has left


def _value(formula: Formula, at: At) -> Number:
    match formula:
        case ("num", text):
            return Fraction(text)
        case ("e",):
            return mpmath.e()
        case ("pi",):
            return mpmath.pi()
        case (name,):
            found = at.values.get(name)
            if not isinstance(found, Fraction):
                raise UnsureError
            return found
        case ("at", name, index):
            vector = at.values[name]
            place = at.indices.get(index, int(index) if index.isdigit() else 0)
            if not isinstance(vector, tuple) or not 1 <= place <= len(vector):
                raise UndefinedError  # an index that nothing binds
            return vector[place - 1]
        case ("if", condition, one, other):
            return _value(one if _holds(condition, at) else other, at)
        case ("mask", condition):
            return Fraction(int(_holds(condition, at)))
        case ("sum" | "vmax" as kind, index, body):
            length = next(len(v) for v in at.values.values() if isinstance(v, tuple))
            found = [
                _value(body, At(at.values, at.indices | {index: place}))
                for place in range(1, length + 1)
            ]
            return _sum(found) if kind == "sum" else chosen(max, found)
        case ("nowhere",):
            raise UndefinedError
    if formula[0] in CONDITIONS:
        return Fraction(int(_holds(formula, at)))
    return OPERATIONS[formula[0]](*(_value(one, at) for one in formula[1:]))


def _sum(values: list[Number]) -> Number:
    total: Number = Fraction(0)
    for one in values:
        total = add(total, one)
    return total


def _holds(condition: Formula, at: At) -> bool:
    match condition:
        case ("and", *inner):
            return all(_holds(one, at) for one in inner)
        case ("or", *inner):
            return any(_holds(one, at) for one in inner)
        case ("not", inner):
            return not _holds(inner, at)
        case ("truth", one):
            return bool(one)
    if condition[0] not in COMPARISONS:
        return order(_value(condition, at), Fraction(0)) != 0
    before = len(absorbed)
    one, other = _value(condition[1], at), _value(condition[2], at)
    lost = max(absorbed[before:], default=mpf(0))
    gap = abs(approximate(one) - approximate(other))
    if lost and gap <= lost * mpf(10) ** (20 - mpmath.mp.dps):
        if mpmath.mp.dps < TIED:
            raise UnsureError
        del absorbed[before:]
        found = 0
    else:
        found = order(one, other)
    return {
        "<": found < 0, "<=": found <= 0, ">": found > 0, ">=": found >= 0,
        "==": found == 0, "!=": found != 0,
    }[condition[0]]  # fmt: skip
