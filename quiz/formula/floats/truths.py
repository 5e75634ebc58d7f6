"""True values at floating-point arguments: of a card, and of parts of an answer."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from quiz.formula.evaluation.point import Function, Point
from quiz.formula.evaluation.probes import Probe
from quiz.formula.evaluation.values import (
    Ball,
    Exact,
    OutOfBounds,
    Undefined,
    Unsettled,
    Value,
    magnitude,
    settled,
)
from quiz.formula.floats.formats import FLOAT64, nearest
from quiz.formula.reading.complaint import Unreadable
from quiz.formula.reading.vectors import FREE
from quiz.formula.tree import walk

if TYPE_CHECKING:
    from quiz.formula.floats.machine import Trace
    from quiz.formula.reference import Problem

_MOST_WORK = 1_000_000
_PRECISIONS = (110, 240, 520, 1_100, 2_300)
_ENOUGH_BITS = 60
_FEWEST_BITS = 12
"""Bits that must be known where more cannot be had."""


class Purse:
    """What true values may cost: nodes, dearer at many bits."""

    def __init__(self, left: int) -> None:
        self.left = left

    def spend(self, size: int, point: Point) -> None:
        """Charge one evaluation of so many nodes."""
        weight = max(1, point.precision // 240)
        self.left -= (size + 10 * point.steps) * weight


def exact(value: float) -> Exact:
    """A finite float as the exact number it is."""
    fraction = Fraction(value)
    return fraction.numerator if fraction.denominator == 1 else fraction


def true_value(
    function: Function,
    probe: Probe,
    purse: Purse | None = None,
    size: int = 1,
    *,
    is_kept: bool = False,
) -> float | None:
    """The value rounded to float64; None where it is not known well enough.

    What is far below the smallest number counts as 0, though no digit is known.

    Args:
        function: What to work out.
        probe: Where.
        purse: What is left to spend.
        size: Nodes of the function.
        is_kept: Whether a number too small for the format is its smallest, not 0.
    """
    scalars = {k: v for k, v in probe.values if isinstance(v, int | Fraction)}
    vectors = {k: v for k, v in probe.values if isinstance(v, tuple)}
    found: Value | None = None
    for precision in _PRECISIONS:
        if purse is not None and purse.left <= 0:
            break
        index = {FREE: probe.index} if probe.index else {}
        point = Point({**scalars}, vectors, index, precision)
        try:
            found = function(point)
        except (Undefined, OutOfBounds):
            return None
        except Unsettled:
            continue
        finally:
            if purse is not None:
                purse.spend(size, point)
        if settled(found, _ENOUGH_BITS):
            value = nearest(found)
            return FLOAT64.tiny if is_kept and not value and found else value
        if isinstance(found, Ball) and _bound(found) < FLOAT64.least - 2:
            return 0.0
    is_rough = found is not None and settled(found, _FEWEST_BITS)
    return nearest(found) if found is not None and is_rough else None


def _bound(value: Ball) -> int:
    """An exponent m with the number certainly below ``2**m``."""
    return max(magnitude(value.mid), value.error) + 1


class Truths:
    """True values, each worked out once for all formats."""

    def __init__(self, problem: Problem, most_work: int = _MOST_WORK) -> None:
        self._problem = problem
        self._size = sum(1 for _ in walk(problem.tree))
        self._purse = Purse(most_work)
        self._found: dict[Probe, float | None] = {}

    @property
    def left(self) -> int:
        """What may still be spent."""
        return self._purse.left

    def at(self, probe: Probe) -> float | None:
        """The card's true value to the digits of float64; None where unknown.

        Raises:
            OutOfBounds: too much has been worked out.
        """
        if probe not in self._found:
            if self._purse.left <= 0:
                raise OutOfBounds
            made = self._problem.function
            self._found[probe] = true_value(made, probe, self._purse, self._size)
        return self._found[probe]

    def of_part(self, trace: Trace, probe: Probe) -> float | None:
        """The true value of a part of an answer at a point."""
        try:
            made = self._problem.compiler.compile(trace.node)
        except Unreadable:
            return None
        index = dict(trace.index)
        counters = {name: exact(value) for name, value in trace.counters}

        def placed(point: Point) -> Value:
            point.scalars = {**point.scalars, **counters}
            point.index.update(index)
            return made(point)

        size = sum(1 for _ in walk(trace.node))
        return true_value(placed, probe, self._purse, size, is_kept=True)
