"""Characters that have no place in a deck: they hide, reorder or drive a terminal."""

from __future__ import annotations

import re

from quiz.deck.complaints import Complaints
from quiz.deck.diagnostics import Span

MOST_BAD_CHARACTERS = 100
"""A file with more is not a text."""

_CONTROL = r"\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff"
_HIDDEN = r"\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff"
_BAD = re.compile(f"[{_CONTROL}{_HIDDEN}]")
_IS_HIDDEN = re.compile(f"[{_HIDDEN}]")
_BREAK = re.compile(r"\r\n?|\n")


def clean(text: str, complaints: Complaints) -> str | None:
    """The text with each bad character replaced, so that places still hold.

    Returns:
        None if there are more than `MOST_BAD_CHARACTERS`.
    """
    if _BAD.search(text) is None:
        return text
    starts = [0, *(match.end() for match in _BREAK.finditer(text))]
    line = 0
    found: list[tuple[Span, str]] = []
    for match in _BAD.finditer(text):
        while line + 1 < len(starts) and starts[line + 1] <= match.start():
            line += 1
        where = Span(complaints.path, line + 1, match.start() - starts[line] + 1)
        if len(found) == MOST_BAD_CHARACTERS:
            complaints.refuse("D012", where, limit=str(MOST_BAD_CHARACTERS))
            return None  # to list them all would say nothing more
        found.append((where, match.group()))
    for where, character in found:
        complaints.refuse(code_of(character), where, character=name_of(character))
    return _BAD.sub("\N{REPLACEMENT CHARACTER}", text)


def first_bad(text: str) -> str | None:
    """The first bad character of a text, if there is one."""
    match = _BAD.search(text)
    return match.group() if match else None


def code_of(character: str) -> str:
    """The complaint that a bad character earns."""
    return "D008" if _IS_HIDDEN.match(character) else "D001"


def name_of(character: str) -> str:
    """How a character is named, since it cannot be shown: ``U+202E``."""
    return f"U+{ord(character):04X}"
