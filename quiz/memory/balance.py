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
    """The interval chosen within each spread, or None where there is no choice.

    A day with n cards has the chance (1 + n)⁻⁴ t⁻² of being chosen, t days away.
    The first factor evens the load out; the second makes up for days being the
    emptier the later they are, so that intervals keep their length on average: in
    a simulated year a day strays half as far from its fortnight's mean as by chance
    alone, with intervals 0.99 of the exact ones (`tests/benchmarks/balancing.py`).

    Args:
        spreads: Shortest and longest interval in days, and the seed.
        day: Local day that the intervals are counted from.
    """
    asked = {
        day + days
        for shortest, longest, _ in spreads
        if shortest < longest <= MOST_DAYS
        for days in range(shortest, longest + 1)
    }
    if count_due is None or not asked:
        return [None] * len(spreads)
    cards = count_due(asked)
    chosen: list[int | None] = []
    for shortest, longest, seed in spreads:
        if not shortest < longest <= MOST_DAYS:
            chosen.append(None)
            continue
        intervals = range(shortest, longest + 1)
        weights = [
            (1 + cards.get(day + days, 0)) ** -4 * days**-2 for days in intervals
        ]
        dice = random.Random(seed)  # noqa: S311 - no secret
        chosen.append(dice.choices(intervals, weights)[0])
    return chosen
