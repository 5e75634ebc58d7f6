"""How a right formula behaves in float16, bfloat16, float32 and float64.

The learner's own tree is worked out node by node over a grid of numbers of each
format and held against the true values of the reference there. Where the two
part, the place is found by bisection over the numbers of the format, and the
part to blame by comparing every part with its own true value.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import permutations
from math import isfinite

from quiz.formula.evaluation.breakpoints import numbers
from quiz.formula.evaluation.derive import substitute
from quiz.formula.evaluation.values import Exact, OutOfBounds
from quiz.formula.floats.calls import DeckCalls
from quiz.formula.floats.causes import Cause, find_cause
from quiz.formula.floats.formats import (
    BFLOAT16,
    FLOAT16,
    FLOAT32,
    FLOAT64,
    FORMATS,
    Format,
    at_place,
    place_of,
)
from quiz.formula.floats.grid import grid
from quiz.formula.floats.lines import Line, Lines, lines_of
from quiz.formula.floats.losses import error_of, is_mostly_lost, worst_of
from quiz.formula.floats.machine import Effort, Machine
from quiz.formula.floats.regions import Region, regions
from quiz.formula.floats.samples import Sample
from quiz.formula.floats.trouble import Trouble, trouble
from quiz.formula.floats.truths import Truths
from quiz.formula.grading.shorthand import shorthand
from quiz.formula.reading.complaint import Unreadable
from quiz.formula.reading.context import Definitions
from quiz.formula.reading.parser import read
from quiz.formula.reading.vectors import resolve
from quiz.formula.reference import Problem, Reference, free_letters
from quiz.formula.tree import NOWHERE, Node, Sym, walk

_MOST_EFFORT = 320_000
"""Nodes that may be worked out in one format."""
_MOST_WORK = 1_300_000
"""Nodes that may be worked out to many digits in all formats."""
_CLOSER_EFFORT = 70_000
_CLOSER_WORK = 300_000
"""What of it a closer look at lost digits may take."""
_MOST_LETTERS = 4
_TRIALS = (1.0, -1.0, 0.5, 2.0, -3.0)
_NEARLY = 0.01
_NEXT = 2
"""Steps of the format by which an argument may be off, as most are."""
_FAR = 1e4
"""Arguments beyond this hardly ever occur."""
_RANKS = {form.name: n for n, form in enumerate((FLOAT32, FLOAT16, BFLOAT16, FLOAT64))}


@dataclass(frozen=True, slots=True)
class Example:
    """One failing point, with what came out and what is true."""

    at: float
    given: float
    truth: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One way in which a formula fails, and where."""

    trouble: Trouble
    letter: str
    """The variable, or ``t`` in vectors."""
    low: float | None
    """The lowest failing number; None: the lowest of the format."""
    high: float | None
    """The highest failing number; None: the largest of the format."""
    others: tuple[tuple[str, str], ...] = ()
    """What the other letters stand at: ``("a", "1")``, ``("x", "(t, 0)")``."""
    cause: Cause | None = None
    example: Example
    missed: float = 0.0
    """The largest true value in place of which 0 came out."""
    off: float = 0.0
    """How far off the example is where digits are lost, as a share of the truth."""
    is_mostly: bool = True
    """Whether most results there are far off; else some are, sound ones between."""

    @property
    def nearest(self) -> float:
        """How far from 0 the failing numbers begin."""
        ends = (self.low, self.high)
        if None not in ends and min(ends) <= 0 <= max(ends):  # type: ignore[type-var, operator]
            return 0.0
        return min(abs(one) for one in (*ends, self.example.at) if one is not None)

    @property
    def is_far(self) -> bool:
        """Whether only arguments fail that hardly ever occur."""
        return self.nearest > _FAR


@dataclass(frozen=True, slots=True)
class InFormat:
    """How a formula behaves in one format."""

    format: str
    findings: tuple[Finding, ...]
    """The worst first."""
    is_studied: bool = True
    """False: it would have taken too long."""


@dataclass(frozen=True, slots=True)
class Behaviour:
    """How a formula behaves in every format."""

    formats: tuple[InFormat, ...]

    @property
    def is_safe(self) -> bool:
        """Whether every format was studied, and at most subnormal numbers are lost."""
        return all(one.is_studied for one in self.formats) and all(
            found.trouble is Trouble.FLUSH for _, found in self.ranked
        )

    @property
    def ranked(self) -> tuple[tuple[str, Finding], ...]:
        """Findings with their formats, the most useful to know first."""
        every = [(one.format, found) for one in self.formats for found in one.findings]
        return tuple(sorted(every, key=_usefulness))


def _usefulness(pair: tuple[str, Finding]) -> tuple[object, ...]:
    name, found = pair
    distance = found.nearest if found.is_far else 0.0
    is_harmless = found.trouble.is_harmless
    is_left = found.example.at < 0
    rank = _RANKS[name]
    return bool(distance), is_harmless, distance, rank, _severity(found), is_left


def _severity(found: Finding) -> int:
    return list(Trouble).index(found.trouble)


def study(
    reference: Reference,
    text: str,
    definitions: Definitions,
    formats: Sequence[Format] = FORMATS,
) -> Behaviour | None:
    """How a right formula behaves; None if it cannot be read, or is not right.

    Bounded work, and the same findings on every machine.

    Args:
        reference: The true formula and what surrounds it.
        text: The learner's formula.
        definitions: The functions that it may name; they count as library calls.
        formats: Those to study.
    """
    try:
        problem = Problem(reference, definitions)
        lines = lines_of(problem)
        student = _Student(problem, lines)
        tree = student.reading(text)
        if tree is None:
            return None
        return Behaviour(tuple(student.behaviour(tree, form) for form in formats))
    except (Unreadable, OutOfBounds):
        return None


class _Student:
    """Studies one card's formulas."""

    def __init__(self, problem: Problem, lines: Lines) -> None:
        self.problem = problem
        self.lines = lines
        self.truths = Truths(problem, _MOST_WORK)
        self.closer_work = _CLOSER_WORK
        self.calls = DeckCalls(problem.definitions)

    def reading(self, text: str) -> Node | None:
        """The learner's tree in the letters of the card."""
        problem = self.problem
        tree = read(text, problem.context).tree
        tree = shorthand(tree, problem) or tree
        for renamed in _renamings(tree, problem):
            answer = resolve(renamed, problem.context.vectors, problem.definitions)
            if self._agrees(answer):
                return answer
        return None

    def _agrees(self, answer: Node) -> bool:
        machine = self._machine(FLOAT64)
        line = self.lines.lines[0]
        for at in _TRIALS:
            place = line.place(at, FLOAT64)
            probe = line.probe(place)
            truth = self.truths.at(probe)
            if truth is None or not self.lines.allowed(probe):
                continue
            value = machine.value(answer, place)
            if isfinite(value) and abs(value - truth) > _NEARLY * max(1, abs(truth)):
                return False
        return True

    def _machine(self, form: Format) -> Machine:
        return Machine(form, self.problem.definitions, self.calls, Effort(_MOST_EFFORT))

    def behaviour(self, answer: Node, form: Format) -> InFormat:
        """What happens in one format."""
        machine = self._machine(form)
        found: list[Finding] = []
        lines = self.lines.lines
        points = grid(form, self._numbers(answer), is_sparse=len(lines) > 1)
        try:
            for line in lines:
                study = _Along(self, answer, line, machine, form)
                found += study.findings(points)
        except OutOfBounds:
            return InFormat(form.name, (), is_studied=False)
        found = _distinct(found)
        found.sort(key=lambda one: (_severity(one), one.nearest, one.example.at < 0))
        return InFormat(form.name, tuple(found))

    def _numbers(self, answer: Node) -> tuple[Exact, ...]:
        return tuple(dict.fromkeys((*numbers(answer), *self.problem.numbers)))


class _Along:
    """One formula along one line in one format."""

    def __init__(
        self,
        student: _Student,
        answer: Node,
        line: Line,
        machine: Machine,
        form: Format,
    ) -> None:
        self.student = student
        self.answer = answer
        self.line = line
        self.machine = machine
        self.form = form
        self.closer_effort = _CLOSER_EFFORT

    def findings(self, points: list[float]) -> Iterator[Finding]:
        samples = [one for at in points if (one := self.look(at)) is not None]
        for region in regions(samples, self.look, self.closer, self.form):
            example = _example(region, self.form)
            is_lost = region.trouble is Trouble.LOST
            yield Finding(
                trouble=region.trouble,
                letter=self.line.letter,
                low=region.low,
                high=region.high,
                others=self.line.others,
                cause=self._cause(region, example.at if is_lost else region.edge),
                example=Example(example.at, example.value, example.truth),
                missed=region.missed,
                off=error_of(example) if is_lost else 0.0,
                is_mostly=not is_lost or is_mostly_lost(region.samples),
            )

    def closer(self, at: float) -> Sample | None:
        """The same, as long as the allowance for lost digits lasts."""
        student, machine = self.student, self.machine
        if min(self.closer_effort, student.closer_work) <= 0:
            return None
        work, effort = student.truths.left, machine.effort.left
        found = self.look(at)
        student.closer_work -= work - student.truths.left
        self.closer_effort -= effort - machine.effort.left
        return found

    def look(self, at: float) -> Sample | None:
        """What the formula gives at a point; None where the truth is not known."""
        place = self.line.place(at, self.form)
        probe = self.line.probe(place)
        if not self.student.lines.allowed(probe):
            return None
        truth = self.student.truths.at(probe)
        if truth is None:
            return None
        self.machine.has_left = False
        value = self.machine.value(self.answer, place)
        left = self.machine.has_left
        kind = trouble(value, truth, self.form, has_left=left, size=at)
        is_vague = kind in (Trouble.ZERO, Trouble.LOST)
        if is_vague and self._is_steep(at, truth, abs(value - truth)):
            kind = Trouble.INSIDE if left else None
        return Sample(at, kind, value, truth)

    def _is_steep(self, at: float, truth: float, error: float) -> bool:
        """Whether the true formula itself changes as much next to the point.

        Then the error is none of the formula: about a root, or where the
        argument has too few digits, any way of working it out makes it.
        """
        here = place_of(at, self.form)
        for place in (here - _NEXT, here + _NEXT):
            if abs(place) > place_of(self.form.largest, self.form):
                continue
            point = self.line.place(at_place(place, self.form), self.form)
            near = self.student.truths.at(self.line.probe(point))
            if near is not None and error <= abs(near - truth):
                return True
        return False

    def _cause(self, region: Region, at: float) -> Cause | None:
        place = self.line.place(at, self.form)
        probe = self.line.probe(place)
        trace = self.machine.trace(self.answer, place)
        return find_cause(
            trace,
            lambda one: self.student.truths.of_part(one, probe),
            region.trouble,
            self.form,
        )


def _renamings(tree: Node, problem: Problem) -> Iterator[Node]:
    """The answer with unknown letters matched to letters of the card not used."""
    known = set(problem.variables)
    unknown = [one for one in free_letters(tree, problem.context) if one not in known]
    if not unknown:
        yield tree
        return
    used = {one.name for one in walk(tree) if isinstance(one, Sym)}
    own = (*problem.variables, *problem.context.vectors, *problem.usual)
    unused = [name for name in dict.fromkeys(own) if name not in used]
    for chosen in permutations(unused[:_MOST_LETTERS], len(unknown)):
        names = zip(unknown, chosen, strict=True)
        yield substitute(tree, {old: Sym(new) for old, new in names})


def _example(region: Region, form: Format) -> Sample:
    """The worst of lost digits, else the point shortest to write, near the edge."""
    if region.trouble is Trouble.LOST:
        return worst_of(region.samples, form)
    edge = region.edge
    return min(region.samples, key=lambda one: (len(f"{one.at!r}"), abs(one.at - edge)))


def _distinct(found: list[Finding]) -> list[Finding]:
    """Without what other lines have shown already."""
    kept: dict[tuple[object, ...], Finding] = {}
    for one in found:
        span = one.cause.span if one.cause else NOWHERE
        why = one.cause.why if one.cause else ""
        ends = tuple(
            end if end is None else f"{end:.1g}" for end in (one.low, one.high)
        )
        kept.setdefault((one.trouble, one.letter, span, why, ends), one)
    return list(kept.values())
