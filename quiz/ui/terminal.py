"""A session in a terminal: keys read one by one, lines edited, widths read anew."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from rich.cells import cell_len
from rich.console import Console, RenderableType
from rich.padding import Padding

from quiz.ui.line import Line, edit, remembered, window
from quiz.ui.look import NARROWEST, THEME, WIDEST, Look
from quiz.ui.screen import END
from quiz.ui.text import visible

if sys.platform == "win32":  # pragma: no cover - the other system's reader
    from quiz.ui.windows import raw_keys, read_key
else:
    from quiz.ui.unix import raw_keys, read_key

MARGIN = 2
_CURSOR_OFF, _CURSOR_ON = "\x1b[?25l", "\x1b[?25h"
_PASTE_ON, _PASTE_OFF = "\x1b[?2004h", "\x1b[?2004l"


@dataclass(slots=True)
class Terminal:
    """The screen of someone who sits in front of it."""

    language: str
    _history: tuple[str, ...] = ()
    _pending: list[str] = field(default_factory=list)
    _has_remark: bool = False

    @contextmanager
    def opened(self) -> Iterator[None]:
        """Keys are neither echoed nor lost from here on, whenever they are typed."""
        with raw_keys():
            sys.stdout.write(_PASTE_ON)
            try:
                yield
            finally:
                sys.stdout.write(_PASTE_OFF + _CURSOR_ON)
                sys.stdout.flush()

    @property
    def look(self) -> Look:
        """The size of the window as it is now."""
        columns, rows = _size()
        width = max(NARROWEST, min(WIDEST, columns)) - 2 * MARGIN
        return Look(width=width, height=rows, language=self.language)

    def begin_card(self) -> None:
        """Pushes what is on the screen up into the scrollback; nothing is erased."""
        if self._has_remark:
            self._has_remark = False
            return
        _, rows = _size()
        sys.stdout.write("\x1b[999;1H" + "\n" * rows + "\x1b[H")

    def show(self, *blocks: RenderableType | None, tight: bool = False) -> None:
        """Draws the blocks inside the margins, each after a blank line."""
        console = Console(
            width=self.look.width + MARGIN,
            highlight=False,
            markup=False,
            emoji=False,
            theme=THEME,
        )
        for block in blocks:
            if block is not None:
                console.print(
                    Padding(block, (0 if tight else 1, 0, 0, MARGIN), expand=False)
                )
        sys.stdout.flush()

    def remark(self, block: RenderableType) -> None:
        """Draws it where the next card will stand below it."""
        self.begin_card()
        self.show(block)
        self._has_remark = True

    def key(self) -> str:
        """Waits for one key; Ctrl-D and a closed terminal are the end."""
        sys.stdout.write(_CURSOR_OFF)
        try:
            key = self._next()
        finally:
            sys.stdout.write(_CURSOR_ON)
        return END if key == "ctrl-d" else key

    def line(self, prompt: str) -> str | None:
        """Edits one line below the text, with the lines typed before at hand."""
        line = Line(history=self._history)
        sys.stdout.write("\n")
        while True:
            self._draw(prompt, line)
            key = self._next()
            if key == END or (key == "ctrl-d" and not line.text):
                sys.stdout.write("\n")
                return None
            if key == "enter":
                sys.stdout.write("\n")
                sys.stdout.flush()
                self._history = remembered(self._history, line.text)
                return line.text
            line = edit(line, key)

    def _draw(self, prompt: str, line: Line) -> None:
        columns, _ = _size()
        start = MARGIN + cell_len(prompt)
        shown, cursor = window(line, max(8, columns - start - 1))
        bold, off = ("\x1b[1m", "\x1b[0m") if "NO_COLOR" not in os.environ else ("", "")
        sys.stdout.write(
            f"\r\x1b[K{' ' * MARGIN}{bold}{prompt}{off}{visible(shown)}"
            f"\r\x1b[{start + cursor}C"
        )
        sys.stdout.flush()

    def _next(self) -> str:
        while not self._pending:
            sys.stdout.flush()
            keys = read_key()
            if keys is None:
                return END
            self._pending.extend(keys)
        return self._pending.pop(0)


def _size() -> tuple[int, int]:
    try:
        size = os.get_terminal_size(sys.stdout.fileno())
    except OSError:
        return 80, 24
    return size.columns or 80, size.lines or 24
