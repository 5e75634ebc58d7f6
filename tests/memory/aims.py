"""Cards on the way to a day, small enough for a test."""

from __future__ import annotations

import random

from quiz.memory import Memory, Settings
from quiz.memory.goal import Goal, Pace, Study

SETTINGS = Settings(fuzz=False)
TODAY = 100
PACE = Pace(20.0, 45.0, 70.0)


def goal(days: int, minutes: float, **rest: float) -> Goal:
    """A goal so many days from `TODAY`."""
    return Goal(day=TODAY + days, minutes=minutes, **rest)


def known(
    card: str = "known",
    stability_days: float = 4.0,
    difficulty: float = 5.0,
    days_ago: int = 3,
    **rest: float,
) -> Study:
    """A card that was asked before."""
    memory = Memory(stability_days, difficulty, TODAY - days_ago)
    return Study(card, memory, PACE, **rest)


def new(card: str = "new", pace: Pace = PACE, **rest: float) -> Study:
    """A card that was never asked."""
    return Study(card, None, pace, **rest)


def cards(count: int, seed: int = 1) -> tuple[Study, ...]:
    """Every third seen before, in no order."""
    dice = random.Random(seed)  # noqa: S311 - no secrets
    found = []
    for number in range(count):
        factor = dice.lognormvariate(0, 0.35)
        pace = Pace(20 * factor, 45 * factor, 70 * factor)
        memory = Memory(
            dice.lognormvariate(1.5, 1), dice.uniform(3, 9), TODAY - dice.randint(1, 20)
        )
        found.append(Study(f"c{number}", None if number % 3 else memory, pace))
    return tuple(found)
