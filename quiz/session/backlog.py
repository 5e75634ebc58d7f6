"""More cards than today has room for: how long until all have had their turn."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

FARTHEST_DAYS = 60
"""Further ahead nothing is promised."""


@dataclass(frozen=True, slots=True)
class Backlog:
    """Due cards, of which today's limits leave some for later."""

    waiting: int
    """All that are due."""
    today: int
    """Those of them that are asked today."""
    days: int | None
    """In about how many days none is left over; None: not within `FARTHEST_DAYS`."""
    is_more: bool = False
    """Even more wait: counting stopped there."""
    away_days: int | None = None
    """Days since the last review, where that was a break."""


def days_to_clear(
    waiting: int, today: int, a_day: int, becoming_due: Mapping[int, int]
) -> int | None:
    """Days, today included, until everything due on a day is also asked on it.

    Cards that come back after being asked are not counted, so this is an estimate.

    Args:
        today: How many of those waiting are asked today.
        a_day: How many are asked on any later day.
        becoming_due: How many cards fall due, by days from today.

    >>> days_to_clear(140, 40, 40, {}), days_to_clear(140, 40, 40, {1: 20})
    (4, 4)
    """
    left = waiting - today
    for ahead in range(1, FARTHEST_DAYS):
        if left <= 0:
            return ahead
        left += becoming_due.get(ahead, 0) - a_day
    return None
