"""Fractions of polynomials in generators: what proofs compute with.

A generator is a letter, or a function of one that ordinary algebra cannot
take apart: an exponential, a logarithm, a root, erf, a sum over a vector. Two
formulas are the same wherever both have values if their difference is zero as
a polynomial, whatever the generators stand for. Generators that depend on one
another unnoticed cost a proof, never its truth. SymPy's sparse polynomials
over the rational numbers do the arithmetic; SymPy loads with this module.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from typing import Any

from sympy import QQ
from sympy.polys.rings import ring

Polynomial = Any
"""A `PolyElement` of SymPy, in the ring `POLYNOMIALS`."""
Exponents = tuple[int, ...]
"""Of a product of generators, one exponent for each slot."""

MOST_GENERATORS = 24
MOST_TERMS = 800
MOST_POWER = 1_200
POLYNOMIALS: Any
POLYNOMIALS, *SLOTS = ring([f"g{place}" for place in range(MOST_GENERATORS)], QQ)
ONE: Polynomial = POLYNOMIALS.one
PARTS = 12
"""Roots and exponentials are whole powers of the twelfth one."""
_NONE: Exponents = (0,) * MOST_GENERATORS
_LARGEST_FACTORED = 24
_LARGEST_DEGREE = 8


class GivenUp(Exception):  # noqa: N818 - an outcome, not an error
    """This proof does not succeed; nothing is said about the formula."""


@dataclass(frozen=True, slots=True)
class Ratio:
    """``top / (generators ** under * factors)``; no factor is a lone generator."""

    top: Polynomial
    under: Exponents = _NONE
    factors: tuple[tuple[Polynomial, int], ...] = ()

    @property
    def is_polynomial(self) -> bool:
        """Whether nothing stands below the bar."""
        return not self.factors and not any(self.under)

    @property
    def number(self) -> Fraction | None:
        """The value of a constant."""
        if not self.is_polynomial or not self.top.is_ground:
            return None
        return fraction(self.top.coeff(1))


@dataclass(frozen=True, slots=True)
class Generator:
    """What a slot of the ring stands for."""

    kind: str
    key: object
    argument: Ratio | None = None
    """Of a function; a logarithm or root has a polynomial here."""
    exponent: Fraction = Fraction(0)
    """Of an exponential ``exp(exponent * product)``."""
    relation: tuple[int, Polynomial] | None = None
    """A power of it that is a polynomial in earlier ones."""
    depends: frozenset[int] = frozenset()
    """Slots in it, of letters and of what is made of them."""
    index: str = ""
    """Of a component inside a sum: the index that the sum binds."""


@dataclass(slots=True)
class Effort:
    """What a proof may still spend: counted, so that machines agree on it."""

    left: int = 60_000
    is_wanted: Callable[[], bool] = lambda: True

    def spend(self, amount: int = 1) -> None:
        """Charge some work.

        Raises:
            GivenUp: nothing is left, or nobody waits for the proof any more.
        """
        self.left -= amount
        if self.left <= 0 or not self.is_wanted():
            raise GivenUp


def fraction(number: Any) -> Fraction:
    """A number of SymPy's field as one of Python's."""
    return Fraction(int(number.numerator), int(number.denominator))


def constant(value: Fraction | int) -> Ratio:
    """A rational number."""
    exact = Fraction(value)
    return Ratio(ONE * QQ(exact.numerator, exact.denominator))


def product(exponents: Exponents) -> Polynomial:
    """Generators raised to powers that are not negative."""
    return POLYNOMIALS.from_dict({exponents: QQ(1)})


def decompose(poly: Polynomial) -> tuple[Fraction, Exponents, Polynomial]:
    """A polynomial as number, product of generators, and monic rest."""
    lowest = tuple(map(min, zip(*poly, strict=True)))
    rest = POLYNOMIALS.from_dict(
        {
            tuple(a - b for a, b in zip(powers, lowest, strict=True)): value
            for powers, value in poly.items()
        }
    )
    leading = rest.LC
    return fraction(leading), lowest, rest.quo_ground(leading)


def used(poly: Polynomial) -> list[int]:
    """The slots that occur in a polynomial."""
    return [slot for slot, powers in enumerate(zip(*poly, strict=True)) if any(powers)]


@cache
def _small(count: int) -> Any:
    return ring([f"h{place}" for place in range(count)], QQ)[0]


def factors(poly: Polynomial) -> list[tuple[Polynomial, int]]:
    """The monic factors of a polynomial that is monic; itself if it is large."""
    slots = used(poly)
    steps = [_step(powers[slot] for powers in poly) for slot in slots]
    small = _small(len(slots)).from_dict(
        {
            tuple(powers[slot] // step for slot, step in zip(slots, steps, strict=True))
            : value
            for powers, value in poly.items()
        }
    )  # fmt: skip
    degrees = small.degrees()
    if (
        len(poly) == 1
        or len(poly) > _LARGEST_FACTORED
        or max(degrees) > _LARGEST_DEGREE
    ):
        return [(poly, 1)]
    if len(poly) == 2 and 1 in degrees:
        return [(poly, 1)]
    found = []
    for factor, power in small.factor_list()[1]:
        whole: dict[Exponents, Any] = {}
        for powers, value in factor.items():
            full = [0] * MOST_GENERATORS
            for slot, step, one in zip(slots, steps, powers, strict=True):
                full[slot] = one * step
            whole[tuple(full)] = value
        made = POLYNOMIALS.from_dict(whole)
        found.append((made.quo_ground(made.LC), int(power)))
    return found


def _step(powers: Iterator[int]) -> int:
    """Twelfth powers count as one: what they are of is not written out."""
    return 1 if any(power % PARTS for power in powers) else PARTS


class Algebra:
    """The generators of one proof, and arithmetic with them."""

    def __init__(self, effort: Effort) -> None:
        self.effort = effort
        self.generators: list[Generator] = []
        self._slots: dict[object, int] = {}

    def slot(self, generator: Generator) -> int:
        """The slot of a generator, the same for the same key."""
        key = generator.kind, generator.key
        if key not in self._slots:
            if len(self.generators) == MOST_GENERATORS:
                raise GivenUp
            self._slots[key] = len(self.generators)
            self.generators.append(generator)
        return self._slots[key]

    def depends(self, *polys: Polynomial) -> frozenset[int]:
        """The slots that some polynomials are made of, at any depth."""
        slots = frozenset(slot for poly in polys if poly for slot in used(poly))
        return slots.union(*(self.generators[slot].depends for slot in slots))

    def function(
        self, kind: str, argument: Ratio, without: str = "", **more: Any
    ) -> Ratio:
        """The generator for a function of a value.

        Args:
            kind: The function.
            argument: The value.
            without: An index that the function binds.
            more: Other fields of the generator; an exponent is part of its key.
        """
        polys = [argument.top, *(poly for poly, _ in argument.factors)]
        depends = frozenset(
            slot
            for slot in self.depends(*polys, product(argument.under))
            if not without or self.generators[slot].index != without
        )
        key = argument, more.get("exponent")
        made = Generator(kind, key, argument, depends=depends, **more)
        return Ratio(SLOTS[self.slot(made)])

    def indices(self, poly: Polynomial) -> set[str]:
        """The indices of sums that a polynomial changes with."""
        found = {self.generators[slot].index for slot in self.depends(poly)}
        return found - {""}

    def reduced(self, poly: Polynomial) -> Polynomial:
        """The polynomial with every relation of its generators applied."""
        while True:
            for slot, generator in enumerate(self.generators):
                if generator.relation is None:
                    continue
                degree, base = generator.relation
                if any(powers[slot] >= degree for powers in poly):
                    poly = self._applied(poly, slot, degree, base)
                    break
            else:
                return poly

    def _applied(
        self, poly: Polynomial, slot: int, degree: int, base: Polynomial
    ) -> Polynomial:
        whole = POLYNOMIALS.zero
        for powers, value in poly.items():
            times, left = divmod(powers[slot], degree)
            lower = (*powers[:slot], left, *powers[slot + 1 :])
            term = POLYNOMIALS.from_dict({lower: value})
            whole += term * self._raised(base, times) if times else term
        self.effort.spend(len(whole))
        return whole

    def _raised(self, poly: Polynomial, power: int) -> Polynomial:
        if power > MOST_POWER or (power > 40 and len(poly) > 1):
            raise GivenUp
        return self._checked(poly**power)

    def _checked(self, poly: Polynomial) -> Polynomial:
        self.effort.spend(1 + len(poly) // 4)
        if len(poly) > MOST_TERMS:
            raise GivenUp
        return poly

    def times(self, left: Polynomial, right: Polynomial) -> Polynomial:
        """The product of polynomials, if it is not too large."""
        if len(left) * len(right) > 8 * MOST_TERMS:
            raise GivenUp
        return self._checked(left * right)

    def made(
        self,
        top: Polynomial,
        under: Exponents,
        below: dict[Polynomial, int],
    ) -> Ratio:
        """A value in its usual form: relations applied, products cancelled."""
        top = self.reduced(top)
        if not top:
            return Ratio(top)
        lower = list(under)
        for slot, generator in enumerate(self.generators):
            if lower[slot] and generator.relation is not None:
                degree, base = generator.relation
                times = -(-lower[slot] // degree)
                top = self.reduced(
                    self.times(top, SLOTS[slot] ** (times * degree - lower[slot]))
                )
                lower[slot] = 0
                number, powers, rest = decompose(base)
                scale = Fraction(1) / number**times
                top = top * QQ(scale.numerator, scale.denominator)
                for place, power in enumerate(powers):
                    lower[place] += power * times
                if rest != ONE:
                    below[rest] = below.get(rest, 0) + times
        common = [
            min(powers[slot] for powers in top) for slot in range(MOST_GENERATORS)
        ]
        shared = tuple(map(min, common, lower))
        if any(shared):
            top = POLYNOMIALS.from_dict(
                {
                    tuple(a - b for a, b in zip(powers, shared, strict=True)): value
                    for powers, value in top.items()
                }
            )
            lower = [a - b for a, b in zip(lower, shared, strict=True)]
        kept = tuple((poly, power) for poly, power in below.items() if power)
        return Ratio(top, tuple(lower), kept)

    def add(self, left: Ratio, right: Ratio) -> Ratio:
        """The sum."""
        if left.under == right.under and left.factors == right.factors:
            return self.made(left.top + right.top, left.under, dict(left.factors))
        below = dict(left.factors)
        for poly, power in right.factors:
            below[poly] = max(power, below.get(poly, 0))
        under = tuple(map(max, left.under, right.under))
        top = self._raised_to(left, under, below) + self._raised_to(right, under, below)
        return self.made(self._checked(top), under, below)

    def _raised_to(
        self, one: Ratio, under: Exponents, below: dict[Polynomial, int]
    ) -> Polynomial:
        """The numerator over a larger denominator."""
        missing = tuple(a - b for a, b in zip(under, one.under, strict=True))
        top = one.top * product(missing)
        own = dict(one.factors)
        for poly, power in below.items():
            if lacking := power - own.get(poly, 0):
                top = self.times(top, self._raised(poly, lacking))
        return top

    def negative(self, one: Ratio) -> Ratio:
        """The value with the other sign."""
        return Ratio(-one.top, one.under, one.factors)

    def subtract(self, left: Ratio, right: Ratio) -> Ratio:
        """The difference."""
        return self.add(left, self.negative(right))

    def multiply(self, left: Ratio, right: Ratio) -> Ratio:
        """The product."""
        below = dict(left.factors)
        for poly, power in right.factors:
            below[poly] = below.get(poly, 0) + power
        under = tuple(map(int.__add__, left.under, right.under))
        return self.made(self.times(left.top, right.top), under, below)

    def inverse(self, one: Ratio) -> Ratio:
        """One over a value that is known not to be zero."""
        number, powers, rest = decompose(one.top)
        top = product(one.under)
        for poly, power in one.factors:
            top = self.times(top, self._raised(poly, power))
        below = {rest: 1} if rest != ONE else {}
        top = top * QQ(number.denominator, number.numerator)
        return self.made(top, powers, below)

    def power(self, one: Ratio, exponent: int) -> Ratio:
        """A whole power; of a value known not to be zero if it is negative."""
        if exponent == 0:
            return constant(1)
        if exponent < 0:
            return self.power(self.inverse(one), -exponent)
        if exponent > MOST_POWER:
            raise GivenUp
        below = {poly: power * exponent for poly, power in one.factors}
        under = tuple(place * exponent for place in one.under)
        return self.made(self._raised(one.top, exponent), under, below)

    def terms(self, one: Ratio) -> Iterator[tuple[Exponents, Fraction]]:
        """The terms of a value without factors below, exponents of any sign."""
        for powers, value in one.top.items():
            shifted = tuple(a - b for a, b in zip(powers, one.under, strict=True))
            yield shifted, fraction(value)

    def cancelled(self, one: Ratio) -> Ratio:
        """The value with factors divided out that divide exactly."""
        top, below = one.top, dict(one.factors)
        for poly in list(below):
            while below[poly]:
                (quotient,), rest = top.div([poly])
                self.effort.spend(len(top))
                if rest:
                    break
                top, below[poly] = quotient, below[poly] - 1
        return self.made(top, one.under, below)
