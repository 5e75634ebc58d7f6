"""`quiz cards …`: what is done to cards, one or many at once."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import TYPE_CHECKING

from quiz.cli.agreeing import agrees, can_ask
from quiz.cli.cards_place import place_shown
from quiz.cli.output import look_for, write, write_json
from quiz.cli.preferences import Preferences
from quiz.errors import Exit, QuizError

if TYPE_CHECKING:
    from quiz.app.cards_changes import Change, Changed
    from quiz.deck.model import CardId

_MOST_UNASKED = 10
"""Cards that a query may mean without a question."""
_MOST_NAMED = 5
_FACTS: dict[str, dict[str, object]] = {
    "suspend": {"suspended": True},
    "unsuspend": {"suspended": False},
    "bury": {"buried": True},
    "unbury": {"buried": False},
    "reset": {"new": True},
    "flag": {"flagged": True},
    "unflag": {"flagged": False},
}
_COMMANDS = {"unflag": "flag --off"}
_EXAMPLES = {
    "unsuspend": "is:suspended",
    "unbury": "is:buried",
    "unflag": "is:flagged",
}


def change(
    name: str,
    cards: Sequence[str],
    query: str | None,
    preferences: Preferences,
    *,
    is_sure: bool,
    text: str = "",
) -> int:
    """Do one thing to the cards named and to those that a query means; say so.

    Args:
        name: Of a `quiz.app.cards_changes.Change`.
        is_sure: Nothing is asked, however many they are.
        text: Of a note.

    Raises:
        QuizError: Nothing is chosen, or many are and nobody can be asked.
    """
    from quiz.app.cards_changes import Change, change_cards, chosen_cards
    from quiz.app.desk import open_desk

    if not cards and query is None:
        command = f"quiz cards {_COMMANDS.get(name, name)}"
        raise QuizError(
            "cards-none-named",
            exit_code=Exit.WRONG_USAGE,
            command=command,
            example=_EXAMPLES.get(name, "is:due"),
        )
    with open_desk(os.environ) as desk, place_shown(preferences):
        chosen = chosen_cards(desk, cards, query, preferences.language)
        is_many = query is not None and len(chosen) > _MOST_UNASKED
        if is_many and not is_sure and not _agreed(name, len(chosen), preferences):
            _say_unchanged(preferences)
            return Exit.DONE
        changed = change_cards(desk, Change(name), chosen, text)
    is_one = len(cards) == 1 and query is None
    if preferences.is_json:
        document = _one(name, chosen[0], changed, text) if is_one else None
        write_json(document or _several(name, changed, text))
    elif is_one:
        _say_one(Change(name), chosen[0], changed, preferences)
    else:
        _say_several(name, changed, preferences)
    return Exit.DONE


def note(
    words: Sequence[str],
    query: str | None,
    preferences: Preferences,
    *,
    is_sure: bool,
) -> int:
    """Write a note on cards; for one card without a text show those there are.

    Args:
        words: Cards, then the text; with a query the text alone.

    Raises:
        QuizError: As for `change`, and ``note-without-text``.
    """
    if query is None:
        cards, text = (words[:-1] or words), "".join(words[1:][-1:]).strip()
    else:
        cards, text = (), " ".join(words).strip()
    if not text and len(cards) == 1:
        return show_notes(cards[0], preferences)
    if not text and (cards or query is not None):
        raise QuizError(
            "note-without-text",
            exit_code=Exit.WRONG_USAGE,
            command="quiz cards note",
        )
    return change("note", cards, query, preferences, is_sure=is_sure, text=text)


def show_notes(name: str, preferences: Preferences) -> int:
    """Show the notes on a card, and whether it is flagged."""
    from quiz.app.cards import find_card
    from quiz.app.desk import open_desk
    from quiz.app.notes import kept

    with open_desk(os.environ) as desk:
        card = find_card(desk.library, name)
        known, now_ms = kept(desk, card), desk.clock().at_ms
    if preferences.is_json:
        notes = [{"text": note.text, "at_ms": note.at_ms} for note in known.notes]
        write_json({"card": card, "flagged": known.is_flagged, "notes": notes})
        return Exit.DONE
    from quiz.ui.beside import kept_view

    lines = [(note.text, note.at_ms, note.offset_minutes) for note in known.notes]
    look = look_for(preferences)
    view = kept_view(lines, look, is_flagged=known.is_flagged, now_ms=now_ms)
    none = look.label("cards.no-notes", "", card=card)
    write(view or none, preferences=preferences)
    return Exit.DONE


def _agreed(name: str, count: int, preferences: Preferences) -> bool:
    """Ask whether a thing is to be done to so many cards.

    Raises:
        QuizError: ``cards-need-yes``: nobody is there to be asked.
    """
    if not can_ask(preferences):
        raise QuizError("cards-need-yes", exit_code=Exit.WRONG_USAGE, n=count)
    from quiz.ui.cards_words import told

    look = look_for(preferences)
    return agrees(told(f"ask.{name}", look, n=count) + " ")


def _say_unchanged(preferences: Preferences) -> None:
    from quiz.ui.cards_words import quiet

    write(quiet("changed.nothing", look_for(preferences)), preferences=preferences)


def _one(name: str, card: CardId, changed: Changed, text: str) -> dict[str, object]:
    if name == "note":
        return {"card": card, "note": text, "changed": True}
    return {"card": card, **_FACTS[name], "changed": bool(changed.cards)}


def _several(name: str, changed: Changed, text: str) -> dict[str, object]:
    facts = {"note": text} if name == "note" else _FACTS[name]
    return {
        **facts,
        "changed": list(changed.cards),
        "already": list(changed.already),
    }


_SAID = {
    "suspend": "cards.suspended",
    "unsuspend": "cards.unsuspended",
    "bury": "cards.buried",
    "unbury": "cards.unburied",
    "reset": "cards.reset",
    "flag": "cards.flagged",
    "unflag": "cards.unflagged",
    "note": "cards.noted",
}


def _say_one(
    name: Change, card: CardId, changed: Changed, preferences: Preferences
) -> None:
    key = _SAID[name] if changed.cards else f"{_SAID[name]}-already"
    look = look_for(preferences)
    said = look.label(key, "", card=card, n=changed.reviews)
    write(said, preferences=preferences)


def _say_several(name: str, changed: Changed, preferences: Preferences) -> None:
    """How many, the first of them, and how to take it back."""
    from quiz.ui.cards_changed import changed_view

    look = look_for(preferences)
    view = changed_view(
        name,
        changed.cards,
        look,
        already=len(changed.already),
        reviews=changed.reviews,
        most_named=_MOST_NAMED,
    )
    write(view, preferences=preferences)
