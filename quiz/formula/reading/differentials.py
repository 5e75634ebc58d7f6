"""Derivatives as they are written: ``d/dx f``, ``diff(f, x)``, ``grad(f)(x)``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quiz.formula.reading import calls, names, operands
from quiz.formula.tree import Derivative, Node, Sym

if TYPE_CHECKING:
    from quiz.formula.reading.lexer import Token
    from quiz.formula.reading.parser import Parser

DERIVATIVES = frozenset(
    ["diff", "grad", "derivative", "Derivative", "D", "jacfwd", "deriv"]
)
"""Functions that differentiate another one."""


def leibniz(p: Parser, token: Token) -> Node | None:
    """``d/dx f``, ``d(f)/dx``."""
    before = p.at
    if p.accept("/"):
        if variable := operands.differential(p):
            body = p.parse(6)
            return Derivative(body, variable, (token.start, body.span[1]))
    elif p.next.text == "(":
        body = operands.operand(p)
        if p.accept("/") and (variable := operands.differential(p)):
            return Derivative(body, variable, (token.start, p.tokens[p.at - 1].end))
    p.at = before
    return None


def called(p: Parser, token: Token) -> Node:
    """``diff(f, x)`` and ``grad(f)(x)``."""
    inner, after = p.ahead(), p.ahead(2)
    while after.text == "." and inner.text in names.PREFIXES:
        p.at += 2
        inner, after = p.ahead(), p.ahead(2)
    variable = operands.variable(p)
    if inner.kind == "name" and after.text == ")":
        name = inner.text
        found = p.context.function(name)
        if found or names.builtin(name):
            p.at += 3
            called_name = type(inner)("name", name, inner.start, inner.end)
            body = (
                calls.deck_function(p, called_name, *found)
                if found
                else calls.function(p, called_name, names.builtin(name) or name)
            )
            return Derivative(body, variable, (token.start, p.tokens[p.at - 1].end))
    positional, _ = calls.arguments(p)
    if not positional:
        raise p.stop("operand")
    if len(positional) > 1 and isinstance(positional[1], Sym):
        variable = positional[1].name
    span = (token.start, p.tokens[p.at - 1].end)
    return Derivative(positional[0], variable, span)
