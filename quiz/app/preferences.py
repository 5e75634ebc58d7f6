"""What the interface remembers: which decks are on. A few lines of TOML.

Nothing here changes scheduling; that is in the event log.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterable
from pathlib import Path

from quiz.errors import QuizError

DECKS_ON_AT_FIRST = ("dl/activations", "dl/activation-functions")
"""A fresh machine starts with these: no wizard, no configuration."""

_LINE = re.compile(r"^decks_on\s*=\s*\[.*?\]\s*(?:#.*)?$\n?", re.MULTILINE | re.DOTALL)


def decks_on(path: Path) -> tuple[str, ...]:
    """Ids of the decks that bare `quiz` asks."""
    import tomllib

    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return DECKS_ON_AT_FIRST
    except (OSError, UnicodeDecodeError) as error:
        raise QuizError("preferences-unreadable", path=str(path)) from error
    try:
        stored = tomllib.loads(text).get("decks_on")
    except tomllib.TOMLDecodeError as error:
        raise QuizError(
            "preferences-broken", path=str(path), detail=str(error)
        ) from error
    if stored is None:
        return DECKS_ON_AT_FIRST
    if not isinstance(stored, list):
        raise QuizError("preferences-broken", path=str(path), detail="decks_on")
    return tuple(str(one) for one in stored)


def write_decks_on(path: Path, decks: Iterable[str]) -> None:
    """Keep which decks are on; the rest of the file stays as it is."""
    listed = ", ".join(json.dumps(deck, ensure_ascii=False) for deck in decks)
    line = f"decks_on = [{listed}]\n"
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        text = path.read_text(encoding="utf-8") if path.exists() else ""
        rest = _LINE.sub("", text)
        draft = path.with_suffix(".toml.new")
        draft.write_text(line + rest, encoding="utf-8")
        os.replace(draft, path)  # noqa: PTH105 - atomic on every system
    except (OSError, UnicodeDecodeError) as error:
        raise QuizError("preferences-unwritable", path=str(path)) from error
