"""What other parameters do to intervals: told before they are taken."""

from __future__ import annotations

import statistics
from collections.abc import Iterable
from dataclasses import dataclass, replace

from quiz.memory.model import Rating
from quiz.memory.replay import Past, replay
from quiz.memory.schedule import interval_days, review
from quiz.memory.settings import Settings

MOST_CARDS = 5_000
"""Cards that the comparison goes by, spread evenly over all."""


@dataclass(frozen=True, slots=True)
class Effect:
    """Intervals in days without spread, under old parameters and under new ones."""

    first_before: tuple[int, ...]
    """After the first rating: Again, Hard, Good, Easy."""
    first_after: tuple[int, ...]
    median_before: float
    """Of the interval that each card known now has."""
    median_after: float

    @property
    def ratio(self) -> float:
        """The new median as a multiple of the old."""
        return self.median_after / self.median_before


def effect(
    pasts: Iterable[Past], settings: Settings, parameters: tuple[float, ...]
) -> Effect:
    """How intervals change when `parameters` take the place of those in `settings`.

    Args:
        pasts: At least one.
    """
    known = sorted(tuple(past) for past in pasts if past)
    chosen = known[:: len(known) // MOST_CARDS + 1]
    # Steps and spread hide what parameters do.
    old = replace(
        settings, fuzz=False, learning_steps_minutes=(), relearning_steps_minutes=()
    )
    new = replace(old, parameters=parameters)
    before, after = (
        [interval_days(memory, one, 0) for memory in replay(chosen, one)]
        for one in (old, new)
    )
    first_before, first_after = (
        tuple(interval_days(review(None, rating, 0, one), one, 0) for rating in Rating)
        for one in (old, new)
    )
    return Effect(
        first_before,
        first_after,
        statistics.median(before),
        statistics.median(after),
    )
