"""Decks: which there are, which are on, what is wrong with them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from quiz.app.desk import open_desk, open_library
from quiz.app.names import known_decks
from quiz.app.places import find_places
from quiz.deck.diagnostics import Diagnostic
from quiz.deck.model import Formula
from quiz.errors import Exit, QuizError
from quiz.library import Library
from quiz.store import Kind


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
    environment: Mapping[str, str], paths: Sequence[Path]
) -> tuple[list[Diagnostic], int]:
    """Every complaint about the files, or about all decks; and how many files.

    Raises:
        QuizError: A path does not exist.
    """
    places = find_places(environment)
    for path in paths:
        if not path.exists():
            raise QuizError("no-such-path", exit_code=Exit.CANNOT_RUN, path=str(path))
    library = open_library(places, extra=paths)
    if not paths:
        found = {*library.diagnostics(), *_worked_out(library, None)}
        return sorted(found), len(library.files())
    found = {one for path in paths for one in library.diagnostics(within=path)}
    found |= {one for path in paths for one in _worked_out(library, path)}
    files = {file for path in paths for file in library.files(within=path)}
    return sorted(found), len(files)


def _worked_out(library: Library, within: Path | None) -> Iterator[Diagnostic]:
    """What decks state about their formulas, and is not so."""
    from quiz.app.grading import grader_for
    from quiz.checks.derivatives import derivative_complaint

    grader = grader_for(library)
    for deck_id in library.deck_ids():
        deck = library.deck(deck_id)
        if deck is None:
            continue
        if within is not None and not Path(deck.path).is_relative_to(within):
            continue
        asked = [one.answer for one in deck.cards]
        one_off = [one.function for one in asked if isinstance(one, Formula)]
        own = {one.span: one for one in (*deck.functions, *one_off)}
        for span, function in own.items():
            if span.path != deck.path:
                continue  # told of with its own deck
            found = derivative_complaint(function, grader.definitions(deck_id))
            if found is not None:
                yield found


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
