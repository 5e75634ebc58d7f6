"""Rows of the table ``event``."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, cast

from quiz.errors import QuizError
from quiz.store.event import Draft, Event, Kind, decode, encode

if TYPE_CHECKING:
    from quiz.deck.model import CardId

_COLUMNS = "device, counter, at_ms, offset_minutes, kind, card, payload"
NOT_VOIDED = """NOT EXISTS (
    SELECT 1 FROM voided
    WHERE voided.device = event.device AND voided.counter = event.counter
)"""
_ORDER = "ORDER BY at_ms, device, counter"
_NEWEST = "ORDER BY at_ms DESC, device DESC, counter DESC LIMIT ?"
_SMALL_STEP_MS = 86_400_000


def append(
    database: sqlite3.Connection, device: str, drafts: Sequence[Draft]
) -> tuple[Event, ...]:
    """Add events of this device; the caller holds the right to write.

    A clock set back by less than a day (by its owner, a time server or another
    system on the machine) must not put a rating before its answer: such an
    event gets the time of the one before it.
    """
    row = database.execute(
        "SELECT counter, at_ms FROM event WHERE device = ?"
        " ORDER BY counter DESC LIMIT 1",
        (device,),
    ).fetchone()
    counter, latest_ms = row or (0, 0)
    events = []
    for draft in drafts:
        counter += 1
        behind_ms = latest_ms - draft.at_ms
        at_ms = latest_ms if 0 < behind_ms < _SMALL_STEP_MS else draft.at_ms
        latest_ms = at_ms
        events.append(
            Event(
                device,
                counter,
                at_ms,
                draft.offset_minutes,
                str(draft.kind),
                draft.card,
                # As it will be read again: tuples are lists, keys are text.
                decode(encode(draft.payload)),
            )
        )
    database.executemany(
        f"INSERT INTO event ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?)",  # noqa: S608
        map(_values, events),
    )
    return tuple(events)


def insert_missing(
    database: sqlite3.Connection, events: Iterable[Event]
) -> tuple[Event, ...]:
    """Add those events that are not there yet, and return them.

    Raises:
        QuizError: ``event-conflict``: another event has the same id.
    """
    added = []
    for event in events:
        cursor = database.execute(
            f"INSERT OR IGNORE INTO event ({_COLUMNS})"  # noqa: S608
            " VALUES (?, ?, ?, ?, ?, ?, ?)",
            _values(event),
        )
        if cursor.rowcount:
            added.append(event)
        elif find(database, event.device, event.counter) != event:
            raise QuizError("event-conflict", event=event.id)
    return tuple(added)


def find(database: sqlite3.Connection, device: str, counter: int) -> Event | None:
    """The event with this id."""
    return next(select(database, "device = ? AND counter = ?", (device, counter)), None)


def of_cards(database: sqlite3.Connection, cards: Sequence[str]) -> list[Event]:
    """The events of these cards that were not taken back, in the fold's order."""
    marks = ", ".join("?" * len(cards))
    condition = f"card IN ({marks}) AND {NOT_VOIDED}"
    return list(select(database, condition, cards))


def of_kind(database: sqlite3.Connection, kind: Kind, latest: int = -1) -> list[Event]:
    """The events of a kind other than attempts, not taken back, in order.

    Args:
        latest: At most so many, the latest; negative: all.
    """
    condition = f"kind = ? AND kind <> 'attempt' AND {NOT_VOIDED}"
    found = select(database, condition, (str(kind), latest), order=_NEWEST)
    return list(found)[::-1]


def voids(database: sqlite3.Connection) -> Iterator[Event]:
    """Every void, in order; none of them can be taken back."""
    return select(database, "kind = 'void' AND kind <> 'attempt'")


def by_card(database: sqlite3.Connection) -> Iterator[Event]:
    """Every event that has a card and was not taken back, card after card."""
    return select(
        database,
        f"card IS NOT NULL AND {NOT_VOIDED}",
        order="ORDER BY card, at_ms, device, counter",
    )


def latest_first(database: sqlite3.Connection, device: str) -> Iterator[Event]:
    """A device's events that were not taken back, the newest first."""
    condition = f"device = ? AND {NOT_VOIDED}"
    return select(database, condition, (device,), order="ORDER BY counter DESC")


def select(
    database: sqlite3.Connection,
    condition: str = "1",
    values: Sequence[object] = (),
    *,
    order: str = _ORDER,
) -> Iterator[Event]:
    """Events that fit an SQL condition, in the fold's order unless told."""
    rows = database.execute(
        f"SELECT {_COLUMNS} FROM event WHERE {condition} {order}",  # noqa: S608
        tuple(values),
    )
    for device, counter, at_ms, offset_minutes, kind, card, payload in rows:
        yield Event(
            device,
            counter,
            at_ms,
            offset_minutes,
            kind,
            None if card is None else cast("CardId", card),
            decode(payload),
        )


def _values(event: Event) -> tuple[object, ...]:
    return (
        event.device,
        event.counter,
        event.at_ms,
        event.offset_minutes,
        event.kind,
        event.card,
        encode(event.payload),
    )
