"""Sums, products, means and maxima over an index."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING

from quiz.formula.reading import build, calls, names, operands
from quiz.formula.reading.complaint import Unreadable
from quiz.formula.tree import (
    Binary,
    Compare,
    Const,
    Derivative,
    Index,
    Logic,
    Neg,
    Node,
    Num,
    Reduce,
    Sym,
    rebuild,
    same,
    walk,
)

if TYPE_CHECKING:
    from quiz.formula.reading.lexer import Token
    from quiz.formula.reading.parser import Parser


_MOST_TERMS = 20
"""Components that a sum over a given number of them may have."""
_OF = frozenset(["of", "от"])
_OPENING, _CLOSING = frozenset("([{"), frozenset(")]}")


def reduction(p: Parser, token: Token) -> Node:
    """``sum_j …``, ``\\sum_{j=1}^n …``, ``sum(…, j)``, ``max_k …``."""
    kind = names.REDUCTIONS.get(token.text, token.text)
    index, lower, upper = "", None, None
    below = False
    while p.next.kind == "op" and p.next.text in ("_", "^"):
        if p.take().text == "_":
            below = True
            index, lower = _index(p)
            upper, p.range_end = upper or p.range_end, None
        else:
            upper = _upper(p)
    if token.text == "sum_over" and p.next.kind == "name":
        index, below = p.take().text, True
        p.accept_word(_OF)
    if p.next.text == "(" and _begins_a_term(p, token, kind, below=below):
        body = _term(p, index)
    elif p.next.kind == "op" and (
        (p.next.text == "(" and not (below and p.next.gap))
        or (p.next.text == "[" and not p.next.gap and not below)
    ):
        body, index, upper, others = _called(p, token, index, upper)
        if others:
            return _of_several(kind, (body, *others), token, p)
        lower, upper = lower or p.range_start, upper or p.range_end
        p.range_start = p.range_end = None
    elif kind in ("max", "min", "logsumexp"):
        body = operands.operand(p)
    else:
        body = _term(p, index)
    span = (token.start, p.tokens[p.at - 1].end)
    if lower is None or not isinstance(upper, Num | Const):
        lower = upper = None
    if p.context.vectors and kind == "sum" and isinstance(upper, Num) and index:
        return _written_out(index, body, lower, upper, span)
    return Reduce(kind, index, body, lower, upper, span)


def _begins_a_term(p: Parser, token: Token, kind: str, *, below: bool) -> bool:
    """Whether a bracket right behind the sign is a factor: ``Σ(a - b)²``.

    ``sum(…)`` without an index is a call, whose power is that of the whole; and so is
    what has arguments. A product takes in no more than a power of the bracket, for
    ``∏(a)·2`` doubles the product, while of a sum it makes no difference.
    """
    is_sign = token.tex or token.end - token.start == 1
    if kind not in ("sum", "prod") or not (is_sign or below):
        return False
    depth = 0
    for place, one in enumerate(p.tokens[p.at :], start=p.at):
        if one.kind == "op" and one.text in _OPENING:
            depth += 1
        elif one.kind == "op" and one.text in _CLOSING:
            depth -= 1
            if not depth:
                after = p.tokens[place + 1].text
                return kind == "sum" or after in ("^", "**")
        elif depth == 1 and one.text in (",", "=", "for"):
            return False
    return False


def _written_out(
    index: str, body: Node, lower: Node | None, upper: Num, span: tuple[int, int]
) -> Node:
    """A sum over components whose number is given: ``x_1 + x_2`` of any vector."""
    found = [one for one in walk(body) if isinstance(one, Index) and one.index == index]
    first = lower.value if isinstance(lower, Num) else None
    if not found or first not in (0, 1) or upper.value.denominator != 1:
        return Reduce("sum", index, body, lower, upper, span)
    count = int(upper.value - first) + 1
    if not 1 <= count <= _MOST_TERMS:
        raise Unreadable(
            "too-large", upper.span[0], limit=str(_MOST_TERMS), expected="terms"
        )
    terms = [
        rebuild(body, {id(one): Index(one.base, str(k), one.span) for one in found})
        for k in range(1, count + 1)
    ]
    total = terms[0]
    for term in terms[1:]:
        total = Binary("+", total, term, "", span)
    return replace(total, span=span)


def ellipsis(p: Parser, left: Node) -> Node:
    """``e^{x_1} + … + e^{x_n}``: the sum over every component; ``+ …`` is next."""
    start = p.next
    p.at += 2
    if not p.accept("+"):
        raise p.stop("+")
    last = p.parse(6)
    found = [one for one in walk(last) if isinstance(one, Index)]
    span = (left.span[0], last.span[1])
    letter = found[0].index if found else ""
    if not letter or letter.isdigit() or any(one.index != letter for one in found):
        raise p.stop("index", start)
    terms = [left]
    while isinstance(terms[0], Binary) and terms[0].op == "+":
        terms[:1] = [terms[0].left, terms[0].right]
    for place, term in enumerate(terms, 1):
        made = {id(one): Index(one.base, str(place)) for one in found}
        if not same(rebuild(last, dict(made)), term):
            raise p.stop("index", start)
    return Reduce("sum", letter, last, None, None, span)


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
        case Derivative(body=Sym(name=name)):
            return name + "'", None
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
) -> tuple[Node, str, Node | None, list[Node]]:
    """``sum(body)``, ``sum(body, j)``, ``sum(body, axis=-1)``, ``sum(1, 2, 3)``.

    Returns:
        The body, the index, the upper limit, and further terms where there is no
        vector to go over.
    """
    p.generator = ""
    positional, keywords = calls.arguments(p)
    for name in keywords:
        if any(
            isinstance(one, Index) and one.index == name
            for body in positional
            for one in walk(body)
        ):  # sum(…, j=1..n)
            index = index or name
            lower = keywords[name]
            p.range_start = None if isinstance(lower, str) else lower
        elif name not in names.IGNORED_KEYWORDS:
            raise build.unknown_keyword(p, name, token)
    if not positional:
        raise p.stop("operand", p.tokens[p.at - 1])
    body, *rest = positional
    if isinstance(body, Sym) and len(rest) == 1 and body.name not in p.context.letters:
        index, body, rest = body.name, rest[0], []  # sum(j, …)
    generated = p.generator
    p.generator = ""
    if _are_terms(p, token, rest) and not (index or generated or keywords):
        return body, "", upper, rest
    for one in rest:
        if isinstance(one, Sym):
            index = index or one.name
        elif not isinstance(one, Num | Neg):
            raise p.stop("index", p.tokens[p.at - 1])
    return body, index or generated, upper, []


def _are_terms(p: Parser, token: Token, rest: list[Node]) -> bool:
    """Whether what follows the first argument is more of the same kind.

    It is where nothing is a vector, so that no axis and no index can be meant.
    """
    kind = names.REDUCTIONS.get(token.text, token.text)
    if p.context.vectors or kind not in ("sum", "mean", "prod"):
        return False
    return all(
        not isinstance(one, Sym) or one.name in p.context.letters for one in rest
    )


def _of_several(kind: str, terms: tuple[Node, ...], token: Token, p: Parser) -> Node:
    """``sum(1, 2, 3)`` as ``1 + 2 + 3``."""
    span = (token.start, p.tokens[p.at - 1].end)
    op = "*" if kind == "prod" else "+"
    total = terms[0]
    for term in terms[1:]:
        total = Binary(op, total, term, "", span)
    if kind == "mean":
        count = len(terms)
        total = Binary("/", total, Num(Fraction(count), str(count), span), "", span)
    return replace(total, span=span)


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


def _is_axis(node: Node, p: Parser) -> bool:
    """Whether an argument names an axis: a whole number, where x has axes."""
    inner = node.operand if isinstance(node, Neg) else node
    if not isinstance(inner, Num):
        return False
    return "." not in inner.text and bool(p.context.vectors)


def method(p: Parser, node: Node, token: Token) -> Node:
    """``x.sum(axis=-1)``, ``x.max()``; ``x.max(other)`` compares two numbers."""
    kind = names.REDUCTIONS.get(token.text, token.text)
    positional, keywords = calls.arguments(p)
    for name in keywords:
        if name not in names.IGNORED_KEYWORDS:
            raise build.unknown_keyword(p, name, token)
    span = (node.span[0], p.tokens[p.at - 1].end)
    other = [one for one in positional if not _is_axis(one, p)]
    if other and kind in ("max", "min"):
        spot = type(token)("name", token.text, node.span[0], token.end)
        return build.call(p, spot, kind, [node, *other], {})
    found = Reduce(kind, "", node, None, None, span)
    if p.next.text == "[" and p.ahead().text == "0":  # torch: .max(dim)[0]
        p.at += 2
        p.expect("]")
    return found
