"""Where one thing happens to a formula, on both sides of 0, told together."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from quiz.ui.look import Look
from quiz.ui.numerics_words import (
    are_opposite,
    either,
    phrase,
    placed,
    stretch,
    what,
    why,
)

if TYPE_CHECKING:
    from quiz.formula.floats.study import Behaviour, Finding, InFormat

_INFINITE = ("nan", "overflow")
"""What is told of arguments too large to occur, beside those that do."""


@dataclass(frozen=True, slots=True)
class Happening:
    """One thing that happens in one format, for one reason, wherever it does."""

    finding: Finding
    """The most useful of its findings; with the worst value that any of them has."""
    where: str
    what: str
    why: str


def happenings(behaviour: Behaviour, text: str, look: Look) -> list[Happening]:
    """What is most useful to know, with everything of its sort in the same format.

    What is told of one side alone is taken for sound on the other.
    """
    name, top = behaviour.ranked[0]
    one = next(one for one in behaviour.formats if one.format == name)
    every = [found for form, found in behaviour.ranked if form == name]
    groups: dict[tuple[object, ...], list[Finding]] = {}
    for found in every:
        is_alike = found.trouble is top.trouble and found.others == top.others
        is_apt = found.is_far <= top.is_far or found.trouble in _INFINITE
        if is_alike and is_apt and found.letter == top.letter:
            groups.setdefault(_reason(found), []).append(found)
    return [
        _told(group, one, text, look)
        for group in groups.values()
        if top.is_far or not all(found.is_far for found in group)
    ]


def _reason(found: Finding) -> tuple[object, ...]:
    cause = found.cause
    reason = (cause.why, cause.form) if cause else ()
    return bool(found.missed), found.is_mostly, reason


def _told(group: list[Finding], one: InFormat, text: str, look: Look) -> Happening:
    worst = max(group, key=lambda found: found.off)
    worst = replace(worst, missed=max(found.missed for found in group))
    results: dict[float, list[Finding]] = {}
    for found in group:
        # inf on the one side may be -inf on the other.
        given = found.example.given if found.trouble.value == "overflow" else 0.0
        results.setdefault(given, []).append(found)
    said = [
        (
            what(same[0] if given else worst, one.format, look),
            either(list(_stretches(same, one, look)), look),
        )
        for given, same in results.items()
    ]
    where = said[0][1]
    for other, place in said[1:]:
        where = phrase("where.also", look, where=where, what=other, other=place)
    causes = tuple(found.cause for found in group if found.cause)
    reason = why(causes, text, look)
    return Happening(worst, placed(group[0], where), said[0][0], reason)


def _stretches(group: list[Finding], one: InFormat, look: Look) -> Iterator[str]:
    """Each stretch; two that mirror each other as one."""
    left = list(group)
    while left:
        found = left.pop(0)
        mirror = next((other for other in left if are_opposite(found, other)), None)
        if mirror is not None:
            left.remove(mirror)
            found = max(found, mirror, key=lambda one: one.example.at)
        yield stretch(found, one, look, is_folded=mirror is not None)
