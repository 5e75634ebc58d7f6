"""Bars of letters: upright ones for days, lying ones for groups."""

from __future__ import annotations

from collections.abc import Sequence

_EIGHTHS = " ▁▂▃▄▅▆▇█"


def upright(values: Sequence[float], height: int, *, gap: int = 1) -> list[str]:
    """Columns standing on one line, the highest `height` rows high; top row first.

    What is above zero is always seen.

    >>> for row in upright([0, 1, 4, 8], 2): print(repr(row))
    '      █'
    '  ▂ █ █'
    """
    most = max(values, default=0.0)
    if most <= 0:
        return []
    steps = [
        0 if value <= 0 else max(1, round(8 * height * value / most))
        for value in values
    ]
    rows = []
    for row in reversed(range(height)):
        cells = (_EIGHTHS[min(max(step - 8 * row, 0), 8)] for step in steps)
        rows.append((" " * gap).join(cells).rstrip().ljust(1))
    return rows


def lying(value: float, most: float, room: int) -> str:
    """A bar to the right; what is above zero is always seen.

    >>> lying(3, 6, 10), lying(1, 1000, 10), lying(0, 6, 10)
    ('▇▇▇▇▇', '▇', '')
    """
    if value <= 0 or most <= 0:
        return ""
    return "▇" * max(1, round(room * value / most))
