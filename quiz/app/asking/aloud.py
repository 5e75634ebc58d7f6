"""Answers given aloud, or in the learner's head: a key reveals."""

from __future__ import annotations

from quiz.app.asking.commands import command
from quiz.app.asking.turning import Turning, answered
from quiz.session import Event, Sitting, Stopped
from quiz.ui.keys import action_of
from quiz.ui.question import ways_view
from quiz.ui.screen import END


def ask_aloud(turning: Turning, sitting: Sitting) -> Event:
    """Waits for the key that reveals."""
    look = turning.screen.look
    turning.screen.show(ways_view("answer.reveal", turning.card, look))
    while True:
        key = turning.screen.key()
        if key == END:
            return Stopped()
        if key in ("enter", "space"):
            return answered(turning, ())
        event = command(turning, sitting, action_of(key))
        if event is not None:
            return event
