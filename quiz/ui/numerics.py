"""How a right formula behaves in floating point: one line, and a table by format."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from quiz.ui.language import fill, table
from quiz.ui.look import Look, indented
from quiz.ui.text import one_line

if TYPE_CHECKING:
    from quiz.formula.numerics import Behaviour, Finding, InFormat

_NARROW = 60
_LONGEST_PART = 40
_NEXT_TO_ZERO = 0.01
"""Share of the far end from which on the near end is as good as 0."""
_SMALLEST, _LARGEST = 1e-4, 1e6
"""Numbers in between are shown without an exponent."""
_FORMS = {"inf-inf": "∞ - ∞", "inf/inf": "∞/∞", "0*inf": "0·∞", "0/0": "0/0"}

Row = tuple[str, str, str]
"""Where, what happens, why."""


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
        return indented(Text(_say("safe.everywhere", look), style="quiet"), look)
    if not behaviour.ranked or behaviour.ranked[0][1].trouble.value == "flush":
        return None
    name, found = behaviour.ranked[0]
    is_folded = dict(_folded(_of_format(behaviour, name))).get(id(found), False)
    where = _where(found, look, is_folded=is_folded)
    why = _why(found, text, look)
    key = "line" if why else "line.short"
    if found.trouble.value == "inside":
        key = "line.inside.missed" if found.missed else "line.inside"
    said = _say(key, look, format=name, where=where, what=_what(found, look), why=why)
    line = Text(said, style="unsure" if not found.trouble.is_harmless else "quiet")
    if stable is None or not relief or found.trouble.is_harmless:
        return indented(line, look)
    return indented(Group(line, _stable(stable, relief, look)), look)


def numerics_view(
    behaviour: Behaviour,
    text: str,
    look: Look,
    *,
    stable: str | None = None,
    relief: str = "",
) -> RenderableType:
    """Everything found, by format: where, what happens, why; then the stable form."""
    blocks: list[RenderableType] = [
        Text(_say("title", look), style="quiet" if look.is_plain else "key")
    ]
    groups = [(one.format, _rows(one, text, look)) for one in behaviour.formats]
    if look.is_plain:
        blocks += [_plain(name, row) for name, rows in groups for row in rows]
    elif look.width < _NARROW:
        for name, rows in groups:
            blocks.append(Text(name, style="key"))
            blocks += [_narrow(row, look) for row in rows]
    else:
        blocks.append(_grid(groups, look))
    if stable is not None:
        blocks.append(_stable(stable, relief, look))
    return Group(*blocks)


def only_correct_view(look: Look) -> RenderableType:
    """Why a formula that is not correct is not studied."""
    return Text(_say("only-correct", look), style="quiet")


def unknown_view(look: Look) -> RenderableType:
    """That a right formula could not be studied."""
    return Text(_say("unreadable", look), style="quiet")


def _say(key: str, look: Look, **arguments: object) -> str:
    return fill(table("numerics", look.language)[key], look.language, arguments)


def _of_format(behaviour: Behaviour, name: str) -> InFormat:
    return next(one for one in behaviour.formats if one.format == name)


def _rows(one: InFormat, text: str, look: Look) -> list[Row]:
    if not one.is_studied:
        return [(_say("unknown", look), "", "")]
    serious = [found for found in one.findings if found.trouble.value != "flush"]
    if not serious:
        return [(_say("safe.subnormal" if one.findings else "safe", look), "", "")]
    folded = dict(_folded(one))
    return [
        _row(found, text, look, is_folded=folded[id(found)])
        for found in serious
        if id(found) in folded
    ]


def _folded(one: InFormat) -> list[tuple[int, bool]]:
    """Findings to show, by identity, and whether each also stands for its mirror."""
    result: list[tuple[int, bool]] = []
    left: list[Finding] = list(one.findings)
    while left:
        found = left.pop(0)
        mirror = next((other for other in left if _mirrored(found, other)), None)
        if mirror is not None:
            left.remove(mirror)
            if found.example.at < 0:
                found, mirror = mirror, found
        result.append((id(found), mirror is not None))
    return result


def _mirrored(one: Finding, other: Finding) -> bool:
    return (
        one.trouble is other.trouble
        and one.others == other.others
        and one.cause == other.cause
        and _opposite(one.low) == other.high
        and _opposite(one.high) == other.low
        and (
            one.trouble.value != "overflow" or one.example.given == other.example.given
        )
    )


def _result(found: Finding) -> float:
    return found.example.given if found.trouble.value == "overflow" else 0.0


def _opposite(end: float | None) -> float | None:
    return None if end is None else -end


def _row(found: Finding, text: str, look: Look, *, is_folded: bool) -> Row:
    what, why = _what(found, look), _why(found, text, look)
    where = _where(found, look, is_folded=is_folded)
    if not why:
        return where, what, ""
    if found.trouble.value == "inside":
        return where, f"{what},", _say("though", look, why=why)
    return where, f"{what}:", why


def _what(found: Finding, look: Look) -> str:
    kind = found.trouble.value
    key = f"what.{kind}"
    if kind == "inside" and found.missed:
        key += ".missed"
    missed = _number(found.missed, digits=2)
    return _say(key, look, given=found.example.given, missed=missed)


def _why(found: Finding, text: str, look: Look) -> str:
    cause = found.cause
    part = _part(text[slice(*cause.span)]) if cause else ""
    if cause is None or not part:
        return ""
    why = _say(f"why.{cause.why.value}", look, part=part)
    form = _FORMS.get(cause.form)
    return _say("then", look, why=why, form=form) if form else why


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


def _where(found: Finding, look: Look, *, is_folded: bool) -> str:
    letter = f"|{found.letter}|" if is_folded else found.letter
    said = _stretch(letter, found.low, found.high) or _say("everywhere", look)
    others = [f"{name} = {value}" for name, value in found.others]
    if found.letter == "t":
        return ", ".join([*others, said])
    return ", ".join([said, *others])


def _stretch(letter: str, low: float | None, high: float | None) -> str:
    """``x > 88.72``, ``0 < x < 3e-8``; the ends fail themselves."""
    if low is not None and high is not None:
        if low == high:
            return f"{letter} = {_number(low)}"
        if 0 < low < high * _NEXT_TO_ZERO:
            return f"0 < {letter} {_below(high)}"
        if low * _NEXT_TO_ZERO < high < 0:
            return f"{_number(low)} {_sign(low)} {letter} < 0"
        return f"{_number(low)} {_sign(low)} {letter} {_below(high)}"
    if low is not None:
        return f"{letter} {'≥' if _is_shown(low) else '>'} {_number(low)}"
    return f"{letter} {_below(high)}" if high is not None else ""


def _below(end: float) -> str:
    return f"{_sign(end)} {_number(end)}"


def _sign(end: float) -> str:
    return "≤" if _is_shown(end) else "<"


def _is_shown(end: float) -> bool:
    """Whether the number is shown with all its digits."""
    return float(_number(end)) == end


def _number(value: float, digits: int = 4) -> str:
    shown = float(f"{value:.{digits}g}")
    if not shown or _SMALLEST <= abs(shown) < _LARGEST:
        return f"{shown:.12f}".rstrip("0").rstrip(".")
    mantissa, _, exponent = f"{value:.{digits}g}".partition("e")
    return f"{mantissa}e{int(exponent)}"


def _stable(stable: str, relief: str, look: Look) -> Text:
    key = f"stable.{relief}" if relief else "stable"
    return Text(_say(key, look, formula=one_line(stable)))


def _plain(name: str, row: Row) -> Text:
    where, what, why = row
    said = " ".join(filter(None, (what, why)))
    return Text(": ".join(filter(None, (name, where, said))))


def _said(row: Row) -> Text:
    _, what, why = row
    return Text.assemble(what, " " if why else "", (why, "quiet"))


def _narrow(row: Row, look: Look) -> RenderableType:
    blocks = [indented(Text(row[0]), look)]
    if row[1]:
        blocks.append(indented(_said(row), look, 4))
    return Group(*blocks)


def _grid(groups: list[tuple[str, list[Row]]], look: Look) -> RenderableType:
    grid = Table.grid(padding=(0, 2, 0, 0))
    grid.add_column(style="key", no_wrap=True)
    grid.add_column(no_wrap=True)
    grid.add_column()
    for name, rows in groups:
        for place, row in enumerate(rows):
            grid.add_row("" if place else name, Text(row[0]), _said(row))
    return indented(grid, look)
