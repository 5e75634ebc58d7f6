"""Curves in a terminal: a picture, and in words what it shows.

Each curve has a sign of its own besides its colour, so that they can be told
apart without colours. Where only words are wanted, the words and a table of
values come before the picture, which then is made of plain characters.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import inf, isfinite

from rich.cells import cell_len
from rich.console import Group, RenderableType
from rich.text import Text

from quiz.formula.curve import Curve, Mark, Sort
from quiz.formula.frame import clipped, ticks
from quiz.formula.gap import Gap
from quiz.formula.values import Exact, decimal, terminating
from quiz.ui.canvas import Frame, Place, Stroke, painted
from quiz.ui.chart import Chart, Drawn
from quiz.ui.language import fill, table
from quiz.ui.look import Look
from quiz.ui.text import head, one_line

PLAIN_WIDTH, PLAIN_HEIGHT = 72, 20
TALLEST = 22
_COLOURS = ("cyan", "magenta", "green", "red", "blue", "yellow")
_MOST_NAMED = 6


@dataclass(frozen=True, slots=True)
class _Signs:
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


_FINE = _Signs(
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
_PLAIN = _Signs(
    ("*", "+", "x", "#", "%", "&"), ("*", "+", "x", "#", "%", "&"), ".", "-", "|", "~",
    ":", "@", "@", "o",
)  # fmt: skip


def words(key: str, look: Look, **arguments: object) -> str:
    """A sentence of the table `plot`."""
    return fill(table("plot", look.language)[key], look.language, arguments)


def chart_view(chart: Chart, look: Look) -> RenderableType:
    """The picture with its names above and its words below."""
    said = [Text(one, style="quiet") for one in chart_words(chart, look)]
    if look.is_plain:
        picture = picture_of(chart, look, width=PLAIN_WIDTH, height=PLAIN_HEIGHT)
        labels = [Text(one) for one in _names(chart, look)]
        return Group(*labels, *said, Text(""), *_table(chart, look), Text(""), picture)
    names = _legend(chart, look)
    used = sum(-(-max(1, one.cell_len) // look.width) for one in (*said, names))
    used += names.plain.count("\n")
    height = max(8, min(TALLEST, look.height - used - 2))
    return Group(names, picture_of(chart, look, width=look.width, height=height), *said)


def remark(key: str, look: Look) -> Text:
    """A quiet sentence of the table `plot`."""
    return Text(words(key, look), style="quiet")


def written_view(paths: Sequence[str], look: Look) -> RenderableType:
    """Which files were written."""
    said = [words("plot.written", look, path=one_line(path)) for path in paths]
    return Group(*map(Text, said))


def picture_of(chart: Chart, look: Look, *, width: int, height: int) -> Text:
    """Only the picture, in so many columns and rows."""
    signs = _PLAIN if look.is_plain else _FINE
    frame = Frame(
        width,
        height,
        chart.x,
        chart.y,
        ticks(*chart.x, max(3, width // 6)),
        ticks(*chart.y, max(3, (height - 2) // 3 + 1)),
    )
    return painted(list(_strokes(chart, frame, signs)), frame)


def _strokes(chart: Chart, frame: Frame, signs: _Signs) -> Iterator[Stroke]:
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
                colour = _COLOURS[number]
                yield Stroke(part, signs.lines[number], colour, len(part) > 1)
    if len(chart.lines) > 1:
        yield from _beads(chart, frame, signs)
    for line in chart.lines:
        yield from _marked(line.curve, chart, signs)


def _beads(chart: Chart, frame: Frame, signs: _Signs) -> Iterator[Stroke]:
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
            yield Stroke(tuple(places), signs.beads[number], _COLOURS[number])


def _marked(curve: Curve, chart: Chart, signs: _Signs) -> Iterator[Stroke]:
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


def _names(chart: Chart, look: Look) -> list[str]:
    labels = [one_line(line.label) for line in chart.lines]
    if chart.is_answer:
        labels[0] = words("plot.true", look, label=labels[0])
        labels[1] = words("plot.yours", look, label=labels[1])
    if len(labels) == 1:
        return labels
    signs = _PLAIN.beads if look.is_plain else _FINE.beads
    return [f"{sign} {label}" for sign, label in zip(signs, labels, strict=False)]


def _legend(chart: Chart, look: Look) -> Text:
    names = [head(one, look.width) for one in _names(chart, look)]
    if len(names) == 1:
        return Text(names[0], style="bold")
    return _side_by_side(names, look.width)


def caption_of(chart: Chart, look: Look, width: int) -> Text | None:
    """What goes below a small picture of several curves: their signs, what varies."""
    if len(chart.lines) == 1:
        return None
    names = [
        f"{sign} {one_line(line.label).rpartition(', ')[2]}"
        for sign, line in zip(_FINE.beads, chart.lines, strict=False)
    ]
    notes = [words(one.key, look, **dict(one.arguments)) for one in chart.said]
    said = Text("\n" + "; ".join(notes), style="quiet") if notes else Text()
    return _side_by_side(names, width) + said


def _side_by_side(names: Sequence[str], width: int) -> Text:
    gap = "   " if sum(map(cell_len, names)) + 3 * len(names) - 3 <= width else "\n"
    parts = [
        Text(name, style=colour) for name, colour in zip(names, _COLOURS, strict=False)
    ]
    return Text(gap).join(parts)


def chart_words(chart: Chart, look: Look) -> list[str]:
    """What the picture shows, in words: kinks, jumps, poles, asymptotes, the gap."""
    said = []
    for line in chart.lines:
        found = list(_told(line, chart, look))
        name = f"{one_line(line.label)}: " if len(chart.lines) > 1 else ""
        if found:
            said.append(name + "; ".join(found))
    if chart.gap is not None:
        said.append(_gap_said(chart.gap, chart.letter, look))
    notes = [words(one.key, look, **dict(one.arguments)) for one in chart.said]
    if chart.letter != "x" and not any(one.key in _TELL_LETTER for one in chart.said):
        notes.append(words("plot.letter", look, letter=chart.letter))
    if notes:
        said.append("; ".join(dict.fromkeys(notes)))
    return said


_TELL_LETTER = ("plot.slice", "plot.vector")


def _gap_said(gap: Gap, letter: str, look: Look) -> str:
    at = f"{letter} {_near(gap.x)}"
    if gap.size == inf:
        return words("plot.gap-undefined", look, at=at)
    if gap.size == 0:
        return words("plot.no-gap", look)
    return words("plot.gap", look, size=short(gap.size), at=at)


def _told(line: Drawn, chart: Chart, look: Look) -> Iterator[str]:
    if not line.curve.runs:
        yield words("plot.nothing", look)
        return
    for sort in Sort:
        marks = [mark for mark in line.curve.marks if mark.sort is sort]
        if not marks:
            continue
        sign = "=" if all(is_short(mark.x) for mark in marks) else "≈"
        at = f"{chart.letter} {sign} " + ", ".join(map(_place, marks[:_MOST_NAMED]))
        at += ", …" if len(marks) > _MOST_NAMED else ""
        yield words(f"plot.{sort.value}", look, at=at)
    if chart.is_answer:
        return
    left, right = (
        f"y {_near(end)}" if end is not None and isfinite(end) else ""
        for end in line.ends
    )
    if left and right:
        key = "plot.asymptote" if left == right else "plot.asymptotes"
        yield words(key, look, left=left, right=right, both=left)
    elif left or right:
        key = "plot.asymptote-left" if left else "plot.asymptote-right"
        yield words(key, look, left=left, right=right)


def _place(mark: Mark) -> str:
    at = decimal(mark.x)
    if mark.sort is not Sort.JUMP or mark.left == mark.right:
        return at
    return f"{at} ({short(mark.left)} → {short(mark.right)})"


def is_short(x: Exact) -> bool:
    """Whether a number is what it is shown as, and not one near it."""
    return isinstance(x, int) or bool(terminating(x)) or x.denominator <= 1000


def equals(x: Exact) -> str:
    """The number after the sign that is true of what is shown."""
    return f"= {decimal(x)}" if is_short(x) else f"≈ {decimal(x)}"


def _near(x: float) -> str:
    near = Fraction(x).limit_denominator(1000)
    return equals(near) if float(near) == x else f"≈ {short(x)}"


def short(x: float | None, digits: int = 6) -> str:
    """A number as people write it; infinite ones with their sign."""
    if x is None:
        return "–"
    if not isfinite(x):
        return "∞" if x > 0 else "-∞"
    return decimal(
        Fraction(x).limit_denominator(10**12) if abs(x) > 1e-6 else Fraction(x), digits
    )


def _table(chart: Chart, look: Look) -> list[Text]:
    rows = [[chart.letter, *(one_line(line.label) for line in chart.lines)]]
    undefined = words("plot.undefined", look)
    for row in chart.rows:
        values = [undefined if one is None else short(one) for one in row.values]
        rows.append([short(row.x), *values])
    widths = [max(cell_len(row[n]) for row in rows) for n in range(len(rows[0]))]
    return [
        Text(
            "  ".join(
                " " * (w - cell_len(c)) + c for c, w in zip(row, widths, strict=True)
            )
        )
        for row in rows
    ]
