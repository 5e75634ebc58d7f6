"""Arithmetic and functions of floats as IEEE 754 and NumPy have them.

Nothing raises: too large is infinite, what has no value is nan. The arithmetic
is exact once rounded to a format; functions are worked out in float64, so that
their category is right: finite, infinite, nan or zero.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable
from math import copysign, inf, isinf, isnan, nan


def divide(a: float, b: float) -> float:
    """The quotient; of a number by zero an infinity, of zero by zero nan."""
    if b:
        return a / b
    if isnan(a) or isnan(b) or not a:
        return nan
    return copysign(inf, a) * copysign(1, b)


def sqrt(a: float) -> float:
    """The square root; nan below zero, and -0 of -0."""
    return math.sqrt(a) if a >= 0 else nan


def exp(a: float) -> float:
    """The exponential."""
    try:
        return math.exp(a)
    except OverflowError:
        return inf


def expm1(a: float) -> float:
    """``exp(a) - 1`` with all its digits."""
    try:
        return math.expm1(a)
    except OverflowError:
        return inf


def log(a: float) -> float:
    """The natural logarithm."""
    return _logarithm(math.log, a)


def log1p(a: float) -> float:
    """``log(1 + a)`` with all its digits."""
    if a == -1:
        return -inf
    return math.log1p(a) if a > -1 else nan


def _logarithm(f: Callable[[float], float], a: float) -> float:
    if a > 0:
        return f(a)
    return nan if a < 0 or isnan(a) else -inf


def power(a: float, b: float) -> float:
    """``a ** b``; nan for fractional powers of negative numbers."""
    try:
        return math.pow(a, b)
    except OverflowError:
        is_negative = a < 0 and b % 2 == 1
        return -inf if is_negative else inf
    except ValueError:
        if a:
            return nan
        return copysign(inf, a) if b % 2 == 1 else inf


def root(a: float, degree: float) -> float:
    """The real root: odd ones of negative numbers too."""
    if degree == 2:
        return sqrt(a)
    if degree == 3:
        return math.cbrt(a)
    if a < 0 and degree % 2 == 1:
        return -power(-a, divide(1, degree))
    return power(a, divide(1, degree))


def sinh(a: float) -> float:
    """The hyperbolic sine."""
    try:
        return math.sinh(a)
    except OverflowError:
        return copysign(inf, a)


def cosh(a: float) -> float:
    """The hyperbolic cosine."""
    try:
        return math.cosh(a)
    except OverflowError:
        return inf


def factorial(a: float) -> float:
    """``Γ(a + 1)``."""
    try:
        return math.gamma(a + 1)
    except OverflowError:
        return inf
    except ValueError:
        return nan


def atanh(a: float) -> float:
    """The inverse hyperbolic tangent; infinite at its ends."""
    if abs(a) == 1:
        return copysign(inf, a)
    return _where_it_is(math.atanh)(a)


def sign(a: float) -> float:
    """-1, 0 or 1."""
    return a if isnan(a) else float((a > 0) - (a < 0))


def step(a: float, at_zero: float = 0.5) -> float:
    """0 below zero, 1 above it."""
    if isnan(a):
        return nan
    return float(a > 0) if a else at_zero


def normal_distribution(a: float) -> float:
    """Φ with all the digits of its tail."""
    return math.erfc(-a * math.sqrt(0.5)) / 2


def normal_density(a: float) -> float:
    """φ."""
    return exp(-a * a / 2) / math.sqrt(2 * math.pi)


def maximum(a: float, b: float) -> float:
    """The larger number; nan beside anything is nan, as in NumPy."""
    return a if a >= b or isnan(a) else b


def minimum(a: float, b: float) -> float:
    """The smaller number; nan beside anything is nan, as in NumPy."""
    return a if a <= b or isnan(a) else b


def logsumexp(values: Iterable[float]) -> float:
    """``log(sum(exp(v)))`` without overflow inside, as libraries do it."""
    found = sorted(values)
    if any(map(isnan, found)):
        return nan
    if not found:
        return -inf
    largest = found.pop()
    if isinf(largest):
        return largest
    return largest + math.log1p(math.fsum(math.exp(one - largest) for one in found))


def _where_it_is(f: Callable[[float], float]) -> Callable[[float], float]:
    """nan where the function has no value."""

    def partial(a: float) -> float:
        try:
            return f(a)
        except ValueError:
            return nan

    return partial


def _over(f: Callable[[float], float]) -> Callable[[float], float]:
    return lambda a: divide(1, f(a))


def _whole(f: Callable[[float], int]) -> Callable[[float], float]:
    def whole(a: float) -> float:
        return copysign(float(f(a)), a) if math.isfinite(a) else a

    return whole


_sin, _cos, _tan = map(_where_it_is, (math.sin, math.cos, math.tan))

ONE_ARGUMENT: dict[str, Callable[[float], float]] = {
    "exp": exp, "expm1": expm1, "log": log, "log1p": log1p, "sqrt": sqrt,
    "log2": lambda a: _logarithm(math.log2, a),
    "log10": lambda a: _logarithm(math.log10, a),
    "cbrt": math.cbrt, "abs": abs, "sign": sign,
    "floor": _whole(math.floor), "ceil": _whole(math.ceil),
    "sin": _sin, "cos": _cos, "tan": _tan, "cot": _over(_tan), "sec": _over(_cos),
    "csc": _over(_sin), "asin": _where_it_is(math.asin),
    "acos": _where_it_is(math.acos), "atan": math.atan,
    "acot": lambda a: math.atan2(1, a), "sinh": sinh, "cosh": cosh,
    "tanh": math.tanh, "coth": _over(math.tanh), "sech": _over(cosh),
    "csch": _over(sinh), "asinh": math.asinh, "acosh": _where_it_is(math.acosh),
    "atanh": atanh, "erf": math.erf, "erfc": math.erfc,
    "normcdf": normal_distribution, "normpdf": normal_density,
    "factorial": factorial,
}  # fmt: skip
"""Functions of one argument by canonical name."""
