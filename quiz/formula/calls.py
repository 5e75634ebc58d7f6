"""Names in a formula: letters, constants, functions and their arguments."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from quiz.formula import build, letters, names, operands, reductions
from quiz.formula.complaint import Unreadable
from quiz.formula.tree import (
    CONDITIONS,
    Binary,
    Call,
    Const,
    Derivative,
    Index,
    Neg,
    Node,
    Num,
    Sym,
    Truth,
)

if TYPE_CHECKING:
    from quiz.formula.context import Definition
    from quiz.formula.lexer import Token
    from quiz.formula.parser import Parser

INVERSE = {
    "sin": "asin", "cos": "acos", "tan": "atan", "sinh": "asinh", "cosh": "acosh",
    "tanh": "atanh", "cot": "acot", "exp": "log", "log": "exp",
}  # fmt: skip
_INDICATORS = ("I", "indicator", "Indicator", "ind", "bool")
_FILLED = {"zeros_like": 0, "ones_like": 1}
_STEPS = ("H", "u", "theta", "Theta")
_SELF = ("f", "y", "F", "g")
DERIVATIVES = frozenset(
    ["diff", "grad", "derivative", "Derivative", "D", "jacfwd", "deriv"]
)


def named(p: Parser, token: Token) -> Node:
    """The operand that starts with a name, just read."""
    token = _without_modules(p, token)
    text = token.text
    if text.casefold() in names.KEYWORDS and not token.tex:
        raise p.stop("operand", token)
    if (special := _special(p, token)) is not None:
        return special
    own = p.context.letters.get(names.letter(text))
    opens = p.next.kind == "op" and p.next.text in ("(", "^", "'", "{", "|(")
    if own is not None and not (opens and _callable(p, text)):
        return Sym(own, (token.start, token.end))
    if text in names.REDUCTIONS or (text in ("max", "min") and p.next.text == "_"):
        return reductions.reduction(p, token)
    if text in names.OPERATOR_FUNCTIONS or names.builtin(text):
        if p.next.text != "(" and len(text) == 1:
            return Sym(text, (token.start, token.end))
        if text in names.GREEK_NAMES and not opens:
            return Sym(text, (token.start, token.end))
        return function(p, token, names.builtin(text) or text)
    if found := p.context.function(text):
        if opens or not (len(text) == 1 or text in names.GREEK_NAMES):
            return _deck_function(p, token, *found)
        return Sym(text, (token.start, token.end))
    return letters.lone(p, token)


def _callable(p: Parser, text: str) -> bool:
    """Whether a letter of the card is also a function that is called here."""
    if p.next.text not in ("(", "'"):
        return False
    return len(text) > 1 and bool(names.builtin(text) or p.context.function(text))


def _without_modules(p: Parser, token: Token) -> Token:
    """``np.exp`` → ``exp``; ``stats.norm.cdf`` → ``normcdf``."""
    while p.next.text == "." and p.ahead().kind == "name":
        after = p.ahead()
        if token.text in names.PREFIXES:
            p.take()
            token = p.take()
        elif token.text == "norm" and after.text in ("cdf", "pdf"):
            p.take()
            p.take()
            return type(token)("name", "norm" + after.text, token.start, after.end)
        else:
            break
    return token


def _special(p: Parser, token: Token) -> Node | None:
    text, span = token.text, (token.start, token.end)
    if text in names.TRUTHS:
        return Truth(names.TRUTHS[text], span)
    if text == "None":
        return Const("none", span)
    if text in ("Piecewise", "piecewise", "select"):
        return build.piecewise(p, token)
    if text == "where" and p.next.text == "(":
        return function(p, token, "where")
    own = names.letter(text) in p.context.letters
    if text in _INDICATORS and not own and p.next.text in ("(", "[", "{", "_"):
        p.accept("_")
        return build.indicator(p, token)
    if text in _STEPS and not own and p.next.text == "(":
        return function(p, token, "step")
    if text in DERIVATIVES and not own and p.next.text == "(":
        return _derivative_call(p, token)
    if text == "d" and not own and (found := _leibniz(p, token)):
        return found
    if text in names.CONSTANTS and not own:
        return Const(names.CONSTANTS[text], span)
    if text in _SELF and not own and p.context.itself and p.next.text in ("(", "'"):
        entry = p.context.definitions[p.context.itself]
        return _deck_function(p, token, entry, 0)
    if text in ("float", "int", "double") and not own and p.next.text == "(":
        inner = operands.group(p, p.take())
        if isinstance(inner, CONDITIONS):
            return Call("cast", (inner,), text, (token.start, inner.span[1]))
        if text == "int":
            raise letters.unknown(p, token)
        return inner
    if text in _FILLED and p.next.text == "(":
        _, value = operands.group(p, p.take()), _FILLED[text]
        return Num(Fraction(value), str(value), (token.start, p.tokens[p.at - 1].end))
    if text in ("tensor", "array", "asarray", "Variable") and p.next.text == "(":
        positional, _ = arguments(p)
        if len(positional) == 1:
            return positional[0]
        raise p.stop("operand", token)
    if text == "len" and p.next.text == "(":
        p.take()
        operands.operand(p)
        p.expect(")")
        return Sym("n", span)
    return None


def _leibniz(p: Parser, token: Token) -> Node | None:
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


def _derivative_call(p: Parser, token: Token) -> Node:
    """``diff(f, x)`` and ``grad(f)(x)``."""
    inner, after = p.ahead(), p.ahead(2)
    while after.text == "." and inner.text in names.PREFIXES:
        p.at += 2
        inner, after = p.ahead(), p.ahead(2)
    variable = p.context.variables[0]
    if inner.kind == "name" and after.text == ")":
        name = inner.text
        found = p.context.function(name)
        if found or names.builtin(name):
            p.at += 3
            called = type(inner)("name", name, inner.start, inner.end)
            body = (
                _deck_function(p, called, *found)
                if found
                else function(p, called, names.builtin(name) or name)
            )
            return Derivative(body, variable, (token.start, p.tokens[p.at - 1].end))
    positional, _ = arguments(p)
    if not positional:
        raise p.stop("operand")
    if len(positional) > 1 and isinstance(positional[1], Sym):
        variable = positional[1].name
    span = (token.start, p.tokens[p.at - 1].end)
    return Derivative(positional[0], variable, span)


def arguments(p: Parser) -> tuple[list[Node], dict[str, Node | str]]:
    """What stands in the parentheses of a call: positional, then by keyword."""
    opening = p.next
    closing = {"(": ")", "[": "]", "{": "}"}.get(opening.text)
    if opening.kind != "op" or closing is None:
        raise p.stop("(")
    p.take()
    before = p.bars, p.decimal_comma, p.rows, p.in_call
    p.bars, p.rows, p.in_call = 0, False, p.in_call + 1
    p.decimal_comma = _has_semicolon(p, closing)
    positional: list[Node] = []
    keywords: dict[str, Node | str] = {}
    while not (p.next.kind == "op" and p.next.text == closing):
        if p.next.kind == "end":
            raise Unreadable("syntax", opening.start, expected="partner", found=closing)
        if p.next.kind == "str":
            keywords.setdefault("approximate", p.take().text)
        elif p.next.kind == "name" and p.ahead().text in ("=", ":="):
            name = p.take().text
            p.take()
            keywords[name] = p.take().text if p.next.kind == "str" else p.expression()
        else:
            positional.append(p.expression())
        if not p.accept(",", ";") and p.next.text != closing:
            raise p.stop(closing)
    p.take()
    p.bars, p.decimal_comma, p.rows, p.in_call = before
    return positional, keywords


def _has_semicolon(p: Parser, closing: str) -> bool:
    """Whether the call separates its arguments by ``;``, so that 0,5 is a number."""
    depth = 0
    for token in p.tokens[p.at :]:
        if token.kind == "op":
            if token.text == closing and depth == 0:
                return False
            depth += (token.text in "([{") - (token.text in ")]}")
            if token.text == ";" and depth == 0:
                return True
    return False


def function(p: Parser, token: Token, name: str) -> Node:
    """A function known without a deck, with its arguments."""
    raised, primes, base = _raised(p, name)
    if raised is not None and _is_minus_one(raised) and name in INVERSE:
        name, raised = INVERSE[name], None
    if p.next.kind == "op" and p.next.text in ("(", "[", "{"):
        before = p.decimal_comma
        if names.FUNCTIONS.get(name, (0, 2))[1] == 1:
            positional, keywords = _single(p)
        else:
            positional, keywords = arguments(p)
        p.decimal_comma = before
    else:
        positional, keywords = [_applied(p)], {}
    if not positional and p.next.text == "(":  # nn.Tanh()(x)
        positional, keywords = arguments(p)
    if base is not None:
        positional.append(base)
    node = build.call(p, token, name, positional, keywords)
    return _finish(p, token, node, raised, primes)


def _single(p: Parser) -> tuple[list[Node], dict[str, Node | str]]:
    """The argument of a function of one argument, where 0,5 can only be a number."""
    before = p.at
    try:
        positional, keywords = arguments(p)
    except Unreadable:
        p.at = before
        raise
    comma = [one.text for one in p.tokens[before : p.at] if one.text == ","]
    if len(positional) != len(comma) + 1 or not _has_decimals(p, before):
        return positional, keywords
    p.at = before
    opening = p.take()
    p.decimal_comma = True
    inner = operands.group(p, opening) if opening.text != "{" else None
    if inner is None:
        inner = operands.braces(p, opening)
    return [inner], {}


def _has_decimals(p: Parser, start: int) -> bool:
    """Whether every comma read since `start` stands between two digits."""
    read = p.tokens[start : p.at]
    places = [place for place, one in enumerate(read) if one.text == ","]
    return bool(places) and all(
        read[place - 1].kind == read[place + 1].kind == "num"
        and not read[place].gap
        and not read[place + 1].gap
        for place in places
    )


def _finish(
    p: Parser, token: Token, node: Node, raised: Node | None, primes: int
) -> Node:
    span = (token.start, p.tokens[p.at - 1].end)
    for _ in range(primes):
        node = Derivative(node, p.context.variables[0], span)
    if raised is not None:
        node = Binary("^", node, raised, "", span)
    return node


def _raised(p: Parser, name: str) -> tuple[Node | None, int, Node | None]:
    """What stands between a name and its argument: an exponent, primes, a base."""
    raised: Node | None = None
    base: Node | None = None
    primes = 0
    while p.next.kind == "op":
        if p.next.text == "'":
            p.take()
            primes += 1
        elif p.next.text == "^" and p.ahead().text in ("'",):
            p.at += 2
            primes += 1
        elif p.next.text == "^" and p.ahead().text in "({" and p.ahead(2).text == "'":
            p.at += 4
            primes += 1
        elif p.next.text == "^":
            p.take()
            raised = _exponent(p)
        elif p.next.text == "_" and name == "log":
            p.take()
            base = operands.subscript(p)
            if isinstance(base, Sym) and base.name in names.CONSTANTS:
                base = Const(names.CONSTANTS[base.name], base.span)
        else:
            break
    return raised, primes, base


def _exponent(p: Parser) -> Node:
    """The exponent of ``sin^2 x``: one token or a group."""
    token = p.next
    if token.kind == "op" and token.text == "-":
        return p.signed(lambda: _exponent(p))
    return operands.argument(p) if token.text == "{" else operands.operand(p)


def _is_minus_one(node: Node) -> bool:
    return (
        isinstance(node, Neg)
        and isinstance(node.operand, Num)
        and node.operand.value == 1
    )


def _applied(p: Parser) -> Node:
    """An argument without parentheses: ``tanh 2x``, ``exp -x``, ``ln |x|``."""
    token = p.next
    if token.kind in ("op", "end") and token.text not in ("-", "+", "|", "|(", "{"):
        raise p.stop("(")
    if token.text in ("-", "+"):
        return p.signed(lambda: _applied(p))
    left = p.parse(8)
    while p.next.kind == "name" and _is_letter(p, p.next):
        right = p.parse(8)
        span = (left.span[0], right.span[1])
        left = Binary("*", left, right, "implicit", span)
    return left


def _is_letter(p: Parser, token: Token) -> bool:
    return (
        names.letter(token.text) in p.context.letters
        or token.text in names.CONSTANTS
        or (len(token.text) == 1 and not names.builtin(token.text))
    ) and token.text.casefold() not in names.KEYWORDS


def _deck_function(p: Parser, token: Token, entry: Definition, order: int) -> Node:
    """A function that a deck defines, called as a function or as a class."""
    raised, primes, _ = _raised(p, entry.key)
    if raised is not None and p.next.kind in ("op", "end") and p.next.text != "(":
        letter = Sym(token.text, (token.start, token.end))
        return Binary("^", letter, raised, "", (token.start, raised.span[1]))
    wanted: str | None = None
    if p.next.kind == "op" and p.next.text == "_" and entry.vectors:
        p.take()
        below = operands.subscript(p)
        wanted = below.name if isinstance(below, Sym) else None
    if p.next.kind == "op" and p.next.text in ("(", "{", "["):
        positional, keywords = arguments(p)
    elif p.next.kind == "end":
        raise p.stop("(")
    else:
        positional, keywords = [_applied(p)], {}
    made_first = all(isinstance(one, Num | Neg) for one in positional)
    if made_first and p.next.text == "(" and not p.next.gap:
        params, settings = positional, keywords
        positional, keywords = arguments(p)
        positional += params
        keywords = {**settings, **keywords}
    node = build.apply(p, token, entry, positional, keywords)
    for _ in range(order):
        node = Derivative(node, entry.variables[0], node.span)
    if wanted:
        node = Index(node, wanted, node.span)
    return _finish(p, token, node, raised, primes)
