"""What a session needs for all that is done beside answering."""

from __future__ import annotations

from dataclasses import dataclass

from quiz.app.desk import Desk
from quiz.app.editing import Editing
from quiz.app.notes import Kept, kept
from quiz.deck.model import CardId


@dataclass(frozen=True, slots=True)
class Beside:
    """The learner's notes, and the editor for their decks."""

    desk: Desk
    editing: Editing
    counts: bool = True
    """Whether answers are kept, and with them disputes."""

    @property
    def is_read_only(self) -> bool:
        """Whether no note can be kept."""
        return self.desk.store.is_read_only

    def kept(self, card: CardId | None) -> Kept:
        """The notes on a card, and whether it is flagged."""
        return Kept() if card is None else kept(self.desk, card)
