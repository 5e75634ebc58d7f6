"""What the learner kept on a card: notes and a flag."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Group, RenderableType
from rich.text import Text

from quiz.ui.look import Look
from quiz.ui.text import one_line
from quiz.ui.times import moment_words


def kept_view(
    notes: Sequence[tuple[str, int, int]], look: Look, *, is_flagged: bool, now_ms: int
) -> RenderableType | None:
    """Notes, and whether the card is flagged; None if there is neither.

    Args:
        notes: Text, moment (UTC, milliseconds) and offset (minutes) of each.
    """
    lines: list[RenderableType] = []
    if is_flagged:
        lines.append(look.label("flag.line", "unsure"))
    for text, at_ms, offset_minutes in notes:
        when = moment_words(at_ms, offset_minutes, now_ms, look)
        lines.append(Text(look.say("note.line", when=when, text=one_line(text))))
    return Group(*lines) if lines else None
