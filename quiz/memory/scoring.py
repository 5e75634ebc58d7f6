"""How well FSRS-6 parameters predict what a learner recalled.

Two measures, both 0 at best. The log-loss is the mean of -log of the probability that
was given to what happened. RMSE(bins) is how far predicted and observed recall lie
apart, over groups of alike reviews. Every review counts the same; the engine's own
figures give later ones more weight.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from quiz.memory.curve import LONGEST_DAYS, shape, stabilities_along
from quiz.memory.model import Rating
from quiz.memory.replay import Past
from quiz.memory.settings import Settings

Bin = tuple[float, int, int]


@dataclass(frozen=True, slots=True)
class Prediction:
    """One review on a later day than the one before it."""

    recall: float
    """The probability that the parameters gave to recall."""
    is_recalled: bool
    bin: Bin
    """Alike reviews, see `bin_of`."""


@dataclass(frozen=True, slots=True)
class Score:
    """How well recall was predicted."""

    log_loss: float
    rmse_bins: float
    expected: float
    """Mean recall predicted."""
    recalled: float
    """Share that was recalled."""
    reviews: int


def score(predictions: Iterable[Prediction]) -> Score:
    """Log-loss and RMSE(bins) of predictions, in any order; zeros without any.

    RMSE(bins) = √(Σ n·(p̄ - r̄)² / Σ n) over the bins, with n reviews in each, p̄ their
    mean predicted recall and r̄ the share of them that was recalled.

    Source:
        open-spaced-repetition, srs-benchmark, "Metrics", and `rmse_matrix` there.
    """
    losses: list[float] = []
    bins: dict[Bin, tuple[list[float], list[bool]]] = {}
    for one in predictions:
        losses.append(-math.log(one.recall if one.is_recalled else 1 - one.recall))
        chances, outcomes = bins.setdefault(one.bin, ([], []))
        chances.append(one.recall)
        outcomes.append(one.is_recalled)
    if not losses:
        return Score(0.0, 0.0, 0.0, 0.0, 0)
    count = len(losses)
    # Exact sums, so that equal predictions in another order score the same.
    sums = [(math.fsum(p), sum(r), len(p)) for p, r in bins.values()]
    squares = math.fsum((p - r) ** 2 / n for p, r, n in sums)
    return Score(
        math.fsum(losses) / count,
        math.sqrt(squares / count),
        math.fsum(p for chances, _ in bins.values() for p in chances) / count,
        sum(r for _, r, _ in sums) / count,
        count,
    )


def predictions(
    pasts: Iterable[Past],
    parameters: tuple[float, ...],
    *,
    since: int | None = None,
) -> Iterator[Prediction]:
    """What parameters predict for the reviews from a local day on.

    The first review of a card is not predicted, nor are repeats on one day: they move
    memory by FSRS-6's short-term formula, which predicts no recall.
    """
    decay, factor = shape(Settings(parameters=parameters))
    for past in pasts:
        if not past or (since is not None and all(day < since for day, _ in past)):
            continue
        apart = days_apart(past)
        ratings = [rating for _, rating in past]
        stabilities = stabilities_along(
            list(zip(ratings, apart, strict=True)), parameters
        )
        reviews = lapses = 0
        for stability, days, (day, rating) in zip(
            stabilities, apart[1:], past[1:], strict=True
        ):
            if not days:
                continue
            reviews += 1
            is_recalled = rating != Rating.AGAIN
            if since is None or day >= since:
                recall = (1 + factor * days / stability) ** decay
                yield Prediction(recall, is_recalled, bin_of(days, reviews, lapses))
            lapses += not is_recalled


@lru_cache(maxsize=4096)
def bin_of(apart_days: int, reviews: int, lapses: int) -> Bin:
    """The group of alike reviews that one belongs to.

    With ⌊x⌋ for the whole part: 2.48·3.62^⌊log₃.₆₂ days⌋, 1.99·1.89^⌊log₁.₈₉ n⌋ and,
    once there were lapses, 1.65·1.73^⌊log₁.₇₃ lapses⌋, rounded.

    Args:
        apart_days: Since the review before, at least 1.
        reviews: On later days than the one before, this one included. In n the
            first review of all counts, too.
        lapses: Those of them before this one that were forgotten.

    Source:
        open-spaced-repetition, `rmse_matrix` of srs-benchmark and `r_matrix_index`
        of fsrs-rs.
    """
    return (
        round(2.48 * 3.62 ** math.floor(math.log(apart_days, 3.62)), 2),
        round(1.99 * 1.89 ** math.floor(math.log(reviews + 1, 1.89))),
        round(1.65 * 1.73 ** math.floor(math.log(lapses, 1.73))) if lapses else 0,
    )


def days_apart(past: Past) -> list[int]:
    """Whole days of each review since the one before, 0 for the first."""
    return [0] + [
        min(max(day - last, 0), LONGEST_DAYS) for (last, _), (day, _) in pairwise(past)
    ]
