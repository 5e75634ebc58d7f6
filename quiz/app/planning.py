"""`quiz plan`: what a plan towards an interview comes to, before and while it runs."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date, timedelta

from quiz.app.desk import Desk
from quiz.app.goals import (
    MOST_MINUTES,
    Following,
    Planned,
    day_number,
    is_past,
    keep_plan,
    latest_plan,
    plan_in_force,
)
from quiz.app.names import known_decks
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
)
from quiz.ui.plan import DayLine, PlanShown, TopicLine

FARTHEST_DAY = 365
"""Days ahead of which no interview is planned for."""
USUAL_MINUTES = 20
"""A day, where neither minutes nor a recall are asked for."""
_MORE_MINUTES = 10
_UNLEARNT = 0.5
"""Chance below which a card that is not known yet counts as not learnt in time."""
_NAMED = 5

Progress = Callable[[str, float], None]
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_DOTTED = re.compile(r"(\d{1,2})\.(\d{1,2})(?:\.(\d{4})?)?")
_AHEAD = re.compile(
    r"(?:\+|in |через )?\s*(\d{1,4})\s*"
    r"(?:(?:d|days?|д|дн|дней|дня|день)\.?|(w|wks?|weeks?|нед|недел[юи]|недель)\.?)?",
    re.IGNORECASE,
)
_WORDS = {
    "today": 0,
    "tomorrow": 1,
    "сегодня": 0,
    "завтра": 1,
    "послезавтра": 2,
}
_WEEK = 7


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
    outlook = None
    if request.target is not None:
        progress("target", 0.0)
        found = least_minutes(
            following.studies,
            following.today,
            following.goal,
            desk.settings,
            request.target,
        )
        least = None if found is None else found[0]
        if request.minutes is None and found is not None:
            planned = replace(planned, minutes=found[0])
            following, outlook = Following(desk, planned), found[1]
    shown = _shown(following, language, progress, outlook)
    if request.target is not None:
        shown = replace(shown, target=request.target, target_minutes=least)
    if not request.is_trial:
        prices = outlook.prices if outlook is not None else following.outlook.prices
        kept = replace(
            planned,
            prices=prices,
            priced_on=following.today,
            priced_for=len(following.studies),
        )
        keep_plan(desk, kept)
    return replace(shown, is_new=True, is_trial=request.is_trial)


def show_plan(desk: Desk, language: str, progress: Progress) -> PlanShown | None:
    """The plan in force, from today on; None if there is none."""
    planned = plan_in_force(desk)
    if planned is None:
        return None
    following = Following(desk, planned)
    return _shown(following, language, progress, None) if following.studies else None


def clear_plan(desk: Desk) -> bool:
    """End the plan in force, of either sort; whether there was one."""
    desk.refuse_if_read_only()
    last = latest_plan(desk)
    if last is None or not last.payload or is_past(last.payload, desk.today()):
        return False
    keep_plan(desk, None)
    return True


def read_day(text: str, today: int) -> int:
    """The local day that someone names: a date, or how many days ahead.

    `2026-12-10`, `10.12.2026`, `10.12` (the next there is), `+14`, `14 days`,
    `2 weeks`, `tomorrow`.

    Raises:
        QuizError: ``plan-date``, ``plan-past``, ``plan-far``.
    """
    day = _named_day(text.strip(), today)
    if day is None:
        raise QuizError(
            "plan-date",
            exit_code=Exit.WRONG_USAGE,
            given=text,
            example=_example(today),
        )
    if day <= today:
        raise QuizError("plan-past", exit_code=Exit.WRONG_USAGE, given=text)
    if day > today + FARTHEST_DAY:
        raise QuizError("plan-far", exit_code=Exit.WRONG_USAGE, given=text)
    return day


def _named_day(text: str, today: int) -> int | None:
    if found := _ISO.fullmatch(text):
        return _calendar(*map(int, found.groups()))
    if text.casefold() in _WORDS:
        return today + _WORDS[text.casefold()]
    if found := _AHEAD.fullmatch(text):
        return today + int(found[1]) * (_WEEK if found[2] else 1)
    if found := _DOTTED.fullmatch(text):
        day, month = int(found[1]), int(found[2])
        if found[3]:
            return _calendar(int(found[3]), month, day)
        year = date_of(today).year
        # 29.02 may be some years ahead.
        for later in range(year, year + 8):
            named = _calendar(later, month, day)
            if named is not None and named > today:
                return named
    return None


def _example(today: int) -> str:
    return (date_of(today) + timedelta(days=14)).isoformat()


def _calendar(year: int, month: int, day: int) -> int | None:
    try:
        return day_number(date(year, month, day))
    except ValueError:
        return None


def _planned(desk: Desk, request: Request) -> Planned:
    former, today = plan_in_force(desk), desk.today()
    if request.interview is not None:
        day = read_day(request.interview, today)
    elif former is not None and former.day > today:
        day = former.day
    else:
        raise QuizError(
            "plan-no-date", exit_code=Exit.WRONG_USAGE, example=_example(today)
        )
    minutes = request.minutes or (former.minutes if former else USUAL_MINUTES)
    decks = former.decks if former else ()
    if request.decks:
        decks = known_decks(request.decks, desk.library.deck_ids())
    planned = Planned(day, min(minutes, MOST_MINUTES), decks)
    weights = former.weights if former else {}
    if request.weights is not None:
        weights = _known_weights(desk, Following(desk, planned), request.weights)
    return replace(planned, weights=weights)


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
    tag = name.removeprefix("#")
    if tag in tags:
        return f"#{tag}"
    raise QuizError(
        "plan-weight-unknown",
        exit_code=Exit.WRONG_USAGE,
        given=name,
        known=", ".join(f"#{one}" for one in tags),
    )


def _shown(
    following: Following,
    language: str,
    progress: Progress,
    outlook: Outlook | None,
) -> PlanShown:
    desk, planned, today = following.desk, following.planned, following.today
    progress("outlook", 0.3 if outlook is None else 0.7)
    outlook = outlook or following.outlook
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
        days=tuple(
            # Found to some accuracy: a day has no more than it has.
            DayLine(date_of(first + ahead), min(minutes, planned.minutes), asked)
            for ahead, (minutes, asked) in enumerate(
                zip(outlook.minutes, outlook.asked, strict=True)
            )
        ),
        topics=tuple(sorted(_topic(name, of) for name, of in topics.items())),
        unlearnt=len(unlearnt),
        unlearnt_named=tuple(
            question_line(library, CardId(one.card), language)
            for one in unlearnt[:_NAMED]
        ),
        unlearnt_cards=tuple(one.card for one in unlearnt),
        followed_from=None if following.is_near else date_of(first),
    )


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
    weight = sum(one.weight for one in cards)
    return TopicLine(
        sum(one.on_the_day * one.weight for one in cards) / weight,
        name,
        len(cards),
        sum(one.now * one.weight for one in cards) / weight,
    )


def _titles(desk: Desk, decks: Iterable[str], language: str) -> Iterable[str]:
    for deck in decks:
        found = desk.library.deck(deck)
        yield deck if found is None else found.title.get(language)
