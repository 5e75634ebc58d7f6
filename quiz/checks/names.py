"""Names that a learner may type belong to one thing each."""

from __future__ import annotations

from collections.abc import Iterator

from quiz.checks.finding import Finding, finding
from quiz.checks.run import Owned
from quiz.deck.model import Deck, Formula, Function, Listing
from quiz.deck.names import folded
from quiz.deck.ways import Way


def names_at_odds(deck: Deck) -> Owned:
    """Names of functions, letters and items that are there twice."""
    owners: dict[str, Function] = {}
    for function in deck.functions:
        owners.setdefault(folded(function.key), function)
    for function in deck.functions:
        for found in (*_shared(function, owners), *_letters(function)):
            yield function.span, found
    for card in deck.cards:
        match card.answer:
            case Listing():
                for found in _items(card.answer):
                    yield card.span, found
            case Formula(function=function) if function.span == card.span:
                for found in _letters(function):
                    yield card.span, found
            case _:
                pass


def _shared(function: Function, owners: dict[str, Function]) -> Iterator[Finding]:
    names: list[tuple[Way, str]]
    names = [(("name",), text) for _, text in function.name.variants]
    names += [(("aliases", place), it) for place, it in enumerate(function.aliases)]
    own: set[str] = set()
    for way, name in names:
        other = owners.setdefault(folded(name), function)
        if other is not function:
            yield finding("D144", *way, name=name, other=other.key)
        elif way[0] == "aliases" and name in own:
            yield finding("D141", *way, name=name, key="aliases")
        own.add(name)


def _letters(function: Function) -> Iterator[Finding]:
    owners = dict.fromkeys(function.variables, "vars")
    for place, (name, value) in enumerate(function.params):
        if name in owners:
            way = f"={name}" if value else place
            yield finding("D134", "params", way, name=name, other=owners[name])
        owners.setdefault(name, "params")
    taken = {name: name for name in owners}
    for name, aliases in function.param_aliases:
        for place, alias in enumerate(aliases):
            other = taken.setdefault(alias, name)
            if other != name:
                yield finding(
                    "D132", "param_aliases", name, place, name=alias, other=other
                )


def _items(listing: Listing) -> Iterator[Finding]:
    owners: dict[str, tuple[str, int]] = {}
    for key, items in (("list", listing.items), ("also", listing.also)):
        for place, item in enumerate(items):
            for number, name in enumerate(item.names):
                first = owners.setdefault(_plain(name), (key, place))
                if first != (key, place):
                    yield finding("D141", key, place, number, name=name, key=first[0])


def _plain(name: str) -> str:
    return folded(name) or name
