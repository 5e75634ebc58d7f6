"""Single changes to what stands in a sum, to its kind and to indices."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from quiz.formula.evaluation.evaluate import constant
from quiz.formula.reading.vectors import FREE
from quiz.formula.slips.edit import Rewrite
from quiz.formula.slips.wrapping import logistic_of
from quiz.formula.slips.written_out import exchanged
from quiz.formula.tree import Binary, Call, Index, Neg, Node, Num, Reduce, Sym, walk

_TWO = Num(Fraction(2), "2")
_REDUCTIONS = ("sum", "mean", "max", "min", "prod", "logsumexp")
_OTHER_CALLS = ("exp", "log", "abs", "sqrt", "tanh", "sinh", "cosh")
_POWERS = (1, 2, 3, 4)
Change = tuple[str, Node, str]
"""The kind of a change, what the part becomes, and whose name it is about."""


def sums_and_indices(
    tree: Node, nodes: list[Node], letters: tuple[str, ...]
) -> Iterator[Rewrite]:
    """Changes to indices and sums, if the formula has any.

    Args:
        tree: A formula without functions of decks.
        nodes: All its parts.
        letters: Variables and parameters, which may have been left out.
    """
    bound = [one.index for one in nodes if isinstance(one, Reduce)]
    if not bound and not any(isinstance(one, Index) for one in nodes):
        return
    yield from _everywhere(tree, nodes)
    for node in nodes:
        if isinstance(node, Index):
            for index in dict.fromkeys((FREE, *bound)):
                if index != node.index:
                    new = replace(node, index=index)
                    yield Rewrite("index", exchanged(tree, {id(node): new}))
        if isinstance(node, Reduce):
            for kind in _REDUCTIONS:
                if kind != node.kind:
                    new_kind = replace(node, kind=kind)
                    changed = exchanged(tree, {id(node): new_kind})
                    name = node.kind if kind != "logsumexp" else "logsumexp"
                    yield Rewrite("reduction", changed, name)
            yield Rewrite(
                "unsummed",
                exchanged(tree, {id(node): _at(node.body, node.index, FREE)}),
                node.kind,
            )
            yield from _summed(tree, node, letters)
    for node in nodes:
        if isinstance(node, Call) and any(isinstance(one, Index) for one in walk(node)):
            body = _at(node, FREE, "new")
            if body is not node and not any(isinstance(n, Reduce) for n in walk(node)):
                summed = Reduce("sum", "new", body)
                yield Rewrite("summed", exchanged(tree, {id(node): summed}), "sum")


def _everywhere(tree: Node, nodes: list[Node]) -> Iterator[Rewrite]:
    """One index for another everywhere: ``x_1`` for ``x_i``, ``x_i`` in every sum."""
    used = {
        one.index for one in nodes if isinstance(one, Index) and one.index.isdigit()
    }
    for index in used:
        yield Rewrite("index", _at(tree, index, FREE))
    change: dict[int, Node] = {
        id(one): replace(one, body=_at(one.body, FREE, one.index))
        for one in nodes
        if isinstance(one, Reduce)
    }
    if len(change) > 1:
        yield Rewrite("index", exchanged(tree, change))


def _in_sum(node: Node, letters: tuple[str, ...]) -> Iterator[Change]:
    """A part of a sum with another function, base or power, or a letter more."""
    match node:
        case Call(name=name, arguments=(inner,)):
            for base in (2, 10) if name == "exp" else ():
                yield "base", Binary("^", Num(Fraction(base), str(base)), inner), ""
            for other in _OTHER_CALLS:
                if other != name:
                    yield "other-call", Call(other, (inner,)), name
            yield "other-call", logistic_of(inner), name
        case Binary(op="^", left=Num(), right=right):
            yield "base", Call("exp", (right,)), ""
        case Binary(op="^", left=left, right=Num(value=value)):
            for power in _POWERS:
                if power != value:
                    number = Num(Fraction(power), str(power))
                    yield "squared", Binary("^", left, number), ""
        case Binary(op="/", left=left, right=right):
            yield "reciprocal", Binary("/", right, left), ""
            yield "operation", Binary("*", left, right), ""
            yield "without", left, _letter(right)
        case Binary(op="*", left=left, right=right):
            yield "operation", Binary("/", left, right), ""
            yield "without", left, _letter(right)
            yield "without", right, _letter(left)
    if isinstance(node, Index):
        for name in letters:
            for op in "*/":
                yield "with", Binary(op, node, Sym(name)), name


def _letter(node: Node) -> str:
    return node.name if isinstance(node, Sym) else ""


def _at(node: Node, old: str, index: str) -> Node:
    change: dict[int, Node] = {
        id(one): replace(one, index=index)
        for one in walk(node)
        if isinstance(one, Index) and one.index == old
    }
    return exchanged(node, change) if change else node


def _summed(tree: Node, node: Reduce, letters: tuple[str, ...]) -> Iterator[Rewrite]:
    """Changes inside a sum, and functions on the wrong side of it."""
    for one in list(walk(node.body))[:8]:
        if constant(one):
            continue
        for kind, new, name in (*changes(one), *_in_sum(one, letters)):
            changed = exchanged(tree, {id(one): new})
            yield Rewrite(kind, changed, name, is_argument=one is not node.body)
    for call in walk(tree):
        if isinstance(call, Call) and call.arguments == (node,):
            inside = replace(node, body=Call(call.name, (node.body,)))
            yield Rewrite("moved", exchanged(tree, {id(call): inside}), call.name)
    if isinstance(node.body, Call) and len(node.body.arguments) == 1:
        inner = replace(node, body=node.body.arguments[0])
        outside = Call(node.body.name, (inner,))
        yield Rewrite("moved", exchanged(tree, {id(node): outside}), node.body.name)


def changes(node: Node) -> Iterator[Change]:
    """A part with a sign, a factor, a power or a function more or less."""
    yield "negated", Neg(node), ""
    if isinstance(node, Neg):
        return
    if isinstance(node, Call) and len(node.arguments) == 1:
        yield "drop-call", node.arguments[0], node.name
    for name in ("exp", "log", "abs"):
        yield "wrap", Call(name, (node,)), name
    yield "scaled", Binary("*", _TWO, node), "1/2"
    yield "scaled", Binary("/", node, _TWO), "2"
    yield "squared", Binary("^", node, _TWO), ""
