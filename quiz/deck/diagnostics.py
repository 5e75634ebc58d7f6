"""Complaints about deck files. They are values: collected, sorted, counted."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

_BREAK = re.compile(r"\r\n?|\n")


class Severity(StrEnum):
    """An error makes a card unusable; a warning does not."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A place in a file. Lines and columns count from 1, in characters."""

    path: str
    line: int
    column: int
    width: int = 1

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True, order=True)
class Diagnostic:
    """One complaint: where, which rule, and the values for its sentence.

    The sentence and the hint are made in `quiz.ui.language` from `code` and
    `arguments`, in the reader's language.
    """

    span: Span
    code: str
    """``D`` and three digits, such as ``D102``."""
    arguments: tuple[tuple[str, str], ...] = ()
    severity: Severity = Severity.ERROR


def lines_of(source: str) -> list[str]:
    """The lines of a text as YAML and editors count them.

    `str.splitlines` would also break at form feeds and Unicode separators.
    """
    return _BREAK.split(source.removeprefix("\ufeff"))
