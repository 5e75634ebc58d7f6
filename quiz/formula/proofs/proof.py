"""Proofs that two formulas are equal, for every value of their letters.

The letters range over the reals. Where a formula changes its form, the proof
splits: each region of the real line, every point between two of them and every
case of the parameters is proved on its own, in the form that the formulas have
there (`proof_values`), by showing that their difference is zero as a fraction
of polynomials (`proof_algebra`). A region is left out only if what is known of
it contradicts itself (`proof_signs`). Vectors are of any length: sums over them
are generators of their own.

A proof that does not succeed says nothing. One that does takes no number on
trust: not the points of the numeric comparison, nor SymPy's `simplify`, of
which only the arithmetic of polynomials is used. SymPy loads with this module.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from quiz.formula.proofs.algebra import (
    SLOTS,
    Algebra,
    Effort,
    GivenUp,
    Polynomial,
    Ratio,
    fraction,
)
from quiz.formula.proofs.claim import Claim
from quiz.formula.proofs.functions import Functions
from quiz.formula.proofs.signs import ANY, Knowledge, Region, Undecided
from quiz.formula.proofs.state import Infinite, NoValue, Nowhere, State
from quiz.formula.proofs.values import HOLDS, Evaluator
from quiz.formula.tree import Compare, Logic, Node

_MOST_REGIONS = 150


def proved(claim: Claim, is_wanted: Callable[[], bool] = lambda: True) -> bool:
    """Whether the claim is proved; False says nothing about it.

    Args:
        claim: Two formulas with what is assumed of their letters.
        is_wanted: Asked now and then; a proof that nobody waits for ends.
    """
    proof = _Proof(claim, Effort(is_wanted=is_wanted))
    try:
        return proof.holds()
    except (GivenUp, RecursionError, ZeroDivisionError):
        return False


class _Proof:
    def __init__(self, claim: Claim, effort: Effort) -> None:
        self.claim = claim
        self.algebra = Algebra(effort)
        self.functions = Functions(self.algebra)

    def holds(self) -> bool:
        pending = [Region()]
        for _ in range(_MOST_REGIONS):
            if not pending:
                return True
            region = pending.pop()
            try:
                if not self._equal_in(region.copy()):
                    return False
            except Nowhere:
                continue
            except Undecided as undecided:
                pending += self._split(region, undecided.poly)
        return False

    def _evaluator(self, region: Region, *, is_assumed: bool) -> Evaluator:
        state = State(self.algebra, region, is_assumed=is_assumed)
        return Evaluator(self.algebra, self.functions, state, self.claim.count)

    def _equal_in(self, region: Region) -> bool:
        self._assume(region)
        if any(not signs for signs in region.facts.values()):
            return True
        try:
            expected = self._evaluator(region, is_assumed=True).value(
                self.claim.expected
            )
        except NoValue:
            return True
        try:
            given = self._evaluator(region, is_assumed=False).value(self.claim.given)
        except NoValue:
            return False
        if isinstance(expected, Infinite) or isinstance(given, Infinite):
            return expected == given
        difference = self.algebra.subtract(given, expected)
        return not difference.top or self._vanishes(difference, region)

    def _vanishes(self, difference: Ratio, region: Region) -> bool:
        """Whether what is known leaves only zero."""
        return Knowledge(self.algebra, region).of(difference) == {0}

    def _assume(self, region: Region) -> None:
        """Learn the card's assumptions, and that its exceptions are left out."""
        evaluator = self._evaluator(region, is_assumed=False)
        for one in self.claim.assumptions:
            self._learn(one, evaluator)
        for point in self.claim.exceptions:
            variable = evaluator.letter(self.claim.variable)
            try:
                difference = self.algebra.subtract(variable, evaluator.finite(point))
            except (GivenUp, NoValue, Undecided):
                continue
            if not difference.top:
                raise Nowhere
            if difference.is_polynomial:
                evaluator.state.known.learn(difference.top, HOLDS["!="])

    def _learn(self, condition: Node, evaluator: Evaluator) -> None:
        if isinstance(condition, Logic) and condition.op == "and":
            for one in condition.operands:
                self._learn(one, evaluator)
        if not isinstance(condition, Compare):
            return
        pairs = zip(condition.operands, condition.operands[1:], strict=False)
        for operator, (left, right) in zip(condition.operators, pairs, strict=True):
            try:
                difference = self.algebra.subtract(
                    evaluator.finite(left), evaluator.finite(right)
                )
            except (GivenUp, NoValue, Undecided):
                continue
            if difference.number is not None:
                sign = (difference.number > 0) - (difference.number < 0)
                if sign not in HOLDS[operator]:
                    raise Nowhere
            elif difference.is_polynomial:
                evaluator.state.known.learn(difference.top, HOLDS[operator])

    def _split(self, region: Region, poly: Polynomial) -> Iterator[Region]:
        """The parts of a region where a polynomial is below, at and above zero."""
        for sign in sorted(ANY):
            part = region.copy()
            if sign == 0 and (found := self._solved(poly)) is not None:
                slot, value = found
                part.values = {
                    place: self._put(one, slot, value)
                    for place, one in part.values.items()
                }
                part.values[slot] = value
                part.facts = {}
                for known, signs in region.facts.items():
                    if slot not in self.algebra.depends(known):
                        part.facts[known] = signs
                    elif self._is_plain(known, slot):
                        changed = known.compose(SLOTS[slot], value.top)
                        if changed.is_ground:
                            number = fraction(changed.coeff(1))
                            if (number > 0) - (number < 0) not in signs:
                                break
                        else:
                            Knowledge(self.algebra, part).learn(changed, signs)
                else:
                    yield part
                continue
            Knowledge(self.algebra, part).learn(poly, frozenset((sign,)))
            yield part

    def _solved(self, poly: Polynomial) -> tuple[int, Ratio] | None:
        """A letter, and its value where a polynomial is zero."""
        for slot, generator in enumerate(self.algebra.generators):
            if generator.kind != "letter" or generator.index:
                continue
            weight = poly.coeff(SLOTS[slot])
            rest = poly - SLOTS[slot] * weight
            if weight and slot not in self.algebra.depends(rest):
                return slot, Ratio(rest * (-1 / weight))
        return None

    def _is_plain(self, poly: Polynomial, slot: int) -> bool:
        """Whether a letter is in a polynomial only as itself."""
        others = {place for place in range(len(SLOTS)) if place != slot}
        return all(
            slot not in self.algebra.generators[place].depends
            for place in others & self.algebra.depends(poly)
        )

    def _put(self, value: Ratio, slot: int, inner: Ratio) -> Ratio:
        if not self._is_plain(value.top, slot) or not value.is_polynomial:
            raise GivenUp
        return Ratio(value.top.compose(SLOTS[slot], inner.top))
