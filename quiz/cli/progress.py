"""A line that says what takes so long, how much is done, and how long still."""

from __future__ import annotations

import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from quiz.cli.preferences import Preferences

_PATIENCE_S = 1.0
"""What takes less than this needs no line."""
_EVERY_S = 0.25

Say = Callable[[str, int, int | None], str]
"""The line, from the step, seconds taken, and seconds left if that can be told."""


class Progress:
    """Where the work stands. Called with the name of each step as it begins."""

    def __init__(self) -> None:
        self._started_s = time.monotonic()
        self._step = ""
        self._share = 0.0
        self._begun_s = self._started_s

    def __call__(self, step: str, share: float) -> None:
        """Step `step` begins, with this share of the work done."""
        self._step, self._share, self._begun_s = step, share, time.monotonic()

    def line(self, say: Say) -> str:
        """What to show now; empty while it is not worth it."""
        now_s = time.monotonic()
        taken_s = now_s - self._started_s
        if taken_s < _PATIENCE_S or not self._step:
            return ""
        left_s = None
        if self._share:
            whole_s = (self._begun_s - self._started_s) / self._share
            left_s = max(round(whole_s - taken_s), 1)
        return say(self._step, round(taken_s), left_s)


@contextmanager
def progress_line(preferences: Preferences, say: Say) -> Iterator[Progress]:
    """Show a line at a terminal while the work goes on, and wipe it away after it."""
    progress = Progress()
    stream = sys.stderr
    if preferences.is_quiet or preferences.is_plain or not stream.isatty():
        yield progress
        return
    is_over = threading.Event()
    widest = 0

    def show() -> None:
        nonlocal widest
        while not is_over.wait(_EVERY_S):
            line = progress.line(say)
            if line:
                widest = max(widest, len(line))
                stream.write(f"\r{line.ljust(widest)}")
                stream.flush()

    thread = threading.Thread(target=show, daemon=True)
    thread.start()
    try:
        yield progress
    finally:
        is_over.set()
        thread.join()
        if widest:
            stream.write(f"\r{' ' * widest}\r")
            stream.flush()
