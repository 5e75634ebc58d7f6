"""First exposure: where one is, what to press, what to do next."""

from __future__ import annotations

from rich.console import Group, RenderableType
from rich.text import Text

from quiz.deck.model import KINDS, Card
from quiz.ui.grid import fact_rows, spread
from quiz.ui.items import items_view, with_command
from quiz.ui.look import Look, rule
from quiz.ui.text import one_line
from quiz.ui.today import told


def place_view(
    card: Card, title: str, number: int, of: int, look: Look
) -> RenderableType:
    """The line above a card: its deck and kind, and which of how many it is."""
    kind = look.say(f"kind.{KINDS[type(card.answer)]}")
    left = Text.assemble((one_line(title), "bold"), (f"  {kind}", "quiet"))
    right = Text(told("learn.place", look, number=number, of=of), style="quiet")
    return Group(spread(left, right, look), rule(look) or Text(""))


def step_view(step: str, look: Look, *, has_before: bool) -> RenderableType:
    """What Enter does next: ``reveal``, ``plot`` or ``next``.

    Args:
        has_before: Whether there is a card to go back to.
    """
    items = [step, *(["back"] if has_before else []), "stop", "keys"]
    return items_view([told(f"learn.{one}", look) for one in items], look)


def keys_view(look: Look) -> RenderableType:
    """The keys that mean something here."""
    rows = [
        ("Enter", Text(told("learn.key.enter", look))),
        ("l (д)", Text(told("learn.key.link", look))),
        ("p (з)", Text(told("learn.key.plot", look))),
        ("u (г)", Text(told("learn.key.back", look))),
        ("q (й)", Text(told("learn.key.quit", look))),
    ]
    return Group(Text(look.say("keys.title"), style="bold"), fact_rows(rows, look))


def end_view(seen: int, command: str, look: Look, *, is_done: bool) -> RenderableType:
    """What was seen, and the command that goes on from there.

    Args:
        is_done: Whether it was the last card; then the cards are to be answered.
    """
    key = "learn.end" if seen else "learn.none"
    onward = "learn.now" if is_done else "learn.on"
    return Group(
        Text(told(key, look, n=seen), style="bold"),
        with_command(lambda named: told(onward, look, command=named), command, look),
    )
