"""Which events an undo takes back. It writes nothing.

An answer goes as a whole: its tries, its rating, the points ticked, and whether it
was disputed.
Putting a card away, a flag or a note is a step of its own.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Collection
from dataclasses import dataclass
from typing import TYPE_CHECKING

from quiz.store import log
from quiz.store.event import Event, Kind

if TYPE_CHECKING:
    from quiz.deck.model import CardId

_ANSWERS = (Kind.ATTEMPT, Kind.REVIEW)
_TICKS = "ticks"
_OF_ANSWERS = {"dispute", _TICKS}
"""Notes that say something of an answer, and go with it."""
STEPS = (*_ANSWERS, Kind.SUSPEND, Kind.BURY, Kind.NOTE)
"""What a learner does with a card."""


@dataclass(frozen=True, slots=True)
class TakenBack:
    """One step: an answer with its rating if it has one, or what was done beside."""

    card: CardId
    events: tuple[Event, ...]
    """In order; never empty."""

    @property
    def kind(self) -> str:
        """What was done: answered (and not rated), rated, or something beside it."""
        kinds = [event.kind for event in self.events]
        answers = [kind for kind in kinds if kind in _ANSWERS]
        return (answers or kinds)[-1]


def last_answers(
    database: sqlite3.Connection, device: str, count: int
) -> tuple[TakenBack, ...]:
    """The newest `count` steps made on this device, the newest first."""
    answers: list[TakenBack] = []
    taken: set[str] = set()
    for event in log.latest_first(database, device):
        if len(answers) >= count:
            break
        if event.card is None or event.kind not in STEPS or event.id in taken:
            continue
        if event.payload.get("cram") is True:
            continue
        is_answer = event.kind in _ANSWERS or _TICKS in event.payload
        turn = _turn(database, event) if is_answer else (event,)
        taken |= {one.id for one in turn}
        answers.append(TakenBack(event.card, turn))
    return tuple(answers)


def last_step(
    database: sqlite3.Connection,
    device: str,
    card: CardId,
    kinds: Collection[Kind] = STEPS,
) -> tuple[Event, ...]:
    """What a card's last step on this device consists of.

    All tries since the last rating if it awaits one; else its rating alone, so that
    it can be given again, or what was done beside.

    Args:
        kinds: Steps of other kinds are passed over.
    """
    past = [
        event
        for event in log.of_cards(database, [card])
        if event.kind in kinds and event.device == device
    ]
    if not past:
        return ()
    latest = past[-1]
    return _turn(database, latest) if latest.kind == Kind.ATTEMPT else (latest,)


def _turn(database: sqlite3.Connection, last: Event) -> tuple[Event, ...]:
    """An attempt, its ticks or a review, and what of the same device led to it."""
    past = log.of_cards(database, [last.card or ""])
    turn = [last]
    for event in reversed([event for event in past if event.key < last.key]):
        if event.kind in (Kind.REVIEW, Kind.RESET):
            break
        is_part = event.kind == Kind.ATTEMPT or _OF_ANSWERS & event.payload.keys()
        if is_part and event.device == last.device:
            turn.insert(0, event)
    return tuple(turn)
