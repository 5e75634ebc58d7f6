"""YAML text to `Deck`, reporting every problem in one pass."""

from __future__ import annotations

from quiz.deck.building import Building
from quiz.deck.characters import clean
from quiz.deck.complaints import Complaints
from quiz.deck.diagnostics import Diagnostic, Span
from quiz.deck.events import compose
from quiz.deck.model import Deck
from quiz.deck.nodes import Node, Pairs
from quiz.deck.syntax import Broken, blank_out, classify

BYTE_ORDER_MARK = "\ufeff"

MOST_BROKEN_PLACES = 25
"""Each costs one more reading of the file."""


def parse_deck(text: str, path: str) -> tuple[Deck | None, list[Diagnostic]]:
    """Parse one deck, keeping the good cards and describing the bad ones.

    A card is left out if it has an error; a warning leaves it in. Cards on
    functions of other decks come back in `Deck.pending`; see
    `quiz.deck.resolve`. Formulas are not read here.

    Args:
        path: What places are called by; no file is opened.

    Returns:
        The deck, or None where there is no telling which deck it is; and every
        complaint in the order of the file. No text whatever raises.
    """
    complaints = Complaints(path, text)
    readable = clean(text.removeprefix(BYTE_ORDER_MARK), complaints)
    deck = None if readable is None else _mended(readable, complaints)
    return deck, sorted(complaints.found)


def _mended(text: str, complaints: Complaints) -> Deck | None:
    # A card or a function that is not YAML is complained of, blanked out, and
    # the rest read again: one slip does not cost the whole deck.
    unread = complaints.again(text)
    while True:
        try:
            deck, found = _read(text, complaints, is_mended=unread.errors > 0)
        except Broken as broken:
            code, span, arguments = classify(text, broken, complaints.path)
            unread.add(code, span, **arguments)
            rest = blank_out(text, span.line - 1)
            if unread.errors == MOST_BROKEN_PLACES and rest is not None:
                unread.add("D014", span, limit=str(MOST_BROKEN_PLACES))
                rest = None
            if rest is None:
                complaints.take(unread)
                return None
            text = rest
        else:
            complaints.take(found)
            complaints.take(unread)
            return deck


def _read(
    text: str, complaints: Complaints, *, is_mended: bool
) -> tuple[Deck | None, Complaints]:
    found = complaints.again(text)
    building = Building(found, is_mended=is_mended)
    kept: list[Node] = []
    root = compose(text, found, building.take)
    if isinstance(root, Pairs) and not building.has_whole_head(root):
        # A key of the head comes after the cards: read again, it before them.
        found = complaints.again(text)
        building = Building(found, is_mended=is_mended)
        root = compose(text, found, lambda _, card: kept.append(card))
    if isinstance(root, Pairs):
        return building.deck(root, kept), found
    if root is not None:
        found.add("D100", root)
    elif not is_mended:
        found.add("D011", Span(found.path, 1, 1))
    return None, found
