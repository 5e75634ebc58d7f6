"""What reading costs, so that nothing else in the process has a part in it."""

from __future__ import annotations

import cProfile
import gc
import time
from collections.abc import Callable


def calls(work: Callable[[], object]) -> int:
    """How many functions are called, those of C among them: the same every time."""
    profile = cProfile.Profile()
    profile.enable()
    try:
        work()
    finally:
        profile.disable()
    return sum(entry.callcount for entry in profile.getstats())


def seconds(work: Callable[[], object]) -> float:
    """Processor time of this thread alone.

    A collection of garbage goes through everything the process holds, which in a
    test run is a second's work, and falls to whoever is there when it is due.
    """
    was_on = gc.isenabled()
    gc.disable()
    started = time.thread_time()
    try:
        work()
        return time.thread_time() - started
    finally:
        if was_on:
            gc.enable()
