"""Events in, state out. Pure: no database, no clock.

`fold` states what the state *is*; the rest of the package keeps a cache of it
up to date and is tested against it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, cast

from quiz.memory import (
    Memory,
    Rating,
    Settings,
    due_day,
    find_problems,
    fuzz_seed,
    local_day,
    read_settings,
    review,
)
from quiz.store.event import Event, Key, Kind, parse_id

if TYPE_CHECKING:
    from quiz.deck.model import CardId

CARD_KINDS = frozenset({Kind.ATTEMPT, Kind.REVIEW, Kind.SUSPEND, Kind.BURY, Kind.RESET})
"""Events that move the state of one card."""

_MINUTE_MS = 60_000
_RATINGS = {rating.value: rating for rating in Rating}
_FAR_DAY = 10_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class CardState:
    """What a card's past comes to."""

    card: CardId
    memory: Memory | None = None
    due_day: int | None = None
    """Local day from which it is due; None while it is new."""
    due_at_ms: int | None = None
    """For a card in its steps: the moment, UTC."""
    is_suspended: bool = False
    buried_until_day: int | None = None
    """First local day on which it may be asked again."""
    introduced_day: int | None = None
    """Local day of its first review."""
    pending_attempt: str | None = None
    """Id of the latest answer that was not rated."""
    last: Key
    """The last event folded in."""

    @property
    def deck(self) -> str:
        """The deck's id."""
        return deck_of(self.card)


@dataclass(frozen=True, slots=True)
class Folded:
    """The state of a learner."""

    values: Mapping[str, object]
    """Settings in force, by name, ``decks`` among them."""
    cards: Mapping[CardId, CardState]


def deck_of(card: str) -> str:
    """The deck's id inside a card's id."""
    return card.partition(":")[0]


def fold(events: Iterable[Event]) -> Folded:
    """The state that `events`, in any order, come to."""
    ordered = sorted(events, key=lambda event: event.key)
    voided = voided_ids(ordered)
    kept = [event for event in ordered if (event.device, event.counter) not in voided]
    values = fold_values(kept)
    return Folded(values, fold_cards(kept, scheduling(values)))


def voided_ids(events: Iterable[Event]) -> frozenset[tuple[str, int]]:
    """Ids of the events that others of the same device take back."""
    targets = (void_target(event) for event in events)
    return frozenset(target for target in targets if target is not None)


def void_target(event: Event) -> tuple[str, int] | None:
    """The id that a void takes back, if it may."""
    if event.kind != Kind.VOID:
        return None
    target = parse_id(event.payload.get("event"))
    return target if target is not None and target[0] == event.device else None


def fold_values(events: Iterable[Event]) -> dict[str, object]:
    """The settings in force after `events`, which come in order, voided ones out.

    Decks stand in the order in which they came to be on or off.
    """
    values: dict[str, object] = {}
    decks: dict[str, object] = {}
    for event in events:
        if event.kind != Kind.SETTINGS:
            continue
        for name, value in event.payload.items():
            if name == "decks":
                for deck, is_on in value.items() if isinstance(value, dict) else ():
                    if decks.get(deck) is not is_on:
                        decks.pop(deck, None)
                    decks[deck] = is_on
            elif value is None:
                values.pop(name, None)
            else:
                values[name] = value
    decks = {deck: is_on for deck, is_on in decks.items() if is_on is not None}
    return {**values, "decks": decks} if decks else values


def scheduling(values: Mapping[str, object]) -> Settings:
    """The scheduling settings among `values`; unknown or impossible ones are out."""
    good = {
        name: value
        for name, value in values.items()
        if name != "decks" and not find_problems({name: value})
    }
    return read_settings(good)


def fold_cards(events: Iterable[Event], settings: Settings) -> dict[CardId, CardState]:
    """The state of every card after `events`, which come in order, voided ones out.

    Cards that a relink joins must come together; others may come apart.
    """
    states: dict[CardId, CardState] = {}
    for card, past in histories(events).items():
        state: CardState | None = None
        for event in past:
            state = _step(state, event, settings, card)
        if state is not None:
            # The due day hangs on the last review alone, so it is computed once.
            states[card] = with_due_day(state, settings)
    return states


def histories(events: Iterable[Event]) -> dict[CardId, list[Event]]:
    """The events of each card, in order, where relinks have put them."""
    found: dict[CardId, list[Event]] = {}
    for event in events:
        if event.card is None:
            continue
        if event.kind in CARD_KINDS:
            found.setdefault(event.card, []).append(event)
        elif event.kind == Kind.RELINK:
            former = relinked_from(event)
            if former is not None and former in found and former != event.card:
                past = found.pop(former) + found.pop(event.card, [])
                found[event.card] = sorted(past, key=lambda one: one.key)
    return found


def relinked_from(event: Event) -> CardId | None:
    """The id that a relink takes the past from."""
    former = event.payload.get("from")
    return cast("CardId", former) if isinstance(former, str) else None


def apply(
    state: CardState | None, event: Event, settings: Settings, card: CardId
) -> CardState | None:
    """The state of `card` after one more event, later than those before it."""
    after = _step(state, event, settings, card)
    return after if after is None else with_due_day(after, settings)


def _step(
    state: CardState | None, event: Event, settings: Settings, card: CardId
) -> CardState | None:
    """As `apply`, but the due day stays behind unless the card is in its steps."""
    before = state or CardState(card=card, last=event.key)
    day = local_day(event.at_ms, event.offset_minutes, settings.day_rollover_hour)
    if event.kind == Kind.REVIEW:
        rating = event.payload.get("rating")
        if type(rating) is not int or rating not in _RATINGS:
            return state
        return _reviewed(before, event, _RATINGS[rating], day, settings)
    if event.kind == Kind.ATTEMPT:
        if event.payload.get("cram") is True:
            return state
        return replace(before, pending_attempt=event.id, last=event.key)
    if event.kind == Kind.SUSPEND:
        is_on = event.payload.get("on") is not False
        pending = None if is_on else before.pending_attempt
        return replace(
            before, is_suspended=is_on, pending_attempt=pending, last=event.key
        )
    if event.kind == Kind.BURY:
        until = event.payload.get("until_day")
        known = type(until) is int and abs(until) < _FAR_DAY
        return replace(
            before,
            buried_until_day=cast(int, until) if known else day + 1,
            pending_attempt=None,
            last=event.key,
        )
    if event.kind == Kind.RESET:
        return CardState(card=card, is_suspended=before.is_suspended, last=event.key)
    return state


def with_due_day(state: CardState, settings: Settings) -> CardState:
    """The state with its due day by `settings`; steps wait by the clock, unmoved."""
    memory = state.memory
    if memory is None or memory.wait_minutes is not None:
        return state
    day = due_day(memory, settings, fuzz_seed(state.card, memory.reviews))
    return state if day == state.due_day else replace(state, due_day=day)


def _reviewed(
    state: CardState, event: Event, rating: Rating, day: int, settings: Settings
) -> CardState:
    memory = review(state.memory, rating, day, settings)
    after = replace(
        state,
        memory=memory,
        due_at_ms=None,
        introduced_day=day if state.introduced_day is None else state.introduced_day,
        pending_attempt=None,
        last=event.key,
    )
    if memory.wait_minutes is None:
        return after
    at_ms = event.at_ms + memory.wait_minutes * _MINUTE_MS
    due = local_day(at_ms, event.offset_minutes, settings.day_rollover_hour)
    return replace(after, due_day=due, due_at_ms=at_ms)


MEMORY_SETTINGS = (
    "parameters",
    "learning_steps_minutes",
    "relearning_steps_minutes",
    "day_rollover_hour",
)
"""A change of these folds every memory again."""

DUE_SETTINGS = ("desired_retention", "maximum_interval_days", "fuzz")
"""A change of these moves due days only."""


def differs(old: Settings, new: Settings, names: Collection[str]) -> bool:
    """Whether two settings differ in any of `names`."""
    return any(getattr(old, name) != getattr(new, name) for name in names)
