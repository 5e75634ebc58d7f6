"""Comparing the stored state with the log it comes from."""

from __future__ import annotations

import math
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass, fields

from quiz.memory import Memory
from quiz.store import log, rollup, rows
from quiz.store.cache import folded_cards, read_values
from quiz.store.event import Kind
from quiz.store.fold import CardState, fold_values, scheduling, voided_ids
from quiz.store.tally import Tally

TOLERANCE = 1e-6
"""Largest relative difference of stored and computed stability and difficulty: the
engine's last digits may depend on the machine."""


@dataclass(frozen=True, slots=True)
class Difference:
    """Where the file is not what its log says."""

    where: str
    """A card's id, ``setting``, ``voided``, ``integrity``, or a table of counts."""
    field: str
    stored: str
    folded: str


def differences(database: sqlite3.Connection) -> Iterator[Difference]:
    """Every difference between the file and what its log comes to."""
    for (line,) in database.execute("PRAGMA quick_check"):
        if line != "ok":
            yield Difference("integrity", "", line, "ok")
    yield from _voided(database)
    values = fold_values(log.of_kind(database, Kind.SETTINGS))
    stored = read_values(database)
    for name in sorted(values.keys() | stored.keys()):
        if values.get(name) != stored.get(name):
            yield _difference("setting", name, stored.get(name), values.get(name))
    unmet = {card for (card,) in database.execute("SELECT card FROM card_state")}
    tally = Tally()
    for state in folded_cards(database, scheduling(values), tally):
        unmet.discard(state.card)
        yield from _compare(rows.read(database, state.card), state)
    for card in sorted(unmet):
        yield _difference(card, "card", card, None)
    yield from _counts(database, tally)


def _counts(database: sqlite3.Connection, tally: Tally) -> Iterator[Difference]:
    """Where the counts that are kept for statistics are others than in the log."""
    kept, wanted = rollup.stored(database), rollup.tables_of(tally)
    for table, rows_ in wanted.items():
        for key in sorted(rows_.keys() | kept[table].keys(), key=str):
            old, new = kept[table].get(key), rows_.get(key)
            if old is None or new is None or not rollup.is_same(table, old, new):
                name = " ".join(map(str, key))
                yield _difference(table, name, old, new)


def _voided(database: sqlite3.Connection) -> Iterator[Difference]:
    known = set(database.execute("SELECT device, counter FROM voided"))
    wanted = voided_ids(log.voids(database))
    for device, counter in sorted(known ^ wanted):
        name = f"{device}.{counter}"
        is_known = (device, counter) in known
        yield _difference("voided", name, is_known, not is_known)


def _compare(stored: CardState | None, folded: CardState) -> Iterator[Difference]:
    if stored is None:
        yield _difference(folded.card, "card", None, folded.card)
        return
    for field in fields(CardState):
        old, new = getattr(stored, field.name), getattr(folded, field.name)
        if isinstance(old, Memory) and isinstance(new, Memory):
            for part in fields(Memory):
                before, now = getattr(old, part.name), getattr(new, part.name)
                if not _is_same(before, now):
                    yield _difference(folded.card, part.name, before, now)
        elif old != new:
            yield _difference(folded.card, field.name, old, new)


def _is_same(stored: object, folded: object) -> bool:
    if isinstance(stored, float) and isinstance(folded, float):
        return math.isclose(stored, folded, rel_tol=TOLERANCE)
    return stored == folded


def _difference(where: str, field: str, stored: object, folded: object) -> Difference:
    return Difference(where, field, str(stored), str(folded))
