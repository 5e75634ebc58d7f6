"""What a session and the lists ask of the state; each question by an index."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from quiz.memory import Rating, local_day
from quiz.store import log, rows
from quiz.store.event import Event, Kind, parse_id
from quiz.store.fold import CardState

if TYPE_CHECKING:
    from quiz.deck.model import CardId

_DAY_MS = 86_400_000
_HOUR_MS = 3_600_000
_MINUTE_MS = 60_000
_CAP_MS = 300_000
# What was merged from elsewhere may hold anything.
_TOOK_MS = f"""
    CASE WHEN json_valid(payload) AND json_type(payload, '$.took_ms') = 'integer'
    THEN max(0, min({_CAP_MS}, json_extract(payload, '$.took_ms'))) ELSE 0 END
"""
# The terms of the partial index, word for word, so that SQLite uses it.
_SCHEDULED = "is_suspended = 0 AND due_day IS NOT NULL"
_LATEST_FIRST = "ORDER BY at_ms DESC, device DESC, counter DESC"
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
    spent_ms: int = 0
    """Time on all of it, each rating counted up to five minutes."""

    @property
    def reviewed(self) -> int:
        """Different cards rated that were not new."""
        return max(0, self.cards - self.introduced)


def due(
    database: sqlite3.Connection,
    day: int,
    decks: Collection[str] | None,
    limit: int,
    now_ms: int | None,
    is_latest_first: bool = False,
) -> tuple[CardState, ...]:
    """Cards due by `day`, the longest overdue first; see `Store.due`."""
    limit = max(limit, 0)
    direction = "DESC" if is_latest_first else "ASC"
    found: list[tuple[int, CardId]] = []
    for deck in _scheduled_decks(database) if decks is None else set(decks):
        # Nothing but columns of the index, so that no row is fetched in vain.
        found += database.execute(
            f"""
            SELECT due_day, card FROM card_state
            WHERE deck = ? AND {_SCHEDULED} AND due_day <= ?
            AND (buried_until_day IS NULL OR buried_until_day <= ?)
            AND (due_at_ms IS NULL OR ? IS NULL OR due_at_ms <= ?)
            ORDER BY due_day {direction} LIMIT ?
            """,  # noqa: S608 - constants
            (deck, day, day, now_ms, now_ms, limit),
        ).fetchall()
    found.sort(reverse=is_latest_first)
    cards = [card for _, card in found[:limit]]
    by_card = states(database, cards)
    return tuple(by_card[card] for card in cards)


def due_at_most(
    database: sqlite3.Connection, day: int, decks: Collection[str], most: int
) -> int:
    """How many cards are due by `day`, counted up to `most`."""
    found = 0
    for deck in sorted(set(decks)):
        found += database.execute(
            f"""
            SELECT count(*) FROM (
                SELECT 1 FROM card_state
                WHERE deck = ? AND {_SCHEDULED} AND due_day <= ?
                AND (buried_until_day IS NULL OR buried_until_day <= ?)
                LIMIT ?
            )
            """,  # noqa: S608 - constants
            (deck, day, day, most - found),
        ).fetchone()[0]
    return found


def due_on(
    database: sqlite3.Connection, days: Iterable[int], decks: Collection[str], most: int
) -> dict[int, int]:
    """Cards due on each of `days`, up to `most` of a deck; see `Store.due_on`."""
    found = database.execute(
        f"""
        SELECT day.value, sum((
            SELECT count(*) FROM (
                SELECT 1 FROM card_state
                WHERE deck = of.value AND {_SCHEDULED} AND due_day = day.value LIMIT ?
            )
        ))
        FROM json_each(?) AS day, json_each(?) AS of GROUP BY 1
        """,  # noqa: S608 - constants
        (most, json.dumps(sorted(set(days))), json.dumps(sorted(set(decks)))),
    )
    return dict(found.fetchall())


def reviewed_and_due(
    database: sqlite3.Connection, day: int, decks: Collection[str], last: int
) -> int:
    """How many cards; see `Store.reviewed_and_due`."""
    asked = f"""
        SELECT count(*) FROM card_state
        WHERE deck = ? AND {_SCHEDULED} AND due_day <= ? AND last_review_day = ?
        """  # noqa: S608 - a constant
    return sum(
        database.execute(asked, (deck, last, day)).fetchone()[0] for deck in set(decks)
    )


def due_counts(
    database: sqlite3.Connection,
    day: int,
    decks: Collection[str] | None,
    ahead_days: int,
) -> tuple[DueCount, ...]:
    """Cards due by deck and day; see `Store.due_counts`."""
    counts: list[DueCount] = []
    last = day + ahead_days
    for deck in sorted(_scheduled_decks(database) if decks is None else set(decks)):
        days: Counter[int] = Counter()
        for due_on, cards, buried in database.execute(
            f"""
            SELECT due_day, count(*), count(CASE WHEN buried_until_day > ? THEN 1 END)
            FROM card_state WHERE deck = ? AND {_SCHEDULED} AND due_day <= ?
            GROUP BY due_day
            """,  # noqa: S608 - constants
            (day, deck, last),
        ).fetchall():
            days[max(due_on, day)] += cards - buried
            if buried:
                days.update(_returns(database, deck, due_on, day))
        counts += [
            DueCount(deck, due_on, cards)
            for due_on, cards in sorted(days.items())
            if cards and due_on <= last
        ]
    return tuple(counts)


def _returns(
    database: sqlite3.Connection, deck: str, due_on: int, day: int
) -> dict[int, int]:
    """On which days the buried cards among those due on one day come back."""
    found = database.execute(
        f"""
        SELECT max(due_day, buried_until_day), count(*) FROM card_state
        WHERE deck = ? AND {_SCHEDULED} AND due_day = ? AND buried_until_day > ?
        GROUP BY 1
        """,  # noqa: S608 - constants
        (deck, due_on, day),
    )
    return dict(found.fetchall())


def among(
    database: sqlite3.Connection, cards: Iterable[str], condition: str, *values: int
) -> set[CardId]:
    """Those of `cards` whose state fits an SQL condition."""
    found = database.execute(
        "SELECT card FROM card_state"  # noqa: S608 - constants
        f" WHERE card IN (SELECT value FROM json_each(?)) AND ({condition})",
        (json.dumps(list(cards)), *values),
    )
    return {cast("CardId", card) for (card,) in found}


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


def learnt(database: sqlite3.Connection) -> list[CardId]:
    """Every card that is not new, in order, whether a deck still has it or not."""
    found = database.execute(
        "SELECT card FROM card_state WHERE stability_days IS NOT NULL ORDER BY card"
    )
    return [cast("CardId", card) for (card,) in found]


def latest_review_with(
    database: sqlite3.Connection, card: str, key: str
) -> Event | None:
    """The latest review under an id, not taken back, whose payload has a key."""
    condition = (
        f"card = ? AND kind = 'review' AND instr(payload, ?) AND {log.NOT_VOIDED}"
    )
    reviews = log.select(database, condition, (card, f'"{key}"'), order=_LATEST_FIRST)
    return next((one for one in reviews if key in one.payload), None)


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
    starts_ms = day * _DAY_MS + rollover_hour * _HOUR_MS
    # Any offset is less than a day, so these three days hold all that can belong.
    reviews, cards, spent_ms = database.execute(
        f"""
        SELECT count(*), count(DISTINCT card), total({_TOOK_MS}) FROM event
        WHERE kind = 'review' AND kind <> 'attempt' AND at_ms >= ? AND at_ms < ?
        AND at_ms + offset_minutes * {_MINUTE_MS} >= ?
        AND at_ms + offset_minutes * {_MINUTE_MS} < ?
        AND {log.NOT_VOIDED}
        """,  # noqa: S608 - constants
        (
            starts_ms - _DAY_MS,
            starts_ms + 2 * _DAY_MS,
            starts_ms,
            starts_ms + _DAY_MS,
        ),
    ).fetchone()
    introduced = database.execute(
        "SELECT count(*) FROM card_state WHERE introduced_day = ?", (day,)
    ).fetchone()[0]
    return DayCounts(reviews, cards, introduced, int(spent_ms))


def failed(
    database: sqlite3.Connection, day: int, rollover_hour: int, decks: Collection[str]
) -> tuple[CardState, ...]:
    """Cards whose last rating on local day `day` is Again; see `Store.failed`.

    A card that got another id that day was failed under the former one, too.
    """
    starts_ms = day * _DAY_MS + rollover_hour * _HOUR_MS
    last: dict[CardId, object] = {}
    for kind, card, rating, former in database.execute(
        f"""
        SELECT kind, card,
        CASE WHEN json_valid(payload) THEN json_extract(payload, '$.rating') END,
        CASE WHEN json_valid(payload) THEN json_extract(payload, '$.from') END
        FROM event WHERE kind IN ('review', 'relink') AND kind <> 'attempt'
        AND at_ms >= ? AND at_ms < ?
        AND at_ms + offset_minutes * {_MINUTE_MS} >= ?
        AND at_ms + offset_minutes * {_MINUTE_MS} < ?
        AND {log.NOT_VOIDED} ORDER BY at_ms, device, counter
        """,  # noqa: S608 - constants
        (
            starts_ms - _DAY_MS,
            starts_ms + 2 * _DAY_MS,
            starts_ms,
            starts_ms + _DAY_MS,
        ),
    ):
        if kind == Kind.REVIEW:
            last.pop(card, None)
            last[card] = rating
        elif former in last:
            moved = last.pop(former)
            last.setdefault(card, moved)
    cards = [card for card, rating in last.items() if rating == Rating.AGAIN]
    by_card = states(database, cards)
    found = (by_card[card] for card in cards if card in by_card)
    return tuple(
        state
        for state in found
        if state.deck in decks
        and not state.is_suspended
        and (state.buried_until_day is None or state.buried_until_day <= day)
        and state.memory is not None
        and state.memory.last_review_day == day
    )


def last_review_day(database: sqlite3.Connection, rollover_hour: int) -> int | None:
    """The local day of the last rating of all."""
    found = database.execute(
        f"""
        SELECT at_ms, offset_minutes FROM event
        WHERE kind = 'review' AND kind <> 'attempt' AND {log.NOT_VOIDED}
        ORDER BY at_ms DESC LIMIT 1
        """  # noqa: S608 - constants
    ).fetchone()
    if found is None:
        return None
    at_ms, offset_minutes = found
    return local_day(at_ms, offset_minutes, rollover_hour)


def _scheduled_decks(database: sqlite3.Connection) -> list[str]:
    return [deck for (deck,) in database.execute(_DECKS)]
