"""One line that is an answer: commands typed in its place are done first."""

from __future__ import annotations

from quiz.app.asking.commands import command
from quiz.app.asking.pleas import plea
from quiz.app.asking.turning import Turning
from quiz.session import Event, Sitting, Stopped
from quiz.ui.asking import quietly, ways
from quiz.ui.keys import UNKNOWN, worded
from quiz.ui.screen import ANYTHING, Typing
from quiz.ui.text import one_line


def _to_say(said: str, turning: Turning) -> str:
    """The same, for the card as it is: a follow-up is left, and not all have hints."""
    if said == "plea.quit" and turning.is_followup:
        return "plea.to-card"
    if said == "plea.hint" and not turning.card.hints:
        return "plea.no-hint"
    return said


def show_line_ways(turning: Turning, *said: str) -> None:
    """What can be done on the line, and what of an answer begun before is kept."""
    screen, draft = turning.screen, turning.draft
    if not draft.has_ways:
        screen.show(ways(turning.card, screen.look, *said, colon=":"))
    draft.has_ways = True
    if draft.is_back and draft.lines:
        text = ", ".join(one_line(line) or "…" for line in draft.lines)
        screen.show(quietly("draft.kept", screen.look, text=text))
    draft.is_back = False


def typed_line(
    turning: Turning, sitting: Sitting, prompt: str, typing: Typing = ANYTHING
) -> str | Event:
    """Waits for a line, maybe an empty one; the event if a command ends it all."""
    while True:
        line = typed_item(turning, sitting, prompt, typing)
        if line is not None:
            return line


def typed_item(
    turning: Turning, sitting: Sitting, prompt: str, typing: Typing = ANYTHING
) -> str | Event | None:
    """The same, for one of several; None if the one before was taken back."""
    screen, lines = turning.screen, turning.draft.lines
    answer, language = turning.card.answer, screen.look.language
    while True:
        line = screen.line(prompt, typing)
        if line is None:
            return Stopped()
        if (said := plea(line, answer, turning.tools, language)) is not None:
            screen.show(quietly(_to_say(said, turning), screen.look), tight=True)
            continue
        # On a Russian layout a comma is on the key of the question mark.
        action, text = worded("?" if line.strip() == "," else line)
        if action is None or action == UNKNOWN:
            return line.strip()
        if action == "undo" and lines:
            taken = one_line(lines.pop())
            key = "draft.back" if taken else "draft.back-open"
            screen.show(quietly(key, screen.look, text=taken), tight=True)
            return None
        event = command(turning, sitting, action, text)
        if event is not None:
            return event
