"""`quiz interview`: a mock interview, and its report."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from quiz.app.interview import (
    Request,
    continue_interview,
    hold_interview,
    report_last,
    show_report,
    validate,
)
from quiz.cli.output import look_for, session_screen, write, write_json
from quiz.cli.preferences import Preferences
from quiz.errors import Exit, QuizError

if TYPE_CHECKING:
    from quiz.ui.interview_report import Told, ToldQuestion
    from quiz.ui.look import Look
    from quiz.ui.screen import Screen


def interview(
    request: Request,
    preferences: Preferences,
    *,
    is_last: bool,
    is_continued: bool,
    save_to: Path | None,
) -> int:
    """Hold an interview, go on with the last one, or show its report again."""
    validate(request)
    if is_last and is_continued:
        raise QuizError("last-and-continue", exit_code=Exit.WRONG_USAGE)
    if save_to is not None:
        from quiz.cli.saving import refuse_unwritable

        refuse_unwritable(save_to)
    if is_last:
        report: Told | None = report_last(os.environ, preferences.language)
        if report is not None and not preferences.is_json:
            from quiz.ui.interview_report import report_view

            shown = report_view(report, look_for(preferences))
            write(shown, preferences=preferences)
    else:
        report = _held(request, preferences, is_continued=is_continued)
    _hand_over(report, preferences, save_to)
    return Exit.DONE


def _held(
    request: Request, preferences: Preferences, *, is_continued: bool
) -> Told | None:
    screen = _screen(preferences)
    # Opened before anything else, so that no key typed early is echoed or lost.
    with screen.opened():
        if is_continued:
            report = continue_interview(screen, os.environ)
        else:
            report = hold_interview(request, screen, os.environ)
        if report is not None and not preferences.is_json:
            show_report(report, screen)
    return report


def _screen(preferences: Preferences) -> Screen:
    """With `--json` standard output is for the document, so the talk goes beside it."""
    if not preferences.is_json:
        return session_screen(preferences)
    from quiz.ui.lines import Lines

    return Lines(sys.stdin, sys.stderr, preferences.language)


def _hand_over(
    report: Told | None, preferences: Preferences, save_to: Path | None
) -> None:
    if preferences.is_json:
        look = look_for(preferences)
        write_json(_document(report, look) if report else {"interview": None})
    if report is None or save_to is None:
        return
    from quiz.cli.saving import save
    from quiz.ui.interview import told
    from quiz.ui.interview_markdown import markdown
    from quiz.ui.look import Look

    # As on paper: the same words whatever the window is.
    paper = Look(language=preferences.language)
    save(save_to, markdown(report, paper).encode("utf-8", "replace"))
    if not preferences.is_quiet:
        sys.stderr.write(told("saved", paper, path=str(save_to)) + "\n")


def _document(report: Told, look: Look) -> dict[str, Any]:
    from quiz.ui.interview_report import summary_sentence

    return {
        "interview": report.id,
        "begun": report.begun.isoformat(timespec="seconds"),
        "complete": report.is_complete,
        "minutes": report.minutes,
        "level": report.level,
        "took_ms": report.took_ms,
        "share": report.share,
        "summary": summary_sentence(report, look),
        "strengths": list(report.strengths),
        "topics": [
            {
                "topic": one.title,
                "asked": one.asked,
                "well": one.well,
                "share": one.share,
            }
            for one in report.topics
        ],
        "questions": [_question(one, look) for one in report.questions],
        "repeat": list(report.repeat),
        "read": [{"title": title, "url": url} for title, url in report.read],
        "practise": report.command or None,
    }


def _question(one: ToldQuestion, look: Look) -> dict[str, Any]:
    from quiz.ui.interview import told
    from quiz.ui.interview_report import reason_of

    made, of = one.points or (None, None)
    return {
        "number": one.number,
        "card": one.card,
        "question": one.question,
        "kind": one.kind,
        "level": one.level,
        "topic": one.topic,
        "followup": one.is_followup,
        "mark": one.mark.value,
        "verdict": told(f"mark.{one.mark.value}", look),
        "share": one.share,
        "took_ms": one.took_ms,
        "planned_ms": one.planned_ms,
        "outcome": one.verdict.outcome.value if one.verdict else None,
        "reason": one.verdict.reason if one.verdict else None,
        "message": reason_of(one, look),
        "given": one.given,
        "points": one.points and {"made": made, "of": of},
        "missed": list(one.missed),
        "red_flags": list(one.flags),
        "bonus": list(one.bonus),
        "answer": one.answer,
        "links": [{"title": title, "url": url} for title, url in one.links],
    }
