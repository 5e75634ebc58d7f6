"""Polynomials with rational coefficients in numbered generators, and their fractions.

Exponents may be negative, and fractions. The denominators of a fraction are kept as
factors, so that sums of quotients stay short.
"""

from __future__ import annotations

from fractions import Fraction
from typing import NamedTuple

from quiz.formula.evaluation.values import Exact

Monomial = tuple[tuple[int, Exact], ...]
"""Generators by number, ascending, with exponents other than 0."""
Polynomial = dict[Monomial, Exact]
"""Coefficients other than 0 by monomial."""
Factor = frozenset[tuple[Monomial, Exact]]

_MOST_TERMS = 60
_MOST_PRODUCTS = 500
_MOST_SPENT = 6_000
_HIGHEST_POWER = 12
_MOST_BITS = 4_000


class TooLong(Exception):  # noqa: N818 - a bound, not a fault
    """The polynomial would have too many terms."""


class Form(NamedTuple):
    """A fraction: a polynomial over powers of polynomials."""

    top: Polynomial
    bottom: dict[Factor, int]

    @property
    def key(self) -> object:
        """Equal for fractions written alike."""
        return frozenset(self.top.items()), frozenset(self.bottom.items())


def plain(number: Exact) -> Exact:
    """A whole number as an `int`."""
    return number.numerator if number.denominator == 1 else number


def constant(number: Exact) -> Form:
    """A number as a fraction."""
    return Form({(): number} if number else {}, {})


def generator(place: int, exponent: Exact = 1) -> Form:
    """A power of a generator."""
    return Form({((place, exponent),): 1}, {})


def joined(a: Monomial, b: Monomial) -> Monomial:
    """The product of two monomials."""
    if not a or not b:
        return a or b
    found = dict(a)
    for place, exponent in b:
        total = found.get(place, 0) + exponent
        if total:
            found[place] = total
        else:
            del found[place]
    return tuple(sorted(found.items()))


def split(a: Polynomial) -> tuple[Exact, Monomial, Polynomial]:
    """A number, a monomial and a polynomial, of which `a` is the product.

    The polynomial is the same whatever number and monomial it is multiplied by.
    """
    least = list(a)
    for place in sorted({one for monomial in a for one, _ in monomial}):
        exponents = [dict(monomial).get(place, 0) for monomial in least]
        lowest = min(exponents)
        least = [
            monomial
            for monomial, exponent in zip(least, exponents, strict=True)
            if exponent == lowest
        ]
    common = least[0]
    number = a[common]
    inverse = tuple((place, -exponent) for place, exponent in common)
    rest = {
        joined(monomial, inverse): _quotient(coefficient, number)
        for monomial, coefficient in a.items()
    }
    return number, common, rest


def _quotient(a: Exact, b: Exact) -> Exact:
    return a * reciprocal(b)


def reciprocal(number: Exact) -> Exact:
    """One over a number."""
    return Fraction(number.denominator, number.numerator)


class Polynomials:
    """Their arithmetic; what it costs is counted, and bounded."""

    def __init__(self) -> None:
        self.spent = 0
        """Products of terms."""

    def plus(self, a: Polynomial, b: Polynomial, scale: Exact = 1) -> Polynomial:
        """``a + scale * b``."""
        found = dict(a)
        for monomial, coefficient in b.items():
            total = found.get(monomial, 0) + scale * coefficient
            if total:
                found[monomial] = total
            else:
                found.pop(monomial, None)
        if len(found) > _MOST_TERMS:
            raise TooLong
        return found

    def times(self, a: Polynomial, b: Polynomial) -> Polynomial:
        """The product."""
        self.spent += len(a) * len(b)
        if len(a) * len(b) > _MOST_PRODUCTS or self.spent > _MOST_SPENT:
            raise TooLong
        found: Polynomial = {}
        for one, by in a.items():
            for other, factor in b.items():
                monomial = joined(one, other)
                total = found.get(monomial, 0) + by * factor
                if total:
                    found[monomial] = total
                else:
                    found.pop(monomial, None)
        if len(found) > _MOST_TERMS:
            raise TooLong
        return found

    def raised(self, a: Polynomial, exponent: int) -> Polynomial:
        """A power with a whole exponent from 0."""
        if exponent > _HIGHEST_POWER and len(a) > 1:
            raise TooLong
        if len(a) == 1:
            ((monomial, coefficient),) = a.items()
            power = tuple((place, one * exponent) for place, one in monomial)
            size = max(abs(coefficient.numerator), coefficient.denominator)
            if exponent * size.bit_length() > _MOST_BITS:
                raise TooLong
            return {power if exponent else (): coefficient**exponent}
        found: Polynomial = {(): 1}
        for _ in range(exponent):
            found = self.times(found, a)
        return found

    def added(self, a: Form, b: Form, scale: Exact = 1) -> Form:
        """``a + scale * b``."""
        if a.bottom == b.bottom:
            return self.cancelled(self.plus(a.top, b.top, scale), a.bottom)
        bottom = dict(a.bottom)
        for factor, power in b.bottom.items():
            bottom[factor] = max(power, bottom.get(factor, 0))
        return self.cancelled(
            self.plus(self._over(a, bottom), self._over(b, bottom), scale),
            bottom,
        )

    def _over(self, a: Form, bottom: dict[Factor, int]) -> Polynomial:
        """The numerator over a multiple of the denominator."""
        top = a.top
        for factor, power in bottom.items():
            if missing := power - a.bottom.get(factor, 0):
                top = self.times(top, self.raised(dict(factor), missing))
        return top

    def cancelled(self, top: Polynomial, bottom: dict[Factor, int]) -> Form:
        """The fraction, without a factor that is all of the numerator."""
        if not top:
            return Form({}, {})
        if not bottom or len(top) == 1:
            return Form(top, bottom)
        number, common, rest = split(top)
        factor = frozenset(rest.items())
        if factor not in bottom:
            return Form(top, bottom)
        left = dict(bottom)
        left[factor] -= 1
        if not left[factor]:
            del left[factor]
        return Form({common: number}, left)

    def multiplied(self, a: Form, b: Form) -> Form:
        """The product."""
        if not a.top or not b.top:
            return Form({}, {})
        first, second = self.cancelled(a.top, b.bottom), self.cancelled(b.top, a.bottom)
        bottom = dict(first.bottom)
        for factor, power in second.bottom.items():
            bottom[factor] = bottom.get(factor, 0) + power
            if bottom[factor] > _HIGHEST_POWER:
                raise TooLong
        return Form(self.times(first.top, second.top), bottom)

    def inverted(self, a: Form) -> Form:
        """One over a fraction that is not 0."""
        number, common, rest = split(a.top)
        inverse = tuple((place, -exponent) for place, exponent in common)
        top: Polynomial = {inverse: reciprocal(number)}
        for factor, power in a.bottom.items():
            top = self.times(top, self.raised(dict(factor), power))
        bottom = {} if rest == {(): 1} else {frozenset(rest.items()): 1}
        return Form(top, bottom)

    def minus(self, a: Form) -> Form:
        """The form with the other sign."""
        return Form({one: -times for one, times in a.top.items()}, a.bottom)
