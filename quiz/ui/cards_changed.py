"""What was done to several cards, or undone, in words."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Group, RenderableType
from rich.text import Text

from quiz.ui.cards_words import quiet, told
from quiz.ui.look import Look
from quiz.ui.text import visible


def changed_view(
    name: str,
    cards: Sequence[str],
    look: Look,
    *,
    already: int,
    reviews: int,
    most_named: int,
) -> RenderableType:
    """How many cards were changed, the first of them, and how to take it back.

    Args:
        name: What was done, as the commands are called.
        already: Cards that were so before.
        reviews: Reviews that count no more.
        most_named: Cards that are named at most.
    """
    lines: list[RenderableType] = []
    if cards:
        said = told(f"changed.{name}", look, n=len(cards))
        if reviews:
            said += " " + told("changed.reviews", look, n=reviews)
        lines.append(Text(f"{said} {told('changed.undo', look)}"))
        lines.append(Text(named(cards, look, most_named), style="quiet"))
    if already:
        lines.append(quiet(f"changed.{name}-already", look, n=already))
    return Group(*lines) if lines else Text(told("changed.none", look))


def named(cards: Sequence[str], look: Look, most: int) -> str:
    """The first of some cards, and how many more there are."""
    first = ", ".join(visible(card) for card in cards[:most])
    more = len(cards) - most
    return first if more <= 0 else told("changed.more", look, cards=first, n=more)
