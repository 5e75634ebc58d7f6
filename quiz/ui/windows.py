"""Reading keys on Windows."""

from __future__ import annotations

import signal
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

if sys.platform == "win32":  # pragma: no cover - run on Windows only
    import msvcrt

    _NAMED = {"\r": "enter", "\n": "enter", " ": "space", "\x08": "backspace"}
    _AFTER_PREFIX = {
        "H": "up", "P": "down", "K": "left", "M": "right",
        "G": "home", "O": "end", "S": "delete",
    }  # fmt: skip

    @contextmanager
    def raw_keys() -> Iterator[None]:
        """The console neither echoes nor buffers what `read_key` reads."""
        yield

    @contextmanager
    def handed_over() -> Iterator[None]:
        """The console for another program to use; Ctrl-C is for it alone."""
        interrupted = signal.signal(signal.SIGINT, lambda _number, _frame: None)
        try:
            yield
        finally:
            signal.signal(signal.SIGINT, interrupted)

    def wait_for_key(seconds: float) -> bool:
        """Whether a key comes in so many seconds; it is not read yet."""
        until = time.monotonic() + seconds
        while not msvcrt.kbhit():
            if time.monotonic() >= until:
                return False
            time.sleep(0.02)
        return True

    def read_key() -> list[str] | None:
        """Waits for the next key; None at Ctrl-Z, the end of input here."""
        letter = msvcrt.getwch()
        if letter in ("\x00", "\xe0"):
            name = _AFTER_PREFIX.get(msvcrt.getwch())
            return [name] if name else []
        if letter == "\x03":
            raise KeyboardInterrupt
        if letter == "\x1a":
            return None
        if letter in _NAMED:
            return [_NAMED[letter]]
        return [f"ctrl-{chr(ord(letter) + 96)}"] if letter < " " else [letter]
