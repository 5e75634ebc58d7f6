"""The rating that ticked points suggest for an explanation given aloud."""

from __future__ import annotations

from collections.abc import Iterable

from quiz.deck.model import Points
from quiz.memory import Rating

GOOD_SHARE = 0.8
HARD_SHARE = 0.5


def suggest_from_ticks(
    answer: Points, ticked: Iterable[int], *, hints: int = 0
) -> Rating:
    """The rating for the share of points made; a red flag or a hint caps it.

    Args:
        ticked: Numbers from 1, in the order shown: points, bonus, red flags.
    """
    numbers = set(ticked)
    made = len(numbers & set(range(1, len(answer.points) + 1)))
    share = made / max(1, len(answer.points))
    first_flag = len(answer.points) + len(answer.bonus) + 1
    flagged = any(number >= first_flag for number in numbers)
    if share < HARD_SHARE:
        return Rating.AGAIN
    if share < GOOD_SHARE or flagged or hints:
        return Rating.HARD
    return Rating.GOOD
