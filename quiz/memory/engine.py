"""What schedules knows `fsrs_rs_python` here: FSRS-6 in Rust, the engine of Anki.

It computes in float32 and keeps stability between 0.001 and 36,500 days. Its
intervals are not used: it neither rounds nor limits them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache

import fsrs_rs_python

from quiz.memory.model import Rating

LONGEST_DAYS = 1_000_000
"""Past this, forgetting has no more to add; the engine takes 32 bits."""

_KEPT_DAYS = 1_000
_reviews: dict[tuple[int, int], fsrs_rs_python.FSRSReview] = {}
"""Reviews that the engine was given before, by rating and days below `_KEPT_DAYS`:
making them anew takes longer than what it does with them."""


def first_state(rating: Rating, parameters: tuple[float, ...]) -> tuple[float, float]:
    """Stability in days and difficulty after the first rating of a card.

    S₀(G) = w[G-1]; D₀(G) = w₄ - exp(w₅·(G-1)) + 1, within 1 and 10.
    """
    return _after(None, 0, rating, parameters)


def next_state(
    stability_days: float,
    difficulty: float,
    elapsed_days: int,
    rating: Rating,
    parameters: tuple[float, ...],
) -> tuple[float, float]:
    """Stability in days and difficulty after another rating.

    With G the rating, R the retrievability after `elapsed_days`, w the weights:

    * the same day (0 days): S' = S·exp(w₁₇·(G-3+w₁₈))·S^(-w₁₉), not below S
      unless G is Again;
    * recalled: S' = S·(1 + exp(w₈)·(11-D)·S^(-w₉)·(exp(w₁₀·(1-R))-1)·h·e), where
      h = w₁₅ for Hard, e = w₁₆ for Easy, else 1;
    * forgotten: S' = w₁₁·D^(-w₁₂)·((S+1)^w₁₃-1)·exp(w₁₄·(1-R)), not above
      S / exp(w₁₇·w₁₈);
    * difficulty: D' = w₇·D₀(Easy) + (1-w₇)·(D - w₆·(G-3)·(10-D)/9), within 1
      and 10.

    Source:
        FSRS-6, wiki of open-spaced-repetition, "The Algorithm".
    """
    memory = fsrs_rs_python.MemoryState(stability_days, difficulty)
    return _after(memory, min(elapsed_days, LONGEST_DAYS), rating, parameters)


def last_states(
    pasts: Iterable[Sequence[tuple[int, int]]], parameters: tuple[float, ...]
) -> list[tuple[float, float]]:
    """Stability in days and difficulty after each past, as step by step.

    Args:
        pasts: Ratings, 1 to 4, each with the whole days since the one before, 0
            for the first; at most `LONGEST_DAYS`.
    """
    items = [
        fsrs_rs_python.FSRSItem([_reviews.get(one) or _made(one) for one in past])
        for past in pasts
    ]
    states = _model(parameters).memory_state_batch(items)
    return [(state.stability, state.difficulty) for state in states]


def states_along(
    past: Sequence[tuple[int, int]], parameters: tuple[float, ...]
) -> list[tuple[float, float]]:
    """Stability in days and difficulty after each review of a past, as step by step.

    Args:
        past: As of `last_states`.
    """
    item = fsrs_rs_python.FSRSItem([_reviews.get(one) or _made(one) for one in past])
    states = _model(parameters).historical_memory_states(item)
    return [(state.stability, state.difficulty) for state in states]


def _made(review: tuple[int, int]) -> fsrs_rs_python.FSRSReview:
    made = fsrs_rs_python.FSRSReview(*review)
    if review[1] < _KEPT_DAYS:
        _reviews[review] = made
    return made


def _after(
    memory: fsrs_rs_python.MemoryState | None,
    elapsed_days: int,
    rating: Rating,
    parameters: tuple[float, ...],
) -> tuple[float, float]:
    # Retention only moves the engine's own intervals, which are not read.
    states = _model(parameters).next_states(memory, 0.9, elapsed_days)
    if rating is Rating.AGAIN:
        chosen = states.again.memory
    elif rating is Rating.HARD:
        chosen = states.hard.memory
    elif rating is Rating.GOOD:
        chosen = states.good.memory
    else:
        chosen = states.easy.memory
    return chosen.stability, chosen.difficulty


@lru_cache(maxsize=8)
def _model(parameters: tuple[float, ...]) -> fsrs_rs_python.FSRS:
    return fsrs_rs_python.FSRS(list(parameters))
