"""Everything that happened to a card, and what each rating made of its memory."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from quiz.app.desk import Desk
from quiz.deck.model import CardId
from quiz.memory import (
    Memory,
    Rating,
    Settings,
    fuzz_seed,
    interval_days,
    local_day,
    review,
)
from quiz.store import Event, Kind

_MOST_NAMES = 100
"""Former ids that are followed back: a chain of relinks may be a ring."""


@dataclass(frozen=True, slots=True)
class Past:
    """One event of a card's past."""

    event: Event
    voided: Event | None = None
    """What took it back, if anything did."""
    memory: Memory | None = None
    """After it, where it was a rating that counts."""
    interval_days: int | None = None
    """Until the card came back, where it was a rating that counts."""
    day: int = 0
    """Local day on which it happened."""


def past_of(desk: Desk, card: CardId) -> list[Past]:
    """The past of a card, that under former ids included, the oldest first.

    Memory and intervals are those that the settings in force now give, as everywhere.
    """
    events, voids = _events(desk, card)
    settings = desk.settings
    found: list[Past] = []
    memory: Memory | None = None
    for event in events:
        day = local_day(event.at_ms, event.offset_minutes, settings.day_rollover_hour)
        void = voids.get(event.id)
        if void is not None:
            found.append(Past(event, void, day=day))
            continue
        rating = event.payload.get("rating")
        if event.kind == Kind.RESET:
            memory = None
        if event.kind == Kind.REVIEW and type(rating) is int and 1 <= rating <= 4:
            memory = review(memory, Rating(rating), day, settings)
            aim = aim_of(event, card, settings)
            chosen = event.payload.get("interval_days")
            days = interval_days(
                memory,
                aim,
                fuzz_seed(card, memory.reviews),
                chosen if type(chosen) is int else None,
            )
            found.append(Past(event, None, memory, days, day))
        else:
            found.append(Past(event, day=day))
    return found


def since_reset(past: Sequence[Past]) -> list[Past]:
    """The ratings that the card's memory is made of."""
    ratings: list[Past] = []
    for one in past:
        if one.event.kind == Kind.RESET and one.voided is None:
            ratings.clear()
        elif one.memory is not None:
            ratings.append(one)
    return ratings


def reset_day(past: Sequence[Past]) -> int | None:
    """The local day on which the card began anew last; None: no rating was lost."""
    found, is_rated = None, False
    for one in past:
        is_rated = is_rated or one.memory is not None
        if one.event.kind == Kind.RESET and one.voided is None and is_rated:
            found = one.day
    return found


def aim_of(event: Event, card: CardId, settings: Settings) -> Settings:
    """The settings with the retention that a rating's interval aims at."""
    return settings.for_cards(card.partition(":")[0], event.payload.get("level"))


def _events(desk: Desk, card: CardId) -> tuple[list[Event], Mapping[str, Event]]:
    """Events in order without the voids, and the voids by what they take back."""
    everything = list(_with_former(desk, card))
    voids = {}
    for event in everything:
        target = event.payload.get("event")
        own = isinstance(target, str) and target.startswith(f"{event.device}.")
        if event.kind == Kind.VOID and own:
            voids[str(target)] = event
    events = [event for event in everything if event.kind != Kind.VOID]
    return sorted(events, key=lambda one: one.key), voids


def _with_former(desk: Desk, card: CardId) -> Iterator[Event]:
    """A card's events, and those of its former ids up to when it took them over."""
    ahead: list[tuple[str, object]] = [(card, None)]
    met: set[str] = set()
    while ahead and len(met) < _MOST_NAMES:
        name, until = ahead.pop()
        if name in met:
            continue
        met.add(name)
        for event in desk.store.events(CardId(name)):
            if until is not None and event.kind != Kind.VOID and event.key > until:  # type: ignore[operator]
                continue
            yield event
            former = event.payload.get("from")
            if event.kind == Kind.RELINK and isinstance(former, str):
                ahead.append((former, event.key))
