"""A person at a terminal: a real pty, and the screen they see."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pexpect
import pyte

from tests.cli.hand import Hand
from tests.cli.seated import ended, spawn


class Sitter:
    """Runs `quiz` in a pty, types, and sees the screen as a terminal draws it."""

    ended = pexpect.EOF

    def __init__(
        self,
        home: Path,
        *arguments: str,
        columns: int = 80,
        rows: int = 24,
        **environment: str,
    ) -> None:
        self.screen = pyte.Screen(columns, rows)
        self.stream = pyte.Stream(self.screen)
        self.log = ""
        own = {"QUIZ_HOME": str(home), "TERM": "xterm"}
        self.child = spawn(
            *arguments,
            encoding="utf-8",
            codec_errors="replace",
            timeout=20,
            dimensions=(rows, columns),
            env={**os.environ, **own, **environment},
        )
        self.hand = Hand(self.child)

    def wait_for(self, text: str) -> str:
        """Wait until the text appears, and return the screen."""
        self.child.expect_exact(text)
        self.see(self.child.before + text)
        return self.shown

    def wait_until_shown(self, *texts: str) -> str:
        """Wait until the texts stand on the screen at once, however it was drawn.

        The screen is read while it is drawn: what stands below the text asked for may
        come a moment later.
        """
        return self.wait_until(lambda shown: all(text in shown for text in texts))

    def wait_until(self, is_so: Callable[[str], bool]) -> str:
        """Wait until the screen is so, and return it."""
        while not is_so(self.shown):
            self.child.expect(".+")
            self.see(self.child.before + self.child.after)
        return self.shown

    def type(self, keys: str) -> None:
        """Type keys as they are."""
        self.hand.type(keys)

    def line(self, text: str) -> None:
        """Type a line and Enter."""
        self.hand.type(text + "\r")

    def resize(self, columns: int, rows: int) -> None:
        """Make the window another size, as someone with a mouse does."""
        self.screen.resize(rows, columns)
        self.child.setwinsize(rows, columns)

    def end(self) -> int:
        """Wait for the end; the exit code."""
        self.child.expect(pexpect.EOF)
        self.see(self.child.before)
        return ended(self.child)

    def kill(self) -> None:
        """End the process at once, as a crash would, and see what it had drawn."""
        self.child.kill(9)
        try:
            self.child.expect(pexpect.EOF, timeout=5)
        except pexpect.TIMEOUT:
            return
        self.see(self.child.before)
        ended(self.child)

    @property
    def shown(self) -> str:
        """The screen as text."""
        return "\n".join(line.rstrip() for line in self.screen.display)

    def see(self, text: str) -> None:
        """Draw what the child has written."""
        self.log += text
        self.stream.feed(text)
