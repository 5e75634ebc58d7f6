"""What the parts of a formula look like: signs, raised and lowered characters.

Shared by the two-dimensional picture and the form on one line.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TypeVar

from quiz.formula.reading.names import GREEK, GREEK_NAMES, plain
from quiz.formula.tree import Apply, Index, Node, Num, Reduce, Sym, children, written

SUM, PRODUCT, PREFIX, POWER, ATOM = range(2, 7)
"""How tightly the outermost sign of a part holds it together."""
CASES, CONDITION = 0, 1

Part = TypeVar("Part")

GREEK_SIGNS = {
    **{name: sign for sign, name in reversed(GREEK.items())},
    "mu": "μ",
}
del GREEK_SIGNS["Sigma"], GREEK_SIGNS["Pi"]  # they read as a sum and a product

FUNCTION_NAMES = {
    "log": "ln", "log2": "log₂", "log10": "log₁₀", "normcdf": "Φ", "normpdf": "φ",
    "asin": "arcsin", "acos": "arccos", "atan": "arctan", "acot": "arccot",
    "asinh": "arsinh", "acosh": "arcosh", "atanh": "artanh",
}  # fmt: skip
"""Functions whose name on paper is not their name in programs."""

CONSTANT_SIGNS = {"pi": "π", "oo": "∞", "none": "None"}
COMPARISON_SIGNS = {"<=": "≤", ">=": "≥", "!=": "≠", "==": "="}

WORDS = {
    "en": {"for": "for", "if": "if", "otherwise": "otherwise"}
    | {"and": "and", "or": "or", "not": "not"},
    "ru": {"for": "при", "if": "при", "otherwise": "иначе"}
    | {"and": "и", "or": "или", "not": "не"},
}

_LOWERED = dict(zip("0123456789ijklmnxaet", "₀₁₂₃₄₅₆₇₈₉ᵢⱼₖₗₘₙₓₐₑₜ", strict=True))
_RAISED = dict(zip("0123456789-nixyabktjmz", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻ⁿⁱˣʸᵃᵇᵏᵗʲᵐᶻ", strict=True))
_TO_ASCII = str.maketrans(
    {sign: name for name, sign in GREEK_SIGNS.items()}
    | {"∞": "oo", "≤": "<=", "≥": ">=", "≠": "!=", "⋅": "*", "½": "1/2", "…": "..."}
    | {"Σ": "sum", "∏": "prod", "√": "sqrt ", "∛": "cbrt ", "⌊": "floor(", "⌋": ")"}
    | {"⌈": "ceil(", "⌉": ")"}
)


_RAISED_RUN = re.compile(f"[{''.join(_RAISED.values())}]+")
_LOWERED_RUN = re.compile(f"[{''.join(_LOWERED.values())}]+")


def ascii_only(text: str) -> str:
    """A formula for a terminal that has nothing else; "?" for what has no name."""
    text = _RAISED_RUN.sub(lambda run: f"^({_plain(run[0], _RAISED)})", text)
    text = _LOWERED_RUN.sub(lambda run: f"_{_plain(run[0], _LOWERED)}", text)
    return text.translate(_TO_ASCII).encode("ascii", "replace").decode()


def _plain(run: str, signs: dict[str, str]) -> str:
    back = {sign: char for char, sign in signs.items()}
    return "".join(back[one] for one in run)


def words(language: str) -> dict[str, str]:
    """The words of formulas by cases, English where there are no others."""
    return WORDS.get(language, WORDS["en"])


def lowered(text: str) -> str:
    """The text below the line, or "" if a character has no lowered form.

    >>> lowered("i"), lowered("12"), lowered("c")
    ('ᵢ', '₁₂', '')
    """
    return "".join(_LOWERED[one] for one in text) if set(text) <= set(_LOWERED) else ""


def lowered_end(text: str) -> bool:
    """Whether the last character stands below the line."""
    return text[-1:] in _LOWERED.values()


def raised(text: str) -> str:
    """The text above the line, or "" if a character has no raised form."""
    return "".join(_RAISED[one] for one in text) if set(text) <= set(_RAISED) else ""


def symbol(name: str) -> str:
    """A letter as it is printed: ``alpha`` is α, ``beta_1`` is β₁.

    >>> symbol("alpha"), symbol("x_1"), symbol("slope")
    ('α', 'x₁', 'slope')
    """
    head, _, below = name.partition("_")
    if below.isdecimal() and below.isascii() and head:
        return GREEK_SIGNS.get(head, head) + lowered(below)
    return GREEK_SIGNS.get(name, name)


def number(node: Num) -> str:
    """A number as its author spelt it."""
    if node.text:
        return node.text.rstrip(".") or node.text
    return written(node.value)


def index_of(node: Index | Reduce) -> str:
    """The letter or number of a component; "" where the text named none."""
    return "" if node.index.startswith(("#", "·")) else node.index


def applied_name(node: Apply) -> str:
    """The name of a deck's function, as its author called it.

    A keyword can choose another function than the name alone; then the
    function's own name is shown.
    """
    written = node.written.removesuffix("_prime").removeprefix("\\")
    if not written or not written.isidentifier():
        return node.function
    if node.function != written and plain(node.function).startswith(plain(written)):
        return node.function
    return GREEK_SIGNS.get(written, written) if written in GREEK_NAMES else written


def is_lone(node: Node) -> bool:
    """Whether a root over the node needs no parentheses."""
    return isinstance(node, Sym) or (isinstance(node, Num) and number(node).isdecimal())


def fold(tree: Node, combine: Callable[[Node, list[Part]], Part]) -> Part:
    """Build from the leaves up, without recursion: deep trees are no danger.

    Args:
        tree: The formula.
        combine: Called for each node with the results for its `children`.
    """
    pending: list[tuple[Node, bool]] = [(tree, False)]
    made: list[Part] = []
    while pending:
        node, is_ready = pending.pop()
        below = list(children(node))
        if below and not is_ready:
            pending.append((node, True))
            pending.extend((one, False) for one in reversed(below))
            continue
        start = len(made) - len(below)
        parts = made[start:]
        del made[start:]
        made.append(combine(node, parts))
    return made[0]
