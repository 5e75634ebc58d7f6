"""Learners whose memory is known: logs of what they would have rated."""

from __future__ import annotations

import random
from dataclasses import dataclass, replace

from quiz.memory import (
    DEFAULT_PARAMETERS,
    Memory,
    Rating,
    Settings,
    find_problems,
    interval_days,
    retrievability,
    review,
)

Past = list[tuple[int, int]]

ASKED_BY = Settings(fuzz=True)
"""What the questions were scheduled with, whoever answered them."""


@dataclass
class Log:
    """A card's past, and the true recall at each review on a later day."""

    past: Past
    recall: list[float | None]


def someone(seed: int) -> tuple[float, ...]:
    """Parameters far from the usual ones, and within their bounds."""
    dice = random.Random(seed)  # noqa: S311 - no secret
    spread = (
        *[0.3] * 4, 0.08, 0.2, 0.2, 0.0, 0.2, 0.2, 0.2, 0.25, 0.0, 0.2, 0.15, 0.2,
        0.15, 0.0, 0.0, 0.0, 0.0,
    )  # fmt: skip
    while True:
        keeps = dice.lognormvariate(0, 0.8)
        drawn = [
            usual * dice.lognormvariate(0, one)
            for usual, one in zip(DEFAULT_PARAMETERS, spread, strict=True)
        ]
        drawn[:4] = sorted(weight * keeps for weight in drawn[:4])
        drawn[20] = dice.uniform(0.1, 0.5)
        if not find_problems({"parameters": drawn}):
            return tuple(drawn)


def answers(
    parameters: tuple[float, ...], *, days: int, new_per_day: float, seed: int
) -> list[Log]:
    """What someone with these parameters rates over so many days.

    Cards come new all the time; a failed one is recalled once more the same day, and
    some reviews come late.
    """
    dice = random.Random(seed)  # noqa: S311 - no secret
    truth = replace(ASKED_BY, parameters=parameters)
    return [
        _card(dice, int(card / new_per_day), days, truth)
        for card in range(int(days * new_per_day))
    ]


def _card(dice: random.Random, day: int, days: int, truth: Settings) -> Log:
    log = Log([], [])
    true: Memory | None = None
    believed: Memory | None = None
    rating = Rating(dice.choices((1, 2, 3, 4), (0.24, 0.1, 0.5, 0.16))[0])
    recall: float | None = None
    while day < days:
        for one in (rating, Rating.GOOD) if rating is Rating.AGAIN else (rating,):
            log.past.append((day, int(one)))
            log.recall.append(recall)
            recall = None
            true = review(true, one, day, truth)
            believed = review(believed, one, day, ASKED_BY)
        assert true is not None
        assert believed is not None
        wait = interval_days(believed, ASKED_BY, dice.randrange(1 << 30))
        day += wait + dice.choice((0, 0, 0, 0, 1, 2, 7))
        recall = retrievability(true, day, truth)
        recalled = Rating(dice.choices((2, 3, 4), (0.1, 0.75, 0.15))[0])
        rating = recalled if dice.random() < recall else Rating.AGAIN
    return log


def until(logs: list[Log], day: int) -> list[Past]:
    """What the logs held on the eve of a day."""
    cut = ([one for one in log.past if one[0] < day] for log in logs)
    return [past for past in cut if past]
