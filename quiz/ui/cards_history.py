"""`quiz cards history`: everything that happened to a card, a line each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from quiz.memory import Rating
from quiz.ui.cards_words import moment_sign, quiet, short_days, told
from quiz.ui.look import Look, indented, stack
from quiz.ui.rating import rating_name
from quiz.ui.text import head, one_line
from quiz.ui.times import interval

_LONGEST_GIVEN = 400
_WIDE = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One thing that happened."""

    at_ms: int
    offset_minutes: int
    what: str
    """A key of the table after ``past.``: answer, rating, suspend, …"""
    is_voided: bool = False
    outcome: str = ""
    """Of an answer, or of one in an interview."""
    given: tuple[str, ...] | None = None
    """What was answered, where it was kept."""
    rating: int | None = None
    predicted: float | None = None
    """How sure the learner was, from 0 to 1."""
    took_ms: int | None = None
    interval_days: int | None = None
    stability_days: float | None = None
    text: str = ""
    """A note, a former id, what was missed."""


def history_view(
    card: str, question: str, steps: Sequence[Step], look: Look
) -> RenderableType:
    """The card, then what happened to it, the oldest first."""
    first = Group(
        Text(one_line(card), style="quiet"), Text(one_line(question), style="bold")
    )
    if not steps:
        return stack(first, quiet("past.none", look))
    lines: list[RenderableType] = []
    before = ""
    for step in steps:
        when = moment_sign(step.at_ms, step.offset_minutes)
        lines += _lines(step, when, look, is_again=when == before)
        before = when
    return stack(first, Group(*lines))


def _lines(
    step: Step, when: str, look: Look, *, is_again: bool
) -> list[RenderableType]:
    said = step_words(step, look)
    style = "quiet" if step.is_voided else ""
    if look.is_plain:
        return [Text(f"{when}: {said}")]
    if look.width >= _WIDE:
        line = Text.assemble(
            (" " * len(when) if is_again else when, "quiet"), "  ", (said, style)
        )
        return [_hanging(line, len(when) + 2)]
    shown: list[RenderableType] = [] if is_again else [Text(when, style="quiet")]
    return [*shown, indented(Text(said, style=style), look)]


def _hanging(line: Text, margin: int) -> RenderableType:
    """A line that goes on below its own words."""
    grid = Table.grid(padding=0)
    grid.add_column(width=margin, no_wrap=True)
    grid.add_column()
    before, after = line.divide([margin])
    grid.add_row(before, after)
    return grid


def step_words(step: Step, look: Look) -> str:
    """What happened, on one line."""
    parts = [_what(step, look)]
    if step.predicted is not None:
        share = round(100 * step.predicted)
        parts.append(told("past.sure", look, share=f"{share} %"))
    if step.took_ms is not None:
        parts.append(_took(step.took_ms, look))
    if step.interval_days is not None:
        if step.interval_days:
            days = interval(step.interval_days, look)
            parts.append(told("past.next", look, days=days))
        else:
            parts.append(told("past.next-today", look))
    if step.stability_days is not None:
        parts.append(
            told("past.holds", look, holds=short_days(step.stability_days, look))
        )
    if step.is_voided:
        parts.append(told("past.voided", look))
    return " · ".join(parts)


def _what(step: Step, look: Look) -> str:
    key = f"past.{step.what}"
    if step.rating is not None:
        name = rating_name(Rating(step.rating), look)
        return told(key, look, name=name)
    said = told(key, look, text=head(one_line(step.text), _LONGEST_GIVEN))
    if step.outcome:
        said += ": " + told(f"past.outcome.{step.outcome}", look)
    given = [one for one in step.given or () if one.strip()]
    if given:
        text = head(one_line("; ".join(given)), _LONGEST_GIVEN)
        said += " " + told("past.given", look, text=text)
    return said


def _took(took_ms: int, look: Look) -> str:
    seconds = max(1, round(took_ms / 1000))
    if seconds < 60:
        return told("past.seconds", look, n=seconds)
    return told("past.minutes", look, minutes=seconds // 60, seconds=seconds % 60)
