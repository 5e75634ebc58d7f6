"""Indicators: 1 where a condition holds, 0 elsewhere."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from quiz.formula.reading import branches, intervals, operands
from quiz.formula.tree import CONDITIONS, Call, Node, Num

if TYPE_CHECKING:
    from quiz.formula.reading.lexer import Token
    from quiz.formula.reading.parser import Parser

_SIGNS = frozenset(["<", "<=", ">", ">=", "=", "==", "!=", "in"])
_CLOSING = {"(": ")", "[": "]", "{": "}"}


def named(p: Parser, token: Token) -> Node:
    """``I(x > 0)``, ``I[x > 0]``, ``I_{x > 0}``: 1 where the condition holds."""
    opening = p.take()
    inner = _inside(p, opening)
    branches.as_condition(p, inner)
    return Call("cast", (inner,), token.text, (token.start, p.tokens[p.at - 1].end))


def of_condition(p: Parser, one: Token) -> Node | None:
    """``𝟙(x > 0)``, ``𝟙[x > 0]``, ``𝟙{x > 0}``; None where no condition follows.

    A plain 1 is taken so in an exponent alone: elsewhere ``1 (x > 0)`` is a product,
    or a value and where it counts.

    Raises:
        Unreadable: for ``𝟙(x)``, which says no condition.
    """
    if one.text != "1" or not (one.tex or _is_exponent(p)):
        return None
    opening = p.next
    if opening.kind != "op" or opening.text not in _CLOSING:
        return None
    is_called = one.tex and opening.text in ("(", "[") and not opening.gap
    if not (is_called or _compares(p)):
        return None
    before = p.at
    p.take()
    inner = _inside(p, opening)
    if is_called:
        branches.as_condition(p, inner)
    elif not isinstance(inner, CONDITIONS):
        p.at = before
        return None
    return Call("cast", (inner,), "1", (one.start, p.tokens[p.at - 1].end))


def _is_exponent(p: Parser) -> bool:
    place = p.at - 2
    while place >= 0 and p.tokens[place].text in ("-", "+"):
        place -= 1
    return place >= 0 and p.tokens[place].text == "^" and not p.next.gap


def _compares(p: Parser) -> bool:
    """Whether there is a sign of comparison within the bracket ahead."""
    depth = 0
    for token in p.tokens[p.at :]:
        if token.kind == "op":
            depth += (token.text in _CLOSING) - (token.text in ")]}")
        if depth == 0:
            return False
        if token.text in _SIGNS:
            return True
    return False


def _inside(p: Parser, opening: Token) -> Node:
    if opening.text == "{":
        return operands.braces(p, opening)
    return operands.group(p, opening)


def of_interval(p: Parser, one: Num) -> Node | None:
    """``1_{[0, ∞)}(x)``: whether x lies in the interval; None for other subscripts."""
    if p.next.text != "{" or p.ahead().text not in ("(", "["):
        return None
    before = p.at
    opening, depth = p.take(), 1
    closing = p.at
    while p.tokens[closing].kind != "end" and depth:
        text = p.tokens[closing].text
        depth += (text == "{") - (text == "}")
        closing += 1
    after = p.tokens[min(closing, len(p.tokens) - 1)]
    commas = [one.text for one in p.tokens[p.at : closing]]
    if depth or after.text != "(" or not {",", ";"} & {*commas}:
        p.at = before
        return None
    start = p.at
    p.at = closing
    value = operands.group(p, p.take())
    end = p.at
    p.at = start
    found = intervals.interval(p, value)
    if p.at != closing - 1:
        raise p.stop("}")
    p.at = end
    span = (one.span[0], p.tokens[end - 1].end)
    return Call("cast", (replace(found, span=(opening.start, span[1])),), "1", span)
