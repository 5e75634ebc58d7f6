"""Answers made durable and due cards found, against the disk alone."""

from __future__ import annotations

import os
import random
import statistics
import tempfile
from collections.abc import Iterator
from pathlib import Path

from quiz.store import Event, Kind, Store

from .frame import Row, Table, Times, timed

_START_MS = 1_700_000_000_000
_DAY_MS = 86_400_000
_FIRST_DAY = 19_675
_DECKS = 50
_BLOCK = b"x" * 4_096


def _reviews(cards: int) -> Iterator[Event]:
    dice = random.Random(1)  # noqa: S311 - not secrets
    for number in range(cards):
        yield Event(
            "f" * 16,
            number + 1,
            _START_MS + number % 200 * _DAY_MS + number,
            60,
            "review",
            f"dl/deck{number % _DECKS}:card-{number}",
            {"rating": dice.randint(1, 4), "took_ms": 9_000},
        )


def measure(cards: int, appends: int) -> Table:
    """A log with one review for each of `cards`, then more, one at a time."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "progress.db"
        with Store.open(path, now_ms=0) as store:
            store.merge(_reviews(cards))
            due = [timed(lambda: _due(store)) for _ in range(30)]
            durable, raw = _appended(store, Path(folder) / "raw", cards, appends)
    rows = (
        Row(
            f"due query at {cards} cards", statistics.median(due) * 1e3, "ms", goal=1.0
        ),
        Row(
            "an answer made durable",
            durable.median * 1e3,
            "ms",
            raw.median * 1e3,
            "4 KiB and fdatasync",
            2.0,
            max(durable.spread, raw.spread),
        ),
        Row("the same, 99th percentile", durable.quantile(0.99) * 1e3, "ms"),
    )
    return Table("The store", rows)


def _due(store: Store) -> None:
    store.due(_FIRST_DAY + 150, limit=20)


def _appended(
    store: Store, raw_path: Path, cards: int, count: int
) -> tuple[Times, Times]:
    dice = random.Random(2)  # noqa: S311 - not secrets
    durable, raw = [], []
    sync = getattr(os, "fdatasync", os.fsync)
    with raw_path.open("wb", buffering=0) as file:

        def write() -> None:
            file.write(_BLOCK)
            sync(file.fileno())

        for number in range(count):
            card = f"dl/deck3:card-{dice.randrange(cards)}"
            at_ms = _START_MS + 300 * _DAY_MS + number * 10_000
            durable.append(
                timed(
                    lambda card=card, at_ms=at_ms: store.append(
                        Kind.REVIEW,
                        card,
                        {"rating": 3},
                        at_ms=at_ms,
                        offset_minutes=60,
                    )
                )
            )
            raw.append(timed(write))
    return Times(tuple(durable)), Times(tuple(raw))
