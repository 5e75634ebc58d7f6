"""The straight lines through a formula's arguments along which it is studied."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from quiz.formula.evaluation.point import Point, Test
from quiz.formula.evaluation.probes import Probe
from quiz.formula.evaluation.values import Exact, OutOfBounds, Undefined, Unsettled
from quiz.formula.floats.formats import Format, rounded, rounded_exactly
from quiz.formula.floats.machine import Place
from quiz.formula.floats.truths import exact
from quiz.formula.reading.complaint import Unreadable
from quiz.formula.reference import Problem

_OTHERS: tuple[Exact, ...] = (1, 0, Fraction(1, 2))
"""What the other variables stand at while one varies."""
_PARAMETERS: tuple[Exact, ...] = (Fraction(1, 2), 1, 2, Fraction(1, 4), -1, 0, 3)
"""Tried in turn where a parameter has no usual value."""
_VECTORS = (("t", "0"), ("t", "t"), ("t", "t - 1", "0"), ("0", "t"))
"""Components of vectors along `t`; the first is the one looked at."""


@dataclass(frozen=True, slots=True)
class Line:
    """Where one number, called `letter`, runs over all magnitudes."""

    letter: str
    """A variable, or ``t`` in the components of vectors."""
    others: tuple[tuple[str, str], ...] = ()
    """The other letters as they are shown: ``("a", "1")``, ``("x", "(t, 0)")``."""
    fixed: tuple[tuple[str, Exact], ...] = ()
    """The values of the letters that stay."""
    vectors: tuple[tuple[str, tuple[str, ...]], ...] = ()

    def place(self, t: float, form: Format) -> Place:
        """The point of the line at `t`, in numbers of the format."""
        scalars = {name: rounded_exactly(value, form) for name, value in self.fixed}
        if not self.vectors:
            return Place({**scalars, self.letter: t})
        components = {"t": t, "t - 1": rounded(t - 1, form), "0": 0.0}
        vectors = {
            name: tuple(components[one] for one in shown)
            for name, shown in self.vectors
        }
        return Place(scalars, vectors, {"·": 1})

    def probe(self, place: Place) -> Probe:
        """The same point for exact arithmetic."""
        scalars = [(name, exact(value)) for name, value in place.scalars.items()]
        vectors = [(k, tuple(map(exact, v))) for k, v in place.vectors.items()]
        return Probe((*scalars, *vectors), 1 if vectors else 0)


@dataclass(frozen=True, slots=True)
class Lines:
    """All lines of a formula, and which of their points count."""

    lines: tuple[Line, ...]
    tests: tuple[Test, ...]

    def allowed(self, probe: Probe) -> bool:
        """Whether a point is within the card's assumptions."""
        scalars = {k: v for k, v in probe.values if isinstance(v, int | Fraction)}
        vectors = {k: v for k, v in probe.values if isinstance(v, tuple)}
        try:
            return all(test(Point(scalars, vectors)) for test in self.tests)
        except (Undefined, Unsettled, OutOfBounds):
            return True


def lines_of(problem: Problem) -> Lines:
    """The lines along which a card's formula is studied."""
    tests = tuple(_tests(problem))
    own = tuple(_parameters(problem, tests))
    names = problem.variables
    found: list[Line] = []
    for vectors in _VECTORS if problem.context.vectors else ():
        pairs = tuple((name, vectors) for name in problem.context.vectors)
        ones = tuple((name, _OTHERS[0]) for name in names)
        shown = tuple((name, f"({', '.join(vectors)})") for name, _ in pairs)
        found.append(Line("t", (*shown, *_shown(ones)), (*own, *ones), pairs))
    for name in names if not problem.context.vectors else ():
        for value in _OTHERS if len(names) > 1 else _OTHERS[:1]:
            others = tuple((one, value) for one in names if one != name)
            found.append(Line(name, _shown(others), (*own, *others)))
    return Lines(tuple(found), tests)


def _shown(values: tuple[tuple[str, Exact], ...]) -> tuple[tuple[str, str], ...]:
    return tuple((name, str(float(value)).removesuffix(".0")) for name, value in values)


def _tests(problem: Problem) -> Iterator[Test]:
    for text in problem.reference.assume:
        for phrase in ("all variables", "все переменные"):
            if phrase in text:
                texts = [text.replace(phrase, one) for one in problem.variables]
                break
        else:
            texts = [text]
        for one in texts:
            try:
                yield problem.compiler.test(problem.read(one))
            except Unreadable:
                continue


def _parameters(
    problem: Problem, tests: tuple[Test, ...]
) -> Iterator[tuple[str, Exact]]:
    """Parameters at their usual values, else at any that is allowed."""
    for name, usual in problem.usual.items():
        if usual is not None:
            yield name, usual
            continue
        for value in _PARAMETERS:
            if all(_may_hold(test, name, value) for test in tests):
                yield name, value
                break


def _may_hold(test: Test, name: str, value: Exact) -> bool:
    try:
        return test(Point({name: value}))
    except (Undefined, Unsettled, OutOfBounds):
        return True
