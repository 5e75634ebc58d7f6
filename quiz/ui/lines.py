"""A session as plain lines: for pipes, scripts and screen readers."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TextIO

from rich.console import Console, RenderableType

from quiz.ui.keys import letter_of, worded
from quiz.ui.look import THEME, Look
from quiz.ui.screen import ANYTHING, END, TEXT, Typing


@dataclass(slots=True)
class Lines:
    """Writes words without control bytes, reads answers as lines."""

    source: TextIO
    target: TextIO
    language: str
    aside: TextIO = field(default_factory=lambda: sys.stderr)
    width: int = 1000
    """Lines are as long as their sentences: whoever reads them breaks them."""
    told: str = ""
    """What stood behind the command that the last key was, or a line that was none."""

    @contextmanager
    def opened(self) -> Iterator[None]:
        """Nothing to prepare."""
        yield

    @property
    def has_terminal(self) -> bool:
        """Plain lines may be read and written at a terminal, too."""
        return self.source.isatty() and self.target.isatty()

    @contextmanager
    def away(self) -> Iterator[None]:
        """Nothing to hand over but what is written so far."""
        self.target.flush()
        yield

    @property
    def look(self) -> Look:
        """Words only, at a fixed width."""
        return Look(width=self.width, language=self.language, is_plain=True)

    def begin_card(self) -> None:
        """A blank line sets cards apart."""
        self.target.write("\n")

    def show(self, *blocks: RenderableType | None, tight: bool = False) -> None:
        """Writes the blocks, each from a new line."""
        console = Console(
            file=self.target,
            width=self.width,
            color_system=None,
            force_terminal=False,
            highlight=False,
            markup=False,
            emoji=False,
            theme=THEME,
        )
        for block in blocks:
            if block is not None:
                with console.capture() as captured:
                    console.print(block)
                self.target.write(_trimmed(captured.get()))
        self.target.flush()

    def remark(self, block: RenderableType) -> None:
        """Writes it to the other stream, so that it does not mix with answers."""
        Lines(self.source, self.aside, self.language, width=self.width).show(block)

    def live(self, block: RenderableType | None) -> None:
        """Draws nothing: what changes in place cannot be read aloud."""

    def key(self, patience_s: float | None = None) -> str:
        """A line of one letter is a key, and so is a command after a colon.

        An empty line is Enter. Whoever types an answer must not suspend a card with
        the first letter of it.
        """
        self.told = ""
        line = self.line("> ")
        if line is None:
            return END
        word = line.strip()
        if len(word) <= 1:
            return word or "enter"
        action, text = worded(word)
        letter = letter_of(action)
        self.told = text if letter else word
        return letter or TEXT

    @property
    def rows_used(self) -> int:
        """None are counted: nothing leaves a screen."""
        return 0

    def pause(self) -> None:
        """Nothing has to be read before the next line comes."""

    def forget(self) -> None:
        """No line is read before it is asked for."""

    def runs_on(self, key: str) -> bool:
        """No key does: a line is taken whole."""
        return False

    def line(self, prompt: str, typing: Typing = ANYTHING) -> str | None:
        """Reads a line; None at the end of input."""
        self.target.write(prompt)
        self.target.flush()
        line = self.source.readline()
        if not self.source.isatty():
            # Nobody pressed Enter on the screen, so the line is ended here.
            self.target.write("\n")
        if not line:
            return None
        return line.rstrip("\r\n")


def _trimmed(text: str) -> str:
    return "".join(line.rstrip() + "\n" for line in text.splitlines())
