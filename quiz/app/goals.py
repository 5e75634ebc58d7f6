"""The plan in force: what it says, and whom it asks today."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property

from quiz.app.desk import Desk
from quiz.deck.model import CardId
from quiz.library import Facets
from quiz.memory import Memory, Rating, date_of, local_day, review
from quiz.memory.goal import FARTHEST_DAYS, Goal, Study
from quiz.memory.outlook import Outlook, look_ahead, on_the_day_itself
from quiz.memory.policy import Guide, Step
from quiz.session import NextTime
from quiz.session.estimate import CARD_CAP_MS, usual_seconds
from quiz.session.pace import CardDay, known_before, paces
from quiz.store import Event, Kind

MOST_MINUTES = 1_440
_LATEST_REVIEWS = 2_000
"""Whose times tell the learner's pace."""
_MINUTE_MS = 60_000
_HOLDING_DAYS, _HOLDING_GROWTH = 3, 1.2
"""For how long prices hold, and for how many times as many cards."""
_USUAL_S = 30
"""Of a card of weight 1."""
_EPOCH = date(1970, 1, 1).toordinal()


@dataclass(frozen=True, slots=True)
class Planned:
    """A plan towards an interview."""

    day: int
    """Local day of the interview."""
    minutes: int
    """A day."""
    decks: tuple[str, ...] = ()
    """Empty: those that are on."""
    weights: Mapping[str, float] = field(default_factory=dict)
    """What recalling a card of a deck, or of a tag as ``#tag``, is worth; else 1."""
    prices: tuple[float, ...] = ()
    """As `quiz.memory.prices` found them, from `priced_on` on."""
    priced_on: int = 0
    priced_for: int = 0
    """Cards that were planned then."""
    event: str = ""
    """The id of the event that says so; empty before there is one."""


def day_number(day: date) -> int:
    """The local day of a calendar date; `quiz.memory.date_of` turns it back."""
    return day.toordinal() - _EPOCH


def plan_in_force(desk: Desk) -> Planned | None:
    """The plan that sessions follow; None if there is none or its day is past."""
    events = desk.store.of_kind(Kind.PLAN)
    event = _latest(events)
    planned = None if event is None else _read(event)
    if planned is None or planned.day < desk.today():
        return None
    for later in reversed(events):
        if later.payload.get("prices_of") == planned.event:
            return _priced(planned, later.payload)
    return planned


def latest_plan(desk: Desk) -> Event | None:
    """The last event that makes or ends a plan, whatever it says."""
    return _latest(desk.store.of_kind(Kind.PLAN))


def is_past(payload: Mapping[str, object], today: int) -> bool:
    """Whether the last day that a plan, of either sort, speaks of is over."""
    named = (payload_day(payload.get(name)) for name in ("day", "recover_until"))
    days = [day for day in named if day is not None]
    return bool(days) and max(days) < today


def keep_plan(desk: Desk, planned: Planned | None) -> None:
    """Put a plan in force; None ends the one that is."""
    payload: dict[str, object] = {}
    if planned is not None:
        payload = {
            "day": date_of(planned.day).isoformat(),
            "minutes": planned.minutes,
            "decks": list(planned.decks),
            "weights": dict(planned.weights),
            **_prices_kept(planned.prices, planned.priced_on, planned.priced_for),
        }
    desk.append(Kind.PLAN, None, payload)


class Following:
    """A plan, followed today."""

    def __init__(self, desk: Desk, planned: Planned) -> None:
        self.planned = planned
        self.today = desk.today()
        self.desk = desk

    @cached_property
    def _pace(self) -> list[CardDay]:
        return _card_days(self.desk)

    @cached_property
    def decks(self) -> tuple[str, ...]:
        """The decks whose cards are planned."""
        known = set(self.desk.library.deck_ids())
        named = tuple(deck for deck in self.planned.decks if deck in known)
        return named or self.desk.decks_on()

    @cached_property
    def studies(self) -> list[Study]:
        """The cards that are planned: none that is put away."""
        desk = self.desk
        cards = tuple(desk.library.card_ids(self.decks))
        away = desk.store.set_aside(cards, self.today)
        return self._studies([card for card in cards if card not in away])

    @property
    def goal(self) -> Goal:
        """What is aimed at. What lies farther ahead is aimed at as if it were near."""
        day = min(self.planned.day, self.today + FARTHEST_DAYS)
        known = known_before(self._pace)
        return Goal(day=day, minutes=self.planned.minutes, known_before=known)

    @property
    def is_near(self) -> bool:
        """Whether the day is near enough to be worked towards."""
        return self.planned.day - self.today <= FARTHEST_DAYS

    @cached_property
    def guide(self) -> Guide:
        """What tells whom to ask today, by the prices found lately if they hold.

        They hold for days, but not for a deck that has come in or a week away.
        """
        planned = self.planned
        is_late = self.today - planned.priced_on > _HOLDING_DAYS
        has_grown = len(self.studies) > _HOLDING_GROWTH * planned.priced_for
        return self._guided(self._lately, searches=is_late or has_grown)

    @property
    def _lately(self) -> tuple[float, ...]:
        return self.planned.prices[max(0, self.today - self.planned.priced_on) :]

    def _guided(self, prices: Sequence[float], *, searches: bool = True) -> Guide:
        settings = self.desk.settings
        return Guide(
            self.studies,
            self.today,
            self.goal,
            settings,
            prices=prices,
            searches=searches,
        )

    @cached_property
    def outlook(self) -> Outlook:
        """What following it from today on comes to."""
        if self.goal.day <= self.today:
            return on_the_day_itself(self.studies, self.goal, self.desk.settings)
        return look_ahead(self.studies, self.today, self.goal, self.desk.settings)

    @cached_property
    def steps(self) -> list[Step]:
        """The cards worth asking today, the most pressing first."""
        spent_ms = self.desk.store.day_counts(self.today).spent_ms
        return self.guide.steps(self.studies, spent_s=spent_ms / 1_000)

    @property
    def days_left(self) -> int:
        """Days until the interview; 0: it is today."""
        return self.planned.day - self.today

    def is_new(self, card: CardId) -> bool:
        """Whether a planned card was never asked."""
        return self._memories.get(card) is None

    def minutes_left(self) -> int:
        """Whole minutes of today's that are not spent yet."""
        spent_ms = self.desk.store.day_counts(self.today).spent_ms
        return max(0, self.planned.minutes - spent_ms // _MINUTE_MS)

    @cached_property
    def _memories(self) -> dict[str, Memory | None]:
        return {one.card: one.memory for one in self.studies}

    def keep_prices(self) -> None:
        """Once a day, bring the prices up to date; the next sessions go by them.

        They are kept beside the plan, not as a plan: another device may have changed
        or ended it meanwhile.
        """
        if self.planned.priced_on == self.today or not self.guide.prices:
            return
        prices = self.guide.prices
        if prices == self._lately:
            prices = self._guided(prices).prices
        payload = {
            "prices_of": self.planned.event,
            **_prices_kept(prices, self.today, len(self.studies)),
        }
        self.desk.append(Kind.PLAN, None, payload)

    def next_days(
        self, card: CardId, memory: Memory | None, usual: Sequence[int]
    ) -> tuple[NextTime, ...]:
        """When the plan asks a card again, by rating.

        Args:
            memory: Before the rating.
            usual: Days until then without a plan.
        """
        if not self.is_near or self.today >= self.planned.day:
            return tuple(map(NextTime, usual))
        settings = self.desk.settings
        until = self.planned.day - self.today
        study = next(iter(self._studies([card])), None)
        days: list[int] = []
        for rating, without in zip(Rating, usual, strict=True):
            if study is None or without == 0:
                days.append(without)
                continue
            after = review(memory, rating, self.today, settings)
            day = self.guide.next_day(replace(study, memory=after))
            then = max(without, until) if day is None else day - self.today
            # Between courses that are about as good, no better rating comes sooner.
            days.append(max([then, *days]))
        return tuple(
            NextTime(day, is_about=0 < day < until, is_open=day >= until)
            for day in days
        )

    def _studies(self, cards: Sequence[CardId]) -> list[Study]:
        states = self.desk.store.states(cards)
        facets = self.desk.library.facets(cards)
        pace = paces(self._pace, {one.kind for one in facets.values()})
        found = []
        for card in cards:
            known = facets.get(card)
            if known is None:
                continue
            state = states.get(card)
            memory = None if state is None else state.memory
            weight = self._weight(known)
            found.append(Study(card, memory, pace[known.kind], weight))
        return found

    def _weight(self, facets: Facets) -> float:
        """By what was asked for, and by the time that such a card usually takes.

        Otherwise a true-or-false card would come before every explanation, which
        takes six times as long; and interviews consist of explanations.
        """
        weights = self.planned.weights
        names = (facets.deck, *(f"#{tag}" for tag in facets.tags))
        asked = max([weights[name] for name in names if name in weights], default=1.0)
        return asked * usual_seconds(facets.kind) / _USUAL_S


def _card_days(desk: Desk) -> list[CardDay]:
    """What was done with each card on each of the latest days, from its reviews."""
    events = desk.store.of_kind(Kind.REVIEW, latest=_LATEST_REVIEWS)
    rollover = desk.settings.day_rollover_hour
    by_day: dict[tuple[CardId, int], list[Event]] = {}
    for event in events:
        if event.card is not None:
            day = local_day(event.at_ms, event.offset_minutes, rollover)
            by_day.setdefault((event.card, day), []).append(event)
    cards = {card for card, _ in by_day}
    facets, states = desk.library.facets(cards), desk.store.states(cards)
    found = []
    for (card, day), reviews in by_day.items():
        if card not in facets:
            continue
        state = states.get(card)
        is_new = state is not None and state.introduced_day == day
        took_ms = sum(map(_took_ms, reviews))
        is_recalled = reviews[0].payload.get("rating") != Rating.AGAIN
        found.append(CardDay(facets[card].kind, is_recalled, is_new, took_ms / 1_000))
    return found


def _took_ms(event: Event) -> int:
    took_ms = event.payload.get("took_ms")
    return min(max(took_ms, 0), CARD_CAP_MS) if isinstance(took_ms, int) else 0


def _latest(events: Sequence[Event]) -> Event | None:
    plans = (one for one in reversed(events) if "prices_of" not in one.payload)
    return next(plans, None)


def _read(event: Event) -> Planned | None:
    """What an event says, as far as it can be understood: it may be of a later quiz."""
    payload = event.payload
    day, minutes = payload_day(payload.get("day")), payload.get("minutes")
    if day is None or type(minutes) is not int or not 0 < minutes <= MOST_MINUTES:
        return None
    decks, weights = payload.get("decks"), payload.get("weights")
    planned = Planned(
        day,
        minutes,
        tuple(map(str, decks)) if isinstance(decks, list) else (),
        _numbers(weights) if isinstance(weights, dict) else {},
        priced_on=day,
        event=event.id,
    )
    return _priced(planned, payload)


def _priced(planned: Planned, payload: Mapping[str, object]) -> Planned:
    priced_on, prices = payload_day(payload.get("priced_on")), payload.get("prices")
    if priced_on is None or not isinstance(prices, list):
        return planned
    cards = payload.get("priced_for")
    return replace(
        planned,
        prices=tuple(_positive(prices)),
        priced_on=priced_on,
        priced_for=cards if type(cards) is int else 0,
    )


def _prices_kept(
    prices: Sequence[float], priced_on: int, cards: int
) -> dict[str, object]:
    return {
        "priced_for": cards,
        "prices": [float(f"{price:.4g}") for price in prices],
        "priced_on": date_of(priced_on).isoformat(),
    }


def payload_day(text: object) -> int | None:
    """The local day of a date in an event; None if it is none."""
    try:
        return day_number(date.fromisoformat(str(text)))
    except ValueError:
        return None


def _numbers(weights: Mapping[object, object]) -> dict[str, float]:
    return {
        str(name): float(weight)
        for name, weight in weights.items()
        if isinstance(weight, int | float) and 0 < weight <= 100
    }


def _positive(prices: Iterable[object]) -> Iterable[float]:
    for price in prices:
        yield float(price) if isinstance(price, int | float) and 0 < price < 1 else 0.0
