"""What memories become when they are asked, on a grid of them.

Working out every course to a goal needs the future of every memory that may come up.
There are too many, so stability, on a logarithmic scale, and difficulty are put on a
grid, and a memory between its places is shared out among the four around it. Values
over such a grid are linear between its places.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from quiz.memory.engine import first_state, next_state
from quiz.memory.model import Memory, Rating
from quiz.memory.schedule import retrievability
from quiz.memory.settings import Settings

_STABILITIES = 20
_DIFFICULTIES = 4
_SHORTEST_DAYS, _LONGEST_DAYS = 0.1, 2_000.0
_EASIEST, _HARDEST = 1.0, 10.0

Share = tuple[int, float]
"""A place of the grid, and how much of something lies there."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What asking a card on a day leads to, by the end of it."""

    recalled: float
    """Probability that it is recalled at the first try."""
    to: tuple[Share, ...]
    """Where its memory lies afterwards; the shares sum to 1."""


class Grid:
    """Memories, and what asking them does, under some settings.

    Args:
        known_before: Probability that a new card is answered right.
    """

    def __init__(self, settings: Settings, known_before: float) -> None:
        self.size = _STABILITIES * _DIFFICULTIES
        self.settings = settings
        self._known_before = known_before
        self._first_log = math.log(_SHORTEST_DAYS)
        self._apart_log = math.log(_LONGEST_DAYS / _SHORTEST_DAYS) / (_STABILITIES - 1)
        self._memories = [
            (math.exp(self._first_log + row * self._apart_log), _difficulty(column))
            for row in range(_STABILITIES)
            for column in range(_DIFFICULTIES)
        ]
        self._asked: dict[tuple[int, int], Asked] = {}
        self._recall: dict[int, list[float]] = {}
        self.first = self._first()
        """What asking a new card leads to."""

    def shares(self, stability_days: float, difficulty: float) -> tuple[Share, ...]:
        """A memory as shares of the four places around it."""
        row, down = _between(
            (math.log(stability_days) - self._first_log) / self._apart_log, _STABILITIES
        )
        column, right = _between(
            (difficulty - _EASIEST) * (_DIFFICULTIES - 1) / (_HARDEST - _EASIEST),
            _DIFFICULTIES,
        )
        place = row * _DIFFICULTIES + column
        return (
            (place, (1 - down) * (1 - right)),
            (place + 1, (1 - down) * right),
            (place + _DIFFICULTIES, down * (1 - right)),
            (place + _DIFFICULTIES + 1, down * right),
        )

    def recall(self, apart: int) -> list[float]:
        """Probability of recall `apart` days after the last time, by place."""
        found = self._recall.get(apart)
        if found is None:
            found = [
                retrievability(Memory(*memory, 0), apart, self.settings)
                for memory in self._memories
            ]
            self._recall[apart] = found
        return found

    def asked(self, place: int, apart: int) -> Asked:
        """What asking the memory at a place leads to, `apart` days after the last."""
        found = self._asked.get((place, apart))
        if found is None:
            found = self.asked_memory(Memory(*self._memories[place], 0), apart)
            self._asked[place, apart] = found
        return found

    def asked_memory(self, memory: Memory, day: int) -> Asked:
        """What asking a card on local day `day` leads to."""
        weights = self.settings.parameters
        recalled = retrievability(memory, day, self.settings)
        state = memory.stability_days, memory.difficulty
        apart = max(day - memory.last_review_day, 0)
        kept = next_state(*state, apart, Rating.GOOD, weights)
        lost = next_state(*state, apart, Rating.AGAIN, weights)
        again = next_state(*lost, 0, Rating.GOOD, weights)
        return self._mixed(recalled, kept, again)

    def _first(self) -> Asked:
        weights = self.settings.parameters
        again = next_state(*first_state(Rating.AGAIN, weights), 0, Rating.GOOD, weights)
        return self._mixed(self._known_before, first_state(Rating.GOOD, weights), again)

    def _mixed(
        self, recalled: float, kept: tuple[float, float], lost: tuple[float, float]
    ) -> Asked:
        to = [(place, recalled * share) for place, share in self.shares(*kept)]
        to += [(place, (1 - recalled) * share) for place, share in self.shares(*lost)]
        return Asked(recalled, tuple(to))


def _difficulty(column: int) -> float:
    return _EASIEST + column * (_HARDEST - _EASIEST) / (_DIFFICULTIES - 1)


def _between(at: float, count: int) -> tuple[int, float]:
    """The whole place below, and how far beyond it; both within the grid."""
    below = min(max(int(at), 0), count - 2)
    return below, min(max(at - below, 0.0), 1.0)
