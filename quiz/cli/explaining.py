"""`quiz deck explain`."""

from __future__ import annotations

import difflib
from dataclasses import asdict

from quiz.cli.output import look_for, write, write_json
from quiz.cli.preferences import Preferences
from quiz.deck.codes import SEVERITIES
from quiz.errors import Exit, QuizError

_ALIKE = str.maketrans("ДВOО", "DD00")
"""The Russian letter for D, the one on the same key; and letters for a nought."""


def explain(code: str | None, preferences: Preferences) -> int:
    """Show what a complaint is about, or what complaints there are.

    Raises:
        QuizError: ``unknown-code``: there is no such one; or ``no-such-code``,
            nor any like it.
    """
    from quiz.ui.problems import page, page_view, pages, pages_view

    look = look_for(preferences)
    if code is None:
        listed = pages(preferences.language)
        if preferences.is_json:
            write_json([asdict(one) for one in listed])
        else:
            write(pages_view(listed, look), preferences=preferences)
        return Exit.DONE
    one = page(found_code(code), preferences.language)
    if preferences.is_json:
        write_json(asdict(one))
    else:
        write(page_view(one, look), preferences=preferences)
    return Exit.DONE


def found_code(given: str) -> str:
    """The code that is meant: ``d102``, ``102`` and Russian ``Д102`` are D102.

    Raises:
        QuizError: None is.
    """
    bare = given.strip().upper().translate(_ALIKE)
    code = bare if bare.startswith("D") else f"D{bare}"
    if code in SEVERITIES:
        return code
    near = difflib.get_close_matches(code, SEVERITIES, 1, 0.6)
    raise QuizError(
        "unknown-code" if near else "no-such-code",
        exit_code=Exit.WRONG_USAGE,
        given=given,
        suggestion=near[0] if near else "",
    )
