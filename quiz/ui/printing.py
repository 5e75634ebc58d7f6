"""Views to a stream, once: what the commands that are not sessions show."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TextIO

from rich.console import Console, RenderableType

from quiz.ui.lines import Lines
from quiz.ui.look import THEME, Look

View = RenderableType | None
"""A view; None is left out."""


def write_views(views: Sequence[View], look: Look, stream: TextIO) -> None:
    """Write views below each other, in words where `look` is plain."""
    if look.is_plain:
        Lines(stream, stream, look.language, width=look.width).show(*views)
        return
    console = Console(
        file=stream,
        width=look.width,
        highlight=False,
        markup=False,
        emoji=False,
        theme=THEME,
    )
    for view in views:
        if view is not None:
            console.print(view)
