"""Other readings of the same characters: what a pair of brackets would change."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice

from quiz.formula.reading import heads
from quiz.formula.reading.complaint import Unreadable
from quiz.formula.reading.context import Context
from quiz.formula.reading.lexer import Token, tokens
from quiz.formula.reading.names import KEYWORDS
from quiz.formula.reading.parser import Parser
from quiz.formula.tree import Call, Node, rebuild, shape, walk

MOST = 60
"""Other readings that are tried."""
LONGEST = 80
"""Tokens of a formula whose other readings are tried."""

_PARTNERS = {
    "(": ")", "[": "]", "{": "}", "|(": ")|", "floor(": ")floor", "ceil(": ")ceil",
}  # fmt: skip
_CLOSERS = frozenset(_PARTNERS.values())
_OPERATORS = frozenset("+-*/^")
_ENDERS = frozenset([",", ";", "<", ">", "<=", ">=", "==", "!=", "&", ":"])


def _ends_part(token: Token) -> bool:
    """Whether no bracket that was forgotten would reach across this."""
    return token.text in _ENDERS or token.text.casefold() in KEYWORDS


@dataclass(frozen=True, slots=True)
class Other:
    """Another reading of an answer."""

    tree: Node
    kind: str
    """``brackets``, ``moved`` or ``log``."""


def other_readings(
    text: str, context: Context, kinds: tuple[str, ...]
) -> Iterator[Other]:
    """What the same characters mean with one pair of brackets more, or moved.

    The trees are as the parser makes them. Readings that come out alike are
    given once, and not those that come out as the text does.
    """
    try:
        found = heads.parts(tokens(text, context.known), context)[-1]
        own = Parser(list(found), context).whole()
    except (Unreadable, RecursionError):
        return
    if len(found) > LONGEST:
        return
    seen = {shape(own)}
    if "log" in kinds and (other := _decimal_logarithm(own)) is not None:
        yield Other(other, "log")
    kind = "moved" if "moved" in kinds else "brackets"
    for changed in islice(_bracketed(found, kind), MOST):
        try:
            tree = Parser(changed, context).whole()
        except (Unreadable, RecursionError):
            continue
        key = shape(tree)
        if key not in seen:
            seen.add(key)
            yield Other(tree, kind)


def _decimal_logarithm(tree: Node) -> Node | None:
    """``log`` as the logarithm to base 10, where it was not written ``ln``."""
    change: dict[int, Node] = {
        id(one): replace(one, name="log10")
        for one in walk(tree)
        if isinstance(one, Call)
        and one.name == "log"
        and len(one.arguments) == 1
        and one.written != "ln"
    }
    return rebuild(tree, change) if change else None


def _bracketed(found: list[Token], kind: str) -> Iterator[list[Token]]:
    """The tokens with a pair of brackets more, or with one bracket moved."""
    depths = _depths(found)
    if depths is None:
        return
    if kind == "brackets":
        yield from _fractions(found, depths)
        yield from _exponents(found, depths)
        for start in _starts(found):
            for end in _ends(found, depths, start):
                if _matters(found, depths, start, end):
                    yield _with_pair(found, start, end)
        return
    for opening, token in enumerate(found):
        if token.kind != "op" or token.text not in ("(", "{"):
            continue
        closing = _partner(found, opening)
        if closing is None:
            continue
        rest = found[:opening] + found[opening + 1 : closing] + found[closing + 1 :]
        inner = _depths(rest)
        if inner is None:
            continue
        for end in _ends(rest, inner, opening):
            if end != closing - 1:
                yield _with_pair(rest, opening, end)
        for start in _starts(rest):
            if start < closing - 1 and start != opening:
                yield _with_pair(rest, start, closing - 1)


def _fractions(found: list[Token], depths: list[int]) -> Iterator[list[Token]]:
    """With all that stands before a stroke above it, all that follows below it."""

    def is_border(place: int, level: int) -> bool:
        return depths[place] < level or (
            depths[place] == level and _ends_part(found[place])
        )

    for stroke, token in enumerate(found):
        level = depths[stroke]
        if token.kind != "op" or token.text != "/":
            continue
        start, end = stroke, stroke + 1
        while start and not is_border(start - 1, level):
            before = found[start - 1]
            if before.text in _PARTNERS and depths[start - 1] < level:
                break
            start -= 1
        while end < len(found) - 1 and not is_border(end, level):
            end += 1
        if stroke - start > 1 and end - stroke > 2:
            yield _with_pair(_with_pair(found, stroke + 1, end), start, stroke)


def _exponents(found: list[Token], depths: list[int]) -> Iterator[list[Token]]:
    """With every exponent of several factors in brackets: ``e^2x + e^-2x``."""
    pairs: list[tuple[int, int]] = []
    for place, token in enumerate(found):
        if token.kind != "op" or token.text != "^":
            continue
        start = end = place + 1
        if found[start].text == "-":
            end += 1
        while end < len(found) and found[end].kind in ("num", "name"):
            if _ends_part(found[end]):
                break
            end += 1
        if end - start > 1 and end < len(found) and depths[end - 1] == depths[place]:
            pairs.append((start, end))
    if len(pairs) > 1:
        changed = found
        for start, end in reversed(pairs):
            changed = _with_pair(changed, start, end)
        yield changed


_BINDING = {"+": 1, "-": 1, "*": 2, "/": 2, "^": 3}
_SIDE_BY_SIDE = 2


def _matters(found: list[Token], depths: list[int], start: int, end: int) -> bool:
    """Whether brackets there would change what is read, as far as is plain to see."""
    if _is_one(found[start:end]):
        return False
    level = depths[start]
    inside = min(
        (
            _BINDING[token.text]
            for token, depth in zip(found[start:end], depths[start:end], strict=True)
            if depth == level and token.text in _BINDING
        ),
        default=_SIDE_BY_SIDE,
    )
    left = found[start - 1] if start else None
    if left is not None and left.kind == "name":
        return True
    before = _BINDING.get(left.text, 0) if left is not None else 0
    after = _BINDING.get(found[end].text, 0)
    turned = left is not None and left.text in ("-", "/") and inside == before
    return inside < max(before, after) or turned or inside == after == _BINDING["^"]


def _is_one(found: list[Token]) -> bool:
    """``2/2``, which nobody means: in brackets it would undo a power or a factor."""
    if [one.text for one in found[1:2]] != ["/"] or len(found) != 3:
        return False
    return found[0].kind == "num" and found[0].value == found[2].value


def _starts(found: list[Token]) -> Iterator[int]:
    """Where a bracket may have been meant to open."""
    for place, token in enumerate(found[:-1]):
        before = found[place - 1] if place else None
        if token.text in _CLOSERS or token.text in _OPERATORS - {"-"}:
            continue
        if _ends_part(token):
            continue
        if (
            before is None
            or before.text in _OPERATORS
            or before.text in _PARTNERS
            or _ends_part(before)
            or (before.kind == "name" and len(before.text) > 1)
        ):
            yield place


def _ends(found: list[Token], depths: list[int], start: int) -> Iterator[int]:
    """Before which tokens that bracket may close, the farthest first."""
    level = depths[start]
    ends: list[int] = []
    for place in range(start + 1, len(found)):
        if depths[place] < level or (
            depths[place] == level and _ends_part(found[place])
        ):
            ends.append(place)
            break
        if depths[place] == level and (
            found[place].text in _OPERATORS or found[place].kind == "end"
        ):
            ends.append(place)
    yield from (one for one in reversed(ends) if one - start > 1)


def _depths(found: list[Token]) -> list[int] | None:
    """How many brackets are open at each token, closing ones counted outside."""
    depths: list[int] = []
    level = 0
    for token in found:
        if token.kind == "op" and token.text in _CLOSERS:
            level -= 1
        depths.append(level)
        if token.kind == "op" and token.text in _PARTNERS:
            level += 1
    return depths if level == 0 else None


def _partner(found: list[Token], opening: int) -> int | None:
    level = 0
    for place in range(opening, len(found)):
        text = found[place].text if found[place].kind == "op" else ""
        level += (text in _PARTNERS) - (text in _CLOSERS)
        if level == 0:
            return place
    return None


def _with_pair(found: list[Token], start: int, end: int) -> list[Token]:
    left = Token("op", "(", found[start].start, found[start].start)
    right = Token("op", ")", found[end].start, found[end].start)
    return [*found[:start], left, *found[start:end], right, *found[end:]]
