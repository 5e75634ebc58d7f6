"""A curve to recognise: its picture without a name, or its shape in words."""

from __future__ import annotations

from rich.console import Group, RenderableType
from rich.text import Text

from quiz.deck.model import Function
from quiz.ui.asking import quietly, words
from quiz.ui.chart import Chart
from quiz.ui.look import Look
from quiz.ui.plot import caption_of, chart_words, short
from quiz.ui.plot import words as plot_words
from quiz.ui.strokes import picture_of
from quiz.ui.text import visible

_WIDEST, _TALLEST, _LOWEST = 72, 16, 7
_ROWS_AROUND = 13
"""Rows that the header, the question and the line to type on need."""


def nameless_view(chart: Chart, function: Function, look: Look) -> RenderableType:
    """What is to be recognised; nothing in it names the function."""
    if look.is_plain:
        return Group(*_shape(chart, function, look))
    width = min(_WIDEST, look.width)
    height = max(_LOWEST, min(_TALLEST, look.height - _ROWS_AROUND))
    caption = caption_of(chart, look, width)
    blocks: list[RenderableType] = [picture_of(chart, look, width=width, height=height)]
    if caption is not None:
        blocks.append(caption)
    elif chart.said:
        notes = (plot_words(one.key, look, **dict(one.arguments)) for one in chart.said)
        blocks.append(Text("; ".join(notes), style="quiet"))
    return Group(*blocks)


def nothing_view(look: Look) -> Text:
    """Said where the curve cannot be worked out."""
    return quietly("graph.none", look)


def _shape(chart: Chart, function: Function, look: Look) -> list[Text]:
    """Range, value at zero, kinks, asymptotes and a few values, a line each."""
    said: list[str] = []
    if function.range is not None:
        said.append(words("graph.range", look, range=visible(function.range.text)))
    if function.zero is not None:
        said.append(words("graph.zero", look, value=visible(function.zero.text)))
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
