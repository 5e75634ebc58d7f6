"""A key pressed twice in haste: the second press is not for what came between.

A key may bounce, be held down, or be pressed by someone impatient. Nobody has read a
question a quarter of a second after the one before it was left, nor a verdict so soon
after the answer was sent; nor what was drawn after the key was pressed.

The same goes for the Enter that ends `:u` where one key is enough: whoever has just
typed lines types it from habit, and the key has long done what it does.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass

from quiz.ui.keys import COLONS, action_of

TOO_SOON_S = 0.25
WORD_S = 1.5
"""An Enter so soon after a colon and a command only ends that word."""
_REPEATED = ("enter", "space", *"123456789")


@dataclass(slots=True)
class Bounce:
    """Tells presses that only repeat the one before from presses that are meant.

    Letters are left alone: `u` twice takes two answers back.

    Attributes:
        clock: Seconds that only go forward.
    """

    clock: Callable[[], float] = time.monotonic
    _last: str = ""
    _last_s: float = 0.0
    _word_until_s: float = 0.0

    def press(self, key: str) -> None:
        """A key has been pressed, and something was done with it."""
        now_s = self.clock()
        is_after_colon = self._last in COLONS and now_s - self._last_s < WORD_S
        is_word = is_after_colon and action_of(key) is not None
        self._word_until_s = now_s + WORD_S if is_word else 0.0
        self._last, self._last_s = key, now_s

    def repeats(self, key: str, *, waited: bool = False) -> bool:
        """Whether a key only repeats the last one.

        It counts as the last one then: as long as a key is held down it does nothing.

        Args:
            key: The key just read.
            waited: It was there before what is on the screen now.
        """
        if key == "enter" and self.clock() < self._word_until_s:
            self.press(key)
            return True
        if key != self._last or key not in _REPEATED:
            return False
        if not waited and self.clock() - self._last_s >= TOO_SOON_S:
            return False
        self._last_s = self.clock()
        return True
