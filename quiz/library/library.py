"""The library: cards by id, candidates by deck, functions by name."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from quiz.deck.diagnostics import Diagnostic
from quiz.deck.functions import index_functions
from quiz.deck.model import Card, CardId, Deck, Function, LocalText
from quiz.deck.names import folded
from quiz.deck.resolve import dangling, resolve
from quiz.library.facets import Facets, facets_of
from quiz.library.files import bundled_folder, peek_id
from quiz.library.shelf import Entry, Shelf

UNSEEN_BATCH = 256
"""Cards asked about at a time while looking for new ones."""


@dataclass(frozen=True, slots=True)
class DeckSummary:
    """What a list of decks shows of one."""

    id: str
    title: LocalText
    language: str
    path: Path
    card_count: int
    """Cards that can be scheduled: those with an id."""
    bundled: bool
    """It came with quiz and is not written to."""


class Library:
    """Decks under some roots; of two with one id, the first root's is taken whole.

    Files are found at once and parsed when their cards are first asked for.

    Args:
        roots: Folders, or single files, in order of precedence. Those that do
            not exist are empty.
        bundled: The folder of the decks that come with quiz.
    """

    def __init__(self, roots: Sequence[Path], bundled: Path | None = None) -> None:
        self._roots, self._bundled = roots, bundled or bundled_folder()
        self.generation = 0
        """Changes whenever decks may differ: what is worked out of them is stale."""
        self.reload()

    def reload(self) -> None:
        """Find and read the files anew."""
        self.generation += 1
        self._shelf = Shelf(self._roots, self._bundled)
        self._decks: dict[str, Deck] = {}
        self._unresolved: dict[str, list[Diagnostic]] = {}
        self._cards: dict[str, dict[CardId, Card]] = {}
        self._indexes: dict[str, dict[str, Function]] = {}

    def keep(self, deck_id: str) -> Callable[[], None]:
        """Remember a deck as it is; calling the result puts it back after a reload."""
        deck = self.deck(deck_id)

        def put_back() -> None:
            if deck is not None:
                self.generation += 1
                self._decks[deck_id] = deck
                self._unresolved.setdefault(deck_id, [])
                self._cards.pop(deck_id, None)

        return put_back

    def is_bundled(self, deck_id: str) -> bool:
        """Whether the deck is taken from those that came with quiz."""
        entry = self._shelf.find(deck_id)
        return entry is not None and entry.bundled

    def deck_ids(self) -> tuple[str, ...]:
        """The ids of all decks, in order; usually without parsing any."""
        return self._shelf.ids()

    def deck(self, deck_id: str) -> Deck | None:
        """A deck with all its good cards, those on functions of others included."""
        if deck_id not in self._decks:
            entry = self._shelf.find(deck_id)
            if entry is None or entry.deck is None:
                return None
            self._resolve(entry.deck)
        return self._decks[deck_id]

    def summaries(self) -> list[DeckSummary]:
        """All decks in order, counted."""
        return [self._summary(entry, deck) for entry, deck in self._shelf.owners()]

    def card(self, card_id: CardId) -> Card | None:
        """A card by its id."""
        deck_id = card_id.partition(":")[0]
        if deck_id not in self._cards:
            deck = self.deck(deck_id)
            if deck is None:
                return None
            self._cards[deck_id] = {card.id: card for card in deck.cards if card.id}
        return self._cards[deck_id].get(card_id)

    def card_ids(self, deck_ids: Iterable[str]) -> Iterator[CardId]:
        """The cards of decks that can be scheduled, in the order of the decks."""
        for deck_id in deck_ids:
            deck = self.deck(deck_id)
            if deck is not None:
                yield from (card.id for card in deck.cards if card.id)

    def unseen(
        self,
        deck_ids: Iterable[str],
        seen: Callable[[Sequence[CardId]], AbstractSet[CardId]],
        limit: int,
    ) -> list[CardId]:
        """The first cards that are new to the learner, in the order of the decks.

        Args:
            seen: Which of some cards are not new; asked `UNSEEN_BATCH` at a time.
            limit: How many are enough; no deck is read beyond them.
        """
        new: list[CardId] = []
        for deck_id in deck_ids:
            cards = self.card_ids([deck_id])
            while len(new) < limit and (batch := list(islice(cards, UNSEEN_BATCH))):
                known = seen(batch)
                new += [card_id for card_id in batch if card_id not in known]
            if len(new) >= limit:
                break
        return new[: max(limit, 0)]

    def facets(self, card_ids: Iterable[CardId]) -> Mapping[CardId, Facets]:
        """By what to pick and mix the cards; unknown ids are left out."""
        cards = ((card_id, self.card(card_id)) for card_id in card_ids)
        return {card_id: facets_of(card) for card_id, card in cards if card}

    def function(self, name: str, deck_id: str | None = None) -> Function | None:
        """A function by key, name or alias, or as ``deck:key``.

        Case, spaces, hyphens and underscores do not matter. The decks are asked
        in the order of `functions`; those after a hit are not read.
        """
        owner, colon, key = name.rpartition(":")
        if colon:
            return self._index(owner.strip()).get(folded(key))
        wanted = folded(name)
        indexes = (self._index(asked) for asked in self._function_decks(deck_id))
        hits = (index[wanted] for index in indexes if wanted in index)
        return next(hits, None)

    def functions(self, deck_id: str | None = None) -> tuple[Function, ...]:
        """All functions as a deck sees them: its own, those of the decks that it
        uses, the bundled ones. Without a deck: the bundled ones, then all others.
        """
        decks = (self._parsed(asked) for asked in self._function_decks(deck_id))
        return tuple(function for deck in decks if deck for function in deck.functions)

    def diagnostics(self, within: Path | None = None) -> list[Diagnostic]:
        """All complaints, by file and place. Parses every file.

        Args:
            within: Only those about this file, or files under this folder.
        """
        found = [*self._shelf.unlisted, *self._shelf.shadowed()]
        for entry in self._shelf.entries:
            found += entry.found
        for _, deck in self._shelf.owners():
            self._resolve(deck)
            found += self._unresolved[deck.id]
            found += dangling(deck, self._exists)
        if within is not None:
            found = [one for one in found if Path(one.span.path).is_relative_to(within)]
        return sorted(found)

    def files(self, within: Path | None = None) -> tuple[Path, ...]:
        """The deck files, or those of them that are this file or under this folder."""
        found = (entry.path for entry in self._shelf.entries)
        return tuple(
            path for path in found if within is None or path.is_relative_to(within)
        )

    def unread(self) -> tuple[tuple[Path, str | None], ...]:
        """Files, and folders, that give no deck at present; parses every file.

        Each with the id that a look at the file finds, if it can be looked at.
        """
        files = [one.path for one in self._shelf.entries if one.parse() is None]
        folders = [Path(one.span.path) for one in self._shelf.unlisted]
        return (
            *((path, peek_id(path)) for path in files),
            *((path, None) for path in folders),
        )

    def renamed(self) -> Mapping[str, CardId]:
        """Former ids of cards and what they are now. Parses every file."""
        return {
            former: card.id
            for _, deck in self._shelf.owners()
            for card in self._resolve(deck).cards
            if card.id is not None
            for former in card.aka
        }

    def revised(self) -> Mapping[CardId, int]:
        """Cards whose `rev` was ever raised, and to what. Parses every file."""
        return {
            card.id: card.revision
            for _, deck in self._shelf.owners()
            for card in self._resolve(deck).cards
            if card.id is not None and card.revision
        }

    def _summary(self, entry: Entry, deck: Deck) -> DeckSummary:
        count = sum(card.id is not None for card in self._resolve(deck).cards)
        return DeckSummary(
            deck.id, deck.title, deck.language, entry.path, count, entry.bundled
        )

    def _resolve(self, deck: Deck) -> Deck:
        if deck.id not in self._decks:
            known = (
                [function.key for function in self.functions(deck.id)]
                if deck.pending
                else ()
            )
            resolved, found = resolve(
                deck, lambda name: self.function(name, deck.id), known
            )
            self._decks[deck.id] = resolved
            self._unresolved[deck.id] = found
        return self._decks[deck.id]

    def _exists(self, card_id: CardId) -> bool:
        return self.card(card_id) is not None

    def _parsed(self, deck_id: str) -> Deck | None:
        entry = self._shelf.find(deck_id)
        return entry.deck if entry else None

    def _index(self, deck_id: str) -> dict[str, Function]:
        if deck_id not in self._indexes:
            deck = self._parsed(deck_id)
            self._indexes[deck_id] = index_functions(deck.functions if deck else ())
        return self._indexes[deck_id]

    def _function_decks(self, deck_id: str | None) -> Iterator[str]:
        asked: set[str] = set()
        for other in self._function_decks_with_repeats(deck_id):
            if other not in asked:
                asked.add(other)
                yield other

    def _function_decks_with_repeats(self, deck_id: str | None) -> Iterator[str]:
        if deck_id is not None:
            deck = self._parsed(deck_id)
            if deck is not None:
                yield deck.id
                yield from deck.uses
        yield from self._shelf.bundled_ids()
        if deck_id is None:
            yield from self._shelf.ids()
