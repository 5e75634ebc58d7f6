"""The true formula of a card, made ready to compare answers with."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from quiz.formula import names
from quiz.formula.breakpoints import Breakpoints, as_exact, irrationals, numbers
from quiz.formula.compare import At, evaluate
from quiz.formula.complaint import Unreadable
from quiz.formula.context import Context, Definition, Definitions
from quiz.formula.derive import derive
from quiz.formula.evaluate import Compiler
from quiz.formula.parser import read
from quiz.formula.point import Point, Test
from quiz.formula.probes import Coordinate, Irrational, Plan, Probe, probes
from quiz.formula.tree import Node, Reduce, Sym, walk
from quiz.formula.values import Exact, OutOfBounds, Undefined, Unsettled, Value, compare
from quiz.formula.vectors import resolve

_BITS = 220


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
    """A reference read and compiled; values at probes are kept.

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
        self.numbers = numbers(tree)
        self._assume = [self._test(one) for one in reference.assume]
        self._exceptions = [self.read(one) for one in reference.exceptions]
        self._points = [self.compiler.compile(one) for one in self._exceptions]
        self._values: dict[Probe, At] = {}
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

    def _test(self, text: str) -> Test:
        for phrase in ("all variables", "все переменные"):
            if phrase in text:
                letters = self.variables
                tests = [self._test(text.replace(phrase, one)) for one in letters]
                return lambda point: all(one(point) for one in tests)
        return self.compiler.test(self.read(text))

    def expected(self, probe: Probe) -> At:
        """The true value at a point."""
        if probe not in self._values:
            self._values[probe] = evaluate(self.function, probe)
        return self._values[probe]

    def probes(self, answer: Node) -> Iterator[Probe]:
        """The points at which to compare an answer, resolved and renamed."""
        used = {one.name for one in walk(answer) if isinstance(one, Sym)}
        entry = self.reference.definition
        varying, fixed = [], []
        for name, _ in entry.params:
            usual = self.usual[name]
            if name in used or usual is None:
                varying.append((name, usual))
            else:
                fixed.append((name, usual))
        breaks = Breakpoints(self.definitions, (self.tree, answer, *self._exceptions))
        found = dict.fromkeys((*self.numbers, *numbers(answer)))
        plan = Plan(
            scalars=self.variables,
            vectors=entry.vectors,
            parameters=tuple(varying),
            fixed=tuple(fixed),
            numbers=tuple(found),
            irrationals=irrationals(self.tree, answer),
            roots=breaks.roots,
            allowed=self._allowed,
        )
        return probes(plan)

    def _allowed(self, values: dict[str, Coordinate]) -> bool:
        scalars: dict[str, Value] = {}
        for letter, value in values.items():
            if isinstance(value, Irrational):
                scalars[letter] = value.at(_BITS)
            elif not isinstance(value, tuple):
                scalars[letter] = value
        vectors = {k: v for k, v in values.items() if isinstance(v, tuple)}
        point = Point(scalars, vectors)
        try:
            if not all(test(point) for test in self._assume):
                return False
            if not self._points:
                return True
            x = scalars.get(self.reference.definition.variables[0])
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
