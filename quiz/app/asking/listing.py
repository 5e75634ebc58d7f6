"""Items to name: one a line or several, with a running tally."""

from __future__ import annotations

from quiz.app.asking.turning import Turning, answered
from quiz.app.asking.typed import show_line_ways, typed_item
from quiz.app.preview import typing_of
from quiz.deck.model import Listing
from quiz.session import GAVE_UP, Answered, Event, Sitting, tally
from quiz.ui.asking import tally_prompt, told_view, words


def ask_list(turning: Turning, sitting: Sitting, answer: Listing) -> Event:
    """Waits until enough is named, or an empty line says that there is no more.

    What was named is told at once; nothing is told of what is missing.
    """
    screen, lines = turning.screen, turning.draft.lines
    show_line_ways(turning, words("list.ways", screen.look))
    typing = typing_of(turning.card, turning.painter, screen.look)
    while True:
        told = tally(answer, lines)
        prompt = tally_prompt(told, screen.look)
        line = typed_item(turning, sitting, prompt, typing)
        if line is None:
            continue
        if not isinstance(line, str):
            return line
        if not line:
            return answered(turning, tuple(lines)) if lines else _gave_up()
        now = tally(answer, [*lines, line])
        fresh = now.parts[len(told.parts) :]
        if not fresh:
            continue
        lines.append(line)
        if now.is_full:
            return answered(turning, tuple(lines))
        screen.show(told_view(fresh, screen.look), tight=True)


def _gave_up() -> Answered:
    return Answered((), GAVE_UP)
