"""Days in a row, and how full days were beside each other."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

SHADES = 4
"""Levels of a calendar above an empty day."""

_MONDAY = 4
"""The first local day that is a Monday: 5 January 1970."""


@dataclass(frozen=True, slots=True)
class Streak:
    """Days in a row with a review."""

    current: int
    """Up to today; up to yesterday while nothing was done today."""
    longest: int
    is_today_done: bool


def streak(days: Iterable[int], today: int) -> Streak:
    """Days in a row, by local day numbers in any order.

    A day counts from one rollover hour to the next, so an evening past midnight
    breaks nothing. Days after today, of a clock set wrongly, count as days.

    >>> streak([1, 2, 3, 5, 6], today=7)
    Streak(current=2, longest=3, is_today_done=False)
    """
    known = set(days)
    longest = 0
    for day in known:
        if day - 1 not in known:
            end = day
            while end + 1 in known:
                end += 1
            longest = max(longest, end - day + 1)
    is_today_done = today in known
    day = today if is_today_done else today - 1
    current = 0
    while day - current in known:
        current += 1
    return Streak(current, longest, is_today_done)


def weekday(day: int) -> int:
    """0 for Monday to 6 for Sunday.

    >>> weekday(0), weekday(4)
    (3, 0)
    """
    return (day - _MONDAY) % 7


def shade_bounds(counts: Iterable[int]) -> tuple[int, ...]:
    """The least counts of the shades 2 to 4, which part busy days into quarters.

    Quarters of the days there are, so that one marathon does not make every other day
    look idle.

    >>> shade_bounds([5, 0, 10, 20, 40, 0])
    (10, 20, 40)
    """
    busy = sorted(count for count in counts if count > 0)
    if not busy:
        return (1, 1, 1)
    last = len(busy) - 1
    places = (-(-len(busy) * part // SHADES) for part in range(1, SHADES))
    return tuple(busy[min(place, last)] for place in places)


def shade(count: int, bounds: Sequence[int]) -> int:
    """0 for an empty day, else 1 to `SHADES`."""
    return 0 if count <= 0 else 1 + sum(count >= bound for bound in bounds)
