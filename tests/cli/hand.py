"""A hand at a keyboard that presses no key twice in haste, unless it is told to."""

from __future__ import annotations

import time
from typing import Any

import pexpect

from quiz.ui.bounce import TOO_SOON_S

_REPEATED = "\r 123456789"


class Hand:
    """Types into a terminal.

    `quiz` drops a key that only repeats the last one so soon that nobody has read what
    came between; a test reads at once what people take a moment for. The moment is
    counted from what was seen: how late the last key was read is not known here.
    """

    def __init__(self, child: pexpect.spawn[Any]) -> None:
        self._child = child
        self._last = "\n"

    def type(self, keys: str) -> None:
        """Type keys as they are, one right after the other."""
        if keys[:1] == self._last and self._last in _REPEATED:
            time.sleep(TOO_SOON_S * 1.1)
        self._child.send(keys)
        self._last = keys[-1:]
