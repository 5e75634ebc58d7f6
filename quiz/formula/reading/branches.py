"""Formulas by cases: ``x if x > 0 else 0``, ``{x, x > 0; αx, иначе``, rows of LaTeX."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from quiz.formula.reading import frameworks, letters, operands
from quiz.formula.reading.names import AND, ELIF, ELSE, IF, OR, THEN
from quiz.formula.tree import CONDITIONS, Binary, Cases, Logic, Neg, Node, Num

if TYPE_CHECKING:
    from quiz.formula.reading.parser import Parser

Branch = tuple[Node, Node | None]
_FOR = frozenset(["for", "для"])
_IN = frozenset(["in"])
_OVER = frozenset(["over", "по"])
_ALL = frozenset(["all", "each", "every", "всех"])
_WHEN = frozenset(["when", "if"])
_ALSO = frozenset(["и", "а", "and", "but"])
_BEGINNING = IF | THEN | ELSE | ELIF
_RETURN = frozenset(["return"])


def clauses(p: Parser, closing: str) -> Node:
    """One formula, or values with their conditions up to `closing`."""
    start = p.next.start
    branches: list[Branch] = []
    pending: Node | None = None
    decided = False
    otherwise: list[Branch] = []
    while pending is not None or not _at_end(p, closing):
        first = p.next
        value, condition, has_condition, pending = _clause(p, closing, pending)
        if decided and not has_condition and condition is None and p.beside:
            value, condition = _beside(value)
            has_condition = condition is not None
        if condition is None and any(one is None for _, one in (*branches, *otherwise)):
            raise p.stop("operator", first)
        decided = decided or has_condition or condition is not None
        is_last = pending is None and not _separated(p, closing, decided)
        if has_condition and condition is None and not is_last:
            otherwise.append((value, None))  # 0 otherwise, x if x > 0
        else:
            branches.append((value, condition))
        if is_last:
            break
        if condition is None and not decided:
            raise p.stop("condition")
    branches += otherwise[:1]
    if not branches:
        raise p.stop("operand")
    if len(branches) == 1 and branches[0][1] is None:
        return branches[0][0]
    return Cases(tuple(branches), (start, p.tokens[p.at - 1].end))


def _beside(value: Node) -> Branch:
    """``αx (x ≤ 0)``: the condition in brackets right behind the value."""
    match value:
        case Binary(op="*", style="implicit", left=left, right=right):
            if isinstance(right, CONDITIONS):
                return left, right
        case Neg(operand=Binary() as inner):
            found, condition = _beside(inner)
            if condition is not None:
                return Neg(found, (value.span[0], found.span[1])), condition
    return value, None


def conditional(p: Parser, value: Node) -> Node:
    """What may follow a value inside a call: a Python or a C conditional."""
    if p.in_call and p.is_word(_FOR):
        return _generated(p, value)
    if is_over(p):
        p.take()
        p.generator = p.take().text
        return value
    if p.accept_word(IF):
        condition = p.parse(0)
        if not p.accept_word(ELSE):
            raise p.stop("else")
        return _cases(p, value, condition, p.expression())
    if p.next.text == "?" and p.next.kind == "op":
        return _question(p, value)
    return value


def is_over(p: Parser) -> bool:
    """Whether ``… over j`` follows, which names the index of a sum."""
    return bool(p.in_call) and p.is_word(_OVER) and p.ahead().kind == "name"


def is_comprehension(p: Parser) -> bool:
    """Whether ``… for v in x`` follows."""
    return p.is_word(_FOR) and p.ahead(2).text == "in"


def nameless(p: Parser) -> list[str]:
    """The parameters of ``lambda x:``, ``\\(x)`` or ``x ->``, which are read over."""
    if p.next.kind == "name" and p.next.text == "lambda" and not p.next.tex:
        colon = p.at + 1
        while p.tokens[colon].kind == "name" or p.tokens[colon].text == ",":
            colon += 1
        if p.tokens[colon].text == ":":
            found = [one.text for one in p.tokens[p.at + 1 : colon]]
            p.at = colon + 1
            return [one for one in found if one != ","]
    return []


def follows(p: Parser) -> bool:
    """Whether the dash ahead is only a dash: ``0 — otherwise``."""
    after = p.ahead()
    word = after.text.casefold() if after.kind == "name" else ""
    return p.next.text == "-" and (word in ELSE or word in IF)


def bracketed_word(p: Parser) -> bool:
    """Whether the bracket ahead holds a condition in words: ``x (if x > 0)``."""
    after = p.ahead()
    word = after.text.casefold() if after.kind == "name" else ""
    return p.next.text == "(" and (word in ELSE or word in IF) and not after.tex


def as_condition(p: Parser, node: Node) -> Node:
    """The node, which must be a condition."""
    if isinstance(node, CONDITIONS):
        return node
    from quiz.formula.reading.complaint import Unreadable  # noqa: PLC0415 - rarely needed

    raise Unreadable("syntax", node.span[0], expected="condition")


def _cases(p: Parser, value: Node, condition: Node, other: Node) -> Cases:
    condition = as_condition(p, condition)
    rest = other.branches if isinstance(other, Cases) else ((other, None),)
    start = min(value.span[0], condition.span[0])
    return Cases(((value, condition), *rest), (start, other.span[1]))


def _question(p: Parser, condition: Node) -> Cases:
    p.take()
    value = p.expression()
    p.expect(":")
    return _cases(p, value, condition, p.expression())


def _generated(p: Parser, body: Node) -> Node:
    """``… for j in range(n)``: the letter counts, the range is the vector."""
    p.take()
    p.accept_word(_ALL)
    letter = p.take().text
    if p.is_word(_IN) and p.ahead().text not in ("range", "arange"):
        p.take()
        elements = p.parse(0)
        if not isinstance(elements, Num):
            return frameworks.replaced(body, letter, elements)
    p.generator = letter
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


def _separated(p: Parser, closing: str, decided: bool) -> bool:
    """Whether another clause follows; the signs between them are read."""
    signs = (",", ";", "row") if p.rows or closing in ("}", "") else (",", ";")
    any_sign = decided and p.next.line
    while p.accept(*signs) or (p.rows and p.accept(".")):
        any_sign = True
        if p.tokens[p.at - 1].text == ";":  # what follows it is a value
            signs = (";", "row")
    if any_sign and p.next.text == "{" and p.next.line and p.next.kind == "op":
        p.take()  # a brace drawn on each line
    if _at_end(p, closing):
        return False
    if any_sign and p.accept_word(_ALSO):
        return True
    if decided and p.is_word(OR):  # x (if x > 0) or 0 (if x <= 0)
        p.take()
        return True
    return any_sign or p.is_word(ELSE) or p.is_word(ELIF) or p.is_word(_WHEN)


def _clause(
    p: Parser, closing: str, pending: Node | None
) -> tuple[Node, Node | None, bool, Node | None]:
    """Value, condition, whether it said one, and a value read too far."""
    if pending is None:
        if p.is_word(IF) and _is_call(p):
            return _called(p), None, False, None
        if is_comprehension(p):
            raise p.stop("operand")  # a loop
        if p.accept_word(IF) or p.accept_word(ELIF):
            return _condition_first(p)
        if p.accept_word(ELSE):
            p.accept(",", ":", ";")
            if p.is_word(IF):
                p.take()
                return _condition_first(p)
            value = _value(p)
            if p.accept_word(IF):
                condition, more = _condition(p)
                return value, condition, True, more
            return conditional(p, value), None, True, None
        while p.rows and p.accept("&"):
            pass
    value = _value(p) if pending is None else pending
    if is_comprehension(p):
        value = _generated(p, value)
    if p.next.kind == "op" and p.next.text == "?":
        question = _question(p, value)
        return question, None, True, None
    if isinstance(value, CONDITIONS) and p.next.text in (":", "->", "=>"):
        p.take()
        return _value(p), value, True, None
    comma = _comma(p)
    if follows(p) and p.next.text == "-":
        p.take()
    bracketed = bracketed_word(p)
    if bracketed:
        p.take()
    if p.accept_word(IF):
        if p.accept_word(ELSE):
            return value, None, True, None
        condition, more = _condition(p)
        if bracketed:
            p.expect(")")
        return value, condition, True, more
    if p.is_word(ELSE):
        word = p.take()
        if bracketed:
            p.expect(")")
        elif not (
            _at_end(p, closing) or p.next.text in (",", ";", "row", ".") or p.next.line
        ):
            raise p.stop("condition", word)
        return value, None, True, None
    if comma:
        beside, before = _beside(value), p.at
        found = _in_condition(p)
        if beside[1] is not None and not isinstance(found, CONDITIONS):
            p.at, p.beside = before, True
            return *beside, True, _value(p)
        condition, more = _split(found, p)
        return value, condition, True, more
    return value, None, False, None


def _value(p: Parser) -> Node:
    """A value, after ``return`` and after letters are given meanings."""
    while True:
        p.accept_word(_RETURN)
        name, sign = p.next, p.ahead()
        if name.kind != "name" or sign.kind != "op" or sign.text not in ("=", ":="):
            return p.parse(0)
        if not (p.blocks or letters.canonical(p, name.text) in p.bound.letters):
            return p.parse(0)
        p.at += 2
        value = p.parse(0)
        after = p.ahead() if p.next.text == ";" else p.next
        ends = after.text.casefold() in ELSE or after.text.casefold() in ELIF
        if ends or after.kind == "end" or after.text == "}":
            return value
        if not (p.accept(";") or p.next.line):
            return value
        p.bound.letters[letters.canonical(p, name.text)] = value


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


def _is_call(p: Parser) -> bool:
    return is_function(p, p.at + 1)


def is_function(p: Parser, place: int) -> bool:
    """Whether ``(x > 0; x; 0)`` stands there: two separators in the brackets.

    Not ``(if x > 0, then x, else 0)``, where a word begins what they separate.
    """
    opening = p.tokens[min(place, len(p.tokens) - 1)]
    if opening.text not in ("(", "[") or opening.kind != "op":
        return False
    depth = 0
    signs: list[str] = []
    begins = False
    for token, after in pairwise(p.tokens[place:]):
        word = token.text.casefold() if token.kind == "name" else ""
        is_inner = word in IF and after.text == "("  # IF(x < 0; -1; IF(…))
        if begins and word in _BEGINNING and not is_inner:
            return False
        begins = depth == 0 or (depth == 1 and token.text in (",", ";"))
        if token.kind == "op":
            depth += (token.text in "([{") - (token.text in ")]}")
            if depth == 1 and token.text in (",", ";"):
                signs.append(token.text)
        if depth == 0:
            break
    return (signs.count(";") or signs.count(",")) == 2


def _called(p: Parser) -> Node:
    word = p.take()
    p.tokens[p.at - 1] = replace(word, text="where")
    p.at -= 1
    return p.parse(0)


def _condition_first(p: Parser) -> tuple[Node, Node | None, bool, Node | None]:
    """``if c then v``, ``if (c) { return v; }``, ``if c: return v``."""
    p.blocks += 1
    condition = as_condition(p, _bracketed(p) or _in_condition(p))
    p.accept(",", ";")
    p.accept(":")
    p.accept_word(THEN)
    value = _value(p)
    return value, condition, True, None


def _bracketed(p: Parser) -> Node | None:
    """A condition that is the whole bracket: ``if (x > 0) -x else 0``."""
    if p.next.text != "(":
        return None
    before = p.at
    p.in_condition += 1
    found = operands.operand(p)
    p.in_condition -= 1
    more = p.next.text in ("and", "or", "&", "|", "?", "<", ">", "<=", ">=", "*", "/")
    if not isinstance(found, CONDITIONS) or more or p.is_word(AND) or p.is_word(OR):
        p.at = before
        return None
    return found


def _in_condition(p: Parser) -> Node:
    p.in_condition += 1
    found = p.parse(0)
    p.in_condition -= 1
    return found


def _condition(p: Parser) -> tuple[Node, Node | None]:
    """A condition; in ``x > 0 and 0 otherwise`` the 0 is the next value."""
    return _split(_in_condition(p), p)


def _split(condition: Node, p: Parser) -> tuple[Node, Node | None]:
    if isinstance(condition, Logic) and condition.op == "and":
        *first, last = condition.operands
        if not isinstance(last, CONDITIONS) and len(first) == 1:
            return as_condition(p, first[0]), last
    return as_condition(p, condition), None
