"""Choices of which several are right: toggled with a key each, or typed."""

from __future__ import annotations

from quiz.app.asking.commands import command
from quiz.app.asking.toggles import toggled
from quiz.app.asking.turning import PLAIN_PROMPT, Turning, answered, with_hints_left
from quiz.app.asking.typed import show_line_ways, typed_line
from quiz.app.asking.typist import Typist
from quiz.deck.model import Choice
from quiz.session import GAVE_UP, Answered, Event, Sitting, Stopped
from quiz.ui.asking import Block, options_boxes, strip_view, ways, words
from quiz.ui.keys import action_of
from quiz.ui.screen import END


def ask_picks(turning: Turning, sitting: Sitting) -> Event:
    """Waits until the choice is confirmed; nothing chosen gives up."""
    answer = turning.card.answer
    if turning.screen.look.is_plain or not isinstance(answer, Choice):
        return ask_number(turning, sitting)
    picked = turning.draft.picked
    count = len(answer.options)
    typist = Typist(turning.screen, "picks", arguments={"n": count})
    is_shown = False
    while True:
        ended_by = toggled(
            turning.screen,
            range(1, count + 1),
            picked,
            lambda word: _boxes(turning, answer, sitting.turn.hints, word),
            lambda: strip_view("picks.strip", picked, count, turning.screen.look),
            typist,
            is_shown=is_shown,
        )
        is_shown = True
        if ended_by == END:
            return Stopped()
        if typist.types(ended_by):
            continue
        if ended_by == "enter":
            turning.screen.live(None)  # the answer below has them all again
            if not picked:
                return Answered((), GAVE_UP)
            return answered(turning, tuple(map(str, sorted(picked))))
        if (action := action_of(ended_by)) is None:
            typist.misses(ended_by)
            continue
        event = command(turning, sitting, action)
        if event is not None:
            return event
        is_shown = False


def _boxes(turning: Turning, answer: Choice, hints: int, word: Block | None) -> Block:
    look = turning.screen.look
    # Enter does something else as long as nothing is chosen.
    key = "picks.ways" if turning.draft.picked else "picks.none"
    said = ways(with_hints_left(turning.card, hints), look, words(key, look))
    return options_boxes(
        answer, turning.shuffled, turning.draft.picked, look, ways=word or said
    )


def ask_number(turning: Turning, sitting: Sitting) -> Event:
    """Waits for the numbers on one line."""
    look = turning.screen.look
    said = words("picks.line", look), look.say("answer.line")
    show_line_ways(turning, *said)
    line = typed_line(turning, sitting, PLAIN_PROMPT)
    if not isinstance(line, str):
        return line
    if not line:
        return Answered((), GAVE_UP)
    return answered(turning, tuple(line.replace(",", " ").split()))
