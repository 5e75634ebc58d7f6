"""What the coming days hold: how many reviews, and how much will be known.

A learner is simulated, card by card and day by day, who recalls each card as often as
FSRS expects and rates as they have done so far. What comes of it is averaged over
runs whose dice are seeded, so that the same log gives the same forecast.

While a plan lasts, its cards are asked when it says (`quiz.memory.course`), and by the
assumptions it is made on: who recalls a card rates it Good. Cards that it leaves out
wait. On the day of its goal nothing is asked, unless that is today; after it the usual
intervals and limits hold.
"""

from __future__ import annotations

import math
import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from quiz.memory.course import Course
from quiz.memory.curve import shape
from quiz.memory.goal import Study
from quiz.memory.model import Memory, Rating
from quiz.memory.schedule import due_day, review
from quiz.memory.settings import Settings

USUAL_FIRST = (0.24, 0.094, 0.495, 0.171)
"""How often a new card is rated Again, Hard, Good, Easy; source: the defaults of the
simulator of fsrs-rs, from the logs of many learners."""
USUAL_RECALLED = (0.224, 0.632, 0.144)
"""How often a recalled card is rated Hard, Good, Easy; the same source."""

_PRIOR = 20
"""Ratings of many learners that a learner's own ones are mixed with."""
_MOST_AT_ONCE = 1 << 30

Curve = tuple[int, float, float]
"""Day of the last review, factor over stability, and how many cards it stands for."""


@dataclass(frozen=True, slots=True)
class Known:
    """A card that was rated at least once."""

    memory: Memory
    due_day: int
    """From which it may be asked; far off if it is suspended."""
    settings: Settings
    """Of its deck and level."""
    study: Study | None = None
    """The card as the plan in force has it; None: it is not planned."""


@dataclass(frozen=True, slots=True)
class Fresh:
    """A card that was never rated."""

    settings: Settings
    study: Study | None = None


@dataclass(frozen=True, slots=True)
class Habits:
    """How a learner rates, as shares that add up to 1."""

    first: tuple[float, ...] = USUAL_FIRST
    """Again, Hard, Good, Easy at the first sight of a card."""
    recalled: tuple[float, ...] = USUAL_RECALLED
    """Hard, Good, Easy when it is recalled later."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What a day allows, or what is left of today."""

    reviews: int
    new: int
    cards: int
    """Both together: for more there is no time."""


@dataclass(frozen=True, slots=True)
class Outlook:
    """Days from today on, one value for each."""

    reviews: tuple[float, ...]
    """Cards reviewed that had been seen before."""
    new: tuple[float, ...]
    known: tuple[float, ...]
    """Sum of retrievability over all cards seen, at the end of the day."""
    known_if_stopped: tuple[float, ...]
    waiting: float
    """Due cards that the limits leave over on the last day."""


def habits(first: Sequence[int], recalled: Sequence[int]) -> Habits:
    """A learner's own ratings, mixed with twenty of many learners.

    Args:
        first: Counts of Again, Hard, Good, Easy at the first sight.
        recalled: Counts of Hard, Good, Easy later.
    """
    return Habits(_mixed(first, USUAL_FIRST), _mixed(recalled, USUAL_RECALLED))


def forecast(
    cards: Sequence[Known],
    unseen: Sequence[Fresh],
    day: int,
    limits: Sequence[Limits],
    ratings: Habits,
    settings: Settings,
    *,
    course: Course | None = None,
    weight: float = 1.0,
    runs: int = 1,
    seed: int = 0,
) -> Outlook:
    """The days from local day `day` on, today included.

    On each day due cards come first, the longest overdue before the others, then new
    ones. Who forgets a card repeats it until recalled once, on the same day.

    Args:
        unseen: New cards there are, in the order in which they come.
        limits: Of each day from `day` on; none counts on the days of a plan.
        settings: Those whose parameters all cards share.
        course: Of the plan in force.
        weight: How many cards each of `cards` stands for; new ones stand for one.
    """
    decay, factor = shape(settings)
    curves = [_curve(one.memory, factor, weight) for one in cards]
    days = len(limits)
    stopped = tuple(_recalled(curves, today, decay) for today in range(day, day + days))
    total = _Sums.of_days(days)
    for run in range(runs):
        dice = random.Random(f"{seed}-{run}")  # noqa: S311 - no secret
        learner = _Learner(
            list(cards), list(curves), list(unseen), ratings, settings, dice
        )
        start = day
        if course is not None:
            start = _follow(learner, course, day, total)
        _live(learner, day, start, limits, total)
    return Outlook(
        _mean(total.reviews, runs),
        _mean(total.new, runs),
        _mean(total.known, runs),
        stopped,
        total.waiting / runs,
    )


@dataclass(slots=True)
class _Sums:
    """Sums over runs, a value for each day."""

    reviews: list[float]
    new: list[float]
    known: list[float]
    waiting: float = 0.0

    @classmethod
    def of_days(cls, days: int) -> _Sums:
        return cls([0.0] * days, [0.0] * days, [0.0] * days)


@dataclass(slots=True)
class _Learner:
    """A simulated learner in the middle of a run."""

    cards: list[Known]
    curves: list[Curve]
    """Of the cards, in the same order."""
    unseen: list[Fresh]
    ratings: Habits
    settings: Settings
    dice: random.Random
    queue: dict[int, list[int]] = field(default_factory=dict)
    """Places of cards by the day on which they come due."""


def _follow(learner: _Learner, course: Course, day: int, total: _Sums) -> int:
    """Play the days of a plan through, and that of its goal; the first day after it."""
    decay, factor = shape(learner.settings)
    planned: dict[int | None, list[int]] = {}
    for place, one in enumerate(learner.cards):
        if one.study is not None:
            then = course.first_day(one.study, learner.dice)
            planned.setdefault(then, []).append(place)
    begun: dict[int | None, list[Fresh]] = {}
    for new in learner.unseen:
        first = None if new.study is None else course.first_day(new.study, learner.dice)
        begun.setdefault(first, []).append(new)
    end = min(course.until + 1, day + len(total.known))
    for today in range(day, end):
        ahead = today - day
        for place in planned.pop(today, []):
            is_known = learner.dice.random() < _chance(learner, place, today, decay)
            _answer_as_planned(learner, place, today, factor, is_known=is_known)
            total.reviews[ahead] += learner.curves[place][2]
            then = course.next_day(learner.cards[place].memory, learner.dice)
            planned.setdefault(then, []).append(place)
        for new in begun.pop(today, []):
            is_known = learner.dice.random() < course.known_before
            rating = Rating.GOOD if is_known else Rating.AGAIN
            _begin(learner, new, rating, today, factor)
            total.new[ahead] += 1
            then = course.next_day(learner.cards[-1].memory, learner.dice)
            planned.setdefault(then, []).append(len(learner.cards) - 1)
        total.known[ahead] += _recalled(learner.curves, today, decay)
    learner.queue.clear()
    learner.unseen = begun.pop(None, [])
    return course.until + 1


def _answer_as_planned(
    learner: _Learner, place: int, day: int, factor: float, *, is_known: bool
) -> None:
    one = learner.cards[place]
    rating = Rating.GOOD if is_known else Rating.AGAIN
    memory = review(one.memory, rating, day, one.settings)
    _keep(learner, place, memory, one.settings, rating, day, factor)


def _live(
    learner: _Learner, day: int, start: int, limits: Sequence[Limits], total: _Sums
) -> None:
    """Play the days from `start` on through and add what they come to."""
    cards, curves = learner.cards, learner.curves
    decay, factor = shape(learner.settings)
    for place in sorted(range(len(cards)), key=lambda one: cards[one].due_day):
        learner.queue.setdefault(max(cards[place].due_day, start), []).append(place)
    waiting: list[int] = []
    for ahead in range(start - day, len(total.known)):
        today = day + ahead
        waiting += learner.queue.pop(today, [])
        left = float(min(limits[ahead].reviews, limits[ahead].cards))
        spare = float(limits[ahead].cards)
        done = 0
        for place in waiting:
            weight = curves[place][2]
            if left < weight / 2:
                break
            left -= weight
            spare -= weight
            done += 1
            _ask(learner, place, today, decay, factor)
            total.reviews[ahead] += weight
        waiting = waiting[done:]
        if not waiting:
            most = max(0, min(limits[ahead].new, int(spare)))
            fresh, learner.unseen = learner.unseen[:most], learner.unseen[most:]
            for new in fresh:
                first = _picked(learner.ratings.first, learner.dice)
                _begin(learner, new, Rating(1 + first), today, factor)
            total.new[ahead] += len(fresh)
        total.known[ahead] += _recalled(curves, today, decay)
    total.waiting += sum(curves[place][2] for place in waiting)


def _ask(learner: _Learner, place: int, day: int, decay: float, factor: float) -> None:
    """Review a card: it is recalled as often as its curve says."""
    one = learner.cards[place]
    rating = Rating.AGAIN
    if learner.dice.random() < _chance(learner, place, day, decay):
        rating = Rating(2 + _picked(learner.ratings.recalled, learner.dice))
    memory = review(one.memory, rating, day, one.settings)
    _keep(learner, place, memory, one.settings, rating, day, factor)


def _chance(learner: _Learner, place: int, day: int, decay: float) -> float:
    """That a card is recalled."""
    last, slope, _ = learner.curves[place]
    return _recalled([(last, slope, 1.0)], day, decay)


def _begin(
    learner: _Learner, new: Fresh, rating: Rating, day: int, factor: float
) -> None:
    """See a card for the first time."""
    memory = review(None, rating, day, new.settings)
    learner.cards.append(Known(memory, day, new.settings))
    learner.curves.append(_curve(memory, factor, 1.0))
    place = len(learner.cards) - 1
    _keep(learner, place, memory, new.settings, rating, day, factor)


def _keep(
    learner: _Learner,
    place: int,
    memory: Memory,
    settings: Settings,
    rating: Rating,
    day: int,
    factor: float,
) -> None:
    """Put the card back, a failed one after its repeat, until its next day."""
    if rating is Rating.AGAIN:
        memory = review(memory, Rating.GOOD, day, settings)
    due = due_day(memory, settings, learner.dice.randrange(_MOST_AT_ONCE))
    due = max(due, day + 1)
    learner.cards[place] = Known(memory, due, settings)
    learner.curves[place] = _curve(memory, factor, learner.curves[place][2])
    learner.queue.setdefault(due, []).append(place)


def _curve(memory: Memory, factor: float, weight: float) -> Curve:
    return memory.last_review_day, factor / memory.stability_days, weight


def _recalled(curves: Iterable[Curve], day: int, decay: float) -> float:
    """Sum of retrievability; see `quiz.memory.retrievability`."""
    return math.fsum(
        weight * (1 + max(day - last, 0) * slope) ** decay
        for last, slope, weight in curves
    )


def _mean(sums: Sequence[float], runs: int) -> tuple[float, ...]:
    return tuple(one / runs for one in sums)


def _picked(shares: Sequence[float], dice: random.Random) -> int:
    point = dice.random()
    for place, share in enumerate(shares):
        point -= share
        if point < 0:
            return place
    return len(shares) - 1


def _mixed(counts: Sequence[int], usual: Sequence[float]) -> tuple[float, ...]:
    total = sum(counts) + _PRIOR
    return tuple(
        (count + _PRIOR * share) / total
        for count, share in zip(counts, usual, strict=True)
    )
