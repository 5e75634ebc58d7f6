"""A copy of the file, whole at any moment, even while others write."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path


def copy_to(database: sqlite3.Connection, target: Path) -> None:
    """Copy the database to `target`, durably; a file there is replaced.

    It goes under another name first, so `target` is never half a copy.
    """
    target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    draft = target.with_name(f".{target.name}-{os.urandom(6).hex()}")
    try:
        os.close(os.open(draft, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
        copy = sqlite3.connect(draft)
        try:
            database.backup(copy)
            # One plain file, which a read-only place can hold as well.
            copy.execute("PRAGMA journal_mode = DELETE")
        finally:
            copy.close()
        with draft.open("rb+") as file:
            os.fsync(file.fileno())
        draft.replace(target)
    finally:
        draft.unlink(missing_ok=True)
    sync_folder(target.parent)


def sync_folder(folder: Path) -> None:
    """Make the names in a folder durable, where the system can."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
