"""The rating keys, each with the time until the card comes back."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from quiz.memory import Rating
from quiz.ui.look import Look
from quiz.ui.times import interval

RATINGS = (Rating.AGAIN, Rating.HARD, Rating.GOOD, Rating.EASY)


def rating_view(
    days: Sequence[int], suggestion: Rating, look: Look, *, counts: bool = True
) -> RenderableType:
    """Four ratings with next intervals in days; the suggested one stands out.

    Args:
        counts: Whether ratings move memory; when cramming, intervals are left out.
    """
    cells = []
    for number, (rating, ahead) in enumerate(zip(RATINGS, days, strict=True), start=1):
        name = rating_name(rating, look)
        back = interval(ahead, look) if counts else ""
        if counts and rating is Rating.AGAIN:
            back = look.say("interval.soon")
        chosen = rating is suggestion
        style = "bold" if chosen else "quiet"
        cell = Text.assemble((f"{number} ", "key"), (name, style))
        if back:
            cell.append(f" {back}", style="" if chosen else "quiet")
        cells.append(cell)
    suggested = look.say("rating.enter", name=rating_name(suggestion, look))
    suggested += " · " + look.say("answer.keys", key="?")
    if look.is_plain:
        line = ", ".join(cell.plain for cell in cells)
        return Text(f"{look.say('rating.prompt')} {line}; {suggested}")
    if look.width < 72:
        grid = Table.grid(padding=(0, 3, 0, 0))
        grid.add_row(cells[0], cells[1])
        grid.add_row(cells[2], cells[3])
    else:
        grid = Table.grid(padding=(0, 4, 0, 0))
        grid.add_row(*cells)
    return Group(grid, Text(suggested, style="quiet"))


def rating_name(rating: Rating, look: Look) -> str:
    """The rating's name: Again, Hard, Good, Easy."""
    return look.say(f"rating.{rating.name.lower()}")
