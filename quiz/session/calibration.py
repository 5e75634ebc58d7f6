"""Whether the learner knows what they know: predictions held against what came.

The Brier score is the mean of (predicted - came)², where what came is 0 or 1: 0 is
perfect, 0.25 is what saying 50 % every time gets (Brier 1950). How much too sure one
was is the mean prediction less the share that was right.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

FEWEST = 10
"""Predictions below which nothing is said: it would be chance."""

CERTAINTIES = (0.25, 0.5, 0.75, 0.95)
"""What can be predicted, on the keys 1 to 4."""

_FAIR = 0.1
"""Off by less all in all, predictions were fair."""
_FEWEST_TO_JUDGE = 5
"""Predictions below which only figures are told."""
_FEWEST_OF_TOPIC = 3
_NOTABLE = 0.15
"""How far off a topic must be to be named."""
_MOST_NAMED = 3


@dataclass(frozen=True, slots=True)
class Prediction:
    """How sure the learner was of an answer before it was marked."""

    topic: str
    predicted: float
    """Probability of being right, 0 to 1."""
    is_right: bool


@dataclass(frozen=True, slots=True)
class Leaning:
    """Topics on which predictions lay on one side of what came."""

    topics: tuple[str, ...]
    """The farthest off first."""
    by: float
    """How far off they were on average, above 0."""


@dataclass(frozen=True, slots=True)
class Calibration:
    """Predictions of a sitting, in figures."""

    count: int
    brier: float
    bias: float
    """Above 0: too sure, all in all."""
    over: Leaning | None = None
    under: Leaning | None = None


@dataclass(frozen=True, slots=True)
class Total:
    """Some predictions and what came of them, for one sentence."""

    count: int
    said: float
    """How sure the learner was, on average."""
    right: int
    """Answers that were right."""
    lean: str = ""
    """``over``, ``under`` or ``fair``; empty: there are too few to judge by."""
    topic: str = ""
    """Of several, the one that was farthest off on that side."""


def sum_up(predictions: Sequence[Prediction]) -> Total | None:
    """What some predictions come to, however few; None if there are none."""
    if not predictions:
        return None
    count = len(predictions)
    said = sum(one.predicted for one in predictions) / count
    right = sum(one.is_right for one in predictions)
    if count < _FEWEST_TO_JUDGE:
        return Total(count, said, right)
    bias = _bias(predictions)
    if abs(bias) < _FAIR:
        return Total(count, said, right, "fair")
    side = 1 if bias > 0 else -1
    own = {topic: side * one for topic, one in _biases(predictions).items()}
    leaning = _leaning(own) if len({one.topic for one in predictions}) > 1 else None
    topic = leaning.topics[0] if leaning is not None else ""
    return Total(count, said, right, "over" if side > 0 else "under", topic)


def calibrate(predictions: Sequence[Prediction]) -> Calibration | None:
    """How good some predictions were; None if there are too few of them."""
    if len(predictions) < FEWEST:
        return None
    biases = _biases(predictions)
    brier = sum((one.predicted - one.is_right) ** 2 for one in predictions)
    return Calibration(
        len(predictions),
        brier / len(predictions),
        _bias(predictions),
        _leaning(biases),
        _leaning({topic: -bias for topic, bias in biases.items()}),
    )


def _biases(predictions: Sequence[Prediction]) -> dict[str, float]:
    """By topic, of those with enough predictions to tell."""
    by_topic: dict[str, list[Prediction]] = {}
    for one in predictions:
        by_topic.setdefault(one.topic, []).append(one)
    return {
        topic: _bias(own)
        for topic, own in by_topic.items()
        if len(own) >= _FEWEST_OF_TOPIC
    }


def _bias(predictions: Sequence[Prediction]) -> float:
    return sum(one.predicted - one.is_right for one in predictions) / len(predictions)


def _leaning(biases: dict[str, float]) -> Leaning | None:
    notable = sorted(
        (topic for topic, bias in biases.items() if bias >= _NOTABLE),
        key=lambda topic: (-biases[topic], topic),
    )[:_MOST_NAMED]
    if not notable:
        return None
    mean = sum(biases[topic] for topic in notable) / len(notable)
    return Leaning(tuple(notable), mean)
