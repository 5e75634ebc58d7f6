"""The face of the package: one open file."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, TypeVar

from quiz.errors import QuizError
from quiz.memory import Past, Settings
from quiz.store import cache, log, queries, reviews, rows, undo, verify
from quiz.store.backup import copy_to
from quiz.store.checking import check_draft
from quiz.store.device import own_device, stored_device
from quiz.store.event import Draft, Event, Kind, parse_id
from quiz.store.failures import told
from quiz.store.fold import CardState
from quiz.store.in_force import InForce, data_version
from quiz.store.opening import closed_on_failure, open_database
from quiz.store.queries import DayCounts, DueCount
from quiz.store.transaction import transaction
from quiz.store.undo import STEPS, TakenBack
from quiz.store.verify import Difference

if TYPE_CHECKING:
    from quiz.deck.model import CardId


_FULL_DAY = 100

_Answer = TypeVar("_Answer")


class Store:
    """A learner's log and state. Use it on the thread that opened it.

    Every method raises `QuizError` when the file cannot be read or, where it
    writes, written; what it writes is durable when it returns, or not there.
    """

    def __init__(
        self, path: Path, database: sqlite3.Connection, *, is_read_only: bool
    ) -> None:
        """Wrap an open database; `Store.open` is the way in."""
        self.path = path
        self.is_read_only = is_read_only
        self.device = ""
        """Id under which this file's own events are counted."""
        self._database = database
        self._seen_version = -1
        """State of the file when `changed_elsewhere` was last asked."""
        self._in_force = InForce(database)

    @classmethod
    def open(cls, path: Path, *, now_ms: int) -> Store:
        """Open the file, making it and its folder where there is none.

        Args:
            now_ms: Names the copy made in ``backups`` before an upgrade.

        Raises:
            QuizError: ``database-newer``, ``database-foreign``,
                ``database-corrupt``, ``database-readonly``,
                ``database-readonly-wal``, ``database-orphan-wal``,
                ``database-locked``, ``database-unopenable``, ``disk-full``,
                ``disk-error``, ``sqlite-old``. Nothing is overwritten.
        """
        opened = open_database(path, now_ms)
        store = cls(path, opened.database, is_read_only=opened.is_read_only)
        with closed_on_failure(opened.database), told(path):
            store._settle()
            store._seen_version = data_version(opened.database)
        return store

    def close(self) -> None:
        """Close the file; nothing is left to be written."""
        with told(self.path):
            self._database.close()

    def __enter__(self) -> Store:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    # Writing

    def append(
        self,
        kind: Kind,
        card: CardId | None,
        payload: Mapping[str, object],
        *,
        at_ms: int,
        offset_minutes: int,
    ) -> Event:
        """Add one event and the state it leads to, in one durable step.

        Args:
            payload: JSON values; its keys are listed at `Kind`.
            at_ms: UTC. Less than a day before this device's last event, it is
                taken to be that event's time.

        Raises:
            QuizError: ``settings-invalid``, for settings out of their bounds.
        """
        draft = Draft(kind, card, payload, at_ms, offset_minutes)
        return self.append_many([draft])[0]

    def append_many(self, drafts: Sequence[Draft]) -> tuple[Event, ...]:
        """Add several events in one durable step: all or none."""
        with self._writing():
            return self._append(drafts)

    def merge(self, events: Iterable[Event]) -> int:
        """Add another device's events; how many were not there yet.

        Raises:
            QuizError: ``event-conflict``: one id, two events; nothing is added.
        """
        with self._writing():
            added = log.insert_missing(self._database, events)
            self._absorb(added)
            return len(added)

    def undo(
        self, count: int, *, at_ms: int, offset_minutes: int
    ) -> tuple[TakenBack, ...]:
        """Take back the newest steps of this device, the newest first.

        An answer goes with all its tries and its rating; being put away, flags
        and notes go one by one.
        """
        with self._writing():
            answers = undo.last_answers(self._database, self.device, count)
            targets = [event for answer in answers for event in answer.events]
            self._void(targets, at_ms, offset_minutes)
            return answers

    def take_back(
        self,
        card: CardId,
        *,
        at_ms: int,
        offset_minutes: int,
        kinds: Collection[Kind] = STEPS,
    ) -> tuple[Event, ...]:
        """Take back a card's last step of these kinds; what was taken back.

        An unrated answer with all its tries; else the rating alone, so that the
        answer awaits it again; or a suspension, a burial, a flag or a note.
        """
        with self._writing():
            targets = undo.last_step(self._database, self.device, card, kinds)
            self._void(targets, at_ms, offset_minutes)
            return targets

    def rebuild(self) -> None:
        """Make the state anew from the log."""
        with self._writing():
            self._in_force.become(cache.rebuild(self._database))

    # Reading

    def state(self, card: CardId) -> CardState | None:
        """The state of a card; None if nothing ever happened to it."""
        with told(self.path):
            return rows.read(self._database, card)

    def states(self, cards: Iterable[CardId]) -> dict[CardId, CardState]:
        """The states of those of `cards` that have a past."""
        with told(self.path):
            return queries.states(self._database, cards)

    def due(
        self,
        day: int,
        decks: Collection[str] | None = None,
        *,
        limit: int,
        now_ms: int | None = None,
        is_latest_first: bool = False,
    ) -> tuple[CardState, ...]:
        """Cards due by local day `day`, not put away, the longest overdue first.

        Args:
            decks: Ids of the decks to look in; None: all.
            now_ms: Where steps are set, leaves out cards that still wait for
                their minutes.
            is_latest_first: Those that became due last come first instead.
        """
        with told(self.path):
            return queries.due(
                self._database, day, decks, limit, now_ms, is_latest_first
            )

    def due_at_most(self, day: int, decks: Collection[str], most: int) -> int:
        """How many cards are due by local day `day`, counted up to `most`."""
        with told(self.path):
            return queries.due_at_most(self._database, day, decks, most)

    def due_counts(
        self, day: int, decks: Collection[str] | None = None, *, ahead_days: int = 0
    ) -> tuple[DueCount, ...]:
        """How many cards are due, by deck and day, from `day` on.

        What is overdue counts on `day`, what is buried on its return.
        """
        with told(self.path):
            return queries.due_counts(self._database, day, decks, ahead_days)

    def reviewed_and_due(self, day: int, decks: Collection[str], last: int) -> int:
        """Cards of `decks` that were reviewed on `day` and are due again by `last`."""
        with told(self.path):
            return queries.reviewed_and_due(self._database, day, decks, last)

    def due_on(self, days: Iterable[int], decks: Collection[str]) -> dict[int, int]:
        """How many cards of `decks` are due on each of these local days to come.

        More than a hundred cards of a deck on one day are counted as a hundred: it
        is asked before every rating, and a full day is full.
        """
        with told(self.path):
            return queries.due_on(self._database, days, decks, _FULL_DAY)

    def seen(self, cards: Iterable[CardId]) -> set[CardId]:
        """Those of `cards` that are not new: rated at least once."""
        with told(self.path):
            return queries.among(self._database, cards, "stability_days IS NOT NULL")

    def set_aside(self, cards: Iterable[CardId], day: int) -> set[CardId]:
        """Those of `cards` that are suspended, or buried on local day `day`."""
        with told(self.path):
            condition = "is_suspended = 1 OR buried_until_day > ?"
            return queries.among(self._database, cards, condition, day)

    def settings(self) -> Settings:
        """The scheduling settings in force."""
        with told(self.path):
            return self._in_force.settings()

    def decks(self) -> dict[str, bool]:
        """Decks that were turned on or off, by id, the latest turned last."""
        with told(self.path):
            return self._in_force.decks()

    def pending_attempt(self) -> Event | None:
        """The latest answer that awaits its rating, of any device."""
        with told(self.path):
            return queries.pending_attempt(self._database)

    def day_counts(self, day: int) -> DayCounts:
        """What was done on local day `day`."""
        with told(self.path):
            rollover = self._in_force.settings().day_rollover_hour
            return queries.day_counts(self._database, day, rollover)

    def failed(self, day: int, decks: Collection[str]) -> tuple[CardState, ...]:
        """Cards of `decks` that were failed on local day `day`, and not recalled since.

        They come in the order of their last ratings; those put away are left out.
        """
        with told(self.path):
            rollover = self._in_force.settings().day_rollover_hour
            return queries.failed(self._database, day, rollover, decks)

    def last_review_day(self) -> int | None:
        """The local day on which any card was rated last."""
        with told(self.path):
            rollover = self._in_force.settings().day_rollover_hour
            return queries.last_review_day(self._database, rollover)

    def last_undoable(self, count: int) -> tuple[TakenBack, ...]:
        """What `undo` would take back."""
        with told(self.path):
            return undo.last_answers(self._database, self.device, count)

    def event(self, identifier: str) -> Event | None:
        """The event with this id."""
        parsed = parse_id(identifier)
        with told(self.path):
            return log.find(self._database, *parsed) if parsed else None

    def events(self, card: CardId | None = None) -> Iterator[Event]:
        """The log in the fold's order, voids and what they void included."""
        with told(self.path):
            if card is None:
                yield from log.select(self._database)
            else:
                yield from log.select(self._database, "card = ?", (card,))

    def notes(self, card: CardId) -> tuple[Event, ...]:
        """The notes, flags and disputes of a card, not taken back, in order."""
        with told(self.path):
            past = log.of_cards(self._database, [card])
        return tuple(event for event in past if event.kind == Kind.NOTE)

    def of_kind(self, kind: Kind, *, latest: int = -1) -> tuple[Event, ...]:
        """The events of a kind other than attempts, not taken back, in order.

        Args:
            latest: At most so many, the latest; negative: all.
        """
        with told(self.path):
            return tuple(log.of_kind(self._database, kind, latest))

    def pasts(self) -> dict[CardId, Past]:
        """Local days and ratings of each card since it was last new, in order.

        All of them are in memory at once: a million reviews take a few seconds.
        """
        with told(self.path):
            rollover = self._in_force.settings().day_rollover_hour
            return reviews.pasts(self._database, rollover)

    def changed_elsewhere(self) -> bool:
        """Whether another process wrote since this was last asked."""
        with told(self.path):
            former, self._seen_version = (
                self._seen_version,
                data_version(self._database),
            )
            return former != self._seen_version

    def asked(self, question: Callable[[sqlite3.Connection], _Answer]) -> _Answer:
        """The answer to a question of this package, such as `figures`, all of one
        moment of the file, whatever others write meanwhile.
        """
        with told(self.path):
            self._database.execute("BEGIN")
            try:
                return question(self._database)
            finally:
                if self._database.in_transaction:
                    self._database.execute("ROLLBACK")

    def verify(self) -> tuple[Difference, ...]:
        """Every difference between the stored state and the folded log."""
        return self.asked(lambda database: tuple(verify.differences(database)))

    def backup(self, target: Path) -> None:
        """Copy the file as it is at this moment; `target` is replaced."""
        with told(target):
            copy_to(self._database, target)

    # Inside

    def _settle(self) -> None:
        """Learn which device this file is, and fold anew if the fold has changed."""
        database = self._database
        if self.is_read_only:
            self.device, _ = stored_device(database)
            return
        self.device = own_device(database, self.path)
        if cache.stored_fold(database) != cache.FOLD_VERSION:
            with transaction(database):
                cache.rebuild(database)

    @contextmanager
    def _writing(self) -> Iterator[None]:
        if self.is_read_only:
            raise QuizError("database-readonly", path=str(self.path), detail="")
        is_written = False
        with told(self.path):
            try:
                with transaction(self._database):
                    self._in_force.settings()
                    yield
                is_written = True
            finally:
                if not is_written:
                    self._in_force.forget()

    def _append(self, drafts: Sequence[Draft]) -> tuple[Event, ...]:
        for draft in drafts:
            check_draft(draft)
        events = log.append(self._database, self.device, drafts)
        self._absorb(events)
        return events

    def _void(self, targets: Iterable[Event], at_ms: int, offset_minutes: int) -> None:
        self._append(
            [
                Draft(Kind.VOID, one.card, {"event": one.id}, at_ms, offset_minutes)
                for one in targets
            ]
        )

    def _absorb(self, events: Sequence[Event]) -> None:
        former = self._in_force.settings()
        self._in_force.become(cache.absorb(self._database, events, former))
