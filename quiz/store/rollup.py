"""The tables of counts: kept in step with the log, read by statistics.

They hold what `Tally` counts: ``review_all`` by local day and age, ``review_day`` and
``review_deck`` the same by deck, with and without the day, ``review_card`` by card,
``slip`` wrong answers by deck and reason, ``prediction`` and ``prediction_deck``
predictions by card or deck and per cent. A row whose counts have come to nothing is
not kept.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from quiz.memory import Settings
from quiz.store import log
from quiz.store.event import Event, Kind, parse_id
from quiz.store.fold import CardState, deck_of
from quiz.store.tally import Tally, percent_of, rating_of, slip_of, tally_of

if TYPE_CHECKING:
    from quiz.deck.model import CardId

_REVIEWS = ("again", "hard", "good", "easy", "predicted_ppm", "took_ms")
TABLES: Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "review_all": (("day", "age"), _REVIEWS),
    "review_day": (("deck", "day", "age"), _REVIEWS),
    "review_deck": (("deck", "age"), _REVIEWS),
    "review_card": (
        ("card",),
        ("reviews", "tested", "recalled", "predicted_ppm", "took_ms"),
    ),
    "slip": (("deck", "reason"), ("answers",)),
    "prediction": (("card", "percent"), ("answers", "right_answers")),
    "prediction_deck": (("deck", "percent"), ("answers", "right_answers")),
}
"""Tables with their keys and counts."""

Rows = dict[tuple[object, ...], list[int]]


def refold(
    database: sqlite3.Connection,
    now: Iterable[Event],
    before: Iterable[Event],
    settings: Settings,
) -> None:
    """Count cards by all that is in the log now instead of what was before.

    Args:
        now: Events of these cards, in order, without those taken back.
        before: The same as they were when the cards were last counted.
    """
    add(database, tally_of(now, settings).minus(tally_of(before, settings)))


def applied(
    database: sqlite3.Connection,
    state: CardState | None,
    event: Event,
    settings: Settings,
) -> bool:
    """Count one event later than all that its card has been through.

    Args:
        state: Of the card, before it.

    Returns:
        False if that takes looking at the whole past: nothing is counted then.
    """
    card, tally = event.card, Tally()
    if card is None:
        return True
    if event.kind == Kind.RESET:
        return state is None or state.memory is None
    may_be_overruled = False
    if event.kind == Kind.REVIEW:
        rating = rating_of(event.payload)
        if rating is None:
            return True
        memory = None if state is None else state.memory
        tally.add_review(card, memory, event, rating, settings)
        percent = _awaiting(database, state)
        if percent is not None:
            tally.predictions[card, percent] = [1, int(rating > 1)]
            may_be_overruled = True
    elif event.kind == Kind.ATTEMPT and event.payload.get("cram") is not True:
        reason, percent = slip_of(event.payload), percent_of(event.payload)
        if reason is not None:
            tally.slips[deck_of(card), reason] = [1]
        outcome = event.payload.get("outcome")
        if percent is not None and outcome in ("correct", "wrong"):
            tally.predictions[card, percent] = [1, int(outcome == "correct")]
        may_be_overruled = reason is not None or percent is not None
    if may_be_overruled and _has_dispute(database, card):
        return False
    add(database, tally)
    return True


def _awaiting(database: sqlite3.Connection, state: CardState | None) -> int | None:
    """How sure one was of the answer that a rating now decides about, in per cent."""
    parsed = None if state is None else parse_id(state.pending_attempt)
    answer = None if parsed is None else log.find(database, *parsed)
    if answer is None or answer.payload.get("outcome") in ("correct", "wrong"):
        return None
    return percent_of(answer.payload)


def _has_dispute(database: sqlite3.Connection, card: CardId) -> bool:
    """Whether any answer to a card may have been disputed."""
    found = database.execute(
        "SELECT 1 FROM event WHERE card = ? AND kind = 'note'"
        " AND (instr(payload, '\"dispute\"') OR instr(payload, '\\u')) LIMIT 1",
        (card,),
    )
    return found.fetchone() is not None


def replace(database: sqlite3.Connection, tally: Tally) -> None:
    """Make the tables hold this and nothing else."""
    for table in TABLES:
        database.execute(f"DELETE FROM {table}")  # noqa: S608 - constants
    add(database, tally)


def add(database: sqlite3.Connection, tally: Tally) -> None:
    """Add to the tables; counts below zero take away."""
    for table, rows in tables_of(tally).items():
        if rows:
            _add_rows(database, table, rows)


def _add_rows(database: sqlite3.Connection, table: str, rows: Rows) -> None:
    add_up, drop_empty = _statements(table)
    database.executemany(add_up, ((*key, *row) for key, row in rows.items()))
    smaller = [key for key, row in rows.items() if min(row) < 0]
    if smaller:
        database.executemany(drop_empty, smaller)


@lru_cache(maxsize=16)
def _statements(table: str) -> tuple[str, str]:
    """How rows are added to a table, and how those that are empty are dropped."""
    keys, counts = TABLES[table]
    columns = ", ".join((*keys, *counts))
    marks = ", ".join("?" * (len(keys) + len(counts)))
    sums = ", ".join(f"{name} = {name} + excluded.{name}" for name in counts)
    same = " AND ".join(f"{name} = ?" for name in keys)
    empty = " AND ".join(f"{name} = 0" for name in counts)
    return (
        f"INSERT INTO {table} ({columns}) VALUES ({marks})"  # noqa: S608 - constants
        f" ON CONFLICT DO UPDATE SET {sums}",
        f"DELETE FROM {table} WHERE {same} AND {empty}",  # noqa: S608 - constants
    )


def stored(database: sqlite3.Connection) -> dict[str, Rows]:
    """All that the tables hold."""
    found: dict[str, Rows] = {}
    for table, (keys, counts) in TABLES.items():
        columns = ", ".join((*keys, *counts))
        rows = database.execute(f"SELECT {columns} FROM {table}")  # noqa: S608
        found[table] = {row[: len(keys)]: list(row[len(keys) :]) for row in rows}
    return found


def is_same(table: str, stored: Sequence[int], counted: Sequence[int]) -> bool:
    """Whether counts are equal; the last digit of a prediction may be the machine's."""
    names = TABLES[table][1]
    return all(
        abs(old - new) <= (_slack(new) if name == "predicted_ppm" else 0)
        for name, old, new in zip(names, stored, counted, strict=True)
    )


def _slack(predicted_ppm: int) -> int:
    return 2 + predicted_ppm // 100_000


def tables_of(tally: Tally) -> dict[str, Rows]:
    """What the tables hold where all counts are these."""
    every: Rows = {}
    by_deck: Rows = {}
    foretold: Rows = {}
    for (card, percent), counts in tally.predictions.items():
        _sum(foretold, (deck_of(card), percent), counts)
    for (deck, day, age), counts in tally.days.items():
        _sum(every, (day, age), counts)
        _sum(by_deck, (deck, age), counts)
    return {
        "review_all": every,
        "review_day": dict(tally.days.items()),
        "review_deck": by_deck,
        "review_card": {(card,): row for card, row in tally.cards.items()},
        "slip": dict(tally.slips.items()),
        "prediction": dict(tally.predictions.items()),
        "prediction_deck": foretold,
    }


def _sum(rows: Rows, key: tuple[object, ...], counts: Sequence[int]) -> None:
    own = rows.get(key)
    if own is None:
        rows[key] = list(counts)
    else:
        for place, count in enumerate(counts):
            own[place] += count
