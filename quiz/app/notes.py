"""What a learner keeps on a card beside answers: notes, a flag, overrulings."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from quiz.app.desk import Desk
from quiz.app.former import former_id, names_of
from quiz.deck.model import CardId
from quiz.store import Event, Kind

MOST_SHOWN = 3
"""Notes shown with an answer: the newest."""


@dataclass(frozen=True, slots=True)
class Note:
    """A line that the learner wrote."""

    text: str
    at_ms: int
    offset_minutes: int


@dataclass(frozen=True, slots=True)
class Kept:
    """What is kept on one card."""

    notes: tuple[Note, ...] = ()
    """The oldest first."""
    is_flagged: bool = False


def kept(desk: Desk, card: CardId) -> Kept:
    """The notes on a card, and whether it is flagged."""
    relinks = desk.store.of_kind(Kind.RELINK)
    names = names_of(card, relinks)
    notes = [note for name in names for note in desk.store.notes(name)]
    return _gathered([*notes, *relinks]).get(card, Kept())


def kept_on_all(desk: Desk) -> Mapping[CardId, Kept]:
    """Notes and flags of all cards that ever had any, in one pass over them."""
    store = desk.store
    return _gathered([*store.of_kind(Kind.NOTE), *store.of_kind(Kind.RELINK)])


def _gathered(events: Iterable[Event]) -> dict[CardId, Kept]:
    """What notes come to, where relinks have put them."""
    notes: dict[CardId, list[Note]] = {}
    flags: dict[CardId, bool] = {}
    for event in sorted(events, key=lambda one: one.key):
        if event.card is None:
            continue
        former = former_id(event) if event.kind == Kind.RELINK else None
        if former is not None and former != event.card:
            if former in notes:
                both = notes.pop(former) + notes.get(event.card, [])
                notes[event.card] = sorted(both, key=lambda note: note.at_ms)
            if flags.pop(former, False):
                flags[event.card] = True
        text, flag = event.payload.get("text"), event.payload.get("flag")
        if isinstance(text, str) and text.strip():
            note = Note(text, event.at_ms, event.offset_minutes)
            notes.setdefault(event.card, []).append(note)
        if isinstance(flag, bool):
            flags[event.card] = flag
    return {
        card: Kept(tuple(notes.get(card, ())), flags.get(card, False))
        for card in notes.keys() | flags.keys()
    }


def keep_note(desk: Desk, card: CardId, text: str) -> Event:
    """Keep a line on a card."""
    return desk.append(Kind.NOTE, card, {"text": text})


def keep_flag(desk: Desk, card: CardId, *, on: bool) -> Event:
    """Flag a card, or take the flag off."""
    return desk.append(Kind.NOTE, card, {"flag": on})


def keep_dispute(desk: Desk, card: CardId) -> Event:
    """Keep that the latest answer to a card was right, whatever the verdict said.

    What was answered stays where it is, in the attempt.
    """
    state = desk.store.state(card)
    attempt = state.pending_attempt if state is not None else None
    return desk.append(
        Kind.NOTE, card, {"dispute": {"attempt": _tried(desk, card, attempt)}}
    )


def _tried(desk: Desk, card: CardId, attempt: str | None) -> str | None:
    """The same attempt, or where that only gave up, the try before it."""
    past = list(desk.store.events(card))
    gone = {event.payload.get("event") for event in past if event.kind == Kind.VOID}
    tries: list[str] = []
    for event in past:
        if event.kind == Kind.REVIEW:
            tries.clear()
        elif event.kind == Kind.ATTEMPT and event.id not in gone:
            if event.id == attempt and event.payload.get("reason") != "gave-up":
                return attempt
            tries += [event.id] if event.id != attempt else []
    return tries[-1] if tries else attempt
