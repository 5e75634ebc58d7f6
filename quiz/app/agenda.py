"""Which cards a session asks, and what is due when."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import islice

from quiz.app.choice import Choice
from quiz.app.desk import Desk
from quiz.app.names import known_decks
from quiz.deck.model import CardId
from quiz.library import Facets
from quiz.session import Candidate, order

MOST_CARDS = 500
"""Of one sitting: nobody does more, and mixing stays instant."""

MOST_FILTERED = 20_000
"""Cards looked through for those that fit the filters."""

FAR_AHEAD_DAYS = 40_000
"""Later than any card is ever due."""


@dataclass(frozen=True, slots=True)
class Plan:
    """The cards of a sitting, in order."""

    queue: tuple[CardId, ...]
    new: frozenset[CardId]
    decks: tuple[str, ...]


def plan(desk: Desk, choice: Choice) -> Plan:
    """The cards that fit the choice: due ones, then new ones, mixed."""
    decks = desk.decks_on()
    if choice.decks:
        decks = known_decks(choice.decks, desk.library.deck_ids())
    most = min(choice.limit or MOST_CARDS, MOST_CARDS)
    if choice.is_cram:
        due, new = _any_cards(desk, decks, choice, most), []
    else:
        due = _due(desk, decks, choice, most)
        new = _new(desk, decks, choice, most - len(due))
    facets = desk.library.facets([*due, *new])
    fresh = frozenset(new)
    candidates = [
        _candidate(card, facets[card], new=card in fresh)
        for card in (*due, *new)
        if card in facets
    ]
    seed = choice.seed if choice.seed is not None else desk.today()
    return Plan(order(candidates, seed), fresh, decks)


def new_today(desk: Desk) -> int:
    """How many new cards today's limit still allows."""
    introduced = desk.store.day_counts(desk.today()).introduced
    return max(0, desk.settings.new_per_day - introduced)


def unseen(desk: Desk, decks: Sequence[str], most: int) -> list[CardId]:
    """The first new cards of decks, those that are set aside left out."""
    today = desk.today()

    def passed_over(cards: Sequence[CardId]) -> set[CardId]:
        return desk.store.seen(cards) | desk.store.set_aside(cards, today)

    return desk.library.unseen(decks, passed_over, most)


def _due(desk: Desk, decks: Sequence[str], choice: Choice, most: int) -> list[CardId]:
    day = desk.today() + (FAR_AHEAD_DAYS if choice.is_ahead else 0)
    wanted = MOST_FILTERED if choice.is_filtered else most
    now_ms = None if choice.is_ahead else desk.clock().at_ms
    states = desk.store.due(day, decks, limit=wanted, now_ms=now_ms)
    cards = [state.card for state in states]
    return list(islice(_fitting(desk, cards, choice), most))


def _new(desk: Desk, decks: Sequence[str], choice: Choice, most: int) -> list[CardId]:
    allowed = new_today(desk) if choice.new is None else choice.new
    most = min(most, allowed)
    if most <= 0:
        return []
    wanted = MOST_FILTERED if choice.is_filtered else most
    cards = unseen(desk, decks, wanted)
    return list(islice(_fitting(desk, cards, choice), most))


def _any_cards(
    desk: Desk, decks: Sequence[str], choice: Choice, most: int
) -> list[CardId]:
    cards = islice(desk.library.card_ids(decks), MOST_FILTERED)
    return list(islice(_fitting(desk, cards, choice), most))


def _fitting(desk: Desk, cards: Iterable[CardId], choice: Choice) -> Iterable[CardId]:
    known = list(cards)
    facets = desk.library.facets(known)
    return (card for card in known if card in facets and _fits(facets[card], choice))


def is_wanted(desk: Desk, card: CardId, planned: Plan, choice: Choice) -> bool:
    """Whether a card belongs to what was chosen, due or not."""
    deck = card.partition(":")[0]
    return deck in planned.decks and bool(list(_fitting(desk, [card], choice)))


def _fits(facets: Facets, choice: Choice) -> bool:
    return (
        (not choice.kinds or facets.kind in choice.kinds)
        and (not choice.levels or facets.level.value in choice.levels)
        and (not choice.tags or bool(set(choice.tags) & set(facets.tags)))
    )


def _candidate(card: CardId, facets: Facets, *, new: bool) -> Candidate:
    topic = facets.tags[0] if facets.tags else facets.deck
    return Candidate(card, facets.kind, topic, facets.function, new)
