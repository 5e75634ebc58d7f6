"""Names in a formula: letters, constants, functions and their arguments."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quiz.formula.reading import (
    branches,
    build,
    differentials,
    frameworks,
    indicators,
    letters,
    names,
    operands,
    reductions,
)
from quiz.formula.reading.complaint import Unreadable
from quiz.formula.tree import (
    CONDITIONS,
    Binary,
    Call,
    Compare,
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
    from quiz.formula.reading.context import Definition
    from quiz.formula.reading.lexer import Token
    from quiz.formula.reading.parser import Parser

INVERSE = {
    "sin": "asin", "cos": "acos", "tan": "atan", "sinh": "asinh", "cosh": "acosh",
    "tanh": "atanh", "cot": "acot", "exp": "log", "log": "exp",
}  # fmt: skip
_INDICATORS = ("I", "indicator", "Indicator", "ind", "Ind", "Boole", "bool", "chi")
_STEPS = ("H", "u", "theta", "Theta")
_SELF = ("f", "y", "F", "g", "S")


def named(p: Parser, token: Token) -> Node:
    """The operand that starts with a name, just read."""
    token = _without_modules(p, token)
    text = token.text
    if (meant := _bound(p, token)) is not None:
        return meant
    if text.casefold() in names.IF and branches.is_function(p, p.at):
        return function(p, token, "where")
    if text.casefold() in names.KEYWORDS and not token.tex:
        raise p.stop("operand", token)
    if (special := _special(p, token)) is not None:
        return special
    own = p.context.letters.get(names.letter(text))
    if (part := letters.component(p, token)) is not None:
        return part
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
            return deck_function(p, token, *found)
        return Sym(text, (token.start, token.end))
    return letters.lone(p, token)


def _bound(p: Parser, token: Token) -> Node | None:
    """What the answer itself says that a name stands for."""
    if p.next.text == "(" and token.text in p.bound.functions:
        given, _ = arguments(p)
        span = (token.start, p.tokens[p.at - 1].end)
        return p.bound.call(token.text, given, span)
    name = letters.canonical(p, token.text)
    return p.bound.letter(name, (token.start, token.end))


def _callable(p: Parser, text: str) -> bool:
    """Whether a letter of the card is also a function that is called here."""
    if p.next.text not in ("(", "'"):
        return False
    return len(text) > 1 and bool(names.builtin(text) or p.context.function(text))


def _without_modules(p: Parser, token: Token) -> Token:
    """``np.exp`` → ``exp``; ``stats.norm.cdf`` → ``normcdf``."""
    while p.next.text in (".", "::") and p.ahead().kind == "name":
        if token.text in names.PREFIXES:
            p.take()
            token = p.take()
        else:
            break
    return token


def _special(p: Parser, token: Token) -> Node | None:
    text, span = token.text, (token.start, token.end)
    if text in names.TRUTHS:
        return Truth(names.TRUTHS[text], span)
    if text == "None" or text.casefold() in names.UNDEFINED:
        return Const("none", span)
    is_call = text == "select" and p.next.text == "("
    if is_call and p.ahead().text not in "[(" and p.ahead(2).text != "=":
        return function(p, token, "where")  # lax.select
    if text in ("Piecewise", "piecewise", "select", "Which"):
        return build.piecewise(p, token)
    if text == "where" and p.next.text == "(":
        return function(p, token, "where")
    own = names.letter(text) in p.context.letters
    if text in _INDICATORS and not own and p.next.text in ("(", "[", "{", "_"):
        p.accept("_")
        return indicators.named(p, token)
    is_step = text in _STEPS and not own and p.next.text == "("
    if is_step and not letters.is_variable(p, text):
        return function(p, token, "step")
    if text in differentials.DERIVATIVES and not own and p.next.text == "(":
        return differentials.called(p, token)
    if text == "d" and not own and (found := differentials.leibniz(p, token)):
        return found
    if text in names.CONSTANTS and not own:
        return Const(names.CONSTANTS[text], span)
    squared = p.next.text == "^" and p.ahead(2).text == "("  # f²(x), f^2(x)
    squared = squared or (p.next.text == "^" and p.ahead(4).text == "(")
    called = p.next.text in ("(", "'") or squared
    if text in _SELF and not own and p.context.itself and called:
        entry = p.context.definitions[p.context.itself]
        return deck_function(p, token, entry, 0)
    if text == "int" and not own and p.next.text == "(":
        inner = operands.group(p, p.take())
        if isinstance(inner, CONDITIONS):
            return Call("cast", (inner,), text, (token.start, inner.span[1]))
        raise letters.unknown(p, token)
    if not own and (made := frameworks.special(p, token)) is not None:
        return made
    if text == "len" and p.next.text == "(":
        p.take()
        operands.operand(p)
        p.expect(")")
        return Sym("n", span)
    return None


def arguments(
    p: Parser, *, alone: bool = False
) -> tuple[list[Node], dict[str, Node | str]]:
    """What stands in the parentheses of a call: positional, then by keyword.

    In a function of one argument, `alone`, 0,5 can only be a number.
    """
    opening = p.next
    closing = {"(": ")", "[": "]", "{": "}"}.get(opening.text)
    if opening.kind != "op" or closing is None:
        raise p.stop("(")
    p.take()
    before = p.bars, p.decimal_comma, p.rows, p.in_call, p.in_condition
    p.bars, p.rows, p.in_call, p.in_condition = 0, False, p.in_call + 1, 0
    p.decimal_comma = alone or _has_semicolon(p, closing)
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
            if name in names.IGNORED_KEYWORDS:
                frameworks.skip_value(p)
                keywords[name] = ""
            elif p.next.kind == "str":
                keywords[name] = p.take().text
            else:
                keywords[name] = listed(p)
                if p.accept("..."):
                    p.range_end = p.parse(0)
        elif p.next.text in ("[", "{") and (many := _list(p)):
            positional.extend(many)
        else:
            positional.append(listed(p))
        if not p.accept(",", ";") and p.next.text != closing:
            raise p.stop(closing)
    p.take()
    p.bars, p.decimal_comma, p.rows, p.in_call, p.in_condition = before
    return positional, keywords


def listed(p: Parser) -> Node:
    """One argument, a formula or a function without a name: ``lambda t: t``."""
    parameters = branches.nameless(p)
    value = p.expression()
    for name in parameters[:1]:
        if name not in p.context.letters and len(p.context.variables) == 1:
            letter = Sym(p.context.variables[0])
            value = frameworks.replaced(value, name, letter)
    return value


def _list(p: Parser) -> list[Node]:
    """The numbers of ``max([0, x])`` and ``Clip[x, {-1, 1}]``; none in ``[x > 0]``."""
    closing = "]" if p.next.text == "[" else "}"
    depth, commas = 0, 0
    for token in p.tokens[p.at :]:
        if token.kind == "op":
            depth += (token.text in "([{") - (token.text in ")]}")
            commas += token.text == "," and depth == 1
            if depth == 0:
                break
    before, found = p.at, []
    if commas and p.take():
        while p.next.text != closing and p.next.kind != "end":
            found.append(listed(p))
            if not p.accept(","):
                break
        if p.accept(closing) and p.next.text in (",", ")", "]", "}"):
            return found
    p.at = before
    return []


def miscounted(
    token: Token, wanted: int, found: int, *, most: int = 0, is_least: bool = False
) -> Unreadable:
    """The complaint about a wrong number of arguments."""
    return Unreadable(
        "syntax",
        token.start,
        expected="more-arguments" if is_least else "arguments",
        name=token.text,
        count=f"{wanted}–{most}" if most > wanted else str(wanted),
        found=str(found),
    )


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
        alone = names.FUNCTIONS.get(name, (0, 2))[1] == 1
        positional, keywords = arguments(p, alone=alone)
        p.decimal_comma = before
    else:
        if names.FUNCTIONS.get(name, (1, 1))[0] > 1 and not p.context.vectors:
            raise p.stop("(")
        positional, keywords = [_applied(p)], {}
    if not positional and p.next.text == "(":  # nn.Tanh()(x)
        positional, keywords = arguments(p)
    if base is not None:
        positional.append(base)
    node = build.call(p, token, name, positional, keywords)
    return _finish(p, token, node, raised, primes)


def _finish(
    p: Parser, token: Token, node: Node, raised: Node | None, primes: int
) -> Node:
    span = (token.start, p.tokens[p.at - 1].end)
    for _ in range(primes):
        node = Derivative(node, operands.variable(p), span)
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


def _is_one(node: Node) -> bool:
    if isinstance(node, Compare) and node.operators == ("==",):
        node = node.operands[1]
    return isinstance(node, Num) and node.value == 1


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


def deck_function(p: Parser, token: Token, entry: Definition, order: int) -> Node:
    """A function that a deck defines, called as a function or as a class."""
    raised, primes, _ = _raised(p, entry.key)
    if raised is not None and p.next.kind in ("op", "end") and p.next.text != "(":
        letter = Sym(token.text, (token.start, token.end))
        return Binary("^", letter, raised, "", (token.start, raised.span[1]))
    wanted: str | None = None
    if p.next.kind == "op" and p.next.text == "_":
        p.take()
        below = operands.subscript(p)
        if entry.vectors:
            wanted = below.name if isinstance(below, Sym) else None
        elif not _is_one(below):  # Swish_1, Swish_{β=1}
            raise Unreadable("syntax", below.span[0], expected="(")
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
