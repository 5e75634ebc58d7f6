"""Someone who watches the screen of a terminal while typing into it."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from pathlib import Path

import pexpect
import pyte

from tests.cli.hand import Hand
from tests.cli.seated import ended, spawn

PATIENCE_S = 30.0


class Watched:
    """Runs `quiz` in a pty and knows what its screen shows."""

    def __init__(
        self,
        home: Path,
        *arguments: str,
        columns: int = 80,
        rows: int = 24,
        **environment: str,
    ) -> None:
        self.screen = pyte.Screen(columns, rows)
        self.stream = pyte.ByteStream(self.screen)
        self.log = b""
        self.child = spawn(
            *arguments,
            timeout=PATIENCE_S,
            dimensions=(rows, columns),
            env={
                **os.environ,
                "QUIZ_HOME": str(home),
                "TERM": "xterm-256color",
                **environment,
            },
        )
        self.hand = Hand(self.child)

    def type(self, keys: str) -> None:
        """Type keys as they are."""
        self.hand.type(keys)

    def until(self, is_so: Callable[[str], bool]) -> str:
        """Wait until the screen is so, and return it."""
        end = time.monotonic() + PATIENCE_S
        while not is_so(self.shown):
            if time.monotonic() > end or not self._see():
                raise AssertionError(f"never seen; the screen:\n{self.shown}")
        return self.shown

    def sees(self, *texts: str) -> str:
        """Wait until all the texts stand on the screen at once."""
        return self.until(lambda shown: all(text in shown for text in texts))

    def loses(self, text: str) -> str:
        """Wait until the text no longer stands on the screen."""
        return self.until(lambda shown: text not in shown)

    def resize(self, columns: int) -> None:
        """Make the window wider or narrower."""
        rows = self.screen.lines
        self.screen.resize(rows, columns)
        self.child.setwinsize(rows, columns)

    def end(self) -> int:
        """Wait for the end; the exit code, negative for a signal."""
        end = time.monotonic() + PATIENCE_S
        while self._see():
            if time.monotonic() > end:
                self.child.close(force=True)
                raise AssertionError(f"does not end; the screen:\n{self.shown}")
        return ended(self.child)

    @property
    def shown(self) -> str:
        """The screen as text."""
        return "\n".join(line.rstrip() for line in self.screen.display).rstrip()

    @property
    def cursor(self) -> tuple[int, int]:
        """Row and column of the cursor, from 0."""
        return self.screen.cursor.y, self.screen.cursor.x

    def row_of(self, text: str) -> int:
        """The row that the text stands in, from 0."""
        return next(row for row, line in enumerate(self.screen.display) if text in line)

    def style_at(self, row: int, column: int) -> pyte.screens.Char:
        """The character at a place, with its style."""
        return self.screen.buffer[row][column]

    def _see(self) -> bool:
        """Draw what comes next; False at the end."""
        try:
            data = self.child.read_nonblocking(65536, timeout=0.2)
        except pexpect.TIMEOUT:
            return True
        except pexpect.EOF:
            return False
        self.log += data
        self.stream.feed(data)
        return True
