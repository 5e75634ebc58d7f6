"""Curves as a PNG or SVG picture by matplotlib, an optional extra.

Only its object-oriented face is used, which draws without a display and shares
no state between pictures.
"""

from __future__ import annotations

from io import BytesIO
from math import isfinite
from typing import Any

from quiz.errors import Exit, QuizError
from quiz.formula.curves.curve import Curve, Sort
from quiz.formula.curves.frame import clipped
from quiz.ui.chart import Chart
from quiz.ui.look import Look
from quiz.ui.plot import chart_words, words
from quiz.ui.text import one_line

_STYLES = ("-", "--", "-.", ":", (0, (5, 1)), (0, (1, 1)))
"""A dash pattern for each curve, so that colours are not needed."""


def figure_bytes(chart: Chart, look: Look, kind: str) -> bytes:
    """The chart as the contents of a file.

    Args:
        kind: ``png`` or ``svg``.

    Raises:
        QuizError: ``plot-extra-missing``.
    """
    try:
        import matplotlib
        from matplotlib.figure import Figure
    except ImportError:
        raise QuizError("plot-extra-missing", exit_code=Exit.CANNOT_RUN) from None
    # A label is a formula as it was typed: a $ in it is a dollar sign.
    settings = {"svg.hashsalt": "quiz", "text.parse_math": False}
    target = BytesIO()
    with matplotlib.rc_context(settings):
        figure = Figure(figsize=(8, 5), layout="constrained")
        _draw(figure.add_subplot(), chart, look)
        # Without a date the same plot is the same file.
        dated = {"Date": None} if kind == "svg" else {}
        figure.savefig(target, format=kind, dpi=150, metadata=dated)
    return target.getvalue()


def _draw(axes: Any, chart: Chart, look: Look) -> None:
    axes.set_xlim(*chart.x)
    axes.set_ylim(*chart.y)
    axes.axhline(0, color="0.6", linewidth=0.8, zorder=0)
    axes.axvline(0, color="0.6", linewidth=0.8, zorder=0)
    for number, line in enumerate(chart.lines):
        label = one_line(line.name)
        if chart.is_answer:
            label = words("plot.yours" if number else "plot.true", look, label=label)
        _line(axes, line.curve, chart, label, f"C{number}", _STYLES[number])
        for end in line.ends if len(chart.lines) <= 2 and not chart.is_answer else ():
            if end is not None and isfinite(end):
                axes.axhline(
                    end, color=f"C{number}", linewidth=0.8, linestyle=(0, (2, 4))
                )
    if chart.is_answer:
        _shade(axes, chart)
    axes.set_xlabel(chart.letter)
    axes.set_title("\n".join(chart_words(chart, look)), fontsize=9)
    axes.legend()


def _line(
    axes: Any, curve: Curve, chart: Chart, label: str, colour: str, style: object
) -> None:
    for run in curve.runs:
        for part in clipped(run, *chart.y):
            x, y = zip(*part, strict=True)
            axes.plot(x, y, color=colour, linestyle=style, label=label)
            label = "_nolegend_"
    for mark in curve.marks:
        x_at = float(mark.x)
        if mark.sort is Sort.POLE:
            axes.axvline(x_at, color=colour, linewidth=0.8, linestyle=(0, (2, 4)))
        elif mark.sort is Sort.KINK:
            axes.plot([x_at], [mark.value], "D", color=colour, markersize=5)
        else:
            for side in (mark.left, mark.right):
                if side is not None and side != mark.value and isfinite(side):
                    axes.plot([x_at], [side], "o", color=colour, fillstyle="none")
            if mark.value is not None and isfinite(mark.value):
                axes.plot([x_at], [mark.value], "o", color=colour)


def _shade(axes: Any, chart: Chart) -> None:
    one, other = (dict(line.curve.grid) for line in chart.lines)
    nan = float("nan")
    pairs = [(x, y, other.get(x)) for x, y in one.items()]
    both = [(x, a, b) for x, a, b in pairs if a is not None and b is not None]
    bounds = {x: (min(a, b), max(a, b)) for x, a, b in both}
    lower, upper = ([bounds.get(x, (nan, nan))[end] for x in one] for end in (0, 1))
    axes.fill_between(list(one), lower, upper, color="C3", alpha=0.25, linewidth=0)
