"""Where a formula is evaluated, and how much work that may take."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from quiz.formula.evaluation.values import OutOfBounds, Value

MOST_STEPS = 5_000
"""Calls and terms that one evaluation may take."""


_PURSE = 240_000
_DEEP_PURSE = 60_000
"""What of it may be spent on the highest precisions."""
_DEEP_BITS = 600
_PLAIN_BITS = 110
_DEAREST = 60
_WEIGHTS = ((300, 1), (600, 3), (1_200, 10))
"""Bits, and how much dearer than at 110 bits functions are up to there."""


class Work:
    """What may be spent on one answer: counted, so that verdicts do not depend
    on the speed of a machine.

    Args:
        size: What evaluating the formula once costs, in additions.
        left: What may be spent.
    """

    def __init__(self, size: int, left: int = _PURSE) -> None:
        self.size = size
        self._purse = [left, _DEEP_PURSE, 0]

    @property
    def left(self) -> int:
        """What may still be spent."""
        return self._purse[0]

    def on(self, size: int) -> Work:
        """The same purse for another formula."""
        other = Work(size)
        other._purse = self._purse
        return other

    def reserve(self, points: int) -> None:
        """Set aside what looking once at so many points takes."""
        self._purse[2] = min(self.size * points, self._purse[0] * 2 // 3)

    def allows(self, bits: int) -> bool:
        """Whether an evaluation at so many bits can still be paid."""
        left, deep, reserved = self._purse
        if bits <= _PLAIN_BITS:
            return left > 0
        return left > reserved and (bits <= _DEEP_BITS or deep > 0)

    def spend(self, point: Point) -> None:
        """Charge one evaluation at `point`, done or given up."""
        amount = (self.size + 10 * point.steps) * weight(point.precision)
        self.charge(amount)
        if point.precision > _DEEP_BITS:
            self._purse[1] -= amount
        elif point.precision == _PLAIN_BITS:
            self._purse[2] = max(0, self._purse[2] - amount)

    def charge(self, amount: int) -> None:
        """Take from the purse."""
        self._purse[0] -= amount


def weight(bits: int) -> int:
    """How much dearer a function is at a precision than at the first."""
    for most, found in _WEIGHTS:
        if bits <= most:
            return found
    return _DEAREST


@dataclass(slots=True)
class Point:
    """Where a formula is evaluated, and at how many bits."""

    scalars: Mapping[str, Value]
    vectors: Mapping[str, tuple[Value, ...]] = field(default_factory=dict)
    index: dict[str, int] = field(default_factory=dict)
    """Component by index letter, from 1."""
    precision: int = 110
    steps: int = 0
    zero: object = None
    """The shape of a formula known to be zero here, though no digits tell."""

    @property
    def length(self) -> int:
        """How many components vectors have; 1 where there are none."""
        return max((len(one) for one in self.vectors.values()), default=1)

    def step(self, count: int = 1) -> None:
        self.steps += count
        if self.steps > MOST_STEPS:
            raise OutOfBounds


Function = Callable[[Point], Value]
Test = Callable[[Point], bool]
