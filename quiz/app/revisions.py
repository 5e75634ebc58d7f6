"""Cards whose author has raised `rev` begin anew."""

from __future__ import annotations

from quiz.app.desk import Desk
from quiz.app.former import names_of
from quiz.deck.model import CardId
from quiz.store import Kind

REVISION = "revision"
"""Key of a review, of a reset and of a relink by the learner: the card's `rev` at that
time, where not 0."""


def follow_revisions(desk: Desk) -> int:
    """Reset the cards that were learnt at a lower `rev`; how many.

    A card first learnt at its present `rev` keeps its progress: every review says
    at which `rev` it was given. Call it after renames have been followed.
    """
    revised = desk.library.revised()
    relinks = desk.store.of_kind(Kind.RELINK)
    names = {card: [*names_of(card, relinks)] for card in revised}
    for former, card in desk.library.renamed().items():
        if card in names:
            names[card].append(CardId(former))
    count = 0
    for card, state in desk.store.states(revised).items():
        if state.memory is None:
            continue
        known = max(_known(desk, name) for name in names[card])
        if known < revised[card]:
            desk.append(Kind.RESET, card, {REVISION: revised[card]})
            count += 1
    return count


def _known(desk: Desk, card: CardId) -> int:
    """The highest `rev` under an id that the log knows of."""
    said = (event.payload.get(REVISION) for event in desk.store.events(card))
    return max((one for one in said if type(one) is int), default=0)
