"""Lines of a help screen, broken to fit the window."""

from __future__ import annotations

import os
import re
import sys
import textwrap
from collections.abc import Mapping, Sequence

_NARROWEST, _WIDEST = 40, 96
_WIDEST_NAME = 30
_LEAST_BESIDE = 24
"""Columns that an explanation needs to stand beside its name."""
# An option stays on one line with its value.
_WORD = re.compile(r"(?:--[\w-]+ (?!-))?(?:'[^']*'|\"[^\"]*\"|\S)+")
# What stands between backticks, with the punctuation around it, or a word.
_UNIT = re.compile(r"(?:`[^`]*`|\S)+")


def window_columns(environment: Mapping[str, str]) -> int:
    """How wide a help screen may be: the window, `COLUMNS`, else 80 columns."""
    try:
        columns = os.get_terminal_size(sys.stdout.fileno()).columns
    except (OSError, ValueError, AttributeError):
        given = environment.get("COLUMNS", "")
        columns = int(given) if given.isdecimal() else 0
    return max(_NARROWEST, min(_WIDEST, columns or 80))


def paragraphs(text: str, columns: int) -> str:
    """Lines of a text, each broken where it is too long."""
    return "".join(_broken(line, columns) for line in text.splitlines())


def usage_line(start: str, rest: str, columns: int) -> str:
    """The line of usage; what does not fit hangs below its beginning."""
    return _broken(f"{start} {rest}", columns, hang=4)


def name_rows(rows: Sequence[tuple[str, str]], columns: int) -> str:
    """Names with explanations beside them, or below where there is no room.

    >>> print(name_rows([("--new N", "new cards")], 80), end="")
      --new N  new cards
    """
    widest = min(_WIDEST_NAME, max(len(name) for name, _ in rows))
    if columns - widest - 4 < _LEAST_BESIDE:
        return "".join(
            _broken(name, columns, start=2, hang=4) + _broken(said, columns, start=4)
            for name, said in rows
        )
    beside = widest + 4
    return "".join(
        textwrap.fill(
            said,
            columns,
            initial_indent=f"  {name:<{widest}}  ",
            subsequent_indent=" " * beside,
            break_on_hyphens=False,
            break_long_words=False,
        )
        + "\n"
        for name, said in rows
    )


def examples(text: str, columns: int) -> str:
    r"""Commands to copy; a long one goes on after a backslash, as shells read it.

    >>> print(examples("  quiz check --against 'x^2 - 1' '(x-1)(x+1)'", 40), end="")
      quiz check --against 'x^2 - 1' \
        '(x-1)(x+1)'
    """
    return "".join(_command(line, columns) for line in text.splitlines())


def message(text: str, columns: int) -> str:
    r"""A sentence on lines that break between words; what is to be copied stays whole.

    A command in backticks is broken only if it does not fit on a line of its own, a
    path never.

    >>> print(message("no such deck: see `quiz deck list`", 24))
    no such deck: see
    `quiz deck list`
    """
    from quiz.ui.text import columns as columns_of

    lines = [""]
    for unit in _UNIT.findall(text):
        for part in [unit] if columns_of(unit) <= columns else unit.split():
            longer = f"{lines[-1]} {part}" if lines[-1] else part
            if columns_of(longer) <= columns or not lines[-1]:
                lines[-1] = longer
            else:
                lines.append(part)
    return "\n".join(lines)


def _command(line: str, columns: int) -> str:
    if len(line) <= columns or sys.platform == "win32":
        return line + "\n"
    lines, current = [], " "
    for word in _WORD.findall(line):
        longer = f"{current} {word}"
        if current.strip() and len(longer) + 2 > columns:
            lines.append(current + " \\\n")
            longer = f"    {word}"
        current = longer
    return "".join(lines) + current + "\n"


def _broken(text: str, columns: int, *, start: int = 0, hang: int = 0) -> str:
    return (
        textwrap.fill(
            text,
            columns,
            initial_indent=" " * start,
            subsequent_indent=" " * (hang or start),
            break_on_hyphens=False,
            break_long_words=False,
        )
        + "\n"
    )
