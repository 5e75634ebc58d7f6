"""What became of deck files that were put in order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rich.console import Group, RenderableType
from rich.text import Text

from quiz.deck.diagnostics import Diagnostic
from quiz.ui.complaints import ReadSource, complaints_view
from quiz.ui.grid import fact_rows
from quiz.ui.language import fill, table
from quiz.ui.look import Look, indented
from quiz.ui.text import one_line, visible

_NAMED = 5


@dataclass(frozen=True, slots=True)
class TidyFile:
    """One deck file."""

    path: str
    changes: tuple[str, ...] = ()
    """What was changed: ``ids``, ``order``, ``quotes``, ``spaces``."""
    ids: tuple[str, ...] = ()
    """Those that were written."""
    problems: tuple[Diagnostic, ...] = ()
    """Why it stays as it is."""


@dataclass(frozen=True, slots=True)
class MeaningLine:
    """A card whose answer means something else than when it was last reviewed."""

    place: str
    card: str
    then: str
    now: str
    is_made: bool
    """Made from a function: it has no `rev` of its own."""


def told(key: str, look: Look, /, **arguments: object) -> str:
    """A sentence of the table ``tidying``, in the reader's language."""
    return fill(table("tidying", look.language)[key], look.language, arguments)


def tidied_view(
    files: Sequence[TidyFile], look: Look, read: ReadSource, *, is_check: bool
) -> RenderableType:
    """A line for each file that changed, then how many are in order, then problems."""
    blocks: list[RenderableType] = []
    changed = [one for one in files if one.changes]
    for one in changed:
        what = ", ".join(_change(change, one, look) for change in one.changes)
        blocks.append(Text(f"{visible(one.path)}: {what}"))
    problems = [problem for one in files for problem in one.problems]
    if problems:
        blocks.append(complaints_view(problems, look, read))
    unread = sum(bool(one.problems) for one in files)
    in_order = len(files) - len(changed) - unread
    if not files:
        blocks.append(Text(told("none", look)))
    elif changed and is_check:
        blocks.append(Text(told("would", look, n=len(changed))))
    elif in_order and not changed and not unread:
        blocks.append(Text(told("in-order", look, n=in_order)))
    if unread:
        blocks.append(Text(told("left", look, n=unread)))
    return Group(*blocks)


def meanings_view(lines: Sequence[MeaningLine], look: Look) -> RenderableType:
    """A warning for each, with both formulas and what can be done."""
    return Group(*(_meaning(line, look) for line in lines))


def _meaning(line: MeaningLine, look: Look) -> RenderableType:
    said = told("meaning", look, card=visible(line.card))
    head = Text.assemble(
        (visible(line.place), "bold"),
        ": ",
        (look.say("complaint.warning"), "unsure"),
        f": {said}",
    )
    rows = [
        (told("meaning.then", look), Text(one_line(line.then))),
        (told("meaning.now", look), Text(one_line(line.now))),
    ]
    key = "meaning.hint-made" if line.is_made else "meaning.hint"
    advice = told(key, look, card=visible(line.card))
    hint = Text(f"  {look.say('hint.word')}: {advice}")
    return Group(head, indented(fact_rows(rows, look), look), hint)


def _change(change: str, file: TidyFile, look: Look) -> str:
    if change != "ids":
        return told(f"change.{change}", look)
    names = [visible(one) for one in file.ids[:_NAMED]]
    if len(file.ids) > _NAMED:
        names.append("…")
    return told("change.ids", look, n=len(file.ids), ids=", ".join(names))
