"""What keys do while a line is typed, beside prompt_toolkit's usual editing."""

from __future__ import annotations

import signal
from typing import Protocol

from prompt_toolkit.buffer import Buffer
from prompt_toolkit.filters import Condition
from prompt_toolkit.key_binding import KeyBindings
from prompt_toolkit.key_binding.key_processor import KeyPressEvent
from prompt_toolkit.keys import Keys

from quiz.ui.wanted import typable


class Editing(Protocol):
    """The line that is edited."""

    buffer: Buffer

    def recall(self, steps: int) -> None:
        """Show the line so many steps further back."""

    def is_bounce(self) -> bool:
        """Whether Enter on the empty line was pressed for what came before."""

    def may_cancel(self) -> bool:
        """Whether Esc ends the line, as an empty one."""

    def complete(self) -> None:
        """Do what Tab does at the cursor."""


def bindings(editing: Editing) -> KeyBindings:
    """The keys of a line: they go before the usual ones."""
    keys = KeyBindings()
    add = keys.add

    @add("enter", eager=True)
    @add("c-j", eager=True)
    def end(event: KeyPressEvent) -> None:
        if not editing.buffer.text and editing.is_bounce():
            return
        event.app.exit(result=typable(editing.buffer.text))

    @add("c-d")
    def close(event: KeyPressEvent) -> None:
        if editing.buffer.text:
            editing.buffer.delete()
        else:
            event.app.exit(result=None)

    @add("escape", eager=True, filter=Condition(editing.may_cancel))
    def cancel(event: KeyPressEvent) -> None:
        editing.buffer.reset()
        event.app.exit(result="")

    @add("c-c")
    def interrupt(event: KeyPressEvent) -> None:
        event.app.exit(exception=KeyboardInterrupt)

    @add("c-z")
    def suspend(event: KeyPressEvent) -> None:
        if hasattr(signal, "SIGTSTP"):
            event.app.suspend_to_background()

    @add("c-l")
    def redraw(event: KeyPressEvent) -> None:
        """Clearing the screen would take the question away."""

    @add("up")
    @add("c-p")
    def back(event: KeyPressEvent) -> None:
        editing.recall(1)

    @add("down")
    @add("c-n")
    def forth(event: KeyPressEvent) -> None:
        editing.recall(-1)

    @add("tab")
    def tab(event: KeyPressEvent) -> None:
        editing.complete()

    @add(Keys.BracketedPaste)
    def paste(event: KeyPressEvent) -> None:
        lines = event.data.replace("\r\n", "\n").replace("\r", "\n")
        editing.buffer.insert_text(typable(lines.strip("\n")))

    @add(Keys.Any)
    def insert(event: KeyPressEvent) -> None:
        editing.buffer.insert_text(typable(event.data))

    return keys
