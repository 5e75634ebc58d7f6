"""`quiz` and `quiz review`: a session in the terminal."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from dataclasses import replace

from quiz.app.choice import Choice, kind_named, validate
from quiz.cli.output import session_screen
from quiz.cli.preferences import Preferences


def practise(choice: Choice, preferences: Preferences) -> int:
    """Run a session over the chosen cards; its exit code."""
    from quiz.app.practice import run_practice

    choice = replace(choice, kinds=tuple(map(kind_named, choice.kinds)))
    validate(choice, preferences.language)
    predicts = choice.predicts or preferences.predicts
    choice = replace(choice, predicts=predicts, flags=preferences.flags)
    screen = session_screen(preferences)
    # Opened before anything else, so that no key typed early is echoed or lost.
    with screen.opened():
        try:
            run_practice(choice, screen, os.environ, is_quiet=preferences.is_quiet)
        except KeyboardInterrupt:
            from quiz.app.onward import onward
            from quiz.ui.text import visible

            key = "summary.saved-cram" if choice.is_cram else "summary.saved"
            command = onward(choice, preferences.language)
            screen.show(screen.look.label(key, command=f"`{visible(command)}`"))
            sys.stdout.flush()
            raise
    return 0


def look_through(names: Sequence[str], preferences: Preferences, *, start: int) -> int:
    """Show the cards of decks with their answers; its exit code."""
    from quiz.app.learning import learn

    screen = session_screen(preferences)
    with screen.opened():
        learn(names, screen, os.environ, start=start)
    return 0
