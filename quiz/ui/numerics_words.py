"""The words for how a formula behaves in floating point: where, what, and why."""

from __future__ import annotations

from collections.abc import Sequence
from math import isfinite
from typing import TYPE_CHECKING

from quiz.ui.language import fill, table
from quiz.ui.look import Look
from quiz.ui.text import one_line

if TYPE_CHECKING:
    from quiz.formula.floats.causes import Cause
    from quiz.formula.floats.study import Finding, InFormat

_LONGEST_PART = 40
_NEXT_TO_ZERO = 0.01
"""Share of the far end from which on the near end is as good as 0."""
_SMALLEST, _LARGEST = 1e-4, 1e6
"""Numbers in between are shown without an exponent."""
_FORMS = {"inf-inf": "∞ - ∞", "inf/inf": "∞/∞", "0*inf": "0·∞", "0/0": "0/0"}


def phrase(key: str, look: Look, **arguments: object) -> str:
    """A sentence about numbers in the reader's language."""
    return fill(table("numerics", look.language)[key], look.language, arguments)


def unmirrored(one: InFormat) -> list[tuple[Finding, bool]]:
    """Findings to show, and whether each also stands for its mirror."""
    result: list[tuple[Finding, bool]] = []
    left: list[Finding] = list(one.findings)
    while left:
        found = left.pop(0)
        mirror = next((other for other in left if _mirrored(found, other)), None)
        if mirror is not None:
            left.remove(mirror)
            if found.example.at < 0:
                found, mirror = mirror, found
        result.append((found, mirror is not None))
    return result


def _mirrored(one: Finding, other: Finding) -> bool:
    return (
        one.trouble is other.trouble
        and one.others == other.others
        and one.cause == other.cause
        and are_opposite(one, other)
        and (
            one.trouble.value != "overflow" or one.example.given == other.example.given
        )
    )


def are_opposite(one: Finding, other: Finding) -> bool:
    """Whether the stretches lie as far on either side of 0."""
    return _opposite(one.low) == other.high and _opposite(one.high) == other.low


def _opposite(end: float | None) -> float | None:
    return None if end is None else -end


def what(found: Finding, name: str, look: Look) -> str:
    """What comes out, in the format of that name."""
    kind = found.trouble.value
    if kind == "lost":
        said = phrase("what.lost.most" if found.is_mostly else "what.lost.some", look)
        known = worst(found, name, look)
        return f"{said} ({known})" if known else said
    if kind == "inside" and found.missed:
        kind += ".missed"
    missed = number(found.missed, digits=2)
    return phrase(f"what.{kind}", look, given=found.example.given, missed=missed)


def worst(found: Finding, name: str, look: Look) -> str:
    """The worst of lost digits: how far off, and where."""
    if not isfinite(found.off):
        return ""
    off = number(100 * found.off, digits=2)
    return phrase("worst", look, off=off, at=_exact(found.example.at, name))


def _exact(value: float, name: str) -> str:
    """With as many digits as tell a number of a format from all others."""
    from quiz.formula.floats.formats import FORMATS, rounded

    form = next(one for one in FORMATS if one.name == name)
    every = (number(value, digits) for digits in range(4, 18))
    return next(
        (one for one in every if rounded(float(one), form) == value), f"{value!r}"
    )


def either(texts: Sequence[str], look: Look) -> str:
    """Several things of which each will do: ``e^x or e^-x``."""
    said, *others = texts
    for other in others:
        said = phrase("either", look, said=said, other=other)
    return said


def why(causes: Sequence[Cause], text: str, look: Look) -> str:
    """Which part is to blame; empty where there is no telling.

    Args:
        causes: Of one sort; the parts may be several.
    """
    parts = dict.fromkeys(_part(text[slice(*cause.span)]) for cause in causes)
    if not parts or "" in parts:
        return ""
    cause, part = causes[0], either(list(parts), look)
    said = phrase(f"why.{cause.why.value}", look, part=part)
    form = _FORMS.get(cause.form)
    return phrase("then", look, why=said, form=form) if form else said


def _part(text: str) -> str:
    """A piece of a formula without the brackets around it, not too long."""
    part = one_line(text).strip()
    if part.startswith("(") and part.endswith(")") and _is_wrapped(part):
        part = part[1:-1]
    if len(part) > _LONGEST_PART:
        part = part[: _LONGEST_PART - 1].rstrip() + "…"
    return part


def _is_wrapped(part: str) -> bool:
    """Whether the first bracket closes at the very end."""
    depth = 0
    for place, sign in enumerate(part):
        depth += (sign == "(") - (sign == ")")
        if not depth:
            return place == len(part) - 1
    return False


def where(found: Finding, one: InFormat, look: Look, *, is_folded: bool) -> str:
    """The letters and the stretch: ``x = (t, 0), t > 88.72``."""
    return placed(found, stretch(found, one, look, is_folded=is_folded))


def placed(found: Finding, said: str) -> str:
    """A stretch, or several, with what the other letters stand at."""
    others = [f"{name} = {value}" for name, value in found.others]
    if found.letter == "t":
        return ", ".join([*others, said])
    return ", ".join([said, *others])


def stretch(found: Finding, one: InFormat, look: Look, *, is_folded: bool) -> str:
    """``x > 88.72``, ``0 < |x| < 3e-8``; the ends fail themselves."""
    letter = f"|{found.letter}|" if is_folded else found.letter
    reaches = not any(_lies_below(other, found) for other in one.findings)
    said = _stretch(letter, found.low, found.high, reaches_zero=reaches)
    return said or phrase("everywhere", look)


def _lies_below(other: Finding, found: Finding) -> bool:
    """Whether something else happens between 0 and a stretch."""
    if other.others != found.others or other.nearest >= found.nearest:
        return False
    return not other.nearest or (other.example.at < 0) == (found.example.at < 0)


def _stretch(
    letter: str, low: float | None, high: float | None, *, reaches_zero: bool
) -> str:
    if low is not None and high is not None:
        if low == high:
            return f"{letter} = {number(low)}"
        if reaches_zero and 0 < low < high * _NEXT_TO_ZERO:
            return f"0 < {letter} {_below(high)}"
        if reaches_zero and low * _NEXT_TO_ZERO < high < 0:
            return f"{number(low)} {_sign(low)} {letter} < 0"
        return f"{number(low)} {_sign(low)} {letter} {_below(high)}"
    if low is not None:
        return f"{letter} {'≥' if _is_shown(low) else '>'} {number(low)}"
    return f"{letter} {_below(high)}" if high is not None else ""


def _below(end: float) -> str:
    return f"{_sign(end)} {number(end)}"


def _sign(end: float) -> str:
    return "≤" if _is_shown(end) else "<"


def _is_shown(end: float) -> bool:
    """Whether the number is shown with all its digits."""
    return float(number(end)) == end


def number(value: float, digits: int = 4) -> str:
    """With so many digits, and an exponent where it is far from 1."""
    shown = float(f"{value:.{digits}g}")
    if not shown or _SMALLEST <= abs(shown) < _LARGEST:
        return f"{shown:.12f}".rstrip("0").rstrip(".")
    mantissa, _, exponent = f"{value:.{digits}g}".partition("e")
    return f"{mantissa}e{int(exponent)}"
