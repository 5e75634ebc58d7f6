"""All or nothing."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def transaction(database: sqlite3.Connection) -> Iterator[None]:
    """Write what happens inside at once and durably, or not at all.

    It takes the right to write at the start, so it never fails half-way because
    another process came first; while that one writes, it waits. The connection
    is in autocommit mode.
    """
    database.execute("BEGIN IMMEDIATE")
    try:
        yield
        database.execute("COMMIT")
    finally:
        # After a COMMIT there is none left; SQLite also rolls back by itself after
        # some errors, such as a full disk.
        if database.in_transaction:
            database.execute("ROLLBACK")
