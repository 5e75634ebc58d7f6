"""What decks and log together know of cards, many at once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from quiz.app.desk import Desk
from quiz.app.failed import failed_today
from quiz.app.notes import Kept, kept_on_all
from quiz.deck.model import KINDS, Card, CardId
from quiz.memory import Memory, elapsed_days, retrievability
from quiz.session.query import Field, State
from quiz.session.statistics_leeches import is_leech
from quiz.store import CardState

_NOTHING = Kept()


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """A card of a deck, and what its past comes to today."""

    id: CardId
    card: Card
    kind: str
    """One of the names in `quiz.deck.model.KINDS`."""
    today: int
    states: frozenset[State]
    """Flagged only where notes were asked for."""
    memory: Memory | None = None
    """None while the card is new."""
    due_day: int | None = None
    buried_until_day: int | None = None
    """While it is put aside."""
    retrievability: float | None = None
    """Probability of recall today."""
    kept: Kept = _NOTHING

    @property
    def due_in_days(self) -> int | None:
        """Days from today until it is due; below zero once it is overdue."""
        return None if self.due_day is None else self.due_day - self.today

    @property
    def interval_days(self) -> int | None:
        """Days from the last review to the day it is due."""
        if self.memory is None or self.due_day is None:
            return None
        return max(0, self.due_day - self.memory.last_review_day)

    @property
    def since_days(self) -> int | None:
        """Days since the last review."""
        if self.memory is None:
            return None
        return elapsed_days(self.memory.last_review_day, self.today)

    def numbers(self) -> dict[Field, float]:
        """What a query compares, as far as there is any."""
        memory = self.memory
        found: dict[Field, float | None] = {
            Field.LAPSES: 0 if memory is None else memory.lapses,
            Field.REVIEWS: 0 if memory is None else memory.reviews,
            Field.DUE: self.due_in_days,
            Field.INTERVAL: self.interval_days,
            Field.LAST: self.since_days,
            Field.RETRIEVABILITY: self.retrievability,
            Field.STABILITY: None if memory is None else memory.stability_days,
            Field.DIFFICULTY: None if memory is None else memory.difficulty,
        }
        return {name: value for name, value in found.items() if value is not None}


def known_cards(
    desk: Desk, cards: Iterable[CardId], *, with_notes: bool = True
) -> list[Known]:
    """What is known of these cards, in their order; those in no deck are left out.

    Args:
        with_notes: Read notes and flags, too: all of them, from the log.
    """
    wanted = list(cards)
    states = desk.store.states(wanted)
    today, on = desk.today(), frozenset(desk.decks_on())
    again = {state.card for state in failed_today(desk, desk.library.deck_ids())}
    notes = kept_on_all(desk) if with_notes else {}
    settings = desk.settings
    found = []
    for name in wanted:
        card = desk.library.card(name)
        if card is None:
            continue
        state, kept = states.get(name), notes.get(name, _NOTHING)
        memory = None if state is None else state.memory
        buried = None if state is None else state.buried_until_day
        is_buried = buried is not None and buried > today
        found.append(
            Known(
                id=name,
                card=card,
                kind=KINDS[type(card.answer)],
                today=today,
                states=frozenset(
                    _states(
                        state,
                        today,
                        is_again=name in again,
                        is_on=card.deck in on,
                        is_flagged=kept.is_flagged,
                    )
                ),
                memory=memory,
                due_day=None if state is None else state.due_day,
                buried_until_day=buried if is_buried else None,
                retrievability=None
                if memory is None
                else retrievability(memory, today, settings),
                kept=kept,
            )
        )
    return found


def _states(
    state: CardState | None,
    today: int,
    *,
    is_again: bool,
    is_on: bool,
    is_flagged: bool,
) -> Iterable[State]:
    yield State.ON if is_on else State.OFF
    if is_flagged:
        yield State.FLAGGED
    memory = None if state is None else state.memory
    yield State.NEW if memory is None else State.LEARNT
    if state is None:
        return
    is_buried = state.buried_until_day is not None and state.buried_until_day > today
    if state.is_suspended:
        yield State.SUSPENDED
    if is_buried:
        yield State.BURIED
    if memory is not None and is_leech(memory.lapses, memory.stability_days):
        yield State.LEECH
    is_ripe = is_again or (state.due_day is not None and state.due_day <= today)
    if is_ripe and not state.is_suspended and not is_buried:
        yield State.DUE
