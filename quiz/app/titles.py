"""One line that tells a card from others."""

from __future__ import annotations

from quiz.deck.model import Ask, Card, CardId, Cloze, Formula, Property
from quiz.library import Library
from quiz.ui.question import asked_words


def question_line(library: Library, card_id: CardId, language: str) -> str:
    """The card's question on one line; its id if the card has gone."""
    card = library.card(card_id)
    return card_id if card is None else question_of(card, language) or card_id


def question_of(card: Card, language: str) -> str:
    """The card's question in one text; empty where it has none."""
    if card.question is not None:
        return card.question.get(language)
    match card.answer:
        case Formula(function=function, ask=ask) | Property(function=function, ask=ask):
            return asked_words(function, ask, language)
        case Cloze():
            return "…".join(card.answer.get(language).pieces)
        case _:
            return ""


def answered_line(library: Library, card_id: CardId, language: str) -> str:
    """The same for a card that was answered: a curve has the name of its function."""
    line, card = question_line(library, card_id, language), library.card(card_id)
    answer = card.answer if card is not None else None
    if isinstance(answer, Property) and answer.ask is Ask.GRAPH:
        return f"{line} ({answer.function.name.get(language)})"
    return line
