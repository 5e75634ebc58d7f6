"""Study links: a title in its languages, and an address on the web."""

from __future__ import annotations

from quiz.deck.complaints import Complaints
from quiz.deck.fields import Fields, read_text
from quiz.deck.model import Link, LocalText
from quiz.deck.names import URL
from quiz.deck.nodes import Node, Pairs

KEYS = frozenset({"title", "url"})
TEXTS = frozenset({"title"})


def links(fields: Fields, key: str) -> tuple[Link, ...]:
    """The links under `key`; one that is no web address is left out."""
    read = (_link(node, key, fields) for node in fields.items(key))
    return tuple(link for link in read if link is not None)


def address(node: Node, key: str, complaints: Complaints) -> str | None:
    """A web address, ``http`` or ``https``."""
    text = read_text(node, key, complaints)
    if text is None or URL.fullmatch(text):
        return text
    complaints.add("D119", node, url=text)
    return None


def _link(node: Node, key: str, parent: Fields) -> Link | None:
    complaints = parent.complaints
    if not isinstance(node, Pairs):
        complaints.add("D107", node, key=key)
        return None
    fields = Fields(node, complaints, parent.own)
    fields.admit(KEYS, TEXTS)
    target = fields.values.get("url")
    if target is None:
        complaints.add("D101", node, key="url")
        return None
    url = address(target, "url", complaints)
    if url is None:
        return None
    return Link(fields.local("title") or LocalText(((parent.own, url),)), url)
