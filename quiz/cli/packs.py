"""`quiz deck add`, `update`, `remove` and `packs`."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import asdict

from quiz.cli.agreeing import agrees, can_ask
from quiz.cli.output import look_for, write, write_json
from quiz.cli.preferences import Preferences
from quiz.errors import Exit, QuizError


def add(source: str, ref: str, name: str | None, preferences: Preferences) -> int:
    """Take a pack from an address or a path."""
    from quiz.app.packs import add_pack
    from quiz.app.places import find_places
    from quiz.ui.packs import added_view

    pack = add_pack(find_places(os.environ), source, ref, name)
    if preferences.is_json:
        write_json(asdict(pack))
    elif not preferences.is_quiet:
        write(added_view(pack, look_for(preferences)), preferences=preferences)
    return Exit.DONE


def show_packs(preferences: Preferences) -> int:
    """List the packs."""
    from quiz.app.packs import list_packs
    from quiz.app.places import find_places
    from quiz.ui.packs import packs_view

    found = list_packs(find_places(os.environ))
    if preferences.is_json:
        write_json([asdict(pack) for pack in found])
    else:
        write(packs_view(found, look_for(preferences)), preferences=preferences)
    return Exit.DONE


def update(
    names: Sequence[str],
    ref: str | None,
    preferences: Preferences,
    *,
    is_trial: bool,
    is_sure: bool,
) -> int:
    """Show what packs have become, and take it once it is agreed to."""
    from quiz.app.packs import known_packs, look_for_update, take_update
    from quiz.app.places import find_places
    from quiz.ui.packs import line, packs_view, told, update_view

    places, look = find_places(os.environ), look_for(preferences)
    chosen = known_packs(places, names)
    if ref is not None and len(chosen) != 1:
        raise QuizError("pack-one-ref", exit_code=Exit.WRONG_USAGE)
    if not chosen and not preferences.is_json:
        write(packs_view([], look), preferences=preferences)
    document = []
    for pack in chosen:
        found = look_for_update(pack, ref)
        before, after = pack.manifest.commit, found.manifest.commit
        if not preferences.is_json:
            view = update_view(pack.name, before, after, found.changes, look)
            write(view, preferences=preferences)
        is_same = found.is_nothing and found.manifest == pack.manifest
        is_taken = not (is_same or is_trial)
        if is_taken and not found.is_nothing and not is_sure:
            is_taken = _agreed(told("ask", look), preferences)
        if is_taken:
            take_update(places, found)
        said = "would" if is_trial else "taken" if is_taken else "left"
        if not found.is_nothing and not preferences.is_json:
            write(line(said, look), preferences=preferences)
        document.append(
            {
                "name": pack.name,
                "commit": {"before": before, "after": after},
                "decks": [asdict(one) for one in found.changes],
                "taken": is_taken,
            }
        )
    if preferences.is_json:
        write_json(document)
    return Exit.DONE


def remove(name: str, preferences: Preferences, *, is_sure: bool) -> int:
    """Take a pack away."""
    from quiz.app.packs import find_pack, take_away
    from quiz.app.places import find_places
    from quiz.ui.packs import line, told
    from quiz.ui.text import visible

    look = look_for(preferences)
    pack = find_pack(find_places(os.environ), name)
    if not is_sure and not _agreed(told("ask.remove", look, name=name), preferences):
        write(line("left", look), preferences=preferences)
        return Exit.DONE
    take_away(pack)
    if preferences.is_json:
        write_json({"name": name, "removed": True})
    elif not preferences.is_quiet:
        source = visible(pack.manifest.source)
        said = line("removed", look, name=visible(name), source=source)
        write(said, preferences=preferences)
    return Exit.DONE


def _agreed(question: str, preferences: Preferences) -> bool:
    """Whether the answer is yes.

    Raises:
        QuizError: ``pack-unasked``: nobody is there to be asked.
    """
    if not can_ask(preferences):
        raise QuizError("pack-unasked", exit_code=Exit.WRONG_USAGE)
    return agrees(question)
