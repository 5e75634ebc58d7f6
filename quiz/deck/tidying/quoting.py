"""Quotes: single ones, and only where YAML or the eye needs them."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from quiz.deck.amending import is_plain
from quiz.deck.nodes import Node, Scalar
from quiz.deck.tidying.edits import Edit


def quoted(
    nodes: Iterable[Node], source: str, misread: Collection[tuple[int, int]]
) -> list[Edit]:
    """Edits that give texts their usual quotes; what they say stays the same.

    Args:
        misread: Lines and columns, from 1, of plain texts that YAML takes for numbers,
            dates or truth values.
    """
    edits = []
    for node in nodes:
        if not isinstance(node, Scalar):
            continue
        start, end = node.start.index, node.end.index
        raw = source[start:end]
        text = raw
        if not node.style and (node.start.line + 1, node.start.column + 1) in misread:
            text = "'" + raw.replace("'", "''") + "'"
        elif node.style == '"' and not any(sign in raw for sign in "\\\n'"):
            text = raw[1:-1] if is_plain(raw[1:-1]) else f"'{raw[1:-1]}'"
        if text != raw:
            edits.append(Edit(start, end, text))
    return edits
