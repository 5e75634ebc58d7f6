"""Complaints about deck files: place, line, caret, hint; up to a screenful."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from rich.cells import cell_len
from rich.console import Group, RenderableType
from rich.text import Text

from quiz.deck.diagnostics import Diagnostic, Severity, lines_of
from quiz.ui.language import deck_hints, fill, in_words, table
from quiz.ui.look import Look
from quiz.ui.text import head, tail, visible

_LEAST_EXCERPT = 20
_KEPT_AFTER = 10

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


def left_out_view(waiting: str | None, look: Look) -> RenderableType:
    """What becomes of the rest, and of an answer to a card that is left out.

    Args:
        waiting: The id of that card.
    """
    said = [look.say("complaints.left-out")]
    if waiting is not None:
        said.append(look.say("complaints.waiting", card=visible(waiting)))
    return Text(" ".join(said), style="quiet")


def complaint_text(diagnostic: Diagnostic, look: Look, source: str | None) -> Text:
    """One complaint with its line and caret."""
    arguments = {
        name: look.say("witness.undefined") if value == "undefined" else visible(value)
        for name, value in diagnostic.arguments
    }
    told = table("deck", look.language)
    said = diagnostic.code
    if diagnostic.code in told:
        words = in_words(arguments, look.language)
        said = fill(told[diagnostic.code], look.language, words)
    is_error = diagnostic.severity is Severity.ERROR
    word = look.say("complaint.error" if is_error else "complaint.warning")
    text = Text.assemble(
        (visible(str(diagnostic.span)), "bold"),
        ": ",
        (f"{word} {diagnostic.code}", "bad" if is_error else "unsure"),
        f": {said}",
    )
    if source is not None:
        text.append("\n" + excerpt(diagnostic, source, look.width), style="quiet")
    advice = deck_hints(look.language).get(diagnostic.code)
    if advice:
        filled = fill(advice, look.language, arguments)
        text.append("\n  " + look.say("hint.word") + ": " + filled)
    return text


def excerpt(diagnostic: Diagnostic, source: str, columns: int) -> str:
    """The line complained about, cut to fit, with carets under the place.

    >>> from quiz.deck.diagnostics import Span
    >>> where = Span("d.yaml", line=2, column=3, width=4)
    >>> print(excerpt(Diagnostic(where, "D102"), "- id: a\\n  fint: b", columns=80))
    2 |   fint: b
      |   ^^^^
    """
    where = diagnostic.span
    lines = lines_of(source)
    line = lines[where.line - 1] if where.line <= len(lines) else ""
    start, end = where.column - 1, where.column - 1 + where.width
    gutter = f"{where.line} | "
    room = max(_LEAST_EXCERPT, columns - len(gutter))
    before, place = visible(line[:start]), visible(line[start:end])
    after = visible(line[end:])
    if cell_len(before + place + after) > room:
        # What stands before the place says what it belongs to: keep some of it.
        before = tail(before, max(room - cell_len(place) - _KEPT_AFTER, room // 3))
        place = head(place, room - cell_len(before))
        after = head(after, room - cell_len(before + place))
    caret = " " * cell_len(before) + "^" * max(1, cell_len(place))
    return f"{gutter}{before}{place}{after}\n{' ' * (len(gutter) - 2)}| {caret}"
