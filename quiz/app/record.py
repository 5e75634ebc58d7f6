"""Effects of a sitting, made durable in the log."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import assert_never

from quiz.app.desk import Desk
from quiz.app.goals import Following
from quiz.app.notes import keep_dispute, keep_flag, keep_note
from quiz.app.revisions import REVISION
from quiz.app.ticks import keep_ticks
from quiz.app.wording import ASKED, to_keep
from quiz.deck.model import Card, CardId
from quiz.memory import previews
from quiz.session import (
    Effect,
    NextTime,
    RecordAttempt,
    RecordBury,
    RecordDispute,
    RecordFlag,
    RecordNote,
    RecordReview,
    RecordSuspend,
    RecordTicks,
    TakeBack,
    Taken,
)
from quiz.session.varying import draw, drawn
from quiz.store import Event, Kind, TakenBack

_KINDS = {
    Taken.ASIDE: (Kind.NOTE,),
    Taken.ANSWER: (Kind.ATTEMPT,),
    Taken.RATING: (Kind.REVIEW,),
    Taken.AWAY: (Kind.SUSPEND, Kind.BURY),
}


@dataclass(slots=True)
class Record:
    """Writes to the log, or to nowhere when nothing is to count."""

    desk: Desk
    counts: bool = True
    following: Following | None = None
    """The plan that says when a card comes back, where one does."""
    language: str = ""
    """Of the reader, in which it is kept what was asked."""
    taken: tuple[Event, ...] = ()
    """What was taken back last."""
    _met: dict[CardId, object] = field(default_factory=dict)
    """The last event of each card's past that this sitting knows of."""
    _settled: set[CardId] = field(default_factory=set)
    _told: tuple[object, tuple[int, ...]] | None = None
    """The days told last, after what they follow from."""
    _beside: list[bool] = field(default_factory=list)
    """Where nothing counts: which asides were kept, in order."""

    def watch(self, queue: Sequence[CardId]) -> None:
        """Remember where the cards of a sitting stand as it begins."""
        if self.counts:
            self.desk.store.changed_elsewhere()
            self._met.update(self._last(queue))

    def settled_elsewhere(self, queue: Sequence[CardId]) -> frozenset[CardId]:
        """Cards of `queue` that another process has meanwhile rated or put away."""
        if self.counts and self.desk.store.changed_elsewhere():
            today = self.desk.today()
            for card, state in self.desk.store.states(queue).items():
                if state.last == self._met.get(card):
                    continue
                memory, buried = state.memory, state.buried_until_day
                if (
                    state.is_suspended
                    or (buried is not None and buried > today)
                    or (memory is not None and memory.last_review_day == today)
                ):
                    self._settled.add(card)
        return frozenset(self._settled.intersection(queue))

    def keep(self, effect: Effect, took_ms: int) -> NextTime | None:
        """Make an effect durable before anything of it is shown.

        Returns:
            For a review when the card comes back; else None.
        """
        self.taken = ()
        if not self.counts and not self._is_beside(effect):
            return None
        days = self._kept(effect, took_ms)
        self._met.pop(effect.card, None)
        self._met.update(self._last([effect.card]))
        return days

    def _is_beside(self, effect: Effect) -> bool:
        """Whether it is kept even where nothing counts: flags and notes are."""
        if self.desk.store.is_read_only:
            return False
        match effect:
            case RecordFlag() | RecordNote():
                self._beside.append(True)
                return True
            case RecordDispute() | RecordTicks():
                self._beside.append(False)
            case TakeBack(what=Taken.ASIDE):
                return bool(self._beside) and self._beside.pop()
        return False

    def earlier(self) -> TakenBack | None:
        """The step before this sitting that an undo would take back."""
        return (
            next(iter(self.desk.store.last_undoable(1)), None) if self.counts else None
        )

    def take_back_earlier(self) -> TakenBack | None:
        """Take that step back."""
        moment = self.desk.clock()
        taken = self.desk.store.undo(
            1, at_ms=moment.at_ms, offset_minutes=moment.offset_minutes
        )
        return taken[0] if taken else None

    def _last(self, cards: Sequence[CardId]) -> dict[CardId, object]:
        states = self.desk.store.states(cards)
        return {card: state.last for card, state in states.items()}

    def _kept(self, effect: Effect, took_ms: int) -> NextTime | None:
        match effect:
            case RecordAttempt():
                verdict, predicted = effect.marking.verdict, effect.predicted
                more: dict[str, object] = self._drawn_now(effect.card)
                if predicted is not None:
                    more["predicted"] = predicted
                if effect.picked:
                    more["picked"] = list(effect.picked)
                self.desk.append(
                    Kind.ATTEMPT,
                    effect.card,
                    {
                        "given": list(effect.given),
                        "outcome": verdict.outcome.value,
                        "reason": verdict.reason,
                        "arguments": dict(verdict.arguments),
                        "tries": effect.tries,
                        "hints": effect.hints,
                        "suggestion": int(effect.suggestion),
                        "took_ms": took_ms,
                        **more,
                    },
                )
            case RecordTicks(card=card, numbers=numbers):
                keep_ticks(self.desk, card, numbers)
            case RecordReview(card=card, rating=rating):
                then = self.next_days(card)[int(rating) - 1]
                payload: dict[str, object] = {
                    **self._drawn_now(card),
                    "rating": int(rating),
                    "took_ms": took_ms,
                    "interval_days": self._usual_days(card)[int(rating) - 1],
                }
                known = self.desk.library.card(card)
                if known is not None:
                    payload["level"] = known.level.value
                    if known.revision:
                        payload[REVISION] = known.revision
                    asked = to_keep(self.desk, card, known, self.language)
                    if asked:
                        payload[ASKED] = asked
                self.desk.append(Kind.REVIEW, card, payload)
                return then
            case RecordSuspend(card=card):
                self.desk.append(Kind.SUSPEND, card, {})
            case RecordBury(card=card):
                self.desk.append(Kind.BURY, card, {})
            case RecordDispute(card=card):
                keep_dispute(self.desk, card)
            case RecordFlag(card=card, on=on):
                keep_flag(self.desk, card, on=on)
            case RecordNote(card=card, text=text):
                keep_note(self.desk, card, text)
            case TakeBack(card=card, what=what):
                moment = self.desk.clock()
                self.taken = self.desk.store.take_back(
                    card,
                    at_ms=moment.at_ms,
                    offset_minutes=moment.offset_minutes,
                    kinds=_KINDS[what],
                )
            case _:
                assert_never(effect)
        return None

    def drawn(self, card: Card) -> Card:
        """The card as it is asked now, with the numbers that it draws."""
        return drawn(card, self._draw(card))

    def _drawn_now(self, name: CardId) -> dict[str, object]:
        """What an event keeps of the numbers that were drawn."""
        card = self.desk.library.card(name)
        numbers = {} if card is None else self._draw(card)
        return {"draw": numbers} if numbers else {}

    def _draw(self, card: Card) -> dict[str, str]:
        """By how often the card was rated: another number the next time."""
        if card.id is None or not card.vary:
            return {}
        state = self.desk.store.state(card.id)
        memory = None if state is None else state.memory
        return draw(card, 0 if memory is None else memory.reviews)

    def next_days(self, card: CardId) -> tuple[NextTime, ...]:
        """When the card comes back, for each rating; empty if none counts.

        What was told of a card stands while its past, the day and the settings do,
        whatever is rated elsewhere meanwhile: what a key shows is what it gives.
        """
        usual = self._usual_days(card)
        if self.following is None or not usual:
            return tuple(map(NextTime, usual))
        state = self.desk.store.state(card)
        memory = state.memory if state is not None else None
        return self.following.next_days(card, memory, usual)

    def _usual_days(self, card: CardId) -> tuple[int, ...]:
        """The same by the usual intervals, whatever is planned."""
        if not self.counts:
            return ()
        state = self.desk.store.state(card)
        known, deck = self.desk.library.card(card), card.partition(":")[0]
        level = known.level.value if known is not None else None
        settings = self.desk.settings.for_cards(deck, level)
        asked = (card, state and state.last, self.desk.today(), settings)
        if self._told is None or self._told[0] != asked:
            memory = state.memory if state is not None else None

            def count_due(days: Collection[int]) -> Mapping[int, int]:
                return self.desk.store.due_on(days, {deck, *self.desk.decks_on()})

            days = previews(memory, self.desk.today(), settings, card, count_due)
            self._told = asked, days
        return self._told[1]
