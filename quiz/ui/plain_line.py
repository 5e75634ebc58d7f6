"""One typed line without an editor, for where prompt_toolkit cannot run.

Letters are added and taken away at the end; nothing else can be done.
"""

from __future__ import annotations

import sys
from collections.abc import Callable

from rich.cells import cell_len

from quiz.ui.screen import END
from quiz.ui.wanted import Answer, Wanted, typable


def plain_line(
    wanted: Wanted, next_key: Callable[[], str], columns: Callable[[], int]
) -> Answer:
    """Wait for a line behind its prompt, which stands on the screen already.

    Args:
        next_key: Waits for a key.
        columns: Of the window, as it is now.

    Raises:
        KeyboardInterrupt: Ctrl-C was typed.
    """
    start, text = " " * wanted.margin + wanted.prompt, ""
    while True:
        sys.stdout.flush()
        key = next_key()
        if key == "enter" and not text and wanted.is_bounce():
            continue
        if key == "escape" and wanted.cancels:
            key, text = "enter", _wiped(start, text, columns())
        if key == "enter" or (key in (END, "ctrl-d") and not text):
            break
        if key == END:
            return Answer(None, 1)
        if key == "backspace" and text:
            text = _wiped(start, text, columns()) + text[:-1]
            sys.stdout.write(text)
        elif letter := typable(" " if key == "space" else key if len(key) == 1 else ""):
            text += letter
            sys.stdout.write(letter)
    sys.stdout.write("\n")
    rows = _rows_above(start + text, columns()) + 1
    return Answer(text if key == "enter" else None, rows)


def _wiped(start: str, text: str, columns: int) -> str:
    """Take what was typed off the screen; what is left of it is nothing."""
    above = _rows_above(start + text, columns)
    up = f"\x1b[{above}A" if above else ""
    sys.stdout.write(f"{up}\r\x1b[J{start}")
    return ""


def _rows_above(line: str, columns: int) -> int:
    """Rows above the one that the cursor stands in, behind the line."""
    return max(0, cell_len(line) - 1) // max(1, columns)
