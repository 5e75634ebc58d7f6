"""Numbers that know how exact they are.

A value is an `int` or a `Fraction`, which are exact; a `Ball`, a binary
floating-point number with a bound on its error; or `INFINITE`. Arithmetic
keeps exact what is exact, so that ``x > 0.1`` is decided rightly at 0.1, and
bounds the error of the rest, so that a difference below the noise is never
taken for one, nor a tiny value for zero. The bound is a power of two, in the
manner of ball arithmetic (van der Hoeven, "Ball arithmetic", 2009); the
floating-point operations are mpmath's.
"""

from __future__ import annotations

from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple

from mpmath import libmp

EXACT = -(1 << 62)
"""Error exponent of a ball without error."""

_LONGEST_WHOLE = 10**300
"""Beyond it a number is not written out."""
_FINEST = 10**8

_LARGEST_EXACT_BITS = 2_048
"""Exact numbers longer than this become balls: work stays bounded."""


class Undefined(Exception):  # noqa: N818 - a value of partial functions
    """The formula has no real value here."""


class Unsettled(Exception):  # noqa: N818 - a state of knowledge
    """The value is not known well enough; more precision may settle it."""


class OutOfBounds(Exception):  # noqa: N818 - a state of knowledge
    """The value is too large or too costly to work out at any precision."""


class Ball(NamedTuple):
    """A number within ``2**error`` of `mid`."""

    mid: tuple[int, int, int, int]
    """A finite floating-point number of mpmath's: sign, mantissa, exponent, bits."""
    error: int
    tag: object = None
    """Equal tags mean equal values: constants written alike."""


class Infinity(NamedTuple):
    """Plus or minus infinity, which only comparisons, max and min accept."""

    sign: int


Exact = int | Fraction
Value = int | Fraction | Ball | Infinity

INFINITE = Infinity(1)


def magnitude(mid: tuple[int, int, int, int]) -> int:
    """An exponent m with ``|mid| < 2**m``; `EXACT` for zero."""
    return mid[2] + mid[3] if mid[1] else EXACT


def ball(value: Value, precision: int) -> Ball:
    """The value as a ball of about `precision` bits."""
    if isinstance(value, Ball):
        return value
    if isinstance(value, int):
        if value.bit_length() <= precision:
            return Ball(libmp.from_int(value), EXACT)
        mid = libmp.from_int(value, precision, "n")
        return Ball(mid, mid[2] + mid[3] - precision)
    if isinstance(value, Infinity):
        raise Undefined
    top, bottom = value.numerator, value.denominator
    if top.bit_length() + bottom.bit_length() > _LARGEST_EXACT_BITS:
        mid = _long(top, bottom, precision)
    else:
        mid = libmp.from_rational(top, bottom, precision, "n")
    if bottom & (bottom - 1) == 0 and top.bit_length() <= precision:
        return Ball(mid, EXACT)
    return Ball(mid, mid[2] + mid[3] - precision)


@lru_cache(maxsize=128)
def _long(top: int, bottom: int, precision: int) -> tuple[int, int, int, int]:
    """A number of thousands of digits, which is the same at every point."""
    mid: tuple[int, int, int, int] = libmp.from_rational(top, bottom, precision, "n")
    return mid


def add(a: Value, b: Value, precision: int) -> Value:
    """The sum."""
    if isinstance(a, Infinity) or isinstance(b, Infinity):
        return _infinite_sum(a, b)
    if not isinstance(a, Ball):
        if not isinstance(b, Ball):
            return _bounded(a + b, precision)
        a = ball(a, precision)
    elif not isinstance(b, Ball):
        b = ball(b, precision)
    mid = libmp.mpf_add(a.mid, b.mid, precision, "n")
    return _summed(mid, a.error, b.error, precision)


def subtract(a: Value, b: Value, precision: int) -> Value:
    """The difference."""
    if isinstance(a, Infinity) or isinstance(b, Infinity):
        return _infinite_sum(a, negative(b))
    if not isinstance(a, Ball):
        if not isinstance(b, Ball):
            return _bounded(a - b, precision)
        a = ball(a, precision)
    elif not isinstance(b, Ball):
        b = ball(b, precision)
    mid = libmp.mpf_sub(a.mid, b.mid, precision, "n")
    return _summed(mid, a.error, b.error, precision)


def _bounded(value: Exact, precision: int) -> Value:
    """An exact result in its cheapest form, or a ball where it is too long."""
    if isinstance(value, int):
        if value.bit_length() > _LARGEST_EXACT_BITS:
            return ball(value, precision)
        return value
    top, bottom = value.numerator, value.denominator
    if bottom == 1:
        value = top
    if top.bit_length() + bottom.bit_length() > _LARGEST_EXACT_BITS:
        return ball(value, precision)
    return value


def _summed(
    mid: tuple[int, int, int, int], error: int, other: int, precision: int
) -> Ball:
    if other > error:
        error = other
    rounding = mid[2] + mid[3] - precision if mid[1] else EXACT
    return Ball(mid, (rounding if rounding > error else error) + 2)


def _infinite_sum(a: Value, b: Value) -> Value:
    if isinstance(a, Infinity):
        if isinstance(b, Infinity) and a.sign != b.sign:
            raise Undefined
        return a
    return b


def negative(a: Value) -> Value:
    """The number with the other sign."""
    if isinstance(a, Ball):
        return Ball(libmp.mpf_neg(a.mid), a.error)
    if isinstance(a, Infinity):
        return Infinity(-a.sign)
    return -a


def multiply(a: Value, b: Value, precision: int) -> Value:
    """The product."""
    if isinstance(a, Infinity) or isinstance(b, Infinity):
        raise Undefined
    if not isinstance(a, Ball):
        if not isinstance(b, Ball):
            return _bounded(a * b, precision)
        if a == 0:
            return 0
        a = ball(a, precision)
    elif not isinstance(b, Ball):
        if b == 0:
            return 0
        b = ball(b, precision)
    mid = libmp.mpf_mul(a.mid, b.mid, precision, "n")
    error = magnitude(mid) - precision
    if a.error != EXACT:
        error = max(error, a.error + max(magnitude(b.mid), b.error + 1) + 1)
    if b.error != EXACT:
        error = max(error, b.error + magnitude(a.mid) + 1)
    return Ball(mid, error + 1)


def divide(a: Value, b: Value, precision: int) -> Value:
    """The quotient.

    Raises:
        Undefined: division by exactly zero.
        Unsettled: the divisor may be zero.
    """
    if isinstance(b, Infinity):
        if isinstance(a, Infinity):
            raise Undefined
        return 0
    if isinstance(a, Infinity) or b == 0:
        raise Undefined
    if not isinstance(a, Ball):
        if not isinstance(b, Ball):
            return _bounded(Fraction(a) / b, precision)
        if a == 0:
            nonzero(b)
            return 0
        a = ball(a, precision)
    elif not isinstance(b, Ball):
        b = ball(b, precision)
    if not b.mid[1]:
        raise Unsettled
    low = b.mid[2] + b.mid[3] - 2
    if b.error != EXACT and b.error >= low + 1:
        raise Unsettled
    mid = libmp.mpf_div(a.mid, b.mid, precision, "n")
    size = magnitude(mid)
    error = size - precision
    if a.error != EXACT:
        error = max(error, a.error - low)
    if b.error != EXACT:
        error = max(error, b.error - low + size + 1)
    return Ball(mid, error + 2)


def nonzero(a: Value) -> int:
    """The sign of a number known not to be zero: 1 or -1.

    Raises:
        Undefined: it is zero.
        Unsettled: it may be.
    """
    found = sign(a)
    if not found:
        raise Undefined
    return found


def sign(a: Value) -> int:
    """-1, 0 or 1.

    Raises:
        Unsettled: the error is too large to tell.
    """
    if isinstance(a, Ball):
        man = a.mid[1]
        if a.error == EXACT and not man:
            return 0
        if not man or (a.error != EXACT and a.error + 1 >= magnitude(a.mid)):
            raise Unsettled
        return -1 if a.mid[0] else 1
    if isinstance(a, Infinity):
        return a.sign
    return (a > 0) - (a < 0)


def compare(a: Value, b: Value, precision: int) -> int:
    """-1, 0 or 1 as a is below, equal to or above b.

    Raises:
        Unsettled: they are too close to tell.
    """
    if isinstance(a, Infinity) or isinstance(b, Infinity):
        left = a.sign if isinstance(a, Infinity) else 0
        right = b.sign if isinstance(b, Infinity) else 0
        return (left > right) - (left < right)
    if isinstance(a, Ball):
        if isinstance(b, Ball) and a.tag is not None and a.tag == b.tag:
            return 0
    elif not isinstance(b, Ball):
        left, right = a.numerator * b.denominator, b.numerator * a.denominator
        return (left > right) - (left < right)
    return sign(subtract(a, b, precision))


def settled(a: Value, bits: int) -> bool:
    """Whether at least `bits` leading bits are known."""
    if not isinstance(a, Ball) or a.error == EXACT:
        return True
    return bool(a.mid[1]) and a.error + bits <= magnitude(a.mid)


def decimal(a: Value, digits: int = 6) -> str:
    """The number as people write it, to `digits` significant digits."""
    if isinstance(a, Infinity):
        return "oo" if a.sign > 0 else "-oo"
    if not isinstance(a, Ball) and a.denominator == 1 and (-(10**15) < a < 10**15):
        return str(a.numerator)
    if isinstance(a, Fraction) and (short := terminating(a)) and len(short) <= 40:
        return short
    text: str = libmp.to_str(
        ball(a, 200).mid, digits, strip_zeros=True, min_fixed=-5, max_fixed=digits + 2
    )
    return text.replace(".0e", "e").removesuffix(".0")


def terminating(value: Fraction) -> str:
    """A fraction as a short exact decimal, or "" where there is none.

    >>> terminating(Fraction(-1, 50)), terminating(Fraction(1, 3))
    ('-0.02', '')
    """
    if abs(value.numerator) > _LONGEST_WHOLE or value.denominator > _FINEST:
        return ""
    if value.denominator == 1:
        return str(value.numerator)
    rest = value.denominator
    places = 0
    while rest % 10 == 0:
        rest //= 10
        places += 1
    for prime in (2, 5):
        while rest % prime == 0:
            rest //= prime
            places += 1
    if rest != 1 or places > 8 or not -(10**12) <= value.numerator <= 10**12:
        return ""
    text = f"{abs(value.numerator) * 10**places // value.denominator:0{places + 1}d}"
    shown = f"{text[:-places]}.{text[-places:]}".rstrip("0").rstrip(".")
    return ("-" if value < 0 else "") + shown
