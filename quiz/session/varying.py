"""Cards whose numbers are drawn: so that a skill is scheduled and not one question.

A draw hangs on the card and on how often it was rated: whoever comes back to an
answer finds the same numbers, and the next time brings others.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import replace
from functools import partial

from quiz.deck.model import Card, LocalText, Number, Source
from quiz.deck.vary import HELD, MATHEMATICS, alone

Draw = Mapping[str, str]
"""What each name stands for this time."""

_EXAMPLE = -1
"""Times that no card was rated: other numbers than its learner meets."""


def draw(card: Card, times: int) -> dict[str, str]:
    """The numbers of a card that was rated so many times; none if it draws none.

    The same card and number of times give the same numbers, on every machine.
    """
    found = {}
    for one in card.vary:
        seed = f"{card.id}\0{one.name}\0{times}".encode()
        chance = int.from_bytes(hashlib.sha256(seed).digest()[:8], "big")
        found[one.name] = one.values[chance % len(one.values)]
    return found


def example(card: Card) -> Card:
    """The card with some numbers: where it is shown, and not asked to be rated."""
    return drawn(card, draw(card, _EXAMPLE))


def drawn(card: Card, numbers: Draw) -> Card:
    """The card with numbers in the place of their names.

    In texts they are put where `{x}` stands outside of `$…$`, in the number to answer
    with and its tolerance where `x` stands alone.
    """
    if not numbers or not isinstance(card.answer, Number):
        return card
    answer = card.answer
    tolerance = answer.tolerance
    return replace(
        card,
        question=_told(card.question, numbers),
        answer=replace(
            answer,
            value=_computed(answer.value, numbers),
            tolerance=None if tolerance is None else _computed(tolerance, numbers),
        ),
        hints=tuple(_filled(hint, numbers) for hint in card.hints),
        why=_told(card.why, numbers),
        followups=tuple(_filled(one, numbers) for one in card.followups),
        vary=(),
    )


def _told(text: LocalText | None, numbers: Draw) -> LocalText | None:
    return None if text is None else _filled(text, numbers)


def _filled(text: LocalText, numbers: Draw) -> LocalText:
    return LocalText(tuple((code, fill(one, numbers)) for code, one in text.variants))


def fill(text: str, numbers: Draw) -> str:
    """The text with numbers where their names stand in braces.

    >>> fill("$\\\\frac{x}{2}$ at x = {x}", {"x": "-1"})
    '$\\\\frac{x}{2}$ at x = −1'
    """

    def number(found: re.Match[str]) -> str:
        value = numbers.get(found[1])
        return found[0] if value is None else value.replace("-", "−")

    parts, at = [], 0
    for span in MATHEMATICS.finditer(text):
        parts += [HELD.sub(number, text[at : span.start()]), span[0]]
        at = span.end()
    return "".join([*parts, HELD.sub(number, text[at:])])


def _computed(source: Source, numbers: Draw) -> Source:
    text = source.text
    for name, value in numbers.items():
        text = alone(name).sub(partial(_put, value), text)
    return Source(text, source.span)


def _put(value: str, found: re.Match[str]) -> str:
    """A number as it stands in the place of a letter, and joins nothing beside it."""
    before = found.string[: found.start()].rstrip()[-1:]
    joins = before.isalnum() or before in (")", "]", "}")
    return f"({value})" if joins or value.startswith("-") else value
