"""What a session needs of the place where it is shown."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Protocol

from rich.console import RenderableType
from rich.text import Text

from quiz.ui.glimpse import Preview
from quiz.ui.look import Look

END = "end"
"""The key that stands for the end of input: a closed pipe or terminal, Ctrl-D."""
TEXT = "text"
"""The key that stands for a plain line that is none: what it was is in `told`."""


Clock = Callable[[], Text]
"""What a clock says now, in one line."""


@dataclass(frozen=True, slots=True)
class Typing:
    """What a line is typed for."""

    subject: str = ""
    """The card, say: its answers of earlier turns are not offered again."""
    preview: Preview | None = None
    """For formulas, where they are typed: what is shown below them."""
    clock: Clock | None = None
    """One line that says something else every second, shown below while typing."""
    cancels: bool = False
    """Esc ends it as an empty line. It is no answer: nothing typed before is offered
    here, nor is it offered again."""
    gives_up: bool = False
    """An empty line gives up: one sent at once, by a key that bounces, is not meant."""


ANYTHING = Typing()


class Screen(Protocol):
    """A terminal with keys, or plain lines."""

    def opened(self) -> AbstractContextManager[None]:
        """Prepares the place before the first paint, and restores it at the end."""

    @property
    def has_terminal(self) -> bool:
        """Whether another program could be given the place: not a pipe."""

    def away(self) -> AbstractContextManager[None]:
        """Hands the place to another program, and takes it back."""

    @property
    def look(self) -> Look:
        """How to draw now: the width is read anew each time."""

    @property
    def told(self) -> str:
        """What was typed behind the last key, or in its place."""

    def begin_card(self) -> None:
        """Makes room for the next card."""

    def show(self, *blocks: RenderableType | None, tight: bool = False) -> None:
        """Draws blocks below each other; None is left out.

        Blocks stand apart from what is above them, unless they are `tight`.
        """

    def remark(self, block: RenderableType) -> None:
        """Tells something that is not part of a card, above the next one."""

    def live(self, block: RenderableType | None) -> None:
        """Draws a block that the next call replaces; None takes it away.

        Where only words are wanted nothing is drawn. What is shown otherwise
        leaves the block as it is, above.
        """

    def key(self, patience_s: float | None = None) -> str:
        """Waits for one key: a letter, ``enter``, ``space``, `TEXT`, or `END`.

        Empty if none came in so many seconds; plain lines are waited for.
        """

    @property
    def rows_used(self) -> int:
        """Rows that this card takes so far; what is above the window counts, too."""

    def pause(self) -> None:
        """Waits for a key, and leaves it to be read unless it only says: go on."""

    def forget(self) -> None:
        """Drops keys pressed before what they would act on was on the screen.

        What asks to leave is kept, and so are lines: they were written to be read.
        """

    def runs_on(self, key: str) -> bool:
        """Whether `key`, the one just read, begins a text typed in one go.

        The rest of the text is read and in `told`; nothing is done with it.
        """

    def line(self, prompt: str, typing: Typing = ANYTHING) -> str | None:
        """Waits for one typed line; None at the end of input."""
