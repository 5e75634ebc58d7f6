"""What the days until a goal bring, played through with a seeded chance.

Every card has a memory that is believed and, where it is to differ, a true one that
decides what is recalled: a schedule may be wrong about the learner. Both go through
the same ratings.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from quiz.memory.goal import Goal, Study
from quiz.memory.grid import Grid
from quiz.memory.model import Memory, Rating
from quiz.memory.policy import Guide
from quiz.memory.schedule import retrievability, review
from quiz.memory.settings import Settings

Policy = Callable[[Sequence[Study], int], Iterable[str]]
"""Ids of the cards to ask on a day, in order, from what is believed of all."""

_HARD, _EASY = 0.1, 0.05
"""Shares of Hard and Easy among what is recalled."""


@dataclass(frozen=True, slots=True)
class Day:
    """What was done on one day."""

    day: int
    reviews: int
    """Cards asked that were known before."""
    introduced: int
    minutes: float


@dataclass(frozen=True, slots=True)
class Course:
    """One course that the days may take."""

    days: tuple[Day, ...]
    recall: tuple[tuple[str, float], ...]
    """Chance of recall on the day of the goal, by card, as it truly is."""
    unseen: frozenset[str]
    """Cards that were never asked."""

    @property
    def reviews(self) -> int:
        """Cards asked on all days, new ones included."""
        return sum(day.reviews + day.introduced for day in self.days)

    @property
    def minutes(self) -> float:
        """Time on all days."""
        return sum(day.minutes for day in self.days)


def by_goal(goal: Goal, settings: Settings) -> Policy:
    """The policy of `quiz.memory.policy`, for the days of one course in order."""
    grid = Grid(settings, goal.known_before)
    prices: tuple[float, ...] = ()

    def ask(studies: Sequence[Study], today: int) -> list[str]:
        nonlocal prices
        guide = Guide(studies, today, goal, settings, grid=grid, prices=prices)
        prices = guide.prices[1:]
        return [step.card for step in guide.steps(studies)]

    return ask


def play(
    studies: Iterable[Study],
    today: int,
    goal: Goal,
    settings: Settings,
    policy: Policy,
    *,
    seed: int,
    truth: Settings | None = None,
    memories: Mapping[str, Memory] | None = None,
) -> Course:
    """The days from `today` to the goal, one course of them.

    The chances of a card on a day hang on the seed, the card and the day alone, so
    policies can be compared under the same luck. The last card of a day is finished
    even where the minutes end before it does.

    Args:
        settings: What the policy believes, its forgetting curve among it.
        truth: What decides; None: the same.
        memories: What cards seen before truly are, where belief is wrong there too.
    """
    believed = {one.card: one for one in studies}
    true = {card: one.memory for card, one in believed.items()} | dict(memories or {})
    truth = truth or settings
    days = []
    for day in range(today, goal.day):
        left_s, asked, introduced = goal.minutes * 60, 0, 0
        for card in policy(tuple(believed.values()), day):
            if left_s <= 0:
                break
            one = believed[card]
            ratings = _ratings(true[card], day, goal, truth, f"{seed}:{card}:{day}")
            left_s -= _seconds(one, is_kept=len(ratings) == 1)
            introduced += one.memory is None
            asked += one.memory is not None
            memory = one.memory
            for rating in ratings:
                memory = review(memory, rating, day, settings)
                true[card] = review(true[card], rating, day, truth)
            believed[card] = replace(one, memory=memory)
        days.append(Day(day, asked, introduced, goal.minutes - left_s / 60))
    recall = tuple(
        (card, 0.0 if memory is None else retrievability(memory, goal.day, truth))
        for card, memory in true.items()
    )
    unseen = frozenset(card for card, memory in true.items() if memory is None)
    return Course(tuple(days), recall, unseen)


def mean_recall(studies: Iterable[Study], recall: Iterable[tuple[str, float]]) -> float:
    """The weighted mean of recall; 0 where there is no card."""
    weights = {one.card: one.weight for one in studies}
    whole = sum(weights.values())
    found = sum(weights[card] * chance for card, chance in recall)
    return found / whole if whole else 0.0


def _ratings(
    memory: Memory | None, day: int, goal: Goal, truth: Settings, luck: str
) -> tuple[Rating, ...]:
    chance = random.Random(luck)  # noqa: S311 - a simulation, not secrets
    recalled = goal.known_before
    if memory is not None:
        recalled = retrievability(memory, day, truth)
    if chance.random() >= recalled:
        return Rating.AGAIN, Rating.GOOD
    ease = chance.random()
    if ease < _HARD:
        return (Rating.HARD,)
    return (Rating.EASY if ease > 1 - _EASY else Rating.GOOD,)


def _seconds(one: Study, *, is_kept: bool) -> float:
    if is_kept:
        return one.pace.recalled
    return one.pace.new if one.memory is None else one.pace.forgotten
