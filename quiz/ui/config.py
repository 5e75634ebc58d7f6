"""Settings: what each is, what it is for, and what it may be."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rich.console import Group, RenderableType
from rich.text import Text

from quiz.memory import NO_LIMIT
from quiz.ui.language import fill, table
from quiz.ui.look import Look, indented, stack

Shown = str | bool | int | float | tuple[int | float, ...]

_WEIGHTS = "parameters"


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

    Args:
        unknown: A sentence on names in the file that are no settings.
    """
    blocks: list[RenderableType] = []
    for head, lines in groups:
        rows: list[RenderableType] = [Text(head, style="bold")]
        for line in lines:
            rows.append(_head(line, look))
            rows.append(indented(Text(about(line.name, look), style="quiet"), look, 4))
        blocks.append(Group(*rows))
    if unknown:
        blocks.append(Text(unknown, style="unsure"))
    return stack(*blocks, Text(told("list.hint", look), style="quiet"))


def setting_view(line: Line, look: Look) -> RenderableType:
    """One setting in full."""
    allowed = told(f"allowed.{line.name}", look)
    return Group(
        _head(line, look, is_whole=True),
        indented(Text(about(line.name, look), style="quiet"), look),
        indented(Text(told("allowed", look, allowed=allowed), style="quiet"), look),
    )


def changed_view(before: Line, after: Line, look: Look) -> Text:
    """What a setting was, and what it is now."""
    value = value_words(after, look)
    if before.value == after.value:
        return Text(told("set.same", look, name=after.name, value=value))
    former = value_words(before, look)
    if former == value:
        return Text(told("set.done", look, name=after.name, value=value))
    said = told("set.was", look, name=after.name, value=value, former=former)
    return Text(said)


def about(name: str, look: Look) -> str:
    """What a setting is for."""
    return told(f"about.{name}", look)


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
    if NO_LIMIT.get(line.name) == value:
        return f"{value} ({told('value.no-limit', look)})"
    return f"{value:g}" if isinstance(value, float) else str(value)


def _head(line: Line, look: Look, *, is_whole: bool = False) -> RenderableType:
    words = value_words(line, look, is_whole=is_whole)
    text = Text.assemble((line.name, "key"), " = ", (words, "code"))
    if line.value != line.default:
        former = value_words(Line(line.name, line.default, line.default), look)
        text.append(f"  ({told('default', look, value=former)})", style="quiet")
    return indented(text, look)
