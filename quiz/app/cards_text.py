"""All that a card says, as one text to be searched."""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

from quiz.deck.model import (
    Basic,
    Card,
    Choice,
    Claim,
    Cloze,
    Formula,
    Function,
    Listing,
    LocalText,
    Number,
    Points,
    Property,
)
from quiz.session.query import folded
from quiz.ui.language import LANGUAGES
from quiz.ui.question import asked_words
from quiz.ui.readable import shown


def card_text(card: Card) -> str:
    """Id, question and answer in every language, folded as a query is."""
    return "\n".join(folded(part) for part in _parts(card) if part)


def _parts(card: Card) -> Iterator[str]:
    yield card.id or ""
    yield from _local(card.question)
    match card.answer:
        case Basic(answer=answer):
            yield from _local(answer)
        case Points(points=points, bonus=bonus, red_flags=flags):
            for point in (*points, *bonus, *flags):
                yield from _local(point)
        case Listing(items=items, also=also):
            for item in (*items, *also):
                yield from item.names
        case Formula(function=function, ask=ask) | Property(function=function, ask=ask):
            yield from _function(function)
            if card.question is None:
                yield from (asked_words(function, ask, one) for one in LANGUAGES)
        case Choice(options=options):
            for option in options:
                yield from _local(option.text)
        case Claim():
            pass
        case Number(value=value):
            yield value.text
        case Cloze(texts=texts):
            for cloze in texts:
                # With its gaps filled, as it would be read.
                filled = [gap.names[0] if gap.names else "" for gap in cloze.gaps]
                yield "".join(
                    piece + gap
                    for piece, gap in zip(cloze.pieces, [*filled, ""], strict=True)
                )
                for gap in cloze.gaps:
                    yield from gap.names[1:]
        case _:
            assert_never(card.answer)


def _function(function: Function) -> Iterator[str]:
    yield function.key
    yield from _local(function.name)
    yield from function.aliases
    yield function.formula.text
    yield shown(function.formula.text)  # as screens have it


def _local(text: LocalText | None) -> Iterator[str]:
    if text is not None:
        yield from (variant for _, variant in text.variants)
