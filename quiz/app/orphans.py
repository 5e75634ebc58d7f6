"""Memories whose card is in no deck any more, and which new card each may be now."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

from quiz.app.desk import Desk
from quiz.app.wording import Wording, kept_review, wording_in, wording_of
from quiz.deck.diagnostics import Severity
from quiz.deck.model import Ask, CardId
from quiz.library.files import read_text
from quiz.memory import Memory, retrievability
from quiz.session.likeness import Likeness, Spoken
from quiz.store import Kind
from quiz.store.queries import learnt
from quiz.ui.language import LANGUAGES

_MOST_NEAR = 5


class Gone(StrEnum):
    """Why a card is not there."""

    CARD = "card"
    """Its deck is there without it."""
    UNREADABLE = "unreadable"
    """It stands in a deck file that cannot be read at present, or may."""
    DECK = "deck"
    """Its whole deck is not there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """A new card that a memory may belong to."""

    card: CardId
    likeness: float
    """From 0 to 1, see `quiz.session.likeness`."""
    wording: Wording


@dataclass(frozen=True, slots=True, kw_only=True)
class Orphan:
    """A memory without a card."""

    card: CardId
    gone: Gone
    places: tuple[str, ...] = ()
    """Files that cannot be read, where it may stand."""
    wording: Wording | None
    """What was asked last; None where the log does not keep it."""
    memory: Memory
    retrievability: float
    """Probability of recall today."""
    suggestion: Suggestion | None = None
    """Only where its deck is there without it."""

    @property
    def deck(self) -> str:
        """The deck's id."""
        return self.card.partition(":")[0]


def orphans(desk: Desk, language: str) -> list[Orphan]:
    """Every memory without a card, in the order of ids, with the likeliest new card.

    Cards of decks that are off are in their decks. A card that a deck names as its
    former id is as good as found: the next session hands its history over.
    """
    found = _without_card(desk)
    near = suggested(desk, [one for one in found if one.gone is Gone.CARD], language)
    return [replace(one, suggestion=near.get(one.card)) for one in found]


def suggested(
    desk: Desk, memories: Sequence[Orphan], language: str
) -> dict[CardId, Suggestion]:
    """The likeliest new card of each: one card is suggested to one memory."""
    if not memories:
        return {}
    library = desk.library
    cards = list(library.card_ids(library.deck_ids()))
    taken = desk.store.states(cards)
    new = [one for one in cards if one not in taken or taken[one].memory is None]
    pairs: list[tuple[float, CardId, CardId, Wording]] = []
    for spoken in LANGUAGES:
        own = [one for one in memories if _language(one, language) == spoken]
        if not own:
            continue
        wordings = _wordings(desk, cards, spoken)
        known = set(new)
        likeness = Likeness(
            [_spoken(one, wordings[one]) for one in new],
            [_spoken(one, wordings[one]) for one in cards if one not in known],
        )
        for memory in own:
            for name, like in likeness.nearest(
                _spoken(memory.card, memory.wording), _MOST_NEAR
            ):
                card = CardId(name)
                if not _ask_otherwise(memory.card, card):
                    pairs.append((-like, memory.card, card, wordings[card]))
    found: dict[CardId, Suggestion] = {}
    given: set[CardId] = set()
    for minus, old, card, wording in sorted(pairs, key=lambda pair: pair[:3]):
        if old not in found and card not in given:
            given.add(card)
            found[old] = Suggestion(card=card, likeness=-minus, wording=wording)
    return found


def _without_card(desk: Desk) -> list[Orphan]:
    library = desk.library
    renamed = library.renamed()
    lost = [
        card
        for card in desk.store.asked(learnt)
        if card not in renamed and library.card(card) is None
    ]
    if not lost:
        return []
    relinks = desk.store.of_kind(Kind.RELINK)
    states, settings, today = desk.store.states(lost), desk.settings, desk.today()
    where = _Where(desk)
    found = []
    for card in lost:
        memory = states[card].memory
        if memory is None:
            continue
        review = kept_review(desk, card, relinks)
        gone, places = where.is_gone(card)
        found.append(
            Orphan(
                card=card,
                gone=gone,
                places=places,
                wording=None if review is None else wording_in(review),
                memory=memory,
                retrievability=retrievability(memory, today, settings),
            )
        )
    return found


class _Where:
    """Tells cards that are gone from those that cannot be read at present."""

    def __init__(self, desk: Desk) -> None:
        library = desk.library
        self._there = {one.id: one.path for one in library.summaries()}
        self._unread = library.unread()
        self._broken = {
            one.span.path
            for one in library.diagnostics()
            if one.severity is Severity.ERROR
        }
        self._texts: dict[str, str] = {}

    def is_gone(self, card: CardId) -> tuple[Gone, tuple[str, ...]]:
        """Why a card is not there, and the files where it may stand all the same."""
        deck, _, own = card.partition(":")
        path = self._there.get(deck)
        if path is not None:
            if str(path) in self._broken and _stands_in(own, self._text(path)):
                return Gone.UNREADABLE, (str(path),)
            return Gone.CARD, ()
        claimed = [str(path) for path, claim in self._unread if claim == deck]
        nameless = [str(path) for path, claim in self._unread if claim is None]
        places = tuple(claimed or nameless)
        return (Gone.UNREADABLE if places else Gone.DECK), places

    def _text(self, path: Path) -> str:
        if str(path) not in self._texts:
            self._texts[str(path)] = read_text(path)[0] or ""
        return self._texts[str(path)]


def _stands_in(own: str, text: str) -> bool:
    """Whether a deck's text has the id, or the function that the card is made from."""
    key, _, ask = own.rpartition(".")
    names = (own, key) if key and ask in set(Ask) else (own,)
    return any(
        re.search(rf"(?<![\w.-]){re.escape(name)}(?![\w-])", text) for name in names
    )


def _wordings(
    desk: Desk, cards: Iterable[CardId], language: str
) -> dict[CardId, Wording]:
    found = {}
    for name in cards:
        card = desk.library.card(name)
        if card is not None:
            found[name] = wording_of(card, language)
    return found


def _spoken(card: CardId, wording: Wording | None) -> Spoken:
    if wording is None:
        return Spoken(card)
    return Spoken(card, wording.question, wording.answer)


def _language(memory: Orphan, language: str) -> str:
    """The language in which a memory's card is compared with others."""
    kept = memory.wording.language if memory.wording is not None else language
    return kept if kept in LANGUAGES else LANGUAGES[0]


def _ask_otherwise(old: CardId, new: CardId) -> bool:
    """Whether both are made from functions, and ask for different things."""
    asks = [card.rpartition(".")[2] for card in (old, new)]
    return asks[0] != asks[1] and all(ask in set(Ask) for ask in asks)
