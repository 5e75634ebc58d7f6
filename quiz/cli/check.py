"""`quiz check`: grading outside of a session, one answer or a batch."""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Iterable, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, TextIO

from quiz.app.checking import Question, find_target, given_from, question_from
from quiz.cli.output import json_text, look_for, session_screen, write, write_json
from quiz.cli.preferences import Preferences
from quiz.errors import Exit, QuizError, system_reason
from quiz.verdict import Outcome, Verdict

if TYPE_CHECKING:
    from collections.abc import Iterator

    from quiz.app.checking import Target
    from quiz.app.grading import Grader
    from quiz.app.proving import Prover
    from quiz.library import Library
    from quiz.ui.look import Look
    from quiz.ui.printing import View

__all__ = ["Question", "check_batch", "check_one", "open_grader", "refuse_beside"]


def refuse_beside(
    option: str, names: Iterable[str | None], options: Mapping[str, str | bool | None]
) -> None:
    """Complain about what an option leaves no room for.

    Args:
        names: Arguments that are one too many.
        options: Other options with their values, None where they are not there.

    Raises:
        QuizError: One of them is there.
    """
    given = [f"`{one}`" for one in names if one is not None]
    given += [f"`{name}`" for name, value in options.items() if value is not None]
    if given:
        raise QuizError(
            "batch-and-more" if option == "--batch" else "name-and-against",
            exit_code=Exit.WRONG_USAGE,
            given=given[0],
        )


def check_one(
    question: Question,
    formula: str | None,
    preferences: Preferences,
    *,
    numerics: bool = False,
    with_proof: bool = True,
) -> int:
    """Grade one formula; 0 if it is correct, 1 if it is not.

    Args:
        numerics: Whether to say how a right one behaves in floating point.
        with_proof: Whether to try and prove it, once the verdict is shown.
    """
    if question.name is None and question.against is None:
        raise QuizError("check-needs-formula", exit_code=Exit.WRONG_USAGE)
    with _prover(is_wanted=with_proof) as prover:
        library, grader = open_grader()
        target = find_target(library, question)
        text = _given(formula)
        if text is None:
            asked = question.name or question.against or ""
            text = _typed(asked, library, target, prover, preferences)
        started_s = time.perf_counter()
        judged = grader.judge(target.function, target.ask, text)
        verdict = judged.verdict
        took_ms = (time.perf_counter() - started_s) * 1000
        look = look_for(preferences)
        is_right = verdict.outcome is Outcome.CORRECT
        if preferences.is_json:
            if prover is not None:
                verdict = prover.with_proof(judged, started_s)
            answer = _document(None, verdict, took_ms, look)
            if numerics:
                answer["numerics"] = _studied(library, target, text, is_right=is_right)
            write_json(answer)
            return Exit.DONE if is_right else Exit.PROBLEMS_FOUND
        _show(verdict, text, preferences)
        if prover is not None:
            _show_proof(prover.with_proof(judged, started_s), preferences)
        if numerics:
            study = _numerics(library, target, text, look, is_right=is_right)
            write(study, preferences=preferences)
    return Exit.DONE if is_right else Exit.PROBLEMS_FOUND


@contextmanager
def _prover(*, is_wanted: bool) -> Iterator[Prover | None]:
    """What proves, already loading; None, and nothing loaded, if unwanted."""
    if not is_wanted:
        yield None
        return
    from quiz.app.proving import Prover

    prover = Prover()
    prover.start()
    try:
        yield prover
    finally:
        prover.close()


def _show(verdict: Verdict, given: str, preferences: Preferences) -> None:
    from quiz.session import Marking
    from quiz.ui.verdict import verdict_view

    view = verdict_view(Marking(verdict), look_for(preferences), given=given)
    write(view, preferences=preferences)
    sys.stdout.flush()  # the verdict does not wait for its proof


def _show_proof(verdict: Verdict, preferences: Preferences) -> None:
    if verdict.evidence is None or verdict.evidence.proof is None:
        return
    from quiz.ui.verdict import proof_view

    write(proof_view(look_for(preferences)), preferences=preferences)


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


def check_batch(
    source: str, preferences: Preferences, *, with_proof: bool = False
) -> int:
    """One JSON object a line in, one out; 1 if a line could not be read."""
    library, grader = open_grader()
    look = look_for(preferences)
    is_bad = False
    with _prover(is_wanted=with_proof) as prover, _lines(source) as lines:
        for number, line in enumerate(lines, start=1):
            if not line.strip():
                continue
            answer = _answered(line, number, library, grader, look, prover)
            is_bad = is_bad or "error" in answer
            sys.stdout.write(json_text(answer) + "\n")
    return Exit.PROBLEMS_FOUND if is_bad else Exit.DONE


def open_grader() -> tuple[Library, Grader]:
    """The decks' functions, and what grades against them."""
    from quiz.app.desk import open_library
    from quiz.app.grading import grader_for
    from quiz.app.places import find_places

    library = open_library(find_places(os.environ))
    return library, grader_for(library)


def _given(formula: str | None) -> str | None:
    return sys.stdin.read().strip() if formula == "-" else formula


def _typed(
    name: str,
    library: Library,
    target: Target,
    prover: Prover | None,
    preferences: Preferences,
) -> str:
    """A formula typed now, with a picture below it meanwhile."""
    if preferences.is_json:
        raise QuizError("json-needs-formula", exit_code=Exit.WRONG_USAGE)
    if not sys.stdin.isatty():
        # Nobody sees what would be asked.
        return _formula_in(sys.stdin.readline())
    from quiz.app.pictures import Painter
    from quiz.app.preview import typing_of_function

    screen = session_screen(preferences)
    look = screen.look
    child = None if prover is None else prover.child
    painter = Painter(
        library, language=look.language, is_plain=look.is_plain, child=child
    )
    try:
        with screen.opened():
            painter.start()
            typing = typing_of_function(target.function, painter, look)
            typed = screen.line(f"{name}: ", typing)
    finally:
        painter.close()
    return _formula_in(typed or "")


def _formula_in(line: str) -> str:
    if not line.strip():
        raise QuizError("check-needs-formula", exit_code=Exit.WRONG_USAGE)
    return line.strip()


@contextmanager
def _lines(source: str) -> Iterator[Iterable[str] | TextIO]:
    if source == "-":
        yield sys.stdin
        return
    try:
        file = open(source, encoding="utf-8", errors="replace")  # noqa: PTH123, SIM115
    except OSError as error:
        raise QuizError(
            "file-unreadable", path=source, detail=system_reason(error)
        ) from error
    with file:
        yield file


def _answered(
    line: str,
    number: int,
    library: Library,
    grader: Grader,
    look: Look,
    prover: Prover | None,
) -> dict[str, Any]:
    identifier: object = None
    try:
        document = _read(line)
        identifier = document.get("id")
        given = given_from(document)
        target = find_target(library, question_from(document))
        started_s = time.perf_counter()
        judged = grader.judge(target.function, target.ask, given)
    except RecursionError:
        return _refused(QuizError("batch-too-deep"), number, identifier, look)
    except QuizError as error:
        return _refused(error, number, identifier, look)
    took_ms = (time.perf_counter() - started_s) * 1000
    verdict = judged.verdict
    if prover is not None:
        verdict = prover.with_proof(judged, started_s)
    return _document(document.get("id"), verdict, took_ms, look)


def _read(line: str) -> dict[str, object]:
    try:
        document = json.loads(line)
    except json.JSONDecodeError as error:
        raise QuizError("batch-not-json", column=error.colno) from error
    except ValueError as error:
        raise QuizError("batch-number-too-long") from error
    if not isinstance(document, dict):
        raise QuizError("batch-not-object")
    return document


def _refused(
    error: QuizError, number: int, identifier: object, look: Look
) -> dict[str, object]:
    from quiz.ui.language import problem

    named = {} if identifier is None else {"id": identifier}
    said = problem(error.code, look.language, error.arguments)
    return {"line": number, **named, "error": said, "code": error.code}


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
        "detail": dict(verdict.arguments).get("slip"),
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
