"""Derived formulas made shorter, without changing a value.

Differentiation by rules leaves ``2*r*2/2^2`` where a person writes ``r``. Numbers
of a product are multiplied out, signs go to the front, quotients of quotients
become one, and cases that can never hold are dropped. Letters are never
cancelled: where a formula had no value it still has none.
"""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise

from quiz.formula.tree import (
    HOLDS,
    Binary,
    Call,
    Cases,
    Compare,
    Neg,
    Node,
    Num,
    Truth,
    shape,
    written,
)


def tidy(node: Node) -> Node:
    """The formula in a shorter form with the same values."""
    match node:
        case Binary(op="*" | "/") | Neg():
            return _product(node)
        case Binary(op="+" | "-", left=left, right=right):
            return _sum(tidy(left), tidy(right), node.op)
        case Binary(op="^", left=left, right=right):
            base, power = tidy(left), tidy(right)
            if isinstance(power, Num) and power.value == 1:
                return base
            return Binary("^", base, power)
        case Call(name=name, arguments=arguments):
            return Call(name, tuple(map(tidy, arguments)))
        case Compare(operands=operands):
            return Compare(node.operators, tuple(map(tidy, operands)))
        case Cases(branches=branches):
            return _cases([(tidy(v), when and tidy(when)) for v, when in branches])
    return node


def _number(value: Fraction) -> Node:
    if value < 0:
        return Neg(_number(-value))
    if value.denominator == 1:
        return Num(value, written(value))
    return Binary(
        "/", _number(Fraction(value.numerator)), _number(Fraction(value.denominator))
    )


def _product(node: Node) -> Node:
    number, tops, bottoms = _factors(node)
    if number == 0 and not bottoms and not tops:
        return _number(number)
    sign, number = (-1 if number < 0 else 1), abs(number)
    if number.numerator != 1 or not tops:
        tops = [_number(Fraction(number.numerator)), *tops]
    if number.denominator != 1:
        bottoms = [_number(Fraction(number.denominator)), *bottoms]
    whole = _times(tops)
    if bottoms:
        whole = Binary("/", whole, _times(bottoms))
    return Neg(whole) if sign < 0 else whole


def _factors(node: Node) -> tuple[Fraction, list[Node], list[Node]]:
    """A product as its number, and the factors above and below the line."""
    match node:
        case Num(value=value):
            return value, [], []
        case Neg(operand=operand):
            number, tops, bottoms = _factors(operand)
            return -number, tops, bottoms
        case Binary(op="*", left=left, right=right):
            a, above, below = _factors(left)
            b, more_above, more_below = _factors(right)
            return a * b, above + more_above, below + more_below
        case Binary(op="/", left=left, right=right):
            a, above, below = _factors(left)
            b, under, over = _factors(right)
            if b != 0 and not over:
                return a / b, above, below + under
        case Binary(op="^", left=Num(value=base), right=Num(value=power)):
            if power.denominator == 1 and 0 <= power <= 20:
                return base**power.numerator, [], []
    made = node if isinstance(node, Binary) and node.op == "/" else tidy(node)
    if made is not node and isinstance(made, Num | Neg):
        return _factors(made)
    return Fraction(1), [made], []


def _times(factors: list[Node]) -> Node:
    whole, *rest = factors
    for one in rest:
        whole = Binary("*", whole, one)
    return whole


def _sum(left: Node, right: Node, op: str) -> Node:
    if isinstance(right, Neg):
        right, op = right.operand, "-" if op == "+" else "+"
    if isinstance(left, Num) and isinstance(right, Num):
        both = left.value + right.value if op == "+" else left.value - right.value
        return _number(both)
    if isinstance(right, Num) and right.value == 0:
        return left
    if isinstance(left, Num) and left.value == 0:
        return right if op == "+" else tidy(Neg(right))
    return Binary(op, left, right)


def _cases(branches: list[tuple[Node, Node | None]]) -> Node:
    kept: list[tuple[Node, Node | None]] = []
    for value, when in branches:
        held = _always(when)
        if held is False:
            continue
        kept.append((value, None if held else when))
        if held:
            break
    if kept and kept[0][1] is None:
        return kept[0][0]
    same = {shape(value) for value, _ in kept}
    if kept and kept[-1][1] is None and len(same) == 1:
        return kept[0][0]
    return Cases(tuple(kept)) if kept else Cases(tuple(branches))


def _always(when: Node | None) -> bool | None:
    """Whether a condition holds everywhere, nowhere, or here and there (None)."""
    match when:
        case None:
            return True
        case Truth(value=value):
            return value
        case Compare(operators=operators, operands=operands):
            numbers = [one.value for one in operands if isinstance(one, Num)]
            if len(numbers) == len(operands):
                return all(
                    HOLDS[operator](a, b)
                    for operator, (a, b) in zip(
                        operators, pairwise(numbers), strict=True
                    )
                )
    return None
