"""Where things are kept: the learner's folder and the bundled decks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import quiz


@dataclass(frozen=True, slots=True)
class Places:
    """The folders and files that quiz reads and writes."""

    home: Path
    bundled: Path
    """Decks that came with quiz; never written to."""

    @property
    def database(self) -> Path:
        """The event log and the state folded from it."""
        return self.home / "progress.db"

    @property
    def decks(self) -> Path:
        """The learner's own decks."""
        return self.home / "decks"

    @property
    def preferences(self) -> Path:
        """What the interface remembers."""
        return self.home / "config.toml"

    @property
    def deck_roots(self) -> tuple[Path, ...]:
        """Where decks are looked for; the first that has a deck id wins."""
        return (self.decks, self.bundled)


def find_places(environment: Mapping[str, str]) -> Places:
    """The folders to use: `QUIZ_HOME`, else the platform's data folder."""
    home = environment.get("QUIZ_HOME", "").strip()
    return Places(Path(home) if home else _platform_home(), bundled_decks())


def bundled_decks() -> Path:
    """The decks' folder inside the package, or beside it in a checkout."""
    package = Path(quiz.__file__).parent
    inside = package / "data"
    return inside if inside.is_dir() else package.parent / "data"


def _platform_home() -> Path:
    import platformdirs

    return Path(platformdirs.user_data_dir("quiz", appauthor=False))
