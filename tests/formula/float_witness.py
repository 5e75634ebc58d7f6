"""Bundled formulas in floating point, by `quiz` and by an independent witness.

Every formula is compared at one grid point in seven, others in each format; with
``QUIZ_WHOLE_GRID=1`` in the environment at all of them.
"""

from __future__ import annotations

import math
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from quiz.app.grading import definition
from quiz.formula.evaluation.breakpoints import numbers
from quiz.formula.floats.calls import DeckCalls
from quiz.formula.floats.formats import Format, at_place, place_of
from quiz.formula.floats.grid import grid
from quiz.formula.floats.lines import Line, lines_of
from quiz.formula.floats.machine import Effort, Machine, Place
from quiz.formula.floats.trouble import Trouble, trouble
from quiz.formula.floats.truths import Truths
from quiz.formula.reference import Problem, Reference
from quiz.formula.tree import Apply, Call, Node, Reduce
from tests.formula.evaluating import definitions, functions

STRIDE = 1 if os.environ.get("QUIZ_WHOLE_GRID") else 7
"""One grid point in so many is compared."""
UNITS_OFF = 4
"""Units in the last place by which functions of libraries may differ."""
_EXACT = {"abs", "sign", "max", "min", "clip", "floor", "ceil", "cast", "sqrt", "step"}


@dataclass(frozen=True)
class Case:
    """One bundled formula: a definition, a derivative or a stable form."""

    name: str
    text: str
    is_derivative: bool = False

    def __str__(self) -> str:
        return f"{self.name}: {self.text}"[:60]


def cases() -> Iterator[Case]:
    """Every formula of the bundled functions."""
    for key, function in functions().items():
        yield Case(key, function.formula.text)
        if function.derivative is not None:
            yield Case(key, function.derivative.text, is_derivative=True)
        if function.stable is not None:
            yield Case(key, function.stable.text)


@cache
def problem(name: str, *, is_derivative: bool = False) -> Problem:
    """What a bundled formula is held against."""
    function = functions()[name]
    reference = Reference(
        definition=definition(function),
        is_derivative=is_derivative,
        assume=function.assume,
    )
    return Problem(reference, definitions())


class Nudged(Machine):
    """A machine whose library functions are off by a few units in the last place."""

    units: tuple[int, ...] = ()

    def _call(self, node: Call, place: Place) -> float:
        return self._off(super()._call(node, place), node.name)

    def _reduce(self, node: Reduce, place: Place) -> float:
        return self._off(super()._reduce(node, place), node.kind)

    def _apply(self, node: Apply, place: Place) -> float:
        return self._off(super()._apply(node, place), node.function)

    def _off(self, value: float, name: str) -> float:
        if name in (*_EXACT, "sum", "mean", "prod") or not math.isfinite(value):
            return value
        turn, self.units = self.units[0], (*self.units[1:], self.units[0])
        if not value:
            return value
        last = place_of(self.form.largest, self.form)
        place = max(-last, min(last, place_of(value, self.form) + turn))
        return at_place(place, self.form)


PATTERNS = [
    pattern
    for n in (1, 2, UNITS_OFF)
    for pattern in ((n,), (-n,), (n, -n), (-n, n), (n, 0), (0, n), (-n, 0), (0, -n))
]


def category(value: float, truth: float | None, form: Format, size: float) -> str:
    """Finite, infinite, nan, zero, or digits lost."""
    if math.isnan(value):
        return "nan"
    if math.isinf(value):
        return "inf" if value > 0 else "-inf"
    if not value:
        return "zero"
    if truth is None:
        return "finite"
    is_lost = trouble(value, truth, form, size=size) is Trouble.LOST
    return "lost" if is_lost else "finite"


@dataclass
class Difference:
    """A point where the two do not agree, and no rounding of functions explains it."""

    line: Line
    at: float
    ours: float
    theirs: float
    truth: float | None


Witness = Callable[[Node, list[Place], Format], list[float]]


class Compared(NamedTuple):
    """What came of comparing one formula in one format."""

    count: int
    """Points compared."""
    fragile: int
    """Points at which units in the last place of a function decide."""
    differing: list[Difference]


def compared(
    case: Case, form: Format, witness: Witness, stride: int = STRIDE
) -> Compared:
    """A bundled formula by `quiz` and by the witness, at one point in `stride`."""
    own = problem(case.name, is_derivative=case.is_derivative)
    answer = own.read(case.text)
    truths, calls = Truths(own, most_work=10**9), DeckCalls(own.definitions)
    effort = Effort(10**9)
    machine = Machine(form, own.definitions, calls, effort)
    count, fragile = 0, 0
    found: list[Difference] = []
    lines = lines_of(own)
    whole = grid(form, (*own.numbers, *numbers(answer)))
    for number, line in enumerate(lines.lines):
        first = (len(case.text) + form.bits + number) % stride
        points = whole[first::stride]
        places = [line.place(at, form) for at in points]
        theirs = witness(answer, places, form)
        for at, place, their in zip(points, places, theirs, strict=True):
            probe = line.probe(place)
            truth = truths.at(probe) if lines.allowed(probe) else None
            ours = machine.value(answer, place)
            count += 1
            expected = category(their, truth, form, at)
            if category(ours, truth, form, at) == expected:
                continue
            for units in PATTERNS:
                nudged = Nudged(form, own.definitions, calls, effort)
                nudged.units = units
                value = nudged.value(answer, place)
                if category(value, truth, form, at) == expected:
                    fragile += 1
                    break
            else:
                found.append(Difference(line, at, ours, their, truth))
    return Compared(count, fragile, found)
