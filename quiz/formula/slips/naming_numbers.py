"""What a change of one number is called: a power, a base, a bound, a factor, a term."""

from __future__ import annotations

from fractions import Fraction

from quiz.formula.evaluation.evaluate import constant
from quiz.formula.slips.edit import Edit
from quiz.formula.slips.wrong import Slip
from quiz.formula.tree import Binary, Call, Neg, Node, Num

TRANSPARENT = ("max", "min", "clip")
"""Functions that let their argument through, within bounds."""
_SIMPLE = 12


def of_number(edit: Edit, role: str, *, mends: bool) -> Slip:
    """The reason for one number in another's place.

    Args:
        role: What the number is within the formula, as `naming.standing` tells.
        mends: Whether the change mends the answer; else it spoils the truth.
    """
    above = edit.place.above
    parent = above[-1] if above else None
    node = edit.place.node
    match above:
        case (*_, Binary(op="^", right=Neg(operand=operand)), Neg()) if operand is node:
            return Slip("wrong-power")
    if isinstance(parent, Binary) and parent.op == "^":
        if parent.right is node and edit.place.value[0] != 1:
            return Slip("wrong-power")
        if parent.left is node:
            return Slip("wrong-base")
    typed, meant = (node, edit.new) if mends else (edit.new, node)
    if edit.name:
        return Slip("wrong-default", (("name", edit.name),))
    if isinstance(parent, Call) and parent.name == "log" and _is_base(above, node):
        return Slip("wrong-base")
    ratio = edit.ratio if mends else (1 / edit.ratio if edit.ratio else 0.0)
    outer = [one for one in above if not isinstance(one, Neg)]
    inside = outer[-1] if outer else None
    if _is_bound(inside, node):
        return Slip("wrong-bound")
    factor = _is_factor(inside)
    if factor and isinstance(meant, Num) and not meant.value:
        return Slip("different")
    if factor and isinstance(typed, Num) and not typed.value:
        return Slip("missing-term")
    is_zero = isinstance(typed, Num) and not typed.value
    if is_zero and _is_beside_number(inside, (*above, node)):
        return Slip("different")  # that number is the wrong one
    neutral, what = (1, "factor") if factor else (0, "term")
    for much, one in (("missing", typed), ("extra", meant)):
        if isinstance(one, Num) and one.value == neutral:
            return Slip(f"{much}-{what}")
    if abs(ratio - 1) < 0.02 and not _terminates(meant):
        return Slip("rounded-too-far")
    if abs(ratio + 1) < 1e-9:
        return Slip("sign", (("inside", ""),))
    if role == "argument" and _is_factor(parent) and _is_simple(ratio):
        return Slip("wrong-argument")
    return Slip("wrong-constant")


def _is_base(above: tuple[Node, ...], node: Node) -> bool:
    """Whether a number is the base of a logarithm: also 2 in ``log(x)/log(2)``."""
    call = above[-1]
    if isinstance(call, Call) and len(call.arguments) > 1:
        return True
    match above[:-1]:
        case (*_, Binary(op="/", left=Call(name="log"), right=right)):
            return right is call
    return False


def _is_bound(parent: Node | None, node: Node) -> bool:
    if not isinstance(parent, Call) or parent.name not in TRANSPARENT:
        return False
    return parent.name != "clip" or node is not parent.arguments[0]


def _is_beside_number(parent: Node | None, way: tuple[Node, ...]) -> bool:
    """Whether the other term of a sum is a mere number."""
    if not isinstance(parent, Binary) or parent.op not in "+-":
        return False
    operands = (parent.left, parent.right)
    others = [one for one in operands if not any(one is node for node in way)]
    return all(constant(one) for one in others)


def _is_factor(parent: Node | None) -> bool:
    return isinstance(parent, Binary) and parent.op in "*/"


def _terminates(node: Node) -> bool:
    if isinstance(node, Neg):
        return _terminates(node.operand)
    if not isinstance(node, Num):
        return False
    rest = node.value.denominator
    for prime in (2, 5):
        while rest % prime == 0:
            rest //= prime
    return rest == 1


def _is_simple(ratio: float) -> bool:
    if not ratio:
        return False
    near = Fraction(ratio).limit_denominator(_SIMPLE)
    return abs(float(near) - ratio) < 1e-9 and abs(near.numerator) <= _SIMPLE
