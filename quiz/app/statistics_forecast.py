"""The days to come for one learner: what is known of them, and what is simulated."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection

from quiz.app.agenda import FAR_AHEAD_DAYS, unseen
from quiz.app.choice import Choice
from quiz.app.desk import Desk
from quiz.app.limits import allowance
from quiz.memory import Settings
from quiz.memory.forecast import Known, Limits, Outlook, forecast, habits
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
    """Today and the thirty days that follow; None if nothing was ever rated."""
    if not found.sample:
        return None
    on = [deck for deck in desk.decks_on() if not decks or deck in decks]
    today, settings = desk.today(), desk.settings
    pace_ms = _pace_ms(found)
    weight = found.seen.cards / len(found.sample)
    fresh = len(unseen(desk, on, settings.new_per_day * (DAYS + 1)))
    runs = max(1, min(_MOST_RUNS, _CARDS_IN_ALL // (len(found.sample) + fresh)))
    outlook = forecast(
        _known(desk, found, on),
        fresh,
        today,
        DAYS + 1,
        _limits(desk, pace_ms),
        habits(*_ratings(found)),
        settings,
        weight=weight,
        runs=runs,
        seed=SEED,
    )
    due: Counter[int] = Counter()
    for count in desk.store.due_counts(today, on, ahead_days=DAYS):
        due[count.day] += count.cards
    days = _days(today, due, outlook, pace_ms)
    return Forecast(days, SEED, runs, len(found.sample), outlook.waiting)


def _days(
    today: int, due: Counter[int], outlook: Outlook, pace_ms: float
) -> tuple[Ahead, ...]:
    lines = zip(
        outlook.reviews,
        outlook.new,
        outlook.known,
        outlook.known_if_stopped,
        strict=True,
    )
    return tuple(
        Ahead(
            today + ahead,
            due[today + ahead],
            reviews,
            new,
            (reviews + new) * pace_ms / 60_000,
            known,
            stopped,
        )
        for ahead, (reviews, new, known, stopped) in enumerate(lines)
    )


def _known(desk: Desk, found: Figures, on: Collection[str]) -> list[Known]:
    """The cards to simulate; those that sessions do not ask are never due."""
    settings: dict[str, Settings] = {}
    far = desk.today() + FAR_AHEAD_DAYS
    known = []
    for one in found.sample:
        deck = one.card.partition(":")[0]
        if deck not in settings:
            settings[deck] = desk.settings.for_cards(deck)
        is_asked = one.due_day is not None and deck in on
        due = one.due_day if is_asked and one.due_day is not None else far
        known.append(Known(one.memory, due, settings[deck]))
    return known


def _limits(desk: Desk, pace_ms: float) -> Limits:
    settings, left = desk.settings, allowance(desk, Choice())
    by_time = int(settings.minutes_per_day * 60_000 / pace_ms)
    reviews = min(settings.reviews_per_day, by_time)
    today = reviews if left.reviews is None else left.reviews
    if left.minutes is not None:
        today = min(today, int(left.minutes * 60_000 / pace_ms))
    new_today = 0 if left.minutes == 0 else left.new
    return Limits(reviews, settings.new_per_day, today, new_today)


def _pace_ms(found: Figures) -> float:
    """Time that a card takes on a day, its repeats on that day included."""
    ages = found.recent_ages
    cards = sum(one.n for age, one in ages.items() if age is not Age.SAME_DAY)
    spent = sum(one.took_ms for one in ages.values())
    return spent / cards if cards >= _FEWEST_TIMED and spent else float(_USUAL_MS)


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
