"""Where a formula is evaluated, and how much work that may take."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from quiz.formula.values import OutOfBounds, Value

MOST_STEPS = 5_000
"""Calls and terms that one evaluation may take."""


class Work:
    """What may be spent on one answer: counted, so that verdicts do not depend
    on the speed of a machine."""

    def __init__(self, size: int, left: int = 100_000) -> None:
        self.size = size
        """Nodes of the formula."""
        self.left = left

    def spend(self, point: Point) -> None:
        """Charge one evaluation at `point`, done or given up."""
        weight = max(1, point.precision // 240)
        self.left -= (self.size + 10 * point.steps) * weight


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
