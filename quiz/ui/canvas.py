"""Strokes to text by plotext, the one module that knows it.

plotext has a single figure for the whole process, so it is cleared before and
after every drawing. Version 6 is a rewrite of version 5; both are understood.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from rich.text import Text

Place = tuple[float, float]
Tick = tuple[float, str]


@dataclass(frozen=True, slots=True)
class Stroke:
    """Points drawn with one sign, joined in turn or left apart."""

    points: tuple[Place, ...]
    sign: str
    """One character, or ``braille`` for lines of fine dots."""
    colour: str = ""
    """A colour that every terminal has, such as ``cyan``; empty for its own."""
    is_joined: bool = False


@dataclass(frozen=True, slots=True)
class Frame:
    """The size in columns and rows, and the part of the plane that is shown."""

    width: int
    height: int
    x: tuple[float, float]
    y: tuple[float, float]
    x_ticks: tuple[Tick, ...]
    y_ticks: tuple[Tick, ...]


def painted(strokes: Sequence[Stroke], frame: Frame) -> Text:
    """The strokes inside a frame with scales; later ones cover earlier ones."""
    import plotext

    is_new = int(plotext.__version__.split(".")[0]) >= 6
    paint = _by_figure if is_new else _by_module
    drawn = Text.from_ansi(paint(plotext, strokes, frame), no_wrap=True, end="")
    lines = drawn.split("\n", allow_blank=False)
    for line in lines:
        line.rstrip()
    return Text("\n", no_wrap=True).join(lines)


def _by_figure(plotext: Any, strokes: Sequence[Stroke], frame: Frame) -> str:
    figure, terminal = plotext.figure, plotext.terminal
    figure.clear()
    try:
        terminal.limit(False, False)
        figure.theme("colorless")
        figure.canvas("default")
        figure.legend(False)
        figure.plot_size(frame.width, frame.height)
        for axis, ends, scale in (
            ("x", frame.x, frame.x_ticks),
            ("y", frame.y, frame.y_ticks),
        ):
            ruler = figure.ruler(axis, "lower" if axis == "x" else "left")
            ruler.lim(*ends)
            ruler.ticks([at for at, _ in scale], [name for _, name in scale])
        for stroke in strokes:
            pixel = plotext.pixel(foreground=stroke.colour or "default")
            marker = plotext.marker(stroke.sign, pixel=pixel)
            x, y = zip(*stroke.points, strict=True)
            signal = figure.signal(list(x), list(y), marker=marker)
            figure.draw(signal.lines(stroke.is_joined))
        return str(figure.build())
    finally:
        figure.clear()
        terminal.clear()


def _by_module(plotext: Any, strokes: Sequence[Stroke], frame: Frame) -> str:
    plotext.clear_figure()
    try:
        plotext.limit_size(False, False)
        plotext.plot_size(frame.width, frame.height)
        plotext.theme("clear")
        plotext.xlim(*frame.x)
        plotext.ylim(*frame.y)
        plotext.xticks([at for at, _ in frame.x_ticks], [n for _, n in frame.x_ticks])
        plotext.yticks([at for at, _ in frame.y_ticks], [n for _, n in frame.y_ticks])
        for stroke in strokes:
            x, y = zip(*stroke.points, strict=True)
            draw = plotext.plot if stroke.is_joined else plotext.scatter
            draw(
                list(x),
                list(y),
                marker=stroke.sign,
                color=stroke.colour or "default",
            )
        return str(plotext.build())
    finally:
        plotext.clear_figure()
