"""Finding the file in a state to be used, or saying why it is not.

Nothing is written before the file is known to be ours and of a version that we
know: its header is read as plain bytes first.
"""

from __future__ import annotations

import os
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from quiz.errors import QuizError
from quiz.store.backup import copy_to, sync_folder
from quiz.store.failures import told
from quiz.store.migrations import (
    APPLICATION_ID,
    MIGRATIONS,
    migrate,
    refuse_newer,
    schema_version,
)

BUSY_SECONDS = 20.0
"""How long to wait for another process that writes; it needs milliseconds, or a
few seconds when it folds a long log again."""

_MAGIC = b"SQLite format 3\x00"
_HEADER_BYTES = 100
_OLDEST_SQLITE = (3, 37, 0)
"""The first with STRICT tables."""


@dataclass(frozen=True, slots=True)
class Opened:
    """A connection to an up-to-date file."""

    database: sqlite3.Connection
    is_read_only: bool


def open_database(path: Path, now_ms: int) -> Opened:
    """Open the file, making or upgrading it where needed.

    Args:
        now_ms: For the name of the copy made before an upgrade.

    Raises:
        QuizError: the file cannot be used; see `quiz.store.failures`, and
            ``database-newer``, ``database-foreign``, ``database-orphan-wal``,
            ``database-readonly-wal``, ``sqlite-old``.
    """
    if sqlite3.sqlite_version_info < _OLDEST_SQLITE:
        needed = ".".join(map(str, _OLDEST_SQLITE))
        raise QuizError("sqlite-old", found=sqlite3.sqlite_version, needed=needed)
    with told(path):
        header = _read_header(path)
        if header is None:
            _create(path)
        elif header:
            _check_header(header, path)
            if not _may_write(path):
                return Opened(_open_read_only(path), is_read_only=True)
        return Opened(_open_for_writing(path, now_ms), is_read_only=False)


def _read_header(path: Path) -> bytes | None:
    """The first bytes of the file, none if it is empty, or None without a file."""
    try:
        with path.open("rb") as file:
            return file.read(_HEADER_BYTES)
    except FileNotFoundError:
        return None


def _check_header(header: bytes, path: Path) -> None:
    if len(header) < _HEADER_BYTES or not header.startswith(_MAGIC):
        raise QuizError("database-corrupt", path=str(path), detail="SQLITE_NOTADB")
    refuse_newer(int.from_bytes(header[60:64], "big"), str(path))


def _may_write(path: Path) -> bool:
    effective = os.access in os.supports_effective_ids
    return all(
        os.access(place, os.W_OK, effective_ids=effective)
        for place in (path, path.parent)
    )


def _log_beside(path: Path) -> Path:
    return path.with_name(path.name + "-wal")


@contextmanager
def closed_on_failure(database: sqlite3.Connection) -> Iterator[None]:
    """Leave the connection open only if what happens inside succeeds."""
    with ExitStack() as undo:
        undo.callback(database.close)
        yield
        undo.pop_all()


def _open_read_only(path: Path) -> sqlite3.Connection:
    """A connection that writes nothing at all, not even beside the file."""
    log = _log_beside(path)
    if log.exists() and log.stat().st_size > 0:
        # Its last answers are in there, and reading them means writing.
        raise QuizError("database-readonly-wal", path=str(path), log=str(log))
    database = _connect(path, "mode=ro&immutable=1")
    with closed_on_failure(database):
        _check_ours(database, path)
        if schema_version(database) < len(MIGRATIONS):
            raise QuizError("database-readonly", path=str(path), detail="upgrade")
    return database


def _open_for_writing(path: Path, now_ms: int) -> sqlite3.Connection:
    database = _connect(path, "mode=rw")
    with closed_on_failure(database):
        version = schema_version(database)
        # Again, because the log beside the file may know better than its header.
        refuse_newer(version, str(path))
        _check_ours(database, path)
        _make_durable(database)
        if version < len(MIGRATIONS):
            if version > 0:
                name = f"{path.stem}-v{version}-{now_ms}{path.suffix}"
                copy_to(database, path.parent / "backups" / name)
            migrate(database, str(path))
    return database


def _create(path: Path) -> None:
    """Make the file elsewhere and give it its name when it is whole.

    So there is never a half-made one, and of two processes one wins.
    """
    log = _log_beside(path)
    if log.exists():
        # SQLite would play this log of a lost file into the new one.
        raise QuizError("database-orphan-wal", path=str(path), log=str(log))
    is_new_folder = not path.parent.exists()
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    draft = path.with_name(f".{path.name}-{os.urandom(6).hex()}")
    try:
        os.close(os.open(draft, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
        database = _connect(draft, "mode=rw")
        try:
            database.execute("PRAGMA synchronous = FULL")
            migrate(database, str(path))
            database.execute("PRAGMA journal_mode = WAL")
        finally:
            database.close()
        _name(draft, path)
    finally:
        draft.unlink(missing_ok=True)
    sync_folder(path.parent)
    if is_new_folder:
        sync_folder(path.parent.parent)


def _name(draft: Path, path: Path) -> None:
    """Give the draft its name unless another process came first."""
    try:
        os.link(draft, path)
    except FileExistsError:
        return
    except OSError:
        # A file system without links; on Windows this does not overwrite either.
        if not path.exists():
            draft.rename(path)


def _connect(path: Path, query: str) -> sqlite3.Connection:
    return sqlite3.connect(
        f"{path.absolute().as_uri()}?{query}",
        uri=True,
        timeout=BUSY_SECONDS,
        isolation_level=None,
    )


def _check_ours(database: sqlite3.Connection, path: Path) -> None:
    mark = database.execute("PRAGMA application_id").fetchone()[0]
    if mark == APPLICATION_ID:
        return
    tables = database.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
    if tables or mark:
        raise QuizError("database-foreign", path=str(path))


def _make_durable(database: sqlite3.Connection) -> None:
    if database.execute("PRAGMA journal_mode").fetchone()[0] != "wal":
        database.execute("PRAGMA journal_mode = WAL")
    database.execute("PRAGMA synchronous = FULL")
    if sys.platform == "darwin":
        # There, an ordinary sync leaves the data in the drive's own memory.
        database.execute("PRAGMA fullfsync = ON")
        database.execute("PRAGMA checkpoint_fullfsync = ON")
