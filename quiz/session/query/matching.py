"""A query held against what is known of a card."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from operator import ge, gt, le, lt
from typing import assert_never

from quiz.session.query.tree import (
    Both,
    Compared,
    Either,
    Field,
    Is,
    Key,
    Named,
    Not,
    Query,
    State,
    Words,
)

_ORDERS = {"<": lt, "<=": le, ">": gt, ">=": ge}
_NEAR: Mapping[Field, float] = {
    Field.STABILITY: 0.5,
    Field.DIFFICULTY: 0.05,
    Field.RETRIEVABILITY: 0.005,
}
"""Numbers this far apart look the same where they are shown, and count as equal."""
_ANY = "*"


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What a query may ask of a card."""

    id: str
    deck: str
    level: str
    kind: str
    tags: tuple[str, ...] = ()
    states: frozenset[State] = frozenset()
    numbers: Mapping[Field, float] = field(default_factory=dict)
    """Those that there are: a new card has no stability."""
    text: str = ""
    """Id, question and answer in every language, each on a line, `folded`; see
    `wants_text`."""
    notes: tuple[str, ...] = ()
    """See `wants_notes`."""


def folded(text: str) -> str:
    """A text as it is compared: no case, ё as е, spaces as one.

    >>> folded("Ещё  ОДИН"), folded("ReLU")
    ('еще один', 'relu')
    """
    plain = unicodedata.normalize("NFC", text).casefold().replace("ё", "е")
    return " ".join(plain.split())


def fits(query: Query, facts: Facts) -> bool:
    """Whether a card is meant."""
    match query:
        case Both(parts=parts):
            return all(fits(part, facts) for part in parts)
        case Either(parts=parts):
            return any(fits(part, facts) for part in parts)
        case Not(part=part):
            return not fits(part, facts)
        case Is(state=state):
            return state in facts.states
        case Words():
            return _says(query, facts.text)
        case Compared():
            return _compares(query, facts)
        case Named(key=key, name=name):
            return _is_named(key, name, facts)
        case _:
            assert_never(query)


def wants_text(query: Query) -> bool:
    """Whether it looks for words, so that the text of cards is needed."""
    return _has(query, lambda one: isinstance(one, Words))


def wants_notes(query: Query) -> bool:
    """Whether notes or flags are needed, which lie in the log."""
    return _has(
        query,
        lambda one: (
            one == Is(State.FLAGGED) or (isinstance(one, Named) and one.key is Key.NOTE)
        ),
    )


def _has(query: Query, is_it: Callable[[Query], bool]) -> bool:
    match query:
        case Both(parts=parts) | Either(parts=parts):
            return any(_has(part, is_it) for part in parts)
        case Not(part=part):
            return _has(part, is_it)
        case _:
            return is_it(query)


def _says(words: Words, text: str) -> bool:
    wanted = folded(words.text)
    if words.is_exact or _ANY not in wanted:
        return wanted in text
    # A pattern reaches from no part of a card into the next.
    return any(_is_like(f"*{wanted}*", part) for part in text.split("\n"))


def _compares(query: Compared, facts: Facts) -> bool:
    value = facts.numbers.get(query.field)
    if value is None:
        return False
    if query.sign in _ORDERS:
        return bool(_ORDERS[query.sign](value, query.number))
    is_equal = abs(value - query.number) <= _NEAR.get(query.field, 0.0)
    return is_equal == (query.sign == "=")


def _is_named(key: Key, name: str, facts: Facts) -> bool:
    wanted = folded(name)
    match key:
        case Key.DECK:
            deck = folded(facts.deck)
            return (
                _is_like(wanted, deck)
                or _is_like(wanted, deck.rpartition("/")[2])
                or deck.startswith(f"{wanted.rstrip('/')}/")
            )
        case Key.TAG:
            wanted = wanted.removeprefix("#")
            return any(_is_like(wanted, folded(tag)) for tag in facts.tags)
        case Key.LEVEL:
            return facts.level == name
        case Key.KIND:
            return facts.kind == name
        case Key.ID:
            return _is_like(f"*{wanted}*", folded(facts.id))
        case Key.NOTE:
            return any(_is_like(f"*{wanted}*", folded(one)) for one in facts.notes)
        case _:
            assert_never(key)


def _is_like(pattern: str, text: str) -> bool:
    """Whether a text is a pattern in which ``*`` stands for anything.

    Taken greedily from the left, so that no pattern is slow.
    """
    first, *rest = pattern.split(_ANY)
    if not rest:
        return text == pattern
    *middle, last = rest
    if not text.startswith(first) or len(text) < len(first) + len(last):
        return False
    place, end = len(first), len(text) - len(last)
    for part in middle:
        found = text.find(part, place, end)
        if found < 0:
            return False
        place = found + len(part)
    return text.endswith(last)
