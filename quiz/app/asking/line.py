"""One typed line: a formula, a number, a range."""

from __future__ import annotations

from dataclasses import replace

from quiz.app.asking.turning import PLAIN_PROMPT, PROMPT, Turning, answered
from quiz.app.asking.typed import show_line_ways, typed_line
from quiz.app.preview import typing_of
from quiz.session import GAVE_UP, Answered, Event, Sitting


def ask_line(turning: Turning, sitting: Sitting) -> Event:
    """Waits for a line that is an answer; an empty one gives up."""
    look = turning.screen.look
    prompt = PLAIN_PROMPT if look.is_plain else PROMPT
    show_line_ways(turning, look.say("answer.line"))
    typing = typing_of(turning.card, turning.painter, look)
    line = typed_line(turning, sitting, prompt, replace(typing, gives_up=True))
    if not isinstance(line, str):
        return line
    return answered(turning, (line,)) if line else Answered((), GAVE_UP)
