"""The plan towards an interview, as the forecast follows it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from quiz.app.agenda import towards
from quiz.app.choice import Choice
from quiz.app.desk import Desk
from quiz.app.goals import Following
from quiz.app.plans import agreed, is_catching_up
from quiz.memory.course import Course
from quiz.memory.goal import Study
from quiz.memory.outlook import FEW_ROUNDS, Outlook, look_ahead
from quiz.session.statistics import PlanAhead

_MOST_CARDS = 1_000
_SEARCHED_DAYS, _SEARCHED_CARDS = 30, 300
"""Up to which the prices are looked for anew, as `quiz plan` does. Beyond, that takes
seconds, and those that sessions go by are taken."""
_HELD_DAYS = 3
_ADJUSTING_ROUNDS = 4
"""Of prices that were found longer ago, as `quiz.memory.policy` has it."""


@dataclass(frozen=True, slots=True)
class Followed:
    """What a plan says of the days to come."""

    plan: PlanAhead
    course: Course | None = None
    """None: the plan is not followed now, or it is too large to be simulated."""
    studies: tuple[Study, ...] = ()
    """Planned cards of the decks that are told of."""
    minutes: tuple[float, ...] = ()
    """That these take today, and on each later day before the interview."""
    asked: tuple[float, ...] = ()
    """Cards asked on each of these days."""


def follow(desk: Desk, decks: Collection[str]) -> Followed | None:
    """The plan in force; None if there is none.

    Args:
        decks: Those that are told of; empty: all.
    """
    found = agreed(desk)
    planned = found.planned
    if planned is None:
        return None
    following = Following(desk, planned)
    ahead = PlanAhead(planned.day, planned.minutes)
    if is_catching_up(desk, found):
        return Followed(replace(ahead, aside="pauses"))
    if not following.is_near:
        return Followed(replace(ahead, aside="far"))
    if len(following.studies) > _MOST_CARDS:
        return Followed(replace(ahead, aside="large"))
    outlook = _outlook(following)
    queue = set(towards(desk, Choice(), (), following).queue)
    course = Course(
        following.studies,
        following.today,
        following.goal,
        outlook.prices,
        desk.settings,
        asked_today=queue,
    )
    told = tuple(
        one
        for one in following.studies
        if not decks or one.card.partition(":")[0] in decks
    )
    load = course.load(told)
    # As `quiz plan` has it: of today what sessions will ask; prices are found to some
    # accuracy, and a day has no more minutes than it has.
    names = {one.card for one in told}
    seconds = [step.seconds for step in following.steps if step.card in names & queue]
    return Followed(
        replace(ahead, on_the_day=outlook.on_the_day if outlook.cards else None),
        course,
        told,
        (
            sum(seconds) / 60,
            *(min(one / 60, planned.minutes) for one in load.seconds[1:]),
        ),
        (float(len(names & queue)), *load.cards[1:]),
    )


def _outlook(following: Following) -> Outlook:
    planned, today = following.planned, following.today
    is_near = planned.day - today <= _SEARCHED_DAYS
    if is_near and len(following.studies) <= _SEARCHED_CARDS:
        return following.outlook
    since = today - planned.priced_on
    prices: Sequence[float] = planned.prices[max(0, since) :]
    rounds = 0 if since <= _HELD_DAYS else _ADJUSTING_ROUNDS
    if len(prices) != planned.day - today:
        prices, rounds = (), FEW_ROUNDS
    return look_ahead(
        following.studies,
        today,
        following.goal,
        following.desk.settings,
        prices=prices,
        rounds=rounds,
    )
