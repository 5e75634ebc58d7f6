"""Differentiation of trees, by the rules of calculus.

The result is exact but not simplified beyond dropping zeros and ones. Where a
kink makes the derivative undefined, so is the result.
"""

from __future__ import annotations

from fractions import Fraction
from itertools import islice
from typing import TYPE_CHECKING

from quiz.formula.reading.complaint import Unreadable
from quiz.formula.tree import (
    Apply,
    Binary,
    Call,
    Cases,
    Compare,
    Const,
    Derivative,
    Index,
    Neg,
    Node,
    Num,
    Reduce,
    Sym,
    rebuild,
    walk,
    written,
)

if TYPE_CHECKING:
    from quiz.formula.reading.context import Definitions

ZERO, ONE, TWO = (Num(Fraction(n), str(n)) for n in range(3))
MOST_NODES = 600
"""Nodes that a derivative may have."""
MOST_RULES = 2_000
"""Rules of differentiation that one derivative may take."""
UNDEFINED = Const("none")
"""A node without a value."""


def derive(node: Node, variable: str, definitions: Definitions) -> Node:
    """The derivative of a formula of real numbers.

    Args:
        node: The formula, resolved.
        variable: The letter to differentiate by.
        definitions: Where functions of decks are looked up.

    Raises:
        Unreadable: the derivative is too large to be worked out.
    """

    found = _derive(node, variable, definitions, _Work())
    if next(islice(walk(found), MOST_NODES, None), None) is not None:
        raise Unreadable("too-large", 0, limit=str(MOST_NODES), expected="parts")
    return found


class _Work:
    """Rules applied so far: derivatives of derivatives grow fast."""

    def __init__(self) -> None:
        self.rules = 0

    def count(self) -> None:
        self.rules += 1
        if self.rules > MOST_RULES:
            raise Unreadable("too-large", 0, limit=str(MOST_RULES), expected="parts")


def _derive(node: Node, variable: str, definitions: Definitions, work: _Work) -> Node:
    work.count()

    def d(inner: Node) -> Node:
        return _derive(inner, variable, definitions, work)

    match node:
        case Sym(name=name):
            return ONE if name == variable else ZERO
        case Index():
            return UNDEFINED
        case Neg(operand=operand):
            return _neg(d(operand))
        case Binary(op="+", left=left, right=right):
            return _add(d(left), d(right))
        case Binary(op="-", left=left, right=right):
            return _subtract(d(left), d(right))
        case Binary(op="*", left=left, right=right):
            return _add(_times(d(left), right), _times(left, d(right)))
        case Binary(op="/", left=left, right=right):
            top = _subtract(_times(d(left), right), _times(left, d(right)))
            return top if top == ZERO else _over(top, _power(right, TWO))
        case Binary(op="^"):
            return _power_rule(node, d(node.left), d(node.right))
        case Call():
            return _chain(node, [d(one) for one in node.arguments])
        case Cases(branches=branches):
            return Cases(tuple((d(value), when) for value, when in branches))
        case Apply():
            return d(expand(node, definitions))
        case Reduce(kind="sum" | "mean"):
            return Reduce(node.kind, node.index, d(node.body), node.lower, node.upper)
        case Reduce():
            return UNDEFINED
        case Derivative(body=body, variable=inner):
            return d(_derive(body, inner, definitions, work))
    return ZERO


def expand(node: Apply, definitions: Definitions) -> Node:
    """A call of a deck's function with its formula put in place."""
    entry = definitions[node.function]
    if entry.vectors:
        return UNDEFINED
    letters = [*entry.variables, *(name for name, _ in entry.params)]
    usual = ["" for _ in entry.variables] + [value for _, value in entry.params]
    values: dict[str, Node] = {}
    for letter, given, default in zip(letters, node.arguments, usual, strict=True):
        if given is not None:
            values[letter] = given
        elif default:
            values[letter] = Num(Fraction(default), default)
        else:
            return UNDEFINED
    return substitute(definitions.body(node.function), values)


def substitute(node: Node, values: dict[str, Node]) -> Node:
    """The tree with letters replaced by formulas."""
    change = {
        id(one): values[one.name]
        for one in walk(node)
        if isinstance(one, Sym) and one.name in values
    }
    return rebuild(node, change)


def _is_zero(node: Node) -> bool:
    return isinstance(node, Num) and node.value == 0


def _is_one(node: Node) -> bool:
    return isinstance(node, Num) and node.value == 1


def _neg(node: Node) -> Node:
    return node if _is_zero(node) else Neg(node)


def _add(left: Node, right: Node) -> Node:
    if _is_zero(left):
        return right
    return left if _is_zero(right) else Binary("+", left, right)


def _subtract(left: Node, right: Node) -> Node:
    if _is_zero(right):
        return left
    return _neg(right) if _is_zero(left) else Binary("-", left, right)


def _times(left: Node, right: Node) -> Node:
    if _is_zero(left) or _is_zero(right):
        return ZERO
    if _is_one(left):
        return right
    return left if _is_one(right) else Binary("*", left, right)


def _over(left: Node, right: Node) -> Node:
    return ZERO if _is_zero(left) else Binary("/", left, right)


def _power(left: Node, right: Node) -> Node:
    return left if _is_one(right) else Binary("^", left, right)


def _call(name: str, *arguments: Node) -> Node:
    return Call(name, arguments)


def _power_rule(node: Binary, left: Node, right: Node) -> Node:
    """``(u^v)' = v·u^(v-1)·u' + u^v·ln(u)·v'``."""
    base, exponent = node.left, node.right
    found: Node = ZERO
    if not _is_zero(left):
        less: Node = Binary("-", exponent, ONE)
        if isinstance(exponent, Num):
            reduced = exponent.value - 1
            less = Num(reduced, written(reduced))
        found = _times(_times(exponent, _power(base, less)), left)
    if not _is_zero(right):
        if isinstance(base, Const) and base.name == "e":
            return _add(found, _times(node, right))
        found = _add(found, _times(_times(node, _call("log", base)), right))
    return found


def _choice(left: Node, right: Node, first: Node, second: Node) -> Node:
    """The slope of the larger of two: undefined at a tie of unequal slopes."""
    return Cases(
        (
            (first, Compare((">",), (left, right))),
            (second, Compare(("<",), (left, right))),
            (first, Compare(("==",), (first, second))),
        )
    )


def _chain(node: Call, slopes: list[Node]) -> Node:
    u, *more = node.arguments
    du = slopes[0]
    match node.name:
        case "max" | "min":
            value, slope = u, du
            for other, other_slope in zip(more, slopes[1:], strict=True):
                above = (other, value) if node.name == "min" else (value, other)
                slope = _choice(*above, slope, other_slope)
                value = Call(node.name, (value, other))
            return slope
        case "clip":
            low, high = more
            inside = Call("max", (u, low))
            return derive_min(inside, _choice(u, low, du, slopes[1]), high, slopes[2])
        case "log" if more:
            top, bottom = _call("log", u), _call("log", more[0])
            return _over(_subtract(
                _times(_over(du, u), bottom), _times(top, _over(slopes[1], more[0]))
            ), _power(bottom, TWO))  # fmt: skip
        case "root":
            return _times(_over(node, _times(more[0], u)), du)
        case "logaddexp":
            weights = [_call("exp", one) for one in node.arguments]
            top = _add(_times(weights[0], du), _times(weights[1], slopes[1]))
            return _over(top, Binary("+", weights[0], weights[1]))
        case "cast":
            return ZERO
        case "sign" | "step" | "floor" | "ceil":
            return (
                ZERO if _is_zero(du) else Cases(((ZERO, Compare(("!=",), (u, ZERO))),))
            )
    if _is_zero(du):
        return ZERO
    outer = _outer(node, u)
    return UNDEFINED if outer is None else _times(outer, du)


def derive_min(value: Node, slope: Node, other: Node, other_slope: Node) -> Node:
    """The slope of the smaller of two formulas with known slopes."""
    return _choice(other, value, slope, other_slope)


def _outer(node: Call, u: Node) -> Node | None:
    """The derivative of the outer function at u."""
    square = Binary("^", u, TWO)
    one_less = Binary("-", ONE, square)
    match node.name:
        case "exp":
            return node
        case "expm1":
            return _call("exp", u)
        case "log":
            return Binary("/", ONE, u)
        case "log1p":
            return Binary("/", ONE, Binary("+", ONE, u))
        case "log2" | "log10":
            base = Num(Fraction(node.name[3:]), node.name[3:])
            return Binary("/", ONE, Binary("*", u, _call("log", base)))
        case "sqrt":
            return Binary("/", ONE, Binary("*", TWO, node))
        case "cbrt":
            three = Num(Fraction(3), "3")
            return Binary("/", ONE, Binary("*", three, Binary("^", node, TWO)))
        case "abs":
            signs = (
                (ONE, Compare((">",), (u, ZERO))),
                (Neg(ONE), Compare(("<",), (u, ZERO))),
            )
            return Cases(signs)
        case "sin":
            return _call("cos", u)
        case "cos":
            return Neg(_call("sin", u))
        case "tan":
            return Binary("^", _call("sec", u), TWO)
        case "cot":
            return Neg(Binary("^", _call("csc", u), TWO))
        case "sec":
            return Binary("*", node, _call("tan", u))
        case "csc":
            return Neg(Binary("*", node, _call("cot", u)))
        case "asin":
            return Binary("/", ONE, _call("sqrt", one_less))
        case "acos":
            return Neg(Binary("/", ONE, _call("sqrt", one_less)))
        case "atan":
            return Binary("/", ONE, Binary("+", ONE, square))
        case "acot":
            return Neg(Binary("/", ONE, Binary("+", ONE, square)))
        case "sinh":
            return _call("cosh", u)
        case "cosh":
            return _call("sinh", u)
        case "tanh":
            return Binary("-", ONE, Binary("^", node, TWO))
        case "coth":
            return Binary("-", ONE, Binary("^", node, TWO))
        case "sech":
            return Neg(Binary("*", node, _call("tanh", u)))
        case "csch":
            return Neg(Binary("*", node, _call("coth", u)))
        case "asinh":
            return Binary("/", ONE, _call("sqrt", Binary("+", square, ONE)))
        case "acosh":
            return Binary("/", ONE, _call("sqrt", Binary("-", square, ONE)))
        case "atanh":
            return Binary("/", ONE, one_less)
        case "erf" | "erfc":
            bell = _call("exp", Neg(square))
            slope = Binary("/", Binary("*", TWO, bell), _call("sqrt", Const("pi")))
            return slope if node.name == "erf" else Neg(slope)
        case "normcdf":
            return _call("normpdf", u)
        case "normpdf":
            return Neg(Binary("*", u, node))
    return None
