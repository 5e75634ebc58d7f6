"""One step of FSRS, and a million reviews folded, against py-fsrs."""

from __future__ import annotations

import random
import tempfile
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

from fsrs import Card, Scheduler
from fsrs import Rating as TheirRating

from quiz.memory import Memory, Past, Rating, Settings, replay, review
from quiz.store import Event, Store

from .frame import Row, Table, interleaved, timed

_STEP_GOAL_US, _REPLAY_GOAL_S = 20.0, 1.0
_MILLION = 1_000_000
_PER_CARD = 20
_CARDS_AT_ONCE = 500
_THEIR_SHARE = 50
"""py-fsrs gets every fiftieth history; its time is multiplied."""
_EPOCH = datetime(2024, 1, 1, tzinfo=UTC)
_START_MS = 1_600_000_000_000
_DAY_MS = 86_400_000


def _ours(steps: int) -> None:
    settings = Settings()
    memory: Memory | None = None
    for number in range(steps):
        if number % 20 == 0:
            memory = None
        memory = review(memory, Rating(1 + number % 4), number % 20 * 3, settings)


def _theirs(steps: int) -> None:
    scheduler = Scheduler(learning_steps=(), relearning_steps=(), enable_fuzzing=False)
    card = Card(card_id=1)
    for number in range(steps):
        if number % 20 == 0:
            card = Card(card_id=number + 1)
        at = _EPOCH + timedelta(days=number % 20 * 3)
        card, _ = scheduler.review_card(card, TheirRating(1 + number % 4), at)


def _pasts(reviews: int) -> list[Past]:
    dice = random.Random(3)  # noqa: S311 - not secrets
    found: list[Past] = []
    for _ in range(reviews // _PER_CARD):
        day, past = 0, []
        for _ in range(_PER_CARD):
            past.append((day, dice.choice((1, 2, 3, 3, 3, 3, 4))))
            day += dice.choice((0, 1, 2, 4, 9, 20, 45))
        found.append(past)
    return found


def _replayed(pasts: Sequence[Past]) -> None:
    settings = Settings()
    for start in range(0, len(pasts), _CARDS_AT_ONCE):
        replay(pasts[start : start + _CARDS_AT_ONCE], settings)


def _replayed_by_them(pasts: Sequence[Past]) -> None:
    scheduler = Scheduler(learning_steps=(), relearning_steps=(), enable_fuzzing=False)
    for number, past in enumerate(pasts):
        card = Card(card_id=number + 1, due=_EPOCH)
        for day, rating in past:
            at = _EPOCH + timedelta(days=day)
            card, _ = scheduler.review_card(card, TheirRating(rating), at)


def _events(pasts: Sequence[Past]) -> Iterator[Event]:
    counter = 0
    for number, past in enumerate(pasts):
        for position, (day, rating) in enumerate(past):
            counter += 1
            yield Event(
                "f" * 16,
                counter,
                _START_MS + day * _DAY_MS + position * 1_000,
                60,
                "review",
                f"dl/deck{number % 50}:card-{number}",
                {"rating": rating, "took_ms": 9_000},
            )


def _rebuilt(pasts: Sequence[Past], runs: int) -> float:
    with (
        tempfile.TemporaryDirectory() as folder,
        Store.open(Path(folder) / "progress.db", now_ms=0) as store,
    ):
        store.merge(_events(pasts))
        return min(timed(store.rebuild) for _ in range(runs))


def measure(steps: int, reviews: int, runs: int) -> Table:
    """Histories of twenty reviews each: three days apart, then of random days.

    Args:
        steps: Taken one by one.
        reviews: Folded at once, and, from the database, the state made anew.
    """
    times = interleaved(
        {"ours": lambda: _ours(steps), "theirs": lambda: _theirs(steps)}, runs
    )
    step = times["ours"].median / steps
    theirs = times["theirs"].median / steps
    spread = max(one.spread for one in times.values())
    pasts = _pasts(reviews)
    sample = pasts[::_THEIR_SHARE]
    folded = interleaved(
        {
            "ours": lambda: _replayed(pasts),
            "theirs": lambda: _replayed_by_them(sample),
        },
        min(runs, 3),
    )
    whole = _MILLION / reviews
    replay_s = folded["ours"].median * whole
    theirs_s = folded["theirs"].median * whole * len(pasts) / len(sample)
    wide = max(one.spread for one in folded.values())
    rebuilt_s = _rebuilt(pasts, 2) * whole
    return Table(
        "FSRS",
        (
            Row("a step", step * 1e6, "µs", goal=_STEP_GOAL_US, spread=spread),
            Row("the same", step * 1e6, "µs", theirs * 1e6, "py-fsrs", spread=spread),
            Row("folding a million reviews", replay_s, "s", goal=_REPLAY_GOAL_S),
            Row("the same", replay_s, "s", theirs_s, "py-fsrs", spread=wide),
            Row("the same from the database", rebuilt_s, "s"),
        ),
        (
            f"folding: {reviews} reviews measured, ratings and days to memories;"
            f" py-fsrs folds {len(sample)} of the {len(pasts)} histories",
            "from the database: rows and JSON read, cards folded, counts and states"
            " written (`Store.rebuild`)",
        ),
    )
