"""Everything that a command works with, opened together."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from quiz.app.clock import Clock, now
from quiz.app.places import Places, find_places
from quiz.app.preferences import decks_on
from quiz.library import Library, bundled_folder
from quiz.memory import Settings, local_day
from quiz.store import Store


@dataclass(frozen=True, slots=True)
class Desk:
    """The learner's folder, decks and log."""

    places: Places
    library: Library
    store: Store
    clock: Clock

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
        """The decks that are on and there."""
        known = set(self.library.deck_ids())
        return tuple(
            deck for deck in decks_on(self.places.preferences) if deck in known
        )


def open_library(places: Places, extra: Sequence[Path] = ()) -> Library:
    """The decks, those in `extra` first, then the learner's, then the bundled."""
    return Library((*extra, places.decks, bundled_folder()))


@contextmanager
def open_desk(
    environment: Mapping[str, str], *, extra: Sequence[Path] = (), clock: Clock = now
) -> Iterator[Desk]:
    """Open decks and log; the log is closed at the end."""
    places = find_places(environment)
    with Store.open(places.database) as store:
        yield Desk(places, open_library(places, extra), store, clock)
