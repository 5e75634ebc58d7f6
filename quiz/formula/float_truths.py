"""True values at floating-point arguments: of a card, and of parts of an answer."""

from __future__ import annotations

from quiz.formula.compare import At, State, evaluate
from quiz.formula.complaint import Unreadable
from quiz.formula.float_calls import exact, known
from quiz.formula.float_machine import Trace
from quiz.formula.point import Function, Point, Work
from quiz.formula.probes import Probe
from quiz.formula.reference import Problem
from quiz.formula.tree import walk
from quiz.formula.values import OutOfBounds, Value

_MOST_WORK = 1_500_000


class Truths:
    """True values, each worked out once for all formats."""

    def __init__(self, problem: Problem) -> None:
        self._problem = problem
        size = sum(1 for _ in walk(problem.tree))
        self._work = Work(size, _MOST_WORK)
        self._found: dict[Probe, float | None] = {}

    def at(self, probe: Probe) -> float | None:
        """The card's true value to the digits of float64; None where unknown.

        Raises:
            OutOfBounds: too much has been worked out.
        """
        if probe not in self._found:
            if self._work.left <= 0:
                raise OutOfBounds
            found = evaluate(self._problem.function, probe, self._work)
            self._found[probe] = known(found)
        return self._found[probe]

    def of_part(self, trace: Trace, probe: Probe) -> float | None:
        """The true value of a part of an answer at a point."""
        try:
            made = self._problem.compiler.compile(trace.node)
        except Unreadable:
            return None
        return known(_settled(made, trace, probe, self._work))


def _settled(made: Function, trace: Trace, probe: Probe, work: Work) -> At:
    index = dict(trace.index)
    counters = {name: exact(value) for name, value in trace.counters}

    def placed(point: Point) -> Value:
        return made(
            Point(
                {**point.scalars, **counters},
                point.vectors,
                {**point.index, **index},
                point.precision,
            )
        )

    if work.left <= 0:
        return At(State.OUT_OF_REACH)
    return evaluate(placed, probe, work)
