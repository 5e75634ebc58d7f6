"""One step of FSRS, and a long history replayed, against py-fsrs."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from fsrs import Card, Scheduler
from fsrs import Rating as TheirRating

from quiz.memory import Memory, Rating, Settings, review

from .frame import Row, Table, interleaved

_STEP_GOAL_US, _REPLAY_GOAL_S = 20.0, 1.0
_MILLION = 1_000_000
_EPOCH = datetime(2024, 1, 1, tzinfo=UTC)


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


def measure(steps: int, runs: int) -> Table:
    """Histories of twenty reviews each, three days apart."""
    times = interleaved(
        {"ours": lambda: _ours(steps), "theirs": lambda: _theirs(steps)}, runs
    )
    step = times["ours"].median / steps
    theirs = times["theirs"].median / steps
    spread = max(one.spread for one in times.values())
    return Table(
        "FSRS",
        (
            Row("a step", step * 1e6, "µs", goal=_STEP_GOAL_US, spread=spread),
            Row("the same", step * 1e6, "µs", theirs * 1e6, "py-fsrs", spread=spread),
            Row("a million reviews", step * _MILLION, "s", goal=_REPLAY_GOAL_S),
        ),
        ("a million reviews: from the time of a step",),
    )
