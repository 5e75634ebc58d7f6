"""Reviews of cards as people make them, drawn from a seed."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass

from quiz.memory import DEFAULT_PARAMETERS, Settings

FITTED = (
    0.4, 0.9, 3.1, 12.5, 6.8, 0.7, 2.4, 0.02, 1.6, 0.12, 0.9,
    1.7, 0.08, 0.31, 1.4, 0.4, 2.3, 0.6, 0.2, 0.11, 0.21,
)  # fmt: skip
GAPS = ((0,), (1, 2, 3), (4, 7, 12, 20), (31, 60, 120, 240), (400, 1_000, 3_000))
_OFTEN = (25, 25, 25, 18, 7)


@dataclass(frozen=True, slots=True)
class History:
    """The reviews of one card, and the settings they are scheduled by."""

    settings: Settings
    past: tuple[tuple[int, int], ...]
    """Local day and rating, from the first review on day 0."""
    gap: int
    """Days to the next review."""


def parameter_sets() -> tuple[tuple[float, ...], ...]:
    """The defaults, weights as fitted to someone, and eight sets around them."""
    dice = random.Random(20)  # noqa: S311 - not secrets
    varied = []
    for _ in range(8):
        weights = [weight * dice.uniform(0.75, 1.25) for weight in DEFAULT_PARAMETERS]
        weights[:4] = sorted(weights[:4])
        for index, lowest in ((7, 0.001), (16, 1.0), (20, 0.1)):
            weights[index] = max(weights[index], lowest)
        varied.append(tuple(weights))
    return DEFAULT_PARAMETERS, FITTED, *varied


def histories(count: int, seed: int) -> Iterator[History]:
    """Histories of 1 to 30 reviews: repeats on one day, gaps of years, all ratings."""
    dice = random.Random(seed)  # noqa: S311 - not secrets
    sets = parameter_sets()
    for number in range(count):
        settings = Settings(
            fuzz=False,
            parameters=sets[number % len(sets)],
            desired_retention=round(dice.uniform(0.7, 0.99), 2),
            maximum_interval_days=dice.choice((36_500, 36_500, 365)),
        )
        day, past = 0, []
        for position in range(dice.randint(1, 30)):
            day += dice.choice(dice.choices(GAPS, _OFTEN)[0]) if position else 0
            past.append((day, dice.choices((1, 2, 3, 4), (20, 15, 50, 15))[0]))
        gap = dice.choice(dice.choices(GAPS, _OFTEN)[0])
        yield History(settings, tuple(past), gap)
