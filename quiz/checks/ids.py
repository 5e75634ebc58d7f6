"""Ids carry the learner's progress: each card has one, and no two claim the same."""

from __future__ import annotations

import difflib
from collections.abc import Iterator

from quiz.checks.finding import Finding, finding
from quiz.checks.run import Owned, Run, place_of
from quiz.deck.model import Card, CardId, Deck
from quiz.deck.names import CARD_REFERENCE, folded


def ids_at_odds(deck: Deck, run: Run) -> Owned:
    """Cards without an id or with nearly the same, and old ids that are in use."""
    for place, name in enumerate(deck.uses):
        if name not in run.deck_ids:
            near = difflib.get_close_matches(name, run.deck_ids, 1)
            shown = ", ".join(f"`{one}`" for one in near or sorted(run.deck_ids))
            yield None, finding("D146", "uses", place, id=name, suggestion=shown)
    alike: dict[str, Card] = {}
    made = {one.span for one in deck.functions}
    for card in deck.cards:
        if card.id is None:
            yield card.span, finding("D149")
            continue
        for found in (*_former(card, deck, run), *_onward(card)):
            yield card.span, found
        own = card.id.partition(":")[2]
        other = alike.setdefault(folded(own), card)
        if other is not card and card.span not in made and other.id is not None:
            near_id = other.id.partition(":")[2]
            yield card.span, finding("D150", "id", id=own, other=near_id)


def _former(card: Card, deck: Deck, run: Run) -> Iterator[Finding]:
    for place, former in enumerate(card.aka):
        short = former.removeprefix(f"{deck.id}:")
        if CARD_REFERENCE.fullmatch(former) is None:
            yield finding("D113", "aka", place, id=short)
            continue
        if run.exists(CardId(former)):
            yield finding("D142", "aka", place, id=short)
            continue
        first = run.former.setdefault(former, card.span)
        if first is not card.span:
            where = place_of(first, deck.path)
            yield finding("D143", "aka", place, id=short, first=where)


def _onward(card: Card) -> Iterator[Finding]:
    seen: set[str] = set()
    for place, text in enumerate(card.followups):
        own = text.variants[0][1]
        short = own.removeprefix(f"{card.deck}:")
        if own == card.id:
            yield finding("D148", "followups", place, id=short)
        elif own in seen:
            yield finding("D155", "followups", place, id=short)
        seen.add(own)
