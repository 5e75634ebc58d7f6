"""`quiz plan`: towards an interview, or out of a backlog."""

from __future__ import annotations

import os
import shlex
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from quiz.cli.output import look_for, write, write_json
from quiz.cli.preferences import Preferences
from quiz.errors import Exit, QuizError

if TYPE_CHECKING:
    from quiz.app.planning import Request
    from quiz.app.plans import Planned
    from quiz.cli.progress import Say
    from quiz.ui.plan import PlanShown
    from quiz.ui.recovery import RecoveryShown

_HEAVIEST = 100.0
_LEAST_TARGET, _HIGHEST_TARGET = 0.5, 0.99


def chosen_plan(
    request: Request, preferences: Preferences, *, recover: int | None, is_over: bool
) -> int:
    """Do the one of the three that was asked for.

    Raises:
        QuizError: ``plan-alone``: it was asked for together with another.
    """
    alone = {"--clear": is_over, "--recover": recover is not None}
    others = request.is_change or sum(alone.values()) > 1
    for option, is_given in alone.items():
        if is_given and others:
            raise QuizError("plan-alone", exit_code=Exit.WRONG_USAGE, option=option)
    if is_over:
        return clear(preferences, is_trial=request.is_trial)
    if recover is not None:
        return spread(recover, preferences, is_trial=request.is_trial)
    return plan(request, preferences)


def plan(request: Request, preferences: Preferences) -> int:
    """Make a plan, or show the one in force."""
    from quiz.app.desk import open_desk
    from quiz.app.planning import make_plan, show_plan
    from quiz.app.recovering import show_recovery
    from quiz.cli.progress import progress_line
    from quiz.memory import date_of
    from quiz.ui.plan import example_day, no_plan_view, plan_view
    from quiz.ui.recovery import recovery_view

    look = look_for(preferences)
    saying = _saying(preferences)
    shown: PlanShown | None
    recovery = None
    with (
        open_desk(os.environ) as desk,
        progress_line(preferences, saying) as progress,
    ):
        example = example_day(date_of(desk.today()))
        if request.is_change:
            shown = make_plan(desk, request, preferences.language, progress)
        else:
            shown = show_plan(desk, preferences.language, progress)
            recovery = None if shown is not None else show_recovery(desk)
    if preferences.is_json:
        write_json(
            {
                "plan": None if shown is None else _document(shown),
                "recovery": None if recovery is None else _recovery_document(recovery),
            }
        )
    elif shown is not None:
        write(plan_view(shown, look), preferences=preferences)
    elif recovery is not None:
        write(recovery_view(recovery, look), preferences=preferences)
    else:
        write(no_plan_view(look, example), preferences=preferences)
    return Exit.DONE


def spread(days: int, preferences: Preferences, *, is_trial: bool) -> int:
    """Spread a backlog over some days, or only see what that comes to."""
    from quiz.app.desk import open_desk
    from quiz.app.recovering import begin_recovery
    from quiz.ui.recovery import recovery_view

    with open_desk(os.environ) as desk:
        shown = begin_recovery(desk, days, is_trial=is_trial)
    if preferences.is_json:
        write_json({"plan": None, "recovery": _recovery_document(shown)})
    else:
        write(recovery_view(shown, look_for(preferences)), preferences=preferences)
    return Exit.DONE


def clear(preferences: Preferences, *, is_trial: bool) -> int:
    """End the plan in force, or only see what that would end."""
    from quiz.app.desk import open_desk
    from quiz.app.planning import clear_plan
    from quiz.ui.plan import cleared_view, trial_view

    with open_desk(os.environ) as desk:
        ended = clear_plan(desk, is_trial=is_trial)
    if preferences.is_json:
        resumed = ended.resumed
        write_json(
            {
                "cleared": ended.plan is not None or ended.is_recovery,
                "recovery": ended.is_recovery,
                "resumed": None if resumed is None else resumed.isoformat(),
                "kept": not is_trial,
            }
        )
    else:
        view = cleared_view(
            look_for(preferences),
            again="" if ended.plan is None else _command(ended.plan),
            is_recovery=ended.is_recovery,
            resumed=ended.resumed,
        )
        write(view, preferences=preferences)
        if is_trial and (ended.plan is not None or ended.is_recovery):
            write(trial_view(look_for(preferences)), preferences=preferences)
    return Exit.DONE


def _command(plan: Planned) -> str:
    """What makes a plan once more."""
    from quiz.memory import date_of

    words = ["quiz", "plan", *plan.decks, "--interview", date_of(plan.day).isoformat()]
    if plan.target is None:
        words += ["--minutes", str(plan.minutes)]
    else:
        words += ["--target", f"{plan.target:g}"]
    for name, weight in plan.weights.items():
        words += ["--weight", f"{name}={weight:g}"]
    return shlex.join(words)


def given_weights(given: Sequence[str]) -> dict[str, float] | None:
    """What `--weight NAME=N` says; None if nothing was given.

    Raises:
        QuizError: ``plan-weight``.
    """
    weights = {}
    for one in given:
        name, sign, number = one.rpartition("=")
        try:
            weight = float(number.replace(",", "."))
        except ValueError:
            weight = 0.0
        if not (sign and name.strip() and 0 < weight <= _HEAVIEST):
            raise QuizError("plan-weight", exit_code=Exit.WRONG_USAGE, given=one)
        weights[name.strip()] = weight
    return weights or None


def given_target(given: str | None) -> float | None:
    """What `--target` says: 0.9 and 90% are the same share.

    Raises:
        QuizError: ``plan-target``.
    """
    if given is None:
        return None
    bare = given.replace(",", ".").replace("%", "").strip()
    try:
        share = float(bare)
    except ValueError:
        share = 0.0
    share = share / 100 if share > 1 else share
    if not _LEAST_TARGET <= share <= _HIGHEST_TARGET:
        raise QuizError("plan-target", exit_code=Exit.WRONG_USAGE, given=given)
    return share


def _saying(preferences: Preferences) -> Say:
    def say(step: str, seconds: int, left: int | None) -> str:
        from quiz.ui.plan import told

        look = look_for(preferences, sys.stderr)
        said = told(f"step.{step}", look)
        line = told("step.line", look, step=said, seconds=seconds)
        return line[: look.width - 1]

    return say


def _document(shown: PlanShown) -> dict[str, Any]:
    return {
        "interview": shown.interview.isoformat(),
        "days_left": shown.days_left,
        "minutes": shown.minutes,
        "decks": list(shown.decks),
        "weights": dict(shown.weights),
        "cards": shown.cards,
        "new": shown.new,
        "recall_without_practice": shown.now,
        "recall_on_the_day": shown.on_the_day,
        "more": {"minutes": shown.more_minutes, "recall_on_the_day": shown.more},
        "target": shown.target,
        "target_minutes": shown.target_minutes,
        "days": [
            {"date": one.day.isoformat(), "minutes": one.minutes, "cards": one.cards}
            for one in shown.days
        ],
        "topics": [
            {
                "topic": one.name,
                "cards": one.cards,
                "recall_without_practice": one.now,
                "recall_on_the_day": one.on_the_day,
            }
            for one in shown.topics
        ],
        "unlearnt": list(shown.unlearnt_cards),
        "kept": shown.is_new and not shown.is_trial,
    }


def _recovery_document(shown: RecoveryShown) -> dict[str, Any]:
    return {
        "until": shown.until.isoformat(),
        "days": shown.days,
        "waiting": shown.waiting,
        "cards_a_day": shown.share,
        "minutes_a_day": shown.minutes,
        "pauses": None if shown.pauses is None else shown.pauses.isoformat(),
        "kept": shown.is_new,
    }
