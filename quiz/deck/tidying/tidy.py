"""`tidied`: ids written, keys in order, usual quotes, no stray spaces.

Every step changes spans of the author's text, so comments, blank lines and the breaking
of lines stay. A text is taken only if it reads as the same deck.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from quiz.deck.comparing import without_places
from quiz.deck.complaints import Complaints
from quiz.deck.diagnostics import Diagnostic, Severity
from quiz.deck.events import compose
from quiz.deck.model import Deck
from quiz.deck.nodes import Items, Node, Pairs, Scalar
from quiz.deck.parse import BYTE_ORDER_MARK, parse_deck
from quiz.deck.syntax import Broken
from quiz.deck.tidying.edits import BLOCK_SCALARS, applied, last_line, walk
from quiz.deck.tidying.naming import named
from quiz.deck.tidying.ordering import ordered
from quiz.deck.tidying.quoting import quoted

_MISREAD = frozenset({"D210", "D211", "D212", "D213", "D214"})
_MOST_ROUNDS = 8
"""Of ordering keys: lists in mappings in lists."""


class Change(StrEnum):
    """What was changed in a deck."""

    IDS = "ids"
    ORDER = "order"
    QUOTES = "quotes"
    SPACES = "spaces"


@dataclass(frozen=True, slots=True)
class Tidied:
    """A deck's text in order, or why it stays as it is."""

    text: str
    changes: tuple[Change, ...] = ()
    ids: tuple[str, ...] = ()
    """Those that were written."""
    problems: tuple[Diagnostic, ...] = ()
    """Errors that have to be mended first; the text is the given one."""


def tidied(source: str, path: str) -> Tidied:
    """A deck's text in order; what is in order already comes back as it is.

    Args:
        path: What places are called by; no file is opened.
    """
    deck, found = parse_deck(source, path)
    errors = tuple(one for one in found if one.severity is Severity.ERROR)
    if deck is None or errors:
        return Tidied(source, problems=errors)
    changes: list[Change] = []
    text = source
    ids: tuple[str, ...] = ()
    for change in (Change.SPACES, Change.IDS, Change.ORDER, Change.QUOTES):
        before = text
        if change is Change.IDS:
            text, ids = _with_ids(text, path)
        else:
            text = _STEPS[change](text, path)
        if text == before:
            continue
        now, complaints = parse_deck(text, path)
        is_sound = not any(one.severity is Severity.ERROR for one in complaints)
        if now is None or not is_sound or not _says_the_same(deck, now, ids):
            text = before  # an unusual way of writing: it is left alone
        else:
            changes.append(change)
    return Tidied(text, tuple(changes), ids if Change.IDS in changes else ())


def _root(text: str, path: str) -> Pairs | None:
    """The deck as it is written, its cards included."""
    cards: list[Node] = []
    try:
        root = compose(text, Complaints(path, text), lambda _, card: cards.append(card))
    except Broken:
        return None
    if not isinstance(root, Pairs):
        return None
    listed = _cards(root)
    if listed is not None:
        listed.items = cards
    return root


def _cards(root: Pairs) -> Items | None:
    for key, value in root.pairs:
        if isinstance(key, Scalar) and key.text == "cards" and isinstance(value, Items):
            return value
    return None


def _with_ids(text: str, path: str) -> tuple[str, tuple[str, ...]]:
    root = _root(text, path)
    cards = None if root is None else _cards(root)
    if cards is None:
        return text, ()
    edits, ids = named(cards.items)
    return applied(text, edits), ids


def _in_order(text: str, path: str) -> str:
    for _ in range(_MOST_ROUNDS):
        root = _root(text, path)
        edits = ordered(root, text) if root is not None else []
        if not edits:
            break
        text = applied(text, edits)
    return text


def _requoted(text: str, path: str) -> str:
    root = _root(text, path)
    if root is None:
        return text
    _, found = parse_deck(text, path)
    misread = {
        (one.span.line, one.span.column) for one in found if one.code in _MISREAD
    }
    nodes = (node for node, _ in walk(root))
    return applied(text, quoted(nodes, text, misread))


def _trimmed(text: str, path: str) -> str:
    """No spaces at the ends of lines but in texts of several lines; one last line."""
    text = text.removeprefix(BYTE_ORDER_MARK).replace("\r\n", "\n").replace("\r", "\n")
    root = _root(text, path)
    if root is None:
        return text
    lines = text.split("\n")
    kept = _lines_of_texts(root, lines)
    trimmed = [
        line if number in kept else line.rstrip(" \t")
        for number, line in enumerate(lines)
    ]
    while len(trimmed) > 1 and not trimmed[-1] and not trimmed[-2]:
        trimmed.pop()
    if trimmed[-1]:
        trimmed.append("")
    return "\n".join(trimmed)


_STEPS = {
    Change.SPACES: _trimmed,
    Change.ORDER: _in_order,
    Change.QUOTES: _requoted,
}


def _lines_of_texts(root: Pairs, lines: Sequence[str]) -> set[int]:
    """Lines on which a space at the end may be part of a text."""
    found: set[int] = set()
    for node, column in walk(root):
        if not isinstance(node, Scalar) or not node.style:
            continue
        first, end = node.start.line, node.end.line
        if node.style in BLOCK_SCALARS:
            first, end = first + 1, last_line(node, lines, column) + 1
        found.update(range(first, end))
    return found


def _says_the_same(deck: Deck, now: Deck, ids: Sequence[str]) -> bool:
    """Whether two texts are one deck, but for places and for ids that were missing."""
    written = {"", *ids, *(f"{deck.id}:{one}" for one in ids)}
    return without_places(deck, written) == without_places(now, written)
