"""The days to come for one learner: what is known of them, and what is simulated."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence

from quiz.app.agenda import FAR_AHEAD_DAYS, unseen
from quiz.app.choice import Choice
from quiz.app.desk import Desk
from quiz.app.limits import allowance
from quiz.app.recovering import Recovery, recovery_in_force, share_of_today
from quiz.app.statistics_aims import settings_of
from quiz.app.statistics_plan import Followed, follow
from quiz.deck.model import CardId
from quiz.memory.forecast import Fresh, Known, Limits, Outlook, forecast, habits
from quiz.memory.goal import Study
from quiz.session.statistics import Ahead, Forecast
from quiz.store import Age
from quiz.store.figures import Figures, Rated

DAYS = 30
SEED = 1
_MOST_RUNS = 20
_CARDS_IN_ALL = 1_500
"""Cards that all runs simulate together, about: few cards are simulated more often."""
_USUAL_MS = 30_000
_FEWEST_TIMED = 20
"""Cards below which the learner's own pace is not known."""


def foresee(desk: Desk, found: Figures, decks: Collection[str]) -> Forecast | None:
    """Today and the thirty days that follow; None if nothing is known of any card.

    A plan in force is followed until its interview, see `quiz.app.statistics_plan`.
    Some decks are simulated as if there were no others.
    """
    if not found.sample:
        return None
    on = [deck for deck in desk.decks_on() if not decks or deck in decks]
    today, settings = desk.today(), desk.settings
    pace_ms = _pace_ms(found)
    weight = found.seen.cards / len(found.sample)
    followed, recovery = follow(desk, decks), recovery_in_force(desk)
    studies = {} if followed is None else {one.card: one for one in followed.studies}
    fresh = _fresh(desk, on, studies)
    runs = max(1, min(_MOST_RUNS, _CARDS_IN_ALL // (len(found.sample) + len(fresh))))
    outlook = forecast(
        _known(desk, found, on, studies),
        fresh,
        today,
        _limits(desk, pace_ms, recovery),
        habits(*_ratings(found)),
        settings,
        course=None if followed is None else followed.course,
        weight=weight,
        runs=runs,
        seed=SEED,
    )
    due: Counter[int] = Counter()
    for count in desk.store.due_counts(today, on, ahead_days=DAYS):
        due[count.day] += count.cards
    days = _days(today, due, outlook, pace_ms, followed)
    plan = None if followed is None else followed.plan
    until = None if recovery is None else recovery.until
    return Forecast(days, SEED, runs, len(found.sample), outlook.waiting, plan, until)


def _days(
    today: int,
    due: Counter[int],
    outlook: Outlook,
    pace_ms: float,
    followed: Followed | None,
) -> tuple[Ahead, ...]:
    planned = () if followed is None else followed.asked
    found = []
    for ahead, known in enumerate(outlook.known):
        reviews, new = outlook.reviews[ahead], outlook.new[ahead]
        minutes = (reviews + new) * pace_ms / 60_000
        if followed is not None and ahead < len(planned):
            # What the runs draw comes to this on average.
            new = min(new, planned[ahead])
            reviews = planned[ahead] - new
            minutes = followed.minutes[ahead]
        stopped = outlook.known_if_stopped[ahead]
        day = today + ahead
        found.append(Ahead(day, due[day], reviews, new, minutes, known, stopped))
    return tuple(found)


def _known(
    desk: Desk, found: Figures, on: Collection[str], studies: Mapping[str, Study]
) -> list[Known]:
    """The cards to simulate; those that sessions do not ask are never due."""
    settings = settings_of(desk, [one.card for one in found.sample])
    far = desk.today() + FAR_AHEAD_DAYS
    known = []
    for one in found.sample:
        is_asked = one.due_day is not None and one.card.partition(":")[0] in on
        due = one.due_day if is_asked and one.due_day is not None else far
        study = studies.get(one.card)
        known.append(Known(one.memory, due, settings[one.card], study))
    return known


def _fresh(desk: Desk, on: Sequence[str], studies: Mapping[str, Study]) -> list[Fresh]:
    """New cards as they come, and those that a plan asks besides."""
    new = unseen(desk, on, desk.settings.new_per_day * (DAYS + 1))
    planned = [CardId(card) for card, one in studies.items() if one.memory is None]
    names = list(dict.fromkeys((*new, *planned)))
    settings = settings_of(desk, names)
    return [Fresh(settings[card], studies.get(card)) for card in names]


def _limits(desk: Desk, pace_ms: float, recovery: Recovery | None) -> list[Limits]:
    """What each day allows; while a backlog is worked off, its share, nothing new."""
    settings, left, today = desk.settings, allowance(desk, Choice()), desk.today()
    by_time = int(settings.minutes_per_day * 60_000 / pace_ms)
    usual = Limits(settings.reviews_per_day, settings.new_per_day, by_time)
    limits = [usual] * (DAYS + 1)
    if recovery is not None:
        share = share_of_today(desk, recovery)
        days = min(recovery.until - today, DAYS) + 1
        limits[:days] = [Limits(share, 0, by_time)] * days
    limits[0] = Limits(
        limits[0].reviews if left.reviews is None else left.reviews,
        left.new,
        by_time if left.minutes is None else int(left.minutes * 60_000 / pace_ms),
    )
    return limits


def _pace_ms(found: Figures) -> float:
    """Time that a card takes on a day, its repeats on that day included.

    That of late or, where too little was done of late, of all time.
    """
    for ages in (found.recent_ages, found.ages):
        counted = {age: one for age, one in ages.items() if age is not Age.RESET}
        cards = sum(one.n for age, one in counted.items() if age is not Age.SAME_DAY)
        spent = sum(one.took_ms for one in counted.values())
        if cards >= _FEWEST_TIMED and spent:
            return spent / cards
    return float(_USUAL_MS)


def _ratings(found: Figures) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """How the learner rates new cards, and those recalled later."""
    first, later = found.ages.get(Age.NEW, Rated()), Rated()
    for age, one in found.ages.items():
        if age > Age.SAME_DAY:
            later += one
    return (
        (first.again, first.hard, first.good, first.easy),
        (later.hard, later.good, later.easy),
    )
