"""Lines that hold together at any width: spread, numbered, name and fact."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rich.console import (
    Console,
    ConsoleOptions,
    Group,
    RenderableType,
    RenderResult,
)
from rich.table import Table
from rich.text import Text

from quiz.ui.look import Look

_LEAST_LEFT = 12
_NARROW_FACTS = 50


def spread(left: Text, right: Text, look: Look) -> RenderableType:
    """Two texts on one line, the left one shortened if it must be.

    Where hardly anything of the left one would be seen, they take a line each.
    """
    if look.is_plain:
        return Text(f"{left.plain} · {right.plain}")
    return _Spread(left, right)


@dataclass(frozen=True, slots=True)
class _Spread:
    """Goes by the width at which it is drawn: it may be drawn again at another."""

    left: Text
    right: Text

    def __rich_console__(
        self, console: Console, options: ConsoleOptions
    ) -> RenderResult:
        left, right, width = self.left, self.right, options.max_width
        room = width - right.cell_len - 2
        if room < min(_LEAST_LEFT, left.cell_len):
            yield Group(_short(left, width), right)
            return
        short = _short(left, room)
        gap = " " * (width - short.cell_len - right.cell_len)
        yield Text.assemble(short, gap, right)


def fits(left: Text, right: Text, look: Look) -> bool:
    """Whether both go on one line in full."""
    return left.cell_len + right.cell_len + 2 <= look.width


def numbered(
    rows: Sequence[tuple[int | str, Text, str]], look: Look, styles: Sequence[str] = ()
) -> RenderableType:
    """Numbered lines, each with a mark; long ones hang below their own text."""
    if look.is_plain:
        lines = []
        for number, text, mark in rows:
            lines.append(Text(f"{number} {mark} " if mark else f"{number} ") + text)
        return Group(*lines)
    grid = Table.grid(padding=(0, 1, 0, 0))
    grid.add_column(justify="right", style="key", min_width=2, no_wrap=True)
    has_marks = any(mark for _, _, mark in rows)
    if has_marks:
        grid.add_column(no_wrap=True)
    grid.add_column()
    for place, (number, text, mark) in enumerate(rows):
        cells = [Text(str(number)), *([Text(mark)] if has_marks else []), text]
        grid.add_row(*cells, style=styles[place] if styles else "")
    return grid


def fact_rows(rows: Sequence[tuple[str, Text]], look: Look) -> RenderableType:
    """Names on the left, facts on the right; in plain words one line each."""
    if look.is_plain or look.width < _NARROW_FACTS:
        return Group(
            *(Text.assemble((f"{name}: ", "quiet"), fact) for name, fact in rows)
        )
    grid = Table.grid(padding=(0, 2, 0, 0))
    grid.add_column(style="quiet", no_wrap=True)
    grid.add_column()
    for name, fact in rows:
        grid.add_row(Text(name), fact)
    return grid


def _short(text: Text, room: int) -> Text:
    result = text.copy()
    result.truncate(max(1, room), overflow="ellipsis")
    return result
