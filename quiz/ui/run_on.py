"""What tells a text typed in one go from keys pressed one by one."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence

RUN_ON_S = 0.25
"""Of two letters typed in less time neither was meant as a command."""
BURST_S = 0.15
"""A digit is waited behind no longer: it rates, and ratings are to be felt at once."""
PAUSE_S = 0.4
"""After so long without a key a text has ended."""
_LAST_KEY_S = 0.3
"""After so long without a key, who has left types nothing more."""
_LONGEST_DROP_S = 3.0


def is_text(key: str) -> bool:
    """Whether a key goes on with a text.

    A digit after a command rates, or chooses; a question mark asks for the keys.
    """
    is_pressed = key.isdecimal() or key == "?"
    return (len(key) == 1 and not is_pressed) or key == "space"


def goes_on(keys: Sequence[str]) -> bool:
    """Whether keys go on with a text that a digit began, such as a number.

    A blank alone may have been pressed for the next card.
    """
    first = next((key for key in keys if key != "space"), "")
    return len(first) == 1 and first != "?"


def drop_keys(
    wait: Callable[[float], bool], read: Callable[[], Sequence[str] | None]
) -> None:
    """Wait until nobody types: what follows the key that leaves is not for a shell.

    Whoever typed `quit` letter by letter left with the first one.

    Args:
        wait: Whether a key comes in so many seconds.
        read: Reads it; None when the terminal is gone.
    """
    until_s = time.monotonic() + _LONGEST_DROP_S
    while time.monotonic() < until_s and wait(_LAST_KEY_S):
        if read() is None:
            return
