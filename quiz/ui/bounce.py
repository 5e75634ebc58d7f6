"""Enter pressed twice in haste: the second press is not for the card that came between.

A key may bounce, be held down, or be pressed by someone impatient. Nobody has read a
question a quarter of a second after the one before it was left.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass

TOO_SOON_S = 0.25
_ASSENTS = ("enter", "space")


@dataclass(slots=True)
class Bounce:
    """Tells presses that repeat the one before a card from presses for the card.

    Attributes:
        clock: Seconds that only go forward.
    """

    clock: Callable[[], float] = time.monotonic
    _last: str = ""
    _last_s: float = 0.0
    _is_fresh: bool = False

    def begin(self) -> None:
        """A card has just been drawn."""
        self._is_fresh = True

    def press(self, key: str) -> None:
        """A key has been pressed, and something was done with it."""
        self._is_fresh = False
        self._last, self._last_s = key, self.clock()

    def repeats(self, key: str) -> bool:
        """Whether a key only repeats the last one, which was for the card before.

        It counts as the last one then: as long as a key is held down it does nothing.
        """
        is_again = self._is_fresh and key == self._last and key in _ASSENTS
        if not is_again or self.clock() - self._last_s >= TOO_SOON_S:
            return False
        self._last_s = self.clock()
        return True
