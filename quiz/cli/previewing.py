"""`quiz deck preview`."""

from __future__ import annotations

import os
from functools import partial

from quiz.cli.agreeing import is_seated
from quiz.cli.output import is_interactive, look_for, session_screen, write
from quiz.cli.preferences import Preferences
from quiz.errors import Exit


def preview_deck(
    name: str, card: str | None, preferences: Preferences, *, watches: bool
) -> int:
    """Show the cards of a deck once, or again whenever it is saved."""
    from quiz.app.decks import complaints
    from quiz.app.previewing import Watch, follow, open_preview, whole
    from quiz.app.saved import Checks

    is_watched = watches and is_seated()
    screen = session_screen(preferences) if is_watched else None
    look = look_for(preferences) if screen is None else screen.look
    preview = open_preview(os.environ, name, card, look)
    check = partial(complaints, os.environ, [preview.path])
    try:
        if screen is None:
            found, _ = check()
            write(whole(preview, found, look), preferences=preferences)
        elif is_interactive(preferences):
            checks = Checks(lambda: check()[0])
            with screen.opened():
                Watch(preview, screen, os.environ, checks).run()
        else:
            follow(preview, screen, Checks(lambda: check()[0]))
    finally:
        preview.painter.close()
    return Exit.DONE
