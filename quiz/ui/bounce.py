"""A key pressed twice in haste: the second press is not for what came between.

A key may bounce, be held down, or be pressed by someone impatient. Nobody has read a
question a quarter of a second after the one before it was left, nor a verdict so soon
after the answer was sent.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass

TOO_SOON_S = 0.25
_REPEATED = ("enter", "space", *"123456789")


@dataclass(slots=True)
class Bounce:
    """Tells presses that repeat the one before a card from presses for the card.

    A verdict counts as a card: the line that it is on has just been sent.

    Attributes:
        clock: Seconds that only go forward.
    """

    clock: Callable[[], float] = time.monotonic
    _last: str = ""
    _last_s: float = 0.0
    _is_fresh: bool = False

    def begin(self) -> None:
        """A card is drawn, or a line sent: what comes now has not been read yet."""
        self._is_fresh = True

    def press(self, key: str) -> None:
        """A key has been pressed, and something was done with it."""
        self._is_fresh = False
        self._last, self._last_s = key, self.clock()

    def repeats(self, key: str) -> bool:
        """Whether a key only repeats the last one, which was for the card before.

        It counts as the last one then: as long as a key is held down it does nothing.
        """
        is_again = self._is_fresh and key == self._last and key in _REPEATED
        if not is_again or self.clock() - self._last_s >= TOO_SOON_S:
            return False
        self._last_s = self.clock()
        return True
