"""Calls that only libraries have: ``x.gt(0)``, ``zeros(1)``, ``norm(0, 1).cdf(x)``."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from quiz.formula.reading import calls, letters
from quiz.formula.reading.complaint import Unreadable
from quiz.formula.tree import (
    CONDITIONS,
    Binary,
    Call,
    Cases,
    Compare,
    Const,
    Logic,
    Neg,
    Node,
    Num,
    Reduce,
    Sym,
    rebuild,
    walk,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from quiz.formula.reading.context import Definition
    from quiz.formula.reading.lexer import Token
    from quiz.formula.reading.parser import Parser

COMPARISONS = {
    "gt": ">", "greater": ">", "lt": "<", "less": "<", "ge": ">=", "le": "<=",
    "greater_equal": ">=", "less_equal": "<=", "eq": "==", "equal": "==", "ne": "!=",
    "not_equal": "!=",
}  # fmt: skip
_LOGIC = {"logical_and": "and", "logical_or": "or", "And": "and", "Or": "or"}
_FILLED = {
    "zeros_like": 0, "ones_like": 1, "zeros": 0, "ones": 1, "zero": 0, "one": 1,
    "new_zeros": 0, "new_ones": 1,
}  # fmt: skip
_KEPT = frozenset(
    [
        "stop_gradient", "expand_dims", "detach", "cast", "astype", "float16",
        "float32", "float64", "bfloat16", "int32", "int64", "bool", "tensor", "array",
        "Variable", "constant", "convert_to_tensor", "squeeze", "unsqueeze", "tensor_",
        "as_tensor", "double", "print", "vectorize", "jit", "float", "Float", "Double",
        "f32", "f64", "asarray",
    ]
)  # fmt: skip
_WHOLE = {"add": "sum", "maximum": "max", "minimum": "min", "logaddexp": "logsumexp"}
_ROOTS = {"M_SQRT1_2": Fraction(1, 2), "M_SQRT2": Fraction(2)}
_DISTRIBUTIONS = frozenset(["norm", "Normal", "NormalDist", "NormalDistribution"])


def special(p: Parser, token: Token) -> Node | None:
    """The node of a call that only libraries have; None for any other name."""
    text, span = token.text, (token.start, token.end)
    if text in _ROOTS:
        return Call("sqrt", (Num(_ROOTS[text], text, span),), text, span)
    if text in ("M_PI", "M_E"):
        return Const("pi" if text == "M_PI" else "e", span)
    if (
        text in _DISTRIBUTIONS
        and _is_law(p)
        and (found := _distribution(p, token)) is not None
    ):
        return found
    if text in _WHOLE and p.next.text == "." and p.ahead().text == "reduce":
        p.at += 2
        positional, _ = calls.arguments(p)
        span = (token.start, p.tokens[p.at - 1].end)
        if len(positional) == 1:
            return Reduce(_WHOLE[text], "", positional[0], None, None, span)
        return Call(_WHOLE[text], tuple(positional), text, span)
    if p.next.text != "(" or p.next.kind != "op":
        return None
    if text in _FILLED:
        value = _FILLED[text]
        skip(p)
        span = (token.start, p.tokens[p.at - 1].end)
        return Num(Fraction(value), str(value), span)
    if text in _KEPT:
        return _kept(p, token)
    if text in COMPARISONS or text in _LOGIC:
        positional, _ = calls.arguments(p)
        return compared(p, token, positional)
    return None


def compared(p: Parser, token: Token, positional: list[Node]) -> Node:
    """``gt(x, 0)``, ``logical_and(x > 0, x < 1)``."""
    if len(positional) != 2:
        raise calls.miscounted(token, 2, len(positional))
    pair = (positional[0], positional[1])
    span = (token.start, p.tokens[p.at - 1].end)
    if token.text in _LOGIC:
        return Logic(_LOGIC[token.text], pair, span)
    return Compare((COMPARISONS[token.text],), pair, span)


def skip(p: Parser) -> None:
    """Read over a group in brackets whose value does not matter."""
    opening, depth = p.next, 0
    while p.next.kind != "end":
        token = p.take()
        if token.kind == "op":
            depth += (token.text in ("(", "[", "{")) - (token.text in (")", "]", "}"))
        if depth == 0:
            return
    raise Unreadable("syntax", opening.start, expected="partner", found=")")


def skip_value(p: Parser) -> None:
    """Read over the value of a keyword that changes nothing: ``dtype=x.dtype``."""
    while p.next.kind != "end" and p.next.text not in (",", ";", ")", "]", "}"):
        if p.next.kind == "op" and p.next.text in ("(", "[", "{"):
            skip(p)
        else:
            p.take()


def _kept(p: Parser, token: Token) -> Node:
    """A call that keeps its first argument: ``np.float32(x > 0)``, ``tensor(0.)``."""
    opening = p.take()
    before = p.bars, p.decimal_comma, p.rows, p.in_call
    p.bars, p.decimal_comma, p.rows, p.in_call = 0, False, False, p.in_call + 1
    if p.next.kind == "str" and p.next.text.strip("+-") in ("inf", "Infinity"):
        word = p.take()
        inner: Node = Const("oo", (word.start, word.end))
        if word.text.startswith("-"):
            inner = Neg(inner, inner.span)
    else:
        inner = calls.listed(p)
    while p.next.text == ",":
        p.take()
        skip_value(p)
    if p.next.text != ")":
        raise (
            Unreadable("syntax", opening.start, expected="partner", found=")")
            if p.next.kind == "end"
            else p.stop(")")
        )
    p.take()
    p.bars, p.decimal_comma, p.rows, p.in_call = before
    span = (token.start, p.tokens[p.at - 1].end)
    if isinstance(inner, CONDITIONS):
        return Call("cast", (inner,), token.text, span)
    if token.text in ("int32", "int64", "bool"):
        raise letters.unknown(p, token)
    return inner


def _is_law(p: Parser) -> bool:
    """Whether ``.cdf`` or the like follows, after brackets or at once."""
    depth = 0
    for place in range(p.at, len(p.tokens)):
        token = p.tokens[place]
        depth += (token.text in "([" and token.kind == "op") - (
            token.text in ")]" and token.kind == "op"
        )
        if depth <= 0 and (place > p.at or depth < 0 or token.text == "."):
            after = p.tokens[min(place + 2, len(p.tokens) - 1)].text
            first = p.tokens[min(place + 1, len(p.tokens) - 1)].text
            return "cdf" in (first, after) or bool({first, after} & {"pdf", "sf", ","})
    return False


def _distribution(p: Parser, token: Token) -> Node | None:
    """``norm(0, 1).cdf(x)``, ``NormalDist().cdf(x)``, ``norm.sf(x)``."""
    given: list[Node] = []
    if p.next.text in ("(", "["):
        given, keywords = calls.arguments(p)
        given += [one for one in keywords.values() if not isinstance(one, str)]
    _standard(token, given)
    if p.next.text != "." or p.ahead().text not in ("cdf", "pdf", "sf"):
        if token.text == "NormalDistribution":
            return Const("none", (token.start, p.tokens[p.at - 1].end))
        return None
    p.take()
    which = p.take()
    positional, keywords = calls.arguments(p)
    more = [one for one in keywords.values() if not isinstance(one, str)]
    return normal(p, token, which.text, positional + more)


def normal(p: Parser, token: Token, which: str, values: list[Node]) -> Node:
    """The distribution function, the density or the tail of the normal law."""
    span = (token.start, p.tokens[p.at - 1].end)
    if not values:
        raise calls.miscounted(token, 1, 0)
    if isinstance(values[0], Const) and values[0].name == "none":  # Mathematica
        values = [*values[1:], *values[:1]]
    _standard(token, values[1:])
    if which == "sf":
        return Call("normcdf", (Neg(values[0], values[0].span),), "sf", span)
    return Call(f"norm{which}", (values[0],), token.text, span)


def _standard(token: Token, given: list[Node]) -> None:
    """Refuse a normal law that is not the standard one."""
    wanted = [0, 1]
    values = [one for one in given if not isinstance(one, Const)]
    for one, usual in zip(values, wanted, strict=False):
        if not isinstance(one, Num) or one.value != usual:
            raise Unreadable("syntax", one.span[0], expected="standard-normal")
    if len(values) > 2:
        raise calls.miscounted(token, 2, len(values))


def masked(values: list[Node], span: tuple[int, int]) -> Node:
    """``x.masked_fill(x < 0, 0)``: the value where the mask holds, x elsewhere."""
    own, mask, value = values
    return Cases(((value, mask), (own, None)), span)


def median(values: list[Node], span: tuple[int, int]) -> Node:
    """The middle one of three numbers."""
    one, two, three = values
    low = Call("min", (one, two), "", span)
    high = Call("max", (one, two), "", span)
    return Call("max", (low, Call("min", (high, three), "", span)), "", span)


def replaced(node: Node, name: str, value: Node) -> Node:
    """The tree with a letter exchanged for a formula, at the places of the letter."""
    change = {
        id(one): value
        for one in walk(node)
        if (isinstance(one, Sym) and one.name == name)
        or (isinstance(one, Const) and one.name == name == "e")
    }
    return rebuild(node, change) if change else node


def settings(
    entry: Definition,
    span: tuple[int, int],
    values: list[Node],
    keywords: dict[str, Node | str],
    made: Callable[[list[Node], dict[str, Node | str]], Node],
) -> Node | None:
    """A deck's function with settings that only libraries give it.

    ``hardtanh(x, 0, 6)`` clips; ``relu(x, max_value=6)`` and
    ``relu(x, negative_slope=a)`` are what Keras calls them. None for plain calls.
    """
    given = {name: one for name, one in keywords.items() if not isinstance(one, str)}
    if not values or entry.vectors:
        return None
    first, *more = values
    if entry.key == "hardtanh" and len(more) < 3:
        low = given.pop("min_val", more[0] if more else None)
        high = given.pop("max_val", more[1] if len(more) > 1 else None)
        if low is None and high is None:
            return None
        low, high = low or _one(-1, span), high or _one(1, span)
        if _is(low, -1) and _is(high, 1):
            return made([first], {})
        return Call("clip", (first, low, high), entry.key, span)
    if entry.key == "relu" and (
        given.keys() & {"max_value", "negative_slope", "alpha", "threshold"}
    ):
        if not _is(given.get("threshold", _one(0, span)), 0):
            return None
        node = made([first], {})
        slope = given.get("negative_slope", given.get("alpha"))
        if slope is not None and not _is(slope, 0):
            other = made([Neg(first, span)], {})
            leak = Binary("*", slope, other, "", span)
            node = Binary("-", node, leak, "", span)
        if (ceiling := given.get("max_value")) is not None:
            node = Call("min", (node, ceiling), entry.key, span)
        return node
    return None


def _one(number: int, span: tuple[int, int]) -> Node:
    return Num(Fraction(number), str(number), span)


def _is(node: Node, number: int) -> bool:
    if isinstance(node, Neg):
        return _is(node.operand, -number)
    return isinstance(node, Num) and node.value == number
