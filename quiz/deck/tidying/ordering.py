"""The order of keys: what a reader wants first stands first.

An entry moves with the comments right above it. What is written in braces stays as it
is: it is short.
"""

from __future__ import annotations

from collections.abc import Sequence

from quiz.deck.nodes import Items, Node, Pairs, Scalar
from quiz.deck.tidying.edits import Edit, last_line

HEAD = (
    *("quiz", "id", "title", "lang", "level", "tags"),
    *("source", "links", "uses", "functions", "cards"),
)
_MATHS = (
    *("params", "param_aliases", "assume", "rounded", "digits", "derivative"),
    *("except", "domain", "range", "zero", "limits", "kinks", "stable", "hide"),
    *("facts", "sources"),
)
FUNCTION = (
    *("name", "aliases", "vars", "formula", *_MATHS),
    *("asks", "reject", "level", "tags"),
)
CARD = (
    *("id", "aka", "rev", "q", "claim", "verdict", "cloze", "a"),
    *("points", "bonus", "red_flags", "list", "also", "need", "ordered"),
    *("options", "number", "tol", "unit", "function", "ask"),
    *("name", "aliases", "formula", "vars", *_MATHS),
    *("vary", "time", "reject", "level", "hints", "why", "followups"),
    *("links", "tags"),
)
_OF_LISTS = {"reject": ["form", "say"]}
_LINK = ["title", "url"]
_LINK_LISTS = ("links", "sources")
_OPTIONS = ["right", "wrong"]


def ordered(root: Pairs, source: str) -> list[Edit]:
    """Edits that put the keys of a deck in order; no two of them overlap.

    A mapping within one that is put in order waits for the next time.
    """
    lines = source.split("\n")
    found = _sorted(root, HEAD, lines)
    if found:
        return found
    edits = []
    for key, value in root.pairs:
        name = key.text if isinstance(key, Scalar) else ""
        if name == "functions" and isinstance(value, Pairs):
            for _, function in value.pairs:
                edits += _deep(function, FUNCTION, lines)
        elif name == "cards" and isinstance(value, Items):
            for card in value.items:
                edits += _deep(card, CARD, lines)
        else:
            edits += _list_items(name, value, lines)
    return edits


def _deep(node: Node, order: Sequence[str], lines: Sequence[str]) -> list[Edit]:
    """Edits of a mapping or, where it is in order, of those within it."""
    if not isinstance(node, Pairs):
        return []
    found = _sorted(node, order, lines)
    if found:
        return found
    edits = []
    for key, value in node.pairs:
        if isinstance(key, Scalar):
            edits += _list_items(key.text, value, lines)
    return edits


def _list_items(name: str, value: Node, lines: Sequence[str]) -> list[Edit]:
    base = name.partition(".")[0]
    if base == "options" and isinstance(value, Pairs):
        return _sorted(value, _OPTIONS, lines)
    if not isinstance(value, Items):
        return []
    order = _LINK if base in _LINK_LISTS else _OF_LISTS.get(base)
    if order is None:
        return []
    return [edit for item in value.items for edit in _deep(item, order, lines)]


def _sorted(node: Node, order: Sequence[str], lines: Sequence[str]) -> list[Edit]:
    """The edit that puts the entries of a mapping in order; none if they are."""
    if not isinstance(node, Pairs) or node.flow or len(node.pairs) < 2:
        return []
    ranks: list[tuple[int, int]] = []
    for key, _ in node.pairs:
        if not isinstance(key, Scalar):
            return []
        base, _, language = key.text.partition(".")
        if base not in order:
            return []  # a slip: it is complained of, and nobody knows its place
        ranks.append((order.index(base), int(bool(language))))
    wanted = sorted(range(len(ranks)), key=ranks.__getitem__)
    if wanted == list(range(len(ranks))):
        return []
    return _moved(node, wanted, lines)


def _moved(node: Pairs, wanted: Sequence[int], lines: Sequence[str]) -> list[Edit]:
    """The entries of a mapping in another order, each with the lines above it."""
    column = node.pairs[0][0].start.column
    starts = [key.start.line for key, _ in node.pairs]
    if len(set(starts)) < len(starts):
        return []  # two keys on a line: it is not written as a block after all
    ends = [
        max(start, last_line(value, lines, column))
        for start, (_, value) in zip(starts, node.pairs, strict=True)
    ]
    # What stands above the first key is said of the whole.
    tops = [starts[0], *(end + 1 for end in ends[:-1])]
    above = [lines[top:start] for top, start in zip(tops, starts, strict=True)]
    hyphen = lines[starts[0]][:column]
    text: list[str] = []
    for place, number in enumerate(wanted):
        first = lines[starts[number]][column:]
        rest = lines[starts[number] + 1 : ends[number] + 1]
        text += above[number]
        text += [(" " * column if place else hyphen) + first, *rest]
    before = sum(len(line) + 1 for line in lines[: starts[0]])
    old = "\n".join(lines[starts[0] : ends[-1] + 1])
    return [Edit(before, before + len(old), "\n".join(text))]
