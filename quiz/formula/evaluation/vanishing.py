"""Whether a formula is exactly zero where a part of it is known to be.

No number of digits tells that ``x^2 - 2`` is zero at √2. At a point made as its
root it is zero by definition, and so is what is made of it: then ``x^2 != 2``
is false there, and ``1/(x^2 - 2)`` has no value.
"""

from __future__ import annotations

from collections.abc import Callable

from quiz.formula.tree import Binary, Call, Neg, Node, Num, shape

POLES: dict[str, Callable[[Node], Node]] = {
    "tan": lambda one: Call("cos", (one,)),
    "sec": lambda one: Call("cos", (one,)),
    "cot": lambda one: Call("sin", (one,)),
    "csc": lambda one: Call("sin", (one,)),
    "coth": lambda one: one,
    "csch": lambda one: one,
}
"""Functions that have no value where something is zero, and what that is."""

_THROUGH_ZERO = frozenset({
    "abs", "sign", "sqrt", "cbrt", "sin", "tan", "asin", "atan", "sinh", "tanh",
    "asinh", "atanh", "erf", "expm1", "log1p",
})  # fmt: skip


def vanishes(node: Node, zero: object) -> bool:
    """Whether `node` is zero because a formula of shape `zero` is."""
    if shape(node) == zero:
        return True
    match node:
        case Neg(operand=inner):
            return vanishes(inner, zero)
        case Binary(op="*", left=left, right=right):
            return vanishes(left, zero) or vanishes(right, zero)
        case Binary(op="/", left=left):
            return vanishes(left, zero)
        case Binary(op="^", left=left, right=Num(value=value)) if value > 0:
            return vanishes(left, zero)
        case Binary(op="-", left=left, right=Num(value=value)) if value == 0:
            return vanishes(left, zero)
        case Call(name=name, arguments=(inner,)) if name in _THROUGH_ZERO:
            return vanishes(inner, zero)
    return False


def equal(left: Node, right: Node, zero: object) -> bool:
    """Whether two formulas are equal because one of shape `zero` is zero."""
    if zero is None:
        return False
    if isinstance(right, Num) and right.value == 0:
        return vanishes(left, zero)
    if isinstance(left, Num) and left.value == 0:
        return vanishes(right, zero)
    return shape(Binary("-", left, right)) == zero
