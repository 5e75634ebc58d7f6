"""Which events an undo takes back. It writes nothing.

An answer goes as a whole: its tries, its rating, the points ticked, and whether it
was disputed.
Putting a card away, beginning it anew, a flag, a note or handing a history over is a
step of its own; what one command did to several cards is one step.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Collection
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

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
BATCH = "batch"
"""Key of events of which one command made several: the same value in all of them."""
BY, LEARNER = "by", "learner"
"""Key of a relink and its value, where the learner made it and not a deck."""


@dataclass(frozen=True, slots=True)
class TakenBack:
    """One step: an answer with its rating if it has one, or what was done beside."""

    card: CardId
    """The first, where one command was about several."""
    events: tuple[Event, ...]
    """In order; never empty."""

    @property
    def cards(self) -> tuple[CardId, ...]:
        """All cards that it was about, in order."""
        named = (event.card for event in self.events)
        return tuple(dict.fromkeys(card for card in named if card is not None))

    @property
    def brings_back(self) -> bool:
        """Whether its card is to be asked now: it was answered, or alone put away."""
        last = self.events[-1]
        is_away = last.kind in (Kind.SUSPEND, Kind.BURY) and len(self.cards) == 1
        is_away = is_away and last.payload.get("on") is not False
        return self.kind in _ANSWERS or is_away

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
    steps: list[list[Event]] = []
    """The events of each the other way round."""
    taken: set[str] = set()
    batch: object = None
    for event in log.latest_first(database, device):
        if event.card is None or not _is_step(event) or event.id in taken:
            continue
        former, batch = batch, event.payload.get(BATCH)
        if batch is not None and batch == former:
            steps[-1].append(event)
            continue
        if len(steps) >= count:
            break
        is_answer = event.kind in _ANSWERS or _TICKS in event.payload
        turn = _turn(database, event) if is_answer else (event,)
        taken |= {one.id for one in turn}
        steps.append(list(turn[::-1]))
    return tuple(TakenBack(_card(step[-1]), tuple(step[::-1])) for step in steps)


def _card(event: Event) -> CardId:
    return cast("CardId", event.card)


def _is_step(event: Event) -> bool:
    """Whether a learner did it, and it counts."""
    if event.kind == Kind.RESET:
        # A deck's author asked for the others, and would ask again.
        return "revision" not in event.payload
    if event.kind == Kind.RELINK:
        return event.payload.get(BY) == LEARNER
    return event.kind in STEPS and event.payload.get("cram") is not True


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
