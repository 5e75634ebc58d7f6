"""A plan towards an interview, followed: whom it asks today."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property

from quiz.app.desk import Desk
from quiz.app.plans import Planned, keep_prices
from quiz.deck.model import CardId
from quiz.library import Facets
from quiz.memory import Memory, Rating, local_day, review
from quiz.memory.goal import FARTHEST_DAYS, Goal, Study
from quiz.memory.outlook import Outlook, look_ahead, on_the_day_itself
from quiz.memory.policy import Guide, Step
from quiz.session import NextTime
from quiz.session.estimate import CARD_CAP_MS, usual_seconds
from quiz.session.pace import CardDay, known_before, paces
from quiz.store import Event, Kind
from quiz.ui.plan_session import Rest

_LATEST_REVIEWS = 2_000
"""Whose times tell the learner's pace."""
_MINUTE_MS = 60_000
_HOLDING_DAYS, _HOLDING_GROWTH = 3, 1.2
"""For how long prices hold, and for how many times as many cards."""
_USUAL_S = 30
"""Of a card of weight 1."""


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
        """The cards that are planned: none that is put away for good."""
        cards = tuple(self.desk.library.card_ids(self.decks))
        away = self.desk.store.set_aside(cards, max(self.today, self.planned.day))
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
        cards = [CardId(one.card) for one in self.studies]
        buried = self.desk.store.set_aside(cards, self.today)
        asked = [one for one in self.studies if one.card not in buried]
        return self.guide.steps(asked, spent_s=spent_ms / 1_000)

    def priced(self) -> Following:
        """The same with the prices of its outlook, to go by from today on."""
        planned = replace(
            self.planned,
            prices=self.outlook.prices,
            priced_on=self.today,
            priced_for=len(self.studies),
        )
        found = Following(self.desk, planned)
        found.studies, found.outlook = self.studies, self.outlook
        return found

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

    @property
    def rest(self) -> Rest:
        """Why nothing more is asked today, where nothing is."""
        if not self.studies:
            return Rest.NO_CARDS
        if not self.minutes_left():
            return Rest.SPENT if self.days_left else Rest.SPENT_LAST
        if self.desk.store.day_counts(self.today).spent_ms:
            return Rest.DONE
        return Rest.NOTHING_YET if self.days_left else Rest.SURE

    @cached_property
    def _memories(self) -> dict[str, Memory | None]:
        return {one.card: one.memory for one in self.studies}

    def keep_prices(self) -> None:
        """Once a day, bring the prices up to date; the next sessions go by them."""
        if self.planned.priced_on == self.today or not self.guide.prices:
            return
        prices = self.guide.prices
        if prices == self._lately:
            prices = self._guided(prices).prices
        keep_prices(self.desk, self.planned, prices, len(self.studies))

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
            then = until if day is None else day - self.today
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
