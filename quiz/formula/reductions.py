"""Sums, products, means and maxima over an index."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quiz.formula import build, calls, names, operands
from quiz.formula.tree import (
    Binary,
    Compare,
    Const,
    Index,
    Logic,
    Neg,
    Node,
    Num,
    Reduce,
    Sym,
    walk,
)

if TYPE_CHECKING:
    from quiz.formula.lexer import Token
    from quiz.formula.parser import Parser


def reduction(p: Parser, token: Token) -> Node:
    """``sum_j …``, ``\\sum_{j=1}^n …``, ``sum(…, j)``, ``max_k …``."""
    kind = names.REDUCTIONS.get(token.text, token.text)
    index, lower, upper = "", None, None
    below = False
    while p.next.kind == "op" and p.next.text in ("_", "^"):
        if p.take().text == "_":
            below = True
            index, lower = _index(p)
        else:
            upper = _upper(p)
    if p.next.kind == "op" and p.next.text == "(" and not (below and p.next.gap):
        body, index, upper = _called(p, token, index, upper)
    elif kind in ("max", "min", "logsumexp"):
        body = operands.operand(p)
    else:
        body = _term(p, index)
    span = (token.start, p.tokens[p.at - 1].end)
    if lower is None or upper is None:
        lower = upper = None
    return Reduce(kind, index, body, lower, upper, span)


def _index(p: Parser) -> tuple[str, Node | None]:
    """The letter below the sign, and where it starts."""
    below = operands.subscript(p)
    match below:
        case Sym(name=name):
            return name, None
        case Compare(operators=("==",), operands=(Sym(name=name), start)):
            return name, start
        case Index(base=Sym(name=name)):
            return name, None
        case (
            Logic(operands=(Sym(name=name), *_))
            | Compare(operands=(Sym(name=name), *_))
        ):
            raise p.stop("index", p.tokens[p.at - 1])
    raise p.stop("index", p.tokens[p.at - 1])


def _upper(p: Parser) -> Node | None:
    token = p.next
    node = operands.argument(p) if token.text == "{" else operands.operand(p)
    return node if isinstance(node, Num | Const) else None


def _called(
    p: Parser, token: Token, index: str, upper: Node | None
) -> tuple[Node, str, Node | None]:
    """``sum(body)``, ``sum(body, j)``, ``sum(body, axis=-1)``."""
    p.generator = ""
    positional, keywords = calls.arguments(p)
    for name in keywords:
        if name not in names.IGNORED_KEYWORDS:
            raise build.unknown_keyword(p, name, token)
    if not positional:
        raise p.stop("operand", p.tokens[p.at - 1])
    body, *rest = positional
    generated = p.generator
    p.generator = ""
    for one in rest:
        if isinstance(one, Sym):
            index = index or one.name
        elif not isinstance(one, Num | Neg):
            raise p.stop("index", p.tokens[p.at - 1])
    return body, index or generated, upper


def _term(p: Parser, index: str) -> Node:
    """A product, up to the next plus or minus.

    A divisor belongs to it if it depends on the index: ``sum_k x^k/k!``.
    """
    left = p.parse(7)
    while True:
        if p.accept("*"):
            style = ""
        elif p.juxtaposed(left):
            style = "implicit"
        elif p.next.text == "/" and (right := _divisor(p, index)):
            left = Binary("/", left, right, "", (left.span[0], right.span[1]))
            continue
        else:
            return left
        right = p.parse(7)
        left = Binary("*", left, right, style, (left.span[0], right.span[1]))


def _divisor(p: Parser, index: str) -> Node | None:
    before = p.at
    p.take()
    right = p.parse(7)
    for one in walk(right):
        if isinstance(one, Sym) and one.name == index:
            return right
        if isinstance(one, Index) and one.index == index:
            return right
    p.at = before
    return None


def method(p: Parser, node: Node, token: Token) -> Node:
    """``x.sum(axis=-1)``, ``x.max()``; ``x.max(other)`` compares two numbers."""
    kind = names.REDUCTIONS.get(token.text, token.text)
    positional, keywords = calls.arguments(p)
    for name in keywords:
        if name not in names.IGNORED_KEYWORDS:
            raise build.unknown_keyword(p, name, token)
    span = (node.span[0], p.tokens[p.at - 1].end)
    other = [one for one in positional if not isinstance(one, Num | Neg)]
    if other and kind in ("max", "min"):
        return build.call(p, token, kind, [node, *other], {})
    found = Reduce(kind, "", node, None, None, span)
    if p.next.text == "[" and p.ahead().text == "0":  # torch: .max(dim)[0]
        p.at += 2
        p.expect("]")
    return found
