"""Text that is typed where single keys command: it commands nothing."""

from __future__ import annotations

from dataclasses import dataclass

from quiz.ui.asking import quietly
from quiz.ui.screen import Screen


@dataclass(slots=True)
class Typist:
    """Tells someone who types an answer from someone who presses a key.

    Attributes:
        sentence: What is said, once, when text has been typed; a key of the table
            `cards`.
    """

    screen: Screen
    sentence: str
    _is_told: bool = False

    def types(self, key: str) -> bool:
        """Whether a key, which is a command's or rates, begins a text.

        The text is dropped.
        """
        if len(key) != 1 or not self.screen.runs_on(key):
            return False
        if not self._is_told:
            self._is_told = True
            self.screen.live(None)
            self.screen.show(quietly(self.sentence, self.screen.look))
        return True
