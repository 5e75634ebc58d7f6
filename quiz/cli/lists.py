"""`quiz due` and `quiz deck …`: lists and small changes."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from quiz.cli.output import look_for, write, write_json
from quiz.cli.preferences import Preferences
from quiz.errors import Exit

if TYPE_CHECKING:
    from quiz.cli.progress import Say


def show_due(preferences: Preferences) -> int:
    """Print what is due."""
    from quiz.app.desk import open_desk
    from quiz.app.overview import agenda

    with open_desk(os.environ) as desk:
        waiting = agenda(desk, preferences.language)
    if preferences.is_json:
        write_json(
            {
                "due": waiting.due,
                "today": waiting.due if waiting.today is None else waiting.today,
                "new": waiting.new,
                "plan": None if waiting.plan is None else asdict(waiting.plan),
                "decks": [
                    {"id": one.id, "due": one.due, "new": one.new}
                    for one in waiting.decks
                    if one.is_on
                ],
                "days": [
                    {"in_days": days, "due": count} for days, count in waiting.days
                ],
            }
        )
        return Exit.DONE
    from quiz.ui.agenda import due_view

    write(due_view(waiting, look_for(preferences)), preferences=preferences)
    return Exit.DONE


def list_decks(preferences: Preferences) -> int:
    """Print every deck."""
    from quiz.app.desk import open_desk
    from quiz.app.overview import deck_lines

    with open_desk(os.environ) as desk:
        lines = deck_lines(desk, preferences.language, with_problems=True)
    if preferences.is_json:
        write_json(
            [
                {
                    "id": one.id,
                    "title": one.title,
                    "on": one.is_on,
                    "cards": one.cards,
                    "due": one.due,
                    "new": one.new,
                    "problems": one.problems,
                }
                for one in lines
            ]
        )
        return Exit.DONE
    from quiz.ui.agenda import decks_view

    write(decks_view(lines, look_for(preferences)), preferences=preferences)
    return Exit.DONE


def turn_decks(names: Sequence[str], preferences: Preferences, *, on: bool) -> int:
    """Turn decks on or off and say so."""
    from quiz.app.decks import turn

    decks = turn(os.environ, names, on=on)
    look = look_for(preferences)
    key = "decks.turned-on" if on else "decks.turned-off"
    if not preferences.is_quiet:
        said = [look.label(key, "", deck=deck) for deck in decks]
        write(*said, preferences=preferences)
    return Exit.DONE


def check_decks(paths: Sequence[Path], preferences: Preferences) -> int:
    """Print every complaint about deck files; 1 if there are errors."""
    from quiz.app.decks import complaints, read_source
    from quiz.cli.progress import progress_line
    from quiz.ui.complaints import complaint_text, complaints_view

    with progress_line(preferences, _checking(preferences)) as progress:
        found, files = complaints(os.environ, paths, step=progress)
    look = look_for(preferences)
    if preferences.is_json:
        write_json(
            [
                {
                    "path": one.span.path,
                    "line": one.span.line,
                    "column": one.span.column,
                    "width": one.span.width,
                    "severity": one.severity.value,
                    "code": one.code,
                    "arguments": dict(one.arguments),
                    "message": complaint_text(one, look, None).plain,
                }
                for one in found
            ]
        )
    elif found:
        write(complaints_view(found, look, read_source), preferences=preferences)
    if not preferences.is_json:
        clean = "check.clean" if files else "check.none"
        key = "check.found" if found else clean
        count = len(found) if found else files
        if found or not preferences.is_quiet:
            said = look.label(key, "", n=count)
            write(said, preferences=preferences, target=sys.stderr if found else None)
    return Exit.PROBLEMS_FOUND if found else Exit.DONE


def _checking(preferences: Preferences) -> Say:
    from quiz.ui.problems import checking_line

    columns = look_for(preferences, sys.stderr).width

    def say(step: str, taken_s: int, left_s: int | None) -> str:
        return checking_line(step, taken_s, left_s, preferences.language, columns)

    return say
