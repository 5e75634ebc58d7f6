"""Answers begun and not given: what becomes of them when their card is left."""

from __future__ import annotations

from dataclasses import dataclass, field

from quiz.app.asking.turning import Draft, Turning
from quiz.deck.model import CardId
from quiz.session import Buried, Edited, Event, Phase, Sitting, Stopped, Suspended
from quiz.ui.asking import words


@dataclass(slots=True)
class Drafts:
    """Those of cards that may come back in this sitting, by an undo or an edit."""

    _kept: dict[CardId | None, Draft] = field(default_factory=dict)

    def leave(self, turning: Turning, event: Event, before: Sitting) -> str:
        """Keep what had been answered when an event ends the turn.

        Returns:
            What is to be said of it, if it is lost.
        """
        draft = turning.draft
        if before.phase is not Phase.ASKING or not (draft.lines or draft.picked):
            return ""
        if isinstance(event, Suspended | Buried):
            kept = Draft(lines=draft.lines, picked=draft.picked, is_back=True)
            self._kept[turning.card.id] = kept
        elif isinstance(event, Edited):
            # Numbers may stand for other options by now.
            self._kept[turning.card.id] = Draft(lines=draft.lines, is_back=True)
        elif isinstance(event, Stopped):
            return words("draft.lost", turning.screen.look)
        return ""

    def back(self, card: CardId | None, ticked: tuple[int, ...]) -> Draft:
        """The answer that was begun to a card, or a new one.

        Args:
            ticked: Points that were ticked before an undo.
        """
        return self._kept.pop(card, None) or Draft(picked=set(ticked))
