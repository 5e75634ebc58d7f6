"""Cards that an interview could ask, looked up by index and never too many."""

from __future__ import annotations

import random
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import islice

from quiz.app.desk import Desk
from quiz.app.topics import topic_of
from quiz.deck.model import CardId
from quiz.session.interview import LEVELS, Prospect, plain_followups
from quiz.session.interview_choice import shortlist

MOST_DECKS = 12
"""Decks that one interview draws on."""

MOST_LOOKED_AT = 20_000
"""Cards whose level and topic are looked at, over all decks."""

_MOST_OF_A_DECK = 120
_BATCH = 256


def pool_for(
    desk: Desk,
    decks: Sequence[str],
    *,
    level: str | None,
    avoid: Collection[CardId],
    seed: int,
) -> tuple[Prospect, ...]:
    """A shortlist of cards up to a level, and those that follow them up.

    Args:
        level: The hardest level to ask; None: any.
        avoid: Cards of the last interview, which wait until nothing else is left.
    """
    highest = len(LEVELS) - 1 if level is None else LEVELS.index(level)
    chance = random.Random(f"{seed}:pool")  # noqa: S311 - no secret
    chosen = list(dict.fromkeys(decks))
    if len(chosen) > MOST_DECKS:
        chosen = chance.sample(chosen, MOST_DECKS)
    drawn: list[CardId] = []
    for deck in chosen:
        fitting = _fitting(desk, deck, highest, MOST_LOOKED_AT // len(chosen))
        drawn += _sample(fitting, chance)
    usable = _usable(desk, drawn)
    mains = shortlist(prospects(desk, usable, avoid), seed)
    known = {one.card for one in mains}
    further = dict.fromkeys(
        one
        for main in mains
        for one in main.followups
        if not isinstance(one, int)
        and one not in known
        and one.partition(":")[0] in chosen
    )
    followups = prospects(desk, _usable(desk, further), avoid)
    return (*mains, *(one for one in followups if one.rank <= highest))


def prospects(
    desk: Desk, cards: Iterable[CardId], avoid: Collection[CardId] = ()
) -> tuple[Prospect, ...]:
    """What an interviewer needs to know of each card; those that are gone are out."""
    found = []
    cards = list(cards)
    facets = desk.library.facets(cards)
    for card_id in cards:
        card = desk.library.card(card_id)
        if card is None or card_id not in facets:
            continue
        one = facets[card_id]
        found.append(
            Prospect(
                card_id,
                one.kind,
                topic_of(desk.library, one),
                LEVELS.index(one.level.value),
                one.function,
                plain_followups(card),
                card_id in avoid,
            )
        )
    return tuple(found)


def _fitting(desk: Desk, deck: str, highest: int, most: int) -> Iterator[CardId]:
    cards = islice(desk.library.card_ids([deck]), most)
    while batch := list(islice(cards, _BATCH)):
        facets = desk.library.facets(batch)
        yield from (
            card
            for card in batch
            if card in facets and LEVELS.index(facets[card].level.value) <= highest
        )


def _sample(cards: Iterator[CardId], chance: random.Random) -> list[CardId]:
    """Some of the cards, each as likely as any other, in one pass."""
    kept = list(islice(cards, _MOST_OF_A_DECK))
    for seen, card in enumerate(cards, start=len(kept) + 1):
        place = chance.randrange(seen)
        if place < _MOST_OF_A_DECK:
            kept[place] = card
    return kept


def _usable(desk: Desk, cards: Iterable[CardId]) -> list[CardId]:
    found = list(cards)
    aside = desk.store.set_aside(found, desk.today())
    return [card for card in found if card not in aside]
