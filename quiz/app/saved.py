"""A file that is being written by someone else: when it was saved, what checks say."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from quiz.deck.diagnostics import Diagnostic
from quiz.errors import QuizError

_STEADY_S = 0.03
"""A file that changes within this time is still being written."""
_MOST_LOOKS = 20

Stamp = tuple[int, int, int]
"""When it was written, how long it is, which file it is: editors replace files."""


class Saved:
    """Tells whether a file was saved since it was last asked about."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._last = _stamp(path)

    def is_new(self) -> bool:
        """Whether it is there and another one than before; waits till it is whole."""
        now = _stamp(self._path)
        if now is None or now == self._last:
            return False
        for _ in range(_MOST_LOOKS):
            time.sleep(_STEADY_S)
            before, now = now, _stamp(self._path)
            if now == before:
                break
        if now is None:
            return False
        self._last = now
        return True


@dataclass(slots=True)
class Checks:
    """Slow checks of a file, beside whoever looks at it: only the latest are told.

    Attributes:
        run: Reads the file and checks it; called in a thread of its own.
    """

    run: Callable[[], list[Diagnostic]]
    _wanted: int = 0
    _done: int = 0
    _found: list[Diagnostic] | None = None
    _changed: threading.Condition = field(default_factory=threading.Condition)
    _thread: threading.Thread | None = None

    def begin(self) -> None:
        """Check the file as it is now; what is under way is out of date."""
        with self._changed:
            self._wanted += 1
            self._found = None
            self._changed.notify()
        if self._thread is None:
            work = threading.Thread(target=self._work, name="checks", daemon=True)
            self._thread = work
            work.start()

    @property
    def is_busy(self) -> bool:
        """Whether more may be found yet."""
        with self._changed:
            return self._done != self._wanted

    def found(self) -> list[Diagnostic] | None:
        """What was found, once; None: nothing new."""
        with self._changed:
            found, self._found = self._found, None
            return found

    def _work(self) -> None:
        while True:
            with self._changed:
                while self._done == self._wanted:
                    self._changed.wait()
                number = self._wanted
            try:
                found = self.run()
            except (OSError, QuizError):
                found = []  # the file is gone for a moment
            with self._changed:
                self._done = number
                if number == self._wanted:
                    self._found = found


def _stamp(path: Path) -> Stamp | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size, found.st_ino
