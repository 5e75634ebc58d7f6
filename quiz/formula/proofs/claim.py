"""What is to be proved: that two formulas are equal where the truth has a value.

A claim stands on its own, without the decks whose functions its formulas name,
so that it can be sent to the process that holds SymPy.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import count, islice
from typing import TYPE_CHECKING

from quiz.formula.evaluation.closures import is_number
from quiz.formula.evaluation.derive import derive, substitute
from quiz.formula.reading.complaint import Unreadable
from quiz.formula.reading.vectors import FREE
from quiz.formula.tree import (
    Apply,
    Derivative,
    Index,
    Node,
    Num,
    Reduce,
    Sym,
    children,
    rebuild,
    walk,
)

if TYPE_CHECKING:
    from quiz.formula.reading.context import Definitions
    from quiz.formula.reference import Problem

MOST_NODES = 800
"""Nodes of one formula with the decks' functions written out."""
_DEEPEST = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """Two formulas, and for which letters they are said to be equal.

    Every letter is a real number; component letters stand under an `Index`.
    """

    given: Node
    expected: Node
    assumptions: tuple[Node, ...] = ()
    """Conditions on the letters."""
    exceptions: tuple[Node, ...] = ()
    """Values of `variable` that are left out."""
    variable: str = "x"
    count: str | None = None
    """The letter for the number of components; None where nothing is a vector."""


def claim_of(answer: Node, problem: Problem) -> Claim | None:
    """The claim that an answer is right; None where it cannot be put so.

    Args:
        answer: As it was compared: resolved, in the letters of the card.
        problem: What it was compared with.

    Parameters that the answer does not name stand at their usual values, as
    they did when the numbers were compared.
    """
    entry = problem.reference.definition
    used = {one.name for one in walk(answer) if isinstance(one, Sym)}
    try:
        usual = {
            name: problem.read(value)
            for name, value in entry.params
            if value and name not in used
        }

        def whole(node: Node) -> Node:
            return substitute(_written_out(node, problem.definitions, 0), usual)

        return Claim(
            given=whole(answer),
            expected=whole(problem.tree),
            assumptions=tuple(map(whole, problem.assumptions)),
            exceptions=tuple(map(whole, problem.exceptions)),
            variable=entry.variables[0],
            count="n" if entry.vectors else None,
        )
    except Unreadable:
        return None


def _written_out(node: Node, definitions: Definitions, depth: int) -> Node:
    """The tree with the decks' functions, and derivatives, worked out.

    Raises:
        Unreadable: it grows too large, or a function has no value to put in.
    """
    if depth > _DEEPEST:
        raise Unreadable("too-large", 0, limit=str(_DEEPEST), expected="depth")
    change: dict[int, Node] = {}
    pending = [node]
    while pending:
        one = pending.pop()
        match one:
            case Derivative(body=body, variable=variable):
                found = derive(body, variable, definitions)
            case Index(base=Apply() as call, index=index):
                found = _component(call, index, definitions, depth)
            case Apply():
                found = _component(one, FREE, definitions, depth)
            case _:
                pending += children(one)
                continue
        change[id(one)] = _written_out(found, definitions, depth + 1)
    made = rebuild(node, change) if change else node
    if next(islice(walk(made), MOST_NODES, None), None) is not None:
        raise Unreadable("too-large", 0, limit=str(MOST_NODES), expected="parts")
    return made


def _component(node: Apply, index: str, definitions: Definitions, depth: int) -> Node:
    """A call with the function's formula put in its place.

    Args:
        node: The call, its arguments resolved.
        index: Of the component that is meant, for a function of vectors.
        definitions: Where functions are looked up.
        depth: Of the call in others; indices bound in its formula are told
            apart by it.
    """
    entry = definitions[node.function]
    letters = [*entry.variables, *(name for name, _ in entry.params)]
    usual = ["" for _ in entry.variables] + [value for _, value in entry.params]
    values: dict[str, Node] = {}
    for letter, given, default in zip(letters, node.arguments, usual, strict=True):
        if given is not None:
            values[letter] = given
        elif is_number(default):
            values[letter] = Num(Fraction(default), default)
        else:
            raise Unreadable("unknown-name", 0, name=node.function)
    body = definitions.body(node.function)
    if not entry.vectors:
        return substitute(
            body, {key: _moved(one, index) for key, one in values.items()}
        )
    return _Placed(values, entry.vectors, index, f"{node.function}:{depth}").go(body)


class _Placed:
    """A formula of vectors with other formulas put in for its letters."""

    def __init__(
        self, values: dict[str, Node], vectors: tuple[str, ...], index: str, tag: str
    ) -> None:
        self.values = values
        self.vectors = vectors
        self.index = index
        self.tag = tag
        self.fresh = count()

    def go(self, body: Node) -> Node:
        """The component `index` of the formula."""
        return self._go(body, {FREE: self.index})

    def _go(self, node: Node, names: dict[str, str]) -> Node:
        change: dict[int, Node] = {}
        pending = [node]
        while pending:
            one = pending.pop()
            if isinstance(one, Reduce):
                letter = f"{self.tag}:{next(self.fresh)}"
                inner = self._go(one.body, {**names, one.index: letter})
                change[id(one)] = replace(one, index=letter, body=inner)
            elif isinstance(one, Index) and isinstance(one.base, Sym):
                index = names.get(one.index, one.index)
                change[id(one)] = _moved(self.values[one.base.name], index)
            elif isinstance(one, Index | Apply):
                raise Unreadable("too-large", 0, limit=str(_DEEPEST), expected="depth")
            elif isinstance(one, Sym):
                if one.name in names:
                    raise Unreadable("unknown-name", 0, name=one.name)
                if one.name in self.values:
                    change[id(one)] = _moved(self.values[one.name], self.index)
            else:
                pending += children(one)
        return rebuild(node, change)


def _moved(node: Node, index: str) -> Node:
    """A vector's formula for another component than the free one."""
    change: dict[int, Node] = {
        id(one): replace(one, index=index)
        for one in walk(node)
        if isinstance(one, Index) and one.index == FREE
    }
    return rebuild(node, change) if change else node
