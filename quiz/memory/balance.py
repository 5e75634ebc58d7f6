"""Which day of its spread a card comes back on: a day with fewer cards. Pure.

The choice hangs on other cards, so it is made once, at the review, and kept with
it. Nothing that is folded later makes it again.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Collection, Mapping, Sequence

CountDue = Callable[[Collection[int]], Mapping[int, int]]
"""How many cards are due on each of these local days; days without may lack."""

MOST_DAYS = 90
"""Longer intervals are spread by chance, as in Anki: days that far off fill up
with cards that are not scheduled yet, and counting them costs time."""


def lighter_days(
    spreads: Sequence[tuple[int, int, int]], day: int, count_due: CountDue | None
) -> list[int | None]:
    """The interval chosen within each spread; None for each without `count_due`.

    A day with n cards has the chance (1 + n)⁻⁴ t⁻² of being chosen, t days away.
    The first factor evens the load out; the second makes up for days being the
    emptier the later they are, so that intervals keep their length on average: in
    a simulated year a day strays half as far from its fortnight's mean as by chance
    alone, with intervals as long (`tests/benchmarks/balancing.py`).

    A better rating never gets the shorter interval.

    Args:
        spreads: Shortest and longest interval in days, and the seed; by rating,
            the worst first.
        day: Local day that the intervals are counted from.
        count_due: Asked at most once.
    """
    if count_due is None:
        return [None] * len(spreads)
    asked = {
        day + days
        for shortest, longest, _ in spreads
        if shortest < longest <= MOST_DAYS
        for days in range(shortest, longest + 1)
    }
    cards = count_due(asked) if asked else {}
    chosen: list[int | None] = []
    least = 0
    for shortest, longest, seed in spreads:
        intervals = range(max(shortest, least), longest + 1)
        weights = [
            (1 + cards.get(day + days, 0)) ** -4 * days**-2
            if longest <= MOST_DAYS
            else 1.0
            for days in intervals
        ]
        if len(intervals) > 1:
            dice = random.Random(seed)  # noqa: S311 - no secret
            least = dice.choices(intervals, weights)[0]
        else:
            least = longest
        chosen.append(least)
    return chosen
