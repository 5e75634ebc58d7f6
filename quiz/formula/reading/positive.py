"""The positive part, ``max(·, 0)``: ``x^+``, ``[x]_+``, ``(x)+``."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from quiz.formula.tree import Call, Node, Num

if TYPE_CHECKING:
    from quiz.formula.reading.parser import Parser

_STARTS = ("(", "{", "[", "|(", "|", "floor(", "ceil(", "-", "+")


def part(node: Node, end: int) -> Node:
    """The positive part of a node whose sign ends at `end`."""
    span = (node.span[0], end)
    return Call("max", (node, Num(Fraction(0), "0", span)), "", span)


def lowered(p: Parser) -> int:
    """How many tokens of ``_+``, ``_{+}`` follow the subscript sign; 0 for none."""
    if p.next.text == "+" and p.next.kind == "op":
        return 1
    if p.next.text == "{" and p.ahead().text == "+" and p.ahead(2).text == "}":
        return 3
    return 0


def raised(p: Parser, left: Node) -> Node | None:
    """``x^+``, the positive part; a sign with nothing after it."""
    sign, after = p.next, p.ahead()
    braced = sign.text == "{" and after.text == "+" and p.ahead(2).text == "}"
    is_sign = after.text in ("+", "-") and after.gap
    is_raised = after.text in _STARTS and not is_sign
    if not braced and (
        sign.text != "+" or after.kind not in ("op", "end") or is_raised
    ):
        return None
    p.at += 3 if braced else 1
    return part(left, p.tokens[p.at - 1].end)


def follows(p: Parser) -> bool:
    """Whether the plus is that of ``(x)+`` or ``[x]+``, with nothing to add."""
    before, after = p.tokens[p.at - 1], p.ahead()
    if before.text not in (")", "]") or p.next.gap or _is_operand_of(p):
        return False
    if after.kind == "end" or after.text in (")", "]", "}", ",", ";"):
        return True
    signs = ("+", "-", "*", "/")
    return before.text == "]" and after.gap and after.text in signs


def _is_operand_of(p: Parser) -> bool:
    """Whether the bracket just closed is a divisor, an exponent or an argument."""
    depth, place = 0, p.at - 1
    while place > 0:
        token = p.tokens[place]
        if token.kind == "op":
            depth += (token.text in (")", "]")) - (token.text in ("(", "["))
        if depth == 0:
            break
        place -= 1
    opening, before = p.tokens[place], p.tokens[max(place - 1, 0)]
    called = before.kind == "name" and opening.text == "("
    return place > 0 and (before.text in ("/", "^") or called)
