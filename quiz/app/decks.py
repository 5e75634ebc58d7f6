"""Decks: which there are, which are on, what is wrong with them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from quiz.app.desk import open_desk, open_library
from quiz.app.names import DECK_SUFFIXES, known_decks
from quiz.app.places import Places, find_places
from quiz.deck.diagnostics import Diagnostic
from quiz.errors import Exit, QuizError
from quiz.library import Library
from quiz.store import Kind

if TYPE_CHECKING:
    from quiz.app.deck_checks import Step, Try


def turn(
    environment: Mapping[str, str], names: Iterable[str], *, on: bool
) -> list[str]:
    """Turn decks on or off; their ids.

    Raises:
        QuizError: A name fits no deck. Nothing is turned then.
    """
    with open_desk(environment) as desk:
        decks = known_decks(names, desk.library.deck_ids())
        on_already = desk.decks_on()
        for deck in decks:
            # An event each: the order given is the order of new cards.
            if (deck in on_already) != on:
                desk.append(Kind.SETTINGS, None, {"decks": {deck: on}})
    return list(decks)


def complaints(
    environment: Mapping[str, str],
    paths: Sequence[Path],
    *,
    attempt: Try | None = None,
    step: Step | None = None,
) -> tuple[list[Diagnostic], int]:
    """Every complaint about the files, or about all decks; and how many files.

    Args:
        attempt: Tries rules about formulas; in a child process where it is None.
        step: Told how far that has come.

    Raises:
        QuizError: ``no-such-path``.
    """
    from quiz.app.deck_checks import InChildren, checked

    places = find_places(environment)
    paths = [located(places, str(path)) for path in paths]
    library = open_library(places, extra=paths)
    attempt = attempt or InChildren()
    within: Sequence[Path | None] = paths or (None,)
    try:
        found = set(checked(library, paths, attempt, step))
    finally:
        if isinstance(attempt, InChildren):
            attempt.close()
    found |= {one for path in within for one in library.diagnostics(within=path)}
    files = {file for path in within for file in library.files(within=path)}
    return sorted(found), len(files)


def located(places: Places, name: str) -> Path:
    """The file or folder of that name, else the file of the deck of that id.

    Raises:
        QuizError: ``no-such-path``: it is neither.
    """
    path = Path(name).expanduser()
    if path.exists():
        return path
    library = open_library(places)
    ids = library.deck_ids()
    meant = [one for one in ids if name in (one, one.rpartition("/")[2])]
    deck = library.deck(name if name in meant else meant[0]) if meant else None
    if deck is None or name.endswith(DECK_SUFFIXES):
        raise QuizError("no-such-path", exit_code=Exit.CANNOT_RUN, path=name)
    return Path(deck.path)


def read_source(path: str) -> str | None:
    """The text of a deck file for the caret; None if it cannot be read."""
    try:
        return Path(path).read_text(encoding="utf-8", errors="replace")
    except OSError:
        return None


def problem_counts(library: Library) -> dict[str, int]:
    """How many complaints there are about each file."""
    counts: dict[str, int] = {}
    for one in library.diagnostics():
        counts[one.span.path] = counts.get(one.span.path, 0) + 1
    return counts
