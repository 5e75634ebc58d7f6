"""Where a command's words go: standard output for results, errors for remarks."""

from __future__ import annotations

import json
import os
import re
import sys
from typing import TYPE_CHECKING, Any, TextIO

from quiz.cli.encoding import can_draw
from quiz.cli.preferences import Preferences

_OBEYED = re.compile(
    r"[\x7f-\x9f\xad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f"
    r"\ufeff\ud800-\udfff]"
)

if TYPE_CHECKING:
    from quiz.ui.look import Look
    from quiz.ui.printing import View
    from quiz.ui.screen import Screen


def is_interactive(preferences: Preferences) -> bool:
    """Whether a person sits at a terminal that understands more than lines."""
    ends = (sys.stdin, sys.stdout)
    if preferences.is_plain or not can_draw(sys.stdout):
        return False
    return all(_is_terminal(end) for end in ends)


def session_screen(preferences: Preferences) -> Screen:
    """Keys and colours at a terminal, else plain lines."""
    if is_interactive(preferences):
        from quiz.ui.terminal import Terminal

        return Terminal(preferences.language)
    from quiz.ui.lines import Lines

    return Lines(sys.stdin, sys.stdout, preferences.language)


def write(
    *views: View,
    preferences: Preferences,
    target: TextIO | None = None,
) -> None:
    """Write views to standard output, or to another stream."""
    from quiz.ui.printing import write_views

    stream = sys.stdout if target is None else target
    write_views(views, look_for(preferences, stream), stream)


def look_for(preferences: Preferences, target: TextIO | None = None) -> Look:
    """How to draw on a stream: as wide as its window, plain where it has none."""
    from quiz.ui.look import NARROWEST, WIDEST, Look

    stream = sys.stdout if target is None else target
    is_window = _is_terminal(stream) and can_draw(stream)
    if preferences.is_plain or not is_window:
        return Look(width=1000, language=preferences.language, is_plain=True)
    try:
        size = os.get_terminal_size(stream.fileno())
    except OSError:
        return Look(language=preferences.language)
    width = max(NARROWEST, min(WIDEST, size.columns or 80))
    return Look(width, size.lines or 24, preferences.language)


def write_json(document: Any) -> None:
    """Write one JSON document and nothing else."""
    sys.stdout.write(json_text(document, indent=2) + "\n")


def json_text(document: Any, *, indent: int | None = None) -> str:
    """The document as JSON; what a terminal would obey is escaped, as JSON allows."""
    encoding = getattr(sys.stdout, "encoding", None) or ""
    is_wide = encoding.casefold().replace("-", "").startswith("utf")
    text = json.dumps(document, ensure_ascii=not is_wide, indent=indent)
    return _OBEYED.sub(lambda one: f"\\u{ord(one[0]):04x}", text)


def _is_terminal(stream: TextIO | None) -> bool:
    return stream is not None and not stream.closed and stream.isatty()
