"""Files that a command writes for a person: whole, or not at all."""

from __future__ import annotations

import errno
import os
import tempfile
from pathlib import Path

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
    """Write beside the file, then put it in its place: never half a document.

    Raises:
        QuizError: ``file-unwritable``; what was there is unchanged.
    """
    try:
        if path.exists() and not path.is_file():
            # A device or a pipe is written to, not replaced.
            path.write_bytes(content)
            return
        _replace(path.resolve(), content)
    except OSError as error:
        raise _unwritable(path, error) from error


def _replace(target: Path, content: bytes) -> None:
    handle, name = tempfile.mkstemp(prefix=f".{target.name}.", dir=target.parent)
    beside = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        beside.chmod(_mode(target))
        beside.replace(target)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise


def _mode(target: Path) -> int:
    """As the file was; a new one as the shell would make it."""
    if target.exists():
        return target.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask


def _unwritable(path: Path, error: OSError) -> QuizError:
    return QuizError("file-unwritable", path=str(path), detail=system_reason(error))
