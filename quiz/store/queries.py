"""What a session and the lists ask of the state; each question by an index."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from quiz.deck.model import CardId
from quiz.memory import local_day
from quiz.store import log, rows
from quiz.store.event import Event, Kind, parse_id
from quiz.store.fold import CardState

_DAY_MS = 86_400_000
# The terms of the partial index, word for word, so that SQLite uses it.
_SCHEDULED = "is_suspended = 0 AND due_day IS NOT NULL"
_DECKS = f"""
WITH RECURSIVE found (deck) AS (
    SELECT min(deck) FROM card_state WHERE {_SCHEDULED}
    UNION ALL
    SELECT (SELECT min(deck) FROM card_state WHERE deck > found.deck AND {_SCHEDULED})
    FROM found WHERE found.deck IS NOT NULL
)
SELECT deck FROM found WHERE deck IS NOT NULL
"""  # noqa: S608 - constants


@dataclass(frozen=True, slots=True)
class DueCount:
    """Cards of one deck due on one local day."""

    deck: str
    day: int
    cards: int


@dataclass(frozen=True, slots=True)
class DayCounts:
    """What was done on one local day, for the daily limits."""

    reviews: int
    """Ratings given, repeats of a failed card included."""
    cards: int
    """Different cards rated."""
    introduced: int
    """Those of them that were new."""


def due(
    database: sqlite3.Connection,
    day: int,
    decks: Collection[str] | None,
    limit: int,
    now_ms: int | None,
) -> tuple[CardState, ...]:
    """Cards due by `day`, the longest overdue first; see `Store.due`."""
    found: list[CardState] = []
    for deck in _scheduled_decks(database) if decks is None else set(decks):
        found += rows.select(
            database,
            f"""deck = ? AND {_SCHEDULED} AND due_day <= ?
            AND (buried_until_day IS NULL OR buried_until_day <= ?)
            AND (due_at_ms IS NULL OR ? IS NULL OR due_at_ms <= ?)""",
            (deck, day, day, now_ms, now_ms),
            order=f"ORDER BY due_day LIMIT {max(limit, 0):d}",
        )
    found.sort(key=lambda state: (state.due_day or 0, state.card))
    return tuple(found[: max(limit, 0)])


def due_counts(
    database: sqlite3.Connection,
    day: int,
    decks: Collection[str] | None,
    ahead_days: int,
) -> tuple[DueCount, ...]:
    """Cards due by deck and day; see `Store.due_counts`."""
    counts: list[DueCount] = []
    for deck in sorted(_scheduled_decks(database) if decks is None else set(decks)):
        found = database.execute(
            f"""
            SELECT max(due_day, coalesce(buried_until_day, ?1), ?1) AS day, count(*)
            FROM card_state
            WHERE deck = ?2 AND {_SCHEDULED} AND due_day <= ?3
            GROUP BY 1 HAVING day <= ?3 ORDER BY 1
            """,  # noqa: S608 - constants
            (day, deck, day + ahead_days),
        )
        counts += [DueCount(deck, due_on, cards) for due_on, cards in found]
    return tuple(counts)


def among(
    database: sqlite3.Connection, cards: Iterable[str], condition: str, *values: int
) -> set[CardId]:
    """Those of `cards` whose state fits an SQL condition."""
    found = database.execute(
        "SELECT card FROM card_state"  # noqa: S608 - constants
        f" WHERE card IN (SELECT value FROM json_each(?)) AND ({condition})",
        (json.dumps(list(cards)), *values),
    )
    return {CardId(card) for (card,) in found}


def states(
    database: sqlite3.Connection, cards: Iterable[str]
) -> dict[CardId, CardState]:
    """The states of those of `cards` that have a past."""
    found = rows.select(
        database,
        "card IN (SELECT value FROM json_each(?))",
        (json.dumps(list(cards)),),
    )
    return {state.card: state for state in found}


def pending_attempt(database: sqlite3.Connection) -> Event | None:
    """The latest answer that was not rated; see `Store.pending_attempt`."""
    identifiers = database.execute(
        "SELECT pending_attempt FROM card_state WHERE pending_attempt IS NOT NULL"
    ).fetchall()
    ids = [parsed for (text,) in identifiers if (parsed := parse_id(text))]
    found = [event for one in ids if (event := log.find(database, *one))]
    return max(found, key=lambda event: event.key, default=None)


def day_counts(database: sqlite3.Connection, day: int, rollover_hour: int) -> DayCounts:
    """What was done on local day `day`; see `Store.day_counts`."""
    # Any offset is within a day, so these times hold all that can belong to it.
    span = ((day - 1) * _DAY_MS, (day + 3) * _DAY_MS)
    reviews = [
        event
        for event in _reviews_between(database, span)
        if local_day(event.at_ms, event.offset_minutes, rollover_hour) == day
    ]
    introduced = database.execute(
        "SELECT count(*) FROM card_state WHERE introduced_day = ?", (day,)
    ).fetchone()[0]
    return DayCounts(len(reviews), len({event.card for event in reviews}), introduced)


def _reviews_between(
    database: sqlite3.Connection, span: Sequence[int]
) -> Iterable[Event]:
    kept = log.NOT_VOIDED
    return log.select(
        database,
        f"kind = ? AND kind <> 'attempt' AND at_ms >= ? AND at_ms < ? AND {kept}",
        (str(Kind.REVIEW), *span),
    )


def _scheduled_decks(database: sqlite3.Connection) -> list[str]:
    return [deck for (deck,) in database.execute(_DECKS)]
