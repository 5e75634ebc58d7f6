"""The forgetting curve of one card, drawn: what was, what is to come."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import ceil, floor

from rich.text import Text

from quiz.ui.canvas import Frame, Place, Stroke, Tick, painted
from quiz.ui.cards_words import date_words, told
from quiz.ui.look import Look
from quiz.ui.stats_words import percent

_WIDEST = 76
_TALLEST = 12
_LOWEST = 6
_TICK_ROOM = 18
"""Columns that a date below the picture needs with the space around it."""


@dataclass(frozen=True, slots=True)
class CurveShown:
    """Recall of a card over days."""

    today: int
    runs: tuple[tuple[Place, ...], ...]
    """Local days and recall there: one run from each review to the next."""
    aim: float
    """The recall that intervals aim at."""
    due_day: int | None = None

    @property
    def days(self) -> tuple[float, float]:
        """The first and the last day of it."""
        return self.runs[0][0][0], self.runs[-1][-1][0]


def curve_view(curve: CurveShown, look: Look, *, around: int) -> Text:
    """The picture, as large as the window lets it be.

    Args:
        around: Rows of the window that are for everything else.
    """
    width = min(_WIDEST, look.width - 2)
    height = max(_LOWEST, min(_TALLEST, look.height - around))
    least = min(y for run in curve.runs for _, y in run)
    low = max(0.0, min(floor(10 * least), floor(10 * (curve.aim - 0.1))) / 10)
    first, last = curve.days
    frame = Frame(
        width,
        height,
        (first, max(last, first + 1)),
        (low, 1.0),
        tuple(_dates(curve, width, look)),
        tuple(_shares(low, height, curve.aim)),
    )
    return painted(list(_strokes(curve, frame)), frame)


def _strokes(curve: CurveShown, frame: Frame) -> Iterator[Stroke]:
    columns = [_between(frame.x, n, 2 * frame.width) for n in range(2 * frame.width)]
    yield Stroke(tuple((x, curve.aim) for x in columns), "╌", "yellow")
    rows = [_between(frame.y, n, frame.height) for n in range(frame.height)]
    if frame.x[0] <= curve.today <= frame.x[1]:
        yield Stroke(tuple((float(curve.today), y) for y in rows), "┊")
    for run in curve.runs:
        yield Stroke(run, "braille", "cyan", len(run) > 1)
    # What lifts recall is a review: it stands where one run ends and the next begins.
    starts = tuple(run[0] for run in curve.runs)
    yield Stroke(starts, "●", "green")


def _dates(curve: CurveShown, width: int, look: Look) -> Iterator[Tick]:
    """Today, and dates before and after it where there is room for them."""
    first, last = curve.days
    spacing = (last - first) * _TICK_ROOM / width
    yield float(curve.today), told("curve.today", look)
    for day in (ceil(first), *_even(first, last, spacing), floor(last)):
        is_near = abs(day - curve.today) < spacing
        at_end = day not in (ceil(first), floor(last)) and (
            day - first < spacing or last - day < spacing
        )
        if not is_near and not at_end:
            yield float(day), date_words(day, curve.today, look)


def _even(first: float, last: float, spacing: float) -> list[int]:
    count = int((last - first) / max(spacing, 1))
    return [round(first + (last - first) * n / count) for n in range(1, count)]


def _shares(low: float, height: int, aim: float) -> Iterator[Tick]:
    step = 0.1 if (1 - low) / 0.1 <= height - 2 else 0.25 if low <= 0.5 else 0.2
    shares = [aim]
    for n in range(ceil(1 / step) + 1):
        share = 1 - n * step
        if share >= low - 1e-9 and abs(share - aim) >= (1 - low) / height:
            shares.append(share)
    for share in sorted(shares):
        yield share, percent(share)


def _between(ends: tuple[float, float], part: int, whole: int) -> float:
    return ends[0] + (ends[1] - ends[0]) * part / whole


def spoken(points: Sequence[tuple[int, float]], look: Look) -> Text:
    """Recall on some days from today on, in words."""
    said = [
        told("curve.at", look, day=told_day(days, look), recall=percent(recall))
        for days, recall in points
    ]
    return Text(told("curve.spoken", look, points=", ".join(said)))


def told_day(days: int, look: Look) -> str:
    """A day from today on, within a sentence."""
    if not days:
        return told("curve.now", look)
    return told("curve.in-days", look, n=days)
