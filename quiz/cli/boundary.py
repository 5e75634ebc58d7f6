"""The one place where a failure becomes text and an exit code."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TextIO

from quiz import __version__
from quiz.cli.encoding import HANDLER, register
from quiz.cli.preferences import Preferences, locale_of, split_arguments
from quiz.errors import Exit, QuizError, system_reason
from quiz.ui.language import choose, hint, problem

_OUTPUT_FAILURES = (errno.ENOSPC, errno.EIO, errno.EBADF)


def main(arguments: Sequence[str] | None = None) -> None:
    """Run one command and leave with its exit code."""
    _open_closed_streams()
    register()
    _forgive(sys.stdin, "replace")
    for stream in (sys.stdout, sys.stderr):
        _forgive(stream, HANDLER)
    raise SystemExit(_run(sys.argv[1:] if arguments is None else list(arguments)))


def _run(arguments: list[str]) -> int:
    environment = os.environ
    preferences = Preferences(
        choose(environment.get("QUIZ_LANG"), locale_of(environment)),
        is_json="--json" in arguments,
    )
    try:
        preferences, rest = split_arguments(arguments, environment)
        if rest == ["--version"]:
            # Answered before Typer is loaded: nothing else is needed for it.
            sys.stdout.write(f"quiz {__version__}\n")
            return int(Exit.DONE)
        from quiz.cli.commands import run

        code = run(rest, preferences)
        sys.stdout.flush()
    except QuizError as error:
        _explain(error, preferences)
        return int(error.exit_code)
    except KeyboardInterrupt:
        return int(Exit.INTERRUPTED)
    except BrokenPipeError:
        _abandon(sys.stdout)
        return int(Exit.DONE)
    except OSError as error:
        if error.errno not in _OUTPUT_FAILURES:
            return _crash(error, arguments, environment, preferences)
        _abandon(sys.stdout)
        failure = QuizError("output-failed", detail=system_reason(error))
        _explain(failure, replace(preferences, is_json=False))
        return int(Exit.CANNOT_RUN)
    except Exception as error:
        return _crash(error, arguments, environment, preferences)
    return code


def _crash(
    error: Exception,
    arguments: list[str],
    environment: Mapping[str, str],
    preferences: Preferences,
) -> int:
    """A bug: a log to attach, and where it is."""
    from quiz.cli.crash import write_log

    path = write_log(error, arguments, environment)
    _explain(QuizError("bug", exit_code=Exit.BUG, path=str(path)), preferences)
    return int(Exit.BUG)


def _open_closed_streams() -> None:
    """A stream closed by the caller reads as empty and writes nowhere."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: PTH123, SIM115


def _explain(error: QuizError, preferences: Preferences) -> None:
    from quiz.ui.text import visible

    language, code = preferences.language, error.code
    arguments = {name: visible(str(value)) for name, value in error.arguments.items()}
    said = problem(code, language, arguments)
    advice = hint(code, language, arguments)
    label = {"en": "hint", "ru": "подсказка"}[language]
    try:
        if preferences.is_json:
            from quiz.cli.output import json_text

            document = {"error": {"code": code, "problem": said, "hint": advice}}
            sys.stdout.write(json_text(document) + "\n")
            sys.stdout.flush()
        told = [f"quiz: {said}", *([f"{label}: {advice}"] if advice else [])]
        sys.stderr.write("".join(f"{_fitted(one, preferences)}\n" for one in told))
        sys.stderr.flush()
    except BrokenPipeError:
        _abandon(sys.stdout)


def _fitted(text: str, preferences: Preferences) -> str:
    """The text for the window it goes to; in words alone, and in a pipe, one line."""
    if preferences.is_plain or not sys.stderr.isatty():
        return text
    try:
        columns = os.get_terminal_size(sys.stderr.fileno()).columns
    except (OSError, ValueError):
        return text
    from quiz.cli.wrapping import message

    return message(text, columns) if columns else text


def _forgive(stream: TextIO | None, handler: str) -> None:
    """A letter that the terminal's encoding lacks is told in others, not a crash."""
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure is not None:
        reconfigure(errors=handler)


def _abandon(stream: TextIO) -> None:
    """The reader has gone; nothing may be written at exit, either."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, stream.fileno())
