"""Effects of a sitting, made durable in the log."""

from __future__ import annotations

from dataclasses import dataclass
from typing import assert_never

from quiz.app.desk import Desk
from quiz.app.revisions import REVISION
from quiz.deck.model import CardId
from quiz.memory import previews
from quiz.session import (
    Effect,
    RecordAttempt,
    RecordBury,
    RecordReview,
    RecordSuspend,
    TakeBack,
)
from quiz.store import Kind


@dataclass(slots=True)
class Record:
    """Writes to the log, or to nowhere when nothing is to count."""

    desk: Desk
    counts: bool = True

    def keep(self, effect: Effect, took_ms: int) -> int | None:
        """Make an effect durable before anything of it is shown.

        Returns:
            For a review the days until the card comes back; else None.
        """
        if not self.counts:
            return None
        match effect:
            case RecordAttempt():
                verdict = effect.marking.verdict
                self.desk.append(
                    Kind.ATTEMPT,
                    effect.card,
                    {
                        "given": list(effect.given),
                        "outcome": verdict.outcome.value,
                        "reason": verdict.reason,
                        "tries": effect.tries,
                        "hints": effect.hints,
                        "suggestion": int(effect.suggestion),
                        "took_ms": took_ms,
                    },
                )
            case RecordReview(card=card, rating=rating):
                days = self.next_days(card)[int(rating) - 1]
                payload = {"rating": int(rating), "took_ms": took_ms}
                known = self.desk.library.card(card)
                if known is not None and known.revision:
                    payload[REVISION] = known.revision
                self.desk.append(Kind.REVIEW, card, payload)
                return days
            case RecordSuspend(card=card):
                self.desk.append(Kind.SUSPEND, card, {})
            case RecordBury(card=card):
                self.desk.append(Kind.BURY, card, {})
            case TakeBack(card=card):
                moment = self.desk.clock()
                self.desk.store.take_back(
                    card, at_ms=moment.at_ms, offset_minutes=moment.offset_minutes
                )
            case _:
                assert_never(effect)
        return None

    def next_days(self, card: CardId) -> tuple[int, ...]:
        """Days until the card comes back, for each rating; empty if none counts."""
        if not self.counts:
            return ()
        state = self.desk.store.state(card)
        memory = state.memory if state is not None else None
        return previews(memory, self.desk.today(), self.desk.settings, card)
