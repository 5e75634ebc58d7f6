"""Calls after a dot: ``x.exp()``, ``(x > 0).float()``, ``x.clip(0, 6)``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quiz.formula.reading import (
    build,
    calls,
    differentials,
    frameworks,
    letters,
    names,
    operands,
    reductions,
)
from quiz.formula.tree import CONDITIONS, Call, Derivative, Node

if TYPE_CHECKING:
    from quiz.formula.reading.lexer import Token
    from quiz.formula.reading.parser import Parser


def method(p: Parser, node: Node, token: Token) -> Node:
    """``x.exp()``, ``(x > 0).float()``, ``x.clip(0, 6)``."""
    text = token.text
    called = p.next.kind == "op" and p.next.text == "(" and not p.next.gap
    if text in names.CASTS or text in ("T", "data", "shape", "mT", "dtype", "device"):
        if called:
            frameworks.skip(p)
        span = (node.span[0], p.tokens[p.at - 1].end)
        return (
            Call("cast", (node,), text, span) if isinstance(node, CONDITIONS) else node
        )
    if not called:
        raise p.stop("(") if p.context.known(text) else letters.unknown(p, token)
    if text in names.REDUCTIONS or text in ("max", "min"):
        return reductions.method(p, node, token)
    positional, keywords = calls.arguments(p)
    spot = type(token)("name", text, node.span[0], token.end)
    if text == "where" and len(positional) == 2:
        positional = [positional[0], node, positional[1]]
        return build.call(p, spot, "where", positional, keywords)
    if text in differentials.DERIVATIVES:
        variable = operands.variable(p)
        return Derivative(node, variable, (node.span[0], p.tokens[p.at - 1].end))
    if found := p.context.function(text):
        made = build.apply(p, spot, found[0], [node, *positional], keywords)
        return (
            made if not found[1] else Derivative(made, found[0].variables[0], made.span)
        )
    if text in frameworks.COMPARISONS:
        return frameworks.compared(p, spot, [node, *positional])
    name = names.builtin(text) or (text if text in names.OPERATOR_FUNCTIONS else None)
    if name is None:
        raise letters.unknown(p, token)
    return build.call(p, spot, name, [node, *positional], keywords)
