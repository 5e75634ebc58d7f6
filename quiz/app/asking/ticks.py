"""Which points an explanation had, ticked by the learner."""

from __future__ import annotations

from quiz.app.asking.turning import LEAVING, Turning
from quiz.deck.model import Points
from quiz.session import Event, Sitting, Stopped, Ticked, suggest_from_ticks
from quiz.ui.keys import word_action


def tick(turning: Turning, sitting: Sitting) -> Event | None:
    """For an explanation: which points the learner made."""
    answer = turning.card.answer
    if not isinstance(answer, Points):
        return None
    look = turning.screen.look
    line = turning.screen.line(look.say("answer.ticks"))
    if line is None:
        return Stopped()
    action = word_action(line)
    if action in LEAVING:
        return LEAVING[action]
    numbers = [int(word) for word in line.replace(",", " ").split() if word.isdecimal()]
    if line.strip() == "*":
        numbers = list(range(1, len(answer.points) + 1))
    return Ticked(suggest_from_ticks(answer, numbers, hints=sitting.turn.hints))
