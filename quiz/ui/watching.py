"""A thread that looks at what is being typed: always the latest, never a queue."""

from __future__ import annotations

import threading
from collections.abc import Callable

from quiz.ui.glimpse import Glimpse, Preview

_SLIPS = (ArithmeticError, LookupError, TypeError, ValueError, RuntimeError)
"""A text that trips the preview costs its picture: the line must stay typable."""


class Watcher:
    """Asks a preview for glimpses of the latest text.

    Args:
        preview: Called in the thread of the watcher.
        tell: Told of each glimpse, in the same thread; late ones are not told.
    """

    def __init__(self, preview: Preview, tell: Callable[[Glimpse], None]) -> None:
        self._preview = preview
        self._tell = tell
        self._latest: str | None = None
        self._seen = 0
        self._is_open = True
        self._changed = threading.Condition()
        threading.Thread(target=self._watch, name="preview", daemon=True).start()

    def see(self, text: str) -> None:
        """Look at this text next; what was seen before is out of date."""
        with self._changed:
            self._latest = text
            self._seen += 1
            self._changed.notify()

    def close(self) -> None:
        """Nothing is told any more."""
        with self._changed:
            self._is_open = False
            self._changed.notify()

    def _next(self) -> tuple[str, int] | None:
        with self._changed:
            while self._is_open and self._latest is None:
                self._changed.wait()
            text, self._latest = self._latest, None
            return (text, self._seen) if self._is_open and text is not None else None

    def _watch(self) -> None:
        while (found := self._next()) is not None:
            text, number = found
            try:
                self._look(text, number)
            except _SLIPS:
                self._told(Glimpse(text), number)

    def _look(self, text: str, number: int) -> None:
        for glimpse in self._preview(text, lambda: self._is_wanted(number)):
            if not self._told(glimpse, number):
                return

    def _is_wanted(self, number: int) -> bool:
        return self._is_open and self._seen == number

    def _told(self, glimpse: Glimpse, number: int) -> bool:
        if self._is_wanted(number):
            self._tell(glimpse)
            return True
        return False
