"""The true formula of a card, made ready to compare answers with."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from quiz.formula.evaluation.breakpoints import (
    Breakpoints,
    Kept,
    as_exact,
    irrationals,
    numbers,
)
from quiz.formula.evaluation.compare import At, evaluate
from quiz.formula.evaluation.derive import derive
from quiz.formula.evaluation.domain import bounds_of, choices_of
from quiz.formula.evaluation.evaluate import Compiler
from quiz.formula.evaluation.exactly import exactly
from quiz.formula.evaluation.point import Function, Point, Work
from quiz.formula.evaluation.probes import Plan, Probe, probes
from quiz.formula.evaluation.values import (
    Exact,
    OutOfBounds,
    Undefined,
    Unsettled,
    compare,
)
from quiz.formula.reading import names
from quiz.formula.reading.complaint import Unreadable
from quiz.formula.reading.context import Context, Definition, Definitions
from quiz.formula.reading.parser import read
from quiz.formula.reading.vectors import resolve
from quiz.formula.tree import Node, Reduce, Sym, walk

_BITS = 220
_MOST_VALUES = 12_000
_MOST_ALLOWED = 8_000
"""Points, of all cards together, that are remembered for the next answer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """What an answer is graded against, as text."""

    definition: Definition
    is_derivative: bool = False
    """Whether the derivative of the definition is asked for."""
    assume: tuple[str, ...] = ()
    """Conditions on its letters, such as ``0 < a < 1``."""
    rounded: tuple[str, ...] = ()
    """Parameters whose usual value may be given to `digits` digits."""
    digits: int = 5
    """Significant digits that a rounded constant must have."""
    exceptions: tuple[str, ...] = ()
    """Points where the answer may differ; expressions in the parameters."""
    hidden: tuple[str, ...] = ()
    """Functions that the answer may not name."""
    rejects: tuple[str, ...] = ()
    """Wrong formulas that the card expects."""


class Problem:
    """A reference read and compiled; the latest values at probes are kept.

    Raises:
        Unreadable: the reference itself cannot be read.
    """

    def __init__(self, reference: Reference, definitions: Definitions) -> None:
        entry = reference.definition
        self.reference = reference
        self.definitions = definitions
        self.compiler = Compiler(definitions)
        itself = (
            entry.key if reference.is_derivative and entry.key in definitions else None
        )
        self.context = Context(
            variables=entry.variables,
            vectors=entry.vectors,
            params=tuple(name for name, _ in entry.params),
            aliases=dict(entry.param_aliases),
            definitions=definitions,
            itself=itself,
        )
        text = entry.formula
        if reference.is_derivative and entry.derivative:
            text = entry.derivative
        tree = self.read(text)
        if reference.is_derivative and not entry.derivative:
            tree = derive(tree, entry.variables[0], definitions)
        self.tree = tree
        extra = free_letters(tree, self.context)
        self.variables = tuple(
            name for name in (*entry.variables, *extra) if name not in entry.vectors
        )
        self.usual: dict[str, Exact | None] = {
            name: self.number(value) for name, value in entry.params
        }
        self.function = self.compiler.compile(tree)
        self._again = self.again(tree)
        self.numbers = numbers(tree)
        self.assumptions = [
            self.read(one) for text in reference.assume for one in self._each(text)
        ]
        self._bounds = bounds_of(self.assumptions)
        self._choices = choices_of(self.assumptions)
        self.conditions = [self.compiler.test(one) for one in self.assumptions]
        """The same, as tests of a point."""
        self.exceptions = [self.read(one) for one in reference.exceptions]
        self._points = [self.compiler.compile(one) for one in self.exceptions]
        self._kept = Kept()
        self._irrationals = irrationals(tree)
        self.same: dict[str, bool] = {}
        """Functions found to be this one by definition, or not to be."""

    def read(self, text: str) -> Node:
        """A formula in the letters of the card, components resolved."""
        tree = _read(text, self.context)
        return resolve(tree, self.context.vectors, self.definitions)

    def number(self, text: str) -> Exact | None:
        """The exact value of a constant expression; None for an empty text."""
        if not text:
            return None
        made = self.compiler.compile(_read(text, Context(variables=())))
        try:
            return as_exact(made(Point({})))
        except (Undefined, Unsettled, OutOfBounds):
            return None

    def _each(self, text: str) -> tuple[str, ...]:
        """A condition on all variables, as one on each of them."""
        for phrase in ("all variables", "все переменные"):
            if phrase in text:
                return tuple(text.replace(phrase, one) for one in self.variables)
        return (text,)

    def expected(self, probe: Probe) -> At:
        """The true value at a point."""
        return _expected(self, probe)

    def again(self, tree: Node) -> Function:
        """A resolved formula, evaluated so that what cancels cancels exactly."""
        return lambda point: exactly(tree, point, self.definitions)

    def probes(self, answer: Node, work: Work | None = None) -> Iterator[Probe]:
        """The points at which to compare an answer, resolved and renamed.

        Args:
            answer: The answer.
            work: What finding its breakpoints may cost.
        """
        used = {one.name for one in walk(answer) if isinstance(one, Sym)}
        entry = self.reference.definition
        varying, fixed = [], []
        for name, _ in entry.params:
            usual = self.usual[name]
            if name in used or usual is None:
                varying.append((name, usual))
            else:
                fixed.append((name, usual))
        trees = (self.tree, answer, *self.exceptions)
        breaks = Breakpoints(self.definitions, trees, self._kept, work)
        found = dict.fromkeys((*self.numbers, *numbers(answer)))
        plan = Plan(
            scalars=self.variables,
            vectors=entry.vectors,
            parameters=tuple(varying),
            fixed=tuple(fixed),
            numbers=tuple(found),
            irrationals=tuple(
                dict.fromkeys((*self._irrationals, *irrationals(answer)))
            ),
            roots=breaks.roots,
            allowed=self._allowed,
            bounds=self._bounds,
            choices=self._choices,
        )
        return probes(plan)

    def _allowed(self, probe: Probe) -> bool:
        """Whether the assumptions hold at a point and no exception does."""
        if not self.conditions and not self._points:
            return True
        return _is_allowed(self, probe)

    def worked_out(self, probe: Probe) -> At:
        """The true value at a point, whether it is known already or not."""
        return evaluate(self.function, probe, again=self._again)

    def holds(self, probe: Probe) -> bool:
        """Whether a point is allowed, known already or not."""
        try:
            point = probe.point(_BITS)
            if not all(test(point) for test in self.conditions):
                return False
            if not self._points:
                return True
            x = point.scalars.get(self.reference.definition.variables[0])
            if x is None:
                return True
            return all(compare(one(point), x, _BITS) != 0 for one in self._points)
        except (Undefined, Unsettled, OutOfBounds):
            return True

    def defaulted(self, answer: Node) -> bool:
        """Whether the answer leaves out a parameter that the truth has."""
        used = {one.name for one in walk(answer) if isinstance(one, Sym)}
        needed = {one.name for one in walk(self.tree) if isinstance(one, Sym)}
        return any(name in needed and name not in used for name in self.usual)


@lru_cache(maxsize=_MOST_VALUES)
def _expected(problem: Problem, probe: Probe) -> At:
    return problem.worked_out(probe)


@lru_cache(maxsize=_MOST_ALLOWED)
def _is_allowed(problem: Problem, probe: Probe) -> bool:
    return problem.holds(probe)


def _read(text: str, context: Context) -> Node:
    """A text of the card; a complaint about it carries the text."""
    try:
        return read(text, context).tree
    except Unreadable as unreadable:
        unreadable.text = text
        raise


def free_letters(tree: Node, context: Context) -> tuple[str, ...]:
    """Letters that the card does not have, in the order written."""
    counted = {one.index for one in walk(tree) if isinstance(one, Reduce)}
    known = {*context.variables, *context.params, *counted}
    if context.vectors:
        known.add("n")
    return tuple(
        dict.fromkeys(
            one.name
            for one in walk(tree)
            if isinstance(one, Sym) and one.name not in known
        )
    )


def known_as(definition: Definition) -> frozenset[str]:
    """Every name of a function: deck names folded, built-in ones canonical."""
    spelt = (definition.key, *definition.names)
    found = {names.plain(name) for name in spelt if len(name) > 1}
    found |= {canonical for name in spelt if (canonical := names.builtin(name))}
    return frozenset(found)
