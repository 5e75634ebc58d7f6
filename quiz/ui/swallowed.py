"""Ends that are asked for while Python destroys an object, and would be lost.

What a signal's handler raises in a destructor or the callback of a weak reference is
printed and dropped by Python, and the session would go on as if nothing had been asked.
"""

from __future__ import annotations

import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Any

_SOON_S = 0.05


@contextmanager
def nothing_swallowed() -> Iterator[None]:
    """Raises Ctrl-C, and the end of the process, once more where they were dropped.

    They are raised from a timer, which rings when the destructor is done.
    """
    usual, lost = sys.unraisablehook, list[BaseException]()

    def notice(unraisable: Any) -> None:
        if isinstance(unraisable.exc_value, SystemExit | KeyboardInterrupt):
            lost.append(unraisable.exc_value)
            signal.setitimer(signal.ITIMER_REAL, _SOON_S)
        else:
            usual(unraisable)

    def raise_again(_number: int, _frame: FrameType | None) -> None:
        if lost:
            raise lost.pop().with_traceback(None)

    alarm = signal.signal(signal.SIGALRM, raise_again)
    sys.unraisablehook = notice
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, alarm)
        sys.unraisablehook = usual
