"""How formulas go through the pipe to the child: as rows of plain JSON.

A tree is a flat list of nodes, children before parents, so that a deep one
needs no recursion. `decode` believes nothing: it checks every tag, name and
reference.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from fractions import Fraction

from quiz.formula.pictures.signs import fold
from quiz.formula.reading.names import FUNCTIONS
from quiz.formula.tree import (
    Apply,
    Binary,
    Call,
    Cases,
    Compare,
    Const,
    Derivative,
    Index,
    Logic,
    Neg,
    Node,
    Num,
    Reduce,
    Sym,
    Truth,
)

MOST_NODES = 2_000
LARGEST_BYTES = 200_000
"""Of one request or reply."""
_LONGEST_NAME = 80
_INTEGER = re.compile(r"-?0x[0-9a-f]{1,12000}\Z")

Row = list[object]


class Malformed(ValueError):  # noqa: N818 - a state of the message
    """A message that no honest partner sends."""


def encode(tree: Node) -> list[Row]:
    """A tree as rows: a tag, its own values, then the numbers of its children."""
    rows: list[Row] = []

    def write(node: Node, below: list[int]) -> int:
        rows.append(_row(node, below))
        return len(rows) - 1

    fold(tree, write)
    return rows


def _row(node: Node, below: list[int]) -> Row:
    match node:
        case Num(value=value, text=text):
            return ["num", hex(value.numerator), hex(value.denominator), text]
        case Sym(name=name) | Const(name=name):
            return ["sym" if isinstance(node, Sym) else "const", name]
        case Truth(value=value):
            return ["truth", value]
        case Index(index=index):
            return ["index", index, *below]
        case Neg():
            return ["neg", *below]
        case Binary(op=op, style=style):
            return ["binary", op, style, *below]
        case Call(name=name, written=written):
            return ["call", name, written, *below]
        case Apply(function=function, written=written, arguments=arguments):
            given = iter(below)
            slots = [None if one is None else next(given) for one in arguments]
            return ["apply", function, written, *slots]
        case Reduce(kind=kind, index=index, lower=lower, upper=upper):
            has = [lower is not None, upper is not None]
            return ["reduce", kind, index, *has, *below]
        case Compare(operators=operators):
            return ["compare", list(operators), *below]
        case Logic(op=op):
            return ["logic", op, *below]
        case Cases(branches=branches):
            return ["cases", [one is not None for _, one in branches], *below]
        case Derivative(variable=variable):
            return ["derivative", variable, *below]


def decode(rows: object) -> Node:
    """The tree that `encode` wrote; spans are not kept.

    Raises:
        Malformed: the rows are not a tree.
    """
    if not isinstance(rows, list) or not 0 < len(rows) <= MOST_NODES:
        raise Malformed("size")
    made: list[Node | None] = []
    for row in rows:
        if not isinstance(row, list) or not row or not isinstance(row[0], str):
            raise Malformed("row")
        reader = _READERS.get(row[0])
        if reader is None:
            raise Malformed("tag")
        cursor = _Cursor(row, made)
        made.append(cursor.end(reader(cursor)))
    root = made.pop()
    if root is None or any(one is not None for one in made):
        raise Malformed("not one tree")
    return root


class _Cursor:
    """One row being read; every earlier node is somebody's child only once."""

    def __init__(self, row: Row, made: list[Node | None]) -> None:
        self.row = row
        self.made = made
        self.at = 1

    def take(self) -> object:
        if self.at >= len(self.row):
            raise Malformed("short row")
        self.at += 1
        return self.row[self.at - 1]

    def text(self, *allowed: str) -> str:
        value = self.take()
        if not isinstance(value, str) or len(value) > _LONGEST_NAME:
            raise Malformed("text")
        if not value.isprintable() or (allowed and value not in allowed):
            raise Malformed("text")
        return value

    def flag(self) -> bool:
        value = self.take()
        if not isinstance(value, bool):
            raise Malformed("flag")
        return value

    def integer(self) -> int:
        value = self.take()
        if not isinstance(value, str) or not _INTEGER.match(value):
            raise Malformed("number")
        return int(value, 16)

    def listed(self) -> list[object]:
        value = self.take()
        if not isinstance(value, list):
            raise Malformed("list")
        return value

    def node(self) -> Node:
        place = self.take()
        if not isinstance(place, int) or not 0 <= place < len(self.made):
            raise Malformed("child")
        found = self.made[place]
        if found is None:
            raise Malformed("child taken twice")
        self.made[place] = None
        return found

    def slot(self) -> Node | None:
        if self.at < len(self.row) and self.row[self.at] is None:
            self.at += 1
            return None
        return self.node()

    def nodes(self) -> tuple[Node, ...]:
        return tuple(self.node() for _ in self.row[self.at :])

    def end(self, node: Node) -> Node:
        if self.at != len(self.row):
            raise Malformed("long row")
        return node


def _num(row: _Cursor) -> Node:
    above, below = row.integer(), row.integer()
    if below <= 0:
        raise Malformed("number")
    value = row.take()
    if not isinstance(value, str) or len(value) > 2_000 or not value.isprintable():
        raise Malformed("number")
    return Num(Fraction(above, below), value)


def _compare(row: _Cursor) -> Node:
    operators = row.listed()
    if not all(one in _COMPARISONS for one in operators):
        raise Malformed("operator")
    operands = row.nodes()
    if not operators or len(operands) != len(operators) + 1:
        raise Malformed("comparison")
    return Compare(tuple(map(str, operators)), operands)


def _cases(row: _Cursor) -> Node:
    flags = row.listed()
    if not flags or not all(isinstance(one, bool) for one in flags):
        raise Malformed("branches")
    return Cases(tuple((row.node(), row.node() if has else None) for has in flags))


def _reduce(row: _Cursor) -> Node:
    kind, index = row.text(*_REDUCTIONS), row.text()
    has_lower, has_upper = row.flag(), row.flag()
    body = row.node()
    lower = row.node() if has_lower else None
    return Reduce(kind, index, body, lower, row.node() if has_upper else None)


def _apply(row: _Cursor) -> Node:
    function, written = row.text(), row.text()
    return Apply(function, tuple(row.slot() for _ in row.row[row.at :]), written)


def _call(row: _Cursor) -> Node:
    name, written = row.text(*FUNCTIONS), row.text()
    arguments = row.nodes()
    fewest, most = FUNCTIONS[name]
    if not fewest <= len(arguments) <= max(most, 3):
        raise Malformed("arguments")
    return Call(name, arguments, written)


def _logic(row: _Cursor) -> Node:
    op, operands = row.text("and", "or", "not"), row.nodes()
    if len(operands) != (1 if op == "not" else 2):
        raise Malformed("operands")
    return Logic(op, operands)


def _binary(row: _Cursor) -> Node:
    op, style = row.text(*"+-*/^"), row.text("", "implicit", "frac")
    return Binary(op, row.node(), row.node(), style)


def _index(row: _Cursor) -> Node:
    index = row.text()
    return Index(row.node(), index)


def _derivative(row: _Cursor) -> Node:
    variable = row.text()
    return Derivative(row.node(), variable)


_COMPARISONS = ("<", "<=", ">", ">=", "==", "!=")
_REDUCTIONS = ("sum", "prod", "mean", "max", "min", "logsumexp")
_READERS: dict[str, Callable[[_Cursor], Node]] = {
    "num": _num,
    "sym": lambda row: Sym(row.text()),
    "const": lambda row: Const(row.text("e", "pi", "oo", "none")),
    "truth": lambda row: Truth(row.flag()),
    "index": _index,
    "neg": lambda row: Neg(row.node()),
    "binary": _binary,
    "call": _call,
    "apply": _apply,
    "reduce": _reduce,
    "compare": _compare,
    "logic": _logic,
    "cases": _cases,
    "derivative": _derivative,
}
