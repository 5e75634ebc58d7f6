"""A deck in the making: its head first, then its cards as they are read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from quiz.deck.cards import Draft, Shelf, made_cards, read_card
from quiz.deck.complaints import Complaints
from quiz.deck.diagnostics import Span
from quiz.deck.fields import Fields
from quiz.deck.functions import KEYS, TEXTS, index_functions, read_function
from quiz.deck.head import Head, read_head
from quiz.deck.model import Card, CardId, Deck, Function, Pending
from quiz.deck.names import CARD_ID
from quiz.deck.nodes import Items, Node, Pairs, Scalar


class Building:
    """The parts of one deck, collected over one reading of its file.

    Args:
        is_mended: Entries were left out of the text, so that a section may be
            empty through no fault of its own.
    """

    def __init__(self, complaints: Complaints, *, is_mended: bool) -> None:
        self.complaints = complaints
        self.is_mended = is_mended
        self._drafts: list[Draft] = []
        self._functions: list[Function] = []
        self._head_size: int | None = None
        self._cards_read = 0
        self._shelf: Shelf | None = None

    def take(self, head: list[Node], card: Node) -> None:
        """Read a card, and before the first one the head so far."""
        if self._head_size is None:
            pairs = list(zip(head[:-1:2], head[1::2], strict=True))
            self._open(Pairs(pairs, False, head[0].start, head[-1].end))
            self._head_size = len(pairs) + 1  # `cards` itself counts
        self._read(card)

    def has_whole_head(self, root: Pairs) -> bool:
        """Whether no card was read before some key of the head."""
        return self._head_size in (None, len(root.pairs))

    def deck(self, root: Pairs, kept: Sequence[Node] = ()) -> Deck | None:
        """The deck, now that all of its file has been read.

        Args:
            kept: Cards that were held back because the head was not whole.
        """
        if self._head_size is None:
            self._open(root)
        for card in kept:
            self._read(card)
        if self._shelf is None:
            return None
        sections: dict[str, Node] = {}
        for key, value in root.pairs:
            if isinstance(key, Scalar):
                sections.setdefault(key.text, value)
        self._finish_cards(sections.get("cards"), root)
        # Sections come in the order of the file: it is the order of first asking.
        order = list(sections)
        made_first = "functions" in order and (
            "cards" not in order or order.index("functions") < order.index("cards")
        )
        return self._assembled(self._shelf, made_first=made_first)

    def _open(self, root: Pairs) -> None:
        self._head_size = len(root.pairs)
        read = read_head(root, self.complaints)
        if read is not None:
            head, fields = read
            self._functions = _functions(fields, head, is_mended=self.is_mended)
            self._shelf = Shelf(head, index_functions(self._functions))

    def _read(self, card: Node) -> None:
        self._cards_read += 1
        if self._shelf is not None:
            draft = read_card(card, self._shelf, self.complaints)
            if draft is not None:
                self._drafts.append(draft)

    def _finish_cards(self, cards: Node | None, root: Pairs) -> None:
        if isinstance(cards, Items):
            for item in cards.items:  # those that are not even lists or mappings
                self._read(item)
        elif cards is not None and not (self.is_mended and _is_empty(cards)):
            self.complaints.add("D106", cards, key="cards")
            return
        if not self._cards_read and not self._functions and not self.is_mended:
            self.complaints.add("D118", cards or root)

    def _assembled(self, shelf: Shelf, *, made_first: bool) -> Deck:
        head = shelf.head
        made = [card for one in self._functions for card in made_cards(one, head)]
        own: list[Card] = []
        pending: list[Pending] = []
        before = len(made) if made_first else 0
        for draft in self._drafts:
            if draft.function is None:
                own.append(draft.card)
            else:
                place = before + len(own)
                pending.append(Pending(draft.card, place, draft.function, draft.ask))
        cards = [*made, *own] if made_first else [*own, *made]
        return Deck(
            id=head.id,
            title=head.title,
            language=head.language,
            level=head.level,
            tags=head.tags,
            source=head.source,
            links=head.links,
            uses=head.uses,
            functions=tuple(self._functions),
            cards=tuple(cards),
            pending=tuple(pending),
            mentions=tuple(self._mentions(shelf, made)),
            path=self.complaints.path,
        )

    def _mentions(
        self, shelf: Shelf, made: Sequence[Card]
    ) -> Iterator[tuple[CardId, Span]]:
        own = f"{shelf.head.id}:"
        # A card that was left out is there all the same: its author knows.
        known = {card.id for card in made} | {
            CardId(own + name) for name in shelf.taken
        }
        for card_id, span in shelf.followups:
            if not card_id.startswith(own):
                yield card_id, span
            elif card_id not in known:
                self.complaints.add("D120", span, id=card_id.removeprefix(own))


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


def _is_empty(node: Node) -> bool:
    return isinstance(node, Scalar) and not node.text
