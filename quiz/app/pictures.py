"""Formulas as pictures, drawn by the child process while the person reads."""

from __future__ import annotations

from quiz.deck.model import Card
from quiz.library import Library
from quiz.ui.answer import Pictures


class Painter:
    """Asks the child for pictures; without it the text stands in."""

    def __init__(self, library: Library) -> None:
        self._library = library

    def start(self) -> None:
        """Start the child; the first picture is slow, so it is not waited for."""

    def prepare(self, card: Card) -> None:
        """Begin to draw the card's own formula."""

    def pictures(self, card: Card, given: str, *, width: int) -> Pictures:
        """The reference and the learner's formula, as far as they are drawn."""
        return Pictures()

    def close(self) -> None:
        """End the child."""
