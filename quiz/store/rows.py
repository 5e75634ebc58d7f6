"""Rows of the table ``card_state``."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, cast

from quiz.memory import Memory, Phase
from quiz.store.fold import CardState

if TYPE_CHECKING:
    from quiz.deck.model import CardId

_COLUMNS = (
    "card", "deck", "stability_days", "difficulty", "last_review_day", "reviews",
    "lapses", "phase", "step", "wait_minutes", "due_day", "due_at_ms",
    "is_suspended", "buried_until_day", "introduced_day", "pending_attempt",
    "last_at_ms", "last_device", "last_counter",
)  # fmt: skip
_LIST = ", ".join(_COLUMNS)
_INSERT = (
    f"INSERT OR REPLACE INTO card_state ({_LIST})"  # noqa: S608
    f" VALUES ({', '.join('?' * len(_COLUMNS))})"
)


def write(database: sqlite3.Connection, states: Iterable[CardState]) -> None:
    """Keep states, each instead of the one before."""
    database.executemany(_INSERT, map(_values, states))


def delete(database: sqlite3.Connection, cards: Iterable[str]) -> None:
    """Forget the states of cards that have no past any more."""
    database.executemany(
        "DELETE FROM card_state WHERE card = ?", ((card,) for card in cards)
    )


def read(database: sqlite3.Connection, card: str) -> CardState | None:
    """The state of one card."""
    return next(select(database, "card = ?", (card,)), None)


def select(
    database: sqlite3.Connection,
    condition: str = "1",
    values: Sequence[object] = (),
    *,
    order: str = "",
) -> Iterator[CardState]:
    """States that fit an SQL condition."""
    rows = database.execute(
        f"SELECT {_LIST} FROM card_state WHERE {condition} {order}",  # noqa: S608
        tuple(values),
    )
    for row in rows:
        stability, difficulty, day, reviews, lapses, phase, step, wait = row[2:10]
        memory = None
        if stability is not None:
            memory = Memory(
                stability, difficulty, day, reviews, lapses, Phase(phase), step, wait
            )
        yield CardState(
            card=cast("CardId", row[0]),
            memory=memory,
            due_day=row[10],
            due_at_ms=row[11],
            is_suspended=bool(row[12]),
            buried_until_day=row[13],
            introduced_day=row[14],
            pending_attempt=row[15],
            last=(row[16], row[17], row[18]),
        )


def _values(state: CardState) -> tuple[object, ...]:
    memory = state.memory
    remembered = (
        (None,) * 8
        if memory is None
        else (
            memory.stability_days,
            memory.difficulty,
            memory.last_review_day,
            memory.reviews,
            memory.lapses,
            str(memory.phase),
            memory.step,
            memory.wait_minutes,
        )
    )
    return (
        state.card,
        state.deck,
        *remembered,
        state.due_day,
        state.due_at_ms,
        int(state.is_suspended),
        state.buried_until_day,
        state.introduced_day,
        state.pending_attempt,
        *state.last,
    )
