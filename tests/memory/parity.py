"""How far quiz is from other implementations over whole histories, in figures."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta

import fsrs
import fsrs_rs_python

from quiz.memory import (
    Memory,
    Rating,
    Settings,
    interval_days,
    replay,
    retrievability,
    review,
)
from tests.memory.histories import History

CAP_DAYS = 36_500.0
SMALL_DAYS = 0.02
"""Forgetting takes (S+1)^w - 1, which costs float32 about 1e-7 of a day whatever S
is: below half an hour a relative difference says little."""
BOUNDS = {
    "stability": 3e-5,
    "small": 1e-6,
    "difficulty": 1e-5,
    "step": 1e-5,
    "retrievability": 1e-5,
}
"""Of what py-fsrs, in double precision, may differ by over histories of 30 reviews."""
_START = datetime(2024, 1, 1, 12, tzinfo=UTC)
_AHEAD_DAYS = 9


@dataclass(slots=True)
class Differences:
    """The largest relative differences met."""

    histories: int = 0
    reviews: int = 0
    stability: float = 0.0
    """Over whole histories, wherever stability is above `SMALL_DAYS`."""
    small: float = 0.0
    """The same below it, in days."""
    difficulty: float = 0.0
    step: float = 0.0
    """Of stability after one review, from the other's memory before it."""
    retrievability: float = 0.0
    intervals: int = 0
    """How many differ, of `reviews`."""
    interval: float = 0.0
    """By how much at most, relative."""
    halves: int = 0
    """Of those, how many lie within float32 of half a day, and by one day."""
    notes: list[str] = field(default_factory=list)


def _apart(ours: float, theirs: float) -> float:
    return abs(ours / theirs - 1)


def meet(found: Differences, ours: Memory, theirs: tuple[float, float]) -> None:
    """Take in their stability in days and their difficulty after the same reviews."""
    if theirs[0] >= SMALL_DAYS:
        found.stability = max(found.stability, _apart(ours.stability_days, theirs[0]))
    else:
        found.small = max(found.small, abs(ours.stability_days - theirs[0]))
    found.difficulty = max(found.difficulty, _apart(ours.difficulty, theirs[1]))


def meet_interval(
    found: Differences, ours: int, theirs: int, stability: float, settings: Settings
) -> None:
    """Count an interval of theirs, in days, from their stability."""
    if ours == theirs:
        return
    found.intervals += 1
    found.interval = max(found.interval, _apart(ours, theirs))
    exact = stability * _reach(settings)
    near = abs(exact % 1 - 0.5) <= exact * 1e-5
    found.halves += near and abs(ours - theirs) == 1


def _reach(settings: Settings) -> float:
    """The interval of a card with a stability of one day."""
    decay = -settings.parameters[20]
    reach: float = settings.desired_retention ** (1 / decay) - 1
    return reach / (0.9 ** (1 / decay) - 1)


def against_engine(known: Iterable[History]) -> Differences:
    """quiz, review by review, against fsrs-rs given each history whole."""
    found = Differences()
    for history in known:
        settings, memory, item, previous = history.settings, None, [], 0
        engine = fsrs_rs_python.FSRS(list(settings.parameters))
        for day, rating in history.past:
            item.append(fsrs_rs_python.FSRSReview(rating, day - previous))
            previous = day
        curve = fsrs_rs_python.Card()
        curve.parameters = list(settings.parameters)
        states = engine.historical_memory_states(fsrs_rs_python.FSRSItem(item))
        for (day, rating), state in zip(history.past, states, strict=True):
            memory = review(memory, Rating(rating), day, settings)
            found.reviews += 1
            meet(found, memory, (state.stability, state.difficulty))
            curve.stability, curve.last_date = state.stability, float(day)
            later = day + _AHEAD_DAYS
            found.retrievability = max(
                found.retrievability,
                _apart(
                    retrievability(memory, later, settings),
                    curve.retention_on(float(later)),
                ),
            )
            exact = engine.next_interval(
                state.stability, settings.desired_retention, rating
            )
            theirs = min(max(round(exact), 1), settings.maximum_interval_days)
            days = interval_days(memory, settings, 0)
            meet_interval(found, days, theirs, state.stability, settings)
        found.histories += 1
        assert replay([history.past], settings) == [memory]
    return found


def against_py_fsrs(known: Iterable[History]) -> Differences:
    """quiz, in float32, against py-fsrs, in float64."""
    found = Differences()
    cut = 0
    for history in known:
        settings = history.settings
        scheduler = fsrs.Scheduler(
            parameters=settings.parameters,
            desired_retention=settings.desired_retention,
            learning_steps=(),
            relearning_steps=(),
            maximum_interval=settings.maximum_interval_days,
            enable_fuzzing=False,
        )
        card, memory = fsrs.Card(card_id=1, due=_START), None
        for day, rating in history.past:
            now = _START + timedelta(days=day)
            before, former = card, memory
            card, _ = scheduler.review_card(card, fsrs.Rating(rating), now)
            assert card.stability is not None
            assert card.difficulty is not None
            if card.stability > CAP_DAYS:
                cut += 1
                break
            found.reviews += 1
            memory = review(memory, Rating(rating), day, settings)
            meet(found, memory, (card.stability, card.difficulty))
            if former is not None:
                assert before.stability is not None
                assert before.difficulty is not None
                former = replace(
                    former,
                    stability_days=before.stability,
                    difficulty=before.difficulty,
                )
            step = review(former, Rating(rating), day, settings)
            if min(card.stability, before.stability or 1.0) >= SMALL_DAYS:
                found.step = max(
                    found.step, _apart(step.stability_days, card.stability)
                )
            later = day + _AHEAD_DAYS
            found.retrievability = max(
                found.retrievability,
                _apart(
                    retrievability(memory, later, settings),
                    scheduler.get_card_retrievability(
                        card, _START + timedelta(days=later)
                    ),
                ),
            )
            theirs = (card.due - now).days
            days = interval_days(memory, settings, 0)
            meet_interval(found, days, theirs, card.stability, settings)
        found.histories += 1
    found.notes.append(f"{cut} histories end where py-fsrs goes beyond 36,500 days")
    return found
