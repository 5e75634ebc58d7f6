"""Memories without a card, and what became of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rich.console import Group, RenderableType
from rich.text import Text

from quiz.ui.cards_words import short_days
from quiz.ui.grid import fact_rows
from quiz.ui.language import fill, table
from quiz.ui.look import Look, indented, stack
from quiz.ui.stats_words import percent
from quiz.ui.text import one_line, prose, visible
from quiz.ui.times import interval

_MOST_FILES = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class OrphanLine:
    """One memory, in words and figures."""

    card: str
    question: str
    answer: str
    """Both empty where the log does not keep them."""
    is_formula: bool
    """Whether the answer is shown exactly as it is spelt."""
    reviews: int
    stability_days: float
    since_days: int
    """Since its last review."""
    near: NearLine | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NearLine:
    """The card that it may be now."""

    card: str
    question: str
    answer: str
    is_formula: bool
    likeness: float


@dataclass(frozen=True, slots=True)
class Away:
    """Memories whose deck cannot be looked into, or is not there."""

    name: str
    """The deck."""
    files: tuple[str, ...]
    """Those that cannot be read; none: the deck is not there."""
    memories: int


def told(key: str, look: Look, /, **arguments: object) -> str:
    """A sentence of the table ``orphans``, in the reader's language."""
    return fill(table("orphans", look.language)[key], look.language, arguments)


def orphans_view(
    lines: Sequence[OrphanLine], away: Sequence[Away], look: Look
) -> RenderableType:
    """Each memory with the card that it may be now, then the decks that are away."""
    if not lines and not away:
        return Text(told("none", look))
    blocks: list[RenderableType | None] = []
    if lines:
        blocks.append(Text(told("some", look, n=len(lines)), style="bold"))
    blocks += [orphan_view(line, look) for line in lines]
    blocks += [away_view(one, look) for one in away]
    if any(line.near is not None for line in lines):
        blocks.append(Text(told("ways", look), style="quiet"))
    elif lines:
        blocks.append(Text(told("ways.name", look), style="quiet"))
    return stack(*blocks)


def away_view(away: Away, look: Look) -> RenderableType:
    """That nothing is wrong with these memories, but with their deck."""
    if not away.files:
        said = told("deck-gone", look, deck=visible(away.name), n=away.memories)
        return Text(said, style="quiet")
    files = ", ".join(visible(one) for one in away.files[:_MOST_FILES])
    said = told(
        "deck-unread", look, deck=visible(away.name), n=away.memories, files=files
    )
    return Text(said, style="unsure")


def orphan_view(line: OrphanLine, look: Look) -> RenderableType:
    """What was asked, how well it is known, and what it may be now."""
    rows: list[tuple[str, Text]] = []
    if line.question:
        rows.append((told("asked", look), prose(line.question)))
    if line.answer:
        rows.append((told("answer", look), _answer(line.answer, line.is_formula)))
    known = told(
        "known.text",
        look,
        n=line.reviews,
        holds=short_days(line.stability_days, look),
        ago=told("today", look)
        if line.since_days <= 0
        else told("ago", look, span=interval(line.since_days, look)),
    )
    rows.append((told("known", look), Text(known)))
    rows += _near_rows(line.near, look)
    head = Text(one_line(line.card), style="bold")
    return Group(head, indented(fact_rows(rows, look), look))


def _near_rows(near: NearLine | None, look: Look) -> list[tuple[str, Text]]:
    if near is None:
        return [(told("near", look), Text(told("near.none", look), style="quiet"))]
    alike = told("near.alike", look, percent=percent(near.likeness))
    card = Text.assemble((one_line(near.card), "bold"), (f" · {alike}", "quiet"))
    rows = [(told("near", look), card)]
    if near.question:
        rows.append((told("near.asked", look), prose(near.question)))
    if near.answer:
        rows.append((told("answer", look), _answer(near.answer, near.is_formula)))
    return rows


def _answer(text: str, is_formula: bool) -> Text:
    return Text(one_line(text)) if is_formula else prose(text)


def handed_view(
    old: str, new: str, look: Look, *, reviews: int, own: int, line: str, place: str
) -> RenderableType:
    """What was handed over, how to take it back, and what says it in the deck."""
    said = told("handed", look, old=visible(old), new=visible(new), n=reviews)
    if own:
        said += " " + told("handed.own", look, n=own)
    lines: list[RenderableType] = [Text(f"{said} {told('undo', look)}")]
    if line:
        hint = told("aka", look, place=visible(place))
        lines += [Text(hint, style="quiet"), indented(Text(visible(line)), look)]
    return Group(*lines)
