"""The line above every question: where we are and how much is left."""

from __future__ import annotations

from dataclasses import dataclass

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from quiz.deck.model import KINDS, Card
from quiz.ui.look import Look, rule
from quiz.ui.text import one_line


@dataclass(frozen=True, slots=True)
class Left:
    """How many cards are left of each sort, this one included, and for how long."""

    due: int
    new: int
    returning: int
    """Failed in this sitting; they come back until recalled."""
    minutes: int


def header_view(card: Card, title: str, left: Left, look: Look) -> RenderableType:
    """Deck, kind and level on the left; what is left on the right."""
    kind = look.say(f"kind.{KINDS[type(card.answer)]}")
    level = look.say(f"level.{card.level.value}")
    place = Text(one_line(title), style="bold")
    facts = Text(f"{kind} · {level}", style="quiet")
    counts = left_view(left, look)
    if look.is_plain:
        return Text(f"{place.plain} · {facts.plain} · {counts.plain}")
    line = Table.grid(expand=True)
    line.add_column(no_wrap=True, overflow="ellipsis", ratio=1)
    line.add_column(no_wrap=True, justify="right")
    if look.width < 72:
        line.add_row(place, Text(f"~{left.minutes} ", "quiet") + _unit(look))
        line.add_row(facts, _counts(left, look))
    else:
        line.add_row(Text.assemble(place, ("  ", ""), facts), counts)
    return Group(line, rule(look) or Text(""))


def left_view(left: Left, look: Look) -> Text:
    """Counts of what is left and an estimate of minutes, in words."""
    time = Text(f"~{left.minutes} ", style="quiet") + _unit(look)
    return Text.assemble(_counts(left, look), (" · ", "quiet"), time)


def _counts(left: Left, look: Look) -> Text:
    parts = [
        (left.due, "left.due", "good"),
        (left.new, "left.new", "code"),
        (left.returning, "left.returning", "unsure"),
    ]
    shown = [
        Text(look.say(key, n=count), style="quiet" if look.is_plain else style)
        for count, key, style in parts
        if count
    ]
    return Text(" · ", style="quiet").join(shown)


def _unit(look: Look) -> Text:
    return Text(look.say("unit.minutes"), style="quiet")
