"""Gaps in a text, filled one line after the other."""

from __future__ import annotations

from quiz.app.asking.commands import command
from quiz.app.asking.turning import Turning, answered
from quiz.app.preview import typing_of
from quiz.deck.model import Cloze
from quiz.session import GAVE_UP, Answered, Event, Sitting, Stopped
from quiz.ui.asking import gap_context, gap_prompt, ways, words
from quiz.ui.keys import worded


def ask_gaps(turning: Turning, sitting: Sitting) -> Event:
    """Waits for a line for each gap; the gaps before it are shown as filled."""
    answer, screen = turning.card.answer, turning.screen
    if not isinstance(answer, Cloze):
        return Answered((), GAVE_UP)
    look, lines = screen.look, turning.draft.lines
    text = answer.get(look.language)
    if not lines and not sitting.turn.given and not sitting.turn.hints:
        said = words("gaps.ways", look)
        screen.show(ways(turning.card, look, said, colon=":"))
    typing = typing_of(turning.card, turning.painter, look)
    while len(lines) < len(text.gaps):
        if lines:
            screen.show(gap_context(text, lines, screen.look))
        line = screen.line(gap_prompt(text, len(lines) + 1, screen.look), typing)
        if line is None:
            return Stopped()
        action, said = worded(line)
        if action is None:
            lines.append(line.strip())
            continue
        event = command(turning, sitting, action, said)
        if event is not None:
            return event
    given = tuple(lines)
    lines.clear()
    return answered(turning, given) if any(given) else Answered((), GAVE_UP)
