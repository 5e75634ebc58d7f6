"""The second step of reading: what a deck says of other decks.

A file is parsed alone; its cards on functions of other decks and its
follow-ups to their cards are tied up here, by whoever holds all the decks.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from quiz.deck.cards import about
from quiz.deck.codes import SEVERITIES
from quiz.deck.diagnostics import Diagnostic
from quiz.deck.fields import suggestion
from quiz.deck.model import CardId, Deck, Function


def resolve(
    deck: Deck,
    find_function: Callable[[str], Function | None],
    known: Iterable[str] = (),
) -> tuple[Deck, list[Diagnostic]]:
    """The deck with its pending cards completed, and complaints about the rest.

    Args:
        find_function: A function by name as this deck sees it, or None.
        known: Names to suggest from where `find_function` finds none.
    """
    if not deck.pending:
        return deck, []
    names = tuple(known)
    found: list[Diagnostic] = []
    cards = []
    pending = iter(deck.pending)
    waiting = next(pending, None)
    for place in range(len(deck.cards) + 1):
        while waiting is not None and waiting.place == place:
            function = find_function(waiting.function.text)
            if function is None:
                name = waiting.function.text
                shown = suggestion(name.rpartition(":")[2], names)
                arguments = (("name", name), ("suggestion", shown))
                span = waiting.function.span
                found.append(Diagnostic(span, "D121", arguments, SEVERITIES["D121"]))
            else:
                answer = about(function, waiting.ask)
                cards.append(replace(waiting.card, answer=answer))
            waiting = next(pending, None)
        if place < len(deck.cards):
            cards.append(deck.cards[place])
    return replace(deck, cards=tuple(cards), pending=()), found


def dangling(deck: Deck, exists: Callable[[CardId], bool]) -> list[Diagnostic]:
    """Follow-ups to cards of other decks that are not there."""
    return [
        Diagnostic(span, "D120", (("id", card_id),), SEVERITIES["D120"])
        for card_id, span in deck.mentions
        if not exists(card_id)
    ]
