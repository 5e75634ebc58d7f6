"""Numbered things ticked with one key each, drawn over in place."""

from __future__ import annotations

from collections.abc import Callable

from quiz.ui.asking import Block, fits, number_of, strip_view
from quiz.ui.screen import Screen


def toggled(
    screen: Screen,
    numbers: range,
    picked: set[int],
    boxes: Callable[[], Block],
    *,
    strip: str,
    everything: frozenset[int] = frozenset(),
) -> str:
    """Ticks and unticks until a key comes that is none of the things' own.

    Args:
        numbers: Those of the things that can be ticked now.
        picked: The numbers ticked, changed in place.
        boxes: Draws the things with their boxes.
        strip: The sentence that names what is ticked, for what does not fit.
        everything: What a star ticks.

    Returns:
        That other key: ``enter``, a command, the end of input, or one that does
        nothing.
    """
    look, count = screen.look, numbers[-1]
    is_boxed = fits(boxes(), look)
    if not is_boxed:
        screen.show(boxes())
    while True:
        view = boxes() if is_boxed else strip_view(strip, picked, count, look)
        screen.live(view)
        key = screen.key()
        if key == "*" and everything:
            picked |= everything
            continue
        number = number_of(key, count) or 0
        if number not in numbers:
            return key
        picked ^= {number}
