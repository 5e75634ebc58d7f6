"""Calls to nodes: argument counts, keywords, and functions made of operators."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from itertools import pairwise
from typing import TYPE_CHECKING

from quiz.formula.reading import branches, calls, frameworks, names
from quiz.formula.reading.complaint import Unreadable
from quiz.formula.reading.suggestions import closest
from quiz.formula.tree import (
    CONDITIONS,
    Apply,
    Binary,
    Call,
    Cases,
    Compare,
    Const,
    Neg,
    Node,
    Num,
    Reduce,
    Sym,
)

if TYPE_CHECKING:
    from quiz.formula.reading.context import Definition
    from quiz.formula.reading.lexer import Token
    from quiz.formula.reading.parser import Parser

_LOW = (
    "min",
    "a_min",
    "min_val",
    "min_value",
    "lower",
    "clip_value_min",
    "lo",
    "x_min",
)
_HIGH = (
    "max",
    "a_max",
    "max_val",
    "max_value",
    "upper",
    "clip_value_max",
    "hi",
    "x_max",
)
_KEYWORDS = {
    "max": ("min",),
    "min": ("max",),
    "step": ("values", "value", "h0"),
    "where": ("condition", "input", "x", "other", "y"),
    "log": ("base",),
    "root": ("n",),
}
_TWO = {"add": "+", "subtract": "-", "multiply": "*", "divide": "/", "pow": "^"}


def call(
    p: Parser,
    token: Token,
    name: str,
    positional: list[Node],
    keywords: dict[str, Node | str],
) -> Node:
    """A function known without a deck, with arguments checked and in order."""
    span = (token.start, p.tokens[p.at - 1].end)
    values = list(positional)
    if name == "clip":
        return _clip(p, token, values, keywords, span)
    for keyword, value in keywords.items():
        if keyword in names.IGNORED_KEYWORDS or isinstance(value, str):
            continue
        if keyword in ("input", "x", "a", "z", "input_") and not positional:
            values.insert(0, value)
        elif (
            (name in ("normcdf", "normpdf") and keyword in ("loc", "scale"))
            or keyword in _KEYWORDS.get(name, ())
            or keyword in ("other", "exponent")
        ):
            values.append(value)
        else:
            own = (*_KEYWORDS.get(name, ()), "input")
            raise unknown_keyword(p, keyword, token, own)
    if name == "where" and len(values) == 4 and isinstance(values[3], Sym):
        values.pop()  # lax.cond(condition, true, false, x)
    if name in ("normcdf", "normpdf") and len(values) > 1:
        return frameworks.normal(p, token, name.removeprefix("norm"), values)
    if name in ("max", "min") and len(values) == 1 and not p.context.vectors:
        raise calls.miscounted(token, 2, 1, is_least=True)
    if name in ("max", "min") and len(values) == 1:
        return Reduce(name, "", values[0], None, None, span)
    fewest, most = names.FUNCTIONS.get(name, (0, 0))
    if name in names.OPERATOR_FUNCTIONS:
        fewest = most = names.OPERATOR_FUNCTIONS[name]
    if not fewest <= len(values) <= most:
        raise calls.miscounted(token, fewest, len(values), most=most)
    return _made(name, values, token, span)


def _made(name: str, values: list[Node], token: Token, span: tuple[int, int]) -> Node:
    one, two = Num(Fraction(1), "1", span), Num(Fraction(2), "2", span)
    first = values[0]
    match name:
        case "neg":
            return Neg(first, span)
        case "square":
            return Binary("^", first, two, "", span)
        case "reciprocal":
            return Binary("/", one, first, "", span)
        case "rsqrt":
            return Binary("/", one, Call("sqrt", (first,), "", span), "", span)
        case "exp2":
            return Binary("^", two, first, "", span)
        case "hypot":
            squares = [Binary("^", value, two, "", span) for value in values]
            total = Binary("+", squares[0], squares[1], "", span)
            return Call("sqrt", (total,), "", span)
        case "masked_fill":
            own, mask, filling = values
            return frameworks.masked([own, _truth(mask), filling], span)
        case "threshold":
            own, limit, filling = values
            above = Compare((">",), (own, limit), span)
            return Cases(((own, above), (filling, None)), span)
        case "median":
            return frameworks.median(values, span)
        case "where":
            condition, value, other = values
            return Cases(((value, _truth(condition)), (other, None)), span)
    if name in _TWO:
        return Binary(_TWO[name], first, values[1], "", span)
    return Call(name, tuple(values), token.text, span)


def _truth(node: Node) -> Node:
    """A condition from what stands where one is expected."""
    if isinstance(node, CONDITIONS):
        return node
    zero = Num(Fraction(0), "0", node.span)
    return Compare(("!=",), (node, zero), node.span)


def _clip(
    p: Parser,
    token: Token,
    values: list[Node],
    keywords: dict[str, Node | str],
    span: tuple[int, int],
) -> Node:
    bounds: list[Node | None] = [None, None]
    if not values and (inside := keywords.pop("input", keywords.pop("a", ""))):
        values = [inside] if not isinstance(inside, str) else []
    for place, bound in enumerate(values[1:3]):
        bounds[place] = bound
    for keyword, value in keywords.items():
        if keyword in _LOW and not isinstance(value, str):
            bounds[0] = value
        elif keyword in _HIGH and not isinstance(value, str):
            bounds[1] = value
        elif keyword not in names.IGNORED_KEYWORDS:
            raise unknown_keyword(p, keyword, token, (*_LOW, *_HIGH, "input"))
    low, high = (
        None if isinstance(one, Const) and one.name == "none" else one for one in bounds
    )
    if len(values) == 1 and not keywords and token.text == "Clip":  # Mathematica
        low, high = Num(Fraction(-1), "-1", span), Num(Fraction(1), "1", span)
    if len(values) not in (1, 2, 3) or (low is None and high is None):
        raise calls.miscounted(token, 3, len(values))
    infinity = Const("oo", span)
    return Call(
        "clip", (values[0], low or Neg(infinity, span), high or infinity),
        token.text, span,
    )  # fmt: skip


def apply(
    p: Parser,
    token: Token,
    entry: Definition,
    positional: list[Node],
    keywords: dict[str, Node | str],
) -> Node:
    """A deck's function: variables first, then parameters, defaults left open."""
    approximate = keywords.pop("approximate", "none")
    if approximate == "tanh" or getattr(approximate, "value", False) is True:
        entry = p.context.definitions.find(f"{entry.key}_tanh") or entry

    def made(given: list[Node], named: dict[str, Node | str]) -> Node:
        return apply(p, token, entry, given, named)

    if (positional[1:] or keywords) and (
        found := frameworks.settings(
            entry, (token.start, p.tokens[p.at - 1].end), positional, keywords, made
        )
    ):
        return found
    letters = [*entry.variables, *(name for name, _ in entry.params)]
    values: list[Node | None] = [None] * len(letters)
    span = (token.start, p.tokens[p.at - 1].end)
    if len(positional) > len(letters):
        extra = positional[len(letters) :]
        if not entry.vectors or not all(isinstance(one, Num | Neg) for one in extra):
            raise _count(token, entry, len(positional))
    for place, value in enumerate(positional[: len(letters)]):
        values[place] = value
    aliases = {
        names.letter(other): name
        for name, all_ in entry.param_aliases
        for other in all_
    }
    for keyword, said in keywords.items():
        if keyword in names.IGNORED_KEYWORDS:
            continue
        if isinstance(said, str):
            raise unknown_keyword(p, keyword, token, ("approximate",))
        name = aliases.get(names.letter(keyword), keyword)
        if name in letters:
            values[letters.index(name)] = said
        elif keyword in ("input", "inputs") and values[0] is None:
            values[0] = said
        else:
            own = (*letters, *aliases, *_aliases(entry), "input")
            raise unknown_keyword(p, keyword, token, own)
    if any(one is None for one in values[: len(entry.variables)]):
        raise _count(token, entry, len(positional))
    return Apply(entry.key, tuple(values), token.text, span)


def _aliases(entry: Definition) -> tuple[str, ...]:
    """Other spellings of the parameters, as written."""
    return tuple(other for _, others in entry.param_aliases for other in others)


def _count(token: Token, entry: Definition, found: int) -> Unreadable:
    return calls.miscounted(token, len(entry.variables), found)


def unknown_keyword(
    p: Parser, keyword: str, token: Token, own: Iterable[str] = ()
) -> Unreadable:
    """The complaint about a keyword argument that the function does not have.

    `own` are the keywords that it has, besides those that change nothing.
    """
    close = closest(keyword, [*own, *names.IGNORED_KEYWORDS])
    extra = {"suggestion": close} if close else {"function": token.text}
    place = next(
        (
            one.start
            for one, after in pairwise(p.tokens)
            if one.text == keyword and one.start > token.start and after.text == "="
        ),
        token.start,
    )
    return Unreadable("unknown-name", place, name=keyword, **extra)


def piecewise(p: Parser, token: Token) -> Node:
    """SymPy's ``Piecewise((x, x > 0), (0, True))`` and what other tools have.

    NumPy's piecewise and select, Mathematica's Piecewise and Which, Maple's piecewise.
    """
    closing = "]" if p.next.text == "[" else ")"
    p.expect("[" if closing == "]" else "(")
    before = p.bars, p.decimal_comma, p.in_call
    p.bars, p.decimal_comma, p.in_call = 0, False, p.in_call + 1
    if token.text == "Piecewise":
        pairs = _pairs(p)
    elif token.text == "Which" or _alternates(p):
        pairs = _alternating(p, closing)
    else:
        pairs = _lists(p, token)
    p.bars, p.decimal_comma, p.in_call = before
    closed = p.expect(closing)
    found: list[tuple[Node, Node | None]] = []
    for value, condition in pairs:
        always = getattr(condition, "value", None) is True
        found.append((value, None if always else condition))
    return Cases(tuple(found), (token.start, closed.end))


def _alternates(p: Parser) -> bool:
    """Whether conditions and values take turns: ``piecewise(x > 0, x, 0)``."""
    if p.next.text == "[" or p.ahead().text == "=":
        return False
    depth = 0
    for token in p.tokens[p.at :]:
        depth += (token.text in "([{") - (token.text in ")]}")
        if token.text == "," and depth == 0:
            return False
        if token.text in ("<", ">", "<=", ">=", "==", "!=") and depth == 0:
            return True
    return False


def _alternating(p: Parser, closing: str) -> list[tuple[Node, Node | None]]:
    found: list[tuple[Node, Node | None]] = []
    while True:
        first = p.expression()
        if p.next.text == closing:
            return [*found, (first, None)]
        p.expect(",")
        found.append((p.expression(), branches.as_condition(p, first)))
        if not p.accept(","):
            return found


def _pairs(p: Parser) -> list[tuple[Node, Node | None]]:
    found: list[tuple[Node, Node | None]] = []
    outer = p.next.text == "{" and p.ahead().text == "{" and p.accept("{")
    while p.next.text != ")":
        opening = p.next
        if not p.accept("(", "[", "{"):
            raise p.stop("(")
        value = p.expression()
        p.expect(",")
        condition = branches.as_condition(p, p.expression())
        p.expect({"(": ")", "[": "]", "{": "}"}[opening.text])
        found.append((value, condition))
        if not p.accept(","):
            break
    if not found:
        raise p.stop("operand")
    if outer:
        p.expect("}")
        if p.accept(","):
            found.append((p.expression(), None))
    return found


def _lists(p: Parser, token: Token) -> list[tuple[Node, Node | None]]:
    """``piecewise(x, [conditions], [values])``, ``select([c], [v], default)``."""
    if token.text == "piecewise":
        p.expression()
        p.expect(",")
    conditions = _list(p)
    p.expect(",")
    values = _list(p)
    found: list[tuple[Node, Node | None]] = [
        (value, _truth(condition))
        for value, condition in zip(values, conditions, strict=False)
    ]
    if len(values) == len(conditions) + 1:
        found.append((values[-1], None))
    elif len(values) != len(conditions):
        raise calls.miscounted(token, len(conditions), len(values))
    if p.accept(","):
        if p.next.kind == "name" and p.ahead().text == "=":
            p.at += 2
        found.append((p.expression(), None))
    return found


def _list(p: Parser) -> list[Node]:
    if p.next.kind == "name" and p.ahead().text == "=":
        p.at += 2
    opening = p.next
    if not p.accept("[", "("):
        raise p.stop("[")
    closing = "]" if opening.text == "[" else ")"
    found: list[Node] = []
    while p.next.text != closing:
        found.append(calls.listed(p))
        if not p.accept(","):
            break
    p.expect(closing)
    return found
