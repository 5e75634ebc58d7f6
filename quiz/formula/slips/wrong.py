"""A wrong answer as the hypotheses about it see it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from quiz.formula.evaluation.compare import At, Comparison, State, evaluate, judged
from quiz.formula.evaluation.derive import substitute
from quiz.formula.evaluation.point import Function
from quiz.formula.evaluation.probes import Irrational, Probe
from quiz.formula.reading.complaint import Unreadable
from quiz.formula.reading.vectors import resolve
from quiz.formula.reference import Problem
from quiz.formula.slips.facts import facts_of
from quiz.formula.slips.rough import Column, Rows, agree, number
from quiz.formula.slips.written_out import exchanged, written_out
from quiz.formula.tree import Index, Node, Sym, walk

FEWEST = 4
"""Points that a hypothesis must explain."""
MOST_TESTS = 48
"""Hypotheses that are tested exactly."""
MOST_EVALUATIONS = 1_500
"""Values that may be worked out to test them."""
_LARGEST, _SMALLEST = 7, 0.05
_FROM_ONE_SET = (6, 3, 3)
"""Points that rough values are taken at, for each set of parameters."""


@dataclass(frozen=True, slots=True)
class Slip:
    """A reason of the closed list, with values for its sentence."""

    reason: str
    arguments: tuple[tuple[str, str], ...] = ()


class Wrong:
    """A wrong answer, where it fails, and tests of what may have happened.

    Tests are counted, so that the work has a bound and a verdict never depends
    on the speed of a machine.
    """

    def __init__(
        self,
        answer: Node,
        found: Sequence[Comparison],
        problem: Problem,
        text: str = "",
        names: dict[str, Node] | None = None,
    ) -> None:
        self.answer = answer
        """Renamed and resolved."""
        self.problem = problem
        self.facts = facts_of(problem)
        self.text = text
        """As typed."""
        self.names = names or {}
        """Letters of the text that stand for other letters."""
        self.evidence = [one for one in found if one.equal is not None]
        self.failing = [one for one in self.evidence if not one.equal]
        right = [one for one in self.evidence if one.equal]
        self.ordered = [*self.failing[:3], *right[:3], *self.failing[3:], *right[3:]]
        """The evidence, so that a false hypothesis falls early."""
        self.tests_left = MOST_TESTS
        self.evaluations_left = MOST_EVALUATIONS

    @cached_property
    def letters(self) -> frozenset[str]:
        """Letters in the answer."""
        return frozenset(one.name for one in walk(self.answer) if isinstance(one, Sym))

    @cached_property
    def fixed(self) -> frozenset[str]:
        """Parameters that have their usual value at every point."""
        usual = self.problem.usual
        return frozenset(
            name
            for name in usual
            if all(
                dict(one.probe.values).get(name) == usual[name] for one in self.evidence
            )
        )

    def read(self, tree: Node) -> Node:
        """A reading of the text with letters and components as in the answer."""
        if self.names:
            tree = substitute(tree, self.names)
        problem = self.problem
        return resolve(tree, problem.context.vectors, problem.definitions)

    def explains(self, tree: Node, *, kinks: bool = False) -> bool:
        """Whether the answer is this formula, at every point with evidence.

        Args:
            kinks: Whether points where this formula has no value say nothing.
        """
        return self._holds(tree, lambda one, at: _alike(one, at, kinks=kinks))

    def mends(self, tree: Node, *, kinks: bool = False) -> bool:
        """Whether this formula is right at every point with evidence.

        Args:
            kinks: Whether points where it has no value say nothing.
        """
        return self._holds(tree, lambda one, at: _right(one, at, kinks=kinks))

    def meets(self, mended: Node, spoilt: Node) -> bool:
        """Whether a formula made of the answer is one that is made of the truth."""
        try:
            other = self.problem.compiler.compile(spoilt)
        except (Unreadable, KeyError):
            return False

        def judge(one: Comparison, at: At) -> bool | None:
            wanted = evaluate(other, one.probe)
            if State.UNDEFINED in (at.state, wanted.state):
                return None if at.state is wanted.state else False
            return judged(at, wanted, one.probe).equal

        return self._holds(mended, judge)

    def _holds(
        self, tree: Node, judge: Callable[[Comparison, At], bool | None]
    ) -> bool:
        try:
            made = self.problem.compiler.compile(tree)
        except (Unreadable, KeyError):
            return False
        return self.tested(made, judge)

    def tested(
        self, made: Function, judge: Callable[[Comparison, At], bool | None]
    ) -> bool:
        """Whether a compiled formula passes at every point with evidence."""
        if self.tests_left <= 0:
            return False
        self.tests_left -= 1
        explained = 0
        failing = 0
        for one in self.ordered:
            if self.evaluations_left <= 0:
                return False
            self.evaluations_left -= 1
            verdict = judge(one, evaluate(made, one.probe))
            if verdict is False:
                return False
            explained += verdict is True
            failing += verdict is True and not one.equal
        return failing > 0 and explained >= min(FEWEST, len(self.ordered))

    @cached_property
    def points(self) -> list[Comparison]:
        """Ordinary points, of both signs and several parameters, some failing."""
        sets: dict[object, list[tuple[float, Comparison]]] = {}
        for one in self.evidence:
            if one.given.state is State.UNDEFINED:
                continue
            odd = oddness(one.probe)
            if odd is not None:
                key = self._parameters(one.probe)
                sets.setdefault(key, []).append((odd, one))
        chosen: list[Comparison] = []
        for most, some in zip(_FROM_ONE_SET, sets.values(), strict=False):
            some.sort(key=lambda pair: -pair[0])
            low = [one for _, one in some if _first(one.probe) < 0]
            high = [one for _, one in some if _first(one.probe) >= 0]
            half = max(1, most // 2)
            chosen += [*low[:half], *high[: most - min(half, len(low))]]
        failing = sum(not one.equal for one in chosen)
        if failing < 3:
            others = [one for one in self.failing if one not in chosen]
            others.sort(key=lambda one: -(oddness(one.probe) or 0))
            chosen += others[:4]
        return chosen

    def _parameters(self, probe: Probe) -> object:
        usual = self.problem.usual
        return tuple(pair for pair in probe.values if pair[0] in usual)

    @cached_property
    def known(self) -> Rows:
        """The same points, with what has been worked out for other answers."""
        return self.facts.rows(tuple(one.probe for one in self.points))

    @cached_property
    def rows(self) -> Rows:
        """The same points, for formulas made of the answer."""
        return self.known.again()

    @cached_property
    def tree(self) -> Node:
        """The answer without functions of decks."""
        return written_out(self.answer, self.problem.definitions)

    @cached_property
    def given(self) -> Column:
        """What the answer is worth there."""
        return [
            number(one.given.value) if one.given.state is State.KNOWN else float("nan")
            for one in self.points
        ]

    @cached_property
    def truth(self) -> Column:
        """What it should be worth there."""
        return [
            number(one.expected.value)
            if one.expected.state is State.KNOWN
            else float("nan")
            for one in self.points
        ]

    def rough(self, tree: Node) -> Column:
        """What a formula made of the answer is worth there."""
        return self.rows.column(written_out(tree, self.problem.definitions))

    def looks_right(self, tree: Node) -> bool:
        """Whether a formula may be right, as far as rough values tell."""
        return agree(self.rough(tree), self.truth)

    def candidate(
        self, key: object, make: Callable[[], Node | None], least: int = 2
    ) -> Node | None:
        """A formula of the card that the answer may be; None if it surely is not.

        It is made once for all answers, and kept under `key`.
        """
        found = self.facts.tree(key, make)
        if found is None:
            return None
        tree, out = found
        return tree if agree(self.known.column(out), self.given, least) else None


def moved(tree: Node, letter: str, change: Callable[[Node], Node]) -> Node:
    """The formula with every value of a letter changed: f(x) → f(2x)."""
    inside: set[int] = set()
    found: dict[int, Node] = {}
    for one in walk(tree):
        match one:
            case Index(base=Sym(name=name) as base) if name == letter:
                found[id(one)] = change(one)
                inside.add(id(base))
            case Sym(name=name) if name == letter and id(one) not in inside:
                found[id(one)] = change(one)
    return exchanged(tree, found)


def _right(one: Comparison, at: At, *, kinks: bool) -> bool | None:
    if kinks and at.state is State.UNDEFINED:
        return None
    return judged(at, one.expected, one.probe).equal


def _alike(one: Comparison, at: At, *, kinks: bool) -> bool | None:
    given = one.given
    if at.state is State.UNDEFINED:
        if given.state is State.UNDEFINED:
            return None if kinks else True
        return None if kinks else False
    equal = judged(given, at, one.probe).equal
    if given.state is State.UNDEFINED and at.state is not State.OUT_OF_REACH:
        return False
    return equal


@lru_cache(maxsize=2_048)
def oddness(probe: Probe) -> float | None:
    """How little a point has to do with round numbers; None for one far out."""
    odd = 0.0
    for _, value in probe.values:
        if isinstance(value, Irrational):
            return None
        some = value if isinstance(value, tuple) else (value,)
        here = 0.0
        for one in some:
            size = abs(number(one))
            if not size <= _LARGEST:
                return None
            if size < _SMALLEST:
                here -= 2
            elif one.denominator in (97, 997):
                here += 3
            elif size not in (1, 2):
                here += 1
        if isinstance(value, tuple):
            here = here / len(value) + (len(set(value)) > 1)
            here -= 2 * (len(value) == 1) + 2 * (len(value) > 3)
        odd += here
    return odd


def _first(probe: Probe) -> float:
    value = probe.values[0][1]
    if isinstance(value, Irrational):
        return 0.0
    if not isinstance(value, tuple):
        return number(value)
    return number(value[min(probe.index, len(value)) - 1])
