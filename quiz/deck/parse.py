"""YAML text to `Deck`, reporting every problem in one pass."""

from __future__ import annotations

from dataclasses import replace

from quiz.deck.cards import Draft, Shelf, made_cards, read_card
from quiz.deck.characters import clean
from quiz.deck.complaints import Complaints
from quiz.deck.diagnostics import Diagnostic, Span
from quiz.deck.events import compose
from quiz.deck.fields import Fields
from quiz.deck.functions import KEYS, TEXTS, index_functions, read_function
from quiz.deck.head import Head, read_head
from quiz.deck.model import Card, CardId, Deck, Function, Pending
from quiz.deck.names import CARD_ID
from quiz.deck.nodes import Items, Node, Pairs, Scalar

BYTE_ORDER_MARK = "\ufeff"


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
    text = text.removeprefix(BYTE_ORDER_MARK)
    deck = None
    readable = clean(text, complaints)
    if readable is not None:
        complaints.source = readable
        root, is_mended = compose(readable, complaints)
        deck = _deck(root, complaints, is_mended=is_mended)
    return deck, sorted(complaints.found)


def _deck(root: Node | None, complaints: Complaints, *, is_mended: bool) -> Deck | None:
    if not isinstance(root, Pairs):
        if root is None and not is_mended:
            complaints.add("D011", Span(complaints.path, 1, 1))
        elif root is not None:
            complaints.add("D100", root)
        return None
    read = read_head(root, complaints)
    if read is None:
        return None
    head, fields = read
    functions = _functions(fields, head, is_mended=is_mended)
    shelf = Shelf(head, index_functions(functions))
    drafts = _drafts(fields, shelf, is_mended=is_mended)
    made = [card for function in functions for card in made_cards(function, head)]
    # Sections come in the order of the file: it is the order of first asking.
    order = list(fields.values)
    made_first = "functions" in order and (
        "cards" not in order or order.index("functions") < order.index("cards")
    )
    if not functions and "cards" not in order and not is_mended:
        complaints.add("D118", root)
    own, pending = _sorted_out(drafts, len(made) if made_first else 0)
    cards = tuple([*made, *own] if made_first else [*own, *made])
    mentions = _mentions(shelf, cards, drafts, complaints)
    return Deck(
        id=head.id,
        title=head.title,
        language=head.language,
        level=head.level,
        tags=head.tags,
        source=head.source,
        links=head.links,
        uses=head.uses,
        functions=tuple(functions),
        cards=cards,
        pending=tuple(pending),
        mentions=tuple(mentions),
        path=complaints.path,
    )


def _functions(fields: Fields, head: Head, *, is_mended: bool) -> list[Function]:
    node = fields.values.get("functions")
    if node is None or (is_mended and _is_empty(node)):
        return []
    complaints = fields.complaints
    functions = []
    for key, value in fields.mapping("functions"):
        if not CARD_ID.fullmatch(key.text):
            complaints.add("D113", key, id=key.text)
            continue
        if not isinstance(value, Pairs):
            complaints.add("D107", value, key=key.text)
            continue
        inner = Fields(value, complaints, head.language)
        errors = complaints.errors
        inner.admit(KEYS, TEXTS)
        function = read_function(inner, key.text, head.id)
        if function and complaints.errors == errors and not complaints.spoilt(value):
            functions.append(replace(function, span=complaints.span(key)))
    return functions


def _drafts(fields: Fields, shelf: Shelf, *, is_mended: bool) -> list[Draft]:
    node = fields.values.get("cards")
    if node is None or (is_mended and _is_empty(node)):
        return []
    complaints = fields.complaints
    if not isinstance(node, Items):
        complaints.add("D106", node, key="cards")
        return []
    if not node.items and not shelf.functions:
        complaints.add("D118", node)
    read = (read_card(item, shelf, complaints) for item in node.items)
    return [draft for draft in read if draft]


def _is_empty(node: Node) -> bool:
    return isinstance(node, Scalar) and not node.text


def _sorted_out(drafts: list[Draft], before: int) -> tuple[list[Card], list[Pending]]:
    cards: list[Card] = []
    pending: list[Pending] = []
    for draft in drafts:
        if draft.function is None:
            cards.append(draft.card)
        else:
            place = before + len(cards)
            pending.append(Pending(draft.card, place, draft.function, draft.ask))
    return cards, pending


def _mentions(
    shelf: Shelf, cards: tuple[Card, ...], drafts: list[Draft], complaints: Complaints
) -> list[tuple[CardId, Span]]:
    own = f"{shelf.head.id}:"
    known = {card.id for card in cards} | {draft.card.id for draft in drafts}
    known |= {CardId(own + name) for name in shelf.taken}  # broken, yet there
    mentions = []
    for card_id, span in shelf.followups:
        if not card_id.startswith(own):
            mentions.append((card_id, span))
        elif card_id not in known:
            complaints.add("D120", span, id=card_id.removeprefix(own))
    return mentions
