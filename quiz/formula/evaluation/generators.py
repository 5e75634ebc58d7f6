"""Numbers that polynomials are made of: exponentials, logarithms, roots, tails.

Laws such as ``exp(a + b) = exp(a) exp(b)`` and ``exp(log(a)) = a`` are kept to when
a number is written as a fraction of polynomials in them, so that equal numbers
mostly come out alike.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import NamedTuple

from quiz.formula.evaluation import functions
from quiz.formula.evaluation.polynomials import (
    Form,
    Monomial,
    Polynomial,
    Polynomials,
    TooLong,
    constant,
    generator,
    joined,
    plain,
    split,
)
from quiz.formula.evaluation.values import (
    Exact,
    Value,
    add,
    divide,
    multiply,
    sign,
)

_LARGEST_PRIME = 100
_HIGHEST_POWER = 12
_NAMING = 20
"""Products of terms that take as long as looking up a generator."""
_ONE: Polynomial = {(): 1}


class Generator(NamedTuple):
    """A number that polynomials are made of."""

    kind: str
    value: Value
    """Its value; for an exponential or a root, that of `inner`."""
    inner: Form
    """What it is a function of."""


class Generators:
    """The generators met at one point, to a number of bits."""

    def __init__(self, bits: int) -> None:
        self.bits = bits
        self.poly = Polynomials()
        self._generators: list[Generator] = []
        self._numbers: dict[object, int] = {}
        self._powers: dict[tuple[int, Exact], Value] = {}

    def value(self, form: Form) -> Value:
        """The value of a fraction."""
        found = self._sum(form.top)
        for factor, power in form.bottom.items():
            below = self._sum(dict(factor))
            for _ in range(power):
                found = divide(found, below, self.bits)
        return found

    def _sum(self, polynomial: Polynomial) -> Value:
        total: Value = 0
        for monomial, coefficient in polynomial.items():
            term: Value = coefficient
            for place, exponent in monomial:
                term = multiply(
                    term, self._raised_generator(place, exponent), self.bits
                )
            total = add(total, term, self.bits)
        return total

    def _raised_generator(self, place: int, exponent: Exact) -> Value:
        found = self._powers.get((place, exponent))
        if found is None:
            one = self._generators[place]
            if one.kind == "exp":
                scaled = multiply(exponent, one.value, self.bits)
                found = functions.exp(scaled, self.bits)
            else:
                found = functions.power(one.value, exponent, self.bits)
            self._powers[place, exponent] = found
        return found

    def named(
        self, kind: str, value: Value, inner: Form | None = None, exponent: Exact = 1
    ) -> Form:
        """A power of the generator of this kind, made of `inner`."""
        self.poly.spent += _NAMING
        inner = inner or constant(0)
        key = kind, inner.key
        place = self._numbers.get(key)
        if place is None:
            place = self._numbers[key] = len(self._generators)
            self._generators.append(Generator(kind, value, inner))
        return generator(place, exponent)

    def _positive(self, monomial: Monomial) -> bool:
        """Whether every generator in it is certainly above 0."""
        return all(
            self._generators[place].kind == "exp"
            or sign(self._generators[place].value) > 0
            for place, _ in monomial
        )

    def product(self, a: Form, b: Form) -> Form:
        """The product."""
        return self._without_whole_roots(self.poly.multiplied(a, b))

    def _without_whole_roots(self, form: Form) -> Form:
        """Roots with their exponents from 0 to 1: ``√2·√2`` is 2."""
        places = {
            place
            for monomial in form.top
            for place, exponent in monomial
            if self._generators[place].kind == "root" and not 0 <= exponent < 1
        }
        for place in places:
            inner = self._generators[place].inner
            parts: dict[int, Polynomial] = {}
            for monomial, coefficient in form.top.items():
                exponent = dict(monomial).get(place, 0)
                whole = exponent.numerator // exponent.denominator
                rest = joined(monomial, ((place, -whole),) if whole else ())
                parts.setdefault(whole, {})[rest] = coefficient
            bottom, form = form.bottom, constant(0)
            for whole, part in parts.items():
                by = self.poly.multiplied(
                    Form(part, bottom), self._whole_power(inner, whole)
                )
                form = self.poly.added(form, by)
        return form

    def power(self, base: Form, exponent: int) -> Form:
        """A whole power."""
        return self._without_whole_roots(self._whole_power(base, exponent))

    def raised(self, base: Form, exponent: Fraction) -> Form:
        """A power of a number above 0."""
        number, common, rest = self._split(base)
        found = self._root_of_number(number, exponent)
        for place, times in common:
            found = self.poly.multiplied(found, generator(place, times * exponent))
        for part, power in self._parts(rest, base):
            value = self._sum(part)
            if sign(value) <= 0:
                raise TooLong
            by = self.named("root", value, Form(part, {}), power * exponent)
            found = self.poly.multiplied(found, by)
        return self._without_whole_roots(found)

    def _root_of_number(self, number: Exact, exponent: Fraction) -> Form:
        found = constant(1)
        for prime, power in _primes(number):
            by = self.named("root", prime, constant(prime), power * exponent)
            found = self.poly.multiplied(found, by)
        return found

    def _split(self, form: Form) -> tuple[Exact, Monomial, Polynomial]:
        """A number and a monomial above 0, and the rest of the numerator."""
        number, common, rest = split(form.top)
        if rest != _ONE and sign(self._sum(rest)) < 0:
            number, rest = -number, {one: -times for one, times in rest.items()}
        if number < 0 or not self._positive(common):
            raise TooLong
        return number, common, rest

    def logarithm(self, form: Form, value: Value) -> Form:
        """The logarithm of a number above 0, of products and powers as a sum."""
        try:
            number, common, rest = self._split(form)
        except TooLong:
            logarithm = functions.log(value, self.bits)
            return self.named("log", logarithm, form)
        found = constant(0)
        for prime, power in _primes(number):
            found = self.poly.added(found, self._log_of(constant(prime), prime), power)
        for place, exponent in common:
            one = self._generators[place]
            match one.kind:
                case "exp":
                    inside = one.inner
                case "root":
                    inside = self._log_of(one.inner, one.value)
                case _:
                    inside = self._log_of(generator(place), one.value)
            found = self.poly.added(found, inside, exponent)
        for part, power in self._parts(rest, form):
            inside = self._log_of(Form(part, {}), self._sum(part))
            found = self.poly.added(found, inside, power)
        return found

    def _log_of(self, inner: Form, value: Value) -> Form:
        if sign(value) <= 0:
            raise TooLong
        return self.named("log", functions.log(value, self.bits), inner)

    def exponential(self, form: Form) -> Form:
        """Term by term: ``exp(a + b)`` is ``exp(a) exp(b)``, ``exp(log(a))`` is a."""
        found = constant(1)
        for monomial, coefficient in form.top.items():
            place = monomial[0][0] if len(monomial) == 1 else -1
            if (
                place >= 0
                and not form.bottom
                and monomial == ((place, 1),)
                and self._generators[place].kind == "log"
            ):
                inner = self._generators[place].inner
                if isinstance(times := plain(coefficient), int):
                    by = self._whole_power(inner, times)
                else:
                    by = self.raised(inner, times)
            else:
                inner = Form({monomial: 1}, form.bottom)
                by = self.named("exp", self.value(inner), inner, coefficient)
            found = self.poly.multiplied(found, by)
        return self._without_whole_roots(found)

    def _parts(self, rest: Polynomial, form: Form) -> Iterator[tuple[Polynomial, int]]:
        """The factors of a fraction that are sums, with their powers."""
        if rest != _ONE:
            base = self._square_root(rest)
            yield (base, 2) if base else (rest, 1)
        for factor, power in form.bottom.items():
            yield dict(factor), -power

    def _square_root(self, a: Polynomial) -> Polynomial:
        """A sum of two terms whose square it is; empty where there is none.

        ``1 + sinh(x)^2`` is the square of ``cosh(x)``.
        """
        for monomial, coefficient in a.items():
            half: Polynomial = {(): 1, monomial: Fraction(coefficient) / 2}
            if monomial and len(a) == 3 and self.poly.times(half, half) == a:
                return half
        return {}

    def _whole_power(self, form: Form, exponent: int) -> Form:
        if exponent < 0:
            return self._whole_power(self.poly.inverted(form), -exponent)
        bottom = {
            one: power * exponent for one, power in form.bottom.items() if exponent
        }
        return Form(self.poly.raised(form.top, exponent), bottom)


def _primes(number: Exact) -> list[tuple[int, int]]:
    """Small primes of a number above 0 with their powers, and what is left of it."""
    found = []
    for part, way in ((number.numerator, 1), (number.denominator, -1)):
        for prime in range(2, _LARGEST_PRIME):
            power = 0
            while part % prime == 0:
                part //= prime
                power += 1
            if power:
                found.append((prime, way * power))
        if part > 1:
            found.append((part, way))
    return found
