"""`quiz plot`: curves in the terminal, in a picture file, or as numbers."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from math import isfinite
from pathlib import Path
from typing import TYPE_CHECKING, Any

from quiz.cli.check import open_grader
from quiz.cli.output import look_for, write, write_json
from quiz.cli.preferences import Preferences
from quiz.cli.saving import save
from quiz.errors import Exit

if TYPE_CHECKING:
    from quiz.formula.curves.curve import Mark
    from quiz.ui.chart import Chart, Drawn
    from quiz.ui.look import Look

__all__ = ["plot"]


def plot(
    texts: Sequence[str],
    preferences: Preferences,
    *,
    span: str,
    is_derivative: bool,
    params: str | None,
    png: Path | None,
    svg: Path | None,
) -> int:
    """Draw functions and formulas, or write them to files."""
    from quiz.app.checking import given_params
    from quiz.app.curves import chart_for, read_range

    low, high = read_range(span)
    library, _ = open_grader()
    chart = chart_for(
        library,
        [given_text(text) for text in texts],
        low=low,
        high=high,
        is_derivative=is_derivative,
        params=dict(given_params(params)),
        language=preferences.language,
    )
    look = look_for(preferences)
    written = [_written(chart, look, path, kind) for path, kind in _files(png, svg)]
    if preferences.is_json:
        write_json(_document(chart, written))
    elif written:
        from quiz.ui.plot import written_view

        write(written_view(written, look), preferences=preferences)
    else:
        from quiz.ui.plot import chart_view

        write(chart_view(chart, look), preferences=preferences)
    return Exit.DONE


def given_text(text: str) -> str:
    """What was typed: `-` stands for standard input."""
    if text != "-":
        return text
    return sys.stdin.read().strip()


def _files(png: Path | None, svg: Path | None) -> list[tuple[Path, str]]:
    return [(path, kind) for path, kind in ((png, "png"), (svg, "svg")) if path]


def _written(chart: Chart, look: Look, path: Path, kind: str) -> str:
    """The picture in a file, whole or not at all; the path."""
    from quiz.ui.figure import figure_bytes

    save(path, figure_bytes(chart, look, kind))
    return str(path)


def _document(chart: Chart, written: list[str]) -> dict[str, Any]:
    gap = chart.gap
    document: dict[str, Any] = {
        "letter": chart.letter,
        "range": list(chart.x),
        "curves": [_curve(line) for line in chart.lines],
        "gap": gap and {"at": gap.x, "size": _finite(gap.size)},
        "notes": [{"key": one.key, **dict(one.arguments)} for one in chart.said],
    }
    return document | ({"written": written} if written else {})


def _curve(line: Drawn) -> dict[str, Any]:
    left, right = line.ends
    return {
        "label": line.label,
        "points": [[x, _finite(y)] for x, y in line.curve.grid],
        "marks": [_mark(mark) for mark in line.curve.marks],
        "limits": {"-oo": _limit(left), "oo": _limit(right)},
    }


def _mark(mark: Mark) -> dict[str, Any]:
    return {
        "kind": mark.sort.value,
        "at": float(mark.x),
        "left": _limit(mark.left),
        "right": _limit(mark.right),
        "value": _limit(mark.value),
    }


def _finite(number: float | None) -> float | None:
    return number if number is not None and isfinite(number) else None


def _limit(number: float | None) -> float | str | None:
    if number is None or isfinite(number):
        return number
    return "oo" if number > 0 else "-oo"
