"""Files that a command writes for a person: whole, or not at all."""

from __future__ import annotations

import errno
import tempfile
from pathlib import Path

from quiz.app.replacing import replace_file
from quiz.errors import QuizError, system_reason


def refuse_unwritable(path: Path) -> None:
    """Say before the work begins that its result could not be written.

    Raises:
        QuizError: ``file-unwritable``.
    """
    folder = path.resolve().parent
    try:
        if path.is_dir():
            raise IsADirectoryError(errno.EISDIR, "")
        with tempfile.TemporaryFile(dir=folder):
            pass
    except OSError as error:
        raise _unwritable(path, error) from error


def save(path: Path, content: bytes) -> None:
    """Write a file whole: never half a document, nor half a picture.

    Raises:
        QuizError: ``file-unwritable``; what was there is unchanged.
    """
    try:
        replace_file(path, content)
    except OSError as error:
        raise _unwritable(path, error) from error


def _unwritable(path: Path, error: OSError) -> QuizError:
    return QuizError("file-unwritable", path=str(path), detail=system_reason(error))
