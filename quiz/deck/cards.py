"""One card: its answer by kind, and the keys that all kinds share."""

from __future__ import annotations

from dataclasses import dataclass, field

from quiz.deck.answers import BUILDERS
from quiz.deck.complaints import Complaints
from quiz.deck.diagnostics import Span
from quiz.deck.fields import Fields, read_id, read_source
from quiz.deck.functions import ASKS, read_function
from quiz.deck.functions import KEYS as FUNCTION_KEYS
from quiz.deck.head import LEVELS, Head
from quiz.deck.links import links
from quiz.deck.model import (
    Answer,
    Ask,
    Card,
    CardId,
    Formula,
    Function,
    LocalText,
    Property,
    Source,
)
from quiz.deck.names import CARD_ID, CARD_REFERENCE, folded
from quiz.deck.nodes import Node, Pairs
from quiz.deck.vary import check_places, read_vary

COMMON = frozenset(
    [
        "id",
        "level",
        "tags",
        "hints",
        "links",
        "why",
        "followups",
        "time",
        "aka",
        "rev",
        "vary",
    ]
)
COMMON_TEXTS = frozenset({"hints", "why", "followups"})
KEYS_BY_KIND: dict[str, tuple[str, str]] = {  # its keys; those with variants
    "a": ("q a", "q a"),
    "points": ("q points bonus red_flags", "q points bonus red_flags"),
    "list": ("q list also need ordered", "q"),
    "formula": ("q", "q name"),
    "function": ("q function ask", "q"),
    "options": ("q options", "q options"),
    "claim": ("claim verdict", "claim"),
    "number": ("q number tol unit", "q unit"),
    "cloze": ("q cloze", "q cloze"),
}
_KNOWN = {kind: COMMON | set(keys.split()) for kind, (keys, _) in KEYS_BY_KIND.items()}
_KNOWN["formula"] |= FUNCTION_KEYS - {"asks"}
_TEXTS = {
    kind: COMMON_TEXTS | set(texts.split()) for kind, (_, texts) in KEYS_BY_KIND.items()
}
_ALL_KNOWN = frozenset().union(*_KNOWN.values()) - (FUNCTION_KEYS - {"formula"})
_ALL_TEXTS = frozenset().union(*_TEXTS.values())
_KINDS = tuple(KEYS_BY_KIND)
NEEDS_NO_QUESTION = frozenset({"claim", "cloze", "function"})
LONGEST_SECONDS = 3600


@dataclass(slots=True)
class Shelf:
    """What the cards of one deck need to know of each other while they are read."""

    head: Head
    functions: dict[str, Function]
    """The deck's own, by folded name."""
    taken: dict[str, Span] = field(default_factory=dict)
    asked: dict[str, Span] = field(default_factory=dict)
    followups: list[tuple[CardId, Span]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Draft:
    """A card as read; `function` is the name it refers to, if not in this deck."""

    card: Card
    function: Source | None = None
    ask: Ask = Ask.FORMULA


def read_card(node: Node, shelf: Shelf, complaints: Complaints) -> Draft | None:
    """The card that a node describes; None with complaints if it is unusable."""
    if not isinstance(node, Pairs):
        complaints.add("D130", node)
        return None
    errors = complaints.errors
    head = shelf.head
    fields = Fields(node, complaints, head.language)
    values = fields.values
    span = complaints.span(node)
    card_id = _own_id(fields, shelf)
    kind = _kind(fields)
    if kind is None:
        return None
    question = fields.local("claim" if kind == "claim" else "q")
    if question is not None:
        _check_question(question, fields, shelf)
    elif kind not in NEEDS_NO_QUESTION and not (
        fields.has("q") or (kind == "formula" and fields.has("name"))
    ):
        complaints.add("D114", node)
    reference, ask = None, Ask.FORMULA
    answer: Answer | None
    if kind == "formula":
        name = str(card_id or "").rpartition(":")[2]
        one_off = read_function(fields, name, head.id, question)
        answer = Formula(one_off) if one_off else None
    elif kind == "function":
        named, ask = fields.source("function"), _ask(fields)
        found = shelf.functions.get(_bare(named.text, head.id)) if named else None
        reference = None if found else named
        answer = about(found or stand_in(named), ask) if named else None
    else:
        answer = BUILDERS[kind](fields)
    level = fields.choice("level", LEVELS) if "level" in values else None
    aka = tuple(_full_ids(fields, "aka", head.id)) if "aka" in values else ()
    followups = _followups(fields, shelf) if fields.has("followups") else ()
    hints = fields.locals("hints", one=True) if fields.has("hints") else ()
    own_tags = fields.texts("tags") if "tags" in values else ()
    own_links = links(fields, "links") if "links" in values else ()
    card = None
    if answer is not None:
        card = Card(
            id=card_id,
            deck=head.id,
            question=question,
            answer=answer,
            level=LEVELS[level] if level else head.level,
            tags=joined(head.tags, own_tags),
            hints=hints,
            links=own_links + head.links,
            why=fields.local("why"),
            followups=followups,
            time_seconds=fields.whole("time", 1, LONGEST_SECONDS),
            aka=aka,
            revision=fields.whole("rev", 0, 1_000_000) or 0,
            vary=read_vary(fields, kind),
            span=span,
        )
        check_places(card, node, complaints)
    if card is None or complaints.errors > errors or complaints.spoilt(node):
        return None
    return Draft(card, reference, ask)


def about(function: Function, ask: Ask) -> Formula | Property:
    """The answer of a card that asks this of a function."""
    if ask in (Ask.FORMULA, Ask.DERIVATIVE):
        return Formula(function, ask)
    return Property(function, ask)


def made_cards(function: Function, head: Head) -> list[Card]:
    """The cards that a function asks for, ids ``deck:function.ask``.

    They stand beside any card of the author's that asks the same under an id of
    its own: which of the two a deck wants is its author's choice.
    """
    return [
        Card(
            id=CardId(f"{head.id}:{function.key}.{ask}"),
            deck=head.id,
            question=None,
            answer=about(function, ask),
            level=function.level or head.level,
            tags=joined(head.tags, function.tags),
            links=function.sources + head.links,
            span=function.span,
        )
        for ask in function.asks
    ]


def stand_in(name: Source) -> Function:
    """A function of another deck, until that deck has been read."""
    return Function(
        key=name.text,
        deck="",
        name=LocalText((("", name.text),)),
        formula=Source("", name.span),
        span=name.span,
    )


def joined(first: tuple[str, ...], then: tuple[str, ...]) -> tuple[str, ...]:
    """Both in order, without repeats."""
    return tuple(dict.fromkeys(first + then)) if then else first


def _own_id(fields: Fields, shelf: Shelf) -> CardId | None:
    if "id" not in fields.values:
        return None
    node = fields.values["id"]
    complaints = fields.complaints
    text = read_id(node, CARD_ID, "D113", complaints)
    if text is None:
        return None
    where = complaints.span(node)
    first = shelf.taken.setdefault(text, where)
    if first is not where:
        complaints.add("D104", node, id=text, first=f"{first.line}:{first.column}")
        return None
    return CardId(f"{shelf.head.id}:{text}")


def _kind(fields: Fields) -> str | None:
    values = fields.values
    found = [kind for kind in _KINDS if kind in values]
    if not found:
        bare = {name.partition(".")[0] for name in values}
        found = [kind for kind in _KINDS if kind in bare]
    if len(found) == 1:
        fields.admit(_KNOWN[found[0]], _TEXTS[found[0]])
        return found[0]
    if found:
        place = fields.places.get(found[1]) or fields.node
        fields.complaints.add("D116", place, first=found[0], second=found[1])
    else:
        fields.admit(_ALL_KNOWN, _ALL_TEXTS)
        kinds = ", ".join(f"`{kind}`" for kind in _KINDS)
        fields.complaints.add("D115", fields.node, kinds=kinds)
    return None


def _check_question(question: LocalText, fields: Fields, shelf: Shelf) -> None:
    key = "claim" if "claim" in fields.values else "q"
    node = fields.places.get(key) or fields.node
    languages = shelf.head.languages
    if len(languages) > len(question.variants):
        written = {code for code, _ in question.variants}
        for language in languages:
            if language not in written:
                fields.complaints.add("D125", node, key=key, language=language)
    where = fields.complaints.span(node)
    first = shelf.asked.setdefault(question.variants[0][1], where)
    if first is not where:
        fields.complaints.add("D140", node, first=f"{first.line}:{first.column}")


def _ask(fields: Fields) -> Ask:
    return ASKS[fields.choice("ask", ASKS) or "formula"]


def _bare(name: str, deck_id: str) -> str:
    return folded(name.removeprefix(f"{deck_id}:"))


def _full_ids(fields: Fields, key: str, deck_id: str) -> list[str]:
    return [
        text if ":" in text else f"{deck_id}:{text}"
        for text in fields.texts(key, one=True)
    ]


def _followups(fields: Fields, shelf: Shelf) -> tuple[LocalText, ...]:
    texts = []
    nodes = [
        source
        for item in (fields.items("followups") if "followups" in fields.values else [])
        if (source := read_source(item, "followups", fields.complaints))
    ]
    places = {source.text: source.span for source in nodes}
    for text in fields.locals("followups") if nodes else ():
        language, own = text.variants[0]
        match = CARD_REFERENCE.fullmatch(own)
        if match is None or own not in places:
            texts.append(text)
            continue
        card_id = CardId(f"{match['deck'] or shelf.head.id}:{match['card']}")
        shelf.followups.append((card_id, places[own]))
        texts.append(LocalText(((language, str(card_id)),)))
    return tuple(texts)
