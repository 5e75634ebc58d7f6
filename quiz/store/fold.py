"""Events in, state out. Pure: no database, no clock.

`fold` states what the state *is*; the rest of the package keeps a cache of it
up to date and is tested against it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, cast

from quiz.memory import (
    BY_NAME,
    Memory,
    Rating,
    Settings,
    due_day,
    find_problems,
    fuzz_seed,
    local_day,
    read_settings,
    replay,
    review,
)
from quiz.store.event import Event, Key, Kind, parse_id

if TYPE_CHECKING:
    from quiz.deck.model import CardId

CARD_KINDS = frozenset({Kind.ATTEMPT, Kind.REVIEW, Kind.SUSPEND, Kind.BURY, Kind.RESET})
"""Events that move the state of one card."""

_MINUTE_MS = 60_000
_FAR_DAY = 10_000_000
_CARDS_AT_ONCE = 500
_NEVER: Key = (0, "", 0)
_REVIEW, _ATTEMPT, _SUSPEND, _BURY, _RESET = (
    one.value
    for one in (Kind.REVIEW, Kind.ATTEMPT, Kind.SUSPEND, Kind.BURY, Kind.RESET)
)

Row = tuple[str, int, int, str, int, Mapping[str, object]]
"""Of an event: kind, at_ms, offset_minutes, device, counter, payload."""


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

    Decks stand in the order in which they came to be on or off. Settings `BY_NAME`
    change name by name, so that those made on two devices meet.
    """
    values: dict[str, object] = {}
    decks: dict[str, object] = {}
    by_name: dict[str, dict[str, object]] = {name: {} for name in BY_NAME}
    for event in events:
        if event.kind != Kind.SETTINGS:
            continue
        for name, value in event.payload.items():
            if name == "decks":
                for deck, is_on in value.items() if isinstance(value, dict) else ():
                    if decks.get(deck) is not is_on:
                        decks.pop(deck, None)
                    decks[deck] = is_on
            elif name in by_name:
                if value is None:
                    by_name[name].clear()
                elif isinstance(value, dict):
                    by_name[name] |= value
            elif value is None:
                values.pop(name, None)
            else:
                values[name] = value
    for name, changes in {"decks": decks, **by_name}.items():
        if kept := {key: one for key, one in changes.items() if one is not None}:
            values[name] = kept
    return values


def scheduling(values: Mapping[str, object]) -> Settings:
    """The scheduling settings among `values`; unknown or impossible ones are out."""
    good = {}
    for name, value in values.items():
        known = value
        if name in BY_NAME and isinstance(value, dict):
            known = {
                key: one
                for key, one in value.items()
                if not find_problems({name: {key: one}})
            }
        if name != "decks" and not find_problems({name: known}):
            good[name] = known
    return read_settings(good)


def fold_cards(events: Iterable[Event], settings: Settings) -> dict[CardId, CardState]:
    """The state of every card after `events`, which come in order, voided ones out.

    Cards that a relink joins must come together; others may come apart.
    """
    pasts = ((card, map(row_of, past)) for card, past in histories(events).items())
    return {state.card: state for state in fold_pasts(pasts, settings)}


def histories(events: Iterable[Event]) -> dict[CardId, list[Event]]:
    """The events of each card, in order, where relinks have put them."""
    found: dict[CardId, list[Event]] = {}
    for event in events:
        if event.card is None:
            continue
        if event.kind in CARD_KINDS or is_dispute(event):
            found.setdefault(event.card, []).append(event)
        elif event.kind == Kind.RELINK:
            former = relinked_from(event)
            if former is not None and former in found and former != event.card:
                past = found.pop(former) + found.pop(event.card, [])
                found[event.card] = sorted(past, key=lambda one: one.key)
    return found


def is_dispute(event: Event) -> bool:
    """Whether it moves no card's state, but says that an answer was right."""
    return event.kind == Kind.NOTE and "dispute" in event.payload


def relinked_from(event: Event) -> CardId | None:
    """The id that a relink takes the past from."""
    former = event.payload.get("from")
    return cast("CardId", former) if isinstance(former, str) else None


def fold_pasts(
    pasts: Iterable[tuple[CardId, Iterable[Row]]], settings: Settings
) -> Iterator[CardState]:
    """The state of each card, some hundreds at once, after all its events in order."""
    portion: list[_Gathered] = []
    for card, past in pasts:
        gathered = _gather(CardState(card=card, last=_NEVER), past, settings)
        if gathered.last is _NEVER:
            continue
        portion.append(gathered)
        if len(portion) >= _CARDS_AT_ONCE:
            yield from _finished(portion, settings)
            portion.clear()
    yield from _finished(portion, settings)


def apply(
    state: CardState | None, event: Event, settings: Settings, card: CardId
) -> CardState | None:
    """The state of `card` after one more event, later than those before it."""
    before = state or CardState(card=card, last=_NEVER)
    gathered = _gather(before, [row_of(event)], settings)
    if gathered.last is before.last:
        return state
    memory = gathered.memory
    for day, rating in gathered.reviews:
        memory = review(memory, Rating(rating), day, settings)
    return _finish(gathered, memory, settings)


@dataclass(slots=True)
class _Gathered:
    """What the events of a card say, but for its memory."""

    card: CardId
    memory: Memory | None
    """Before `reviews`."""
    due_day: int | None
    due_at_ms: int | None
    is_suspended: bool
    buried_until_day: int | None
    introduced_day: int | None
    pending_attempt: str | None
    last: Key
    reviews: list[tuple[int, int]] = field(default_factory=list)
    """Local day and rating, since the last reset."""
    latest: Row | None = None
    """The last of them."""


def _gather(state: CardState, past: Iterable[Row], settings: Settings) -> _Gathered:
    """`past`, in order, on top of `state`."""
    memory = state.memory
    due = state.due_day, state.due_at_ms
    is_suspended, buried = state.is_suspended, state.buried_until_day
    introduced = state.introduced_day
    pending: str | tuple[str, int] | None = state.pending_attempt
    last = state.last
    reviews: list[tuple[int, int]] = []
    latest: Row | None = None
    rollover = settings.day_rollover_hour
    for row in past:
        kind, at_ms, offset_minutes, device, counter, payload = row
        if kind == _REVIEW:
            rating = payload.get("rating")
            if type(rating) is not int or not 1 <= rating <= 4:
                continue
            day = local_day(at_ms, offset_minutes, rollover)
            reviews.append((day, rating))
            latest = row
            if introduced is None:
                introduced = day
            pending = None
        elif kind == _ATTEMPT:
            if payload.get("cram") is True:
                continue
            pending = device, counter
        elif kind == _SUSPEND:
            is_suspended = payload.get("on") is not False
            if is_suspended:
                pending = None
        elif kind == _BURY:
            until = payload.get("until_day")
            if type(until) is int and abs(until) < _FAR_DAY:
                buried = until
            else:
                buried = local_day(at_ms, offset_minutes, rollover) + 1
            pending = None
        elif kind == _RESET:
            reviews.clear()
            latest = memory = buried = introduced = pending = None
            due = None, None
        else:
            continue
        last = at_ms, device, counter
    if isinstance(pending, tuple):
        pending = f"{pending[0]}.{pending[1]}"
    return _Gathered(
        state.card, memory, *due, is_suspended, buried, introduced, pending, last,
        reviews, latest,
    )  # fmt: skip


def _finished(portion: Sequence[_Gathered], settings: Settings) -> Iterator[CardState]:
    memories = iter(replay([one.reviews for one in portion if one.reviews], settings))
    for one in portion:
        yield _finish(one, next(memories) if one.reviews else None, settings)


def _finish(
    gathered: _Gathered, memory: Memory | None, settings: Settings
) -> CardState:
    """The state, due by the last review; without a new one, due as before."""
    due_on, due_at_ms = gathered.due_day, gathered.due_at_ms
    if gathered.latest is not None and memory is not None:
        _, at_ms, offset_minutes, _, _, payload = gathered.latest
        if memory.wait_minutes is not None:
            due_at_ms = at_ms + memory.wait_minutes * _MINUTE_MS
            rollover = settings.day_rollover_hour
            due_on = local_day(due_at_ms, offset_minutes, rollover)
        else:
            due_at_ms = None
            aim = settings.for_cards(deck_of(gathered.card), payload.get("level"))
            chosen = payload.get("interval_days")
            due_on = due_day(
                memory,
                aim,
                fuzz_seed(gathered.card, memory.reviews),
                chosen if type(chosen) is int else None,
            )
    return CardState(
        card=gathered.card,
        memory=memory,
        due_day=due_on,
        due_at_ms=due_at_ms,
        is_suspended=gathered.is_suspended,
        buried_until_day=gathered.buried_until_day,
        introduced_day=gathered.introduced_day,
        pending_attempt=gathered.pending_attempt,
        last=gathered.last,
    )


def row_of(event: Event) -> Row:
    """An event as the fold takes it."""
    return (
        event.kind,
        event.at_ms,
        event.offset_minutes,
        event.device,
        event.counter,
        event.payload,
    )


STATE_SETTINGS = (
    "parameters",
    "learning_steps_minutes",
    "relearning_steps_minutes",
    "day_rollover_hour",
    "desired_retention",
    "desired_retention_by_deck",
    "desired_retention_by_level",
    "maximum_interval_days",
    "fuzz",
    "load_balance",
)
"""A change of these folds every card again."""


def differs(old: Settings, new: Settings, names: Collection[str]) -> bool:
    """Whether two settings differ in any of `names`."""
    return any(getattr(old, name) != getattr(new, name) for name in names)
