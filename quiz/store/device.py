"""Who writes this log: a device, which is one file in one place.

Two logs that count under one device id would lose events when they meet. So
the file remembers what it is: its inode (with its time of birth, where the
system tells) and the machine. A copied folder, a copy restored from a backup
or a moved disk is another file, and becomes another device; renaming the folder
changes nothing. What cannot be told apart is an image of a whole machine.

A new device costs little: undo no longer reaches the answers of the old one.
"""

from __future__ import annotations

import hashlib
import os
import sqlite3
from pathlib import Path

from quiz.store.transaction import transaction

_MACHINE_ID = Path("/etc/machine-id")


def own_device(database: sqlite3.Connection, path: Path) -> str:
    """The id that this very file counts under; a copy becomes another device here."""
    device, mark = stored_device(database)
    own = marker(path)
    if mark == own:
        return device
    with transaction(database):
        device, mark = stored_device(database)
        if mark != own:  # no other process has been here meanwhile
            device = new_device()
            write_device(database, device, own)
    return device


def new_device() -> str:
    """A device id: 16 random hex digits."""
    return os.urandom(8).hex()


def marker(path: Path) -> str:
    """What tells the file at `path` from its copies: 16 hex digits."""
    status = path.stat()
    born = getattr(status, "st_birthtime", "")
    try:
        machine = _MACHINE_ID.read_text(encoding="ascii").strip()
    except (OSError, UnicodeDecodeError):
        machine = ""
    # Hashed, because a machine's id is not for passing on.
    text = f"quiz|{status.st_ino}|{born}|{machine}"
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def stored_device(database: sqlite3.Connection) -> tuple[str, str]:
    """The device id and the marker in the file; empty if there are none."""
    rows = database.execute(
        "SELECT name, value FROM meta WHERE name IN ('device', 'marker')"
    )
    found = dict(rows.fetchall())
    return found.get("device", ""), found.get("marker", "")


def write_device(database: sqlite3.Connection, device: str, mark: str) -> None:
    """Keep the device id and the marker."""
    database.executemany(
        "INSERT OR REPLACE INTO meta (name, value) VALUES (?, ?)",
        [("device", device), ("marker", mark)],
    )
