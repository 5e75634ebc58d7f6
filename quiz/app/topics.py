"""What cards are about, and which functions are taken for each other.

Both come from the decks: nothing here knows a function by its name.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from itertools import combinations

from quiz.deck.model import Function, LocalText
from quiz.deck.names import folded
from quiz.library import Facets, Library

_WORD = re.compile(r"[^\W_]+(?:[-_][^\W_]+)*")
_LONGEST_NAME = 4
"""Words of a function's name, at most, to be found in a sentence."""


def topic_of(library: Library, facets: Facets) -> str:
    """The first tag that is the card's own; the deck where it has none."""
    own = _own_tags(library, facets.deck, facets.tags)
    return own[0] if own else facets.deck


def topic_title(library: Library, topic: str, language: str) -> str:
    """A topic as a person reads it: the title of a deck, or ``#tag``."""
    deck = library.deck(topic) if topic in library.deck_ids() else None
    return f"#{topic}" if deck is None else deck.title.get(language)


def alike(library: Library, functions: Collection[str]) -> dict[str, frozenset[str]]:
    """Which of some functions are easily taken for which others of them.

    Those whose expected wrong answers (`reject`) are told to be another function,
    and those whose first own tag is the same.

    Args:
        functions: As ``deck:key``.
    """
    found: dict[str, Function] = {}
    names: dict[str, str] = {}
    groups: dict[str, list[str]] = {}
    for place in sorted(functions):
        function = library.function(place)
        if function is None:
            continue
        found[place] = function
        for name in (function.key, *_variants(function.name), *function.aliases):
            names.setdefault(folded(name), place)
        for tag in _own_tags(library, function.deck, function.tags)[:1]:
            groups.setdefault(tag, []).append(place)
    pairs = {pair for group in groups.values() for pair in combinations(group, 2)}
    for place, function in found.items():
        for reject in function.rejects:
            for text in _variants(reject.say):
                pairs |= {(place, other) for other in _named(text, names)}
    near: dict[str, set[str]] = {place: set() for place in found}
    for one, other in pairs:
        if one != other:
            near[one].add(other)
            near[other].add(one)
    return {place: frozenset(others) for place, others in near.items()}


def _own_tags(library: Library, deck_id: str, tags: tuple[str, ...]) -> list[str]:
    deck = library.deck(deck_id)
    common = set(deck.tags) if deck is not None else set()
    return [tag for tag in tags if tag not in common]


def _variants(text: LocalText | None) -> Iterator[str]:
    if text is not None:
        yield from (variant for _, variant in text.variants)


def _named(text: str, names: dict[str, str]) -> Iterator[str]:
    """The functions that a sentence names; of names in one another, the longest."""
    words = [folded(word) for word in _WORD.findall(text)]
    place = 0
    while place < len(words):
        for length in range(_LONGEST_NAME, 0, -1):
            other = names.get("".join(words[place : place + length]))
            if other is not None:
                yield other
                place += length - 1
                break
        place += 1
