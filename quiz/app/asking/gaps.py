"""Gaps in a text, filled one line after the other."""

from __future__ import annotations

from quiz.app.asking.commands import command
from quiz.app.asking.turning import Turning, answered
from quiz.deck.model import Cloze
from quiz.session import GAVE_UP, Answered, Event, Sitting, Stopped
from quiz.ui.keys import word_action


def ask_gaps(turning: Turning, sitting: Sitting) -> Event:
    """Waits for a line for each gap."""
    given: list[str] = []
    while len(given) < _gap_count(turning):
        number = len(given) + 1
        prompt = turning.screen.look.say("answer.gap", n=number)
        line = turning.screen.line(prompt)
        if line is None:
            return Stopped()
        action = word_action(line)
        if action is None:
            given.append(line.strip())
            continue
        event = command(turning, sitting, action)
        if event is not None:
            return event
    return answered(turning, tuple(given)) if any(given) else Answered((), GAVE_UP)


def _gap_count(turning: Turning) -> int:
    answer = turning.card.answer
    if not isinstance(answer, Cloze):
        return 1
    return len(answer.get(turning.screen.look.language).gaps)
