"""`quiz deck fmt`."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path

from quiz.cli.output import look_for, write, write_json
from quiz.cli.preferences import Preferences
from quiz.errors import Exit

STDIN = Path("-")


def tidy_decks(
    paths: Sequence[Path], preferences: Preferences, *, is_check: bool
) -> int:
    """Put deck files in order and say what changed; 1 if any is not in order."""
    from quiz.app.decks import read_source
    from quiz.app.meaning import changed_meanings
    from quiz.app.tidying import tidy
    from quiz.ui.complaints import complaint_text
    from quiz.ui.tidying import MeaningLine, meanings_view, tidied_view

    if list(paths) == [STDIN]:
        return _tidy_stdin(preferences)
    files = tidy(os.environ, paths, is_check=is_check)
    changed = changed_meanings(os.environ, paths)
    look = look_for(preferences)
    if preferences.is_json:
        write_json(
            [
                {
                    "path": one.path,
                    "changes": list(one.changes),
                    "ids": list(one.ids),
                    "problems": [
                        complaint_text(problem, look, None).plain
                        for problem in one.problems
                    ],
                    "written": bool(one.changes) and not is_check,
                    "meanings": [
                        {
                            "card": it.card,
                            "line": it.span.line,
                            "then": it.then,
                            "now": it.now,
                        }
                        for it in changed
                        if it.span.path == one.path
                    ],
                }
                for one in files
            ]
        )
    elif not preferences.is_quiet or any(one.problems for one in files):
        view = tidied_view(files, look, read_source, is_check=is_check)
        write(view, preferences=preferences)
    if changed and not preferences.is_json:
        lines = [
            MeaningLine(
                f"{one.span.path}:{one.span.line}",
                one.card,
                one.then,
                one.now,
                one.is_made,
            )
            for one in changed
        ]
        write(meanings_view(lines, look), preferences=preferences)
    is_wrong = any(one.problems or (is_check and one.changes) for one in files)
    return Exit.PROBLEMS_FOUND if is_wrong else Exit.DONE


def _tidy_stdin(preferences: Preferences) -> int:
    """As a filter, for editors: the text in order goes to standard output."""
    from quiz.app.tidying import tidy_text
    from quiz.ui.complaints import complaints_view

    source = sys.stdin.buffer.read().decode("utf-8", errors="surrogateescape")
    done = tidy_text(source)
    sys.stdout.buffer.write(done.text.encode("utf-8", errors="surrogateescape"))
    if done.problems:
        look = look_for(preferences, sys.stderr)
        view = complaints_view(done.problems, look, lambda _: source)
        write(view, preferences=preferences, target=sys.stderr)
    return Exit.PROBLEMS_FOUND if done.problems else Exit.DONE
