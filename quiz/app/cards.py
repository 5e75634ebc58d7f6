"""A card by the name a person gives it."""

from __future__ import annotations

import difflib
from collections.abc import Iterable

from quiz.app.desk import Desk
from quiz.deck.model import CardId
from quiz.errors import Exit, QuizError
from quiz.library import Library

_MOST_NAMED = 5
_MOST_NEAR = 3


def find_card(library: Library, name: str) -> CardId:
    """The card that `name` means: its id, or the end of one that no other has.

    Raises:
        QuizError: No card has that name, or several have.
    """
    wanted = name.strip()
    if library.card(CardId(wanted)) is not None:
        return CardId(wanted)
    cards = list(library.card_ids(library.deck_ids()))
    ends = [card for card in cards if card.endswith((f":{wanted}", f"/{wanted}"))]
    if len(ends) == 1:
        return ends[0]
    if ends:
        raise QuizError(
            "ambiguous-card",
            exit_code=Exit.WRONG_USAGE,
            given=name,
            known=", ".join(ends[:_MOST_NAMED]),
        )
    near = _near(wanted, cards)
    if len(near) > 1:
        raise QuizError(
            "unknown-card-near",
            exit_code=Exit.WRONG_USAGE,
            given=name,
            known=", ".join(near),
        )
    raise QuizError(
        "unknown-card" if near else "no-such-card",
        exit_code=Exit.WRONG_USAGE,
        given=name,
        suggestion=near[0] if near else "",
    )


def past_card(desk: Desk, name: str) -> CardId:
    """The same for what the log knows: a card that has left its deck goes by its id.

    Raises:
        QuizError: Neither decks nor log know it.
    """
    wanted = CardId(name.strip())
    is_gone = ":" in wanted and desk.library.card(wanted) is None
    if is_gone and any(True for _ in desk.store.events(wanted)):
        return wanted
    return find_card(desk.library, name)


def _near(wanted: str, cards: Iterable[str]) -> list[str]:
    """Cards that may be meant: spelt alike first, then those that contain it."""
    by_end = {card.partition(":")[2]: card for card in cards}
    names = {**by_end, **{card: card for card in cards}}
    close = difflib.get_close_matches(wanted, names, n=_MOST_NEAR)
    bare = wanted.rpartition(":")[2].casefold()
    within = [name for name in by_end if bare and bare in name.casefold()]
    found = [names[name] for name in (*close, *sorted(within, key=len))]
    return list(dict.fromkeys(found))[:_MOST_NEAR]
