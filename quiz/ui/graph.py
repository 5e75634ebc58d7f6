"""A curve to recognise: its picture without a name, or its shape in words."""

from __future__ import annotations

from dataclasses import replace

from rich.console import Group, RenderableType
from rich.text import Text

from quiz.deck.model import Function
from quiz.ui.asking import quietly, words
from quiz.ui.chart import Chart
from quiz.ui.look import Look, rows_of
from quiz.ui.plot import caption_of, chart_words, short
from quiz.ui.plot import words as plot_words
from quiz.ui.readable import shown
from quiz.ui.strokes import picture_of
from quiz.ui.text import visible

_WIDEST, _TALLEST, _LOW, _LOWEST = 72, 16, 7, 6
_TELLING = ("plot.usual", "plot.assumed", "plot.chosen")
"""Notes on parameters: a value is as good as a name."""
ROWS_AROUND = 11
"""Rows that the header, the question and the line to type on mostly need."""


def nameless_view(
    chart: Chart, function: Function, look: Look, *, around: int = ROWS_AROUND
) -> RenderableType:
    """What is to be recognised; nothing in it names the function.

    Args:
        around: Rows of the screen that are for everything else.
    """
    chart = replace(
        chart, said=tuple(one for one in chart.said if one.key not in _TELLING)
    )
    if look.is_plain:
        return Group(*_shape(chart, function, look))
    width = min(_WIDEST, look.width)
    caption = caption_of(chart, look, width) or _notes(chart, look)
    room = look.height - around - rows_of(caption, look=look)
    # Of a low window the blank row at the top may go; what was said of the card before
    # may go, too, rather than that the scale is too coarse to be true.
    height = max(_LOWEST, min(_TALLEST, room if room >= _LOW else room + 1))
    picture = picture_of(chart, look, width=width, height=height)
    return Group(picture, *([caption] if caption is not None else []))


def _notes(chart: Chart, look: Look) -> Text | None:
    if not chart.said:
        return None
    notes = (plot_words(one.key, look, **dict(one.arguments)) for one in chart.said)
    return Text("; ".join(notes), style="quiet")


def nothing_view(look: Look) -> Text:
    """Said where the curve cannot be worked out."""
    return quietly("graph.none", look)


def _shape(chart: Chart, function: Function, look: Look) -> list[Text]:
    """Range, value at zero, kinks, asymptotes and a few values, a line each."""
    said: list[str] = []
    if function.range is not None:
        said.append(
            words("graph.range", look, range=visible(shown(function.range.text)))
        )
    if function.zero is not None:
        said.append(words("graph.zero", look, value=visible(shown(function.zero.text))))
    said += (_sentence(one) for one in chart_words(chart, look))
    undefined = words("graph.undefined", look)
    values = [
        f"{short(row.x)}: "
        + ", ".join(undefined if y is None else short(y, 4) for y in row.values)
        for row in chart.rows
    ]
    listed = "; ".join(values)
    said.append(words("graph.values", look, letter=chart.letter, values=listed))
    return [Text(one) for one in said]


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:] + ("" if text.endswith(".") else ".")
