"""What is counted of a card's past, for statistics. Pure: no database, no clock.

Counts add up: those of a log are the sums over its cards, so a table of them is kept
in step with the log by adding what a card comes to now and taking away what it came
to before. All of them are whole numbers, so that no order of sums can tell.

A reset makes a card new again. The reviews before it are no tests of memory any more:
they leave recall, true retention and how first and later answers are rated. The work
stays done: they keep their day, their number and their minutes. Slips and predictions
stay as well; they are about the learner, not about what is left of a card.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import IntEnum
from typing import TYPE_CHECKING, TypeVar, cast

from quiz.memory import Memory, Settings, elapsed_days, local_day
from quiz.memory.curve import shape, stabilities_along
from quiz.store.event import Event, Kind
from quiz.store.fold import Row, deck_of, histories, row_of

if TYPE_CHECKING:
    from quiz.deck.model import CardId

_Key = TypeVar("_Key")

AGE_BOUNDS_DAYS = (7.0, 21.0, 90.0)
"""Where the age of a memory changes its name, by stability before the review. Anki
calls a card mature from 21 days on."""

CAP_MS = 300_000
"""Time on one rating is counted up to five minutes: a break is not practice."""

COUNTS = 6
"""Of reviews: again, hard, good, easy, predicted recall in millionths, time in ms."""

_PREDICTED, _TOOK = 4, 5
_REVIEW, _ATTEMPT, _BURY, _RESET, _NOTE = (
    one.value for one in (Kind.REVIEW, Kind.ATTEMPT, Kind.BURY, Kind.RESET, Kind.NOTE)
)
_MILLION = 1_000_000
_LONGEST_REASON = 40


class Age(IntEnum):
    """How old the memory was that a review tested."""

    RESET = -1
    """Forgotten on purpose: a reset came later. Only the work counts."""
    NEW = 0
    """None: the card's first review."""
    SAME_DAY = 1
    """A repeat on the day of the review before; it tests little."""
    FRESH = 2
    """Stability below 7 days."""
    YOUNG = 3
    """Below 21 days."""
    MATURE = 4
    """Below 90 days."""
    OLD = 5


TESTS = (Age.FRESH, Age.YOUNG, Age.MATURE, Age.OLD)
"""Reviews on a later day than the one before: what true retention is about."""


@dataclass(slots=True)
class Tally:
    """Counts of reviews and answers, by what they are asked for."""

    days: dict[tuple[str, int, int], list[int]] = field(default_factory=dict)
    """Deck, local day and age to `COUNTS` numbers."""
    cards: dict[CardId, list[int]] = field(default_factory=dict)
    """Card to reviews, tests, those recalled, predicted recall in millionths, ms."""
    slips: dict[tuple[str, str], list[int]] = field(default_factory=dict)
    """Deck and reason to wrong answers."""
    predictions: dict[tuple[CardId, int], list[int]] = field(default_factory=dict)
    """Card and predicted per cent to answers and right answers."""

    def count(self, card: CardId, past: Iterable[Row], settings: Settings) -> None:
        """Add all that a card has been through, in the fold's order."""
        answers = _Answers()
        stretch: list[tuple[int, int, int]] = []
        rollover = settings.day_rollover_hour
        for kind, at_ms, offset_minutes, device, counter, payload in past:
            if kind == _REVIEW:
                rating = rating_of(payload)
                if rating is not None:
                    day = local_day(at_ms, offset_minutes, rollover)
                    stretch.append((day, rating, took_ms(payload)))
                    answers.rated(rating)
            elif kind == _RESET:
                for day, rating, ms in stretch:
                    self._add(card, deck_of(card), day, Age.RESET, rating, 0, ms)
                stretch.clear()
                answers.put_away()
            else:
                answers.take(kind, device, counter, payload)
        self._add_stretch(card, stretch, settings)
        answers.add_to(self, card)

    def add_review(
        self,
        card: CardId,
        memory: Memory | None,
        event: Event,
        rating: int,
        settings: Settings,
    ) -> None:
        """Add one review of a card whose memory before it is known."""
        rollover = settings.day_rollover_hour
        day = local_day(event.at_ms, event.offset_minutes, rollover)
        age, predicted = Age.NEW, 0
        if memory is not None:
            elapsed = elapsed_days(memory.last_review_day, day)
            age, predicted = _tested(memory.stability_days, elapsed, shape(settings))
        self._add(
            card, deck_of(card), day, age, rating, predicted, took_ms(event.payload)
        )

    def add(self, other: Tally) -> None:
        """Add the counts of other cards."""
        for key, counts in other.days.items():
            own = self.days.setdefault(key, [0] * COUNTS)
            own[:] = map(int.__add__, own, counts)
        for name, answers in other.slips.items():
            self.slips.setdefault(name, [0])[0] += answers[0]
        self.cards |= other.cards
        self.predictions |= other.predictions

    def minus(self, other: Tally) -> Tally:
        """What is to be added to `other` to make it this; equal counts are left out."""
        return Tally(
            _difference(self.days, other.days),
            _difference(self.cards, other.cards),
            _difference(self.slips, other.slips),
            _difference(self.predictions, other.predictions),
        )

    def _add_stretch(
        self, card: CardId, stretch: list[tuple[int, int, int]], settings: Settings
    ) -> None:
        """Add the reviews since the card was last new."""
        if not stretch:
            return
        deck, previous = deck_of(card), stretch[0][0]
        past = []
        for day, rating, _ in stretch:
            past.append((rating, elapsed_days(previous, day)))
            previous = day
        first_day, first_rating, first_ms = stretch[0]
        self._add(card, deck, first_day, Age.NEW, first_rating, 0, first_ms)
        curve = shape(settings)
        known = stabilities_along(past, settings.parameters)
        later = zip(known, past[1:], stretch[1:], strict=True)
        for stability_days, (_, elapsed), (day, rating, ms) in later:
            age, predicted = _tested(stability_days, elapsed, curve)
            self._add(card, deck, day, age, rating, predicted, ms)

    def _add(
        self,
        card: CardId,
        deck: str,
        day: int,
        age: Age,
        rating: int,
        predicted: int,
        ms: int,
    ) -> None:
        key = (deck, day, age.value)
        counts = self.days.get(key)
        if counts is None:
            counts = self.days[key] = [0] * COUNTS
        counts[rating - 1] += 1
        counts[_PREDICTED] += predicted
        counts[_TOOK] += ms
        own = self.cards.get(card)
        if own is None:
            own = self.cards[card] = [0, 0, 0, 0, 0]
        own[0] += 1
        if age > Age.SAME_DAY:
            own[1] += 1
            own[2] += rating > 1
            own[3] += predicted
        own[4] += ms


@dataclass(slots=True)
class _Answers:
    """The answers of one card on the way through its past."""

    pending: str | None = None
    """The latest answer that was not rated."""
    slips: list[tuple[str, str]] = field(default_factory=list)
    predictions: dict[str, tuple[int, bool | None]] = field(default_factory=dict)
    """Per cent, and whether the answer was right; None: its rating says so."""
    disputed: dict[str, str] = field(default_factory=dict)
    """Notes of disputes to the answers that they are about."""
    dropped: set[str] = field(default_factory=set)
    """Those notes that were given up; by the clock it may come before them."""

    def take(
        self, kind: str, device: str, counter: int, payload: Mapping[str, object]
    ) -> None:
        name = f"{device}.{counter}"
        if kind == _ATTEMPT:
            if payload.get("cram") is True:
                return
            self.pending = name
            outcome = payload.get("outcome")
            reason = slip_of(payload)
            if reason is not None:
                self.slips.append((name, reason))
            percent = percent_of(payload)
            if percent is not None:
                known = outcome in ("correct", "wrong")
                self.predictions[name] = (
                    percent,
                    outcome == "correct" if known else None,
                )
        elif kind == _NOTE:
            self._dispute(name, payload.get("dispute"))
        elif kind == _BURY or payload.get("on") is not False:
            self.put_away()

    def rated(self, rating: int) -> None:
        percent, is_right = self.predictions.get(self.pending or "", (0, True))
        if is_right is None and self.pending is not None:
            self.predictions[self.pending] = percent, rating > 1
        self.pending = None

    def put_away(self) -> None:
        self.pending = None

    def _dispute(self, name: str, dispute: object) -> None:
        if not isinstance(dispute, dict):
            return
        if isinstance(dispute.get("attempt"), str):
            self.disputed[name] = dispute["attempt"]
        elif dispute.get("how") == "dropped":
            self.dropped.add(str(dispute.get("closed")))

    def add_to(self, tally: Tally, card: CardId) -> None:
        overruled = {
            answer for note, answer in self.disputed.items() if note not in self.dropped
        }
        for name, reason in self.slips:
            if name not in overruled:
                tally.slips.setdefault((deck_of(card), reason), [0])[0] += 1
        for name, (percent, is_right) in self.predictions.items():
            if name in overruled:
                is_right = True
            if is_right is not None:
                counts = tally.predictions.setdefault((card, percent), [0, 0])
                counts[0] += 1
                counts[1] += is_right


def tally_of(events: Iterable[Event], settings: Settings) -> Tally:
    """What events come to, which are in order and have none taken back.

    Cards that a relink joins must come together; others may come apart.
    """
    tally = Tally()
    for card, past in histories(events).items():
        tally.count(card, map(row_of, past), settings)
    return tally


def slips_in(events: Iterable[Event]) -> dict[str, int]:
    """Wrong answers of one card by reason, from its events."""
    answers, tally = _Answers(), Tally()
    for event in events:
        if event.kind in (_ATTEMPT, _NOTE):
            answers.take(event.kind, event.device, event.counter, event.payload)
    answers.add_to(tally, cast("CardId", ""))
    return {reason: count for (_, reason), (count,) in tally.slips.items()}


def counted(
    pasts: Iterable[tuple[CardId, Iterable[Row]]], tally: Tally, settings: Settings
) -> Iterator[tuple[CardId, Iterable[Row]]]:
    """The same pasts, each added to `tally` on the way."""
    for card, past in pasts:
        rows = list(past)
        tally.count(card, rows, settings)
        yield card, rows


def rating_of(payload: Mapping[str, object]) -> int | None:
    """The rating of a review, as the fold takes it."""
    rating = payload.get("rating")
    return rating if type(rating) is int and 1 <= rating <= 4 else None


def slip_of(payload: Mapping[str, object]) -> str | None:
    """Why an answer was wrong; None if it was not, or nothing is told."""
    reason = payload.get("reason")
    if payload.get("outcome") != "wrong" or not isinstance(reason, str):
        return None
    return reason if reason.isascii() and 0 < len(reason) <= _LONGEST_REASON else None


def percent_of(payload: Mapping[str, object]) -> int | None:
    """How sure the learner was of an answer, in per cent; None if not asked."""
    predicted = payload.get("predicted")
    if isinstance(predicted, bool) or not isinstance(predicted, int | float):
        return None
    return round(100 * predicted) if 0 <= predicted <= 1 else None


def took_ms(payload: Mapping[str, object]) -> int:
    """Time that a rating stands for, up to `CAP_MS`."""
    took = payload.get("took_ms")
    return max(0, min(CAP_MS, took)) if type(took) is int else 0


def _tested(
    stability_days: float, elapsed: int, curve: tuple[float, float]
) -> tuple[Age, int]:
    """The age of a memory, and the recall predicted for it in millionths."""
    if elapsed == 0:
        return Age.SAME_DAY, 0
    decay, factor = curve
    recall = (1 + factor * elapsed / stability_days) ** decay
    week, month, quarter = AGE_BOUNDS_DAYS
    if stability_days < month:
        age = Age.FRESH if stability_days < week else Age.YOUNG
    else:
        age = Age.MATURE if stability_days < quarter else Age.OLD
    return age, round(recall * _MILLION)


def _difference(
    new: Mapping[_Key, list[int]], old: Mapping[_Key, list[int]]
) -> dict[_Key, list[int]]:
    found: dict[_Key, list[int]] = {}
    for key in new.keys() | old.keys():
        after, before = new.get(key), old.get(key)
        size = len(after or before or ())
        pairs = zip(after or [0] * size, before or [0] * size, strict=True)
        change = [one - other for one, other in pairs]
        if any(change):
            found[key] = change
    return found
