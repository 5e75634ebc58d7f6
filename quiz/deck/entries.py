"""The lines of a deck file, card by card and function by function.

By the look of the lines alone, so that an entry that is not YAML has its place, too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from quiz.deck.diagnostics import lines_of

_SECTION = re.compile(r"(?:cards|functions):[ \t]*(?:#.*)?$")


@dataclass(frozen=True, slots=True)
class Entry:
    """A card, a function, or what stands before the first of them.

    Attributes:
        line: The first one, from 1.
        end: The last one, comments and blank lines below it left out.
        text: Its lines.
        is_head: It is neither a card nor a function.
    """

    line: int
    end: int
    text: str
    is_head: bool = False


def entries_of(source: str) -> tuple[Entry, ...]:
    """The entries of a deck file in their order; the first is the head.

    >>> [one.line for one in entries_of("id: a\\ncards:\\n- q: b\\n  a: c\\n- q: d\\n")]
    [1, 3, 5]
    """
    lines = lines_of(source)
    starts = [0, *_starts(lines)]
    ends = [*starts[1:], len(lines)]
    found = []
    for start, end in zip(starts, ends, strict=True):
        while end > start + 1 and _is_idle(lines[end - 1]):
            end -= 1
        text = "\n".join(lines[start:end])
        found.append(Entry(start + 1, end, text, is_head=start == 0))
    return tuple(found)


def _starts(lines: list[str]) -> Iterator[int]:
    """Where entries begin, from 0."""
    is_inside, indent = False, -1
    for number, line in enumerate(lines):
        if _SECTION.match(line):
            is_inside, indent = True, -1
        elif not is_inside or _is_idle(line):
            continue
        elif line[0] not in " -\t":
            is_inside = False  # a key of the head after them
        else:
            if indent < 0:
                indent = len(line) - len(line.lstrip(" "))
            if not line[:indent].strip() and line[indent : indent + 1].strip():
                yield number


def _is_idle(line: str) -> bool:
    return not line.strip() or line.lstrip().startswith("#")
