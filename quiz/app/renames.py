"""Cards that were renamed in their deck keep their history."""

from __future__ import annotations

from quiz.app.desk import Desk
from quiz.deck.model import CardId
from quiz.store import Kind


def follow_renames(desk: Desk) -> int:
    """Hand the history of former ids to the cards' present ones; how many."""
    renamed = desk.library.renamed()
    former = desk.store.states([CardId(name) for name in renamed])
    for card, state in former.items():
        if state.memory is not None:
            desk.append(Kind.RELINK, renamed[card], {"from": card})
    return len(former)
