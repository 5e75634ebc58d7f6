"""Deck files on the disk: which there are, what is in them."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path

import quiz
from quiz.deck.codes import SEVERITIES
from quiz.deck.diagnostics import Diagnostic, Span
from quiz.deck.names import DECK_ID
from quiz.errors import system_reason

SUFFIXES = (".yaml", ".yml")
PEEKED_BYTES = 65_536
"""How much of a file is looked through for its id before all of it is parsed."""

_ID = re.compile(
    r"^id:[ \t]+(?P<quote>['\"]?)"
    rf"(?P<id>{DECK_ID.pattern})(?P=quote)[ \t]*(?:\#.*)?$",
    re.MULTILINE,
)


def bundled_folder() -> Path:
    """The folder of the decks that come with quiz.

    Inside the package where it is installed from a wheel, beside the package in
    a checkout.
    """
    package = Path(quiz.__file__).parent
    inside = package / "data"
    return inside if inside.is_dir() else package.parent / "data"


def deck_files(root: Path, found: list[Diagnostic]) -> Iterator[Path]:
    """The deck files under a folder, in a stable order; or the one file given.

    Hidden folders are passed over, and symbolic links that lead out of the
    folder are not followed. Folders that cannot be listed go to `found`.
    """
    if not root.is_dir():
        if root.is_file():
            yield root
        return
    inside = root.resolve()

    def complain(error: OSError) -> None:
        found.append(unopened(Path(error.filename), error))

    for folder, names, files in os.walk(root, onerror=complain):
        names[:] = sorted(name for name in names if not name.startswith("."))
        for name in sorted(files):
            path = Path(folder, name)
            if not name.endswith(SUFFIXES) or name.startswith("."):
                continue
            if path.is_symlink() and not path.resolve().is_relative_to(inside):
                continue
            if path.is_file():
                yield path


def peek_id(path: Path) -> str | None:
    """The id of the deck in a file, without parsing it; None: it must be parsed.

    Good for looking decks up, not for trusting: a text that quotes a deck can
    look like one.
    """
    try:
        with path.open("rb") as file:
            head = file.read(PEEKED_BYTES)
    except OSError:
        return None
    text = head.decode("utf-8", "replace").replace("\r", "\n")
    matches = list(_ID.finditer(text.removeprefix("\ufeff")))
    return matches[0]["id"] if len(matches) == 1 else None


def read_text(path: Path) -> tuple[str | None, list[Diagnostic]]:
    """The text of a file; None with a complaint if it has none."""
    try:
        data = path.read_bytes()
    except OSError as error:
        return None, [unopened(path, error)]
    try:
        return data.decode("utf-8"), []
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8").splitlines(keepends=True)
        line, column = max(len(before), 1), len(before[-1]) + 1 if before else 1
        if before and before[-1].endswith(("\n", "\r")):
            line, column = line + 1, 1
        span = Span(str(path), line, column)
        return None, [Diagnostic(span, "D009", (), SEVERITIES["D009"])]


def unopened(path: Path, error: OSError) -> Diagnostic:
    """The complaint about a file or folder that the system does not open."""
    arguments = (("reason", system_reason(error)),)
    return Diagnostic(Span(str(path), 1, 1), "D010", arguments, SEVERITIES["D010"])
