"""Single changes to a formula that cannot be read off the values needed.

Conditions, branches and parts written several times, and what `summing` adds: each
change is made, and the caller looks whether it explains the answer.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations, islice

from quiz.formula.evaluation.evaluate import constant
from quiz.formula.slips.edit import Rewrite
from quiz.formula.slips.summing import changes, sums_and_indices
from quiz.formula.slips.written_out import exchanged
from quiz.formula.tree import (
    Binary,
    Call,
    Cases,
    Compare,
    Const,
    Index,
    Logic,
    Neg,
    Node,
    Num,
    Sym,
    children,
    shape,
    walk,
)

MOST = 160
"""Changes that are tried on one formula."""

_LOOSER = {"<": "<=", ">": ">=", "<=": "<", ">=": ">", "==": "!=", "!=": "=="}
_MIRRORED = {"<": ">", ">": "<", "<=": ">=", ">=": "<=", "==": "!=", "!=": "=="}


def rewrites(
    tree: Node, letters: tuple[str, ...], constants: tuple[Node, ...]
) -> Iterator[Rewrite]:
    """Changes to a formula without functions of decks, the likeliest first.

    Args:
        letters: Variables and parameters, which may have been mixed up.
        constants: Numbers that may be meant.
    """
    yield from islice(_all(tree, letters, constants), MOST)


def _all(
    tree: Node, letters: tuple[str, ...], constants: tuple[Node, ...]
) -> Iterator[Rewrite]:
    nodes = list(walk(tree))
    yield from _branches(tree, nodes)
    yield from _mixed_up(tree, nodes, letters)
    yield from sums_and_indices(tree, nodes, letters)
    yield from _everywhere(tree, nodes, constants)
    yield from _conditions(tree, nodes, constants)
    yield from _repeated(tree, nodes)


def _branches(tree: Node, nodes: list[Node]) -> Iterator[Rewrite]:
    for node in nodes:
        if not isinstance(node, Cases) or len(node.branches) > 4:
            continue
        for one, two in combinations(range(len(node.branches)), 2):
            branches = list(node.branches)
            branches[one] = (node.branches[two][0], node.branches[one][1])
            branches[two] = (node.branches[one][0], node.branches[two][1])
            swapped = replace(node, branches=tuple(branches))
            yield Rewrite("branches", exchanged(tree, {id(node): swapped}))


def _mixed_up(
    tree: Node, nodes: list[Node], letters: tuple[str, ...]
) -> Iterator[Rewrite]:
    """Two letters, or two functions, in each other's places."""
    used = [
        name
        for name in letters
        if any(isinstance(one, Sym) and one.name == name for one in nodes)
    ]
    for one, two in combinations(used, 2):
        turned = {one: two, two: one}
        change: dict[int, Node] = {
            id(node): replace(node, name=turned[node.name])
            for node in nodes
            if isinstance(node, Sym) and node.name in turned
        }
        yield Rewrite("letters", exchanged(tree, change), f"{one}, {two}")
    for name in used:
        for other in letters:
            if other not in used:
                change = {
                    id(node): replace(node, name=other)
                    for node in nodes
                    if isinstance(node, Sym) and node.name == name
                }
                yield Rewrite("letter", exchanged(tree, change), name)
    called = dict.fromkeys(
        one.name
        for one in nodes
        if isinstance(one, Call)
        and len(one.arguments) == 1
        and one.name not in ("cast", "abs")
    )
    for one, two in combinations(list(called)[:4], 2):
        turned = {one: two, two: one}
        change = {
            id(node): replace(node, name=turned[node.name])
            for node in nodes
            if isinstance(node, Call) and node.name in turned
        }
        yield Rewrite("calls", exchanged_deeply(tree, change), f"{one}, {two}")


def exchanged_deeply(tree: Node, change: dict[int, Node]) -> Node:
    """Functions renamed inside each other too."""
    if not isinstance(tree, Call) or id(tree) not in change:
        kept = {
            id(child): exchanged_deeply(child, change)
            for child in children(tree)
            if any(id(one) in change for one in walk(child))
        }
        return exchanged(tree, kept)
    renamed = change[id(tree)]
    name = renamed.name if isinstance(renamed, Call) else tree.name
    inner = tuple(exchanged_deeply(one, change) for one in tree.arguments)
    return replace(tree, name=name, arguments=inner)


def _everywhere(
    tree: Node, nodes: list[Node], constants: tuple[Node, ...]
) -> Iterator[Rewrite]:
    """One change at every place where it applies."""
    extremes: dict[int, str] = {
        id(one): "min" if one.name == "max" else "max"
        for one in nodes
        if isinstance(one, Call) and one.name in ("max", "min")
    }
    if len(extremes) > 1:
        yield Rewrite("max-min", _renamed(tree, extremes))
    values = _outside_conditions(tree)
    signs: dict[int, str] = {
        id(one): "-" if one.op == "+" else "+"
        for one in values
        if isinstance(one, Binary) and one.op in "+-"
    }
    if len(signs) > 1:
        yield Rewrite("signs", _renamed(tree, signs))
    times = Counter(one.value for one in nodes if isinstance(one, Num))
    bounds = Counter(
        limit.value
        for one in nodes
        if isinstance(one, Call) and one.name in ("max", "min", "clip")
        for part in one.arguments
        if isinstance(limit := part.operand if isinstance(part, Neg) else part, Num)
    )
    for value, count in times.items():
        if count < 2:
            continue
        for other in constants:
            if isinstance(other, Num) and other.value == value:
                continue
            change: dict[int, Node] = {
                id(one): other
                for one in nodes
                if isinstance(one, Num) and one.value == value
            }
            name = "base" if isinstance(other, Const) and other.name == "e" else ""
            if value in bounds and count == bounds[value]:
                name = "bound"
            yield Rewrite("constant", exchanged(tree, change), name)


def _renamed(node: Node, names: dict[int, str]) -> Node:
    """Operators and functions under new names, inside each other too."""
    change: dict[int, Node] = {}
    for child in children(node):
        change[id(child)] = _renamed(child, names)
    new = exchanged(node, change)
    name = names.get(id(node))
    if name is None:
        return new
    if isinstance(new, Binary):
        return replace(new, op=name)
    return replace(new, name=name) if isinstance(new, Call) else new


def _outside_conditions(node: Node) -> Iterator[Node]:
    yield node
    if isinstance(node, Cases):
        for value, _ in node.branches:
            yield from _outside_conditions(value)
        return
    for child in children(node):
        yield from _outside_conditions(child)


def _conditions(
    tree: Node, nodes: list[Node], constants: tuple[Node, ...]
) -> Iterator[Rewrite]:
    joined = {
        id(part) for one in nodes if isinstance(one, Logic) for part in one.operands
    }
    for node in nodes:
        if isinstance(node, Logic) and len(node.operands) == 2:
            new = replace(node, op="or" if node.op == "and" else "and")
            yield Rewrite("condition", exchanged(tree, {id(node): new}), node.op)
        if not isinstance(node, Compare):
            continue
        mirrored = "condition" if id(node) in joined else "branches"
        for table, kind in ((_LOOSER, "edge"), (_MIRRORED, mirrored)):
            turned = tuple(table[one] for one in node.operators)
            yield Rewrite(
                kind, exchanged(tree, {id(node): replace(node, operators=turned)})
            )
        below_zero = any(isinstance(one, Neg) for one in node.operands)
        for operand in node.operands:
            for inner in walk(operand):
                if below_zero and isinstance(inner, Sym):
                    continue
                for kind, other in _limits(inner, constants):
                    yield Rewrite(kind, exchanged(tree, {id(inner): other}))


def _limits(node: Node, constants: tuple[Node, ...]) -> Iterator[tuple[str, Node]]:
    """Other limits in place of a part of a condition."""
    match node:
        case Num(value=value):
            for other in constants:
                if not isinstance(other, Num) or other.value != value:
                    yield "limit", other
                    if not isinstance(other, Num) or other.value:
                        yield "limit", Neg(other)
        case Neg(operand=operand):
            yield "limit", operand
        case Sym():
            yield "condition", Call("abs", (node,))
            yield "limit", Neg(node)
        case Binary(left=left, right=right):
            yield "limit", left
            yield "limit", right
        case Call(name="abs", arguments=(inner,)):
            yield "condition", inner


def _repeated(tree: Node, nodes: list[Node]) -> Iterator[Rewrite]:
    """A part that the tree holds several times, as the argument of a function."""
    for group in _groups(nodes):
        for kind, new, name in changes(group[0]):
            change = {id(one): new for one in group}
            yield Rewrite(kind, exchanged(tree, change), name, is_argument=True)


def _groups(nodes: list[Node]) -> Iterator[list[Node]]:
    """Parts that are one object in several places, and alike arguments of functions."""
    times = Counter(id(one) for one in nodes)
    unique = {id(one): one for one in nodes}
    for one in unique.values():
        if times[id(one)] > 1 and not constant(one):
            yield [one]
    alike: dict[object, list[Node]] = {}
    for call in unique.values():
        if isinstance(call, Call) and len(call.arguments) == 1:
            (inner,) = call.arguments
            if not isinstance(inner, Sym | Index):
                alike.setdefault(shape(inner), []).append(inner)
    yield from (
        group
        for group in alike.values()
        if len({id(one) for one in group}) > 1 and not constant(group[0])
    )
