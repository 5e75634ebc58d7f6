"""What stands under a formula while it is typed: its picture, or where it fails.

The room changes with the window and with every line above, so the choice
between a picture and one line is made when it is drawn.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from rich.cells import cell_len

from quiz.ui.look import Look
from quiz.ui.text import around, tail, visible
from quiz.ui.verdict import reason_sentence
from quiz.verdict import Verdict

QUIET, MARK, PLAIN = "class:quiet", "class:mark", ""
Rows = list[tuple[str, str]]
"""Rows as a style and a text each."""


@dataclass(frozen=True, slots=True)
class Glimpse:
    """What one text looks like."""

    text: str
    picture: tuple[str, ...] = ()
    line: str = ""
    """The formula on one line; empty if nothing of it can be read."""
    complaint: Verdict | None = None
    """Why it cannot be read as it stands."""
    is_firm: bool = False
    """Going on typing will not mend it."""
    missing: str = ""
    """What closes the brackets that the line shows closed, but that are open."""


Preview = Callable[[str, Callable[[], bool]], Iterable[Glimpse]]
"""Glimpses of a text, the better ones later; what is not wanted may be left out.

It is called in a thread of its own and may take its time.
"""


def glimpse_rows(
    glimpse: Glimpse, look: Look, *, rows: int, columns: int, first: int
) -> Rows:
    """The rows to show, none longer than `columns`, not more than `rows`.

    Args:
        first: Columns of the typed line's first row: the caret stands below it.
    """
    if rows <= 0 or not glimpse.text.strip():
        return []
    if glimpse.line:
        said = look.say("glimpse.missing", missing=glimpse.missing)
        return _drawn(glimpse, rows, columns, said if glimpse.missing else "")
    if glimpse.complaint is None:
        return []
    said = reason_sentence(glimpse.complaint, look)
    if glimpse.is_firm:
        return _stopped(glimpse, glimpse.complaint, said, rows, columns, first)
    return [(QUIET, one) for one in _wrapped(f"… {said}", columns, rows)]


def _drawn(glimpse: Glimpse, rows: int, columns: int, said: str) -> Rows:
    """The picture, or one line; and below it that it is not finished."""
    picture = glimpse.picture
    below: Rows = [(QUIET, one) for one in _wrapped(said, columns, 1) if one]
    room = rows - len(below)
    if 0 < len(picture) <= room and max(map(cell_len, picture)) <= columns:
        return [*((PLAIN, one) for one in picture), *below]
    if room <= 0:
        return below
    # What is typed now is mostly at the end.
    return [(PLAIN, tail(visible(glimpse.line), columns)), *below]


def _stopped(
    glimpse: Glimpse, verdict: Verdict, said: str, rows: int, columns: int, first: int
) -> Rows:
    place = (verdict.column or 1) - 1
    before, after = visible(glimpse.text[:place]), visible(glimpse.text[place:])
    shown: Rows = []
    if cell_len(before) >= first:
        # The row with the place is not the one right above.
        before, after = around(before, after, columns)
        shown.append((PLAIN, before + after))
    shown.append((MARK, " " * cell_len(before) + "^"))
    if len(shown) >= rows:
        return [(MARK, one) for one in _wrapped(said, columns, rows)]
    return [
        *shown,
        *((PLAIN, one) for one in _wrapped(said, columns, rows - len(shown))),
    ]


def _wrapped(text: str, columns: int, rows: int) -> list[str]:
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if cell_len(longer) <= columns or not lines[-1]:
            lines[-1] = longer
        else:
            lines.append(word)
    if len(lines) > rows:
        last = _cut(lines[rows - 1], columns)
        return [*lines[: rows - 1], last]
    return lines


def _cut(text: str, columns: int) -> str:
    """The text with an ellipsis behind it: there would be more."""
    while cell_len(text) > columns - 1:
        text = text[:-1]
    return text + "…"
