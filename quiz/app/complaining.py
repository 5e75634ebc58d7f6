"""What is wrong with decks, told where a session begins."""

from __future__ import annotations

from collections.abc import Sequence

from quiz.app.decks import read_source
from quiz.app.desk import Desk
from quiz.deck.diagnostics import Diagnostic, Severity
from quiz.deck.model import CardId
from quiz.ui.complaints import complaints_view, left_out_view
from quiz.ui.look import stack
from quiz.ui.screen import Screen

_ROOM_FOR_QUESTION = 14
"""Lines that complaints leave free below them."""


def complain(desk: Desk, screen: Screen) -> None:
    """Broken decks are told of; their good cards are asked all the same."""
    found = [
        one for one in desk.library.diagnostics() if one.severity is Severity.ERROR
    ]
    if not found:
        return
    look = screen.look
    room = max(4, look.height - _ROOM_FOR_QUESTION)
    told = complaints_view(found, look, read_source, at_most=room)
    screen.remark(stack(told, left_out_view(_waiting(desk, found), look)))


def _waiting(desk: Desk, found: Sequence[Diagnostic]) -> CardId | None:
    """The card of an answer not yet rated, if it is one of those left out."""
    pending = desk.store.pending_attempt()
    if pending is None or pending.card is None:
        return None
    if desk.library.card(pending.card) is not None:
        return None
    deck = desk.library.deck(pending.card.partition(":")[0])
    is_broken = deck is None or deck.path in {one.span.path for one in found}
    return pending.card if is_broken else None
