"""What the sign of a value can be, from what is known of its letters.

Every rule narrows the signs that are possible, and none drops one that occurs:
products and sums of known signs, monotone functions, and linear inequalities.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from quiz.formula.proofs.algebra import (
    ONE,
    SLOTS,
    Algebra,
    Exponents,
    GivenUp,
    Polynomial,
    Ratio,
    constant,
    decompose,
    factors,
    fraction,
    product,
)
from quiz.formula.proofs.linear import AtLeast, contradictory

Signs = frozenset[int]
ANY: Signs = frozenset((-1, 0, 1))
POSITIVE: Signs = frozenset((1,))
_NOT_NEGATIVE: Signs = frozenset((0, 1))
_ODD = ("erf", "atan", "asin", "asinh")
"""Functions that have the sign of their argument."""
_BOUNDS: dict[str, tuple[Fraction, Fraction]] = {
    "erf": (Fraction(-1), Fraction(1)),
    "pi": (Fraction(314159, 100000), Fraction(314160, 100000)),
}
"""Numbers strictly between which generators of a kind lie."""
_DEEPEST = 12


class Undecided(Exception):  # noqa: N818 - a state of knowledge
    """The sign of a polynomial must be known to go on."""

    def __init__(self, poly: Polynomial) -> None:
        super().__init__()
        self.poly = poly


@dataclass(slots=True)
class Region:
    """Where a proof stands: what is known there, and letters that have values."""

    facts: dict[Polynomial, Signs] = field(default_factory=dict)
    """Monic polynomials without factors, and the signs that they may have."""
    values: dict[int, Ratio] = field(default_factory=dict)
    """Slots of letters that equalities have determined."""

    def copy(self) -> Region:
        """A region that can be narrowed further on its own."""
        return Region(dict(self.facts), dict(self.values))


class Knowledge:
    """Signs of values within one region."""

    def __init__(self, algebra: Algebra, region: Region) -> None:
        self.algebra = algebra
        self.region = region
        self._known: dict[Polynomial, Signs] = {}
        self._generators: dict[int, Signs] = {}
        self._depth = 0

    def learn(self, poly: Polynomial, signs: Signs) -> None:
        """Add what is known of a polynomial.

        A product is only taken apart if at most one factor's sign is open.
        """
        if poly.is_ground:
            return
        number, powers, rest = decompose(poly)
        if number < 0:
            signs = frozenset(-one for one in signs)
        if rest == ONE and sum(powers) == 1:
            rest, powers = SLOTS[powers.index(1)], (0,) * len(powers)
        lead = self.of_product(powers)
        if len(lead) == 1 and 0 not in lead:
            (factor,) = lead
            signs = frozenset(factor * one for one in signs)
        elif any(powers):
            rest = product(powers) * rest
        known = self.region.facts.get(rest, ANY)
        self.region.facts[rest] = known & signs
        self._known.clear()
        self._generators.clear()

    def of(self, value: Ratio) -> Signs:
        """The signs that a value may have."""
        found = self.of_polynomial(value.top)
        for poly, power in value.factors:
            if power % 2:
                found = _times(found, self.of_polynomial(poly) - {0})
        return _times(found, self.of_product(value.under) - {0})

    def of_product(self, powers: Exponents) -> Signs:
        """The signs of a product of generators."""
        found = POSITIVE
        for slot, power in enumerate(powers):
            if power:
                one = self.of_generator(slot)
                found = _times(found, one if power % 2 else _square(one))
        return found

    def of_generator(self, slot: int) -> Signs:
        """The signs of what a slot stands for."""
        if slot not in self._generators:
            found = self.region.facts.get(SLOTS[slot], ANY) & self._of_kind(slot)
            self._generators[slot] = found  # while inequalities ask for it
            if len(found) > 1:
                found &= self._by_inequalities(SLOTS[slot])
            self._generators[slot] = found
        return self._generators[slot]

    def _of_kind(self, slot: int) -> Signs:
        generator = self.algebra.generators[slot]
        match generator.kind:
            case "exp" | "root" | "pi" | "count":
                return POSITIVE
            case kind if generator.argument is not None:
                if kind == "log":
                    return self.of_polynomial(generator.argument.top - 1)
                if kind in _ODD:
                    return self.of(generator.argument)
                if kind == "sum" and self.of(generator.argument) == POSITIVE:
                    return POSITIVE
                if kind == "acos":
                    return _NOT_NEGATIVE
        return ANY

    def of_polynomial(self, poly: Polynomial) -> Signs:
        """The signs that a polynomial may have."""
        if poly.is_ground:
            value = fraction(poly.coeff(1))
            return frozenset(((value > 0) - (value < 0),))
        if poly not in self._known:
            if self._depth > _DEEPEST:
                return ANY
            self._depth += 1
            self.algebra.effort.spend(4 + len(poly))
            try:
                self._known[poly] = self._looked_up(poly)
            finally:
                self._depth -= 1
        return self._known[poly]

    def _looked_up(self, poly: Polynomial) -> Signs:
        number, powers, rest = decompose(poly)
        outer = frozenset(((number > 0) - (number < 0),))
        outer = _times(outer, self.of_product(powers))
        if rest == ONE:
            return outer
        found = self._of_rest(rest)
        if len(found) > 1:
            parts = factors(rest)
            if len(parts) > 1 or parts[0][1] > 1:
                inner = POSITIVE
                for part, power in parts:
                    one = self._of_rest(part)
                    inner = _times(inner, one if power % 2 else _square(one))
                found &= inner
        return _times(outer, found)

    def _of_rest(self, poly: Polynomial) -> Signs:
        found = self.region.facts.get(poly, ANY)
        for rule in (self._by_terms, self._by_exponents, self._by_inequalities):
            if len(found) > 1:
                found &= rule(poly)
        return found

    def _by_terms(self, poly: Polynomial) -> Signs:
        seen: set[int] = set()
        is_sure = False
        for powers, value in poly.items():
            signs = self.of_product(powers)
            if value < 0:
                signs = frozenset(-one for one in signs)
            seen |= signs
            is_sure = is_sure or 0 not in signs
        if {-1, 1} <= seen:
            return ANY
        return frozenset(seen - {0}) if is_sure else frozenset(seen | {0})

    def _by_exponents(self, poly: Polynomial) -> Signs:
        exponent = self.exponent(poly)
        return ANY if exponent is None else self.of(exponent)

    def exponent(self, poly: Polynomial) -> Ratio | None:
        """A value with the sign of ``exp(u) - exp(v)``, which is u - v."""
        if len(poly) != 2:
            return None
        (first, a), (second, b) = poly.items()
        if a + b != 0:
            return None
        total = constant(0)
        for slot, power in enumerate(map(int.__sub__, first, second)):
            if not power:
                continue
            generator = self.algebra.generators[slot]
            if generator.kind != "exp" or generator.argument is None:
                return None
            scaled = constant(power * generator.exponent)
            step = self.algebra.multiply(scaled, generator.argument)
            total = self.algebra.add(total, step)
        return total if a > 0 else self.algebra.negative(total)

    def _by_inequalities(self, poly: Polynomial) -> Signs:
        facts = list(self._relevant(poly))
        found = set(ANY)
        for sign in ANY:
            if contradictory([*facts, *_linear(poly, frozenset((sign,)))]):
                found.discard(sign)
        return frozenset(found)

    def _relevant(self, poly: Polynomial) -> Iterator[AtLeast]:
        """Facts about the terms of a polynomial, and of those facts' terms."""
        products = {powers for powers in poly if any(powers)}
        pending = dict(self.region.facts)
        for _ in range(3):
            for known, signs in list(pending.items()):
                terms = {powers for powers in known if any(powers)}
                if terms & products:
                    del pending[known]
                    products |= terms
                    yield from _linear(known, signs)
        for powers in products:
            yield from _linear(product(powers), self.of_product(powers))
            if sum(powers) == 1:
                slot = powers.index(1)
                bounds = _BOUNDS.get(self.algebra.generators[slot].kind)
                if bounds is not None:
                    yield from _linear(SLOTS[slot] - _exact(bounds[0]), POSITIVE)
                    yield from _linear(_exact(bounds[1]) - SLOTS[slot], POSITIVE)

    def open_part(self, value: Ratio) -> Polynomial:
        """What must be known for the sign of a value: a polynomial to split on.

        Raises:
            GivenUp: it depends on the index of a sum, so that no split helps.
        """
        polys: Sequence[Polynomial] = [value.top, *(one for one, _ in value.factors)]
        polys = [*polys, product(value.under)]
        for poly in polys:
            if not poly.is_ground and len(self.of_polynomial(poly)) > 1:
                return self._open(poly, _DEEPEST)
        raise GivenUp

    def _open(self, poly: Polynomial, depth: int) -> Polynomial:
        if not depth:
            raise GivenUp
        _, powers, rest = decompose(poly)
        for slot, power in enumerate(powers):
            if power and len(self.of_generator(slot)) > 1:
                return self._open_generator(slot, depth)
        for part, _ in factors(rest) if rest != ONE else ():
            if len(self.of_polynomial(part)) > 1:
                exponent = self.exponent(part)
                if exponent is not None:
                    return self._open(exponent.top, depth - 1)
                if self.algebra.indices(part):
                    raise GivenUp
                return part
        raise GivenUp

    def _open_generator(self, slot: int, depth: int) -> Polynomial:
        generator = self.algebra.generators[slot]
        if self.algebra.indices(SLOTS[slot]):
            raise GivenUp
        if generator.argument is not None:
            if generator.kind == "log":
                return self._open(generator.argument.top - 1, depth - 1)
            if generator.kind in _ODD:
                return self.open_part(generator.argument)
        return SLOTS[slot]


def _exact(value: Fraction) -> Polynomial:
    return constant(value).top


def _times(left: Signs, right: Signs) -> Signs:
    return frozenset(a * b for a in left for b in right)


def _square(signs: Signs) -> Signs:
    return frozenset(one * one for one in signs)


def _linear(poly: Polynomial, signs: Signs) -> Iterator[AtLeast]:
    """What possible signs say, as inequalities in the products of generators."""
    if 1 in signs and -1 in signs:
        return
    weights = {powers: fraction(value) for powers, value in poly.items() if any(powers)}
    offset = fraction(poly.coeff(1))
    is_strict = 0 not in signs
    if -1 not in signs:
        yield AtLeast(weights, offset, is_strict and bool(signs))
    if 1 not in signs:
        lowered = {name: -weight for name, weight in weights.items()}
        yield AtLeast(lowered, -offset, is_strict and bool(signs))
