"""Reading keys on Unix."""

from __future__ import annotations

import os
import select
import signal
import sys
import termios
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

from quiz.ui.decode import Decoder

_ESCAPE_SECONDS = 0.05
"""How long the rest of a sequence may take before Escape was a key of its own."""

_decoder = Decoder()


@contextmanager
def raw_keys() -> Iterator[None]:
    """No echo and no line buffering; Ctrl-C still interrupts.

    Keys typed before this point are kept. The mode is set again after a stop
    and continue (Ctrl-Z, ``fg``), and restored when the process is told to end.
    """
    source = sys.stdin.fileno()
    before = termios.tcgetattr(source)
    mode = termios.tcgetattr(source)
    mode[0] &= ~(termios.IXON | termios.ICRNL)
    mode[3] &= ~(termios.ICANON | termios.ECHO | termios.IEXTEN)
    mode[6][termios.VMIN], mode[6][termios.VTIME] = 1, 0

    def set_again(_number: int, _frame: FrameType | None) -> None:
        termios.tcsetattr(source, termios.TCSANOW, mode)

    def end(number: int, _frame: FrameType | None) -> None:
        raise SystemExit(128 + number)

    continued = signal.signal(signal.SIGCONT, set_again)
    ended = signal.signal(signal.SIGTERM, end)
    termios.tcsetattr(source, termios.TCSANOW, mode)
    try:
        yield
    finally:
        signal.signal(signal.SIGCONT, continued)
        signal.signal(signal.SIGTERM, ended)
        # A terminal that has been closed has no mode to restore.
        try:
            termios.tcsetattr(source, termios.TCSADRAIN, before)
        except (termios.error, OSError):
            return


def read_key() -> list[str] | None:
    """Waits for the next keys; None when the terminal is gone."""
    source = sys.stdin.fileno()
    try:
        if _decoder.is_waiting:
            ready, _, _ = select.select([source], [], [], _ESCAPE_SECONDS)
            if not ready:
                return _decoder.flush()
        data = os.read(source, 1024)
    except OSError:
        return None
    return _decoder.feed(data) if data else None
