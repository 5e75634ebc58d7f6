"""Curves in a terminal: a picture, and in words what it shows.

Each curve has a sign of its own besides its colour, so that they can be told
apart without colours. Where only words are wanted, the words and a table of
values come before the picture, which then is made of plain characters.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from math import inf, isfinite

from rich.cells import cell_len
from rich.console import Group, RenderableType
from rich.text import Text

from quiz.formula.curves.curve import Mark, Sort
from quiz.formula.curves.gap import Gap
from quiz.formula.evaluation.values import Exact, decimal, terminating
from quiz.ui.chart import Chart, Drawn
from quiz.ui.language import fill, table
from quiz.ui.look import Look, listed
from quiz.ui.strokes import COLOURS, FINE, PLAIN, picture_of
from quiz.ui.text import head, one_line

PLAIN_WIDTH, PLAIN_HEIGHT = 72, 20
TALLEST = 22
_MOST_NAMED = 6
_LOWEST = 6
_DIGITS = 6
_LARGEST_DENOMINATOR = 1000


def words(key: str, look: Look, **arguments: object) -> str:
    """A sentence of the table `plot`."""
    return fill(table("plot", look.language)[key], look.language, arguments)


def chart_view(chart: Chart, look: Look, *, around: int = 2) -> RenderableType:
    """The picture with its names above and its words below.

    Args:
        around: Rows of the window that are for what stands above and below.
    """
    said = [Text(one, style="quiet") for one in chart_words(chart, look)]
    if look.is_plain:
        picture = picture_of(chart, look, width=PLAIN_WIDTH, height=PLAIN_HEIGHT)
        labels = [Text(one) for one in _names(chart, look)]
        return Group(*labels, *said, Text(""), *_table(chart, look), Text(""), picture)
    names = _legend(chart, look)
    used = sum(-(-max(1, one.cell_len) // look.width) for one in (*said, names))
    used += names.plain.count("\n")
    height = max(_LOWEST, min(TALLEST, look.height - used - around))
    return Group(names, picture_of(chart, look, width=look.width, height=height), *said)


def remark(key: str, look: Look) -> Text:
    """A quiet sentence of the table `plot`."""
    return Text(words(key, look), style="quiet")


def written_view(paths: Sequence[str], look: Look) -> RenderableType:
    """Which files were written."""
    said = [words("plot.written", look, path=one_line(path)) for path in paths]
    return Group(*map(Text, said))


def _names(chart: Chart, look: Look) -> list[str]:
    labels = [one_line(line.name) for line in chart.lines]
    if chart.is_answer:
        labels[0] = words("plot.true", look, label=labels[0])
        labels[1] = words("plot.yours", look, label=labels[1])
    if len(labels) == 1:
        return labels
    signs = PLAIN.beads if look.is_plain else FINE.beads
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
    is_vector = any(one.key == "plot.vector" for one in chart.said)
    names = [
        f"{sign} {_small_name(one_line(line.label), is_vector=is_vector)}"
        for sign, line in zip(FINE.beads, chart.lines, strict=False)
    ]
    notes = [words(one.key, look, **dict(one.arguments)) for one in chart.said]
    said = Text("\n" + "; ".join(notes), style="quiet") if notes else Text()
    return _side_by_side(names, width) + said


def _small_name(label: str, *, is_vector: bool) -> str:
    """What tells a curve from its neighbours: the component, or the slice."""
    if is_vector and label[-1] in _LOWERED:
        return str(_LOWERED.index(label[-1]))
    return label.rpartition(", ")[2]


_LOWERED = "₀₁₂₃₄₅₆₇₈₉"


def _side_by_side(names: Sequence[str], width: int) -> Text:
    gap = "   " if sum(map(cell_len, names)) + 3 * len(names) - 3 <= width else "\n"
    parts = [
        Text(name, style=colour) for name, colour in zip(names, COLOURS, strict=False)
    ]
    return Text(gap).join(parts)


def chart_words(chart: Chart, look: Look) -> list[str]:
    """What the picture shows, in words: kinks, jumps, poles, asymptotes, the gap."""
    said = []
    for line in chart.lines:
        found = list(_told(line, chart, look))
        name = f"{one_line(line.name)}: " if len(chart.lines) > 1 else ""
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
        places = list(map(_place, marks[:_MOST_NAMED]))
        told = listed(places, look)
        if len(marks) > _MOST_NAMED:
            told = ", ".join([*places, "…"])
        at = f"{chart.letter} {sign} {told}"
        yield words(f"plot.{sort.value}", look, at=at, n=len(marks))
    if line.turns > (PLAIN_WIDTH if look.is_plain else look.width) // 2:
        yield words("plot.fast", look)
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
    at = at_most_six(mark.x)
    if mark.sort is not Sort.JUMP or mark.left == mark.right:
        return at
    return f"{at} ({short(mark.left)} → {short(mark.right)})"


def is_short(x: Exact) -> bool:
    """Whether a number is what it is shown as, and not one near it."""
    if isinstance(x, int):
        return True
    exact = terminating(x)
    if exact:
        return len(exact.strip("-0.").replace(".", "")) <= _DIGITS
    return x.denominator <= _LARGEST_DENOMINATOR


def at_most_six(x: Exact) -> str:
    """The number to six significant digits; fewer are not made more."""
    return decimal(x) if is_short(x) else short(float(x), _DIGITS)


def equals(x: Exact) -> str:
    """The number after the sign that is true of what is shown."""
    return f"= {at_most_six(x)}" if is_short(x) else f"≈ {at_most_six(x)}"


def _near(x: float) -> str:
    near = Fraction(x).limit_denominator(_LARGEST_DENOMINATOR)
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
    rows = [[chart.letter, *(one_line(line.name) for line in chart.lines)]]
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
