"""Handing the history of a card that is gone over to the card it is now."""

from __future__ import annotations

import difflib
import secrets
from collections.abc import Sequence
from dataclasses import dataclass

from quiz.app.cards import find_card
from quiz.app.desk import Desk
from quiz.app.orphans import Orphan
from quiz.app.revisions import REVISION
from quiz.deck.model import Ask, CardId
from quiz.errors import Exit, QuizError
from quiz.store import BATCH, BY, LEARNER, Draft, Kind

_MOST_NAMED = 5


@dataclass(frozen=True, slots=True)
class Handover:
    """A history that has a card again."""

    old: CardId
    new: CardId
    reviews: int
    """Of the history."""
    own_reviews: int
    """That the card had before: both are one history now."""
    line: str = ""
    """What says the same in the deck, for whoever else learns from it; empty where
    its author is somebody else, or where it cannot be said."""
    place: str = ""
    """File and line of the card, where `line` goes."""


def orphan_named(desk: Desk, name: str, known: Sequence[Orphan]) -> Orphan:
    """The memory that `name` means: its card's former id, or the end of it.

    Raises:
        QuizError: No memory has that name, or several have; ``relink-there``,
            ``relink-renamed``, ``relink-unknown``, ``relink-unknown-near``.
    """
    wanted = name.strip()
    found = [one for one in known if one.card == wanted]
    if not found:
        ends = (f":{wanted}", f"/{wanted}")
        found = [one for one in known if one.card.endswith(ends)]
    if len(found) == 1:
        return found[0]
    if found:
        raise QuizError(
            "ambiguous-card",
            exit_code=Exit.WRONG_USAGE,
            given=name,
            known=", ".join(one.card for one in found[:_MOST_NAMED]),
        )
    there = _there(desk, wanted)
    if there is not None:
        raise QuizError("relink-there", exit_code=Exit.WRONG_USAGE, card=there)
    renamed = desk.library.renamed()
    if wanted in renamed:
        raise QuizError(
            "relink-renamed",
            exit_code=Exit.WRONG_USAGE,
            given=wanted,
            card=renamed[wanted],
        )
    names: dict[str, CardId] = {one.card.partition(":")[2]: one.card for one in known}
    names |= {one.card: one.card for one in known}
    near = difflib.get_close_matches(wanted, names, n=1)
    raise QuizError(
        "relink-unknown-near" if near else "relink-unknown",
        exit_code=Exit.WRONG_USAGE,
        given=wanted,
        suggestion=names[near[0]] if near else "",
    )


def _there(desk: Desk, name: str) -> CardId | None:
    """The card of a deck that a name means, if it means one."""
    try:
        return find_card(desk.library, name)
    except QuizError:
        return None


def reviews_of(desk: Desk, card: CardId) -> int:
    """How many reviews a card has of its own."""
    state = desk.store.state(card)
    return 0 if state is None or state.memory is None else state.memory.reviews


def hand_over(
    desk: Desk, pairs: Sequence[tuple[Orphan, CardId]]
) -> tuple[Handover, ...]:
    """Hand each history over to its card, in one durable step: all or none.

    A card that was reviewed itself has both histories then, in order of time.

    Raises:
        QuizError: Nothing can be kept.
    """
    desk.refuse_if_read_only()
    moment = desk.clock()
    batch: dict[str, object] = {}
    if len(pairs) > 1:
        batch[BATCH] = secrets.token_hex(8)
    done = [_handover(desk, old, new) for old, new in pairs]
    desk.store.append_many(
        [
            Draft(
                Kind.RELINK,
                one.new,
                {"from": one.old, BY: LEARNER, **_revision(desk, one.new), **batch},
                moment.at_ms,
                moment.offset_minutes,
            )
            for one in done
        ]
    )
    return tuple(done)


def _revision(desk: Desk, new: CardId) -> dict[str, object]:
    """The card's `rev`: whoever hands a history over has seen what is asked now."""
    card = desk.library.card(new)
    return {REVISION: card.revision} if card is not None and card.revision else {}


def _handover(desk: Desk, old: Orphan, new: CardId) -> Handover:
    line, place = _to_write(desk, old.card, new)
    return Handover(
        old.card, new, old.memory.reviews, reviews_of(desk, new), line, place
    )


def _to_write(desk: Desk, old: CardId, new: CardId) -> tuple[str, str]:
    """What the deck's author would write, and where."""
    card = desk.library.card(new)
    is_made = new.rpartition(".")[2] in set(Ask)
    if card is None or is_made or desk.library.is_bundled(card.deck):
        return "", ""
    names = [_inside(name, card.deck) for name in (*card.aka, old)]
    return f"aka: [{', '.join(names)}]", f"{card.span.path}:{card.span.line}"


def _inside(name: str, deck: str) -> str:
    """An id as a deck spells it."""
    return name.removeprefix(f"{deck}:")
