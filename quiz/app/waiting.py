"""What of a sitting still waits: how many cards of each sort, and for how long."""

from __future__ import annotations

from collections.abc import Collection

from quiz.deck.model import KINDS, CardId
from quiz.library import Library
from quiz.session import Sitting, estimate_minutes
from quiz.ui.header import Left


def left(
    sitting: Sitting,
    library: Library,
    *,
    new: Collection[CardId],
    again: frozenset[CardId],
    most_minutes: int,
    reason: str,
) -> Left:
    """The cards of the queue, the one being asked among them.

    Args:
        new: Those that were never asked before the sitting.
        again: Those that were failed earlier today.
        most_minutes: The time there is.
        reason: Why the other cards are asked, see `quiz.ui.header.Left`.
    """
    failed = again | {one.card for one in sitting.done}
    queue = sitting.queue
    returning = sum(card in failed for card in queue)
    fresh = sum(card in new and card not in failed for card in queue)
    known = [card for one in queue if (card := library.card(one)) is not None]
    minutes = estimate_minutes([KINDS[type(card.answer)] for card in known])
    due = len(queue) - returning - fresh
    return Left(due, fresh, returning, min(minutes, most_minutes), reason)
