"""Numbered choices: one key picks one."""

from __future__ import annotations

from quiz.app.asking.commands import command
from quiz.app.asking.picks import ask_number
from quiz.app.asking.turning import (
    MOST_KEYS,
    Turning,
    answered,
    number_pressed,
    with_hints_left,
)
from quiz.app.asking.typist import Typist
from quiz.deck.model import Choice
from quiz.session import GAVE_UP, Answered, Event, Sitting, Stopped
from quiz.ui.keys import action_of
from quiz.ui.question import ways_view
from quiz.ui.screen import END


def ask_pick(turning: Turning, sitting: Sitting) -> Event:
    """Waits for the number of a choice."""
    answer = turning.card.answer
    count = len(answer.options) if isinstance(answer, Choice) else 3
    if count > MOST_KEYS:
        return ask_number(turning, sitting)
    look = turning.screen.look
    card = with_hints_left(turning.card, sitting.turn.hints)
    said = ways_view("answer.pick", card, look, n=count)
    turning.screen.show(said)
    typist = Typist(turning.screen, "pick", arguments={"n": count})
    while True:
        key = turning.screen.key()
        if key == END:
            return Stopped()
        number = number_pressed(answer, key, count, turning.shuffled)
        if number is not None:
            return answered(turning, (str(number),))
        if typist.types(key):
            continue
        if key == "enter":
            return Answered((), GAVE_UP)
        if (action := action_of(key)) is None:
            typist.misses(key)
            continue
        event = command(turning, sitting, action, turning.screen.told)
        if event is not None:
            return event
        if action == "keys":
            turning.screen.show(said)
