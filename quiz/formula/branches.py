"""Formulas by cases: ``x if x > 0 else 0``, ``{x, x > 0; αx, иначе``, rows of LaTeX."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quiz.formula.names import ELIF, ELSE, IF, THEN
from quiz.formula.tree import CONDITIONS, Cases, Logic, Node

if TYPE_CHECKING:
    from quiz.formula.parser import Parser

Branch = tuple[Node, Node | None]
_FOR = frozenset(["for", "для"])
_ENDS = ("end",)


def clauses(p: Parser, closing: str) -> Node:
    """One formula, or values with their conditions up to `closing`."""
    start = p.next.start
    branches: list[Branch] = []
    pending: Node | None = None
    decided = False
    while pending is not None or not _at_end(p, closing):
        value, condition, has_condition, pending = _clause(p, closing, pending)
        decided = decided or has_condition or condition is not None
        branches.append((value, condition))
        if pending is None and not _separated(p, closing, len(branches)):
            break
        if condition is None and not decided:
            raise p.stop("condition")
    if not branches:
        raise p.stop("operand")
    if len(branches) == 1 and branches[0][1] is None:
        return branches[0][0]
    return Cases(tuple(branches), (start, p.tokens[p.at - 1].end))


def conditional(p: Parser, value: Node) -> Node:
    """What may follow a value inside a call: a Python or a C conditional."""
    if p.in_call and p.is_word(_FOR):
        return _generated(p, value)
    if p.accept_word(IF):
        condition = p.parse(0)
        if not p.accept_word(ELSE):
            raise p.stop("else")
        return _cases(p, value, condition, p.expression())
    if p.next.text == "?" and p.next.kind == "op":
        return _question(p, value)
    return value


def as_condition(p: Parser, node: Node) -> Node:
    """The node, which must be a condition."""
    if isinstance(node, CONDITIONS):
        return node
    from quiz.formula.complaint import Unreadable  # noqa: PLC0415 - rarely needed

    raise Unreadable("syntax", node.span[0], expected="condition")


def _cases(p: Parser, value: Node, condition: Node, other: Node) -> Cases:
    condition = as_condition(p, condition)
    rest = other.branches if isinstance(other, Cases) else ((other, None),)
    return Cases(((value, condition), *rest), (value.span[0], other.span[1]))


def _question(p: Parser, condition: Node) -> Cases:
    p.take()
    value = p.expression()
    p.expect(":")
    return _cases(p, value, condition, p.expression())


def _generated(p: Parser, body: Node) -> Node:
    """``… for j in range(n)``: the letter counts, the range is the vector."""
    p.take()
    p.generator = p.take().text
    depth = 0
    while p.next.kind != "end" and (depth or p.next.text not in (")", "]")):
        depth += (p.next.text in ("(", "[")) - (p.next.text in (")", "]"))
        p.take()
    return body


def _at_end(p: Parser, closing: str) -> bool:
    token = p.next
    if token.kind == "cmd" and token.text == "end":
        return True
    return token.kind == "end" or (token.kind == "op" and token.text == closing)


def _separated(p: Parser, closing: str, count: int) -> bool:
    """Whether another clause follows; the signs between them are read."""
    signs = (",", ";", "row") if p.rows or closing in ("}", "") else (",", ";")
    any_sign = False
    while p.accept(*signs) or (p.rows and p.accept(".")):
        any_sign = True
    if _at_end(p, closing):
        return False
    return any_sign or p.is_word(ELSE) or p.is_word(ELIF)


def _clause(
    p: Parser, closing: str, pending: Node | None
) -> tuple[Node, Node | None, bool, Node | None]:
    """Value, condition, whether it said one, and a value read too far."""
    if pending is None:
        if p.accept_word(IF) or p.accept_word(ELIF):
            return _condition_first(p)
        if p.accept_word(ELSE):
            p.accept(",", ":")
            value = p.parse(0)
            if p.accept_word(IF):
                condition, more = _condition(p)
                return value, condition, True, more
            return conditional(p, value), None, True, None
    value = p.parse(0) if pending is None else pending
    if p.next.kind == "op" and p.next.text == "?":
        question = _question(p, value)
        return question, None, True, None
    if isinstance(value, CONDITIONS) and p.next.text in (":", "->"):
        p.take()
        return p.parse(0), value, True, None
    comma = _comma(p)
    if p.accept_word(IF):
        if p.accept_word(ELSE):
            return value, None, True, None
        condition, more = _condition(p)
        return value, condition, True, more
    if p.is_word(ELSE):
        word = p.take()
        if not _at_end(p, closing) and p.next.text not in (",", ";", "row", "."):
            raise p.stop("condition", word)
        return value, None, True, None
    if comma:
        condition, more = _condition(p)
        return value, condition, True, more
    return value, None, False, None


def _comma(p: Parser) -> bool:
    """Read the sign between a value and its condition."""
    found = False
    while (p.next.kind == "op" and p.next.text in (",", ":")) or (
        p.rows and p.next.text == "&"
    ):
        if p.ahead().kind == "end":
            return found
        p.take()
        found = True
    return found


def _condition_first(p: Parser) -> tuple[Node, Node | None, bool, Node | None]:
    condition = as_condition(p, p.parse(0))
    p.accept(",")
    p.accept(":")
    p.accept_word(THEN)
    return p.parse(0), condition, True, None


def _condition(p: Parser) -> tuple[Node, Node | None]:
    """A condition; in ``x > 0 and 0 otherwise`` the 0 is the next value."""
    condition = p.parse(0)
    if isinstance(condition, Logic) and condition.op == "and":
        *first, last = condition.operands
        if not isinstance(last, CONDITIONS) and len(first) == 1:
            return as_condition(p, first[0]), last
    return as_condition(p, condition), None
