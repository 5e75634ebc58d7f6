"""The settings in force, read from the file once for each state of it."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping

from quiz.memory import Settings
from quiz.store.cache import read_values
from quiz.store.fold import scheduling


class InForce:
    """Settings and decks as this connection last saw them."""

    def __init__(self, database: sqlite3.Connection) -> None:
        self._database = database
        self._settings: Settings | None = None
        self._values: Mapping[str, object] = {}
        self._version = -1
        """State of the file when the settings were read."""

    def settings(self) -> Settings:
        """The scheduling settings, read again if another process has written."""
        version = data_version(self._database)
        if self._settings is None or version != self._version:
            self._values = read_values(self._database)
            self._settings = scheduling(self._values)
            self._version = version
        return self._settings

    def decks(self) -> dict[str, bool]:
        """Decks that were turned on or off, by id, the latest turned last."""
        self.settings()
        decks = self._values.get("decks")
        return {
            str(deck): is_on
            for deck, is_on in (decks.items() if isinstance(decks, dict) else ())
            if isinstance(is_on, bool)
        }

    def become(self, settings: Settings) -> None:
        """Take over what this connection itself has just made of them."""
        self._settings = settings
        self._values = read_values(self._database)

    def forget(self) -> None:
        """Read them again: what was written has been rolled back."""
        self._settings = None


def data_version(database: sqlite3.Connection) -> int:
    """A number that changes as another connection writes to the file."""
    version: int = database.execute("PRAGMA data_version").fetchone()[0]
    return version
