"""`quiz plan`: what a plan towards an interview comes to, before and while it runs."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date

from quiz.app.agenda import towards
from quiz.app.choice import Choice
from quiz.app.dates import example_day, read_day
from quiz.app.desk import Desk
from quiz.app.goals import Following
from quiz.app.names import known_decks
from quiz.app.plans import (
    MOST_MINUTES,
    Planned,
    agreed,
    is_catching_up,
    keep_plan,
    keep_recovery,
    plan_in_force,
)
from quiz.app.titles import question_line
from quiz.app.topics import topic_of, topic_title
from quiz.deck.model import CardId
from quiz.errors import Exit, QuizError
from quiz.memory import date_of
from quiz.memory.outlook import (
    FEW_ROUNDS,
    Expected,
    Outlook,
    in_turn,
    least_minutes,
    look_ahead,
    on_the_day_itself,
)
from quiz.ui.plan import DayLine, PlanShown, TopicLine

USUAL_MINUTES = 20
"""A day, where neither minutes nor a recall are asked for."""
_MORE_MINUTES = 10
_UNLEARNT = 0.5
"""Chance below which a card that is not known yet counts as not learnt in time."""
_NAMED = 5

Progress = Callable[[str, float], None]


@dataclass(frozen=True, slots=True)
class Request:
    """What was asked for; None: as in the plan in force."""

    interview: str | None = None
    minutes: int | None = None
    target: float | None = None
    decks: tuple[str, ...] = ()
    weights: Mapping[str, float] | None = None
    is_trial: bool = False

    @property
    def is_change(self) -> bool:
        """Whether anything of the plan is to change."""
        asked = (self.interview, self.minutes, self.target, self.weights)
        return bool(self.decks) or any(one is not None for one in asked)


@dataclass(frozen=True, slots=True, kw_only=True)
class Cleared:
    """What was ended; nothing where there was nothing."""

    plan: Planned | None = None
    """Towards an interview."""
    is_recovery: bool = False
    """A way out of a backlog."""
    resumed: date | None = None
    """The interview of the plan that goes on now."""


def make_plan(
    desk: Desk, request: Request, language: str, progress: Progress
) -> PlanShown:
    """Work a plan out and, unless it is only tried, put it in force.

    Raises:
        QuizError: ``plan-no-date``, ``plan-date``, ``plan-past``, ``plan-far``,
            ``plan-weight-unknown``, ``plan-empty``; ``database-readonly``, before
            anything is worked out.
    """
    if not request.is_trial:
        desk.refuse_if_read_only()
    planned = _planned(desk, request)
    following = Following(desk, planned)
    if not following.studies:
        raise QuizError("plan-empty", exit_code=Exit.PROBLEMS_FOUND)
    least = None
    target = planned.target if request.target is None else request.target
    if target is not None:
        progress("target", 0.0)
        least, outlook = _least(following, target)
        if request.minutes is None and least is not None:
            planned = replace(planned, minutes=max(least, 1))
            following = Following(desk, planned)
            if outlook is not None:
                following.outlook = outlook
    progress("outlook", 0.3)
    following = following.priced()
    shown = replace(
        _shown(following, language, progress),
        target=target,
        target_minutes=least,
        ends_recovery=is_catching_up(desk, agreed(desk)),
    )
    if not request.is_trial:
        keep_plan(desk, following.planned)
    return replace(shown, is_new=True, is_trial=request.is_trial)


def _least(following: Following, target: float) -> tuple[int | None, Outlook | None]:
    """The minutes a day that a recall takes, and what they come to; none may do."""
    studies, goal = following.studies, following.goal
    if goal.day <= following.today:
        return None, None
    settings = following.desk.settings
    if on_the_day_itself(studies, goal, settings).on_the_day >= target:
        return 0, None
    found = least_minutes(studies, following.today, goal, settings, target)
    return (None, None) if found is None else found


def show_plan(desk: Desk, language: str, progress: Progress) -> PlanShown | None:
    """The plan in force, from today on; None if there is none."""
    planned = plan_in_force(desk)
    if planned is None:
        return None
    progress("outlook", 0.3)
    shown = _shown(Following(desk, planned), language, progress)
    return replace(shown, target=planned.target)


def clear_plan(desk: Desk, *, is_trial: bool = False) -> Cleared:
    """End what is in force: a way out of a backlog, before the plan that it pauses.

    Args:
        is_trial: Only to see what it would end.
    """
    if not is_trial:
        desk.refuse_if_read_only()
    found = agreed(desk)
    if found.planned is not None and not is_catching_up(desk, found):
        if not is_trial:
            keep_plan(desk, None)
        return Cleared(plan=found.planned)
    if found.recover_until is not None and not is_trial:
        keep_recovery(desk, None)
    return Cleared(
        is_recovery=found.recover_until is not None,
        resumed=None if found.planned is None else date_of(found.planned.day),
    )


def _planned(desk: Desk, request: Request) -> Planned:
    former, today = agreed(desk).planned, desk.today()
    if request.interview is not None:
        day = read_day(request.interview, today)
    elif former is not None and former.day >= today:
        day = former.day
    else:
        raise QuizError(
            "plan-no-date",
            exit_code=Exit.WRONG_USAGE,
            example=example_day(today).isoformat(),
        )
    minutes = request.minutes or (former.minutes if former else USUAL_MINUTES)
    decks = former.decks if former else ()
    if request.decks:
        decks = known_decks(request.decks, desk.library.deck_ids())
    target = request.target
    if target is None and former is not None:
        target = former.target
    if request.minutes is not None:
        target = None  # the minutes are what was asked for
    planned = Planned(day, min(minutes, MOST_MINUTES), decks, target=target)
    weights = dict(former.weights) if former else {}
    if request.weights is not None:
        weights |= _known_weights(desk, Following(desk, planned), request.weights)
    kept = {name: weight for name, weight in weights.items() if weight != 1}
    return replace(planned, weights=kept)


def _known_weights(
    desk: Desk, following: Following, weights: Mapping[str, float]
) -> dict[str, float]:
    """Weights by the names that decks and tags have.

    Raises:
        QuizError: ``plan-weight-unknown``.
    """
    facets = desk.library.facets([CardId(one.card) for one in following.studies])
    tags = sorted({tag for one in facets.values() for tag in one.tags})
    return {
        _weighed_name(name, following.decks, tags): weight
        for name, weight in weights.items()
    }


def _weighed_name(name: str, decks: Sequence[str], tags: Sequence[str]) -> str:
    """A deck's id or, with a hash or where no deck is called so, a ``#tag``."""
    if not name.startswith("#"):
        with suppress(QuizError):
            return known_decks([name], decks)[0]
    named = name.removeprefix("#").casefold()
    for tag in tags:
        if tag.casefold() == named:
            return f"#{tag}"
    raise QuizError(
        "plan-weight-unknown",
        exit_code=Exit.WRONG_USAGE,
        given=name,
        known=", ".join(f"#{one}" for one in tags),
    )


def _shown(following: Following, language: str, progress: Progress) -> PlanShown:
    desk, planned, today = following.desk, following.planned, following.today
    outlook = following.outlook
    progress("more", 0.75)
    more = _with_more(following, outlook)
    library = desk.library
    first = planned.day - (outlook.goal.day - today)
    expected = in_turn(outlook.cards)
    cards = [CardId(one.card) for one in expected]
    facets = library.facets(cards)
    topics: dict[str, list[Expected]] = {}
    for one in expected:
        topic = topic_of(library, facets[CardId(one.card)])
        topics.setdefault(topic_title(library, topic, language), []).append(one)
    unlearnt = [one for one in expected if one.on_the_day < _UNLEARNT]
    unlearnt.sort(key=lambda one: one.on_the_day)
    return PlanShown(
        interview=date_of(planned.day),
        today=date_of(today),
        minutes=planned.minutes,
        decks=tuple(_titles(desk, planned.decks, language)),
        weights=tuple(sorted(planned.weights.items())),
        cards=len(cards),
        new=sum(following.is_new(card) for card in cards),
        now=outlook.now,
        on_the_day=outlook.on_the_day,
        more=more,
        more_minutes=_MORE_MINUTES,
        days=_days(following, outlook, first),
        spent_minutes=planned.minutes - following.minutes_left(),
        topics=tuple(sorted(_topic(name, of) for name, of in topics.items())),
        unlearnt=len(unlearnt),
        unlearnt_named=tuple(
            question_line(library, CardId(one.card), language)
            for one in unlearnt[:_NAMED]
        ),
        unlearnt_cards=tuple(one.card for one in unlearnt),
        followed_from=None if following.is_near else date_of(first),
    )


def _days(following: Following, outlook: Outlook, first: int) -> tuple[DayLine, ...]:
    """What each day takes: of today what is left of it, as sessions will ask it."""
    days = [
        # Found to some accuracy: a day has no more than it has.
        DayLine(date_of(first + ahead), min(minutes, following.planned.minutes), asked)
        for ahead, (minutes, asked) in enumerate(
            zip(outlook.minutes, outlook.asked, strict=True)
        )
    ]
    if days and following.is_near:
        queue = towards(following.desk, Choice(), (), following).queue
        seconds = {step.card: step.seconds for step in following.steps}
        left_s = sum(seconds.get(card, 0.0) for card in queue)
        days[0] = DayLine(date_of(first), left_s / 60, len(queue))
    return tuple(days)


def _with_more(following: Following, outlook: Outlook) -> float | None:
    """Recall on the day with some minutes more a day; None on the day itself."""
    if not outlook.minutes:
        return None
    richer = replace(outlook.goal, minutes=outlook.goal.minutes + _MORE_MINUTES)
    found = look_ahead(
        following.studies,
        following.today,
        richer,
        following.desk.settings,
        rounds=FEW_ROUNDS,
    )
    # Prices are found to some accuracy; more time is never worse.
    return max(found.on_the_day, outlook.on_the_day)


def _topic(name: str, cards: Sequence[Expected]) -> TopicLine:
    return TopicLine(
        sum(one.on_the_day for one in cards) / len(cards),
        name,
        len(cards),
        sum(one.now for one in cards) / len(cards),
    )


def _titles(desk: Desk, decks: Iterable[str], language: str) -> Iterable[str]:
    for deck in decks:
        found = desk.library.deck(deck)
        yield deck if found is None else found.title.get(language)
