"""A year of reviews, simulated: how even the days are, spread by chance or by load."""

from __future__ import annotations

import random
import statistics
from collections import Counter
from dataclasses import replace

from quiz.memory import (
    CountDue,
    Memory,
    Rating,
    Settings,
    interval_days,
    previews,
    retrievability,
    review,
)

from .frame import Row, Table

_DAYS, _WARM_UP, _AROUND = 365, 80, 7
_NEW_A_DAY, _CARDS = 8, 400


def _year(settings: Settings, seed: int) -> tuple[float, float]:
    """Root mean square of a day's load about the mean of its fortnight, relative to
    it; and the mean of intervals over what they are without a spread."""
    dice = random.Random(seed)  # noqa: S311 - not secrets
    exact = replace(settings, fuzz=False)
    memories: dict[int, Memory] = {}
    due: dict[int, int] = {}
    load: Counter[int] = Counter()
    loads: list[int] = []
    lengths: list[float] = []
    count_due: CountDue = lambda days: {day: load[day] for day in days}  # noqa: E731
    for day in range(_DAYS):
        asked = [card for card, on in due.items() if on <= day]
        loads.append(len(asked))
        asked += range(len(memories), min(len(memories) + _NEW_A_DAY, _CARDS))
        for card in asked:
            memory = memories.get(card)
            if memory is None:
                rating = Rating(dice.choices((1, 2, 3, 4), (20, 10, 55, 15))[0])
            elif dice.random() > retrievability(memory, day, settings):
                rating = Rating.AGAIN
            else:
                rating = Rating(dice.choices((2, 3, 4), (8, 82, 10))[0])
            name = f"d:{seed}-{card}"
            shown = previews(memory, day, settings, name, count_due)
            after = review(memory, rating, day, settings)
            days = shown[rating - 1]
            load[due.get(card, -1)] -= 1
            memories[card], due[card] = after, day + days
            load[day + days] += 1
            if (plain := interval_days(after, exact, 0)) > 2:
                lengths.append(days / plain)
    strays = []
    for middle in range(_WARM_UP, _DAYS - _AROUND):
        mean = statistics.mean(loads[middle - _AROUND : middle + _AROUND + 1])
        strays.append((loads[middle] - mean) / mean)
    return statistics.mean(one**2 for one in strays) ** 0.5, statistics.mean(lengths)


def measure(years: int) -> Table:
    """Means over simulated years of 400 cards, eight new ones a day."""
    chance = [_year(Settings(load_balance=False), seed) for seed in range(years)]
    even = [_year(Settings(), seed) for seed in range(years)]
    strays, former = (
        statistics.mean(one[0] for one in found) for found in (even, chance)
    )
    lengths = (statistics.mean(one[1] for one in found) for found in (even, chance))
    return Table(
        "Spreading by load",
        (
            Row("a day's load off its fortnight's mean", strays, "relative", former,
                "by chance", 0.6),
            Row("mean interval over the exact one", next(lengths), "", next(lengths),
                "by chance"),
        ),
        (f"{years} simulated years, seeds from 0; recall as the scheduler believes",),
    )  # fmt: skip
