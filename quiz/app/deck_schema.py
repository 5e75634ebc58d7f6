"""The schema file that editors complete and check decks by."""

from __future__ import annotations

import json
from pathlib import Path

from quiz.app.replacing import replace_file
from quiz.deck.schema import deck_schema
from quiz.errors import QuizError, system_reason
from quiz.ui.language import table

NAME = "deck.schema.json"
"""What the file beside decks is called."""
LINE = f"# yaml-language-server: $schema={NAME}"
"""The first line of a deck: language servers take the path from where the deck is."""
_OURS = "`quiz deck schema`"
"""What tells a schema of ours, of whatever version, from a file of another's."""


def schema_text(language: str) -> str:
    """The schema, with what keys are for in a language."""
    words = {key: str(text) for key, text in table("schema", language).items()}
    return json.dumps(deck_schema(words), ensure_ascii=False, indent=2) + "\n"


def write_schema(path: Path, language: str) -> None:
    """Write it to a file.

    Raises:
        QuizError: ``file-unwritable``.
    """
    try:
        replace_file(path, schema_text(language).encode("utf-8"))
    except OSError as error:
        detail = system_reason(error)
        raise QuizError("file-unwritable", path=str(path), detail=detail) from error


def refresh_schema(folder: Path, language: str) -> bool:
    """Write the file beside decks, or the one of an older version anew.

    Returns:
        Whether a schema of ours is there now: a file of another's is left alone.
    """
    path = folder / NAME
    try:
        there = path.read_text(encoding="utf-8", errors="replace")
    except FileNotFoundError:
        there = None
    except OSError:
        return False
    if there is not None and _OURS not in there:
        return False
    if there != schema_text(language):
        write_schema(path, language)
    return True
