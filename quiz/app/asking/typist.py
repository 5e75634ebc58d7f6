"""Text that is typed where single keys command: it commands nothing."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass

from quiz.app.asking.pleas import is_leaving
from quiz.ui.asking import quietly
from quiz.ui.keys import COLONS
from quiz.ui.screen import TEXT, Screen
from quiz.ui.text import one_line

_MOST_SHOWN = 20
"""Letters of a text that are shown again."""
_ENDING_S = 1.5
"""An Enter so soon after a word that commands elsewhere ends that word."""


@dataclass(slots=True)
class Typist:
    """Tells someone who types an answer from someone who presses a key.

    Attributes:
        sentence: What is said, the first time, when text has been typed; a key of
            the table `cards`.
        clock: Seconds that only go forward.
    """

    screen: Screen
    sentence: str
    clock: Callable[[], float] = time.monotonic
    _until_s: float = 0.0
    _is_told: bool = False
    _knows_keys: bool = False

    def types(self, key: str) -> bool:
        """Whether a key, which is a command's or rates, begins a text, or ends it.

        The text is dropped, and each time something is said to it.
        """
        if key == "enter":
            is_ending, self._until_s = self.clock() < self._until_s, 0.0
            return is_ending
        self._until_s = 0.0
        if key != TEXT and (len(key) != 1 or not self.screen.runs_on(key)):
            return False
        text = self.screen.told
        # A plain line has had its Enter.
        if key != TEXT and (is_leaving(text) or text.startswith(COLONS)):
            self._until_s = self.clock() + _ENDING_S
        if is_leaving(text):
            self._say("typing.quit")
        elif self._is_told:
            self._say("typing.again", text=_short(text))
        else:
            self._is_told = True
            self._say(self.sentence)
        return True

    def misses(self, key: str) -> bool:
        """Whether a key that does nothing has now been told of, which is done once.

        A plain line is answered every time: nothing else shows that it was read.
        """
        if self._knows_keys and not self.screen.look.is_plain:
            return False
        self._knows_keys = True
        self._say("typing.no-key")
        return True

    def _say(self, sentence: str, **arguments: object) -> None:
        self.screen.live(None)
        self.screen.show(quietly(sentence, self.screen.look, **arguments))


def _short(text: str) -> str:
    line = one_line(text)
    return line if len(line) <= _MOST_SHOWN else line[: _MOST_SHOWN - 1] + "…"
