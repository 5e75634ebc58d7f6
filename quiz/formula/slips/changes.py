"""Plain changes to a part of a formula, as people make them by mistake.

Each uses only what stands in one of the two formulas, and a sign or a two, which
people lose most; so there are few of them, and two can be sought at once
(`quiz.formula.slips.pairs`).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations

from quiz.formula.evaluation.evaluate import constant
from quiz.formula.slips.edit import Edit
from quiz.formula.slips.needed import Place
from quiz.formula.slips.rough import number
from quiz.formula.slips.wrapping import ONE
from quiz.formula.tree import (
    Binary,
    Call,
    Cases,
    Const,
    Index,
    Neg,
    Node,
    Num,
    Reduce,
    Sym,
)

_TWO = Num(Fraction(2), "2")
_ALIKE = (
    ("log", "log2", "log10", "log1p"),
    ("tanh", "erf"),
    ("normcdf", "normpdf"),
    ("sinh", "cosh"),
)
"""Functions that are taken for one another."""
_CHOOSING = ("max", "min", "clip")
_POWERS = (2, 3)
_ROOT_TWO = 2**0.5
_MOST_BRANCHES = 3


@dataclass(frozen=True, slots=True)
class Words:
    """Letters and numbers that may have been mixed up or left out."""

    variables: tuple[str, ...]
    parameters: tuple[str, ...]
    numbers: tuple[Num, ...]
    functions: frozenset[str]
    """Names of functions in the other formula, ``^`` among them."""

    def has(self, value: Fraction) -> bool:
        """Whether a number is one of them."""
        return any(one.value == value for one in self.numbers)


def changes(node: Node, above: tuple[Node, ...], words: Words) -> Iterator[Edit]:
    """Everything that one slip may make of a part, with what is below it unchanged.

    Args:
        above: The nodes around it, the whole first.
    """
    value = [number(node.value)] if isinstance(node, Num) else []
    place = Place(node, value, [], above)
    match node:
        case Num():
            yield from _numbers(place, node, words)
        case Sym():
            yield from _letters(place, node, words)
        case Binary():
            yield from _joined(place, node, words)
        case Neg(operand=operand):
            yield Edit("factor", place, operand, ratio=-1.0)
        case Call(name=name, arguments=arguments) if name in _CHOOSING:
            yield from _chosen(place, node, arguments)
        case Call(name=name, arguments=(inner,)):
            yield from _called(place, name, inner, words)
        case Cases():
            yield from _cases(place, node)
    if not constant(node):
        yield from _scaled(place, node)
        if not above:
            yield from _of_all(place, node, words)


def _numbers(place: Place, node: Num, words: Words) -> Iterator[Edit]:
    parent = place.above[-1] if place.above else None
    if isinstance(parent, Binary) and parent.op == "^" and parent.left is node:
        yield Edit("constant", place, Const("e"))
    for other in words.numbers:
        if other.value == node.value:
            continue
        ratio = number(other.value / node.value) if node.value else 0.0
        yield Edit("constant", place, other, ratio=ratio)
        if node.value and other.value != -node.value and not _is_signed(place):
            yield Edit("constant", place, Neg(other), ratio=-ratio)


def _is_signed(place: Place) -> bool:
    """Whether a number has a sign of its own beside it, or none that counts."""
    parent = place.above[-1] if place.above else None
    return not isinstance(parent, Call)


def _letters(place: Place, node: Sym, words: Words) -> Iterator[Edit]:
    if node.name in words.variables:
        for name in words.variables:
            if name != node.name:
                yield Edit("letter", place, Sym(name), node.name)
        if "^" in words.functions:
            yield Edit("power", place, Binary("^", node, _TWO), ratio=2.0)
        if "abs" in words.functions:
            yield Edit("wrap", place, Call("abs", (node,)), "abs")


def _joined(place: Place, node: Binary, words: Words) -> Iterator[Edit]:
    op, left, right = node.op, node.left, node.right
    match op:
        case "+" | "-":
            flipped = "-" if op == "+" else "+"
            yield Edit("operation", place, Binary(flipped, left, right), op)
            yield Edit("drop", place, left, op)
            yield Edit("drop", place, right if op == "+" else Neg(right), op)
            if op == "+" and not constant(node.left) and not constant(node.right):
                yield Edit("operation", place, Binary("*", left, right), op)
        case "*":
            yield Edit("drop", place, left, op)
            yield Edit("drop", place, right, op)
            yield Edit("operation", place, Binary("+", left, right), op)
        case "/":
            yield Edit("drop", place, left, op)
            yield Edit("swap-operands", place, Binary("/", right, left), op)
            if not constant(left):
                yield Edit("drop", place, Binary("/", ONE, right), op)
        case "^" if constant(right):
            yield Edit("drop", place, left, op)
            for power in _POWERS:
                is_own = isinstance(right, Num) and right.value == power
                if not is_own and words.has(Fraction(power)):
                    raised = Num(Fraction(power), str(power))
                    new = Binary("^", left, raised)
                    yield Edit("exponent", place, new, ratio=float(power))


def _called(place: Place, name: str, inner: Node, words: Words) -> Iterator[Edit]:
    yield Edit("drop-call", place, inner, name)
    if constant(inner):
        return
    for group in _ALIKE:
        for other in group if name in group else ():
            if other != name and other in words.functions:
                yield Edit("other-call", place, Call(other, (inner,)), name)
    if name == "erf":
        for ratio in (_ROOT_TWO, 1 / _ROOT_TWO):
            op = "*" if ratio > 1 else "/"
            new = Call(name, (Binary(op, inner, Call("sqrt", (_TWO,))),))
            within = Place(inner, [], [], (*place.above, place.node))
            yield Edit("factor", within, new, ratio=ratio)


def _cases(place: Place, node: Cases) -> Iterator[Edit]:
    """Two branches in each other's places."""
    if len(node.branches) > _MOST_BRANCHES:
        return
    for one, two in combinations(range(len(node.branches)), 2):
        turned = list(node.branches)
        turned[one] = (node.branches[two][0], node.branches[one][1])
        turned[two] = (node.branches[one][0], node.branches[two][1])
        yield Edit("branches", place, Cases(tuple(turned)))


def _chosen(place: Place, node: Call, arguments: tuple[Node, ...]) -> Iterator[Edit]:
    if node.name == "clip":
        yield Edit("bound", place, arguments[0], "extra")
        return
    other = "min" if node.name == "max" else "max"
    yield Edit("max-min", place, Call(other, arguments), node.name)
    if len(arguments) == 2:
        for kept, dropped in (arguments, arguments[::-1]):
            if not constant(kept):
                is_bound = constant(dropped)
                name = "extra" if is_bound else node.name
                yield Edit("bound" if is_bound else "drop", place, kept, name)


def _scaled(place: Place, node: Node) -> Iterator[Edit]:
    """Another sign or a factor of two, where it is not one of a part beside."""
    parent = place.above[-1] if place.above else None
    match parent:
        case Binary(op="+" | "-", left=left) if left is node:
            pass
        case Binary(op="^", right=right) if right is node:
            pass
        case None | Cases() | Reduce():
            pass
        case Call(name=name) if name not in _CHOOSING or not constant(node):
            pass
        case _:
            return
    if not isinstance(node, Neg):
        yield Edit("factor", place, Neg(node), ratio=-1.0)
    if isinstance(parent, Call | None) or (
        isinstance(parent, Binary) and parent.op == "^"
    ):
        yield Edit("factor", place, Binary("*", _TWO, node), ratio=2.0)
        yield Edit("factor", place, Binary("/", node, _TWO), ratio=0.5)


def _of_all(place: Place, node: Node, words: Words) -> Iterator[Edit]:
    """A number as a factor of the whole, a letter as a term or a factor."""
    for one in words.numbers:
        if abs(one.value) not in (1, 2, Fraction(1, 2)):
            times, part = number(one.value), number(1 / one.value)
            yield Edit("factor", place, Binary("*", node, one), ratio=times)
            yield Edit("factor", place, Binary("/", node, one), ratio=part)
    for names, role in ((words.variables, "variable"), (words.parameters, "parameter")):
        for name in names:
            for op in "+-*/" if role == "variable" else "*/":
                new = Binary(op, node, Sym(name))
                yield Edit("join", place, new, role)


def is_bare(node: Node) -> bool:
    """Whether a formula is a letter or a number, its sign and factor aside."""
    match node:
        case Neg(operand=operand):
            return is_bare(operand)
        case Binary(op="*" | "/", left=left, right=right):
            return (constant(left) and is_bare(right)) or (
                constant(right) and is_bare(left)
            )
        case Sym() | Index():
            return True
    return constant(node)
