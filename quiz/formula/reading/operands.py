"""Operands: numbers, groups, roots, fractions, and what may follow them."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING

from quiz.formula.reading import (
    branches,
    calls,
    frameworks,
    indicators,
    methods,
    positive,
)
from quiz.formula.reading.complaint import Unreadable
from quiz.formula.tree import (
    CONDITIONS,
    Binary,
    Call,
    Cases,
    Derivative,
    Index,
    Node,
    Num,
    Reduce,
    Sym,
)

if TYPE_CHECKING:
    from quiz.formula.reading.lexer import Token
    from quiz.formula.reading.parser import Parser

_GROUPS = {"(": ")", "[": "]", "|(": ")|", "floor(": ")floor", "ceil(": ")ceil"}


def operand(p: Parser) -> Node:
    """One operand with its subscripts, methods and primes."""
    token = p.next
    match token.kind:
        case "num":
            p.take()
            return postfix(p, indicators.of_condition(p, token) or _number(p, token))
        case "name":
            p.take()
            return postfix(p, calls.named(p, token))
        case "cmd":
            p.take()
            return postfix(p, _command(p, token))
        case "op":
            if token.text == "{":
                p.take()
                return postfix(p, braces(p, token))
            if token.text == "|":
                return postfix(p, _bars(p))
            if token.text in _GROUPS:
                p.take()
                return postfix(p, group(p, token))
    raise p.stop("operand")


def group(p: Parser, opening: Token) -> Node:
    """What stands between an opening sign just read and its partner."""
    closing = _GROUPS[opening.text]
    before = p.bars, p.decimal_comma, p.rows, p.in_call, p.in_condition, p.beside
    p.bars, p.rows, p.in_call, p.in_condition, p.beside = 0, False, 0, 0, False
    parameters = branches.nameless(p)
    inner = branches.clauses(p, closing)
    close = _close(p, closing, opening)
    p.bars, p.decimal_comma, p.rows, p.in_call, p.in_condition, p.beside = before
    if parameters and p.next.text == "(":  # (lambda x: …)(x)
        given, _ = calls.arguments(p)
        for name, one in zip(parameters, given, strict=False):
            inner = frameworks.replaced(inner, name, one)
        close = p.tokens[p.at - 1]
    span = (opening.start, close.end)
    match opening.text:
        case "|(":
            return Call("abs", (inner,), "|", span)
        case "floor(" | "ceil(":
            return Call(opening.text[:-1], (inner,), opening.text[:-1], span)
    return replace(inner, span=span)


def _close(p: Parser, closing: str, opening: Token) -> Token:
    if p.next.kind == "op" and p.next.text == closing:
        return p.take()
    if p.next.kind == "end":
        raise Unreadable("syntax", opening.start, expected="partner", found=closing)
    raise p.stop(closing)


def braces(p: Parser, opening: Token) -> Node:
    """``{…}``: a LaTeX group, or formulas by cases, whose brace may stay open."""
    if p.next.kind == "name" and p.ahead().text == "}" and p.ahead(2).text == "(":
        word = p.take()  # {\rm max}(0, x)
        if p.context.known(word.text) and word.text not in p.context.letters:
            p.tokens[p.at] = word
            return calls.named(p, p.take())
        p.at -= 1
    before = p.bars, p.rows, p.in_call, p.decimal_comma, p.in_condition, p.beside
    p.bars, p.rows, p.in_call, p.in_condition = 0, opening.tex, 0, 0
    p.decimal_comma, p.beside = True, False
    inner = branches.clauses(p, "}")
    p.bars, p.rows, p.in_call, p.decimal_comma, p.in_condition, p.beside = before
    if not (p.next.kind == "end" and isinstance(inner, Cases)):
        close = _close(p, "}", opening)
        return replace(inner, span=(opening.start, close.end))
    return inner


def _bars(p: Parser) -> Node:
    opening = p.take()
    p.bars += 1
    inner = p.parse(0)
    p.bars -= 1
    if not (p.next.kind == "op" and p.next.text == "|"):
        if p.next.kind == "end":
            raise Unreadable("syntax", opening.start, expected="partner", found="|")
        raise p.stop("|")
    return Call("abs", (inner,), "|", (opening.start, p.take().end))


def _number(p: Parser, token: Token) -> Node:
    comma, after = p.next, p.ahead()
    if (
        p.decimal_comma
        and comma.text == ","
        and not comma.gap
        and after.kind == "num"
        and not after.gap
        and token.text.isdigit()
        and after.text.isdigit()
    ):
        p.take()
        p.take()
        text = f"{token.text}.{after.text}"
        return Num(Fraction(text), text, (token.start, after.end))
    return Num(token.value, token.text, (token.start, token.end))


def _command(p: Parser, token: Token) -> Node:
    match token.text:
        case "frac":
            return _fraction(p, token)
        case "cbrt":
            inner = operand(p)
            return Call("cbrt", (inner,), "", (token.start, inner.span[1]))
        case "sqrt":
            return _root(p, token)
        case "begin":
            before, p.rows = p.rows, True
            inner = branches.clauses(p, "")
            p.rows = before
            if p.next.kind != "cmd" or p.next.text != "end":
                raise p.stop("\\end{cases}")
            return replace(inner, span=(token.start, p.take().end))
    raise p.stop("operand", token)


def _root(p: Parser, token: Token) -> Node:
    degree: Node | None = None
    if p.accept("["):
        degree = p.parse(0)
        p.expect("]")
    inner = argument(p) if p.next.kind == "op" and p.next.text == "{" else _bare(p)
    span = (token.start, inner.span[1])
    if degree is None:
        return Call("sqrt", (inner,), "", span)
    return Call("root", (inner, degree), "", span)


def _bare(p: Parser) -> Node:
    """The operand right after a root sign, without what follows it."""
    token = p.next
    if token.kind == "op" and token.text in _GROUPS:
        p.take()
        return group(p, token)
    return operand(p)


def argument(p: Parser) -> Node:
    """A LaTeX argument: a group in braces or one token."""
    token = p.next
    if token.kind == "op" and token.text == "{":
        p.take()
        return braces(p, token)
    if token.kind == "num" and token.text.isdigit() and len(token.text) > 1:
        head, rest = token.text[0], token.text[1:]  # \frac12 is one half
        p.tokens[p.at] = replace(
            token, text=rest, start=token.start + 1, value=Fraction(rest)
        )
        return Num(Fraction(head), head, (token.start, token.start + 1))
    if token.kind == "num":
        p.take()
        return Num(token.value, token.text, (token.start, token.end))
    return operand(p)


def _fraction(p: Parser, token: Token) -> Node:
    if derivative := _leibniz(p, token):
        return derivative
    above = argument(p)
    below = argument(p)
    return Binary("/", above, below, "frac", (token.start, below.span[1]))


def _leibniz(p: Parser, token: Token) -> Node | None:
    """``\\frac{d}{dx} f`` and ``\\frac{d f}{dx}``."""
    if p.next.text != "{" or p.ahead().text != "d" or p.ahead().kind != "name":
        return None
    before = p.at
    p.at += 2
    body = None if p.next.text == "}" else branches.clauses(p, "}")
    p.expect("}")
    if not (p.accept("{") and (variable := differential(p)) and p.accept("}")):
        p.at = before
        return None
    if body is None:
        body = p.parse(6)
    return Derivative(body, variable, (token.start, p.tokens[p.at - 1].end))


def differential(p: Parser) -> str:
    """The letter of ``dx``, which is read; "" where there is none."""
    token = p.next
    if token.kind != "name" or not token.text.startswith("d"):
        return ""
    if len(token.text) > 1:
        p.take()
        return p.context.letters.get(token.text[1:], token.text[1:])
    if p.ahead().kind == "name":
        p.take()
        text = p.take().text
        return p.context.letters.get(text, text)
    return ""


def variable(p: Parser) -> str:
    """The letter that a derivative is by; a complaint where there is none."""
    if not p.context.variables:
        raise p.stop("operator")
    return p.context.variables[0]


def postfix(p: Parser, node: Node) -> Node:
    """Subscripts, components, methods and primes after an operand."""
    while True:
        token = p.next
        if token.kind != "op":
            return node
        if token.text == "'" and not token.gap:
            letter = variable(p)
            p.take()
            node = Derivative(node, letter, (node.span[0], token.end))
        elif token.text == "_":
            p.take()
            node = _subscript(p, node)
        elif token.text == "+" and positive.follows(p):
            node = positive.part(node, p.take().end)
        elif (
            token.text == "["
            and not token.gap
            and not isinstance(node, Num)
            and _is_component(p)
        ):
            node = _component(p, node)
        elif token.text == "." and p.ahead().kind == "name":
            p.take()
            node = methods.method(p, node, p.take())
        else:
            return node


def subscript(p: Parser) -> Node:
    """What stands below the line, after ``_``."""
    token = p.next
    if token.kind == "op" and token.text == "{":
        p.take()
        return braces(p, token)
    if token.kind == "num":
        p.take()
        return Num(token.value, token.text, (token.start, token.end))
    if token.kind == "name":
        p.take()
        return Sym(token.text, (token.start, token.end))
    raise p.stop("subscript")


def _subscript(p: Parser, node: Node) -> Node:
    if count := positive.lowered(p):
        p.at += count
        return positive.part(node, p.tokens[p.at - 1].end)
    if (
        isinstance(node, Num)
        and node.value == 1
        and (found := indicators.of_interval(p, node))
    ):
        return found
    below = subscript(p)
    span = (node.span[0], p.tokens[p.at - 1].end)
    if isinstance(below, CONDITIONS) and isinstance(node, Num) and node.value == 1:
        return below
    if isinstance(below, Num) and isinstance(node, Sym):
        if node.name in p.context.vectors:
            return Index(node, below.text, span)
        return Sym(f"{node.name}_{below.text}", span)
    if isinstance(below, Sym) and len(below.name) == 1:
        if isinstance(node, Sym) and not p.context.vectors:
            return node  # one component of what the card calls x
        return Index(node, below.name, span)
    if isinstance(below, Sym) and isinstance(node, Sym):
        word = f"{node.name}_{below.name}"
        raise Unreadable("unknown-name", node.span[0], name=word)
    if isinstance(below, Derivative) and isinstance(below.body, Sym):
        return Index(node, below.body.name + "'", span)
    if isinstance(node, Call) and node.name == "abs":
        if isinstance(below, Num) and below.value == 1:  # the norm
            return Reduce("sum", "", node, None, None, span)
        raise Unreadable("syntax", below.span[0], expected="subscript")
    if isinstance(below, Num):
        return Index(node, below.text, span)
    raise Unreadable("syntax", below.span[0], expected="subscript")


def _is_component(p: Parser) -> bool:
    """Whether the square bracket ahead holds an index and not a factor."""
    if p.context.vectors:
        return True
    for token in p.tokens[p.at + 1 :]:
        if token.text == "]":
            return True
        if token.kind == "num" or token.text in (":", ",", "...", ".", "None"):
            continue
        if (
            token.kind != "name"
            or len(token.text) > 1
            or token.text in p.context.letters
        ):
            return token.text in ("np", "newaxis", "[")
    return True


def _component(p: Parser, node: Node) -> Node:
    """``x[i]``, ``x[2]``; ``x[..., None]`` and ``x[:, i]`` only reshape."""
    opening = p.take()
    if p.accept("["):  # Mathematica: x[[i]]
        found = _component(p, node) if p.next.text == "[" else _inner(p, node, opening)
        p.expect("]")
        return found
    return _inner(p, node, opening)


def _inner(p: Parser, node: Node, opening: Token) -> Node:
    index = ""
    while p.next.kind != "end" and p.next.text != "]":
        token = p.take()
        if (token.kind == "name" and token.text not in ("None", "np", "newaxis")) or (
            token.kind == "num" and token.text.isdigit()
        ):
            index = token.text
        elif token.text not in (":", ",", "...", ".", "None", "np", "newaxis"):
            raise Unreadable("syntax", token.start, expected="index", found=token.text)
    if p.next.kind == "end":
        raise Unreadable("syntax", opening.start, expected="partner", found="]")
    close = p.take()
    if not index:
        return node
    return Index(node, index, (node.span[0], close.end))
