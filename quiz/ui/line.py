"""Editing one line: a pure step from a key to the next line, and its window."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from rich.cells import cell_len


@dataclass(frozen=True, slots=True)
class Line:
    """A line being typed, with the cursor before character `cursor`."""

    text: str = ""
    cursor: int = 0
    history: tuple[str, ...] = ()
    """Earlier lines, the oldest first."""
    back: int = 0
    """How many lines back the one shown is; 0 is the line being typed."""
    draft: str = ""
    """What was being typed before looking back."""


def edit(line: Line, key: str) -> Line:
    """The line after one key. Keys that do not edit change nothing.

    >>> edit(Line("ab", 2), "backspace").text
    'a'
    """
    text, cursor = line.text, line.cursor
    match key:
        case "backspace":
            start = max(0, cursor - 1)
            return _put(line, text[:start] + text[cursor:], start)
        case "delete":
            return _put(line, text[:cursor] + text[cursor + 1 :], cursor)
        case "left":
            return replace(line, cursor=max(0, cursor - 1))
        case "right":
            return replace(line, cursor=min(len(text), cursor + 1))
        case "home" | "ctrl-a":
            return replace(line, cursor=0)
        case "end" | "ctrl-e":
            return replace(line, cursor=len(text))
        case "ctrl-u":
            return _put(line, text[cursor:], 0)
        case "ctrl-k":
            return _put(line, text[:cursor], cursor)
        case "ctrl-w":
            kept = text[:cursor].rstrip()
            start = kept.rfind(" ") + 1
            return _put(line, text[:start] + text[cursor:], start)
        case "up":
            return _look_back(line, line.back + 1)
        case "down":
            return _look_back(line, line.back - 1)
        case "space":
            key = " "
    if len(key) == 1 and key.isprintable():
        return _put(line, text[:cursor] + key + text[cursor:], cursor + 1)
    return line


def window(line: Line, room: int) -> tuple[str, int]:
    """The part of the line that fits in `room` cells, and the cursor's cell in it.

    >>> window(Line("abcdefgh", 8), 5)
    ('efgh', 4)
    """
    start = 0
    while cell_len(line.text[start : line.cursor]) > max(1, room - 1):
        start += 1
    end = len(line.text)
    while cell_len(line.text[start:end]) > room:
        end -= 1
    return line.text[start:end], cell_len(line.text[start : line.cursor])


def remembered(history: Sequence[str], text: str) -> tuple[str, ...]:
    """The history with one line more, without repeats in a row."""
    if not text.strip() or (history and history[-1] == text):
        return tuple(history)
    return (*history, text)


def _put(line: Line, text: str, cursor: int) -> Line:
    return replace(line, text=text, cursor=cursor)


def _look_back(line: Line, back: int) -> Line:
    if not 0 <= back <= len(line.history):
        return line
    draft = line.text if line.back == 0 else line.draft
    text = line.history[-back] if back else draft
    return Line(text, len(text), line.history, back, draft)
