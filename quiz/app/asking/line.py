"""One typed line: a formula, a number, a range."""

from __future__ import annotations

from quiz.app.asking.commands import command
from quiz.app.asking.turning import PLAIN_PROMPT, PROMPT, Turning, answered
from quiz.app.preview import typing_of
from quiz.session import GAVE_UP, Answered, Event, Manner, Sitting, Stopped, manner
from quiz.ui.keys import worded
from quiz.ui.question import ways_view


def ask_line(turning: Turning, sitting: Sitting) -> Event:
    """Waits for a line that is an answer; an empty one gives up."""
    look = turning.screen.look
    prompt = PLAIN_PROMPT if look.is_plain else PROMPT
    if not sitting.turn.given and not sitting.turn.hints:
        turning.screen.show(ways_view("answer.line", turning.card, look, colon=":"))
    typing = typing_of(turning.card, turning.painter, look)
    while True:
        line = turning.screen.line(prompt, typing)
        if line is None:
            return Stopped()
        if not line.strip():
            return Answered((), GAVE_UP)
        action, text = worded(line)
        if action is None:
            if manner(turning.card.answer) is Manner.PICKS:
                return answered(turning, tuple(line.replace(",", " ").split()))
            return answered(turning, (line.strip(),))
        event = command(turning, sitting, action, text)
        if event is not None:
            return event
