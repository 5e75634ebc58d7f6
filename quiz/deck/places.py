"""Where in a file a key or a piece of its text stands.

Cards and functions say where they begin and nothing more, since nobody but a
check asks. A check that complains has the file read once more, as nodes.
"""

from __future__ import annotations

from collections.abc import Iterator

from quiz.deck.complaints import Complaints
from quiz.deck.diagnostics import Span
from quiz.deck.events import OnCard, compose
from quiz.deck.nodes import Items, Node, Pairs, Scalar
from quiz.deck.parse import BYTE_ORDER_MARK, MOST_BROKEN_PLACES
from quiz.deck.syntax import Broken, blank_out
from quiz.deck.ways import Piece, Way

HEAD = (0, 0)
"""The owner of the keys of the head; others are a line and a column."""


class Places:
    """The keys of one deck file, by their owner and the way to them."""

    def __init__(self, text: str, path: str) -> None:
        self._source = text.removeprefix(BYTE_ORDER_MARK)
        self._path = path
        self._owners: dict[tuple[int, int], Pairs] = {}
        self._complaints = Complaints(path, self._source)
        self._read()

    def span(self, owner: Span | None, way: Way, piece: Piece | None = None) -> Span:
        """The place of what stands at the end of a way, as near as it is known.

        Args:
            owner: Where the card or the function begins; None: the head.
            way: From there; as much of it as is found counts.
            piece: Only a part of the text there.
        """
        start = HEAD if owner is None else (owner.line, owner.column)
        node: Node | None = self._owners.get(start)
        if node is None:
            return owner or Span(self._path, 1, 1)
        for step in way:
            below = _step(node, step)
            if below is None:
                break
            node = below
        if piece is not None and isinstance(node, Scalar):
            return self._part(node, piece)
        return self._complaints.span(node)

    def _read(self) -> None:
        text = self._source
        for _ in range(MOST_BROKEN_PLACES):
            cards: list[Node] = []
            try:
                root = compose(text, Complaints("", text), _into(cards))
            except Broken as broken:
                lines = text.count("\n")
                rest = blank_out(text, min(broken.problem[0], lines))
                if rest is None or rest == text:
                    return
                text = rest
                continue
            self._keep(root, cards)
            return

    def _keep(self, root: Node | None, cards: list[Node]) -> None:
        if not isinstance(root, Pairs):
            return
        self._owners[HEAD] = root
        sections = {key.text: it for key, it in root.pairs if isinstance(key, Scalar)}
        listed = sections.get("cards")
        more = listed.items if isinstance(listed, Items) else []
        for card in (*cards, *more):
            if isinstance(card, Pairs):
                self._own(card, card)
        functions = sections.get("functions")
        if isinstance(functions, Pairs):
            for key, value in functions.pairs:
                if isinstance(value, Pairs):
                    self._own(key, value)

    def _own(self, at: Node, pairs: Pairs) -> None:
        span = self._complaints.span(at)
        self._owners.setdefault((span.line, span.column), pairs)

    def _part(self, node: Scalar, piece: Piece) -> Span:
        whole = self._complaints.span(node)
        raw = self._source[node.start.index : node.end.index]
        is_plain = "\n" not in raw and node.style in ("", "'")
        if is_plain and piece.offset >= 0:
            before = raw[1:] if node.style else raw
            shift = len(node.style) + _doubled(before, piece.offset, node.style)
            width = max(1, min(len(piece.text), whole.width - shift - piece.offset))
            column = whole.column + shift + piece.offset
            return Span(self._path, whole.line, column, width)
        index = raw.find(piece.text) if piece.text.strip() else -1
        if index < 0 or "\n" in piece.text:
            return whole
        above = raw[:index]
        line = whole.line + above.count("\n")
        column = whole.column + index
        if "\n" in above:
            column = index - above.rindex("\n")
        return Span(self._path, line, column, len(piece.text))


def _into(cards: list[Node]) -> OnCard:
    return lambda _, card: cards.append(card)


def _step(node: Node, step: str | int) -> Node | None:
    if isinstance(node, Pairs):
        found = dict(_texts(node))
        if isinstance(step, int):  # the keys of a mapping, as a list of them
            keys = [key for key, _ in node.pairs]
            return keys[step] if step < len(keys) else None
        if step.startswith("="):
            pairs = {key.text: key for key, _ in node.pairs if isinstance(key, Scalar)}
            return pairs.get(step[1:])
        return found.get(step)
    if isinstance(node, Items) and isinstance(step, int):
        return node.items[step] if step < len(node.items) else None
    return None


def _texts(node: Pairs) -> Iterator[tuple[str, Node]]:
    for key, value in node.pairs:
        if isinstance(key, Scalar):
            yield key.text, value


def _doubled(raw: str, offset: int, quote: str) -> int:
    """How many quotes before an offset of the text are written twice."""
    if not quote:
        return 0
    shift = 0
    for _ in range(raw.count(quote)):
        place = raw.find(quote * 2)
        if place < 0 or place - shift >= offset:
            break
        raw = raw[:place] + "\0\0" + raw[place + 2 :]
        shift += 1
    return shift
