"""What formulas are worth, worked out by mpmath alone.

Rational arithmetic is exact and everything else has sixty digits or more, until
two precisions agree. None of this is shared with `quiz.formula`; `taking_over.py`
turns what it has read into formulas, so that any text can be checked.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction

import mpmath
from mpmath import mpf

from .terms import COMPARISONS, CONDITIONS, Formula

PRECISIONS = (60, 95, 260, 800, 1_200, 1_400)
_TIED = 1_200
"""Digits from which numbers alike in all but the last twenty are the same."""
_LENIENT = 1_800
"""Digits with which what cancellation leaves is taken as it is."""
_MOST_DIGITS = 100_000
SURE_DIGITS = 36
_LARGEST_BITS = 2_500
_LARGEST_ARGUMENT = mpf(10) ** 12

Number = Fraction | mpf
Coordinate = Fraction | tuple[Fraction, ...]


_absorbed: list[mpf] = []
"""The larger terms of sums in which one term, or the whole, left no trace."""


class UndefinedError(Exception):
    """There is no value."""


class UnsureError(Exception):
    """Its value cannot be told within bounds."""


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
            _absorbed.clear()
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
                return _approximate(found)
            if _absorbed:
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
        longest = max((mpmath.mag(one) for one in _absorbed if one), default=0)
    return digits + max(0, int(longest * 0.302))


def nearly(formula: Formula, at: At, *, patient: bool = False) -> mpf:
    """What the value is taken for where its digits are lost: good to 1e-200 or so.

    Raises:
        UnsureError: there is no telling.
    """
    _absorbed.clear()
    found = _leniently(formula, at, _LENIENT)
    needed = _needed(_LENIENT)
    if not patient or needed == _LENIENT:
        return found
    if needed >= _MOST_DIGITS:
        raise UnsureError
    return _leniently(formula, at, needed)


def _leniently(formula: Formula, at: At, digits: int) -> mpf:
    with mpmath.workdps(digits):
        try:
            return _approximate(_value(formula, at))
        except (UndefinedError, OverflowError, ZeroDivisionError):
            raise UnsureError from None


def _alike(one: mpf, other: mpf) -> bool:
    near = abs(one - other) <= abs(other) * mpf(10) ** -(SURE_DIGITS + 2)
    return bool(near and other != 0)  # a zero is what cancellation has left


def _approximate(one: Number) -> mpf:
    if isinstance(one, Fraction):
        return mpf(one.numerator) / one.denominator
    return one


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
            return _sum(found) if kind == "sum" else _chosen(max, found)
        case ("nowhere",):
            raise UndefinedError
    if formula[0] in CONDITIONS:
        return Fraction(int(_holds(formula, at)))
    return _OPERATIONS[formula[0]](*(_value(one, at) for one in formula[1:]))


def _sum(values: list[Number]) -> Number:
    total: Number = Fraction(0)
    for one in values:
        total = _add(total, one)
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
        return _order(_value(condition, at), Fraction(0)) != 0
    before = len(_absorbed)
    one, other = _value(condition[1], at), _value(condition[2], at)
    lost = max(_absorbed[before:], default=mpf(0))
    gap = abs(_approximate(one) - _approximate(other))
    if lost and gap <= lost * mpf(10) ** (20 - mpmath.mp.dps):
        if mpmath.mp.dps < _TIED:
            raise UnsureError
        del _absorbed[before:]
        found = 0
    else:
        found = _order(one, other)
    return {
        "<": found < 0, "<=": found <= 0, ">": found > 0, ">=": found >= 0,
        "==": found == 0, "!=": found != 0,
    }[condition[0]]  # fmt: skip


def _order(one: Number, other: Number) -> int:
    """The sign of the difference, where it is certain."""
    if isinstance(one, Fraction) and isinstance(other, Fraction):
        return (one > other) - (one < other)
    a, b = _approximate(one), _approximate(other)
    if abs(a - b) <= max(abs(a), abs(b)) * mpf(10) ** (20 - mpmath.mp.dps):
        if mpmath.mp.dps < _TIED:
            raise UnsureError
        return 0
    return 1 if a > b else -1


def _chosen(pick: Callable[..., Number], values: list[Number]) -> Number:
    """The largest or smallest; either of two that are too close to tell."""
    best, *others = values
    for one in others:
        try:
            found = _order(one, best)
        except UnsureError:
            continue
        if (found > 0) == (pick is max) and found:
            best = one
    return best


def _both_exact(one: Number, other: Number) -> bool:
    return isinstance(one, Fraction) and isinstance(other, Fraction)


def _short(found: Number) -> Number:
    """A fraction while it is short, else a number of mpmath."""
    if isinstance(found, Fraction):
        bits = found.numerator.bit_length() + found.denominator.bit_length()
        return found if bits < _LARGEST_BITS else _approximate(found)
    return found


def _over(one: Number, other: Number) -> Number:
    if _order(other, Fraction(0)) == 0:
        raise UndefinedError
    if _both_exact(one, other):
        return _short(one / other)
    if _is_nothing(one):
        return Fraction(0)
    return _approximate(_told(one)) / _approximate(_told(other))


def _times(one: Number, other: Number) -> Number:
    if _is_nothing(one) or _is_nothing(other):
        return Fraction(0)
    return _approximate(_told(one)) * _approximate(_told(other))


def _is_nothing(one: Number) -> bool:
    return isinstance(one, Fraction) and one == 0


def _told(one: Number) -> Number:
    """The number, unless it is a zero that cancellation has left."""
    if isinstance(one, mpf) and one == 0 and mpmath.mp.dps < _LENIENT:
        raise UnsureError
    return one


def _power(base: Number, exponent: Number) -> Number:
    if isinstance(exponent, Fraction) and exponent.denominator == 1:
        whole = exponent.numerator
        if abs(whole) > 10**6:
            raise UnsureError
        if whole < 0:
            return _over(Fraction(1), _power(base, Fraction(-whole)))
        if isinstance(base, Fraction):
            bits = max(base.numerator.bit_length(), base.denominator.bit_length())
            if bits * whole < _LARGEST_BITS:
                return base**whole
        return mpf(1) if whole == 0 else _approximate(base) ** whole
    found = _order(base, Fraction(0))
    if found == 0:
        if _order(exponent, Fraction(0)) < 0:
            raise UndefinedError
        return Fraction(0)
    if found < 0:
        if isinstance(exponent, Fraction):
            raise UndefinedError
        raise UnsureError
    return _exp(_approximate(exponent) * _log(base))


def _exp(one: Number) -> Number:
    if _is_nothing(one):
        return Fraction(1)
    if abs(_approximate(one)) > _LARGEST_ARGUMENT:
        raise UnsureError
    return mpmath.exp(_approximate(one))


def _log(one: Number) -> Number:
    if isinstance(one, Fraction) and one == 1:
        return Fraction(0)
    if _order(one, Fraction(0)) <= 0:
        raise UndefinedError
    return mpmath.log(_approximate(one))


def _sqrt(one: Number) -> Number:
    found = _order(one, Fraction(0))
    if found < 0:
        raise UndefinedError
    if isinstance(one, Fraction):
        top, bottom = (mpmath.libmp.isqrt(k) for k in one.as_integer_ratio())
        if Fraction(int(top), int(bottom)) ** 2 == one:
            return Fraction(int(top), int(bottom))
    return mpmath.sqrt(_approximate(one))


def _smooth(
    operation: Callable[[mpf], mpf], at_zero: int = 0, most: mpf = _LARGEST_ARGUMENT
) -> Callable[..., Number]:
    def worked(one: Number) -> Number:
        if _is_nothing(one):
            return Fraction(at_zero)
        if abs(_approximate(one)) > most:
            raise UnsureError
        return operation(_approximate(one))

    return worked


def _error_function(operation: Callable[[mpf], mpf]) -> Callable[..., Number]:
    def worked(one: Number) -> Number:
        if abs(_approximate(one)) > 10**6:
            raise UnsureError
        return operation(_approximate(one))

    return worked


def _sign(one: Number) -> Number:
    return Fraction(_order(one, Fraction(0)))


def _root(one: Number, degree: Number) -> Number:
    if degree == 3 and _order(one, Fraction(0)) < 0:
        return -_power(-one, Fraction(1, 3))
    if isinstance(degree, Fraction) and degree and _order(one, Fraction(0)) >= 0:
        return _power(one, 1 / degree)
    raise UnsureError


def _clip(one: Number, low: Number, high: Number) -> Number:
    return _chosen(min, [_chosen(max, [one, low]), high])


def _sigmoid(one: Number) -> Number:
    if _order(one, Fraction(0)) < 0:
        risen = _approximate(_exp(one))
        return risen / (1 + risen)
    return 1 / _approximate(_add(Fraction(1), _exp(-one)))


def _relu(one: Number) -> Number:
    return _chosen(max, [one, Fraction(0)])


def _add(one: Number, other: Number) -> Number:
    if _both_exact(one, other):
        return _short(one + other)
    a, b = _approximate(one), _approximate(other)
    found = a + b
    longer = max(abs(a), abs(b))
    cancelled = abs(found) <= longer * mpf(10) ** (20 - mpmath.mp.dps)
    if a and b and (cancelled or found in (a, b)):
        _absorbed.append(longer)
    return found


def _log1p(one: Number) -> Number:
    if isinstance(one, Fraction):
        return _log(1 + one)
    if _order(one, Fraction(-1)) <= 0:
        raise UndefinedError
    return mpmath.log1p(one)


_OPERATIONS: dict[str, Callable[..., Number]] = {
    "+": _add,
    "-": lambda a, b: _add(a, -b),
    "*": lambda a, b: _short(a * b) if _both_exact(a, b) else _times(a, b),
    "/": _over,
    "^": _power,
    "neg": lambda a: -a,
    "exp": _exp,
    "expm1": _smooth(mpmath.expm1),
    "log": _log,
    "log1p": _log1p,
    "log2": lambda a: _over(_log(a), _log(Fraction(2))),
    "log10": lambda a: _over(_log(a), _log(Fraction(10))),
    "logbase": lambda a, b: _over(_log(a), _log(b)),
    "sqrt": _sqrt,
    "root": _root,
    "abs": abs,
    "sign": _sign,
    "max": lambda *a: _chosen(max, list(a)),
    "min": lambda *a: _chosen(min, list(a)),
    "clip": _clip,
    "sin": _smooth(mpmath.sin),
    "cos": _smooth(mpmath.cos, 1),
    "sinh": _smooth(mpmath.sinh),
    "cosh": _smooth(mpmath.cosh, 1),
    "tanh": _smooth(mpmath.tanh, most=mpf(10) ** 40),
    "sigmoid": _sigmoid,
    "softplus": lambda a: mpmath.log1p(_approximate(_exp(a))),
    "silu": lambda a: _approximate(a) * _sigmoid(a),
    "logaddexp": lambda a, b: mpmath.log(_approximate(_exp(a)) + _exp(b)),
    "relu": _relu,
    "erf": _error_function(mpmath.erf),
    "erfc": _error_function(mpmath.erfc),
    "Phi": _error_function(lambda a: mpmath.erfc(-a / mpmath.sqrt(2)) / 2),
    "phi": lambda a: _approximate(_exp(-a * a / 2)) / mpmath.sqrt(2 * mpmath.pi),
    "step": lambda a, *v: (
        Fraction(1) if _sign(a) > 0 else
        Fraction(0) if _sign(a) < 0 else v[0] if v else Fraction(1, 2)
    ),
}  # fmt: skip
