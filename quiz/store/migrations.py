"""Schema changes, oldest first. Published entries are never edited or reordered."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable

from quiz.errors import QuizError
from quiz.store.transaction import transaction

APPLICATION_ID = 0x5155495A
"""``QUIZ``: tells our files from other programs' databases."""

Migration = Callable[[sqlite3.Connection], None]

_VERSION_1 = (
    f"PRAGMA application_id = {APPLICATION_ID}",
    """
    CREATE TABLE meta (
        name  TEXT NOT NULL PRIMARY KEY,
        value TEXT NOT NULL
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE event (
        device         TEXT NOT NULL,
        counter        INTEGER NOT NULL,
        at_ms          INTEGER NOT NULL,   -- UTC
        offset_minutes INTEGER NOT NULL,   -- local clock ahead of UTC
        kind           TEXT NOT NULL,
        card           TEXT,
        payload        TEXT NOT NULL,      -- JSON object
        PRIMARY KEY (device, counter)
    ) STRICT, WITHOUT ROWID
    """,
    # The primary key is part of every index here: both are in the fold's order.
    "CREATE INDEX event_by_card ON event (card, at_ms) WHERE card IS NOT NULL",
    "CREATE INDEX event_by_kind ON event (kind, at_ms) WHERE kind <> 'attempt'",
    """
    CREATE TABLE voided (
        device  TEXT NOT NULL,
        counter INTEGER NOT NULL,
        PRIMARY KEY (device, counter)
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE setting (
        name  TEXT NOT NULL PRIMARY KEY,
        value TEXT NOT NULL                -- JSON
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE card_state (
        card             TEXT NOT NULL PRIMARY KEY,
        deck             TEXT NOT NULL,
        stability_days   REAL,             -- these seven: NULL for a new card
        difficulty       REAL,
        last_review_day  INTEGER,
        reviews          INTEGER,
        lapses           INTEGER,
        phase            TEXT,
        step             INTEGER,
        wait_minutes     INTEGER,
        due_day          INTEGER,
        due_at_ms        INTEGER,
        is_suspended     INTEGER NOT NULL,
        buried_until_day INTEGER,
        introduced_day   INTEGER,
        pending_attempt  TEXT,
        last_at_ms       INTEGER NOT NULL,
        last_device      TEXT NOT NULL,
        last_counter     INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE INDEX card_due ON card_state (deck, due_day, buried_until_day, due_at_ms)
    WHERE is_suspended = 0 AND due_day IS NOT NULL
    """,
    """
    CREATE INDEX card_introduced ON card_state (introduced_day)
    WHERE introduced_day IS NOT NULL
    """,
    """
    CREATE INDEX card_pending ON card_state (pending_attempt)
    WHERE pending_attempt IS NOT NULL
    """,
)


def _001_log_and_state(database: sqlite3.Connection) -> None:
    for statement in _VERSION_1:
        database.execute(statement)


_REVIEWS = """
    again         INTEGER NOT NULL,    -- ratings
    hard          INTEGER NOT NULL,
    good          INTEGER NOT NULL,
    easy          INTEGER NOT NULL,
    predicted_ppm INTEGER NOT NULL,    -- sum of recall expected, in millionths
    took_ms       INTEGER NOT NULL
"""

_VERSION_2 = (
    f"""
    CREATE TABLE review_all (
        day INTEGER NOT NULL,              -- local
        age INTEGER NOT NULL,              -- of the memory
        {_REVIEWS},
        PRIMARY KEY (day, age)
    ) STRICT, WITHOUT ROWID
    """,
    f"""
    CREATE TABLE review_day (
        deck TEXT NOT NULL,
        day  INTEGER NOT NULL,
        age  INTEGER NOT NULL,
        {_REVIEWS},
        PRIMARY KEY (deck, day, age)
    ) STRICT, WITHOUT ROWID
    """,
    f"""
    CREATE TABLE review_deck (
        deck TEXT NOT NULL,
        age  INTEGER NOT NULL,
        {_REVIEWS},
        PRIMARY KEY (deck, age)
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE review_card (
        card          TEXT NOT NULL PRIMARY KEY,
        reviews       INTEGER NOT NULL,
        tested        INTEGER NOT NULL,    -- on a later day than the one before
        recalled      INTEGER NOT NULL,
        predicted_ppm INTEGER NOT NULL,
        took_ms       INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE slip (
        deck    TEXT NOT NULL,
        reason  TEXT NOT NULL,
        answers INTEGER NOT NULL,
        PRIMARY KEY (deck, reason)
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE prediction (
        card          TEXT NOT NULL,
        percent       INTEGER NOT NULL,
        answers       INTEGER NOT NULL,
        right_answers INTEGER NOT NULL,
        PRIMARY KEY (card, percent)
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE prediction_deck (
        deck          TEXT NOT NULL,
        percent       INTEGER NOT NULL,
        answers       INTEGER NOT NULL,
        right_answers INTEGER NOT NULL,
        PRIMARY KEY (deck, percent)
    ) STRICT, WITHOUT ROWID
    """,
)


def _002_counts(database: sqlite3.Connection) -> None:
    for statement in _VERSION_2:
        database.execute(statement)


MIGRATIONS: tuple[Migration, ...] = (_001_log_and_state, _002_counts)


def schema_version(database: sqlite3.Connection) -> int:
    """The version of the schema in the file; 0 for an empty one."""
    version: int = database.execute("PRAGMA user_version").fetchone()[0]
    return version


def refuse_newer(version: int, path: str) -> None:
    """Stop at a file that a later quiz has written.

    Raises:
        QuizError: ``database-newer``.
    """
    if version > len(MIGRATIONS):
        raise QuizError(
            "database-newer", path=path, found=version, known=len(MIGRATIONS)
        )


def migrate(database: sqlite3.Connection, path: str = "") -> int:
    """Bring the file up to date and return how many steps were applied.

    Each step commits together with its version number, so an interrupted
    upgrade goes on where it stopped. The connection is in autocommit mode.

    Raises:
        QuizError: ``database-newer``; nothing is touched.
    """
    applied = 0
    refuse_newer(schema_version(database), path)
    while schema_version(database) < len(MIGRATIONS):
        with transaction(database):
            # Another process may have come first.
            version = schema_version(database)
            refuse_newer(version, path)
            if version == len(MIGRATIONS):
                break
            MIGRATIONS[version](database)
            database.execute(f"PRAGMA user_version = {version + 1}")
        applied += 1
    return applied
