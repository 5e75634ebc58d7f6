"""What an interview comes to: by question, by topic, and what to repeat first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from quiz.session.interview import Heard, share
from quiz.session.ticks import GOOD_SHARE, HARD_SHARE


class Mark(StrEnum):
    """What became of one question."""

    WELL = "well"
    PARTLY = "partly"
    MISSED = "missed"
    SKIPPED = "skipped"
    OPEN = "open"
    """Only the learner can judge it, and has not yet."""


@dataclass(frozen=True, slots=True)
class Result:
    """One question of the report."""

    number: int
    heard: Heard
    mark: Mark
    share: float | None


@dataclass(frozen=True, slots=True)
class TopicResult:
    """One topic of the report."""

    topic: str
    asked: int
    """Questions with a known result."""
    well: int
    share: float


@dataclass(frozen=True, slots=True)
class Report:
    """The whole of it."""

    results: tuple[Result, ...]
    topics: tuple[TopicResult, ...]
    """The strongest first."""
    share: float | None
    """Mean over the questions whose result is known."""
    repeat: tuple[int, ...]
    """Numbers of questions, what to repeat first in front."""

    @property
    def strengths(self) -> tuple[str, ...]:
        """Topics that went well as a whole."""
        return tuple(one.topic for one in self.topics if one.share >= GOOD_SHARE)

    def count(self, mark: Mark) -> int:
        """How many questions have this mark."""
        return sum(one.mark is mark for one in self.results)


def report(heard: Sequence[Heard]) -> Report:
    """The report on the questions, in the order in which they were asked."""
    results = tuple(
        Result(number, one, _mark(one), share(one))
        for number, one in enumerate(heard, start=1)
    )
    known = [one.share for one in results if one.share is not None]
    return Report(
        results,
        _topics(results),
        sum(known) / len(known) if known else None,
        _repeat(results),
    )


def _mark(heard: Heard) -> Mark:
    if heard.marking is None:
        return Mark.SKIPPED
    worth = share(heard)
    return Mark.OPEN if worth is None else mark_of(worth)


def mark_of(worth: float) -> Mark:
    """The word for a share of a good answer."""
    if worth >= GOOD_SHARE:
        return Mark.WELL
    return Mark.PARTLY if worth >= HARD_SHARE else Mark.MISSED


def _topics(results: Sequence[Result]) -> tuple[TopicResult, ...]:
    found = []
    for topic in dict.fromkeys(one.heard.topic for one in results):
        some = [one for one in results if one.heard.topic == topic]
        known = [one.share for one in some if one.share is not None]
        if known:
            well = sum(one.mark is Mark.WELL for one in some)
            mean = sum(known) / len(known)
            found.append(TopicResult(topic, len(known), well, mean))
    return tuple(sorted(found, key=lambda one: (-one.share, -one.asked)))


def _repeat(results: Sequence[Result]) -> tuple[int, ...]:
    """What was missed before what was half there, foundations before the rest."""
    weak = [
        one
        for one in results
        if one.mark in (Mark.MISSED, Mark.SKIPPED, Mark.PARTLY) and one.share != 1.0
    ]
    ordered = sorted(
        weak,
        key=lambda one: (one.mark is Mark.PARTLY, one.heard.rank, one.number),
    )
    return tuple(one.number for one in ordered)
