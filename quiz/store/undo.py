"""Which events an undo takes back. It writes nothing."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from typing import TYPE_CHECKING

from quiz.store import log
from quiz.store.event import Event, Kind

if TYPE_CHECKING:
    from quiz.deck.model import CardId

_ANSWERS = (Kind.ATTEMPT, Kind.REVIEW)
_STEPS = (Kind.ATTEMPT, Kind.REVIEW, Kind.SUSPEND, Kind.BURY)


@dataclass(frozen=True, slots=True)
class TakenBack:
    """One answer: its attempts and, unless it awaits its rating, its review."""

    card: CardId
    events: tuple[Event, ...]
    """In order; never empty."""


def last_answers(
    database: sqlite3.Connection, device: str, count: int
) -> tuple[TakenBack, ...]:
    """The newest `count` answers given on this device, the newest first."""
    answers: list[TakenBack] = []
    taken: set[str] = set()
    for event in log.latest_first(database, device):
        if len(answers) >= count:
            break
        if event.card is None or event.kind not in _ANSWERS or event.id in taken:
            continue
        if event.payload.get("cram") is True:
            continue
        turn = _turn(database, event)
        taken |= {one.id for one in turn}
        answers.append(TakenBack(event.card, turn))
    return tuple(answers)


def last_step(
    database: sqlite3.Connection, device: str, card: CardId
) -> tuple[Event, ...]:
    """What a card's last step on this device consists of.

    All tries since the last rating if it awaits one; else its rating alone, its
    suspension or its burial, so that the rating can be given again.
    """
    past = [
        event
        for event in log.of_cards(database, [card])
        if event.kind in _STEPS and event.device == device
    ]
    if not past:
        return ()
    latest = past[-1]
    return _turn(database, latest) if latest.kind == Kind.ATTEMPT else (latest,)


def _turn(database: sqlite3.Connection, last: Event) -> tuple[Event, ...]:
    """An attempt or a review, and the same device's attempts that led to it."""
    past = log.of_cards(database, [last.card or ""])
    turn = [last]
    for event in reversed([event for event in past if event.key < last.key]):
        if event.kind in (Kind.REVIEW, Kind.RESET):
            break
        if event.kind == Kind.ATTEMPT and event.device == last.device:
            turn.insert(0, event)
    return tuple(turn)
