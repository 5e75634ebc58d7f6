"""Predictions of a whole log held against what came; see `quiz.session.calibration`."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from quiz.session.statistics_shares import QUANTILE, Share

FEWEST_OF_TOPIC = 5
"""Predictions below which a topic is not judged."""


@dataclass(frozen=True, slots=True)
class Foretold:
    """Answers of which the learner was equally sure."""

    topic: str
    percent: int
    answers: int
    right: int


@dataclass(frozen=True, slots=True)
class Certainty:
    """One row of the reliability table."""

    percent: int
    came: Share


@dataclass(frozen=True, slots=True)
class Bias:
    """How far off the predictions on a topic were."""

    topic: str
    n: int
    by: float
    """Mean prediction less the share that was right: above 0, too sure."""
    spread: float
    """Standard deviation that chance gives it where predictions are true."""


@dataclass(frozen=True, slots=True)
class Calibrated:
    """Predictions in figures."""

    n: int
    brier: float
    """Mean of (predicted - came)²: 0 is perfect, 0.25 what "50 %" always gets."""
    bias: float
    """Mean prediction less the share that was right: above 0, too sure."""
    spread: float
    """Standard deviation that chance gives it where predictions are true."""
    table: tuple[Certainty, ...]
    """From the least sure to the most."""
    by_topic: tuple[Bias, ...]
    """The farthest too sure first."""


def is_beyond_chance(by: float, spread: float) -> bool:
    """Whether predictions that are true would be off so far in 5 % of cases at most."""
    return abs(by) > QUANTILE * spread


def calibrated(predictions: Iterable[Foretold]) -> Calibrated | None:
    """What predictions come to; None if there are none.

    Source:
        G. W. Brier, Monthly Weather Review 78 (1950), 1 (half of his score, as is
        usual for two outcomes).
    """
    known = [one for one in predictions if one.answers > 0]
    n = sum(one.answers for one in known)
    if not n:
        return None
    rows: dict[int, list[int]] = {}
    topics: dict[str, list[float]] = {}
    brier = 0.0
    for one in known:
        said = one.percent / 100
        wrong = one.answers - one.right
        brier += one.right * (1 - said) ** 2 + wrong * said**2
        row = rows.setdefault(one.percent, [0, 0])
        row[0] += one.right
        row[1] += one.answers
        sums = topics.setdefault(one.topic, [0.0, 0.0, 0.0])
        sums[0] += one.answers * said - one.right
        sums[1] += one.answers
        sums[2] += one.answers * said * (1 - said)
    return Calibrated(
        n,
        brier / n,
        sum(off for off, _, _ in topics.values()) / n,
        math.sqrt(sum(variance for _, _, variance in topics.values())) / n,
        tuple(Certainty(one, Share(*rows[one])) for one in sorted(rows)),
        _biases(topics),
    )


def _biases(topics: Mapping[str, list[float]]) -> tuple[Bias, ...]:
    found = [
        Bias(topic, int(n), off / n, math.sqrt(variance) / n)
        for topic, (off, n, variance) in topics.items()
        if n >= FEWEST_OF_TOPIC
    ]
    return tuple(sorted(found, key=lambda one: (-one.by, one.topic)))
