"""Numbered choices: one key picks one."""

from __future__ import annotations

from quiz.app.asking.commands import command
from quiz.app.asking.turning import Turning, answered
from quiz.deck.model import Choice
from quiz.session import GAVE_UP, Answered, Event, Sitting, Stopped
from quiz.ui.keys import action_of
from quiz.ui.question import ways_view
from quiz.ui.screen import END


def ask_pick(turning: Turning, sitting: Sitting) -> Event:
    """Waits for the number of a choice."""
    answer = turning.card.answer
    count = len(answer.options) if isinstance(answer, Choice) else 3
    look = turning.screen.look
    turning.screen.show(ways_view("answer.pick", turning.card, look, n=count))
    while True:
        key = turning.screen.key()
        if key == END:
            return Stopped()
        if key == "enter":
            return Answered((), GAVE_UP)
        if key.isdecimal() and 1 <= int(key) <= count:
            return answered(turning, (key,))
        event = command(turning, sitting, action_of(key))
        if event is not None:
            return event
