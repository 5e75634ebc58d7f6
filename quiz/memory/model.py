"""What is believed about one card, and the four ratings."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum, StrEnum


class Rating(IntEnum):
    """How well a card was recalled; FSRS and Anki number them the same."""

    AGAIN = 1
    HARD = 2
    GOOD = 3
    EASY = 4


class Phase(StrEnum):
    """Whether a card waits for days or, where steps are set, for minutes."""

    LEARNING = "learning"
    """In the learning steps: not yet scheduled by days."""
    REVIEW = "review"
    RELEARNING = "relearning"
    """In the relearning steps, after a lapse."""


@dataclass(frozen=True, slots=True)
class Memory:
    """The memory of a card that was rated at least once; a new card has None."""

    stability_days: float
    """Days until recall falls to 0.9."""
    difficulty: float
    """From 1 (easy) to 10 (hard), no unit."""
    last_review_day: int
    """Local day number, see `quiz.memory.local_day`."""
    reviews: int = 1
    lapses: int = 0
    """Times the card was forgotten on a later day than its last review; failing
    it again the same day is the same lapse."""
    phase: Phase = Phase.REVIEW
    step: int = 0
    """Index into the steps; 0 outside of them."""
    wait_minutes: int | None = None
    """How long the card waits in its steps; None once it waits for days."""
