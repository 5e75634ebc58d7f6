"""Which component each vector letter means: ``exp(x)/sum(exp(x))`` is ``x_i``, ``x_j``.

A bare vector letter is a component: of the reduction around it, else of the
formula as a whole. After `resolve` every component says which.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from quiz.formula.tree import (
    Apply,
    Binary,
    Call,
    Cases,
    Compare,
    Derivative,
    Index,
    Logic,
    Neg,
    Node,
    Reduce,
    Sym,
    children,
)

if TYPE_CHECKING:
    from quiz.formula.reading.context import Definitions

FREE = "·"
"""The index of the component that a formula is for."""


def resolve(tree: Node, vectors: tuple[str, ...], definitions: Definitions) -> Node:
    """The tree with an index on every component of a vector.

    Args:
        tree: As read.
        vectors: The letters that are vectors.
        definitions: Tells which functions take whole vectors.
    """
    outside = list(_letters(tree, frozenset(), inside_reductions=False))
    anywhere = list(_letters(tree, frozenset(), inside_reductions=True))
    free = (outside or anywhere or [""])[0]
    return _Resolver(vectors, definitions, free).go(tree, FREE, frozenset(), "")


def _letters(
    node: Node, bound: frozenset[str], *, inside_reductions: bool
) -> Iterator[str]:
    """Index letters that no reduction binds, in order."""
    if isinstance(node, Index) and not node.index.isdigit() and node.index not in bound:
        yield node.index
    if isinstance(node, Reduce):
        if not inside_reductions or not node.index:
            return
        bound |= {node.index}
    for child in children(node):
        yield from _letters(child, bound, inside_reductions=inside_reductions)


class _Resolver:
    def __init__(
        self, vectors: tuple[str, ...], definitions: Definitions, free: str
    ) -> None:
        self.vectors = vectors
        self.definitions = definitions
        self.free = free
        self.made = 0

    def go(self, node: Node, here: str, bound: frozenset[str], whole: str) -> Node:
        """Resolve below `node`.

        `here` is the index of a bare vector; `whole` the letter that stands
        for every component in the argument of a function of vectors.
        """

        def down(child: Node) -> Node:
            return self.go(child, here, bound, whole)

        match node:
            case Sym(name=name):
                return Index(node, here, node.span) if name in self.vectors else node
            case Index(base=base, index=index):
                wanted = self.index(index, bound, whole)
                if isinstance(base, Sym):
                    return replace(node, index=wanted)
                return self.go(base, wanted, bound, whole)
            case Reduce():
                return self.reduction(node, bound, whole)
            case Apply(function=function, arguments=given):
                entry = self.definitions[function]
                if not entry.vectors:
                    return replace(
                        node, arguments=tuple(one and down(one) for one in given)
                    )
                found: list[Node | None] = []
                for place, one in enumerate(given):
                    is_vector = entry.variables[place : place + 1] and (
                        entry.variables[place] in entry.vectors
                    )
                    if one is None or not is_vector:
                        found.append(one and down(one))
                    else:
                        letter = self.free if here == FREE else here
                        found.append(self.go(one, FREE, bound - {letter}, letter))
                return Index(replace(node, arguments=tuple(found)), here, node.span)
            case Neg(operand=operand):
                return replace(node, operand=down(operand))
            case Binary(left=left, right=right):
                return replace(node, left=down(left), right=down(right))
            case Call(arguments=arguments):
                return replace(node, arguments=tuple(map(down, arguments)))
            case Compare(operands=operands):
                return replace(node, operands=tuple(map(down, operands)))
            case Logic(operands=operands):
                return replace(node, operands=tuple(map(down, operands)))
            case Cases(branches=branches):
                return replace(
                    node,
                    branches=tuple(
                        (down(value), condition and down(condition))
                        for value, condition in branches
                    ),
                )
            case Derivative(body=body):
                return replace(node, body=down(body))
        return node

    def index(self, index: str, bound: frozenset[str], whole: str) -> str:
        if index.isdigit() or index in bound:
            return index
        if index in (whole, self.free):
            return FREE
        return index

    def reduction(self, node: Reduce, bound: frozenset[str], whole: str) -> Node:
        index = node.index
        if not index:
            letters = [
                one
                for one in _letters(node.body, bound, inside_reductions=True)
                if one != whole
            ]
            others = [one for one in letters if one != self.free]
            self.made += 1
            index = (others or letters or [f"#{self.made}"])[0]
        body = self.go(node.body, index, bound | {index}, whole)
        return replace(node, index=index, body=body)
