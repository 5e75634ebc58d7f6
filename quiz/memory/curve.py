"""The forgetting curve alone, for working through many cards at once."""

from __future__ import annotations

from collections.abc import Sequence

from quiz.memory.engine import LONGEST_DAYS, states_along
from quiz.memory.settings import Settings

__all__ = ["LONGEST_DAYS", "shape", "stabilities_along"]


def shape(settings: Settings) -> tuple[float, float]:
    """Decay and factor of R = (1 + factor·t/S)^decay, so that R = 0.9 at t = S.

    Source:
        FSRS-6, wiki of open-spaced-repetition, "The Algorithm".
    """
    decay = -settings.parameters[20]
    return decay, 0.9 ** (1 / decay) - 1


def stabilities_along(
    past: Sequence[tuple[int, int]], parameters: tuple[float, ...]
) -> list[float]:
    """Stability in days after each review of a card but the last, as step by step.

    Args:
        past: Ratings, 1 to 4, each with the whole days since the one before, 0 for
            the first.
    """
    if len(past) < 2:
        return []
    known = [(rating, min(elapsed, LONGEST_DAYS)) for rating, elapsed in past[:-1]]
    return [stability for stability, _ in states_along(known, parameters)]
