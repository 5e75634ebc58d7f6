"""The formula as its author wrote it: a tree that keeps order, form and places.

SymPy rewrites what it reads; grading, pictures and hints need the learner's own
form, so the tree is quiz's own. Every node has a span: offsets into the text,
in code points from 0, the end exclusive.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields, replace
from decimal import Context, Decimal
from fractions import Fraction
from operator import eq, ge, gt, le, lt, ne
from typing import Any

Span = tuple[int, int]
NOWHERE: Span = (0, 0)

_LONGEST = 10**300
"""Beyond it a number is not written out."""
_ROUNDED = Context(prec=20)


@dataclass(frozen=True, slots=True)
class Num:
    """A number, exact, and how it was spelt."""

    value: Fraction
    text: str
    span: Span = NOWHERE


@dataclass(frozen=True, slots=True)
class Sym:
    """A variable, a parameter or a letter that the card does not know."""

    name: str
    span: Span = NOWHERE


@dataclass(frozen=True, slots=True)
class Const:
    """``e``, ``pi`` or ``oo`` (infinity)."""

    name: str
    span: Span = NOWHERE


@dataclass(frozen=True, slots=True)
class Index:
    """A component, ``x_i``: of a vector letter or of a vector-valued formula."""

    base: Node
    index: str
    """A letter, or digits counted from 1."""
    span: Span = NOWHERE


@dataclass(frozen=True, slots=True)
class Neg:
    """Unary minus."""

    operand: Node
    span: Span = NOWHERE


@dataclass(frozen=True, slots=True)
class Binary:
    """``+ - * / ^`` with two operands.

    `style` is ``""``, or ``"implicit"`` for a product by juxtaposition and
    ``"frac"`` for a quotient written as a fraction.
    """

    op: str
    left: Node
    right: Node
    style: str = ""
    span: Span = NOWHERE


@dataclass(frozen=True, slots=True)
class Call:
    """A known function with its arguments, under its canonical name."""

    name: str
    arguments: tuple[Node, ...]
    written: str = ""
    span: Span = NOWHERE


@dataclass(frozen=True, slots=True)
class Apply:
    """A function that a deck defines.

    `arguments` follow the definition's variables, then its parameters; None
    stands for a parameter left at its usual value.
    """

    function: str
    arguments: tuple[Node | None, ...]
    written: str = ""
    span: Span = NOWHERE


@dataclass(frozen=True, slots=True)
class Reduce:
    """``sum``, ``prod``, ``mean``, ``max``, ``min`` or ``logsumexp`` over an index.

    `index` is empty when the text named none; `lower` and `upper` are the
    bounds where they are numbers and no vector sets the length.
    """

    kind: str
    index: str
    body: Node
    lower: Node | None = None
    upper: Node | None = None
    span: Span = NOWHERE


@dataclass(frozen=True, slots=True)
class Compare:
    """A chain of comparisons: ``-1 < x <= 1`` has two operators."""

    operators: tuple[str, ...]
    operands: tuple[Node, ...]
    span: Span = NOWHERE


@dataclass(frozen=True, slots=True)
class Logic:
    """``and``, ``or`` and ``not`` of conditions."""

    op: str
    operands: tuple[Node, ...]
    span: Span = NOWHERE


@dataclass(frozen=True, slots=True)
class Truth:
    """``True`` or ``False``."""

    value: bool
    span: Span = NOWHERE


@dataclass(frozen=True, slots=True)
class Cases:
    """A formula by cases: the first branch whose condition holds.

    A condition of None holds always. Where no branch holds, the value is
    undefined.
    """

    branches: tuple[tuple[Node, Node | None], ...]
    span: Span = NOWHERE


@dataclass(frozen=True, slots=True)
class Derivative:
    """A derivative written but not worked out: ``d/dx tanh(x)``."""

    body: Node
    variable: str
    span: Span = NOWHERE


Node = (
    Num
    | Sym
    | Const
    | Index
    | Neg
    | Binary
    | Call
    | Apply
    | Reduce
    | Compare
    | Logic
    | Truth
    | Cases
    | Derivative
)

CONDITIONS = (Compare, Logic, Truth)

HOLDS: dict[str, Callable[[Any, Any], bool]] = {
    "<": lt, "<=": le, ">": gt, ">=": ge, "==": eq, "=": eq, "!=": ne,
}  # fmt: skip
"""What a comparison asks of two ordinary numbers."""


def written(value: int | Fraction) -> str:
    """The number exactly, as digits or a fraction; rounded where it is very long.

    >>> written(Fraction(-1, 3)), written(Fraction(10) ** -9_999)
    ('-1/3', '1e-9999')
    """
    if abs(value.numerator) <= _LONGEST and value.denominator <= _LONGEST:
        return str(value)
    rounded = _ROUNDED.divide(Decimal(value.numerator), Decimal(value.denominator))
    return f"{rounded.normalize(_ROUNDED):e}".replace("e+", "e")


def children(node: Node) -> Iterator[Node]:
    """The nodes directly below, in the order written."""
    match node:
        case Num() | Sym() | Const() | Truth():
            return
        case Index(base=base):
            yield base
        case Neg(operand=operand):
            yield operand
        case Binary(left=left, right=right):
            yield left
            yield right
        case Call(arguments=arguments):
            yield from arguments
        case Apply(arguments=given):
            yield from (one for one in given if one is not None)
        case Reduce(body=body, lower=lower, upper=upper):
            yield body
            yield from (one for one in (lower, upper) if one is not None)
        case Compare(operands=operands) | Logic(operands=operands):
            yield from operands
        case Cases(branches=branches):
            for value, condition in branches:
                yield value
                if condition is not None:
                    yield condition
        case Derivative(body=body):
            yield body


def walk(node: Node) -> Iterator[Node]:
    """The node and all below it, parents first."""
    pending = [node]
    while pending:
        one = pending.pop()
        yield one
        pending.extend(reversed(tuple(children(one))))


def height(node: Node) -> int:
    """How many levels the tree has; a lone letter has one."""
    levels = 0
    row = [node]
    while row:
        levels += 1
        row = [child for one in row for child in children(one)]
    return levels


def nesting(node: Node) -> int:
    """How many nodes stand in one another, sums and products left out."""
    deepest = 0
    pending = [(node, 0)]
    while pending:
        one, level = pending.pop()
        level += not isinstance(one, Binary | Num | Sym | Const | Truth)
        deepest = max(deepest, level)
        pending.extend((child, level) for child in children(one))
    return deepest


def rebuild(node: Node, change: dict[int, Node]) -> Node:
    """The tree with the nodes whose ``id()`` is a key of `change` exchanged."""
    if id(node) in change:
        return change[id(node)]
    if isinstance(node, Num | Sym | Const | Truth):
        return node
    if isinstance(node, Binary):  # long sums: one frame a term
        left, right = rebuild(node.left, change), rebuild(node.right, change)
        return replace(node, left=left, right=right)

    def new(value: object) -> object:
        if isinstance(value, tuple):
            return tuple(new(one) for one in value)
        return rebuild(value, change) if isinstance(value, _CLASSES) else value

    values = {
        field.name: new(getattr(node, field.name))
        for field in fields(node)
        if field.name != "span"
    }
    return replace(node, **values)  # type: ignore[arg-type]


def same(left: Node | None, right: Node | None) -> bool:
    """Whether two trees are alike but for their spans and spelling."""
    return shape(left) == shape(right)


def shape(node: object) -> object:
    """A hashable value, equal for trees alike but for spans and spelling."""
    if isinstance(node, tuple):
        return tuple(shape(one) for one in node)
    if not isinstance(node, _CLASSES):
        return node
    if isinstance(node, Binary):  # long sums: one frame a term
        return ("Binary", node.op, shape(node.left), shape(node.right))
    return (
        type(node).__name__,
        *(
            shape(getattr(node, field.name))
            for field in fields(node)
            if field.name not in ("span", "text", "written", "style")
        ),
    )


_CLASSES = (
    Num,
    Sym,
    Const,
    Index,
    Neg,
    Binary,
    Call,
    Apply,
    Reduce,
    Compare,
    Logic,
    Truth,
    Cases,
    Derivative,
)
