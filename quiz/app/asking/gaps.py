"""Gaps in a text, filled one line after the other."""

from __future__ import annotations

from quiz.app.asking.turning import Turning, answered
from quiz.app.asking.typed import show_line_ways, typed_item
from quiz.app.preview import typing_of
from quiz.deck.model import Cloze
from quiz.session import GAVE_UP, Answered, Event, Sitting
from quiz.ui.asking import gap_context, gap_prompt, words


def ask_gaps(turning: Turning, sitting: Sitting) -> Event:
    """Waits for a line for each gap; the gaps before it are shown as filled."""
    answer, screen = turning.card.answer, turning.screen
    if not isinstance(answer, Cloze):
        return Answered((), GAVE_UP)
    look, lines = screen.look, turning.draft.lines
    text = answer.get(look.language)
    show_line_ways(turning, words("gaps.ways", look))
    typing = typing_of(turning.card, turning.painter, look)
    while len(lines) < len(text.gaps):
        if lines:
            screen.show(gap_context(text, lines, screen.look))
        prompt = gap_prompt(text, len(lines) + 1, screen.look)
        line = typed_item(turning, sitting, prompt, typing)
        if isinstance(line, str):
            lines.append(line)
        elif line is not None:
            return line
    given = tuple(lines)
    lines.clear()
    return answered(turning, given) if any(given) else Answered((), GAVE_UP)
