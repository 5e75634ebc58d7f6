"""What choosing and mixing cards needs to know of one, without the whole of it."""

from __future__ import annotations

from dataclasses import dataclass

from quiz.deck.model import KINDS, Card, Formula, Level, Property


@dataclass(frozen=True, slots=True)
class Facets:
    """The sides of a card by which it is picked."""

    deck: str
    kind: str
    """One of the names in `quiz.deck.model.KINDS`."""
    level: Level
    tags: tuple[str, ...]
    function: str | None
    """``deck:key`` of the function it asks about: cards of one are siblings."""


def facets_of(card: Card) -> Facets:
    """The facets of a card; a one-off formula has no function to share."""
    function = None
    if isinstance(card.answer, Formula | Property):
        asked = card.answer.function
        function = f"{asked.deck}:{asked.key}"
        if function == card.id or not asked.key:
            function = None
    kind = KINDS[type(card.answer)]
    return Facets(card.deck, kind, card.level, card.tags, function)
