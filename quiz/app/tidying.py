"""`quiz deck fmt`: deck files put in order, each written whole or not at all."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from quiz.app.places import find_places
from quiz.app.replacing import replace_file
from quiz.deck.diagnostics import Diagnostic
from quiz.deck.tidying import Tidied, tidied
from quiz.errors import Exit, QuizError, system_reason
from quiz.library.files import deck_files, read_text
from quiz.ui.tidying import TidyFile


def tidy(
    environment: Mapping[str, str], paths: Sequence[Path], *, is_check: bool
) -> list[TidyFile]:
    """Put the decks in these files and folders in order, or the learner's own ones.

    Args:
        is_check: Only to see what would change.

    Raises:
        QuizError: ``no-such-path``; ``deck-not-written`` after the files before it
            were.
    """
    for path in paths:
        if not path.exists():
            raise QuizError("no-such-path", exit_code=Exit.CANNOT_RUN, path=str(path))
    own = find_places(environment).decks
    files: list[TidyFile] = []
    for root in paths or ([own] if own.is_dir() else []):
        unreadable: list[Diagnostic] = []
        found = list(deck_files(root, unreadable))
        files += [_tidied(path, is_check=is_check) for path in found]
        files += [TidyFile(one.span.path, problems=(one,)) for one in unreadable]
    return files


def tidy_text(text: str) -> Tidied:
    """The same for a text that is in no file."""
    return tidied(text, "-")


def _tidied(path: Path, *, is_check: bool) -> TidyFile:
    text, problems = read_text(path)
    if text is None:
        return TidyFile(str(path), problems=tuple(problems))
    # Line ends are part of what is put in order, so they are read as they are.
    done = tidied(text, str(path))
    if done.text != text and not is_check:
        try:
            replace_file(path, done.text.encode("utf-8"))
        except OSError as error:
            raise QuizError(
                "deck-not-written",
                exit_code=Exit.CANNOT_RUN,
                path=str(path),
                reason=system_reason(error),
            ) from error
    changes = tuple(change.value for change in done.changes)
    return TidyFile(str(path), changes, done.ids, done.problems)
