"""The formulas that are zero where another changes its form or has none."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from quiz.formula.evaluation.derive import ONE, expand
from quiz.formula.evaluation.evaluate import constant
from quiz.formula.evaluation.vanishing import POLES
from quiz.formula.reading.context import Definitions
from quiz.formula.tree import Apply, Binary, Call, Compare, Const, Neg, Node, Num, walk

_DEEPEST_EXPANSION = 4


def differences(
    tree: Node, definitions: Definitions, depth: int = 0
) -> Iterator[Node | None]:
    """Formulas that are zero where the tree changes its form; None between them.

    What is divided by counts: a quotient has no value where that is zero.
    """
    for one in walk(tree):
        yield None
        match one:
            case Compare(operands=operands):
                for left, right in pairwise(operands):
                    yield from _factors(_less(left, right))
            case Call(name="max" | "min", arguments=(first, *rest)):
                for other in rest:
                    yield _less(first, other)
            case Call(name="floor" | "ceil", arguments=a):
                yield a[0]
                yield _less(a[0], ONE)
                yield Binary("+", a[0], ONE)
            case Call(name="abs" | "sign" | "step", arguments=a):
                yield from _factors(a[0])
            case Call(name="clip", arguments=(value, *bounds)):
                for bound in bounds:
                    if not _infinite(bound):
                        yield _less(value, bound)
            case Call(name=name, arguments=(argument,)) if name in POLES:
                yield POLES[name](argument)
            case Binary(op="/", right=right):
                yield from _factors(right)
            case Binary(op="^", left=left, right=right) if _negative(right):
                yield from _factors(left)
            case Apply() if depth < _DEEPEST_EXPANSION:
                inside = expand(one, definitions)
                yield from differences(inside, definitions, depth + 1)


def _less(left: Node, right: Node) -> Node:
    if isinstance(right, Num) and right.value == 0:
        return left
    return Binary("-", left, right)


def _factors(node: Node) -> Iterator[Node]:
    """What must be zero for a product, a power or a size to be zero."""
    match node:
        case Binary(op="*", left=left, right=right):
            yield from _factors(left)
            yield from _factors(right)
        case Binary(op="/", left=left):
            yield from _factors(left)
        case Binary(op="^", left=left, right=right) if constant(right):
            yield from _factors(left)
        case Neg(operand=inner) | Call(name="abs", arguments=(inner,)):
            yield from _factors(inner)
        case _:
            yield node


def _negative(node: Node) -> bool:
    return constant(node) and (
        isinstance(node, Neg) or (isinstance(node, Num) and node.value < 0)
    )


def _infinite(node: Node) -> bool:
    inner = node.operand if isinstance(node, Neg) else node
    return isinstance(inner, Const) and inner.name in ("oo", "none")
