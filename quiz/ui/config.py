"""Settings: what each is, what it is for, and what it may be."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rich.console import Group, RenderableType
from rich.text import Text

from quiz.memory import NO_LIMIT
from quiz.ui.language import fill, table
from quiz.ui.look import Look, indented, rows_of, stack
from quiz.ui.text import one_line

Shown = str | bool | int | float | tuple[int | float, ...] | Mapping[str, float | None]

_WEIGHTS = "parameters"
_BY_LEVEL = "desired_retention_by_level"
_INDENT = 2
"""Columns before a setting."""


@dataclass(frozen=True, slots=True)
class Line:
    """One setting to show."""

    name: str
    value: Shown
    default: Shown


def told(key: str, look: Look, /, **arguments: object) -> str:
    """A sentence about settings, in the reader's language."""
    return fill(table("config", look.language)[key], look.language, arguments)


def settings_view(
    groups: Sequence[tuple[str, Sequence[Line]]], look: Look, *, unknown: str = ""
) -> RenderableType:
    """Every setting under the head of its group.

    In a window too low for all that is a line each; what does not fit on it is left
    for `quiz config get`.

    Args:
        unknown: A sentence on names in the file that are no settings.
    """
    whole = _listed(groups, look, unknown, is_short=False)
    is_short = not look.is_plain and rows_of(whole, look=look) > look.height
    return _listed(groups, look, unknown, is_short=True) if is_short else whole


def _listed(
    groups: Sequence[tuple[str, Sequence[Line]]],
    look: Look,
    unknown: str,
    *,
    is_short: bool,
) -> RenderableType:
    blocks: list[RenderableType] = []
    for head, lines in groups:
        rows: list[RenderableType] = [Text(head, style="bold")]
        for line in lines:
            said = Text(_about(line, look), style="quiet")
            shown = _head_text(line, look)
            if not is_short:
                rows += [indented(shown, look), indented(said, look, 4)]
                continue
            beside = Text.assemble(shown, "  ", said)
            fits = beside.cell_len + _INDENT <= look.width
            rows.append(indented(beside if fits else shown, look))
        blocks.append(Group(*rows))
    if unknown:
        blocks.append(Text(unknown, style="unsure"))
    hints = [told("list.hint", look)]
    if is_short:
        hints.append(told("list.more", look))
    beside = Text(" · ".join(hints), style="quiet")
    if beside.cell_len <= look.width:
        return stack(*blocks, beside)
    return stack(*blocks, Group(*(Text(hint, style="quiet") for hint in hints)))


def setting_view(line: Line, look: Look) -> RenderableType:
    """One setting in full."""
    allowed = told(f"allowed.{line.name}", look)
    return Group(
        _head(line, look, is_whole=True),
        indented(Text(_about(line, look), style="quiet"), look),
        indented(Text(told("allowed", look, allowed=allowed), style="quiet"), look),
    )


def changed_view(
    before: Line,
    after: Line,
    look: Look,
    *,
    due_today: tuple[int, int] = (0, 0),
    plan_minutes: int | None = None,
) -> RenderableType:
    """What a setting was, and what it is now.

    Args:
        due_today: Cards that were due today, and that now are.
        plan_minutes: A day, of a plan that stands above the setting.
    """
    lines = [_changed(before, after, look)]
    due_before, due_after = due_today
    if due_before != due_after:
        due = told("set.due", look, before=due_before, after=due_after)
        lines.append(Text(due, style="quiet"))
    if plan_minutes is not None:
        lines.append(Text(told("set.plan", look, n=plan_minutes), style="quiet"))
    return Group(*lines)


def _changed(before: Line, after: Line, look: Look) -> Text:
    value = value_words(after, look)
    if before.value == after.value:
        return Text(told("set.same", look, name=after.name, value=value))
    former = value_words(before, look)
    if former == value:
        return Text(told("set.done", look, name=after.name, value=value))
    said = told("set.was", look, name=after.name, value=value, former=former)
    return Text(said)


def about(name: str, look: Look, *, is_default: bool = True) -> str:
    """What a setting is for."""
    own = f"own.{name}"
    is_own = not is_default and own in table("config", look.language)
    return told(own if is_own else f"about.{name}", look)


def _about(line: Line, look: Look) -> str:
    return about(line.name, look, is_default=line.value == line.default)


def value_words(line: Line, look: Look, *, is_whole: bool = False) -> str:
    """A value as a person says it."""
    value = line.value
    if isinstance(value, bool):
        return told(f"value.{str(value).lower()}", look)
    if isinstance(value, tuple):
        if not value:
            return told("value.none", look)
        if line.name == _WEIGHTS and not is_whole:
            return told("value.weights", look, n=len(value))
        return " ".join(f"{one:g}" for one in value)
    if isinstance(value, Mapping):
        names = {of: of for of in value}
        if line.name == _BY_LEVEL:
            names = {of: look.say(f"level.{of}") for of in value}
        pairs = [f"{one_line(names[of])}={one:g}" for of, one in sorted(value.items())]
        return ", ".join(pairs) or told("value.none", look)
    if NO_LIMIT.get(line.name) == value:
        return f"{value} ({told('value.no-limit', look)})"
    if isinstance(value, float):
        return f"{value:g}"
    words = table("config", look.language).get(f"value.{value}", str(value))
    return str(words)


def _head(line: Line, look: Look, *, is_whole: bool = False) -> RenderableType:
    return indented(_head_text(line, look, is_whole=is_whole), look)


def _head_text(line: Line, look: Look, *, is_whole: bool = False) -> Text:
    words = value_words(line, look, is_whole=is_whole)
    text = Text.assemble((line.name, "key"), " = ", (words, "code"))
    if line.value != line.default:
        former = value_words(Line(line.name, line.default, line.default), look)
        text.append(f"  ({told('default', look, value=former)})", style="quiet")
    return text
