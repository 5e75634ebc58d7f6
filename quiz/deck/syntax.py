"""Text that is not YAML: which trap it fell into, and what can still be read."""

from __future__ import annotations

import re

from quiz.deck.diagnostics import Span, lines_of

SPECIAL = "|[{>*&%@`!"
"""What a plain text cannot start with."""

_VALUE = re.compile(r"\s*(?:- +)*(?:[^\s'\"#\[{][^:#]*:[ \t]+)?")
_SECTION = re.compile(r"(?:cards|functions):[ \t]*(?:#.*)?$")
_Finding = tuple[str, Span, dict[str, str]]


class Broken(Exception):  # noqa: N818 - it is caught where it is made use of
    """A text is not YAML: where the parser stopped, and where what it was reading
    began, as lines and columns from 0.
    """

    def __init__(
        self, problem: tuple[int, int], context: tuple[int, int], depth: int = 0
    ) -> None:
        super().__init__(problem, context)
        self.depth = depth
        """How many levels are too many; 0 if that is not the trouble."""
        self.problem = problem
        self.context = context


def classify(text: str, broken: Broken, path: str) -> _Finding:
    """The complaint for a place that the parser could not read."""
    lines = lines_of(text)
    line, column = broken.problem
    if line >= len(lines):  # the end of the file; point at its last character
        line, column = len(lines) - 1, len(lines[-1])
    row = lines[line]
    begun_line, begun_column = broken.context
    begun_row = lines[begun_line] if begun_line < len(lines) else ""
    opening = begun_row[begun_column : begun_column + 1]

    def at(line: int, column: int, width: int = 1) -> Span:
        return Span(path, line + 1, column + 1, width)

    if broken.depth:
        return "D006", at(line, column), {"limit": str(broken.depth)}

    if opening and opening in "\"'":
        escape = re.match(r"\\.", row[max(column - 1, 0) :]) or re.match(
            r"\\.", row[column:]
        )
        if opening == '"' and escape:
            start = column - 1 if row[column - 1 : column] == "\\" else column
            return "D204", at(line, start, 2), {"escape": escape.group()}
        return "D013", at(begun_line, begun_column), {"quote": opening}
    if "\t" in row[: len(row) - len(row.lstrip())] or row[column : column + 1] == "\t":
        return "D205", at(line, row.index("\t")), {}
    for number, candidate in ((line, row), (begun_line, begun_row)):
        start = _value_start(candidate)
        value = candidate[start:]
        if number != line and start != begun_column:
            continue
        if value[:1] in SPECIAL and value[:1]:
            return "D201", at(number, start), {"start": value[0]}
        if value[:2] == "- " and start > 0 and candidate[:start].rstrip()[-1:] == ":":
            return "D201", at(number, start), {"start": "-"}
    start = _value_start(row)
    if row[start : start + 1] in {'"', "'"} and column > start:
        return "D015", at(line, start), {"quote": row[start]}
    if colon := re.search(r":(?=\s|$)", row[start:]):
        return "D202", at(line, start + colon.start()), {}
    return "D002", at(line, min(column, len(row))), {}


def _value_start(row: str) -> int:
    match = _VALUE.match(row)
    return match.end() if match else 0


def blank_out(text: str, line: int) -> str | None:
    """The text without the card or function that holds the line (from 0).

    Lines are emptied, not removed, so that places still hold. None if the line
    belongs to the head of the deck, which nothing can be read without.
    """
    lines = lines_of(text)
    section = line
    while section >= 0 and not _SECTION.match(lines[section]):
        if section < line and lines[section][:1].strip("- #\t"):
            return None  # another key of the head
        section -= 1
    if section < 0 or section == line:
        return None
    width = _first_indent(lines, section + 1)
    first = line
    while first > section and not _begins(lines[first], width):
        first -= 1
    if first == section:
        return None
    last = first + 1
    while last < len(lines) and not _ends(lines[last], width):
        last += 1
    lines[first:last] = [""] * (last - first)
    return "\n".join(lines)


def _first_indent(lines: list[str], start: int) -> int:
    for row in lines[start:]:
        if row.strip() and not row.lstrip().startswith("#"):
            return len(row) - len(row.lstrip(" "))
    return 0


def _begins(row: str, width: int) -> bool:
    rest = row[width:]
    return not row[:width].strip() and bool(rest[:1].strip()) and rest[0] != "#"


def _ends(row: str, width: int) -> bool:
    return _begins(row, width) or bool(row[:width].strip() and row[0] != "#")
