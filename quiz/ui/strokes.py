"""A chart as strokes: curves, axes, asymptotes, and what is special about points.

Each curve has a sign of its own besides its colour.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import isfinite

from rich.text import Text

from quiz.formula.curves.curve import Curve, Sort
from quiz.formula.curves.frame import clipped, ticks
from quiz.ui.canvas import Frame, Place, Stroke, painted
from quiz.ui.chart import Chart
from quiz.ui.look import Look

COLOURS = ("cyan", "magenta", "green", "red", "blue", "yellow")


@dataclass(frozen=True, slots=True)
class Signs:
    """What a picture is made of."""

    lines: tuple[str, ...]
    beads: tuple[str, ...]
    shade: str
    across: str
    upright: str
    dash: str
    pole: str
    kink: str
    closed: str
    open: str


FINE = Signs(
    ("braille",) * 6,
    ("×", "+", "▲", "■", "▼", "*"),
    "░",
    "─",
    "│",
    "╌",
    "┊",
    "◆",
    "●",
    "○",
)
PLAIN = Signs(
    ("*", "+", "x", "#", "%", "&"), ("*", "+", "x", "#", "%", "&"), ".", "-", "|", "~",
    ":", "@", "@", "o",
)  # fmt: skip


def picture_of(chart: Chart, look: Look, *, width: int, height: int) -> Text:
    """Only the picture, in so many columns and rows."""
    signs = PLAIN if look.is_plain else FINE
    frame = Frame(
        width,
        height,
        chart.x,
        chart.y,
        ticks(*chart.x, max(3, width // 6)),
        ticks(*chart.y, max(3, (height - 2) // 3 + 1)),
    )
    return painted(list(_strokes(chart, frame, signs)), frame)


def _strokes(chart: Chart, frame: Frame, signs: Signs) -> Iterator[Stroke]:
    """Everything that is drawn, what lies below first."""
    columns = [_share(chart.x, n, 2 * frame.width) for n in range(2 * frame.width + 1)]
    if chart.is_answer and len(chart.lines) == 2:
        shade = tuple(_between(chart, frame))
        if shade:
            yield Stroke(shade, signs.shade, "red")
    low, high = chart.y
    if low < 0 < high:
        yield Stroke(tuple((x, 0.0) for x in columns), signs.across)
    if chart.x[0] < 0 < chart.x[1]:
        rows = tuple(
            (0.0, _share(chart.y, n, frame.height)) for n in range(frame.height)
        )
        yield Stroke(rows, signs.upright)
    for height, xs in _asymptotes(chart, columns):
        yield Stroke(tuple((x, height) for x in xs), signs.dash, "yellow")
    for line in chart.lines:
        for mark in line.curve.marks:
            if mark.sort is Sort.POLE:
                x = float(mark.x)
                at = tuple(
                    (x, _share(chart.y, n, frame.height)) for n in range(frame.height)
                )
                yield Stroke(at, signs.pole, "yellow")
    for number, line in enumerate(chart.lines):
        for run in line.curve.runs:
            for part in clipped(run, low, high):
                colour = COLOURS[number]
                yield Stroke(part, signs.lines[number], colour, len(part) > 1)
    if len(chart.lines) > 1:
        yield from _beads(chart, frame, signs)
    for line in chart.lines:
        yield from _marked(line.curve, chart, signs)


def _beads(chart: Chart, frame: Frame, signs: Signs) -> Iterator[Stroke]:
    """Signs along the curves, side by side where curves run together."""
    count = len(chart.lines)
    every = max(2 * count, frame.width // 10)
    for number, line in enumerate(chart.lines):
        first = (2 * number + 1) * every // (2 * count)
        places = []
        for column in range(first, frame.width, every):
            x = _share(chart.x, column, frame.width)
            y = _height(line.curve, x)
            if y is not None and chart.y[0] <= y <= chart.y[1]:
                places.append((x, y))
        if places:
            yield Stroke(tuple(places), signs.beads[number], COLOURS[number])


def _marked(curve: Curve, chart: Chart, signs: Signs) -> Iterator[Stroke]:
    def stroke(y: float | None, sign: str) -> Iterator[Stroke]:
        if y is not None and isfinite(y) and chart.y[0] <= y <= chart.y[1]:
            yield Stroke(((float(mark.x), y),), sign)

    for mark in curve.marks:
        match mark.sort:
            case Sort.KINK:
                yield from stroke(mark.value, signs.kink)
            case Sort.JUMP | Sort.HOLE:
                for side in (mark.left, mark.right):
                    if side != mark.value:
                        yield from stroke(side, signs.open)
                yield from stroke(mark.value, signs.closed)
            case Sort.END:
                own = mark.left if mark.right is None else mark.right
                is_in = mark.value is not None
                yield from stroke(own, signs.closed if is_in else signs.open)
            case Sort.POLE:
                pass


def _between(chart: Chart, frame: Frame) -> Iterator[Place]:
    """The cells between an answer and the truth."""
    one, other = (line.curve for line in chart.lines)
    low, high = chart.y
    cell = (high - low) / max(1, frame.height - 3)
    for column in range(2 * frame.width + 1):
        x = _share(chart.x, column, 2 * frame.width)
        a, b = _height(one, x), _height(other, x)
        if a is None or b is None:
            continue
        top, y = min(max(a, b), high), max(min(a, b), low)
        while y < top:
            yield x, y
            y += cell
        if top > max(min(a, b), low) + cell / 4:
            yield x, top


def _asymptotes(
    chart: Chart, columns: list[float]
) -> Iterator[tuple[float, list[float]]]:
    """Heights that curves approach, over the half of the plot where they do."""
    if len(chart.lines) > 2 or chart.is_answer:
        return
    middle = sum(chart.x) / 2
    for line in chart.lines:
        left, right = line.ends
        if left is not None and isfinite(left):
            yield left, [x for x in columns if x <= middle]
        if right is not None and isfinite(right):
            yield right, [x for x in columns if x >= middle]


def _share(ends: tuple[float, float], part: int, whole: int) -> float:
    return ends[0] + (ends[1] - ends[0]) * part / whole


def _height(curve: Curve, x: float) -> float | None:
    """The value at x, from the two sampled points beside it."""
    for run in curve.runs:
        if not run[0][0] <= x <= run[-1][0]:
            continue
        low, high = 0, len(run) - 1
        while high - low > 1:
            middle = (low + high) // 2
            low, high = (middle, high) if run[middle][0] <= x else (low, middle)
        (left, before), (right, after) = run[low], run[high]
        if right == left:
            return before
        return before + (after - before) * (x - left) / (right - left)
    return None
