"""Where things are kept: the learner's folder and the files in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Places:
    """The folder that quiz reads and writes, and what is where in it."""

    home: Path

    @property
    def database(self) -> Path:
        """The event log and the state folded from it."""
        return self.home / "progress.db"

    @property
    def decks(self) -> Path:
        """The learner's own decks."""
        return self.home / "decks"

    @property
    def packs(self) -> Path:
        """Decks of others, a folder a pack."""
        return self.home / "packs"

    @property
    def config(self) -> Path:
        """Preferences of the interface."""
        return self.home / "config.toml"

    @property
    def logs(self) -> Path:
        """Logs of bugs."""
        return self.home / "logs"


def find_places(environment: Mapping[str, str]) -> Places:
    """The folders to use: `QUIZ_HOME`, else the platform's data folder."""
    home = environment.get("QUIZ_HOME", "").strip()
    if home:
        return Places(Path(home).expanduser())
    import platformdirs

    return Places(Path(platformdirs.user_data_dir("quiz", appauthor=False)))
