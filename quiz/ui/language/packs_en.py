"""Packs of decks, in English."""

from __future__ import annotations

SENTENCES: dict[str, str | tuple[str, ...]] = {
    "none": "There are no packs.",
    "way.add": "takes decks from a git address or a folder",
    "way.on": "asks its cards from now on",
    "way.check": "tells what is wrong in its decks",
    "added": "Added. Its decks are off until you turn them on.",
    "unread": (
        "{n} file cannot be read as a deck.",
        "{n} files cannot be read as decks.",
    ),
    "folder": "a folder, copied",
    "hidden": "not asked: a deck of yours has the same id",
    "same": "{name}: nothing has changed.",
    "new": ("{n} new card", "{n} new cards"),
    "edited": ("{n} edited", "{n} edited"),
    "gone": ("{n} gone", "{n} gone"),
    "more": ("and {n} more", "and {n} more"),
    "ask": "Take it? [y/N] ",
    "left": "Left as it was.",
    "taken": "Taken. Edited cards keep their progress.",
    "would": "Nothing was changed. Without --dry-run it is taken.",
    "ask.remove": "Remove the pack {name} with its decks? [y/N] ",
    "removed": "Removed: {name}. What you learnt of it is kept; it comes back with "
    "`quiz deck add {source}`.",
}
