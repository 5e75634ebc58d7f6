"""Whether decks say the same, wherever it stands in their files."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, fields, is_dataclass

from quiz.deck.diagnostics import Span
from quiz.deck.model import Card, CardId, Deck


@dataclass(frozen=True, slots=True)
class Difference:
    """What became of a deck's cards, by their ids."""

    new: tuple[CardId, ...] = ()
    edited: tuple[CardId, ...] = ()
    gone: tuple[CardId, ...] = ()

    @property
    def is_nothing(self) -> bool:
        """Whether all cards are what they were."""
        return not (self.new or self.edited or self.gone)


def without_places(value: object, ids: Collection[str] = ()) -> object:
    """A card, a deck or a part of one without the places it was read from.

    Args:
        ids: Names that count as none.
    """
    match value:
        case Span() | None:
            return None
        case str():
            return None if value in ids else value
        case tuple():
            return tuple(without_places(one, ids) for one in value)
        case _ if is_dataclass(value):
            own = (
                without_places(getattr(value, one.name), ids) for one in fields(value)
            )
            return type(value), tuple(own)
        case _:
            return value


def difference(before: Deck | None, after: Deck | None) -> Difference:
    """What became of the cards of a deck; None where it was not, or is no more.

    A card that has taken over the id of another (`aka`) is an edited one.
    """
    old, new = _cards(before), _cards(after)
    known_as = {
        card_id: former
        for card_id, card in new.items()
        for former in (CardId(f"{card.deck}:{name}") for name in card.aka)
        if former in old and former not in new and card_id not in old
    }
    kept = old.keys() & new.keys()
    changed = [
        card
        for card in new
        if card in known_as
        or (card in kept and without_places(old[card]) != without_places(new[card]))
    ]
    gone = old.keys() - new.keys() - set(known_as.values())
    return Difference(
        tuple(card for card in new if card not in old and card not in known_as),
        tuple(changed),
        tuple(card for card in old if card in gone),
    )


def _cards(deck: Deck | None) -> dict[CardId, Card]:
    return {} if deck is None else {card.id: card for card in deck.cards if card.id}
