"""A request on its way to the child, as the one who asked sees it."""

from __future__ import annotations

import threading
from collections.abc import Mapping

_MOST_LINES = 200


class Ticket:
    """A request on its way; `reply` is None until `is_done`, and if it failed."""

    def __init__(self, budget_s: float) -> None:
        self.budget_s = budget_s
        self.reply: Mapping[str, object] | None = None
        self.is_dropped = False
        """Nobody waits for it any more."""
        self._done = threading.Event()

    @property
    def is_done(self) -> bool:
        """Whether there is a reply, or none will come."""
        return self._done.is_set()

    def wait(self, timeout_s: float) -> bool:
        """Wait at most so long; whether it is done."""
        return self._done.wait(max(0.0, timeout_s))

    def settle(self, reply: Mapping[str, object] | None) -> None:
        """Deliver the reply, or None for a failure."""
        self.reply = reply
        self._done.set()

    @property
    def lines(self) -> tuple[str, ...] | None:
        """The lines of a picture; None if it is not there or not one."""
        found = None if self.reply is None else self.reply.get("lines")
        if not isinstance(found, list) or not 0 < len(found) <= _MOST_LINES:
            return None
        if not all(isinstance(one, str) and one.isprintable() for one in found):
            return None
        return tuple(found)

    @property
    def is_proved(self) -> bool:
        """Whether a proof was asked for, has come, and succeeded."""
        return self.reply is not None and self.reply.get("proved") is True
