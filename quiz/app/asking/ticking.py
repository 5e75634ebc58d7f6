"""A key waited for while a clock runs on the screen."""

from __future__ import annotations

from collections.abc import Callable

from quiz.ui.asking import Block
from quiz.ui.screen import Screen

_SECOND_MS = 1000


def ticking_key(
    screen: Screen, clock: Callable[[], Block], spent_ms: Callable[[], int]
) -> str:
    """A key; until it comes, the seconds pass on the screen. They cost nothing.

    Args:
        spent_ms: Time that it has run: it is drawn anew as a second is full.
    """
    if screen.look.is_plain:
        return screen.key()
    while True:
        screen.live(clock())
        until_next_s = 1.0 - (spent_ms() % _SECOND_MS) / _SECOND_MS
        key = screen.key(until_next_s)
        if key:
            screen.live(None)
            return key
