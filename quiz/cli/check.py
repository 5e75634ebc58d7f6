"""`quiz check`: grading outside of a session, one answer or a batch."""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Iterable
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, TextIO

from quiz.app.checking import Question, find_target, question_from
from quiz.cli.output import look_for, session_screen, write, write_json
from quiz.cli.preferences import Preferences
from quiz.errors import Exit, QuizError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from quiz.app.checking import Target
    from quiz.app.grading import Grader
    from quiz.library import Library
    from quiz.ui.look import Look
    from quiz.ui.printing import View
    from quiz.verdict import Verdict

__all__ = ["Question", "check_batch", "check_one", "open_grader"]


def check_one(
    question: Question,
    formula: str | None,
    preferences: Preferences,
    *,
    numerics: bool = False,
) -> int:
    """Grade one formula; 0 if it is correct, 1 if it is not.

    Args:
        numerics: Whether to say how a right one behaves in floating point.
    """
    from quiz.session import Marking
    from quiz.ui.verdict import verdict_view
    from quiz.verdict import Outcome

    if question.name is None and question.against is None:
        raise QuizError("check-needs-formula", exit_code=Exit.WRONG_USAGE)
    library, grader = open_grader()
    target = find_target(library, question)
    text = _given(formula, preferences, question.name or "")
    started = time.perf_counter()
    verdict = grader.grade(target.function, target.ask, text)
    took_ms = (time.perf_counter() - started) * 1000
    look = look_for(preferences)
    is_right = verdict.outcome is Outcome.CORRECT
    if preferences.is_json:
        answer = _document(None, verdict, took_ms, look)
        if numerics:
            answer["numerics"] = _studied(library, target, text, is_right=is_right)
        write_json(answer)
    else:
        view = verdict_view(Marking(verdict), look, given=text)
        write(view, preferences=preferences)
        if numerics:
            study = _numerics(library, target, text, look, is_right=is_right)
            write(study, preferences=preferences)
    return Exit.DONE if is_right else Exit.PROBLEMS_FOUND


def _studied(
    library: Library, target: Target, text: str, *, is_right: bool
) -> dict[str, Any] | None:
    from quiz.app.numerics import Studies, document

    found = Studies(library).of(target.function, target.ask, text) if is_right else None
    return None if found is None else document(found)


def _numerics(
    library: Library, target: Target, text: str, look: Look, *, is_right: bool
) -> View:
    from quiz.app.numerics import Studies
    from quiz.ui.numerics import numerics_view, only_correct_view, unknown_view

    if not is_right:
        return only_correct_view(look)
    found = Studies(library).of(target.function, target.ask, text)
    if found is None:
        return unknown_view(look)
    return numerics_view(
        found.behaviour, text, look, stable=found.stable, relief=found.relief
    )


def check_batch(source: str, preferences: Preferences) -> int:
    """One JSON object a line in, one out; 1 if a line could not be read."""
    library, grader = open_grader()
    look = look_for(preferences)
    is_bad = False
    with _lines(source) as lines:
        for number, line in enumerate(lines, start=1):
            if not line.strip():
                continue
            answer = _answered(line, number, library, grader, look)
            is_bad = is_bad or "error" in answer
            sys.stdout.write(json.dumps(answer, ensure_ascii=False) + "\n")
    return Exit.PROBLEMS_FOUND if is_bad else Exit.DONE


def open_grader() -> tuple[Library, Grader]:
    """The decks' functions, and what grades against them."""
    from quiz.app.desk import open_library
    from quiz.app.grading import grader_for
    from quiz.app.places import find_places

    library = open_library(find_places(os.environ))
    return library, grader_for(library)


def _given(formula: str | None, preferences: Preferences, name: str) -> str:
    if formula == "-":
        return sys.stdin.read().strip()
    if formula is not None:
        return formula
    if preferences.is_json:
        raise QuizError("json-needs-formula", exit_code=Exit.WRONG_USAGE)
    screen = session_screen(preferences)
    with screen.opened():
        typed = screen.line(f"{name}: ")
    if not typed or not typed.strip():
        raise QuizError("check-needs-formula", exit_code=Exit.WRONG_USAGE)
    return typed.strip()


@contextmanager
def _lines(source: str) -> Iterator[Iterable[str] | TextIO]:
    if source == "-":
        yield sys.stdin
        return
    try:
        file = open(source, encoding="utf-8", errors="replace")  # noqa: PTH123, SIM115
    except OSError as error:
        raise QuizError(
            "file-unreadable", path=source, detail=error.strerror or ""
        ) from error
    with file:
        yield file


def _answered(
    line: str, number: int, library: Library, grader: Grader, look: Look
) -> dict[str, Any]:
    from quiz.ui.language import problem

    identifier: object = None
    try:
        document = json.loads(line)
        if not isinstance(document, dict):
            raise ValueError("not a JSON object")
        identifier = document.get("id")
        given = document.get("given")
        if "given" not in document:
            raise ValueError("given is missing")
        if not isinstance(given, str):
            raise ValueError("given must be a text")
        target = find_target(library, question_from(document))
        started = time.perf_counter()
        verdict = grader.grade(target.function, target.ask, given)
    except json.JSONDecodeError as error:
        said = f"not JSON: {error.msg} at column {error.colno}"
        return {"line": number, "error": said}
    except (ValueError, RecursionError) as error:
        return {"line": number, **_named(identifier), "error": str(error)}
    except QuizError as error:
        said = problem(error.code, look.language, error.arguments)
        return {"line": number, **_named(identifier), "error": said}
    took_ms = (time.perf_counter() - started) * 1000
    return _document(document.get("id"), verdict, took_ms, look)


def _named(identifier: object) -> dict[str, object]:
    return {} if identifier is None else {"id": identifier}


def _document(
    identifier: object, verdict: Verdict, took_ms: float, look: Look
) -> dict[str, Any]:
    from quiz.ui.verdict import note_sentence, reason_sentence

    witness, evidence = verdict.witness, verdict.evidence
    said = [reason_sentence(verdict, look)]
    said += [note_sentence(note, look) for note in verdict.notes]
    return {
        "id": identifier,
        "outcome": verdict.outcome.value,
        "reason": verdict.reason,
        "notes": list(verdict.notes),
        "column": verdict.column,
        "witness": witness
        and {
            "at": dict(witness.at),
            "given": witness.given,
            "expected": witness.expected,
        },
        "evidence": evidence
        and {
            "points": evidence.points,
            "digits": evidence.digits,
            "proof": evidence.proof,
        },
        "message": " ".join(filter(None, said)),
        "took_ms": round(took_ms, 2),
    }
