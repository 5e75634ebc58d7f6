"""Values in a table: exact ones as they are, rounded ones marked as such."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from rich.cells import cell_len
from rich.console import Group, RenderableType
from rich.text import Text

from quiz.ui.look import Look
from quiz.ui.plot import words
from quiz.ui.text import head, one_line


class State(StrEnum):
    """What is known of a value."""

    EXACT = "exact"
    ROUNDED = "rounded"
    """Right to the last digit shown."""
    TINY = "tiny"
    """Zero as far as can be told; the text is a bound on its size."""
    UNDEFINED = "undefined"
    TOO_LARGE = "too-large"


@dataclass(frozen=True, slots=True)
class Found:
    """A value as digits."""

    state: State
    text: str = ""
    fraction: str = ""
    """An exact value that is no short decimal, as a fraction."""


@dataclass(frozen=True, slots=True)
class Row:
    """One point, as it was written, and the value or values there."""

    at: tuple[tuple[str, str], ...]
    found: tuple[Found, ...]
    is_vector: bool = False


@dataclass(frozen=True, slots=True)
class Values:
    """All points of one question."""

    label: str
    letters: tuple[str, ...]
    rows: tuple[Row, ...]
    usual: tuple[tuple[str, str], ...] = ()
    """Parameters that stand at their usual values."""
    conventions: tuple[str, ...] = ()
    """Points where a derivative does not exist and the deck's formula gives one."""


def values_view(values: Values, look: Look) -> RenderableType:
    """One line for a single point, else a table; what was assumed stands below."""
    header = [*values.letters, head(one_line(values.label), max(12, look.width // 2))]
    cells = [
        [*(one_line(text) for _, text in row.at), _row_said(row, look)]
        for row in values.rows
    ]
    lines = _table([header, *cells]) if values.letters else [Text(cells[0][0])]
    is_wide = any(line.cell_len > look.width for line in lines)
    if is_wide and any(row.is_vector for row in values.rows):
        lines = list(_down(values, look))
    notes = [
        words("eval.usual", look, name=name, value=value)
        for name, value in values.usual
    ]
    if values.conventions:
        at = ", ".join(dict.fromkeys(map(one_line, values.conventions)))
        notes.append(words("eval.convention", look, at=at))
    return Group(*lines, *(Text(note, style="quiet") for note in notes))


def _down(values: Values, look: Look) -> Iterator[Text]:
    """A line for each component, for values that do not fit beside their point."""
    for row in values.rows:
        at = ", ".join(f"{name} = {one_line(text)}" for name, text in row.at)
        yield Text(at, style="quiet")
        label = head(one_line(values.label), max(12, look.width // 2))
        for number, found in enumerate(row.found, start=1):
            place = f"{number}: " if row.is_vector else ""
            yield Text(f"  {label} {place}{_said(found, look)}")


def _row_said(row: Row, look: Look) -> str:
    said = [_said(one, look) for one in row.found]
    return "[" + ", ".join(said) + "]" if row.is_vector else said[0]


def _said(found: Found, look: Look) -> str:
    match found.state:
        case State.EXACT:
            return found.text.replace("oo", "∞")
        case State.ROUNDED:
            shown = f"≈ {found.text}"
            return f"{found.fraction} {shown}" if found.fraction else shown
        case State.TINY:
            return words("eval.tiny", look, bound=found.text)
        case State.UNDEFINED:
            return words("eval.undefined", look)
        case State.TOO_LARGE:
            return words("eval.too-large", look)


def _table(rows: Sequence[Sequence[str]]) -> list[Text]:
    """Letters to the right, values to the left, the names above them quiet."""
    last = len(rows[0]) - 1
    widths = [max(cell_len(row[n]) for row in rows) for n in range(last)]
    lines = []
    for number, row in enumerate(rows):
        parts = [
            " " * (width - cell_len(cell)) + cell
            for cell, width in zip(row, widths, strict=False)
        ]
        lines.append(
            Text("  ".join([*parts, row[last]]), style="" if number else "quiet")
        )
    return lines
