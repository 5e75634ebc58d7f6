"""The forgetting curve alone, for working through many cards at once."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import fsrs_rs_python

from quiz.memory.settings import Settings

LONGEST_DAYS = 1_000_000
"""Past this, forgetting has no more to add; the engine takes 32 bits."""


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
    item = fsrs_rs_python.FSRSItem([_review(*one) for one in past[:-1]])
    states = _model(parameters).historical_memory_states(item)
    return [state.stability for state in states]


@lru_cache(maxsize=4096)
def _review(rating: int, elapsed_days: int) -> fsrs_rs_python.FSRSReview:
    return fsrs_rs_python.FSRSReview(rating, min(elapsed_days, LONGEST_DAYS))


@lru_cache(maxsize=8)
def _model(parameters: tuple[float, ...]) -> fsrs_rs_python.FSRS:
    return fsrs_rs_python.FSRS(list(parameters))
