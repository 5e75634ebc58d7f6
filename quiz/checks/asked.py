"""A question is asked once, and can be marked when it is."""

from __future__ import annotations

import re

from quiz.checks.finding import finding
from quiz.checks.run import Owned, Run, place_of
from quiz.deck.model import Ask, Claim, Deck, Formula, Function, Property

_SPACES = re.compile(r"\s+")
_END = " ?.!…"


def asked_twice(deck: Deck, run: Run) -> Owned:
    """A question in the words of one before it, or about the same of a function."""
    made = {one.span for one in deck.functions}
    for card in deck.cards:
        if card.question is not None:
            text = card.question.variants[0][1]
            words = _SPACES.sub(" ", text).strip().rstrip(_END).casefold()
            key = "claim" if isinstance(card.answer, Claim) else "q"
            first_text, first = run.questions.setdefault(words, (text, card.span))
            is_told = first.path == card.span.path and first_text == text
            if first is not card.span and not is_told:  # reading tells of the same
                where = place_of(first, deck.path)
                yield card.span, finding("D140", f"={key}", first=where)
        answer = card.answer
        if not isinstance(answer, Formula | Property):
            continue
        function = answer.function
        if function.span == card.span and card.span not in made:
            continue  # a one-off formula
        asked = (function.deck, function.key, answer.ask.value)
        span = run.asked.setdefault(asked, card.span)
        if span is not card.span:
            is_made = card.span in made
            yield (
                card.span,
                finding(
                    "D147",
                    "asks" if is_made else "function",
                    name=function.key,
                    ask=answer.ask.value,
                    first=place_of(span, deck.path),
                ),
            )


def unanswerable(deck: Deck) -> Owned:
    """Cards made of a function that does not say what they ask."""
    for function in deck.functions:
        for place, ask in enumerate(function.asks):
            if not _can_ask(function, ask):
                yield function.span, finding("D145", "asks", place, ask=ask.value)


def _can_ask(function: Function, ask: Ask) -> bool:
    if ask is Ask.RANGE:
        return function.range is not None
    if ask is Ask.GRAPH:
        return not function.vectors and len(function.variables) == 1
    if ask is Ask.ZERO:
        return not function.vectors or function.zero is not None
    return ask is Ask.FORMULA or not function.vectors or bool(function.derivative)
