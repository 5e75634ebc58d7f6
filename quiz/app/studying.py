"""A study of floating point in a thread, while the learner reads the answer."""

from __future__ import annotations

import threading
from collections.abc import Callable
from contextlib import suppress

from quiz.app.numerics import Numerics

PATIENCE_S = 0.1
"""A study that is ready sooner is told with the answer: nothing has to move."""
_SLIPS = (ArithmeticError, AttributeError, LookupError, RuntimeError, TypeError)


class Studying:
    """Works something out; for a long formula that takes a second.

    Args:
        work: Called in a thread that nobody has to wait for.
    """

    def __init__(self, work: Callable[[], Numerics | None]) -> None:
        self._work = work
        self._found: list[Numerics | None] = []
        self._done = threading.Event()
        threading.Thread(target=self._run, name="study", daemon=True).start()

    def is_ready(self, patience_s: float | None = 0.0) -> bool:
        """Whether it is done now, or within so many seconds; None: waits for it."""
        return self._done.wait(patience_s)

    @property
    def found(self) -> Numerics | None:
        """What was found. What failed is tried again here, and raised here."""
        return self._found[0] if self._found else self._work()

    def _run(self) -> None:
        try:
            with suppress(*_SLIPS, ValueError):
                self._found.append(self._work())
        finally:
            self._done.set()
