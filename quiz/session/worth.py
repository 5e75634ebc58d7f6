"""Which cards to review first when there is no time for all.

The worth of a review is the recall that it gains per minute: how much likelier the
card is remembered `HORIZON_DAYS` from today if it is reviewed today than if it is
left alone, over the seconds that a card of its kind takes. With p the probability
of recall today and R the forgetting curve (FSRS-6, `quiz.memory.retrievability`):

    worth = (p·R(after Good) + (1 - p)·R(after Again) - R(left alone)) / seconds

A card that is still sure gains little, since it would be remembered anyway. A hard
one that never held gains little, too: what a review gives it fades within days. Of
the long overdue, those that were once well known gain most. Working a backlog off in
this order keeps more in memory than going by the date, the least or the most likely
recalled: `tests/session/test_worth.py` compares them.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from quiz.deck.model import CardId
from quiz.memory import Memory, Rating, Settings, retrievability, review
from quiz.session.estimate import usual_seconds

HORIZON_DAYS = 30
"""How far ahead recall is to be high: preparing for an interview takes weeks."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """A card that is due, with what its worth hangs on."""

    card: CardId
    memory: Memory
    kind: str


def most_valuable(
    waiting: Iterable[Waiting],
    day: int,
    settings: Settings,
    *,
    is_by_card: bool = False,
) -> tuple[CardId, ...]:
    """All cards, those whose review gains the most recall per minute first.

    Args:
        is_by_card: By what a card gains, whatever its time. So it is where all will
            be reviewed, only on which day is open: else the long ones would make the
            last days the longest.
    """

    def rank(one: Waiting) -> tuple[float, CardId]:
        gained = worth(one.memory, one.kind, day, settings)
        return -gained * (usual_seconds(one.kind) if is_by_card else 1.0), one.card

    return tuple(one.card for one in sorted(waiting, key=rank))


def worth(memory: Memory, kind: str, day: int, settings: Settings) -> float:
    """Recall gained `HORIZON_DAYS` ahead by a review on local day `day`, per second."""
    ahead = day + HORIZON_DAYS
    recalled = retrievability(memory, day, settings)
    good, again = (
        retrievability(review(memory, rating, day, settings), ahead, settings)
        for rating in (Rating.GOOD, Rating.AGAIN)
    )
    left_alone = retrievability(memory, ahead, settings)
    gained = recalled * good + (1 - recalled) * again - left_alone
    return gained / usual_seconds(kind)
