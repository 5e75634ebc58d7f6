"""Reading keys on Unix."""

from __future__ import annotations

import os
import select
import signal
import sys
import termios
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import cache
from types import FrameType
from typing import Any

from quiz.ui.decode import Decoder
from quiz.ui.swallowed import nothing_swallowed

_ESCAPE_SECONDS = 0.05
"""How long the rest of a sequence may take before Escape was a key of its own."""

_decoder = Decoder()
_modes: list[tuple[list[Any], list[Any]]] = []
"""How the terminal was before `raw_keys`, and how it is within."""


@contextmanager
def raw_keys() -> Iterator[None]:
    """No echo and no line buffering; Ctrl-C still interrupts.

    Keys typed before this point are kept. The mode is set again after a stop
    and continue (Ctrl-Z, ``fg``), and restored when the process is told to end or
    the terminal is closed; then whatever is open is closed in order.
    """
    source = sys.stdin.fileno()
    before = termios.tcgetattr(source)
    mode = termios.tcgetattr(source)
    mode[0] &= ~(termios.IXON | termios.ICRNL)
    mode[3] &= ~(termios.ICANON | termios.ECHO | termios.IEXTEN)
    mode[6][termios.VMIN], mode[6][termios.VTIME] = 1, 0

    _modes.append((before, mode))

    def set_again(_number: int, _frame: FrameType | None) -> None:
        # It comes with the hang-up of a terminal, too, which has no mode any more.
        with suppress(termios.error, OSError):
            termios.tcsetattr(source, termios.TCSANOW, mode)

    def end(number: int, _frame: FrameType | None) -> None:
        # Once is enough: whatever is open is being closed from here on.
        signal.signal(number, signal.SIG_IGN)
        raise SystemExit(128 + number)

    continued = signal.signal(signal.SIGCONT, set_again)
    ended = signal.signal(signal.SIGTERM, end)
    hung_up = signal.getsignal(signal.SIGHUP)
    if hung_up is not signal.SIG_IGN:  # as `nohup` has it
        signal.signal(signal.SIGHUP, end)
    termios.tcsetattr(source, termios.TCSANOW, mode)
    try:
        with nothing_swallowed():
            yield
    finally:
        _modes.pop()
        signal.signal(signal.SIGCONT, continued)
        signal.signal(signal.SIGTERM, ended)
        signal.signal(signal.SIGHUP, hung_up)
        # A terminal that has been closed has no mode to restore.
        try:
            termios.tcsetattr(source, termios.TCSADRAIN, before)
        except (termios.error, OSError):
            return


@contextmanager
def handed_over() -> Iterator[None]:
    """The terminal as it was before `raw_keys`, for another program to use.

    Until it is taken back, Ctrl-C and a stop are for that program alone.
    """
    source = sys.stdin.fileno()
    before, mode = _modes[-1] if _modes else (None, None)

    def leave_it(_number: int, _frame: FrameType | None) -> None:
        """Do nothing; unlike an ignored signal this is not handed down."""

    interrupted = signal.signal(signal.SIGINT, leave_it)
    continued = signal.signal(signal.SIGCONT, leave_it)
    if before is not None:
        termios.tcsetattr(source, termios.TCSADRAIN, before)
    try:
        yield
    finally:
        if mode is not None:
            # A terminal that was closed meanwhile is noticed at the next key.
            with suppress(termios.error, OSError):
                termios.tcsetattr(source, termios.TCSADRAIN, mode)
        signal.signal(signal.SIGCONT, continued)
        signal.signal(signal.SIGINT, interrupted)


def wait_for_key(seconds: float) -> bool:
    """Whether a key comes in so many seconds; it is not read yet."""
    try:
        return _comes(sys.stdin.fileno(), seconds)
    except (OSError, ValueError):
        return True  # the next reading notices what has happened


def read_key() -> list[str] | None:
    """Waits for the next keys; None when the terminal is gone."""
    source = sys.stdin.fileno()
    try:
        if not _comes(source, _ESCAPE_SECONDS if _decoder.is_waiting else None):
            return _decoder.flush()
        data = os.read(source, 1024)
    except OSError:
        return None
    return _decoder.feed(data) if data else None


def _comes(source: int, seconds: float | None) -> bool:
    """Whether there is something to read in time; None: wait for it without end."""
    end_s = None if seconds is None else time.monotonic() + seconds
    with _woken_by_signals() as woken:
        while True:
            left_s = None if end_s is None else max(0, end_s - time.monotonic())
            ready, _, _ = select.select([source, *woken], [], [], left_s)
            if source in ready or not ready:
                return bool(ready)
            os.read(ready[0], 4096)  # the signal has been handled by now


@contextmanager
def _woken_by_signals() -> Iterator[list[int]]:
    """What can be read as soon as a signal has come.

    A signal that comes after Python last looked and before the system waits, or to
    another thread, does not end the waiting by itself: its handler would run at the
    next key.
    """
    if threading.current_thread() is not threading.main_thread():
        yield []
        return
    woken, wake = _pipe_of_signals()
    # Whoever edits lines has one of their own, and leaves none behind.
    before = signal.set_wakeup_fd(wake, warn_on_full_buffer=False)
    try:
        yield [woken]
    finally:
        signal.set_wakeup_fd(before)


@cache
def _pipe_of_signals() -> tuple[int, int]:
    """Where signals are told; never closed, so that its number is nothing else's."""
    woken, wake = os.pipe()
    os.set_blocking(wake, False)
    return woken, wake
