"""Learners to simulate, and the ways of planning that ours is compared with."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from quiz.memory import Memory, Settings, due_day, find_problems, retrievability
from quiz.memory.engine import first_state, next_state
from quiz.memory.goal import Goal, Pace, Study
from quiz.memory.model import Rating
from tests.memory.rollout import Policy

PLAIN = Settings(fuzz=False)
_SEEN = 0.3
USUAL_PACE = Pace(20.0, 45.0, 70.0)
_PACE_SPREAD = 0.35
_STABILITY_DAYS, _STABILITY_SPREAD = 4.5, 1.2
_WEIGHT_SPREAD, _MEMORY_SPREAD = 0.15, 0.3
_NO_NEW_DAYS, _LAST_PASS_DAYS = 3, 2


@dataclass(frozen=True, slots=True)
class Learner:
    """The cards of one learner, and what is true of them."""

    studies: tuple[Study, ...]
    truth: Settings
    memories: dict[str, Memory]
    """As they truly are, of the cards seen before."""


def learner(cards: int, seed: int, *, is_as_believed: bool) -> Learner:
    """A learner who has seen three cards in ten.

    Args:
        is_as_believed: Whether FSRS with its usual weights is the truth. Where not,
            each of the 21 weights is off by a factor of its own, and so is each
            stability.
    """
    dice = random.Random(f"learner {seed}")  # noqa: S311 - a simulation
    studies = []
    for number in range(cards):
        factor = dice.lognormvariate(0, _PACE_SPREAD)
        pace = Pace(
            USUAL_PACE.recalled * factor,
            USUAL_PACE.forgotten * factor,
            USUAL_PACE.new * factor,
        )
        lasts = _STABILITY_DAYS * dice.lognormvariate(0, _STABILITY_SPREAD)
        memory = Memory(
            min(max(lasts, 0.2), 400),
            min(max(dice.gauss(6, 1.8), 1), 10),
            -dice.randint(1, 30),
        )  # fmt: skip
        is_seen = dice.random() < _SEEN
        studies.append(Study(f"card-{number}", memory if is_seen else None, pace))
    seen = {one.card: one.memory for one in studies if one.memory is not None}
    if is_as_believed:
        return Learner(tuple(studies), PLAIN, seen)
    other = random.Random(f"truth {seed}")  # noqa: S311
    weights = _someone(other)
    true = {
        card: replace(
            memory,
            stability_days=memory.stability_days
            * other.lognormvariate(0, _MEMORY_SPREAD),
        )
        for card, memory in seen.items()
    }
    return Learner(tuple(studies), replace(PLAIN, parameters=weights), true)


def _someone(dice: random.Random) -> tuple[float, ...]:
    while True:
        weights = [
            max(weight * dice.lognormvariate(0, _WEIGHT_SPREAD), 0.001)
            for weight in PLAIN.parameters
        ]
        if not find_problems({"parameters": weights}):
            return tuple(weights)


def plain(goal: Goal, retention: float) -> Policy:
    """FSRS as it is: what is due, the least sure first, then new cards in order."""
    del goal
    return _due_first(replace(PLAIN, desired_retention=retention), lambda _: True)


def last_pass(goal: Goal) -> Policy:
    """What the careful do by hand: no new cards in the last days, then all again."""
    settings = replace(PLAIN, desired_retention=0.9)
    usual = _due_first(settings, lambda day: day < goal.day - _NO_NEW_DAYS)

    def ask(studies: Sequence[Study], day: int) -> Iterator[str]:
        if day < goal.day - _LAST_PASS_DAYS:
            yield from usual(studies, day)
        else:
            known = [one for one in studies if one.memory is not None]
            yield from _least_sure(known, day)

    return ask


def myopic(goal: Goal) -> Policy:
    """By what asking a card today, and never again, adds to its recall a second."""

    def gain(one: Study, day: int) -> float:
        known, pace, memory = goal.known_before, one.pace, one.memory
        weights = PLAIN.parameters
        if memory is None:
            before = 0.0
            kept = first_state(Rating.GOOD, weights)
            lost = first_state(Rating.AGAIN, weights)
            forgotten_s = pace.new
        else:
            known = retrievability(memory, day, PLAIN)
            before = retrievability(memory, goal.day, PLAIN)
            state = memory.stability_days, memory.difficulty
            apart = day - memory.last_review_day
            kept = next_state(*state, apart, Rating.GOOD, weights)
            lost = next_state(*state, apart, Rating.AGAIN, weights)
            forgotten_s = pace.forgotten
        again = next_state(*lost, 0, Rating.GOOD, weights)
        after = known * retrievability(Memory(*kept, day), goal.day, PLAIN)
        after += (1 - known) * retrievability(Memory(*again, day), goal.day, PLAIN)
        seconds = known * pace.recalled + (1 - known) * forgotten_s
        return (after - before) / seconds

    def ask(studies: Sequence[Study], day: int) -> list[str]:
        gains = [(gain(one, day), one.card) for one in studies]
        return [card for found, card in sorted(gains, reverse=True) if found > 0]

    return ask


BASELINES: dict[str, Callable[[Goal], Policy]] = {
    "FSRS at 0.90": lambda goal: plain(goal, 0.9),
    "FSRS at 0.97": lambda goal: plain(goal, 0.97),
    "last pass": last_pass,
    "myopic": myopic,
}


def _due_first(settings: Settings, has_new: Callable[[int], bool]) -> Policy:
    def ask(studies: Sequence[Study], day: int) -> Iterator[str]:
        due = [
            one
            for one in studies
            if one.memory is not None and due_day(one.memory, settings, 0) <= day
        ]
        yield from _least_sure(due, day)
        if has_new(day):
            yield from (one.card for one in studies if one.memory is None)

    return ask


def _least_sure(known: Sequence[Study], day: int) -> list[str]:
    sure = [
        (retrievability(one.memory, day, PLAIN), one.card)
        for one in known
        if one.memory is not None
    ]
    return [card for _, card in sorted(sure)]
