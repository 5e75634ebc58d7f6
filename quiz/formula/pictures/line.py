"""A formula on one line, in Unicode, with no more parentheses than it needs.

`quiz.formula.read` reads it back as the same tree.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import assert_never

from quiz.formula.pictures.signs import (
    ATOM,
    CASES,
    COMPARISON_SIGNS,
    CONDITION,
    CONSTANT_SIGNS,
    FUNCTION_NAMES,
    POWER,
    PREFIX,
    PRODUCT,
    SUM,
    applied_name,
    fold,
    index_of,
    is_lone,
    lowered,
    lowered_end,
    number,
    raised,
    symbol,
    words,
)
from quiz.formula.tree import (
    Apply,
    Binary,
    Call,
    Cases,
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
    Truth,
)

_LEVELS = {"+": SUM, "-": SUM, "*": PRODUCT, "/": PRODUCT, "^": POWER}
_UNSAFE_FACTORS = ("λ", "lambda")
"""Read as a keyword where an operator may stand."""


@dataclass(frozen=True, slots=True)
class Piece:
    """The text of a subtree, and what its surroundings must know of it."""

    text: str
    level: int = ATOM
    swallows: bool = False
    """A factor that follows would be read as a part of its end: ``Σⱼ xⱼ``."""
    raisable: str = ""
    """The same as an exponent above the line, where there are such characters."""
    is_condition: bool = False


def one_line(tree: Node, language: str = "en") -> str:
    """The formula on one line: ``x if x > 0, α⋅x otherwise``.

    Args:
        tree: As read; its order is kept.
        language: Of the words in formulas by cases: ``en`` or ``ru``.
    """
    said = words(language)
    return _at_least(fold(tree, lambda node, parts: _piece(node, parts, said)), CASES)


def _piece(node: Node, parts: list[Piece], said: dict[str, str]) -> Piece:
    match node:
        case Num():
            text = number(node)
            level = SUM if "-" in text[:1] else PRODUCT if "/" in text else ATOM
            return Piece(text, level, raisable=raised(text) if text.isdecimal() else "")
        case Sym(name=name):
            return Piece(symbol(name), raisable=raised(name) if len(name) == 1 else "")
        case Const(name=name):
            return Piece(CONSTANT_SIGNS.get(name, name))
        case Index():
            return _component(node, parts[0])
        case Neg():
            return _negated(parts[0])
        case Binary():
            return _binary(node, parts[0], parts[1])
        case Call():
            return _call(node, parts)
        case Apply():
            given = iter(parts)
            slots = [None if one is None else next(given) for one in node.arguments]
            while slots and slots[-1] is None:
                slots.pop()
            inside = ", ".join("…" if one is None else _argument(one) for one in slots)
            return Piece(f"{applied_name(node)}({inside})")
        case Reduce():
            return _reduction(node, parts)
        case Compare(operators=operators):
            text = _operand(parts[0])
            for operator, part in zip(operators, parts[1:], strict=True):
                sign = COMPARISON_SIGNS.get(operator, operator)
                text += f" {sign} {_operand(part)}"
            return Piece(text, CONDITION, is_condition=True)
        case Logic(op="not"):
            text = f"{said['not']} ({parts[0].text})"
            return Piece(text, CONDITION, is_condition=True)
        case Logic(op=op):
            texts = [_in_logic(node, place, part) for place, part in enumerate(parts)]
            return Piece(f" {said[op]} ".join(texts), CONDITION, is_condition=True)
        case Truth(value=value):
            return Piece("true" if value else "false", CONDITION, is_condition=True)
        case Cases():
            return _cases(node, parts, said)
        case Derivative(variable=variable):
            if len(variable) > 1 and len(symbol(variable)) > 1:
                return Piece(f"diff({_argument(parts[0])}, {symbol(variable)})")
            body = _at_least(parts[0], POWER)
            return Piece(f"d/d{symbol(variable)} {body}", PREFIX, swallows=True)
        case _:
            assert_never(node)


def _at_least(part: Piece, level: int) -> str:
    """The text, in parentheses if it holds together less tightly than `level`."""
    if part.is_condition:
        return f"[{part.text}]"
    return part.text if part.level >= level else f"({part.text})"


def _operand(part: Piece) -> str:
    """A side of a comparison; ``n! =`` would be read as ``n !=``."""
    text = _at_least(part, SUM)
    return f"({text})" if text.endswith("!") else text


def _argument(part: Piece) -> str:
    """An argument of a call: a formula by cases has commas of its own."""
    if part.is_condition:
        return f"[{part.text}]"
    return f"({part.text})" if part.level == CASES else part.text


def _component(node: Index, base: Piece) -> Piece:
    index = index_of(node)
    text = _at_least(base, ATOM)
    if not index:
        return Piece(text)
    if isinstance(node.base, Index) or text.endswith("!") or lowered_end(text):
        text = f"({text})"
    return Piece(text + (lowered(index) or f"[{index}]"))


def _negated(part: Piece) -> Piece:
    is_raisable = part.raisable and not part.raisable.startswith("⁻")
    exponent = raised("-") + part.raisable if is_raisable else ""
    return Piece("-" + _at_least(part, PRODUCT), SUM, part.swallows, exponent)


def _binary(node: Binary, left: Piece, right: Piece) -> Piece:
    level = _LEVELS[node.op]
    if level == POWER:
        return Piece(_power(left, right), POWER)
    first = _at_least(left, level)
    if level == SUM:
        return Piece(f"{first} {node.op} {_at_least(right, PRODUCT)}", SUM)
    if left.swallows and first == left.text:
        first = f"({first})"
    second = _at_least(right, PREFIX)
    if node.op == "/":
        return Piece(f"{first}/{second}", PRODUCT, right.swallows)
    if node.style != "implicit" or not _touch(node, first, second):
        return Piece(f"{first}⋅{second}", PRODUCT, right.swallows)
    both = left.raisable and right.raisable and left.raisable + right.raisable
    return Piece(first + second, PRODUCT, right.swallows, both)


def _touch(node: Binary, first: str, second: str) -> bool:
    """Whether two factors may stand side by side and still be read as two."""
    if not (second[0].isalpha() or second[0] == "(") or second.startswith(
        _UNSAFE_FACTORS
    ):
        return False
    if isinstance(node.left, Num):
        return first.isdecimal() or first.replace(".", "", 1).isdecimal()
    if isinstance(node.left, Sym) and len(first) == 1 and not first.isascii():
        return second[0].isalpha()
    return (
        first.startswith("(")
        and isinstance(node.left, Binary)
        and (node.left.op in ("+", "-"))
    )


def _power(base: Piece, exponent: Piece) -> str:
    text = _at_least(base, ATOM)
    if text.endswith("!"):
        text = f"({text})"
    if exponent.raisable:
        return text + exponent.raisable
    above = _at_least(exponent, ATOM)
    return f"{text}^({above})" if above.endswith("!") else f"{text}^{above}"


def _call(node: Call, parts: list[Piece]) -> Piece:
    first = parts[0]
    match node.name:
        case "abs":
            return Piece(f"|{_at_least(first, SUM)}|")
        case "floor":
            return Piece(f"⌊{_argument(first)}⌋")
        case "ceil":
            return Piece(f"⌈{_argument(first)}⌉")
        case "factorial":
            return Piece(f"{_at_least(first, ATOM)}!")
        case "cast":
            return Piece(f"[{first.text}]")
        case "sqrt" | "cbrt":
            sign = "√" if node.name == "sqrt" else "∛"
            text = first.text if is_lone(node.arguments[0]) else f"({first.text})"
            return Piece(sign + text, POWER)
    name = FUNCTION_NAMES.get(node.name, node.name)
    if node.name == "log" and len(parts) == 2:
        base = node.arguments[1]
        if isinstance(base, Num) and (below := lowered(number(base))):
            return Piece(f"log{below}({_argument(first)})")
        name = "log"
    return Piece(f"{name}({', '.join(map(_argument, parts))})")


def _reduction(node: Reduce, parts: list[Piece]) -> Piece:
    body = parts[0]
    index = index_of(node)
    if not index:
        return Piece(f"{node.kind}({_argument(body)})")
    below = lowered(index) or f"_{index}"
    if len(parts) == 3:
        below = f"_{{{index}={parts[1].text}}}^{{{parts[2].text}}}"
    sign = {"sum": "Σ", "prod": "∏"}.get(node.kind)
    if sign is None or body.level < POWER:
        return Piece(f"{sign or node.kind}{below}({_argument(body)})")
    return Piece(f"{sign}{below} {body.text}", PREFIX, swallows=True)


def _in_logic(node: Logic, place: int, part: Piece) -> str:
    below = node.operands[place]
    if not part.is_condition:
        return _at_least(part, SUM)
    if not isinstance(below, Logic) or below.op == "not":
        return part.text
    return part.text if below.op == node.op and place == 0 else f"({part.text})"


def _cases(node: Cases, parts: list[Piece], said: dict[str, str]) -> Piece:
    given = iter(parts)
    rows = []
    for _, condition in node.branches:
        value = _at_least(next(given), SUM)
        if condition is None:
            rows.append(f"{value} {said['otherwise']}")
        else:
            rows.append(f"{value} {said['if']} {next(given).text}")
    return Piece(", ".join(rows), CASES)
