"""A line to be asked for at a terminal, and what became of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from rich.text import Text

from quiz.ui.glimpse import Preview
from quiz.ui.look import Look


@dataclass(frozen=True, slots=True)
class Wanted:
    """A line to be asked for."""

    prompt: str
    margin: int
    row: int
    """Row of the screen, counted from 1, that the prompt stands in."""
    look: Look
    drawn_size: tuple[int, int]
    """Columns and rows of the window that what stands above was drawn for."""
    redraw: Callable[[], tuple[int, Look]]
    """Draws what stands above anew, for a window of another size; row and look then."""
    lines: tuple[str, ...] = ()
    """Earlier lines to offer, the oldest first."""
    preview: Preview | None = None
    """For formulas: what is shown below, and brackets are matched."""
    clock: Callable[[], Text] | None = None
    """One line to show below that says something else every second."""
    cancels: bool = False
    """Esc ends it as an empty line."""
    is_bounce: Callable[[], bool] = bool
    """Whether an Enter pressed now, with nothing typed, was pressed for what came
    before; it does nothing then."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What became of it."""

    text: str | None
    """None at the end of input."""
    rows: int
    """Rows of the screen that the line takes."""
    ahead: list[str] = field(default_factory=list)
    """Keys typed after the line was ended."""


def typable(text: str) -> str:
    r"""The text as it may stand in a line: no line ends, nothing that steers.

    >>> typable("a\nb\tc\x1b[2J\u202e")
    'a b c[2J'
    """
    return "".join(
        " " if one.isspace() else one
        for one in text
        if one.isprintable() or one.isspace()
    )
