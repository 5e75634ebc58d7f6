"""`quiz optimize`: parameters fitted to one's own reviews."""

from __future__ import annotations

import os
import sys
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from quiz.cli.output import look_for, write, write_json
from quiz.cli.preferences import Preferences
from quiz.errors import Exit, QuizError

if TYPE_CHECKING:
    from quiz.cli.progress import Say
    from quiz.memory import Settings
    from quiz.ui.optimizing import Optimized


def optimize(preferences: Preferences, *, is_trial: bool) -> int:
    """Fit parameters, and put them in force if they predict better."""
    from quiz.app.desk import open_desk
    from quiz.app.optimizing import optimize as fit_and_adopt
    from quiz.cli.progress import progress_line
    from quiz.ui.optimizing import optimized_view

    look = look_for(preferences)
    with open_desk(os.environ) as desk:
        former = desk.settings
        with progress_line(preferences, _saying(preferences)) as progress:
            found = fit_and_adopt(desk, is_trial=is_trial, progress=progress)
    if preferences.is_json:
        write_json(_document(found, former))
    else:
        write(optimized_view(found, look), preferences=preferences)
    return Exit.DONE


def restore(preferences: Preferences, *, is_trial: bool) -> int:
    """Put the parameters before the last change in force again.

    Raises:
        QuizError: ``usage-extra``: there is no trial of it.
    """
    if is_trial:
        raise QuizError(
            "usage-extra",
            exit_code=Exit.WRONG_USAGE,
            given="--dry-run",
            command="quiz optimize",
        )
    from quiz.app.desk import open_desk
    from quiz.app.optimizing import is_usual, put_back
    from quiz.app.optimizing import restore as take_back
    from quiz.cli.progress import progress_line
    from quiz.ui.optimizing import restored_view
    from quiz.ui.times import moment_words

    look = look_for(preferences)
    with open_desk(os.environ) as desk:
        former = desk.settings
        with progress_line(preferences, _saying(preferences)) as progress:
            progress("adopt", 0.0)
            now = take_back(desk)
        last, now_ms = put_back(desk) if now is None else None, desk.clock().at_ms
    if preferences.is_json:
        parameters = list((now or former).parameters)
        write_json({"restored": now is not None, "parameters": parameters})
    else:
        usual, when = None if now is None else is_usual(now), ""
        if last is not None:
            when = moment_words(last.at_ms, last.offset_minutes, now_ms, look)
        view = restored_view(usual, look, put_back=when)
        write(view, preferences=preferences)
    return Exit.DONE


def _saying(preferences: Preferences) -> Say:
    def say(step: str, taken_s: int, left_s: int | None) -> str:
        from quiz.ui.optimizing import step_line

        look = look_for(preferences, sys.stderr)
        return step_line(step, taken_s, left_s, look)[: look.width - 1]

    return say


def _document(found: Optimized, former: Settings) -> dict[str, Any]:
    document: dict[str, Any] = {
        "outcome": found.outcome.value,
        "cards": found.cards,
        "reviews": found.reviews,
        "missing": found.missing,
        "former": list(former.parameters),
    }
    if found.fit is not None:
        document |= {
            "parameters": list(found.fit.parameters),
            "examined_by": "card" if found.fit.is_initial_only else "time",
            "initial_only": found.fit.is_initial_only,
            "usable": found.fit.reviews,
            "before": asdict(found.fit.before),
            "after": asdict(found.fit.after),
        }
    if found.effect is not None:
        document["intervals"] = asdict(found.effect)
    if found.due_today is not None:
        before, after = found.due_today
        document["due_today"] = {"before": before, "after": after}
    return document
