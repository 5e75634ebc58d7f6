"""Boxes of characters: beside each other, fenced, stacked, under a root.

SymPy's `stringPict` does the work; it is imported with this module.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sympy.printing.pretty import pretty_symbology
from sympy.printing.pretty.stringpict import stringPict

Box = Any
"""A `stringPict`, which has no types."""


def box(text: str) -> Box:
    """A box of one line."""
    return stringPict(text)


def row(*boxes: Box | str) -> Box:
    """Boxes side by side on one base line."""
    return stringPict(*stringPict.next(*boxes))


def fenced(box: Box, left: str = "(", right: str = ")") -> Box:
    """The box between brackets as tall as it is."""
    return stringPict(*box.parens(left, right))


def padded(box: Box, width: int) -> Box:
    """The box with spaces at its right up to `width`."""
    return row(box, " " * (width - box.width())) if box.width() < width else box


def fraction(top: Box, bottom: Box, is_nested: bool = False) -> Box:
    """One box above the other; the bar over a smaller fraction is longer."""
    if is_nested and top.width() >= bottom.width():
        top = row(" ", top, " ")
    elif is_nested:
        bottom = row(" ", bottom, " ")
    box = stringPict(*stringPict.stack(top, stringPict.LINE, bottom))
    box.baseline = top.height()
    return box


def raised(base: Box, exponent: Box) -> Box:
    """The exponent at the upper right of its base."""
    bottom = row(base, " " * exponent.width())
    return stringPict(*bottom.above(row(" " * base.width(), exponent)))


def root(inner: Box, degree: str) -> Box:
    """A root sign as tall as what stands under it."""
    sign = pretty_symbology.xobj("/", 1)
    hook = " " * max(0, len(degree) - 2) + pretty_symbology.xobj("\\", 1) + sign
    hook_box = stringPict(f"{degree.ljust(len(hook))}\n{hook}")
    rows = inner.height() - 1
    if rows:
        slope = stringPict(
            "\n".join(" " * (rows - at - 1) + sign + " " * at for at in range(rows))
        )
        slope.baseline = rows - 1
        hook_box = row(hook_box, slope)
    hook_box.baseline = max(1, hook_box.height() - inner.height() + inner.baseline)
    line = stringPict(pretty_symbology.hobj("_", 2 + inner.width()))
    return row(hook_box, stringPict(*inner.above(line)))


def limits(sign: Box, below: Box, above: Box | None = None) -> Box:
    """A large sign with what stands below and above it."""
    made = stringPict(*sign.below(below))
    return made if above is None else stringPict(*made.above(above))


def braced(rows: Sequence[tuple[Box, Box]]) -> Box:
    """Rows of two columns, set left, behind one large brace."""
    widest = max(value.width() for value, _ in rows)
    lines = [row(padded(value, widest), "  ", after) for value, after in rows]
    longest = max(line.width() for line in lines)
    is_spaced = len(rows) == 2 or any(line.height() > 1 for line in lines)
    stacked: list[Box] = []
    for line in lines:
        stacked += [" "] if stacked and is_spaced else []
        stacked.append(padded(line, longest))
    made = stacked[0]
    if len(stacked) > 1:
        made = stringPict(*stringPict.stack(*stacked))
    made.baseline = made.height() // 2
    return fenced(made, "{", "")
