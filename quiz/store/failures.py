"""What SQLite and the system report, as something a person can act on.

Told apart by code, never by the text of a message.
"""

from __future__ import annotations

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from quiz.errors import QuizError

_CODES = {
    sqlite3.SQLITE_BUSY: "database-locked",
    sqlite3.SQLITE_LOCKED: "database-locked",
    sqlite3.SQLITE_CORRUPT: "database-corrupt",
    sqlite3.SQLITE_NOTADB: "database-corrupt",
    sqlite3.SQLITE_FULL: "disk-full",
    sqlite3.SQLITE_READONLY: "database-readonly",
    sqlite3.SQLITE_PERM: "database-readonly",
    sqlite3.SQLITE_AUTH: "database-readonly",
    sqlite3.SQLITE_CANTOPEN: "database-unopenable",
    sqlite3.SQLITE_IOERR: "disk-error",
    sqlite3.SQLITE_PROTOCOL: "database-locked",
    # The index of the log beside the file could not grow: nothing but room is short.
    sqlite3.SQLITE_IOERR_SHMSIZE: "disk-full",
}
_ERRNOS = {
    errno.ENOSPC: "disk-full",
    errno.EDQUOT: "disk-full",
    errno.EROFS: "database-readonly",
    errno.EACCES: "database-readonly",
    errno.EPERM: "database-readonly",
    errno.EIO: "disk-error",
}


@contextmanager
def told(path: Path) -> Iterator[None]:
    """Turn failures of the database at `path` into `QuizError`.

    An error that only a mistake of ours can cause passes through.
    """
    try:
        yield
    except sqlite3.Error as error:
        number = getattr(error, "sqlite_errorcode", 0)
        # The low byte is the kind; some kinds say more above it.
        code = _CODES.get(number) or _CODES.get(number & 0xFF)
        if code is None:
            raise
        detail = getattr(error, "sqlite_errorname", "")
        raise QuizError(code, path=str(path), detail=detail) from error
    except OSError as error:
        code = _ERRNOS.get(error.errno or 0, "database-unopenable")
        detail = errno.errorcode.get(error.errno or 0, type(error).__name__)
        raise QuizError(code, path=str(path), detail=detail) from error
