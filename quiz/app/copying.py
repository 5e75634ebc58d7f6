"""The learner's own copy of a deck that may not be changed where it is."""

from __future__ import annotations

import os
from pathlib import Path

from quiz.app.desk import Desk


def is_read_only(desk: Desk, deck_id: str, path: Path) -> bool:
    """Whether a deck came with quiz or in a pack, or may not be written to."""
    if desk.library.is_bundled(deck_id) or path.is_relative_to(desk.places.packs):
        return True
    return not os.access(path, os.W_OK)


def place_of_copy(folder: Path, deck_id: str, path: Path) -> Path:
    """A path in `folder` that no file has: the deck's own name, if it is free."""
    name = deck_id.replace("/", "-") or path.stem
    names = [path.name, f"{name}.yaml", *(f"{name}-{n}.yaml" for n in range(2, 100))]
    free = (folder / one for one in names if not (folder / one).exists())
    return next(free, folder / path.name)
