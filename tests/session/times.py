"""When cards come back, for tests."""

from __future__ import annotations

from quiz.session import NextTime


def days(*ahead: int) -> tuple[NextTime, ...]:
    """By rating, as they are told without a plan."""
    return tuple(map(NextTime, ahead))
