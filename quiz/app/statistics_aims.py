"""The recall that cards come back at: one for all, or by deck and level."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from quiz.app.desk import Desk
from quiz.deck.model import CardId
from quiz.memory import Settings
from quiz.store.figures import Figures, Rated


def settings_of(desk: Desk, cards: Iterable[CardId]) -> dict[CardId, Settings]:
    """The settings of each card, with the desired retention of its deck and level."""
    settings = desk.settings
    names = list(cards)
    levels: Mapping[CardId, str] = {}
    if settings.desired_retention_by_level:
        facets = desk.library.facets(names)
        levels = {card: one.level.value for card, one in facets.items()}
    return {
        card: settings.for_cards(card.partition(":")[0], levels.get(card))
        for card in names
    }


def aims(desk: Desk, found: Figures, decks: Collection[str]) -> dict[float, float]:
    """Desired retentions, and what share of the recall told of each stands for.

    The shares, which sum to 1, are those of recent reviews on a later day than the one
    before, or of all such reviews where none is recent. Within a deck the levels share
    as the cards of the sample do.

    Args:
        decks: Those asked for; empty: all.
    """
    counts = found.recent_decks or found.decks
    counts = counts or {deck: Rated(good=1) for deck in decks}
    by_deck: dict[str, dict[float, float]] = {}
    tests = {one.card: one.tested for one in found.cards}
    own = settings_of(desk, [one.card for one in found.sample])
    for card, settings in own.items():
        parts = by_deck.setdefault(card.partition(":")[0], {})
        aim, weight = settings.desired_retention, tests.get(card, 1)
        parts[aim] = parts.get(aim, 0.0) + weight
    whole = sum(one.n for one in counts.values())
    shares: dict[float, float] = {}
    for deck, rated in counts.items():
        parts = {aim: part for aim, part in by_deck.get(deck, {}).items() if part}
        parts = parts or {desk.settings.for_cards(deck).desired_retention: 1.0}
        for aim, part in parts.items():
            share = rated.n / whole * part / sum(parts.values())
            shares[aim] = shares.get(aim, 0.0) + share
    return shares or {desk.settings.desired_retention: 1.0}
