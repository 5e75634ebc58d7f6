"""Complaints about deck files: place, line, caret, hint; up to a screenful."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from rich.console import Group, RenderableType
from rich.text import Text

from quiz.deck.diagnostics import Diagnostic, Severity, excerpt
from quiz.ui.language import deck_hints, fill, table
from quiz.ui.look import Look
from quiz.ui.text import visible

ReadSource = Callable[[str], str | None]


def complaints_view(
    diagnostics: Sequence[Diagnostic],
    look: Look,
    read: ReadSource,
    *,
    at_most: int | None = None,
) -> RenderableType:
    """The complaints in the order of their places.

    Args:
        read: The text of a deck file for the caret; None if it cannot be read.
        at_most: Lines to fill; how many complaints are left out is then said.
    """
    ordered = sorted(diagnostics)
    blocks: list[RenderableType] = []
    lines = 0
    for shown, diagnostic in enumerate(ordered):
        block = complaint_text(diagnostic, look, read(diagnostic.span.path))
        height = block.plain.count("\n") + 1
        if at_most is not None and blocks and lines + height > at_most:
            rest = len(ordered) - shown
            blocks.append(look.label("complaints.more", n=rest))
            break
        blocks.append(block)
        lines += height
    return Group(*blocks)


def complaint_text(diagnostic: Diagnostic, look: Look, source: str | None) -> Text:
    """One complaint with its line and caret."""
    arguments = {name: visible(value) for name, value in diagnostic.arguments}
    told = table("deck", look.language)
    said = diagnostic.code
    if diagnostic.code in told:
        said = fill(told[diagnostic.code], look.language, arguments)
    is_error = diagnostic.severity is Severity.ERROR
    word = look.say("complaint.error" if is_error else "complaint.warning")
    text = Text.assemble(
        (visible(str(diagnostic.span)), "bold"),
        ": ",
        (f"{word} {diagnostic.code}", "bad" if is_error else "unsure"),
        f": {said}",
    )
    if source is not None:
        text.append("\n" + visible(excerpt(diagnostic, source)), style="quiet")
    advice = deck_hints(look.language).get(diagnostic.code)
    if advice:
        filled = fill(advice, look.language, arguments)
        text.append("\n  " + look.say("hint.word") + ": " + filled)
    return text
