"""What may stand before a formula and is dropped: ``f(x) =``, ``lambda x:``."""

from __future__ import annotations

from quiz.formula.complaint import Unreadable
from quiz.formula.context import Context
from quiz.formula.lexer import Token
from quiz.formula.names import IF, REDUCTIONS

_OPEN, _CLOSE = ("(", "[", "{", "|(", "floor("), (")", "]", "}", ")|", ")floor")
_LONGEST_HEAD = 16
"""Tokens of a left side."""


def parts(found: list[Token], context: Context) -> list[list[Token]]:
    """The formulas between the equals signs, left sides dropped.

    Each part ends in an ``end`` token of its own.
    """
    found = _unwrapped(found)
    cuts = _equals(found)
    if not cuts:
        return [found]
    head, rest = found[: cuts[0]], cuts[0] + 1
    if not _is_head(head, context):
        if not head:
            raise Unreadable("syntax", found[0].start, expected="operand", found="=")
        sign = found[cuts[0]]
        raise Unreadable("syntax", sign.start, expected="left-side", found="=")
    pieces: list[list[Token]] = []
    for cut in [*cuts[1:], len(found) - 1]:
        end = found[cut]
        closing = Token("end", "", end.start, end.start)
        pieces.append(_unwrapped([*found[rest:cut], closing]))
        rest = cut + 1
    return pieces


def _unwrapped(found: list[Token]) -> list[Token]:
    """Without ``return``, ``def f(x):``, ``lambda x:`` and ``x ->``."""
    first = found[0].text if found[0].kind == "name" else ""
    if first in ("def", "lambda") and not found[0].tex:
        colon = _at_depth_zero(found, (":",))
        if first == "def" or (colon and _is_parameter_list(found[1:colon])):
            if not colon:
                raise Unreadable("syntax", found[-1].start, expected=":")
            return _unwrapped(found[colon + 1 :])
    if first == "return":
        return _unwrapped(found[1:])
    arrow = _at_depth_zero(found, ("->",))
    if arrow and all(one.kind == "name" or one.text in "():," for one in found[:arrow]):
        return _unwrapped(found[arrow + 1 :])
    return found


def _is_parameter_list(found: list[Token]) -> bool:
    return bool(found) and all(
        one.kind in ("name", "num") or one.text in (",", "=", "-", ".") for one in found
    )


def _at_depth_zero(found: list[Token], signs: tuple[str, ...]) -> int | None:
    depth = 0
    for place, token in enumerate(found):
        if token.kind == "op":
            depth += (token.text in _OPEN) - (token.text in _CLOSE)
            if depth == 0 and token.text in signs:
                return place
    return None


def _equals(found: list[Token]) -> list[int]:
    """Where equals signs of a definition stand; those of conditions are not."""
    cuts: list[int] = []
    depth = 0
    for place, token in enumerate(found):
        if token.kind == "cmd" and token.text == "begin":
            depth += 1
        elif token.kind == "cmd" and token.text == "end":
            depth -= 1
        elif token.kind == "name" and token.text.casefold() in IF and depth == 0:
            break
        elif token.kind == "op":
            depth += (token.text in _OPEN) - (token.text in _CLOSE)
            if depth == 0 and token.text in (",", ";", "?", "<", ">", "<=", ">=", "=="):
                break
            if depth == 0 and token.text in ("=", ":="):
                cuts.append(place)
    return cuts


def _is_head(head: list[Token], context: Context) -> bool:
    """Whether the tokens can be a left side: ``f(x)``, ``y``, ``dy/dx``, ``p_i``."""
    if not head or len(head) > _LONGEST_HEAD:
        return False
    if head[0].kind == "cmd" and head[0].text == "frac":
        return all(
            one.kind == "name" or one.text in ("{", "}", "frac", "(", ")")
            for one in head
        )
    if head[0].kind != "name" or head[0].text in REDUCTIONS:
        return False
    signs = ("(", ")", "[", "]", "{", "}", "_", "'", ",", ":", ".", ";")
    allowed = (*signs, "/") if head[0].text.startswith("d") else signs
    if "^" in (one.text for one in head):
        allowed = (*allowed, "^")
        if not any(one.text == "'" for one in head):
            return False
    if any(one.kind == "op" and one.text not in allowed for one in head):
        return False
    if any(one.kind not in ("op", "name", "num") for one in head):
        return False
    applied = len(head) > 1 and any(one.text == "(" for one in head)
    lone_letters = [one for one in head if one.kind == "name"]
    return applied or len(lone_letters) <= 2 or head[0].text.startswith("d")
