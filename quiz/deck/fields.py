"""The keys of one mapping, read by type. Whatever is wrong becomes a complaint."""

from __future__ import annotations

import difflib
import re
from collections.abc import Collection, Mapping

from quiz.deck.complaints import Complaints
from quiz.deck.model import LocalText, Source
from quiz.deck.names import LANGUAGE
from quiz.deck.nodes import Items, Node, Pairs, Scalar
from quiz.deck.traps import check_split, check_text, wrong_shape

MOST_SUGGESTED = 12

Variants = list[tuple[str, Node]]


class Fields:
    """A mapping's values by key, those of suffix keys (``q.en``) by language.

    Args:
        own: The deck's own language, that of keys without a suffix.
    """

    __slots__ = ("complaints", "node", "own", "places", "values", "variants")

    def __init__(self, node: Pairs, complaints: Complaints, own: str) -> None:
        self.node = node
        self.complaints = complaints
        self.own = own
        self.values: dict[str, Node] = {}
        self.places: dict[str, Scalar] = {}
        self.variants: dict[str, Variants] = {}
        values = self.values
        places = self.places
        for key, value in node.pairs:
            if not isinstance(key, Scalar):
                complaints.add("D133", key)
                continue
            name = key.text
            if name in values:
                first = complaints.span(places[name])
                place = f"{first.line}:{first.column}"
                complaints.add("D103", key, key=name, first=place)
                continue
            values[name] = value
            places[name] = key

    def admit(self, known: Collection[str], texts: Collection[str]) -> None:
        """Sort out the suffix keys, and complain about keys that are not `known`.

        Args:
            texts: Those of `known` that have language variants.
        """
        values = self.values
        extra = [name for name in values if name not in known]
        for name in extra:
            base, _, language = name.rpartition(".")
            key = self.places[name]
            if base not in texts:
                shown = suggestion(base if base in known else name, known)
                self.complaints.add("D102", key, key=name, suggestion=shown)
            elif not LANGUAGE.fullmatch(language):
                self.complaints.add("D126", key, language=language)
            elif language == self.own:
                if base in values:
                    first = self.complaints.span(self.places[base])
                    place = f"{first.line}:{first.column}"
                    self.complaints.add("D103", key, key=name, first=place)
                else:
                    values[base] = values[name]
                    self.places[base] = key
            else:
                self.variants.setdefault(base, []).append((language, values[name]))
        for base in self.variants:
            if base not in values:
                key = self.places[f"{base}.{self.variants[base][0][0]}"]
                self.complaints.add("D124", key, key=key.text, own=base)

    def has(self, key: str) -> bool:
        """Whether the key is written, in any language."""
        return key in self.values or key in self.variants

    def all_variants(self, key: str) -> Variants:
        """The key's nodes by language, the deck's own first."""
        own = self.values.get(key)
        variants = self.variants.get(key)
        if own is None:
            return variants or []
        return [(self.own, own), *(variants or ())]

    def text(self, key: str) -> str | None:
        """A text without variants; None if there is none."""
        node = self.values.get(key)
        return None if node is None else read_text(node, key, self.complaints)

    def local(self, key: str) -> LocalText | None:
        """A text in its languages; None if there is none."""
        node = self.values.get(key)
        if node is not None and key not in self.variants:
            text = read_text(node, key, self.complaints)
            return None if text is None else LocalText(((self.own, text),))
        pairs = []
        for language, variant in self.all_variants(key):
            text = read_text(variant, key, self.complaints)
            if text is not None:
                pairs.append((language, text))
        return LocalText(tuple(pairs)) if pairs else None

    def locals(self, key: str, *, one: bool = False) -> tuple[LocalText, ...]:
        """A list of texts, its variants matched by number."""
        by_language: list[tuple[str, list[Node]]] = []
        for language, node in self.all_variants(key):
            items = self._items(node, key, one=one, prose=True)
            if items is None:
                return ()
            by_language.append((language, items))
        return zip_variants(by_language, key, self.all_variants(key), self.complaints)

    def source(self, key: str) -> Source | None:
        """A formula, as spelt."""
        node = self.values.get(key)
        return None if node is None else read_source(node, key, self.complaints)

    def texts(self, key: str, *, one: bool = False) -> tuple[str, ...]:
        """A list of names or expressions; with `one`, a single text will do."""
        node = self.values.get(key)
        if node is None:
            return ()
        items = self._items(node, key, one=one, prose=False) or []
        texts = (read_text(item, key, self.complaints) for item in items)
        return tuple(text for text in texts if text is not None)

    def items(self, key: str) -> list[Node]:
        """The nodes of a list; complains if it is none."""
        node = self.values.get(key)
        if node is None:
            return []
        return self._items(node, key, one=False, prose=False) or []

    def _items(
        self, node: Node, key: str, *, one: bool, prose: bool
    ) -> list[Node] | None:
        if isinstance(node, Items):
            if not check_split(node, self.complaints, prose=prose):
                return None
            return node.items
        if one and isinstance(node, Scalar):
            return [node]
        self.complaints.add("D106", node, key=key)
        return None

    def mapping(self, key: str) -> list[tuple[Scalar, Node]]:
        """Keys and values of a mapping whose keys are free; repeats complained of."""
        node = self.values.get(key)
        if node is None:
            return []
        if not isinstance(node, Pairs):
            self.complaints.add("D107", node, key=key)
            return []
        inner = Fields(node, self.complaints, self.own)
        return [(inner.places[name], value) for name, value in inner.values.items()]

    def whole(self, key: str, low: int, high: int) -> int | None:
        """A whole number between two bounds, both included."""
        node = self.values.get(key)
        if node is None:
            return None
        text = node.text if isinstance(node, Scalar) else ""
        if text.isascii() and text.isdigit() and len(text) < 10:
            number = int(text)
            if low <= number <= high:
                return number
        arguments = {"value": text, "low": str(low), "high": str(high)}
        self.complaints.add("D108", node, key=key, **arguments)
        return None

    def truth(self, key: str) -> bool:
        """True or false; false where the key is absent."""
        node = self.values.get(key)
        if node is None:
            return False
        text = node.text.lower() if isinstance(node, Scalar) else ""
        if text not in ("true", "false"):
            self.complaints.add("D109", node, key=key, value=text)
        return text == "true"

    def choice(self, key: str, choices: Mapping[str, object]) -> str | None:
        """One of a few words."""
        node = self.values.get(key)
        return (
            None if node is None else read_choice(node, key, choices, self.complaints)
        )


def read_text(node: Node, key: str, complaints: Complaints) -> str | None:
    """The text of a node as its author wrote it; None with a complaint if none."""
    if not isinstance(node, Scalar):
        wrong_shape(node, key, complaints)
        return None
    text = node.text
    if node.style == "*":  # an alias, complained about already
        return None
    if not text or text.isspace():
        complaints.add("D111", node, key=key)
        return None
    if not check_text(node, complaints):
        return None
    return text.rstrip("\n") if node.style in ("|", ">") else text


def read_source(node: Node, key: str, complaints: Complaints) -> Source | None:
    """The text of a node with its place, for whoever reads it as a formula."""
    text = read_text(node, key, complaints)
    return None if text is None else Source(text, complaints.span(node))


def read_id(
    node: Node, pattern: re.Pattern[str], code: str, complaints: Complaints
) -> str | None:
    """An id of the given form; what YAML does to prose does not matter to ids."""
    if isinstance(node, Scalar):
        if pattern.fullmatch(node.text):
            return node.text
        if node.text.strip():
            complaints.add(code, node, id=node.text)
            return None
    read_text(node, "id", complaints)
    return None


def read_choice(
    node: Node, key: str, choices: Mapping[str, object], complaints: Complaints
) -> str | None:
    """The one of `choices` that a node names, in any case of letters."""
    text = node.text if isinstance(node, Scalar) else ""
    if text.lower() in choices:
        return text.lower()
    listed = ", ".join(f"`{choice}`" for choice in choices)
    complaints.add("D110", node, key=key, value=text, choices=listed)
    return None


def zip_variants(
    by_language: list[tuple[str, list[Node]]],
    key: str,
    nodes: Variants,
    complaints: Complaints,
) -> tuple[LocalText, ...]:
    """Lists in several languages to one list of texts; they must match in number."""
    if not by_language:
        return ()
    own_count = len(by_language[0][1])
    for (language, items), (_, node) in zip(by_language, nodes, strict=True):
        if len(items) != own_count:
            name = f"{key}.{language}"
            complain_of_counts(node, name, len(items), key, own_count, complaints)
            return ()
    texts: list[LocalText] = []
    for place in range(own_count):
        pairs = []
        for language, items in by_language:
            text = read_text(items[place], key, complaints)
            if text is not None:
                pairs.append((language, text))
        if pairs:
            texts.append(LocalText(tuple(pairs)))
    return tuple(texts)


def complain_of_counts(
    node: Node, key: str, count: int, own: str, own_count: int, complaints: Complaints
) -> None:
    """Complain that two languages do not have the same number of entries."""
    complaints.add(
        "D123", node, key=key, count=str(count), own=own, own_count=str(own_count)
    )


def suggestion(name: str, known: Collection[str]) -> str:
    """The known name most like `name`, else the known ones, each in backticks."""
    close = difflib.get_close_matches(name, sorted(known), n=1)
    shown = close or sorted(known)[:MOST_SUGGESTED]
    more = ["…"] if not close and len(known) > MOST_SUGGESTED else []
    return ", ".join([*(f"`{other}`" for other in shown), *more]) or "–"
