"""`quiz cards …`: what is done to a single card."""

from __future__ import annotations

import os

from quiz.cli.output import look_for, write, write_json
from quiz.cli.preferences import Preferences
from quiz.errors import Exit


def suspend_card(name: str, preferences: Preferences, *, on: bool) -> int:
    """Suspend a card or bring it back, and say so."""
    from quiz.app.cards import find_card, suspend
    from quiz.app.desk import open_desk

    with open_desk(os.environ) as desk:
        card = find_card(desk.library, name)
        is_changed = suspend(desk, card, on=on)
    key = "cards.suspended" if on else "cards.unsuspended"
    return _say(key, card, preferences, is_changed=is_changed, suspended=on)


def bury_card(name: str, preferences: Preferences) -> int:
    """Put a card aside until tomorrow, and say so."""
    from quiz.app.cards import bury, find_card
    from quiz.app.desk import open_desk

    with open_desk(os.environ) as desk:
        card = find_card(desk.library, name)
        is_changed = bury(desk, card)
    return _say("cards.buried", card, preferences, is_changed=is_changed, buried=True)


def flag_card(name: str, preferences: Preferences, *, on: bool) -> int:
    """Flag a card or take the flag off, and say so."""
    from quiz.app.cards import find_card
    from quiz.app.desk import open_desk
    from quiz.app.notes import keep_flag, kept

    with open_desk(os.environ) as desk:
        card = find_card(desk.library, name)
        is_changed = kept(desk, card).is_flagged != on
        if is_changed:
            keep_flag(desk, card, on=on)
    key = "cards.flagged" if on else "cards.unflagged"
    return _say(key, card, preferences, is_changed=is_changed, flagged=on)


def note_card(name: str, text: str | None, preferences: Preferences) -> int:
    """Write a note on a card; without a text show those there are."""
    from quiz.app.cards import find_card
    from quiz.app.desk import open_desk
    from quiz.app.notes import keep_note, kept

    with open_desk(os.environ) as desk:
        card = find_card(desk.library, name)
        if text is not None and text.strip():
            keep_note(desk, card, text.strip())
            return _say("cards.noted", card, preferences, note=text.strip())
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


def _say(
    key: str,
    card: str,
    preferences: Preferences,
    *,
    is_changed: bool = True,
    **facts: object,
) -> int:
    if preferences.is_json:
        write_json({"card": card, **facts, "changed": is_changed})
        return Exit.DONE
    key = key if is_changed else f"{key}-already"
    said = look_for(preferences).label(key, "", card=card)
    write(said, preferences=preferences)
    return Exit.DONE
