"""A plan towards a goal, as a simulated learner follows it.

The days on which a card is asked are drawn from the same courses, at the same prices,
that the outlook of the plan adds up (`quiz.memory.outlook`), so both tell the same.
"""

from __future__ import annotations

import random
from collections.abc import Collection, Sequence
from itertools import accumulate

from quiz.memory.goal import Goal, Study
from quiz.memory.grid import Grid
from quiz.memory.model import Memory
from quiz.memory.policy import average_pace
from quiz.memory.prices import Load, Way
from quiz.memory.settings import Settings

_Draw = tuple[tuple[int, float], ...]
"""Days from today, each with the chance that it is this one or an earlier one."""


class Course:
    """The ways of cards to a goal, at some prices.

    Args:
        studies: All cards that are planned: their pace is that of cards further on.
        prices: Of each day from today on, see `quiz.memory.prices`.
        asked_today: The cards that are asked today, if that is known already.
    """

    def __init__(
        self,
        studies: Sequence[Study],
        today: int,
        goal: Goal,
        prices: Sequence[float],
        settings: Settings,
        *,
        asked_today: Collection[str] | None = None,
    ) -> None:
        grid = Grid(settings, goal.known_before)
        self._way = Way(grid, today, goal, average_pace(studies))
        self._prices, self._asked_today = prices, asked_today
        self._values = self._way.value(prices)
        self._first: dict[Study, _Draw] = {}
        self._next: dict[tuple[int, int], _Draw] = {}
        self.until = goal.day
        """Local day of the goal: from then on nothing is planned."""
        self.known_before = goal.known_before
        """Chance that a card never asked is answered right."""

    def load(self, studies: Sequence[Study]) -> Load:
        """What some of the cards take of each day until the goal, on average."""
        if self._way.days <= 0:
            return Load([], [])
        weighed = [(one, 1.0) for one in studies]
        return self._way.wanted(weighed, self._prices, self._values)

    def first_day(self, study: Study, dice: random.Random) -> int | None:
        """Local day on which a card is asked next; None: not before the goal."""
        today, asked_today = self._way.today, self._asked_today
        if asked_today is not None and study.card in asked_today:
            return today
        if self._way.days <= 0:
            return None
        draw = self._first.get(study)
        if draw is None:
            options = self._way.options(study, self._values)
            _, shares = self._way.mixed(study, options, self._prices)
            days = [one.day for one in options.ask]
            draw = tuple(zip(days, accumulate(shares), strict=True))
            self._first[study] = draw
        day = _drawn(draw, dice)
        if day is None:
            return None
        was_asked = study.memory is not None and study.memory.last_review_day >= today
        # Waiting is about as good: cards that want today take turns with others.
        day = max(day, 1) if was_asked or asked_today is not None else day
        return today + day if today + day < self.until else None

    def next_day(self, memory: Memory, dice: random.Random) -> int | None:
        """The same for a memory that was asked, on its last day, as planned."""
        if self._way.days <= 0:
            return None
        places = self._way.grid.shares(memory.stability_days, memory.difficulty)
        (place,) = dice.choices(*zip(*places, strict=True))
        day = memory.last_review_day - self._way.today
        draw = self._next.get((day, place))
        if draw is None:
            onward = list(self._way.onward(day, place, self._values))
            shares = accumulate(share for _, share in onward)
            draw = tuple(zip((later for later, _ in onward), shares, strict=True))
            self._next[day, place] = draw
        later = _drawn(draw, dice)
        return None if later is None else self._way.today + later


def _drawn(draw: _Draw, dice: random.Random) -> int | None:
    point = dice.random()
    return next((day for day, chance in draw if point < chance), None)
