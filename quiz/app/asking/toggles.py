"""Numbered things ticked with one key each, drawn over in place."""

from __future__ import annotations

from collections.abc import Callable

from quiz.app.asking.typist import Typist
from quiz.ui.asking import Block, fits, number_of
from quiz.ui.look import stack
from quiz.ui.screen import Screen


def toggled(
    screen: Screen,
    numbers: range,
    picked: set[int],
    boxes: Callable[[Block | None], Block],
    strip: Callable[[], Block],
    typist: Typist,
    *,
    everything: frozenset[int] = frozenset(),
    is_shown: bool = False,
) -> str:
    """Ticks and unticks until a key comes that is none of the things' own.

    Args:
        numbers: Those of the things that can be ticked now.
        picked: The numbers ticked, changed in place.
        boxes: Draws the things with their boxes, and a word in the place of the keys.
        strip: Names what is ticked, for what does not fit.
        typist: Has the word on the last key, if it did nothing.
        everything: What a star ticks.
        is_shown: Whether things too many to be drawn over stand on the screen already.

    Returns:
        That other key: ``enter``, a command, the end of input, or one that does
        nothing.
    """
    look, count = screen.look, numbers[-1]
    is_boxed = fits(boxes(None), look)
    if not is_boxed and not is_shown:
        screen.show(boxes(None))
    word = typist.word
    while True:
        if is_boxed:
            screen.live(boxes(word))
        else:
            screen.live(strip() if word is None else stack(strip(), word))
        key, word = screen.key(), None
        if key == "*" and everything:
            picked |= everything
            continue
        number = number_of(key, count) or 0
        if number not in numbers:
            return key
        picked ^= {number}
