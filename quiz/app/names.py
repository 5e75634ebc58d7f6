"""Decks by the names people give them."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Sequence
from pathlib import Path

from quiz.errors import Exit, QuizError
from quiz.library import Library

DECK_SUFFIXES = (".yaml", ".yml")


def split_paths(names: Iterable[str]) -> tuple[tuple[str, ...], tuple[Path, ...]]:
    """Deck ids on the one hand, deck files on the other."""
    given = list(names)
    ids = [name for name in given if not name.endswith(DECK_SUFFIXES)]
    paths = [Path(name) for name in given if name.endswith(DECK_SUFFIXES)]
    return tuple(ids), tuple(paths)


def decks_in(library: Library, paths: Sequence[Path]) -> tuple[str, ...]:
    """The decks in files and folders that are on the library's shelf.

    Raises:
        QuizError: There is nothing at a path.
    """
    wanted = {path.resolve() for path in paths}
    for path in paths:
        if not path.exists():
            raise QuizError("no-such-path", exit_code=Exit.CANNOT_RUN, path=str(path))
    if not wanted:
        return ()
    return tuple(
        one.id
        for one in library.summaries()
        if wanted & {one.path.resolve(), *one.path.resolve().parents}
    )


def known_decks(names: Iterable[str], known: Sequence[str]) -> tuple[str, ...]:
    """The decks that `names` mean: an id, or the last part of one.

    Raises:
        QuizError: A name fits no deck; the hint has the nearest one.
    """
    found = []
    for name in names:
        ends = [deck for deck in known if deck.rpartition("/")[2] == name]
        if name in known:
            found.append(name)
        elif len(ends) == 1:
            found.append(ends[0])
        else:
            raise _unknown(name, known)
    return tuple(dict.fromkeys(found))


def _unknown(name: str, known: Sequence[str]) -> QuizError:
    near = difflib.get_close_matches(name, known, n=1)
    return QuizError(
        "unknown-deck" if near else "no-such-deck",
        exit_code=Exit.WRONG_USAGE,
        given=name,
        suggestion=near[0] if near else "",
    )
