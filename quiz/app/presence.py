"""Whether another session is open: an unrated answer is left to the one that shows it.

Every session holds a lock on one file for as long as it lives; the system lets go
of it however the session ends. Whoever finds nobody else there may resume an
answer that was never rated. Whoever is not alone leaves those cards out: they may
be on the other screen, waiting for their rating.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from quiz.app.places import Places

_FILE = "session.lock"
_SEATS = 32
"""On Windows: sessions that can be told apart, a byte of the file each."""

if sys.platform == "win32":  # pragma: no cover - the other system's locks
    import msvcrt

    def _is_alone(file: int) -> bool:
        taken = [_lock(file, seat) for seat in range(_SEATS)]
        own = taken.index(True) if True in taken else None
        for seat, is_ours in enumerate(taken):
            if is_ours and seat != own:
                os.lseek(file, seat, os.SEEK_SET)
                msvcrt.locking(file, msvcrt.LK_UNLCK, 1)
        return all(taken)

    def _lock(file: int, seat: int) -> bool:
        os.lseek(file, seat, os.SEEK_SET)
        try:
            msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def _is_alone(file: int) -> bool:
        """Whether nobody holds the file; from now on this process does, with others."""
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            # Held for a moment only by one who has just found itself alone.
            fcntl.flock(file, fcntl.LOCK_SH)
            return False
        fcntl.flock(file, fcntl.LOCK_SH)
        return True


@contextmanager
def presence(places: Places) -> Iterator[bool]:
    """Be there, and know whether no other session is.

    Where files cannot be made or locked, every session takes itself to be alone.
    """
    path = places.home / _FILE
    try:
        file = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    except OSError:
        yield True
        return
    try:
        is_alone = True
        with suppress(OSError):
            is_alone = _is_alone(file)
        yield is_alone
    finally:
        os.close(file)
