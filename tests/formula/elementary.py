"""What sums, powers and elementary functions are worth, by mpmath alone.

Rational arithmetic is exact; everything else has the digits of the moment, and is not
told where they are too few.
"""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

import mpmath
from mpmath import mpf

TIED = 1_200
"""Digits from which numbers alike in all but the last twenty are the same."""
LENIENT = 1_800
"""Digits with which what cancellation leaves is taken as it is."""
_LARGEST_BITS = 2_500
_LARGEST_ARGUMENT = mpf(10) ** 12

Number = Fraction | mpf

absorbed: list[mpf] = []
"""The larger terms of sums in which one term, or the whole, left no trace."""


class UndefinedError(Exception):
    """There is no value."""


class UnsureError(Exception):
    """Its value cannot be told within bounds."""


def approximate(one: Number) -> mpf:
    if isinstance(one, Fraction):
        return mpf(one.numerator) / one.denominator
    return one


def order(one: Number, other: Number) -> int:
    """The sign of the difference, where it is certain."""
    if isinstance(one, Fraction) and isinstance(other, Fraction):
        return (one > other) - (one < other)
    a, b = approximate(one), approximate(other)
    if abs(a - b) <= max(abs(a), abs(b)) * mpf(10) ** (20 - mpmath.mp.dps):
        if mpmath.mp.dps < TIED:
            raise UnsureError
        return 0
    return 1 if a > b else -1


def chosen(pick: Callable[..., Number], values: list[Number]) -> Number:
    """The largest or smallest; either of two that are too close to tell."""
    best, *others = values
    for one in others:
        try:
            found = order(one, best)
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
        return found if bits < _LARGEST_BITS else approximate(found)
    return found


def _over(one: Number, other: Number) -> Number:
    if order(other, Fraction(0)) == 0:
        raise UndefinedError
    if _both_exact(one, other):
        return _short(one / other)
    if _is_nothing(one):
        return Fraction(0)
    return approximate(_told(one)) / approximate(_told(other))


def _times(one: Number, other: Number) -> Number:
    if _is_nothing(one) or _is_nothing(other):
        return Fraction(0)
    return approximate(_told(one)) * approximate(_told(other))


def _is_nothing(one: Number) -> bool:
    return isinstance(one, Fraction) and one == 0


def _told(one: Number) -> Number:
    """The number, unless it is a zero that cancellation has left."""
    if isinstance(one, mpf) and one == 0 and mpmath.mp.dps < LENIENT:
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
        return mpf(1) if whole == 0 else approximate(base) ** whole
    found = order(base, Fraction(0))
    if found == 0:
        if order(exponent, Fraction(0)) < 0:
            raise UndefinedError
        return Fraction(0)
    if found < 0:
        if isinstance(exponent, Fraction):
            raise UndefinedError
        raise UnsureError
    return _exp(approximate(exponent) * _log(base))


def _exp(one: Number) -> Number:
    if _is_nothing(one):
        return Fraction(1)
    if abs(approximate(one)) > _LARGEST_ARGUMENT:
        raise UnsureError
    return mpmath.exp(approximate(one))


def _log(one: Number) -> Number:
    if isinstance(one, Fraction) and one == 1:
        return Fraction(0)
    if order(one, Fraction(0)) <= 0:
        raise UndefinedError
    return mpmath.log(approximate(one))


def _sqrt(one: Number) -> Number:
    found = order(one, Fraction(0))
    if found < 0:
        raise UndefinedError
    if isinstance(one, Fraction):
        top, bottom = (mpmath.libmp.isqrt(k) for k in one.as_integer_ratio())
        if Fraction(int(top), int(bottom)) ** 2 == one:
            return Fraction(int(top), int(bottom))
    return mpmath.sqrt(approximate(one))


def _smooth(
    operation: Callable[[mpf], mpf], at_zero: int = 0, most: mpf = _LARGEST_ARGUMENT
) -> Callable[..., Number]:
    def worked(one: Number) -> Number:
        if _is_nothing(one):
            return Fraction(at_zero)
        if abs(approximate(one)) > most:
            raise UnsureError
        return operation(approximate(one))

    return worked


def _error_function(operation: Callable[[mpf], mpf]) -> Callable[..., Number]:
    def worked(one: Number) -> Number:
        if abs(approximate(one)) > 10**6:
            raise UnsureError
        return operation(approximate(one))

    return worked


def _sign(one: Number) -> Number:
    return Fraction(order(one, Fraction(0)))


def _root(one: Number, degree: Number) -> Number:
    if degree == 3 and order(one, Fraction(0)) < 0:
        return -_power(-one, Fraction(1, 3))
    if isinstance(degree, Fraction) and degree and order(one, Fraction(0)) >= 0:
        return _power(one, 1 / degree)
    raise UnsureError


def _clip(one: Number, low: Number, high: Number) -> Number:
    return chosen(min, [chosen(max, [one, low]), high])


def _sigmoid(one: Number) -> Number:
    if order(one, Fraction(0)) < 0:
        risen = approximate(_exp(one))
        return risen / (1 + risen)
    return 1 / approximate(add(Fraction(1), _exp(-one)))


def _relu(one: Number) -> Number:
    return chosen(max, [one, Fraction(0)])


def add(one: Number, other: Number) -> Number:
    if _both_exact(one, other):
        return _short(one + other)
    a, b = approximate(one), approximate(other)
    found = a + b
    longer = max(abs(a), abs(b))
    cancelled = abs(found) <= longer * mpf(10) ** (20 - mpmath.mp.dps)
    if a and b and (cancelled or found in (a, b)):
        absorbed.append(longer)
    return found


def _log1p(one: Number) -> Number:
    if isinstance(one, Fraction):
        return _log(1 + one)
    if order(one, Fraction(-1)) <= 0:
        raise UndefinedError
    return mpmath.log1p(one)


OPERATIONS: dict[str, Callable[..., Number]] = {
    "+": add,
    "-": lambda a, b: add(a, -b),
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
    "max": lambda *a: chosen(max, list(a)),
    "min": lambda *a: chosen(min, list(a)),
    "clip": _clip,
    "sin": _smooth(mpmath.sin),
    "cos": _smooth(mpmath.cos, 1),
    "sinh": _smooth(mpmath.sinh),
    "cosh": _smooth(mpmath.cosh, 1),
    "tanh": _smooth(mpmath.tanh, most=mpf(10) ** 40),
    "sigmoid": _sigmoid,
    "softplus": lambda a: mpmath.log1p(approximate(_exp(a))),
    "silu": lambda a: approximate(a) * _sigmoid(a),
    "logaddexp": lambda a, b: mpmath.log(approximate(_exp(a)) + _exp(b)),
    "relu": _relu,
    "erf": _error_function(mpmath.erf),
    "erfc": _error_function(mpmath.erfc),
    "Phi": _error_function(lambda a: mpmath.erfc(-a / mpmath.sqrt(2)) / 2),
    "phi": lambda a: approximate(_exp(-a * a / 2)) / mpmath.sqrt(2 * mpmath.pi),
    "step": lambda a, *v: (
        Fraction(1) if _sign(a) > 0 else
        Fraction(0) if _sign(a) < 0 else v[0] if v else Fraction(1, 2)
    ),
}  # fmt: skip
