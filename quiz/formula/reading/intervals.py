"""Conditions written as membership: ``x ∈ (0, ∞)``, ``x in [-1, 1]``, ``x ∈ ℝ``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quiz.formula.reading import frameworks
from quiz.formula.tree import Compare, Const, Neg, Node, Truth

if TYPE_CHECKING:
    from quiz.formula.reading.parser import Parser

_LINE = ("R", "real", "reals", "Reals", "N", "Z")


def member(p: Parser, left: Node) -> Node:
    """The condition that `left` lies in the set that follows.

    Of a set that is not an interval only the letter is kept: ``l ∈ {1, …, n}``.
    """
    token = p.next
    if token.kind == "op" and token.text == "{":
        frameworks.skip(p)
        return left
    if token.kind == "name":
        word = p.take().text
        while p.next.text in ("_", "^"):
            p.take()
            if p.next.text == "{":
                frameworks.skip(p)
            else:
                p.take()
        if word in _LINE:
            return Truth(True, (left.span[0], p.tokens[p.at - 1].end))
        return left
    return interval(p, left)


def interval(p: Parser, left: Node) -> Node:
    """``(0, ∞)``, ``[-1; 1]`` or ``]0, 1[`` as a chain of comparisons."""
    opening = p.next
    if not p.accept("(", "[", "]"):
        raise p.stop("interval")
    before = p.bars, p.decimal_comma, p.in_call
    p.bars, p.decimal_comma, p.in_call = 0, False, p.in_call + 1
    low = p.parse(0)
    if not p.accept(",", ";"):
        raise p.stop(",")
    high = p.parse(0)
    p.bars, p.decimal_comma, p.in_call = before
    closing = p.next
    if not p.accept(")", "]", "["):
        raise p.stop(")")
    span = (left.span[0], closing.end)
    operators: list[str] = []
    operands: list[Node] = [left]
    if not _infinite(low):
        operators.append("<=" if opening.text == "[" else "<")
        operands.insert(0, low)
    if not _infinite(high):
        operators.append("<=" if closing.text == "]" else "<")
        operands.append(high)
    if not operators:
        return Truth(True, span)
    return Compare(tuple(operators), tuple(operands), span)


def _infinite(node: Node) -> bool:
    inner = node.operand if isinstance(node, Neg) else node
    return isinstance(inner, Const) and inner.name == "oo"
