"""`quiz cards find`: the cards that a query means."""

from __future__ import annotations

import os
import shlex
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from quiz.cli.cards_place import place_shown
from quiz.cli.output import look_for, write, write_json
from quiz.cli.preferences import Preferences
from quiz.errors import Exit

if TYPE_CHECKING:
    from quiz.app.cards_known import Known
    from quiz.app.desk import Desk
    from quiz.app.searching import Search
    from quiz.ui.look import Look
    from quiz.ui.printing import View

_AROUND = 6
"""Rows of the window for everything but cards, and for the next command."""
_FEWEST = 5


def find_cards(
    words: Sequence[str], limit: int | None, preferences: Preferences
) -> int:
    """Print the cards that the words ask for together; without any, all."""
    from quiz.app.desk import open_desk
    from quiz.app.searching import search

    text = " ".join(words)
    with open_desk(os.environ) as desk, place_shown(preferences):
        found = search(desk, text, preferences.language, with_notes=True)
        if preferences.is_json:
            shown = found.cards if limit is None else found.cards[:limit]
            documents = [card_document(desk, one, preferences) for one in shown]
            write_json({"query": text, "count": len(found.cards), "cards": documents})
            return Exit.DONE
        view = _view(desk, text, found, limit, preferences)
    write(view, preferences=preferences)
    return Exit.DONE


def _view(
    desk: Desk, text: str, found: Search, limit: int | None, preferences: Preferences
) -> View:
    from quiz.app.cards_lines import card_lines
    from quiz.app.searching import conditions
    from quiz.ui.cards import found_view
    from quiz.ui.cards_query import NotThere, not_there_words, nothing_view

    look = look_for(preferences)
    missing = [NotThere(one.key, one.name, one.suggestion) for one in found.missing]
    if not found.cards:
        parts = list(zip(conditions(found.query), found.alone, strict=True))
        return nothing_view(parts, missing, look, of=found.of)
    most = _screenful(found.cards, look) if limit is None else limit
    lines = card_lines(desk, found.cards[:most], look.language, found.query)
    again = ["quiz", "cards", "find", *([text] if text else [])]
    command = shlex.join(again)
    return found_view(
        lines,
        look,
        n=len(found.cards),
        of=found.of,
        command=command,
        not_there=[not_there_words(one, look) for one in missing],
    )


def _screenful(cards: Sequence[Known], look: Look) -> int:
    """Cards that fit into the window with the headings of their decks."""
    from quiz.ui.cards import WIDE, rows_of_line

    if look.is_plain:
        return len(cards)
    room, deck = look.height - _AROUND, ""
    heading = 3 if look.width >= WIDE else 2
    for place, one in enumerate(cards):
        if one.card.deck != deck:
            deck, room = one.card.deck, room - heading
        room -= rows_of_line(one.id, look)
        if room < 0:
            return max(place, _FEWEST)
    return len(cards)


def card_document(desk: Desk, known: Known, preferences: Preferences) -> dict[str, Any]:
    """All that is known of a card, for programs."""
    from quiz.app.cards_lines import told_line
    from quiz.memory import date_of
    from quiz.session.query import State

    memory, card, states = known.memory, known.card, known.states

    def date(day: int | None) -> str | None:
        return None if day is None else date_of(day).isoformat()

    return {
        "card": known.id,
        "deck": card.deck,
        "question": told_line(desk, known, preferences.language),
        "kind": known.kind,
        "level": card.level.value,
        "tags": list(card.tags),
        "path": card.span.path,
        "line": card.span.line,
        "deck_on": State.ON in states,
        "new": State.NEW in states,
        "due_now": State.DUE in states,
        "due": date(known.due_day),
        "due_in_days": known.due_in_days,
        "interval_days": known.interval_days,
        "last_review": date(None if memory is None else memory.last_review_day),
        "last_review_days": known.since_days,
        "stability_days": None if memory is None else memory.stability_days,
        "difficulty": None if memory is None else memory.difficulty,
        "retrievability": known.retrievability,
        "reviews": 0 if memory is None else memory.reviews,
        "lapses": 0 if memory is None else memory.lapses,
        "leech": State.LEECH in states,
        "suspended": State.SUSPENDED in states,
        "buried_until": date(known.buried_until_day),
        "flagged": State.FLAGGED in states,
        "notes": [
            {"text": note.text, "at_ms": note.at_ms} for note in known.kept.notes
        ],
    }
