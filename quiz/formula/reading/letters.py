"""Lone letters, letters side by side, and names that nothing is known of."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from quiz.formula.reading import build, calls, names
from quiz.formula.reading.complaint import Unreadable
from quiz.formula.reading.suggestions import closest
from quiz.formula.tree import Binary, Const, Index, Node, Sym

if TYPE_CHECKING:
    from quiz.formula.reading.lexer import Token
    from quiz.formula.reading.parser import Parser


_SUGGESTED = (
    *(name for name in names.FUNCTIONS if name != "cast"),
    *(
        "ln",
        "lg",
        "sgn",
        "maximum",
        "minimum",
        "clamp",
        "absolute",
        "heaviside",
        "reciprocal",
    ),
    *("arcsin", "arccos", "arctan", "arctg", "tg", "ctg", "sh", "ch", "th", "cth"),
    *("sum", "prod", "mean", "logsumexp"),
)
"""Names without a deck that are suggested for a misspelt one."""

_LONGEST_RUN = 16
"""Letters side by side that are still taken for a product."""


_INDICES = "ijklmn"
_COMPARISONS = frozenset(["<", ">", "<=", ">=", "==", "!=", "="])


def component(p: Parser, token: Token) -> Node | None:
    """``xi`` and ``x(i)``, components of a vector typed without a sign for it."""
    text = token.text
    is_other = names.letter(text) in p.context.letters
    if not p.context.vectors or (is_other and text not in p.context.vectors):
        return None
    if text in p.context.vectors:
        index = p.ahead()
        if (
            p.next.text == "("
            and not p.next.gap
            and p.ahead(2).text == ")"
            and index.text in _INDICES
            and index.text not in p.context.letters
        ):
            p.at += 3
            return Index(
                Sym(text, (token.start, token.end)),
                index.text,
                (token.start, p.tokens[p.at - 1].end),
            )
        return None
    if len(text) != 2 or token.end - token.start != 2 or token.tex:
        return None
    base, index_letter = text[0], text[1]
    other = len(p.context.vectors) == 1 and base in "xyztuvs"
    if index_letter not in _INDICES or index_letter in p.context.letters:
        return None
    if base not in p.context.vectors and not other:
        return None
    span = (token.start, token.start + 1)
    return Index(Sym(base, span), index_letter, (token.start, token.end))


def _applied(p: Parser, token: Token) -> Node | None:
    """``shx``, ``lnx``: a function right before a letter of the card."""
    for letter in p.context.letters:
        name = token.text.removesuffix(letter)
        known = names.builtin(name) if len(name) > 1 and name != token.text else None
        if known and names.FUNCTIONS.get(known, (0, 0))[0] == 1 and p.next.text != "(":
            if p.next.text == "^":
                return None
            at = token.start + len(name)
            argument = Sym(p.context.letters[letter], (at, token.end))
            return build.call(p, type(token)("name", name, token.start, token.end),
                              known, [argument], {})  # fmt: skip
    return None


def lone(p: Parser, token: Token) -> Node:
    """A lone letter, or letters of the card side by side."""
    text, span = token.text, (token.start, token.end)
    if len(text) == 1 or text in names.GREEK_NAMES:
        is_applied = p.next.text == "(" and not p.next.gap
        if is_applied and (_only_names(p) or _is_call(p, text)):
            raise unknown(p, token)
        return Sym(text, span)
    pieces = _split(p, text)
    if not pieces and (made := _applied(p, token)) is not None:
        return made
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


def is_variable(p: Parser, text: str) -> bool:
    """Whether a function's letter is what the card's variable is called here.

    ``u(1 + u)`` is a product where u stands by itself too and no variable does.
    """
    pairs = pairwise(p.tokens)
    if all(one.text != text or after.text == "(" for one, after in pairs):
        return False
    words = {one.text for one in p.tokens if one.kind == "name"}
    variables = {names.letter(one) for one in p.context.variables}
    return variables.isdisjoint(map(names.letter, words))


def canonical(p: Parser, text: str) -> str:
    """The card's own name of a letter: ``alpha`` may be ``a``."""
    return p.context.letters.get(names.letter(text), text)


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


def _is_call(p: Parser, capital: str) -> bool:
    """Whether a capital before brackets is no factor: ``P(X <= x)``, nor a letter."""
    if not capital.isupper() or capital in p.context.letters:
        return False
    depth = 0
    for place in range(p.at, len(p.tokens)):
        text = p.tokens[place].text
        depth += (text == "(") - (text == ")")
        if depth == 0:
            return False
        if text in _COMPARISONS:
            return True
    return False


def _piece(p: Parser, text: str, span: tuple[int, int]) -> Node:
    if (meant := p.bound.letter(canonical(p, text), span)) is not None:
        return meant
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
    """The complaint about a name, with what fits there and looks like it."""
    known = [*_SUGGESTED, *p.context.definitions.all_names()]
    if p.next.text != "(":
        known += [*p.context.letters, *p.bound.letters, "pi"]
    known += p.bound.functions
    close = closest(token.text, (one for one in known if " " not in one))
    extra = {"suggestion": close} if close else {}
    return Unreadable("unknown-name", token.start, name=token.text, **extra)
