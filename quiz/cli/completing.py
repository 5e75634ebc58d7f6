"""What a shell offers while a command is typed."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from quiz.library import Library

_MOST = 200
"""More than anyone reads through."""


def complete_card(incomplete: str) -> list[str]:
    """Cards whose id, or its last part, begins with what was typed so far."""
    library = _library()
    ids = [str(card) for card in library.card_ids(library.deck_ids())]
    found = [card for card in ids if card.startswith(incomplete)]
    if ":" not in incomplete:
        # Shells take a colon for the end of a word, so the last part goes first.
        ends = [card.partition(":")[2] for card in ids]
        found = [end for end in ends if end.startswith(incomplete)] + found
    return list(dict.fromkeys(found))[:_MOST]


def complete_orphan(incomplete: str) -> list[str]:
    """Histories without a card, as `complete_card` names cards."""
    from quiz.app.desk import open_desk
    from quiz.app.orphans import orphans
    from quiz.app.places import find_places
    from quiz.errors import QuizError

    if not find_places(os.environ).database.exists():
        return []
    try:
        with open_desk(os.environ) as desk:
            names = [str(one.card) for one in orphans(desk, "")]
    except QuizError:
        return []
    ends = [name.partition(":")[2] for name in names] if ":" not in incomplete else []
    found = [name for name in (*ends, *names) if name.startswith(incomplete)]
    return list(dict.fromkeys(found))[:_MOST]


def complete_deck(incomplete: str) -> list[str]:
    """Decks whose id, or its last part, begins with what was typed so far."""
    decks = _library().deck_ids()
    names = [deck for deck in decks if deck.startswith(incomplete)]
    ends = [deck.rpartition("/")[2] for deck in decks]
    found = [*names, *(end for end in ends if end.startswith(incomplete))]
    return list(dict.fromkeys(found))[:_MOST]


def complete_function(incomplete: str) -> list[str]:
    """Functions whose key begins with what was typed so far."""
    keys = (function.key for function in _library().functions())
    found = [key for key in keys if key.startswith(incomplete)]
    return list(dict.fromkeys(found))[:_MOST]


def _library() -> Library:
    from quiz.app.desk import open_library
    from quiz.app.places import find_places

    return open_library(find_places(os.environ))


def complete_code(incomplete: str) -> list[str]:
    """Codes of complaints that begin with what was typed so far."""
    from quiz.deck.codes import SEVERITIES

    return [code for code in SEVERITIES if code.startswith(incomplete.upper())]
