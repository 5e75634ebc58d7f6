"""`quiz cards find`: the cards that a query means."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from quiz.app.cards_known import Known, known_cards
from quiz.app.cards_text import card_text
from quiz.app.desk import Desk
from quiz.deck.model import KINDS, Level
from quiz.session.query import (
    Both,
    Either,
    Facts,
    Key,
    Named,
    Names,
    Not,
    Query,
    fits,
    folded,
    read_query,
    wants_notes,
    wants_text,
)
from quiz.ui.language import LANGUAGES, sentence


@dataclass(frozen=True, slots=True)
class Missing:
    """A deck or a tag that was named and is not there."""

    key: Key
    name: str
    suggestion: str
    """The nearest that is; empty if none is near."""


@dataclass(frozen=True, slots=True)
class Search:
    """What came of a query."""

    query: Query
    cards: tuple[Known, ...]
    """In the order of the decks."""
    of: int
    """Cards in all decks."""
    alone: tuple[int, ...]
    """Where nothing was found: how many cards fit each of its conditions alone."""
    missing: tuple[Missing, ...] = ()


def search(desk: Desk, text: str, language: str, *, with_notes: bool = False) -> Search:
    """The cards that a text asks for; an empty one asks for all.

    Args:
        language: Whose names of kinds and levels are told, if one is misspelt.
        with_notes: Read notes and flags, though the query does not ask for them.

    Raises:
        QuizError: See `quiz.session.query.read_query`.
    """
    decks = desk.library.deck_ids()
    query = read_query(text, _names(decks, language), today=desk.today())
    cards = known_cards(
        desk,
        desk.library.card_ids(decks),
        with_notes=with_notes or wants_notes(query),
    )
    is_text = wants_text(query)
    facts = [_facts(one, is_text=is_text) for one in cards]
    found = tuple(one for one, of in zip(cards, facts, strict=True) if fits(query, of))
    tags = {tag for one in cards for tag in one.card.tags}
    missing = tuple(_missing(query, {Key.DECK: decks, Key.TAG: sorted(tags)}))
    if found:
        return Search(query, found, len(cards), (), missing)
    alone = tuple(sum(fits(part, of) for of in facts) for part in conditions(query))
    return Search(query, found, len(cards), alone, missing)


def conditions(query: Query) -> Sequence[Query]:
    """The conditions that hold together, one by one."""
    return query.parts if isinstance(query, Both) else (query,)


def _facts(known: Known, *, is_text: bool) -> Facts:
    card = known.card
    return Facts(
        id=known.id,
        deck=card.deck,
        level=card.level.value,
        kind=known.kind,
        tags=card.tags,
        states=known.states,
        numbers=known.numbers(),
        text=card_text(card) if is_text else "",
        notes=tuple(note.text for note in known.kept.notes),
    )


def _names(decks: Sequence[str], language: str) -> Names:
    levels = [level.value for level in Level]
    return Names(
        decks=decks,
        language=language,
        known={
            Key.LEVEL: _spelt("level", levels),
            Key.KIND: _spelt("kind", KINDS.values()),
        },
        shown={
            Key.LEVEL: tuple(sentence(f"level.{one}", language) for one in levels),
            Key.KIND: tuple(
                _quoted(sentence(f"kind.{kind}", language)) for kind in KINDS.values()
            ),
        },
    )


def _spelt(table: str, values: Iterable[str]) -> Mapping[str, str]:
    """Each value by its own name and by those that screens have for it."""
    found = {}
    for value in values:
        found[folded(value)] = value
        for language in LANGUAGES:
            found[folded(sentence(f"{table}.{value}", language))] = value
    return found


def _quoted(name: str) -> str:
    return f'"{name}"' if " " in name else name


def _missing(query: Query, there: Mapping[Key, Sequence[str]]) -> Iterable[Missing]:
    match query:
        case Both(parts=parts) | Either(parts=parts):
            for part in parts:
                yield from _missing(part, there)
        case Not(part=part):
            yield from _missing(part, there)
        case Named(key=key, name=name) if key in there:
            facts = (
                Facts(id="", deck=one, level="", kind="", tags=(one,))
                for one in there[key]
            )
            if not any(fits(query, of) for of in facts):
                near = difflib.get_close_matches(folded(name), there[key], n=1)
                yield Missing(key, name, near[0] if near else "")
        case _:
            pass
