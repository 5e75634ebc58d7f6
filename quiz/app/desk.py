"""Everything that a command works with, opened together."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from quiz.app.clock import Clock, now
from quiz.app.places import Places, find_places
from quiz.app.preferences_file import read_interface
from quiz.app.privacy import without_answer
from quiz.deck.model import CardId
from quiz.errors import QuizError
from quiz.library import Library, bundled_folder
from quiz.memory import Settings, local_day
from quiz.store import Event, Kind, Store

DECKS_ON_AT_FIRST = ("dl/activations", "dl/activation-functions")
"""A fresh machine starts with these: no wizard, no configuration."""


@dataclass(frozen=True, slots=True)
class Desk:
    """The learner's folder, decks and log."""

    places: Places
    library: Library
    store: Store
    clock: Clock
    keeps_answers: bool = True
    """Whether what was typed as an answer goes into the log."""

    @property
    def settings(self) -> Settings:
        """What scheduling goes by."""
        return self.store.settings()

    def today(self) -> int:
        """The learner's day, see `quiz.memory.local_day`."""
        moment = self.clock()
        rollover = self.settings.day_rollover_hour
        return local_day(moment.at_ms, moment.offset_minutes, rollover)

    def decks_on(self) -> tuple[str, ...]:
        """The decks that are on and there.

        New cards come from them in this order: first the decks that were on from
        the start, then the others as they were turned on.
        """
        turned = self.store.decks()
        first = [deck for deck in DECKS_ON_AT_FIRST if deck not in turned]
        on = [*first, *(deck for deck, is_on in turned.items() if is_on)]
        known = set(self.library.deck_ids())
        return tuple(deck for deck in on if deck in known)

    def deck_to_turn_on(self) -> str | None:
        """A deck for someone who has turned all of them off; None if one is on."""
        known = self.library.deck_ids()
        if self.decks_on() or not known:
            return None
        return next((deck for deck in DECKS_ON_AT_FIRST if deck in known), known[0])

    def append(
        self, kind: Kind, card: CardId | None, payload: Mapping[str, object]
    ) -> Event:
        """Add an event that happens now; it is durable when this returns."""
        moment = self.clock()
        if not self.keeps_answers:
            payload = without_answer(kind, payload)
        return self.store.append(
            kind,
            card,
            payload,
            at_ms=moment.at_ms,
            offset_minutes=moment.offset_minutes,
        )

    def refuse_if_read_only(self) -> None:
        """Say at once that nothing could be kept, before anything is asked.

        Raises:
            QuizError: ``database-readonly``.
        """
        if self.store.is_read_only:
            path = str(self.places.database)
            raise QuizError("database-readonly", path=path, detail="")


def open_library(places: Places, extra: Sequence[Path] = ()) -> Library:
    """The decks: those in `extra`, the learner's, those of packs, the bundled."""
    return Library((*extra, places.decks, places.packs, bundled_folder()))


@contextmanager
def open_desk(
    environment: Mapping[str, str], *, extra: Sequence[Path] = (), clock: Clock = now
) -> Iterator[Desk]:
    """Open decks and log; the log is closed at the end."""
    places = find_places(environment)
    with Store.open(places.database, now_ms=clock().at_ms) as store:
        library = open_library(places, extra)
        keeps_answers = read_interface(places.config).keeps_answers
        yield Desk(places, library, store, clock, keeps_answers)
