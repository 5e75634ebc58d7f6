"""Where a formula changes its form: conditions, max, min, abs, sign, clip."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from itertools import islice, zip_longest
from typing import NamedTuple

from quiz.formula.evaluation.differences import differences
from quiz.formula.evaluation.evaluate import Compiler, constant, cost
from quiz.formula.evaluation.plan import Irrational, Vectors
from quiz.formula.evaluation.point import Function, Point, Work
from quiz.formula.evaluation.roots import Component, Line, as_exact, roots
from quiz.formula.evaluation.values import (
    Ball,
    Exact,
    OutOfBounds,
    Undefined,
    Unsettled,
    Value,
)
from quiz.formula.pictures.line import one_line
from quiz.formula.reading.context import Definitions
from quiz.formula.reading.vectors import FREE
from quiz.formula.tree import (
    Binary,
    Call,
    Compare,
    Const,
    Index,
    Neg,
    Node,
    Num,
    children,
    shape,
    walk,
)

__all__ = ["Breakpoints", "Kept", "as_exact", "irrationals", "numbers"]

_BITS = 110
_MOST_PAIRS = 12
_MOST_LOOKED_AT = 3_000
_MOST_WORK = 60_000
"""What the breakpoints of one answer may cost: most is for comparing it."""
_EVALUATIONS = 40
"""How often a formula is evaluated at least to find its roots."""
_MOST_COMPILED, _MOST_FOUND = 64, 160
"""What is kept of each card's earlier answers: differences, and lists of roots."""


def numbers(*trees: Node) -> tuple[Exact, ...]:
    """Every number in the texts, constant parts worked out, small ones first.

    Irrational ones come as fractions within 2**-100 of them.
    """
    compiler = Compiler(Definitions())
    found: dict[Exact, None] = {}
    for tree in trees:
        for node in _constants(tree):
            value = _number(compiler.compile(node))
            if value is not None and -(10**6) <= value <= 10**6:
                found[-value if value < 0 else value] = None
    plain = [value for value in found if value not in (0, 1, 2)]
    return tuple(sorted(plain, key=lambda value: (value.denominator, value)))


def irrationals(*trees: Node) -> tuple[Irrational, ...]:
    """The irrational constants in the texts, as points."""
    compiler = Compiler(Definitions())
    found: dict[object, Irrational] = {}
    for tree in trees:
        for node in walk(tree):
            if not isinstance(node, Binary | Call | Const | Neg) or not constant(node):
                continue
            made = compiler.compile(node)
            try:
                value = made(Point({}, precision=_BITS))
            except (Undefined, Unsettled, OutOfBounds):
                continue
            near = as_exact(value)
            if isinstance(value, Ball) and value.tag is not None and near is not None:
                found[value.tag] = Irrational(
                    value.tag, Fraction(near), _to_bits(made), text=one_line(node)
                )
    return tuple(found.values())[:_MOST_PAIRS]


def _to_bits(made: Function) -> Callable[[int], Value]:
    return lambda precision: made(Point({}, precision=precision))


def _constants(node: Node) -> Iterator[Node]:
    """The largest constant parts of a tree, and the numbers in them."""
    if constant(node) and not isinstance(node, Compare | Const):
        for one in walk(node):
            if isinstance(one, Num | Binary | Call):
                yield one
        return
    for child in children(node):
        yield from _constants(child)


def _number(made: Function) -> Exact | None:
    try:
        return as_exact(made(Point({}, precision=_BITS)))
    except (Undefined, Unsettled, OutOfBounds):
        return None


@dataclass(frozen=True, slots=True)
class Difference:
    """A formula that is zero where another changes its form."""

    made: Function
    shape: object
    size: int
    """What evaluating it once counts for."""
    indices: tuple[str, ...]
    """Letters of its components."""


class Found(NamedTuple):
    """Roots, and what finding them takes: it counts each time."""

    roots: tuple[Exact | Irrational, ...]
    work: int
    once: int
    """What one evaluation takes."""


@dataclass(slots=True)
class Kept:
    """Breakpoints found for earlier answers to the same question."""

    differences: dict[object, Difference] = field(default_factory=dict)
    roots: dict[object, Found] = field(default_factory=dict)


def _distance(root: Exact | Irrational) -> Exact:
    place = root.near if isinstance(root, Irrational) else root
    return -place if place < 0 else place


class Breakpoints:
    """The breakpoints of some formulas along any letter."""

    def __init__(
        self,
        definitions: Definitions,
        trees: Sequence[Node],
        kept: Kept | None = None,
        work: Work | None = None,
    ) -> None:
        self._kept = kept or Kept()
        self._work = work or Work(0)
        left = self._work.left
        self._reserve = left - min(_MOST_WORK, left // 2)
        compiler = Compiler(definitions)
        known = self._kept.differences
        if len(known) > _MOST_COMPILED:
            known.clear()
        found: dict[object, Difference] = {}
        for tree in trees:
            looked_at = islice(differences(tree, definitions), _MOST_LOOKED_AT)
            for difference in looked_at:
                if len(found) >= _MOST_PAIRS:
                    break
                if difference is None or constant(difference):
                    continue
                key = shape(difference)
                if key not in known:
                    made = compiler.compile(difference)
                    indices = {
                        one.index for one in walk(difference) if isinstance(one, Index)
                    }
                    known[key] = Difference(
                        made, key, cost(difference), tuple(sorted(indices))
                    )
                found.setdefault(key, known[key])
        self._differences = tuple(found.values())

    def roots(
        self,
        letter: str,
        others: dict[str, Exact],
        vectors: Vectors = (),
        place: int = 0,
    ) -> tuple[Exact | Irrational, ...]:
        """Where a difference changes sign along `letter`, the others given.

        Args:
            letter: What moves.
            others: The other letters.
            vectors: The vectors, where there are any.
            place: Which component of the vector `letter` moves.
        """
        found = [
            self._of(one, letter, others, vectors, place) for one in self._differences
        ]
        # In turns: of many roots, some of every difference are looked at.
        turns = zip_longest(*found)
        return tuple(
            dict.fromkeys(one for turn in turns for one in turn if one is not None)
        )

    def _of(
        self,
        difference: Difference,
        letter: str,
        others: dict[str, Exact],
        vectors: Vectors,
        place: int,
    ) -> tuple[Exact | Irrational, ...]:
        if self._work.left <= self._reserve:
            return ()
        component = None
        if vectors:
            index = dict.fromkeys(difference.indices, place) | {FREE: 1}
            component = Component(vectors, place, tuple(index.items()))
        along = Line(difference.made, letter, others, difference.size, component)
        key = difference.shape, along.key()
        kept = self._kept.roots
        if (known := kept.get(key)) is None:
            along.at(1)
            once = along.work
        else:
            once = known.once
        if once * _EVALUATIONS > self._work.left - self._reserve:
            self._work.charge(once)
            return ()
        if known is None:
            if len(kept) > _MOST_FOUND:
                kept.clear()
            found = tuple(sorted(roots(along, difference.shape), key=_distance))
            known = kept[key] = Found(found, along.work, once)
        self._work.charge(known.work)
        return known.roots
