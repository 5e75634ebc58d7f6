"""Formulas with the functions of decks put in place: ``1/(1 + e^-x)`` for ``σ(x)``."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from functools import lru_cache
from itertools import islice

from quiz.formula.evaluation.closures import is_number
from quiz.formula.evaluation.derive import UNDEFINED, derive, substitute
from quiz.formula.reading.complaint import Unreadable
from quiz.formula.reading.context import Definitions
from quiz.formula.reading.vectors import FREE
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
    Num,
    Reduce,
    Sym,
    rebuild,
    walk,
)

MOST_NODES = 400
"""Nodes that a formula written out may have."""


def written_out(node: Node, definitions: Definitions) -> Node:
    """The formula without functions of decks or derivatives, for rough values.

    What cannot be put in place has no value, and neither has a formula that
    grows too long.
    """
    try:
        return _bounded(_out(node, definitions))
    except (Unreadable, _TooLong):
        return UNDEFINED


class _TooLong(Exception):  # noqa: N818 - a formula, not an error
    """The formula grows too long: nested calls double it each time."""


def _bounded(node: Node) -> Node:
    if sum(1 for _ in islice(walk(node), MOST_NODES + 1)) > MOST_NODES:
        raise _TooLong
    return node


def exchanged(node: Node, change: dict[int, Node]) -> Node:
    """The tree with nodes exchanged; parts without any stay the same objects."""
    if id(node) in change:
        return change[id(node)]
    match node:
        case Neg(operand=operand):
            new = exchanged(operand, change)
            return node if new is operand else replace(node, operand=new)
        case Binary(left=left, right=right):
            one, two = exchanged(left, change), exchanged(right, change)
            if one is left and two is right:
                return node
            return replace(node, left=one, right=two)
        case Call(arguments=arguments):
            parts = tuple(exchanged(one, change) for one in arguments)
            return node if _alike(parts, arguments) else replace(node, arguments=parts)
        case Apply(arguments=given):
            some = tuple(one and exchanged(one, change) for one in given)
            return node if _alike(some, given) else replace(node, arguments=some)
        case Compare(operands=operands) | Logic(operands=operands):
            parts = tuple(exchanged(one, change) for one in operands)
            return node if _alike(parts, operands) else replace(node, operands=parts)
        case Index(base=base):
            new = exchanged(base, change)
            return node if new is base else replace(node, base=new)
        case Reduce(body=body) | Derivative(body=body):
            new = exchanged(body, change)
            return node if new is body else replace(node, body=new)
        case Cases(branches=branches):
            pairs = tuple(
                (exchanged(value, change), when and exchanged(when, change))
                for value, when in branches
            )
            same = all(_alike(a, b) for a, b in zip(pairs, branches, strict=True))
            return node if same else replace(node, branches=pairs)
    return node


def _alike(left: tuple[object, ...], right: tuple[object, ...]) -> bool:
    return all(a is b for a, b in zip(left, right, strict=True))


def _out(node: Node, definitions: Definitions) -> Node:
    change: dict[int, Node] = {}
    for one in _topmost(node):
        match one:
            case Apply():
                change[id(one)] = _applied(one, definitions)
            case Index(base=base, index=index):
                inner = _out(base, definitions)
                change[id(one)] = _at_component(inner, index)
            case Derivative(body=body, variable=variable):
                slope = derive(body, variable, definitions)
                change[id(one)] = _out(slope, definitions)
    return exchanged(node, change) if change else node


def _topmost(node: Node) -> list[Node]:
    """The parts to be put in place that are not inside others."""
    found: list[Node] = []
    inside: set[int] = set()
    for one in walk(node):
        if id(one) in inside:
            continue
        if isinstance(one, Apply | Derivative) or (
            isinstance(one, Index) and not isinstance(one.base, Sym)
        ):
            found.append(one)
            inside.update(id(below) for below in walk(one))
    return found


@lru_cache(maxsize=512)
def _body(key: str, definitions: Definitions) -> Node:
    return _out(definitions.body(key), definitions)


def _applied(node: Apply, definitions: Definitions) -> Node:
    entry = definitions[node.function]
    letters = [*entry.variables, *(name for name, _ in entry.params)]
    usual = ["" for _ in entry.variables] + [value for _, value in entry.params]
    values: dict[str, Node] = {}
    for letter, given, default in zip(letters, node.arguments, usual, strict=True):
        if given is not None:
            values[letter] = _out(given, definitions)
        elif is_number(default):
            values[letter] = Num(Fraction(default), default)
        else:
            return UNDEFINED
    body = _body(node.function, definitions)
    if entry.vectors:
        body = _with_vectors(_own_indices(body, _mark(values)), entry.vectors, values)
    return _bounded(substitute(body, values))


def _own_indices(body: Node, mark: str) -> Node:
    """The formula with index letters that its arguments do not have."""
    change: dict[int, Node] = {}
    inside: set[int] = set()
    for one in walk(body):
        if isinstance(one, Reduce) and id(one) not in inside:
            letter = one.index + mark
            inner = _own_indices(_at_component(one.body, letter, one.index), mark)
            change[id(one)] = replace(one, index=letter, body=inner)
            inside.update(id(below) for below in walk(one))
    return rebuild(body, change) if change else body


def _mark(values: dict[str, Node]) -> str:
    """One prime more than any index letter of the arguments has."""
    letters = [
        one.index
        for value in values.values()
        for one in walk(value)
        if isinstance(one, Reduce)
    ]
    return "'" * (1 + max((one.count("'") for one in letters), default=0))


def _with_vectors(
    body: Node, vectors: tuple[str, ...], values: dict[str, Node]
) -> Node:
    change: dict[int, Node] = {}
    for one in walk(body):
        match one:
            case Index(base=Sym(name=name), index=index) if name in vectors:
                change[id(one)] = _at_component(values[name], index)
    return rebuild(body, change)


def _at_component(node: Node, index: str, old: str = FREE) -> Node:
    """The formula for another component: every `old` index becomes `index`."""
    if index == old:
        return node
    change: dict[int, Node] = {
        id(one): replace(one, index=index)
        for one in walk(node)
        if isinstance(one, Index) and one.index == old
    }
    return rebuild(node, change)
