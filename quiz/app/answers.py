"""The true answer to a card in one text, where its deck leaves it out worked out."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import assert_never

from quiz.app.pictures import Painter
from quiz.deck.model import (
    Ask,
    Basic,
    Card,
    Choice,
    Claim,
    Cloze,
    Formula,
    Listing,
    Number,
    Points,
    Property,
    Source,
)
from quiz.session import Tools
from quiz.session.numbers import is_decimal
from quiz.ui.language import sentence
from quiz.ui.readable import shown


def completed(card: Card, tools: Tools) -> Card:
    """The card; a value that its deck leaves to be computed, worked out."""
    answer = card.answer
    if isinstance(answer, Number):
        return replace(card, answer=_with_value(answer, tools))
    if not isinstance(answer, Property) or answer.ask is not Ask.ZERO:
        return card
    if answer.function.zero is not None:
        return card
    values = tools.at_zero(answer.function)
    if values is None:
        return card
    zero = Source(f"{values[0]:.6g}", answer.function.span)
    return replace(card, answer=Property(replace(answer.function, zero=zero), Ask.ZERO))


def _with_value(answer: Number, tools: Tools) -> Number:
    """An expression with what it comes to; a plain number as it is."""
    text = answer.value.text
    value = None if is_decimal(text) else tools.constant(text)
    if value is None:
        return answer
    rounded = f"{value:.6g}"
    sign = "=" if math.isclose(float(rounded), value, rel_tol=1e-12) else "≈"
    return replace(answer, value=Source(f"{text} {sign} {rounded}", answer.value.span))


def answer_text(card: Card, painter: Painter, tools: Tools, language: str) -> str:
    """A short true answer; empty for points, each of which says it by itself."""
    match completed(card, tools).answer:
        case Basic(answer=answer):
            return answer.get(language)
        case Formula(function=function, ask=ask):
            return shown(painter.reference(function, ask))
        case Property(function=function, ask=Ask.GRAPH):
            return function.name.get(language)
        case Property(function=function, ask=ask):
            truth = function.range if ask is Ask.RANGE else function.zero
            return shown(truth.text) if truth is not None else ""
        case Choice(options=options):
            return "; ".join(one.text.get(language) for one in options if one.right)
        case Claim(truth=truth):
            return sentence(f"truth.{truth.value}", language)
        case Number(value=value, unit=unit):
            number = shown(value.text)
            return f"{number} {unit.get(language)}" if unit else number
        case Listing(items=items):
            return ", ".join(one.names[0] for one in items)
        case Cloze() as cloze:
            return ", ".join(gap.names[0] for gap in cloze.get(language).gaps)
        case Points():
            return ""
        case other:
            assert_never(other)
