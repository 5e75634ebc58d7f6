"""A file written whole or not at all: beside the old one, then in its place."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path


def replace_file(path: Path, content: bytes) -> None:
    """Make `content` what is in the file; it is durable when this returns.

    A link stays a link, permissions stay as they were; a new file gets those that the
    shell would give it. A device or a pipe is written to.

    Raises:
        OSError: what was there is unchanged, and nothing else is left behind.
    """
    if path.exists() and not path.is_file():
        path.write_bytes(content)
        return
    target = path.resolve()
    handle, name = tempfile.mkstemp(prefix=f".{target.name}.", dir=target.parent)
    beside = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        beside.chmod(_mode(target))
        beside.replace(target)
    finally:
        # Once it is in its place there is nothing beside it.
        beside.unlink(missing_ok=True)


def _mode(target: Path) -> int:
    """As the file was; a new one as the shell would make it."""
    if target.exists():
        return target.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
