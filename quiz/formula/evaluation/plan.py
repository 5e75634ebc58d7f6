"""Points, and what they are made for."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Protocol

from quiz.formula.evaluation.domain import Bounds, Choices
from quiz.formula.evaluation.point import Point
from quiz.formula.evaluation.values import Exact, Value
from quiz.formula.reading.vectors import FREE

FRIENDLY: tuple[Exact, ...] = (
    1, -1, 2, -2, 0, Fraction(1, 2), Fraction(-1, 2), 3, -3,
)  # fmt: skip
"""Numbers that come first."""


@dataclass(frozen=True, slots=True)
class Irrational:
    """A number no fraction is: a constant of a text, or where a part of it is zero."""

    tag: object
    """Equal for constants written alike."""
    near: Fraction
    """The constant to some thirty digits."""
    at: Callable[[int], Value] = field(compare=False)
    """Its value at a number of bits."""
    zero: object = field(default=None, compare=False)
    """The shape of a formula that is exactly zero there."""
    text: str = field(default="", compare=False)
    """How it may be written; empty for a root that has no name."""

    def __hash__(self) -> int:
        return hash(self.near)


Coordinate = Exact | Irrational | tuple[Exact, ...]
Assignment = tuple[tuple[str, Coordinate], ...]
Vectors = tuple[tuple[str, tuple[Exact, ...]], ...]


class Roots(Protocol):
    """Finds where a formula changes its form."""

    def __call__(
        self,
        letter: str,
        others: dict[str, Exact],
        vectors: Vectors = (),
        place: int = 0,
    ) -> Sequence[Exact | Irrational]:
        """The places along a letter, or along a component of a vector."""


@dataclass(frozen=True, slots=True)
class Probe:
    """One point: letters and their exact values, and the component asked for."""

    values: Assignment
    index: int = 0
    """Component from 1; 0 where there are no vectors."""
    scalars: dict[str, Value] = field(init=False, compare=False, repr=False)
    """The letters with exact values, ready to evaluate at."""
    vectors: dict[str, tuple[Exact, ...]] = field(init=False, compare=False, repr=False)
    constants: tuple[tuple[str, Irrational], ...] = field(
        init=False, compare=False, repr=False
    )
    _hash: int = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        # Probes are looked up in every answer, and fractions hash slowly.
        scalars: dict[str, Value] = {}
        vectors: dict[str, tuple[Exact, ...]] = {}
        constants: list[tuple[str, Irrational]] = []
        for letter, value in self.values:
            if isinstance(value, tuple):
                vectors[letter] = value
            elif isinstance(value, Irrational):
                constants.append((letter, value))
            else:
                scalars[letter] = value
        keep = object.__setattr__
        keep(self, "scalars", scalars)
        keep(self, "vectors", vectors)
        keep(self, "constants", tuple(constants))
        keep(self, "_hash", hash((self.values, self.index)))

    def __hash__(self) -> int:
        return self._hash

    def point(self, precision: int) -> Point:
        """Where to evaluate, at a number of bits."""
        index = {FREE: self.index} if self.index else {}
        if not self.constants:
            return Point(self.scalars, self.vectors, index, precision)
        scalars = dict(self.scalars)
        zero = None
        for letter, constant in self.constants:
            scalars[letter] = constant.at(precision)
            zero = zero or constant.zero
        return Point(scalars, self.vectors, index, precision, zero=zero)


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What probes are made for."""

    scalars: tuple[str, ...]
    vectors: tuple[str, ...]
    parameters: tuple[tuple[str, Exact | None], ...]
    """Those that vary, with their usual values."""
    fixed: Assignment
    """Parameters that stay at their usual value."""
    numbers: tuple[Exact, ...]
    """Numbers in either text."""
    irrationals: tuple[Irrational, ...] = ()
    """Irrational constants in either text."""
    roots: Roots
    """Breakpoints along one letter, or a component of a vector, the others given."""
    allowed: Callable[[Probe], bool]
    """Whether a point is within the card's assumptions."""
    bounds: Bounds = field(default_factory=dict)
    """Intervals of letters that the assumptions state."""
    choices: Choices = field(default_factory=dict)
    """Letters to which the assumptions leave a few values."""


def short_of(value: Fraction) -> Fraction:
    """A fraction near another, with few digits to write and to reckon with."""
    return Fraction(round(value * 10**9), 10**9)
