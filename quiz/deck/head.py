"""The head of a deck: what holds for all its cards."""

from __future__ import annotations

from dataclasses import dataclass

from quiz.deck.complaints import Complaints
from quiz.deck.fields import Fields, read_id
from quiz.deck.links import address, links
from quiz.deck.model import Level, Link, LocalText
from quiz.deck.names import DECK_ID, LANGUAGE
from quiz.deck.nodes import Pairs, Scalar

FORMAT = "1"
KEYS = frozenset(
    {
        "quiz",
        "id",
        "title",
        "lang",
        "level",
        "tags",
        "source",
        "links",
        "uses",
        "functions",
        "cards",
    }
)
TEXTS = frozenset({"title"})
LEVELS = {level.value: level for level in Level}


@dataclass(frozen=True, slots=True)
class Head:
    """The keys of a deck save its cards and functions."""

    id: str
    title: LocalText
    language: str
    languages: tuple[str, ...]
    """Those that the title is written in: every question should be too."""
    level: Level
    tags: tuple[str, ...]
    source: str
    links: tuple[Link, ...]
    uses: tuple[str, ...]


def read_head(root: Pairs, complaints: Complaints) -> tuple[Head, Fields] | None:
    """The head and the fields it was read from.

    Returns:
        None where nothing can be made of the file: no usable id, or a format
        that this version does not know.
    """
    language = _language(root, complaints)
    fields = Fields(root, complaints, language)
    fields.admit(KEYS, TEXTS)
    if "lang" not in fields.values:
        complaints.add("D122", root, key="lang", assumed=language)
    deck_id = _deck_id(fields)
    if not _version_is_known(fields) or deck_id is None:
        return None
    title = fields.local("title")
    if title is None:
        title = LocalText(((language, deck_id),))
        if "title" not in fields.values:
            complaints.add("D122", root, key="title", assumed=deck_id)
    level = fields.choice("level", LEVELS)
    source = fields.values.get("source")
    head = Head(
        id=deck_id,
        title=title,
        language=language,
        languages=tuple(code for code, _ in title.variants),
        level=LEVELS[level] if level else Level.MIDDLE,
        tags=fields.texts("tags"),
        source=(address(source, "source", complaints) or "") if source else "",
        links=links(fields, "links"),
        uses=fields.texts("uses"),
    )
    return head, fields


def _language(root: Pairs, complaints: Complaints) -> str:
    for key, value in root.pairs:
        if isinstance(key, Scalar) and key.text == "lang":
            text = value.text if isinstance(value, Scalar) else ""
            if LANGUAGE.fullmatch(text):
                return text
            complaints.add("D126", value, language=text)
            break
    return "en"


def _deck_id(fields: Fields) -> str | None:
    node = fields.values.get("id")
    if node is None:
        fields.complaints.add("D101", fields.node, key="id")
        return None
    return read_id(node, DECK_ID, "D112", fields.complaints)


def _version_is_known(fields: Fields) -> bool:
    node = fields.values.get("quiz")
    if node is None:
        fields.complaints.add("D101", fields.node, key="quiz")
        return True
    text = node.text if isinstance(node, Scalar) else ""
    if text != FORMAT:
        fields.complaints.add("D117", node, version=text)
    return text == FORMAT
