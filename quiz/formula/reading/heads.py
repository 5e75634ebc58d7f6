"""What may stand before a formula and is dropped: ``f(x) =``, ``lambda x:``."""

from __future__ import annotations

from dataclasses import replace

from quiz.formula.reading.complaint import Unreadable
from quiz.formula.reading.context import Context
from quiz.formula.reading.lexer import Token
from quiz.formula.reading.names import IF, KEYWORDS, REDUCTIONS

_OPEN, _CLOSE = ("(", "[", "{", "|(", "floor("), (")", "]", "}", ")|", ")floor")
_LONGEST_HEAD = 16
"""Tokens of a left side."""
_MOST_LABELS = 8
"""Left sides without an equals sign, one before the other: ``ReLU: f: x ↦``."""
_DECLARING = frozenset(
    [
        "const", "let", "var", "public", "private", "static", "inline", "float", "int",
        "double", "auto", "void", "function", "func", "fun", "fn", "val", "pub", "half",
        "Function",
    ]
)  # fmt: skip
_CLOSING = frozenset(["end", "fi", "endif"])
_ARROWS = ("->", "=>")


def stripped(found: list[Token]) -> list[Token]:
    """All tokens of an answer without what programs put around a formula.

    Imports, ``class``, docstrings, declarations with their braces, ``end``.
    """
    if len(found) == 1:
        return found
    if found[0].text == "import":
        while len(found) > 1 and not (found[1].line or found[1].text == ";"):
            found = found[1:]
        return stripped(found[1:]) if len(found) > 1 else found
    if found[0].text == "class" and (colon := _at_depth_zero(found, (":",))):
        return stripped(found[colon + 1 :])
    if found[0].text == "def" and (colon := _at_depth_zero(found, (":",))):
        body = _without_strings(found[colon + 1 :])
        if (start := _another(body)) is None:
            return stripped(body)
        name, *inside = found[1:colon]
        closing = next(
            (at for at, one in enumerate(inside) if one.text in (")", "->")), 0
        )
        sign = Token("op", "=", name.start, name.end)
        value = body[:start]
        if value and value[0].text == "return":
            value = value[1:]
        end = Token("op", ";", body[start].start, body[start].start)
        rest = stripped(body[start:])
        return [name, *inside[: closing + 1], sign, *value, end, *rest]
    found = _without_strings(found)
    arrow = [one.text for one in found[1:4]]
    if arrow == ["<", "-", "function"] and found[0].kind == "name":  # R
        return stripped(found[3:])
    if found[0].text == "assert":
        return stripped(found[1:])
    if found[0].text in _DECLARING and found[0].kind == "name":
        return _declared(found)
    first = found[0].text.casefold()
    if first in IF or first == "case":
        while len(found) > 2 and (
            found[-2].text.casefold() in _CLOSING
            or (found[-2].text == "if" and found[-3].text == "end")
        ):
            found = [*found[:-2], found[-1]]
        if first == "case" and len(found) > 2:
            return found[1:]
    return found


def _without_strings(found: list[Token]) -> list[Token]:
    while len(found) > 1 and found[0].kind == "str":
        found = found[1:]
    return found


def _another(body: list[Token]) -> int | None:
    """Where a second ``def`` starts."""
    for place, token in enumerate(body):
        if token.text == "def" and token.line:
            return place
    return None


def _declared(found: list[Token]) -> list[Token]:
    """The formula of ``float f(float x) { return …; }`` or ``const f = x => …``."""
    nameless = found[1].text in ("(", "[") and found[0].text.casefold() == "function"
    if len(found) < 3 or not (found[1].kind == "name" or nameless):
        return found
    depth = 0
    if found[0].text == "function" and found[2].text == "=":  # MATLAB
        start = next((at for at, one in enumerate(found) if one.line), 0)
        return stripped(_without_end(found[start:])) if start else found
    for place, token in enumerate(found):
        if token.kind != "op":
            if token.line and place and depth == 0 and found[0].text == "function":
                return stripped(_without_end(found[place:]))  # MATLAB, Julia
            continue
        if token.text == "{" and depth == 0 and found[-2].text == "}":
            return stripped([*found[place + 1 : -2], found[-1]])
        if token.text == "," and depth == 1 and found[0].text == "Function":
            return [*found[place + 1 : -2], found[-1]]  # Function[x, …]
        depth += (token.text in _OPEN) - (token.text in _CLOSE)
        if depth == 0 and token.text == "=":
            return [*found[1:]] if found[1].text != "(" else found
        if depth == 0 and token.text == ")" and found[place + 1].text not in (
            "{", "->", "=", ":",
        ) and not found[place + 1].line and found[1].text == "(":  # fmt: skip
            return stripped(found[place + 1 :])  # R: function(x) …
    return found


def _without_end(found: list[Token]) -> list[Token]:
    return [*found[:-2], found[-1]] if found[-2].text in _CLOSING else found


def parts(found: list[Token], context: Context) -> list[list[Token]]:
    """The formulas between the equals signs, left sides dropped.

    Each part ends in an ``end`` token of its own.
    """
    for _ in range(_MOST_LABELS):
        found = _aligned(_unwrapped(found))
        first = found[0]
        if first.text in ("=", "->", "=>") and first.kind == "op" and len(found) > 2:
            found = found[1:]
        elif first.kind == "name" and (colon := _label(found, context)):
            found = found[colon + 1 :]
        else:
            break
    cuts = _equals(found)
    if not cuts:
        return [found]
    head, rest = found[: cuts[0]], cuts[0] + 1
    pieces: list[list[Token]] = []
    if not _is_head(head, context):
        if not head:
            raise Unreadable("syntax", found[0].start, expected="operand", found="=")
        if not _is_formula(head, context):
            sign = found[cuts[0]]
            raise Unreadable("syntax", sign.start, expected="left-side", found="=")
        end = found[cuts[0]]
        pieces.append([*head, Token("end", "", end.start, end.start)])
    found = _said_once(found, head)
    for cut in [*cuts[1:], len(found) - 1]:
        end = found[cut]
        closing = Token("end", "", end.start, end.start)
        pieces.append(_unwrapped([*found[rest:cut], closing]))
        rest = cut + 1
    return pieces


def _aligned(found: list[Token]) -> list[Token]:
    """Without the ``&`` and ``\\\\`` of formulas set one below the other."""
    if not any(one.text == "&" for one in found):
        return found
    kept: list[Token] = []
    depth = 0
    for place, token in enumerate(found):
        if token.kind == "cmd" and token.text in ("begin", "end"):
            depth += 1 if token.text == "begin" else -1
        after = found[min(place + 1, len(found) - 1)].text
        if depth == 0 and token.kind == "op":
            if token.text == "&" and (after in ("=", ":=") or place == 0):
                continue
            if token.text == "row" and after == "&":
                continue
        kept.append(token)
    return kept


def _label(found: list[Token], context: Context) -> int:
    """Where the colon of ``ReLU: …`` or ``f : x ↦ …`` stands; 0 for none."""
    colon = _at_depth_zero(found[: _LONGEST_HEAD + 1], (":",))
    if not colon or found[colon + 1].kind == "end":
        return 0
    head = found[:colon]
    if head[0].text.casefold() in KEYWORDS or head[0].text == "lambda":
        return 0
    plain = [one for one in head if one.kind != "name" and one.text not in ("(", ")")]
    if plain or head[-1].text.casefold() in KEYWORDS:
        return 0
    if len(head) == 1:
        return 0 if head[0].text in context.letters else colon
    return colon if head[1].text == "(" and head[0].text not in context.letters else 0


def _is_formula(head: list[Token], context: Context) -> bool:
    """Whether all names before an equals sign are known, as in a chain of formulas."""
    return all(
        one.kind != "name"
        or one.text in context.letters
        or (len(one.text) > 1 and context.known(one.text))
        or one.text in ("e", "sigma", "Phi", "phi")
        for one in head
    ) and any(one.kind == "name" for one in head)


def _said_once(found: list[Token], head: list[Token]) -> list[Token]:
    """Without a left side said again: ``f(x) = x, x > 0; f(x) = 0, x ≤ 0``."""
    again = [*(one.text for one in head), "="]
    size = len(again)
    texts = [one.text for one in found]
    kept, place = found[:size], size
    while place < len(found):
        new_case = kept[-1].text in (",", ";", "and", "и") or found[place].line
        if new_case and texts[place : place + size] == again:
            value = replace(found[place + size], gap=True, line=found[place].line)
            kept.append(value)
            place += size
        else:
            kept.append(found[place])
        place += 1
    return kept


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
    if first in _DECLARING and found[1].kind in ("name", "op"):
        declared = _declared(found)
        return found if declared is found else _unwrapped(declared)
    arrow = _at_depth_zero(found, _ARROWS)
    if arrow and all(
        (one.kind == "name" and one.text.casefold() not in KEYWORDS)
        or one.text in "():,"
        for one in found[:arrow]
    ):
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
            if token.text == "==" and depth == 0 and _is_called(found[:place]):
                cuts.append(place)
                continue
            if depth == 0 and token.text in (",", ";", "?", "<", ">", "<=", ">=", "=="):
                break
            if depth == 0 and token.text in ("=", ":="):
                cuts.append(place)
    return cuts


def _is_called(head: list[Token]) -> bool:
    """Whether the tokens are ``f(x)``, so that ``==`` behind them defines."""
    names = [one for one in head if one.kind == "name"]
    signs = [one.text for one in head if one.kind != "name"]
    return len(names) == len(signs) == 2 and signs == ["(", ")"]


def _is_head(head: list[Token], context: Context) -> bool:
    """Whether the tokens can be a left side: ``f(x)``, ``y``, ``dy/dx``, ``p_i``."""
    if not head or len(head) > _LONGEST_HEAD:
        return False
    if head[0].kind == "cmd" and head[0].text == "frac":
        return all(
            one.kind == "name" or one.text in ("{", "}", "frac", "(", ")")
            for one in head
        )
    if head[0].text == "{":  # {GLU}(a, b)
        head = head[1:]
    if head[0].text == "(" and head[-1].text == "'":  # (σ(x))'
        head = head[1:]
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
