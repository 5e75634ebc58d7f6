"""What a deck states that can be worked out again: formulas, numbers, figures."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

import mpmath

from quiz.app.grading import Grader
from quiz.deck import Deck, Function
from quiz.deck.model import Ask, Card, Formula, Number
from quiz.verdict import Outcome

from .conftest import Evaluate, Exact
from .truths import exact

Point = Mapping[str, Exact | Sequence[Exact]]
Truth = Callable[..., "mpmath.mpf"]


@dataclass(frozen=True, slots=True)
class Stated:
    """What a deck states, worked out independently of it, by the ids of its cards."""

    deck: str
    formulas: Mapping[str, tuple[Truth, Sequence[Point]]]
    """Each formula's definition, and points to compare it at."""
    numbers: Mapping[str, Callable[[], mpmath.mpf]]
    figures: Sequence[tuple[str, str, mpmath.mpf]]
    """Cards, figures in their explanations as written, and the values."""
    accepted: Mapping[str, Sequence[str]]
    """Right answers as people type them."""


CLOSE = mpmath.mpf(10) ** -25


def cards_of(deck: Deck) -> dict[str, Card]:
    """The cards by their id within the deck."""
    return {card.id.partition(":")[2]: card for card in deck.cards if card.id}


def formulas(deck: Deck) -> dict[str, Function]:
    """What is true of each card that asks for a formula."""
    return {
        name: card.answer.function
        for name, card in cards_of(deck).items()
        if isinstance(card.answer, Formula) and card.answer.ask is Ask.FORMULA
    }


def numbers(deck: Deck) -> dict[str, Number]:
    """What each card that asks for a number holds."""
    return {
        name: card.answer
        for name, card in cards_of(deck).items()
        if isinstance(card.answer, Number)
    }


def known(truth: Truth, point: Point, index: int) -> mpmath.mpf:
    """The true value: vectors are lists, and an index counts from 0."""
    given = {
        letter: [exact(one) for one in value]
        if isinstance(value, Sequence)
        else exact(value)
        for letter, value in point.items()
    }
    return truth(**given, **({"at": index - 1} if index else {}))


def is_told(
    function: Function, source: str, truth: Truth, point: Point, evaluate: Evaluate
) -> bool:
    """Whether a form has the true value at a point, of a vector at each index."""
    lengths = [len(one) for one in point.values() if isinstance(one, Sequence)]
    indices = range(1, lengths[0] + 1) if _has_index(truth) else (0,)
    for index in indices:
        found = evaluate(function, source, point, index or 1)
        if found is None or abs(found - known(truth, point, index)) > CLOSE:
            return False
    return True


def _has_index(truth: Truth) -> bool:
    return "at" in truth.__code__.co_varnames[: truth.__code__.co_argcount]


def number_is(
    answer: Number, wanted: mpmath.mpf, evaluate: Evaluate, any_one: Function
) -> bool:
    """Whether a card's number is the one worked out, within its own tolerance."""
    stated = evaluate(any_one, answer.value, {})
    assert stated is not None
    tolerance = answer.tolerance and evaluate(any_one, answer.tolerance, {})
    return bool(abs(stated - wanted) <= (tolerance or 1e-15))


def slips_not_told(deck: Deck, grader: Grader) -> list[tuple[str, str, str]]:
    """Expected slips that get another verdict than their own words."""
    found = []
    for name, function in formulas(deck).items():
        for reject in function.rejects:
            verdict = grader.grade(function, Ask.FORMULA, reject.form.text)
            assert reject.say is not None, (name, reject.form.text)
            said = dict(verdict.arguments).get("say.en")
            if verdict.outcome is not Outcome.WRONG or said != reject.say.get("en"):
                found.append((name, reject.form.text, verdict.reason))
    return found


def refused(
    answers: Mapping[str, Sequence[str]], deck: Deck, grader: Grader
) -> list[tuple[str, str]]:
    """Right answers, by card, that are not found to be right."""
    functions = formulas(deck)
    return [
        (name, text)
        for name, texts in answers.items()
        for text in texts
        if grader.grade(functions[name], Ask.FORMULA, text).outcome
        is not Outcome.CORRECT
    ]


def figures_amiss(
    figures: Sequence[tuple[str, str, mpmath.mpf]], deck: Deck
) -> list[tuple[str, str]]:
    """Figures that a card's texts do not state, or that are not the value rounded."""
    cards = cards_of(deck)
    found = []
    for name, figure, value in figures:
        places = len(figure.partition(".")[2])
        half = mpmath.mpf(10) ** -places / 2
        said = all(figure in text for text in texts_of(cards[name]))
        if not said or abs(mpmath.mpf(figure) - value) > half:
            found.append((name, figure))
    return found


def texts_of(card: Card) -> tuple[str, str]:
    """The explanation of a card in both languages."""
    assert card.why is not None
    return card.why.get("ru"), card.why.get("en")


def parts(*numbers: str) -> list[Fraction]:
    """Numbers of a vector."""
    return [Fraction(one) for one in numbers]
