"""The floating-point formats of machine learning, and exact rounding to them.

A number of any of these formats is kept as a Python float, which holds it
exactly. ``+ - * /`` and the square root of two such numbers, worked out in
float64 and rounded once more, are what IEEE 754 prescribes for the narrower
formats: float64 has more than twice their bits (Figueroa, "When is double
rounding innocuous?", 1995).
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from math import copysign, frexp, inf, isfinite, ldexp

from mpmath import libmp

from quiz.formula.evaluation.values import Ball, Infinity, Value, magnitude


@dataclass(frozen=True, slots=True)
class Format:
    """A binary floating-point format with subnormal numbers."""

    name: str
    bits: int
    """Significant bits, the leading one among them."""
    top: int
    """The largest exponent: the largest number is below ``2**(top + 1)``."""

    @property
    def least(self) -> int:
        """The exponent of the smallest positive number."""
        return 2 - self.top - self.bits

    @property
    def tiny(self) -> float:
        """The smallest positive number, which is subnormal."""
        return ldexp(1, self.least)

    @property
    def normal(self) -> float:
        """The smallest positive number with all its bits."""
        return ldexp(1, 1 - self.top)

    @property
    def largest(self) -> float:
        """The largest finite number."""
        return ldexp(2**self.bits - 1, self.top - self.bits + 1)


FLOAT16 = Format("float16", 11, 15)
BFLOAT16 = Format("bfloat16", 8, 127)
FLOAT32 = Format("float32", 24, 127)
FLOAT64 = Format("float64", 53, 1023)
FORMATS = (FLOAT16, BFLOAT16, FLOAT32, FLOAT64)


def rounded(value: float, form: Format) -> float:
    """The nearest number of a format, of two the even one; too large is infinite.

    >>> rounded(65519.0, FLOAT16), rounded(65520.0, FLOAT16)
    (65504.0, inf)
    >>> rounded(257.0, BFLOAT16)
    256.0
    """
    if form.bits == FLOAT64.bits or not value or not isfinite(value):
        return value
    _, exponent = frexp(value)
    if exponent > form.top + 1:
        return copysign(inf, value)
    step = max(exponent - form.bits, form.least)
    found = ldexp(round(ldexp(value, -step)), step)
    if abs(found) > form.largest:
        return copysign(inf, value)
    return copysign(found, value)


def rounded_exactly(value: Fraction | int, form: Format) -> float:
    """An exact number rounded once, whatever its length.

    >>> rounded_exactly(Fraction(1, 10), FLOAT16)
    0.0999755859375
    """
    top, bottom = abs(value.numerator), value.denominator
    sign = -1.0 if value < 0 else 1.0
    if not top:
        return 0.0
    exponent = top.bit_length() - bottom.bit_length()  # or one more
    if exponent > form.top + 2:
        return sign * inf
    if exponent < form.least - 3:
        return sign * 0.0
    if _shifted(top, bottom, -exponent) >= 1:
        exponent += 1
    step = max(exponent - form.bits, form.least)
    whole = round(_shifted(top, bottom, -step))
    if whole.bit_length() + step > form.top + 1:
        return sign * inf
    return sign * ldexp(whole, step)


def _shifted(top: int, bottom: int, places: int) -> Fraction:
    """``top / bottom * 2**places``."""
    if places >= 0:
        return Fraction(top << places, bottom)
    return Fraction(top, bottom << -places)


def nearest(value: Value, form: Format = FLOAT64) -> float:
    """A value of many digits rounded to a format."""
    if isinstance(value, Infinity):
        return value.sign * inf
    if not isinstance(value, Ball):
        return rounded_exactly(value, form)
    sign = -1.0 if value.mid[0] else 1.0
    if magnitude(value.mid) > form.top + 2:
        return sign * inf
    if magnitude(value.mid) < form.least - 2:
        return sign * 0.0
    top, bottom = libmp.to_rational(value.mid)
    return rounded_exactly(Fraction(int(top), int(bottom)), form)


def place_of(value: float, form: Format) -> int:
    """Where a finite number stands among those of its format; zero has place 0.

    >>> [place_of(x, FLOAT16) for x in (0.0, 6e-8, -65504.0)]
    [0, 1, -31743]
    """
    size = abs(rounded(value, form))
    _, exponent = frexp(size)
    step = max(exponent - form.bits, form.least) if size else form.least
    place = (step - form.least) * (1 << (form.bits - 1)) + int(ldexp(size, -step))
    return -place if value < 0 else place


def at_place(place: int, form: Format) -> float:
    """The number of a format at a place; the inverse of `place_of`."""
    half = 1 << (form.bits - 1)
    steps = max(0, abs(place) // half - 1)
    size = ldexp(abs(place) - steps * half, form.least + steps)
    return -size if place < 0 else size
