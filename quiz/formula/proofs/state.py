"""Questions that a proof asks about one region, and what it may assume there."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from quiz.formula.proofs.algebra import Algebra, GivenUp, Ratio, constant
from quiz.formula.proofs.functions import Functions
from quiz.formula.proofs.signs import POSITIVE, Knowledge, Region, Signs, Undecided

_NONZERO: Signs = frozenset((-1, 1))
_NOT_NEGATIVE: Signs = frozenset((0, 1))


class NoValue(Exception):  # noqa: N818 - a value of partial functions
    """The formula has no value in this region."""


class Nowhere(Exception):  # noqa: N818 - a state of knowledge
    """What is known of the region contradicts itself: it holds no point."""


@dataclass(frozen=True, slots=True)
class Infinite:
    """Plus or minus infinity, in comparisons, max, min and clip."""

    sign: int


Found = Ratio | Infinite


class State:
    """One region while a formula is evaluated in it.

    Args:
        algebra: The generators of the proof.
        region: What is known there; more is learnt if that is allowed.
        is_assumed: Whether the formula has a value by assumption: then what
            that takes is learnt instead of asked for.
    """

    def __init__(
        self, algebra: Algebra, region: Region, *, is_assumed: bool = False
    ) -> None:
        self.algebra = algebra
        self.region = region
        self.known = Knowledge(algebra, region)
        self.is_assumed = is_assumed

    def signs(self, value: Ratio) -> Signs:
        """The signs that a value can have here.

        Raises:
            Nowhere: none is possible.
        """
        found = self.known.of(value)
        if not found:
            raise Nowhere
        return found

    def sign(self, value: Ratio) -> int:
        """The sign of a value.

        Raises:
            Undecided: it differs within the region.
        """
        found = self.signs(value)
        if len(found) > 1:
            raise Undecided(self.known.open_part(value))
        return next(iter(found))

    def among(self, left: Found, right: Found, wanted: Signs) -> bool:
        """Whether ``left - right`` has one of some signs, all over the region."""
        if isinstance(left, Infinite) or isinstance(right, Infinite):
            order = _size(left) - _size(right)
            return (order > 0) - (order < 0) in wanted
        difference = self.algebra.subtract(left, right)
        found = self.signs(difference)
        if found <= wanted:
            return True
        if not found & wanted:
            return False
        raise Undecided(self.known.open_part(difference))

    def need_nonzero(self, value: Ratio) -> None:
        """The value is divided by.

        Raises:
            NoValue: it is zero.
        """
        self._need(value, _NONZERO)

    def need_positive(self, value: Ratio) -> None:
        """A logarithm is taken of the value."""
        self._need(value, POSITIVE)

    def need_not_negative(self, value: Ratio) -> None:
        """A root is taken of the value."""
        self._need(value, _NOT_NEGATIVE)

    def _need(self, value: Ratio, wanted: Signs) -> None:
        found = self.signs(value)
        if found <= wanted:
            return
        if not found & wanted:
            raise NoValue
        if not self.is_assumed:
            raise Undecided(self.known.open_part(value))
        below = self.known.of(Ratio(constant(1).top, value.under, value.factors))
        if len(below) == 1:
            (factor,) = below
            self.known.learn(value.top, frozenset(factor * one for one in wanted))
        elif 0 not in wanted:
            self.known.learn(value.top, _NONZERO)

    def power(self, base: Ratio, exponent: Fraction, functions: Functions) -> Ratio:
        """A real power with a fraction for exponent, as grading defines it."""
        if exponent > 0:
            self.need_not_negative(base)
            if self.sign(base) == 0:
                return constant(0)
        else:
            self.need_positive(base)
            if self.sign(base) != 1:
                raise GivenUp
        return functions.power(base, exponent, self.known)


def _size(value: Found) -> int:
    return value.sign if isinstance(value, Infinite) else 0
