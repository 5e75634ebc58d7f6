"""How a right formula behaves in floating point: one line, and a table by format."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from textwrap import wrap
from typing import TYPE_CHECKING

from rich.console import Group, RenderableType
from rich.text import Text

from quiz.ui.look import Look, indented
from quiz.ui.numerics_sides import Happening, happenings
from quiz.ui.numerics_words import (
    number,
    phrase,
    stretch,
    unmirrored,
    what,
    where,
    why,
    worst,
)
from quiz.ui.text import one_line

if TYPE_CHECKING:
    from quiz.formula.floats.study import Behaviour, Finding, InFormat

_LINES_AROUND = 9
"""What else is on the screen: the command, its verdict, the title, the last lines."""
_LEAST_ROOM = 4


def numerics_line(
    behaviour: Behaviour,
    text: str,
    look: Look,
    *,
    stable: str | None = None,
    relief: str = "",
) -> RenderableType | None:
    """The most useful thing to know of a right formula; None if nothing is known.

    Args:
        text: The formula, as typed.
        stable: The deck's stable form, where it is of help.
        relief: What that form is free of: ``all``, ``infinite`` or nothing.
    """
    if behaviour.is_safe:
        return indented(Text(phrase("safe.everywhere", look), style="quiet"), look)
    if not behaviour.ranked or behaviour.ranked[0][1].trouble.value == "flush":
        return None
    name, top = behaviour.ranked[0]
    is_harmless = top.trouble.is_harmless
    style = "quiet" if is_harmless else "unsure"
    lines = [
        Text(_line(one, name, look), style=style)
        for one in happenings(behaviour, text, look)
    ]
    if stable is not None and relief and not is_harmless:
        lines.append(_stable(stable, relief, look))
    return indented(Group(*lines), look)


def _line(one: Happening, name: str, look: Look) -> str:
    kind = one.finding.trouble.value
    key = "line" if one.why else "line.short"
    if kind in ("lost", "inside"):
        key = f"line.{kind}" if one.why else "line.lost.short"
        if kind == "inside" and one.finding.missed:
            key += ".missed"
    missed = number(one.finding.missed, digits=2)
    return phrase(
        key,
        look,
        format=name,
        where=one.where,
        what=one.what,
        why=one.why,
        missed=missed,
    )


def numerics_view(
    behaviour: Behaviour,
    text: str,
    look: Look,
    *,
    stable: str | None = None,
    relief: str = "",
) -> RenderableType:
    """What was found, then the stable form.

    In plain words everything, by format: where, what happens, why. On a screen
    formats that fare alike are told together, the most useful first, and what
    does not fit is counted.
    """
    blocks: list[RenderableType] = [
        Text(phrase("title", look), style="quiet" if look.is_plain else "key")
    ]
    if look.is_plain:
        blocks += [
            Text(row) for one in behaviour.formats for row in _rows(one, text, look)
        ]
    else:
        blocks += _table(behaviour, text, look)
    if stable is not None:
        blocks.append(_stable(stable, relief, look))
    return Group(*blocks)


def only_correct_view(look: Look) -> RenderableType:
    """Why a formula that is not correct is not studied."""
    return Text(phrase("only-correct", look), style="quiet")


def unknown_view(look: Look) -> RenderableType:
    """That a right formula could not be studied."""
    return Text(phrase("unreadable", look), style="quiet")


def _stable(stable: str, relief: str, look: Look) -> Text:
    key = f"stable.{relief}" if relief else "stable"
    return Text(phrase(key, look, formula=one_line(stable)))


def _rows(one: InFormat, text: str, look: Look) -> Iterator[str]:
    """One line for each finding."""
    quiet = _quiet(one, look)
    if quiet:
        yield f"{one.format}: {quiet}"
        return
    for found, is_folded in unmirrored(one):
        if found.trouble.value == "flush":
            continue
        place = where(found, one, look, is_folded=is_folded)
        said = _joined(
            found, what(found, one.format, look), _why(found, text, look), look
        )
        yield f"{one.format}: {place}: {said}"


def _quiet(one: InFormat, look: Look) -> str:
    """What is said of a format in which nothing serious was found."""
    if not one.is_studied:
        return phrase("unknown", look)
    if not one.findings:
        return phrase("safe", look)
    is_serious = any(found.trouble.value != "flush" for found in one.findings)
    return "" if is_serious else phrase("safe.subnormal", look)


def _why(found: Finding, text: str, look: Look) -> str:
    return why((found.cause,) if found.cause else (), text, look)


def _joined(found: Finding, what: str, why: str, look: Look) -> str:
    if not why:
        return what
    key = "because" if found.trouble.value == "inside" else ""
    if key and not found.missed:
        key = "though"
    return phrase(key, look, what=what, why=why) if key else f"{what}: {why}"


@dataclass(slots=True)
class _Fold:
    """One thing that happens in several formats."""

    title: str
    style: str
    places: list[str] = field(default_factory=list)


def _table(behaviour: Behaviour, text: str, look: Look) -> list[RenderableType]:
    """As many of the things that happen as fit on the screen; the rest is counted."""
    folds = _folds(behaviour, text, look)
    room = max(_LEAST_ROOM, look.height - _LINES_AROUND)
    blocks: list[RenderableType] = []
    for count, one in enumerate(folds):
        lines = (one.title, 2), ("; ".join(one.places), 4)
        room -= sum(len(wrap(line, look.width - by)) for line, by in lines)
        if blocks and room < 0:
            rest = phrase("more", look, count=len(folds) - count)
            blocks.append(indented(Text(rest, style="quiet"), look))
            break
        for line, by in lines:
            style = one.style if by == 2 else "quiet"
            blocks.append(indented(Text(line, style=style), look, by))
    quiet: dict[str, list[str]] = {}
    for form in behaviour.formats:
        quiet.setdefault(_quiet(form, look), []).append(form.format)
    for said, names in quiet.items():
        if said:
            blocks.append(indented(Text(f"{', '.join(names)}: {said}"), look))
    return blocks


def _folds(behaviour: Behaviour, text: str, look: Look) -> list[_Fold]:
    """The most useful first; in each the formats from the narrowest to the widest."""
    order = {id(found): place for place, (_, found) in enumerate(behaviour.ranked)}
    found_in: dict[str, _Fold] = {}
    places: dict[str, int] = {}
    for one in behaviour.formats:
        for found, is_folded in unmirrored(one):
            if found.trouble.value == "flush":
                continue
            title = _title(found, text, look)
            style = "quiet" if found.trouble.is_harmless else "unsure"
            fold = found_in.setdefault(title, _Fold(title, style))
            place = stretch(found, one, look, is_folded=is_folded)
            fold.places.append(
                f"{one.format} {place}{_detail(found, one.format, look)}"
            )
            first = min(order[id(found)], places.get(title, len(order)))
            places[title] = first
    return sorted(found_in.values(), key=lambda fold: places[fold.title])


def _title(found: Finding, text: str, look: Look) -> str:
    """What happens, and why, in words that hold for every format."""
    kind = found.trouble.value
    if kind == "inside" and found.missed:
        kind += ".missed"
    is_same = kind in ("nan", "overflow")
    key = f"what.{kind}" if is_same else f"fold.{kind}"
    said = phrase(key, look, given=found.example.given)
    others = ", ".join(f"{name} = {value}" for name, value in found.others)
    told = _joined(found, said, _why(found, text, look), look)
    return f"{others}: {told}" if others else told


def _detail(found: Finding, name: str, look: Look) -> str:
    """What is particular to one format, in brackets."""
    if found.trouble.value == "lost":
        known = worst(found, name, look)
    else:
        missed = number(found.missed, digits=2)
        known = phrase("up-to", look, missed=missed) if found.missed else ""
    return f" ({known})" if known else ""
