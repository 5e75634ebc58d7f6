"""Lines typed before in this session, for the arrow keys."""

from __future__ import annotations

from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Past:
    """Earlier lines, and which of them is shown."""

    lines: tuple[str, ...] = ()
    """The oldest first."""
    back: int = 0
    """How many lines back the one shown is; 0 is the line being typed."""
    draft: str = ""
    """What was being typed before looking back."""


def look_back(past: Past, shown: str, steps: int) -> tuple[Past, str]:
    """The line `steps` further back (negative: forward), where `shown` stands now.

    >>> past, text = look_back(Past(("a", "b")), "draft", 1)
    >>> text, look_back(past, text, -1)[1]
    ('b', 'draft')
    """
    back = past.back + steps
    if not 0 <= back <= len(past.lines):
        return past, shown
    draft = shown if past.back == 0 else past.draft
    return replace(past, back=back, draft=draft), past.lines[-back] if back else draft


@dataclass(frozen=True, slots=True)
class Typed:
    """A line, the subject it was typed for, and in which turn."""

    text: str
    subject: str
    turn: int


def offered(typed: tuple[Typed, ...], subject: str, turn: int) -> tuple[str, ...]:
    """The lines to offer now, without repeats in a row.

    What was typed for the same subject in an earlier turn is left out: when a
    card comes back, its answer is not to be found with a key.
    """
    lines: list[str] = []
    for one in typed:
        is_told = bool(subject) and one.subject == subject and one.turn != turn
        if not is_told and one.text.strip() and lines[-1:] != [one.text]:
            lines.append(one.text)
    return tuple(lines)
