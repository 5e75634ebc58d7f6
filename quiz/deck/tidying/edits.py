"""Changes of a text, by their places."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from quiz.deck.nodes import Items, Node, Pairs, Scalar

BLOCK_SCALARS = "|>"


@dataclass(frozen=True, slots=True, order=True)
class Edit:
    """Text to stand in the place of a part of another, in characters from 0."""

    start: int
    end: int
    text: str


def applied(source: str, edits: Sequence[Edit]) -> str:
    """The source with all edits made; their places do not overlap."""
    parts, at = [], 0
    for edit in sorted(edits):
        parts += [source[at : edit.start], edit.text]
        at = edit.end
    return "".join([*parts, source[at:]])


def last_line(node: Node, lines: Sequence[str], column: int) -> int:
    """The last line that a value takes, from 0.

    Args:
        column: Where the key of the value stands: a text in a block stands to the
            right of it.
    """
    if isinstance(node, Scalar):
        if node.style and node.style in BLOCK_SCALARS:
            return _end_of_block(node, lines, column)
        return node.end.line
    if node.flow:
        return node.end.line
    last = node.start.line
    if isinstance(node, Items):
        for item in node.items:
            last = max(last, last_line(item, lines, node.start.column))
    else:
        for key, value in node.pairs:
            inner = last_line(value, lines, key.start.column)
            last = max(last, key.end.line, inner)
    return last


def _end_of_block(node: Scalar, lines: Sequence[str], column: int) -> int:
    last = node.start.line
    for number in range(node.start.line + 1, len(lines)):
        line = lines[number]
        if not line.strip():
            continue
        if len(line) - len(line.lstrip(" ")) <= column:
            break
        last = number
    return last


def walk(node: Node, column: int = -1) -> Iterator[tuple[Node, int]]:
    """A node and all nodes within it, each with the column that it stands behind."""
    yield node, column
    if isinstance(node, Items):
        for item in node.items:
            yield from walk(item, node.start.column)
    elif isinstance(node, Pairs):
        for key, value in node.pairs:
            yield key, key.start.column
            yield from walk(value, key.start.column)
