"""Functions of values in a proof, rewritten to exponentials, logarithms, roots.

The laws used hold for real numbers under the conditions that are checked here:
a logarithm is only taken apart into logarithms of what is known to be positive.
"""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from quiz.formula.proofs.algebra import (
    ONE,
    PARTS,
    SLOTS,
    Algebra,
    Exponents,
    Generator,
    GivenUp,
    Polynomial,
    Ratio,
    constant,
    decompose,
    factors,
    product,
)
from quiz.formula.proofs.signs import Knowledge

_LARGEST_STEP = 1_200
_LARGEST_PRIME_SEARCH = 1_000


class Functions:
    """Exponentials, logarithms and their kin over one algebra."""

    def __init__(self, algebra: Algebra) -> None:
        self.algebra = algebra
        self._bases: dict[object, list[tuple[Fraction, int]]] = {}
        """Exponentials of multiples of one product: exponents and slots."""

    def exp(self, value: Ratio) -> Ratio:
        """The exponential: a product with one factor for each term."""
        algebra = self.algebra
        value = algebra.cancelled(value)
        result = constant(1)
        if value.factors:
            if not value.top:
                return result
            number, _, _ = decompose(value.top)
            monic = replace(value, top=value.top * _rational(1 / number))
            return self._exp_of(monic, number)
        for powers, weight in algebra.terms(value):
            factor = self._exp_of(_product(powers), weight)
            result = algebra.multiply(result, factor)
        return result

    def _exp_of(self, part: Ratio, weight: Fraction) -> Ratio:
        """``exp(weight * part)``."""
        base = self._logarithm(part)
        if base is not None:
            return self.root(base, weight)
        bases = self._bases.setdefault(part, [])
        for first, slot in bases:
            steps = weight / first
            if steps.denominator == 1 and abs(steps) <= _LARGEST_STEP:
                return self.algebra.power(Ratio(SLOTS[slot]), int(steps))
        first = abs(weight) / PARTS
        made = self.algebra.function("exp", part, exponent=first)
        bases.append((first, SLOTS.index(made.top)))
        return self.algebra.power(made, PARTS if weight > 0 else -PARTS)

    def _logarithm(self, part: Ratio) -> Polynomial | None:
        """The argument of a lone logarithm."""
        if part.is_polynomial and sum(decompose(part.top)[1]) == 1:
            for slot, generator in enumerate(self.algebra.generators):
                is_it = part.top == SLOTS[slot] and generator.kind == "log"
                if is_it and generator.argument is not None:
                    return generator.argument.top
        return None

    def root(self, base: Polynomial, exponent: Fraction) -> Ratio:
        """A positive polynomial raised to a fraction."""
        whole = Ratio(base)
        if exponent.denominator == 1:
            return self.algebra.power(whole, int(exponent))
        steps = exponent * PARTS
        if steps.denominator != 1:
            raise GivenUp
        made = self.algebra.function("root", whole, relation=(PARTS, base))
        return self.algebra.power(made, int(steps))

    def power(self, base: Ratio, exponent: Fraction, known: Knowledge) -> Ratio:
        """A value known to be positive, raised to a fraction."""
        return self.exp(
            self.algebra.multiply(constant(exponent), self.log(base, known))
        )

    def log(self, value: Ratio, known: Knowledge) -> Ratio:
        """The logarithm of a value known to be positive."""
        algebra = self.algebra
        number, powers, rest = decompose(value.top)
        total = self._log_of_number(abs(number))
        is_negative = number < 0
        unknown: list[tuple[Polynomial, int]] = []
        parts: list[tuple[Polynomial, int]] = []
        for slot, power in enumerate(map(int.__sub__, powers, value.under)):
            if power:
                parts.append((SLOTS[slot], power))
        if rest != ONE:
            parts += factors(rest)
        for poly, power in value.factors:
            parts += [(part, -power * times) for part, times in factors(poly)]
        for part, power in parts:
            signs = known.of_polynomial(part)
            if signs == {1}:
                one = self._log_of(part)
            elif signs == {-1}:
                one = self._log_of(-part)
                is_negative ^= power % 2 == 1
            else:
                unknown.append((part, power))
                continue
            total = algebra.add(total, algebra.multiply(constant(power), one))
        if unknown:
            whole = constant(-1 if is_negative else 1)
            for part, power in unknown:
                whole = algebra.multiply(whole, algebra.power(Ratio(part), power))
            if not whole.is_polynomial:
                raise GivenUp
            return algebra.add(total, self._log_generator(whole.top))
        if is_negative:
            raise GivenUp
        return total

    def _log_of(self, part: Polynomial) -> Ratio:
        """The logarithm of a positive factor."""
        algebra = self.algebra
        for slot, generator in enumerate(algebra.generators):
            if part != SLOTS[slot]:
                continue
            if generator.kind == "exp" and generator.argument is not None:
                scale = constant(generator.exponent)
                return algebra.multiply(scale, generator.argument)
            if generator.kind == "root" and generator.argument is not None:
                base = generator.argument
                inner = (
                    self._log_of(base.top)
                    if base.number is None
                    else self._log_of_number(base.number)
                )
                return algebra.multiply(constant(Fraction(1, PARTS)), inner)
        return self._log_generator(part)

    def _log_of_number(self, number: Fraction) -> Ratio:
        total = constant(0)
        for whole, sign in ((number.numerator, 1), (number.denominator, -1)):
            for prime, power in _primes(whole):
                one = self._log_generator(constant(prime).top)
                one = self.algebra.multiply(constant(sign * power), one)
                total = self.algebra.add(total, one)
        return total

    def _log_generator(self, poly: Polynomial) -> Ratio:
        return self.algebra.function("log", Ratio(poly))

    def sqrt(self, number: int) -> Ratio:
        """The square root of a whole number that is positive."""
        result = constant(1)
        for prime, power in _primes(number):
            root = self.root(constant(prime).top, Fraction(power, 2))
            result = self.algebra.multiply(result, root)
        return result

    def opaque(self, kind: str, value: Ratio, *, is_odd: bool = False) -> Ratio:
        """A function that nothing is known of but its argument."""
        value = self.algebra.cancelled(value)
        if is_odd:
            if not value.top:
                return constant(0)
            if decompose(value.top)[0] < 0:
                negated = self.opaque(kind, self.algebra.negative(value))
                return self.algebra.negative(negated)
        return self.algebra.function(kind, value)

    @property
    def pi(self) -> Ratio:
        """π."""
        return Ratio(SLOTS[self.algebra.slot(Generator("pi", ""))])

    def sine(self, value: Ratio) -> Ratio:
        """The sine, tied to the cosine by their squares."""
        value = self.algebra.cancelled(value)
        if not value.top:
            return constant(0)
        if decompose(value.top)[0] < 0:
            return self.algebra.negative(self.sine(self.algebra.negative(value)))
        cosine = self.cosine(value).top
        return self.algebra.function("sin", value, relation=(2, 1 - cosine**2))

    def cosine(self, value: Ratio) -> Ratio:
        """The cosine."""
        value = self.algebra.cancelled(value)
        if not value.top:
            return constant(1)
        if decompose(value.top)[0] < 0:
            value = self.algebra.negative(value)
        return self.opaque("cos", value)

    def total(self, value: Ratio, index: str, count: Ratio) -> Ratio:
        """The sum of a value over an index.

        What does not depend on the index stands before the sum.
        """
        algebra = self.algebra
        value = algebra.cancelled(value)
        is_inside = {one: index in algebra.indices(one) for one, _ in value.factors}
        inside = {one: power for one, power in value.factors if is_inside[one]}
        below = constant(1)
        for one, power in value.factors:
            if not is_inside[one]:
                below = algebra.multiply(below, algebra.power(Ratio(one), power))
        result = constant(0)
        for powers, weight in algebra.terms(replace(value, factors=())):
            bound = tuple(
                power if power and index in algebra.indices(SLOTS[slot]) else 0
                for slot, power in enumerate(powers)
            )
            free = tuple(map(int.__sub__, powers, bound))
            body = algebra.made(ONE, (0,) * len(powers), dict(inside))
            body = algebra.multiply(_product(bound), body)
            one = count if body.number == 1 else self.reduction("sum", body, index)
            lead = algebra.multiply(constant(weight), _product(free))
            result = algebra.add(result, algebra.multiply(lead, one))
        return algebra.multiply(result, algebra.inverse(below))

    def reduction(self, kind: str, value: Ratio, index: str) -> Ratio:
        """A largest, a smallest, a product or a sum over an index."""
        return self.algebra.function(kind, self.algebra.cancelled(value), index)


def _product(powers: Exponents) -> Ratio:
    above = tuple(max(0, power) for power in powers)
    return Ratio(product(above), tuple(max(0, -power) for power in powers))


def _rational(value: Fraction) -> object:
    return constant(value).top.LC


def _primes(number: int) -> list[tuple[int, int]]:
    """The prime factors of a whole number; a large rest counts as one."""
    found: list[tuple[int, int]] = []
    prime = 2
    while prime * prime <= number and prime < _LARGEST_PRIME_SEARCH:
        power = 0
        while number % prime == 0:
            number //= prime
            power += 1
        if power:
            found.append((prime, power))
        prime += 1
    return [*found, (number, 1)] if number > 1 else found
