"""The line above every question: where we are and how much is left."""

from __future__ import annotations

from dataclasses import dataclass

from rich.console import Group, RenderableType
from rich.text import Text

from quiz.deck.model import KINDS, Card
from quiz.ui.grid import fits, spread
from quiz.ui.look import Fitted, Look, rule
from quiz.ui.text import one_line

_ONE_LINE = 60


@dataclass(frozen=True, slots=True)
class Left:
    """How many cards are left of each sort, this one included, and for how long."""

    due: int
    new: int
    returning: int
    """Failed in this sitting; they come back until recalled."""
    minutes: int
    reason: str = "due"
    """Why those are asked that are neither new nor failed: `due`, `plan`, `ahead` or
    `cram`."""


def header_view(card: Card, title: str, left: Left, look: Look) -> RenderableType:
    """Deck, kind and level on the left; what is left on the right."""
    if look.is_plain:
        return _header(card, title, left, look)
    return Fitted(lambda fitting: _header(card, title, left, fitting), look)


def _header(card: Card, title: str, left: Left, look: Look) -> RenderableType:
    kind = look.say(f"kind.{KINDS[type(card.answer)]}")
    level = look.say(f"level.{card.level.value}")
    place = Text(one_line(title), style="bold")
    facts = Text(f"{kind} · {level}", style="quiet")
    time = look.label("left.minutes", n=left.minutes)
    counts = _counts(left, look)
    right = Text.assemble(counts, (" · ", "quiet"), time)
    if look.is_plain:
        return Text(" · ".join(part.plain for part in (place, facts, right)))
    if look.width >= _ONE_LINE:
        # One line whatever is left, so that no question starts lower than another.
        room = look.width - right.cell_len - facts.cell_len - 4
        place.truncate(max(1, room), overflow="ellipsis")
        lines = [spread(Text.assemble(place, "  ", facts), right, look)]
    else:
        if not fits(facts, counts, look):
            facts = Text(kind, style="quiet")
        if not fits(facts, counts, look):
            whole = left.due + left.new + left.returning
            counts = look.label("left.all", n=whole)
        lines = [spread(place, time, look), spread(facts, counts, look)]
    return Group(*lines, rule(look) or Text(""))


def _counts(left: Left, look: Look) -> Text:
    parts = [
        (left.due, f"left.{left.reason}", "good"),
        (left.new, "left.new", "code"),
        (left.returning, "left.returning", "unsure"),
    ]
    shown = [Text(look.say(key, n=n), style=style) for n, key, style in parts if n]
    return Text(" · ", style="quiet").join(shown)
