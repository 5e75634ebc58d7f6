"""One thing done to some cards at once: a single step, taken back as one."""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from quiz.app.cards import find_card
from quiz.app.desk import Desk
from quiz.app.notes import kept_on_all
from quiz.app.searching import search
from quiz.deck.model import CardId
from quiz.errors import Exit, QuizError
from quiz.store import BATCH, CardState, Draft, Kind


class Change(StrEnum):
    """What may be done to a card from outside of a session."""

    SUSPEND = "suspend"
    UNSUSPEND = "unsuspend"
    BURY = "bury"
    UNBURY = "unbury"
    RESET = "reset"
    FLAG = "flag"
    UNFLAG = "unflag"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Changed:
    """What came of a change."""

    cards: tuple[CardId, ...]
    """Those that it changed."""
    already: tuple[CardId, ...]
    """Those that were so before."""
    reviews: int = 0
    """Reviews that count no more."""


def chosen_cards(
    desk: Desk, names: Iterable[str], query: str | None, language: str
) -> tuple[CardId, ...]:
    """The cards that are named, then those that a query means; each once.

    Raises:
        QuizError: A name means no card or several, or the query cannot be read;
            ``cards-empty-query``, ``query-not-there``, ``query-not-there-near``.
    """
    found = [find_card(desk.library, name) for name in names]
    if query is not None:
        found += _meant(desk, query, language)
    return tuple(dict.fromkeys(found))


def _meant(desk: Desk, query: str, language: str) -> list[CardId]:
    """What a query means, where no slip in it can mean cards nobody had in mind."""
    if not query.strip():
        # As a script says it whose variable is empty.
        raise QuizError("cards-empty-query", exit_code=Exit.WRONG_USAGE)
    found = search(desk, query, language)
    if found.cards and found.missing:
        missing = found.missing[0]
        raise QuizError(
            "query-not-there-near" if missing.suggestion else "query-not-there",
            exit_code=Exit.WRONG_USAGE,
            given=f"{missing.key}:{missing.name}",
            suggestion=f"{missing.key}:{missing.suggestion}",
        )
    return [one.id for one in found.cards]


def change_cards(
    desk: Desk, change: Change, cards: Sequence[CardId], text: str = ""
) -> Changed:
    """Do one thing to all of these cards, in one durable step: all or none.

    Args:
        text: For a note.

    Raises:
        QuizError: Nothing can be kept.
    """
    desk.refuse_if_read_only()
    states = desk.store.states(cards)
    is_flag = change in (Change.FLAG, Change.UNFLAG)
    kept = kept_on_all(desk) if is_flag else {}
    flagged = {card for card, one in kept.items() if one.is_flagged}
    today = desk.today()
    moving = [
        card
        for card in cards
        if _moves(
            change,
            states.get(card),
            today,
            is_flagged=card in flagged,
        )
    ]
    moment = desk.clock()
    payload = dict(_PAYLOADS.get(change, {}))
    if change is Change.NOTE:
        payload["text"] = text
    if change is Change.UNBURY:
        payload["until_day"] = today
    if len(moving) > 1:
        payload[BATCH] = secrets.token_hex(8)
    kind = _KINDS[change]
    drafts = [
        Draft(kind, card, payload, moment.at_ms, moment.offset_minutes)
        for card in moving
    ]
    if drafts:
        desk.store.append_many(drafts)
    lost = 0
    if change is Change.RESET:
        memories = (states[card].memory for card in moving)
        lost = sum(memory.reviews for memory in memories if memory is not None)
    left = set(moving)
    return Changed(
        tuple(moving), tuple(card for card in cards if card not in left), lost
    )


_KINDS = {
    Change.SUSPEND: Kind.SUSPEND,
    Change.UNSUSPEND: Kind.SUSPEND,
    Change.BURY: Kind.BURY,
    Change.UNBURY: Kind.BURY,
    Change.RESET: Kind.RESET,
    Change.FLAG: Kind.NOTE,
    Change.UNFLAG: Kind.NOTE,
    Change.NOTE: Kind.NOTE,
}
_PAYLOADS: dict[Change, dict[str, object]] = {
    Change.UNSUSPEND: {"on": False},
    Change.UNBURY: {"on": False},
    Change.FLAG: {"flag": True},
    Change.UNFLAG: {"flag": False},
}


def _moves(
    change: Change, state: CardState | None, today: int, *, is_flagged: bool
) -> bool:
    """Whether the card is not so already."""
    is_suspended = state is not None and state.is_suspended
    until = None if state is None else state.buried_until_day
    is_buried = until is not None and until > today
    match change:
        case Change.SUSPEND:
            return not is_suspended
        case Change.UNSUSPEND:
            return is_suspended
        case Change.BURY:
            return not is_buried
        case Change.UNBURY:
            return is_buried
        case Change.RESET:
            return state is not None and state.memory is not None
        case Change.FLAG:
            return not is_flagged
        case Change.UNFLAG:
            return is_flagged
        case Change.NOTE:
            return True
