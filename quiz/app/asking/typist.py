"""Text that is typed where single keys command: it commands nothing."""

from __future__ import annotations

import time
from collections.abc import Callable, Collection
from dataclasses import dataclass, field

from quiz.app.asking.pleas import is_leaving
from quiz.ui.asking import Block, no_key_view, words
from quiz.ui.items import items_view
from quiz.ui.keys import COLONS, action_of
from quiz.ui.look import stack
from quiz.ui.screen import END, TEXT, Screen
from quiz.ui.text import one_line

_MOST_SHOWN = 20
"""Letters of a text that are shown again."""
_ENDING_S = 1.5
"""An Enter so soon after a word that commands elsewhere ends that word."""


@dataclass(slots=True)
class Typist:
    """Tells someone who types an answer from someone who presses a key.

    Attributes:
        way: How one answers here: ``aloud``, say. What is said, the first time, when
            text has been typed is found under it in the table `cards`, and so is
            what works here, for a key that does nothing.
        clock: Seconds that only go forward.
        arguments: For that sentence, such as the numbers there are.
    """

    screen: Screen
    way: str
    clock: Callable[[], float] = time.monotonic
    arguments: dict[str, object] = field(default_factory=dict)
    _until_s: float = 0.0
    _is_told: bool = False
    _word: Block | None = None
    """On the last key, which did nothing."""
    _keys: tuple[str, str] = ("", "")
    """The last two."""

    def types(self, key: str) -> bool:
        """Whether a key, which is a command's or rates, begins a text, or ends it.

        The text is dropped, and each time something is said to it.
        """
        self._word, self._keys = None, (self._keys[1], key)
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
            self._say(f"typing.{self.way}", f"works.{self.way}", **self.arguments)
        return True

    def misses(self, key: str) -> None:
        """Says to a key that does nothing what works here.

        On a screen the word on the next such key takes its place.
        """
        if key == "escape" and action_of(self._keys[0]) == "keys":
            return  # the keys were below each other with the question, not over it
        look = self.screen.look
        word = no_key_view(key, f"works.{self.way}", look, **self.arguments)
        if look.is_plain:
            self.screen.show(word)
            return
        self._word = word
        self.screen.live(word)

    @property
    def word(self) -> Block | None:
        """What is said to the last key, if it did nothing."""
        return self._word

    def with_word(self, block: Block) -> Block:
        """What is drawn over in place, with the word on the last key below it."""
        return block if self._word is None else stack(block, self._word)

    def _say(self, *sentences: str, **arguments: object) -> None:
        look = self.screen.look
        said = [words(one, look, **arguments) for one in sentences]
        self.screen.live(None)
        self.screen.show(items_view(said, look))


def goes_on(
    screen: Screen,
    way: str,
    show_keys: Callable[[], object],
    also_leaving: Collection[str] = (),
) -> bool:
    """Waits for Enter; whether the learner goes on, and does not leave.

    Args:
        way: Of a `Typist`.
        show_keys: For whoever asks what does something here.
        also_leaving: Keys that leave as well.
    """
    typist = Typist(screen, way)
    while (key := screen.key()) != END:
        if typist.types(key):
            continue
        if key in ("enter", "space"):
            return True
        if key in also_leaving or action_of(key) == "quit":
            return False
        if action_of(key) == "keys":
            show_keys()
        else:
            typist.misses(key)
    return False


def _short(text: str) -> str:
    line = one_line(text)
    return line if len(line) <= _MOST_SHOWN else line[: _MOST_SHOWN - 1] + "…"
