"""Lone letters, letters side by side, and names that nothing is known of."""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING

from quiz.formula import calls, names
from quiz.formula.complaint import Unreadable
from quiz.formula.tree import Binary, Const, Node, Sym

if TYPE_CHECKING:
    from quiz.formula.lexer import Token
    from quiz.formula.parser import Parser


_LONGEST_RUN = 16
"""Letters side by side that are still taken for a product."""


def lone(p: Parser, token: Token) -> Node:
    """A lone letter, or letters of the card side by side."""
    text, span = token.text, (token.start, token.end)
    if len(text) == 1 or text in names.GREEK_NAMES:
        if p.next.text == "(" and not p.next.gap and _only_names(p):
            raise unknown(p, token)
        return Sym(text, span)
    pieces = _split(p, text)
    if not pieces:
        raise unknown(p, token)
    *letters, last = pieces
    node: Node | None = None
    at = token.start
    for piece in letters:
        one = _piece(p, piece, (at, at + len(piece)))
        span = (token.start, at + len(piece))
        node = one if node is None else Binary("*", node, one, "implicit", span)
        at += len(piece)
    if last in p.context.letters or last in names.CONSTANTS:
        one = _piece(p, last, (at, token.end))
        if p.next.text == "^" and p.next.kind == "op":
            one = p.power(one)
    else:
        one = calls.named(p, type(token)("name", last, at, token.end))
    if node is None:
        return one
    return Binary("*", node, one, "implicit", (token.start, one.span[1]))


def _only_names(p: Parser) -> bool:
    """Whether the group ahead holds variables alone: ``g(x)`` is a call."""
    inner = list(p.tokens[p.at + 1 : p.at + 6])
    variables = p.context.variables
    for place, one in enumerate(inner):
        if one.text == ")":
            return place > 0
        if one.text != "," and one.text not in variables:
            return False
    return False


def _piece(p: Parser, text: str, span: tuple[int, int]) -> Node:
    if text in p.context.letters:
        return Sym(p.context.letters[text], span)
    return Const(names.CONSTANTS[text], span)


def _split(p: Parser, text: str) -> list[str]:
    """The letters of the card that a word is made of, a function's name last."""
    if len(text) > _LONGEST_RUN:
        return []
    known = [*p.context.letters, "e", "pi"]
    for piece in sorted(known, key=len, reverse=True):
        if not text.startswith(piece) or piece == text:
            continue
        rest = text[len(piece) :]
        if rest in known:
            return [piece, rest]
        callable_here = p.next.text in ("(", "^", "_") or p.next.kind != "op"
        if callable_here and len(rest) > 1 and p.context.known(rest):
            return [piece, rest]
        if more := _split(p, rest):
            return [piece, *more]
    return []


def unknown(p: Parser, token: Token) -> Unreadable:
    known = {
        *names.FUNCTIONS, *names.SYNONYMS, *names.REDUCTIONS,
        *p.context.definitions.all_names(), *p.context.letters,
    }  # fmt: skip
    words = {word.casefold(): word for word in sorted(known) if word != "cast"}
    close = difflib.get_close_matches(token.text.casefold(), words, n=1, cutoff=0.65)
    extra = {"suggestion": words[close[0]]} if close else {}
    return Unreadable("unknown-name", token.start, name=token.text, **extra)
