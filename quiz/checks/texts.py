"""Every text of a deck that a learner reads, with the way to it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from quiz.deck.diagnostics import Span
from quiz.deck.model import (
    Basic,
    Card,
    Choice,
    Claim,
    Cloze,
    Deck,
    Formula,
    Function,
    Link,
    LocalText,
    Number,
    Points,
)
from quiz.deck.ways import Way


@dataclass(frozen=True, slots=True)
class Told:
    """One text in its languages."""

    owner: Span | None
    way: Way
    suffixed: int
    """Which key of the way takes the suffix of a language."""
    text: LocalText
    own: str
    """The deck's language, whose keys have no suffix."""

    def way_in(self, language: str) -> Way:
        """The way to the text in a language."""
        if language == self.own:
            return self.way
        key = f"{self.way[self.suffixed]}.{language}"
        return (*self.way[: self.suffixed], key, *self.way[self.suffixed + 1 :])

    @property
    def key(self) -> str:
        """The key that takes the suffix."""
        return str(self.way[self.suffixed])


def texts_of(deck: Deck) -> Iterator[Told]:
    """The texts of the head, the functions and the cards."""
    own = deck.language
    yield Told(None, ("title",), 0, deck.title, own)
    yield from _links(None, "links", deck.links, own)
    for function in deck.functions:
        yield from _of_function(function, own)
    made = {one.span for one in deck.functions}
    for card in deck.cards:
        if card.span not in made:
            yield from _of_card(card, deck)


def _of_function(function: Function, own: str) -> Iterator[Told]:
    at = function.span
    if function.name.variants != ((own, function.key),):
        yield Told(at, ("name",), 0, function.name, own)
    for key, fact in function.facts:
        yield Told(at, ("facts", key), 1, fact, own)
    for place, reject in enumerate(function.rejects):
        if reject.say is not None:
            yield Told(at, ("reject", place, "say"), 2, reject.say, own)
    yield from _links(at, "sources", function.sources, own)


def _of_card(card: Card, deck: Deck) -> Iterator[Told]:
    at, own = card.span, deck.language
    if card.question is not None:
        key = "claim" if isinstance(card.answer, Claim) else "q"
        yield Told(at, (key,), 0, card.question, own)
    match card.answer:
        case Basic(answer=answer):
            yield Told(at, ("a",), 0, answer, own)
        case Points(points=points, bonus=bonus, red_flags=flags):
            yield from _listed(at, "points", points, own)
            yield from _listed(at, "bonus", bonus, own)
            yield from _listed(at, "red_flags", flags, own)
        case Choice():
            yield from _options(at, card.answer, own)
        case Number(unit=unit) if unit is not None:
            yield Told(at, ("unit",), 0, unit, own)
        case Cloze(texts=texts):
            written = tuple((one.language, _whole(one.pieces)) for one in texts)
            yield Told(at, ("cloze",), 0, LocalText(written), own)
        case Formula(function=function) if function.span == at:
            for place, reject in enumerate(function.rejects):
                if reject.say is not None:
                    yield Told(at, ("reject", place, "say"), 2, reject.say, own)
        case _:
            pass
    yield from _listed(at, "hints", card.hints, own)
    if card.why is not None:
        yield Told(at, ("why",), 0, card.why, own)
    yield from _listed(at, "followups", card.followups, own)
    yield from _links(at, "links", card.links[: -len(deck.links) or None], own)


def _whole(pieces: Iterable[str]) -> str:
    return " … ".join(pieces)


def _listed(at: Span, key: str, texts: Iterable[LocalText], own: str) -> Iterator[Told]:
    for place, text in enumerate(texts):
        yield Told(at, (key, place), 0, text, own)


def _links(
    at: Span | None, key: str, links: Iterable[Link], own: str
) -> Iterator[Told]:
    for place, link in enumerate(links):
        if link.title.variants != ((own, link.url),):
            yield Told(at, (key, place, "title"), 2, link.title, own)


def _options(at: Span, choice: Choice, own: str) -> Iterator[Told]:
    numbers = {True: 0, False: 0}
    for option in choice.options:
        key = "right" if option.right else "wrong"
        way: Way = ("options", key, numbers[option.right])
        numbers[option.right] += 1
        yield Told(at, way, 0, option.text, own)
        if option.reason is not None:
            name = option.text.variants[0][1]
            yield Told(at, ("options", key, name), 0, option.reason, own)
