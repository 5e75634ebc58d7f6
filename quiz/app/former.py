"""Under which ids a card has been, by the relinks of the log."""

from __future__ import annotations

from collections.abc import Sequence

from quiz.deck.model import CardId
from quiz.store import Event

_MOST_NAMES = 100
"""A chain of relinks may be a ring."""


def former_id(relink: Event) -> CardId | None:
    """The id that a relink takes the past from."""
    name = relink.payload.get("from")
    return CardId(name) if isinstance(name, str) else None


def names_of(card: CardId, relinks: Sequence[Event]) -> tuple[CardId, ...]:
    """A card's id, and those that it took a history over from."""
    former: dict[CardId, list[CardId]] = {}
    for event in relinks:
        name = former_id(event)
        if event.card is not None and name is not None:
            former.setdefault(event.card, []).append(name)
    met: dict[CardId, None] = {card: None}
    ahead = [card]
    while ahead and len(met) < _MOST_NAMES:
        for name in former.get(ahead.pop(), ()):
            if name not in met:
                met[name] = None
                ahead.append(name)
    return tuple(met)


def later_id(event: Event, relinks: Sequence[Event]) -> CardId | None:
    """The card that an event is about by now; `relinks` come in order."""
    card = event.card
    for relink in relinks:
        if relink.key > event.key and former_id(relink) == card:
            card = relink.card
    return card
