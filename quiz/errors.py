"""Failures a person at a terminal can do something about.

An error is data: a code and its arguments. The sentence and the hint are made
in `quiz.ui.language`, in the reader's language. Anything that is *not* a
`QuizError` is a bug in quiz.
"""

from __future__ import annotations

import errno
from collections.abc import Mapping
from enum import IntEnum


class Exit(IntEnum):
    """Exit codes of every command, stable enough to script against."""

    DONE = 0
    PROBLEMS_FOUND = 1
    """The command worked; the deck has errors, or the answer is not correct."""
    WRONG_USAGE = 2
    BUG = 3
    CANNOT_RUN = 4
    """Missing file, full disk, unusable database."""
    INTERRUPTED = 130


def system_reason(error: OSError) -> str:
    """The system's own name for a failure, such as ``ENOENT``.

    Its sentence is in a language of its own choosing; the tables have ours.
    """
    return errno.errorcode.get(error.errno or 0, "other")


class QuizError(Exception):
    """An expected failure: what is wrong, and what to do about it.

    Args:
        code: Kebab-case name of the problem, such as ``database-newer``. The
            language tables hold its sentence and its hint under this name.
        exit_code: What the process returns when nobody handles the error.
        arguments: Values for the sentence: paths, names, numbers.
    """

    def __init__(
        self, code: str, *, exit_code: Exit = Exit.CANNOT_RUN, **arguments: object
    ) -> None:
        super().__init__(code, arguments)
        self.code = code
        self.exit_code = exit_code
        self.arguments: Mapping[str, object] = arguments
