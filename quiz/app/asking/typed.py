"""One line that is an answer: commands typed in its place are done first."""

from __future__ import annotations

from quiz.app.asking.commands import command
from quiz.app.asking.turning import Turning
from quiz.session import Event, Sitting, Stopped
from quiz.ui.keys import worded
from quiz.ui.screen import ANYTHING, Typing


def typed_line(
    turning: Turning, sitting: Sitting, prompt: str, typing: Typing = ANYTHING
) -> str | Event:
    """Waits for a line, maybe an empty one; the event if a command ends it all."""
    while True:
        line = turning.screen.line(prompt, typing)
        if line is None:
            return Stopped()
        action, text = worded(line)
        if action is None:
            return line.strip()
        event = command(turning, sitting, action, text)
        if event is not None:
            return event
