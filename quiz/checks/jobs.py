"""Which rules about formulas a function or a card is put to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from quiz.checks.finding import Finding, Job
from quiz.checks.formulas_in import gap_like, option_like
from quiz.deck.diagnostics import Span
from quiz.deck.model import Card, Choice, Cloze, Deck, Formula, Function, Number
from quiz.deck.ways import Piece, Way
from quiz.session.varying import draw, drawn

_DRAWS = 5
"""Questions of a card with drawn numbers that are tried."""
FIRST = "reading"
"""What this rule finds makes the others pointless."""
_ALWAYS = ("letters", "formula")
_BY_KEY = {
    "derivative": "derivative",
    "reject": "rejects",
    "range": "range",
    "domain": "domain",
    "zero": "zero",
    "limits": "limits",
    "kinks": "kinks",
    "stable": "stable",
}
"""Rules, and what a function must state for them."""


@dataclass(frozen=True, slots=True)
class Task:
    """The rules that one card or function is put to."""

    owner: Span
    name: str
    """What it is called where it takes too long."""
    jobs: tuple[Job, ...]
    ways: tuple[tuple[Way, str], ...] = ()
    """For jobs on several texts: where each stands, and itself."""

    def placed(self, found: Finding) -> Finding:
        """A finding about the text with a number, as one about its place."""
        place = found.way[0] if found.way else None
        if not isinstance(place, int) or not self.ways:
            return found
        way, text = self.ways[place]
        return Finding(found.code, way, found.arguments, Piece(-1, text))


def tasks_of(deck: Deck) -> Iterator[Task]:
    """Everything about formulas in a deck, its own functions first."""
    known: set[Span] = set()
    for function in deck.functions:
        known.add(function.span)
        yield _of_function(function)
    for card in deck.cards:
        match card.answer:
            case Formula(function=function) if function.span == card.span:
                if function.span not in known:
                    known.add(function.span)
                    yield _of_function(function)
            case Number():
                for texts in dict.fromkeys(map(_number_texts, _drawn(card))):
                    yield Task(card.span, _name(card), (Job("number", texts=texts),))
            case Choice():
                yield from _of_choice(card, card.answer)
            case Cloze():
                yield from _of_cloze(card, card.answer, deck.language)
            case _:
                pass


def _drawn(card: Card) -> list[Card]:
    """The card as it is, or some of the questions that its numbers make."""
    times = range(_DRAWS if card.vary else 1)
    return [drawn(card, draw(card, time)) for time in times]


def _number_texts(card: Card) -> tuple[str, ...]:
    if not isinstance(card.answer, Number):
        return ()
    value, tolerance = card.answer.value, card.answer.tolerance
    return (value.text, *((tolerance.text,) if tolerance else ()))


def _of_function(function: Function) -> Task:
    stated = [rule for rule, name in _BY_KEY.items() if getattr(function, name)]
    jobs = [Job(rule, function) for rule in (FIRST, *_ALWAYS, *stated)]
    return Task(function.span, function.key or function.formula.text, tuple(jobs))


def _of_choice(card: Card, choice: Choice) -> Iterator[Task]:
    numbers = {True: 0, False: 0}
    texts, ways = [], []
    for option in choice.options:
        text = option.text.variants[0][1]
        key = "right" if option.right else "wrong"
        texts.append(text if option_like(text) else "")
        ways.append((("options", key, numbers[option.right]), text))
        numbers[option.right] += 1
    if sum(map(bool, texts)) > 1:
        job = Job("options", texts=tuple(texts))
        yield Task(card.span, _name(card), (job,), tuple(ways))


def _of_cloze(card: Card, cloze: Cloze, own: str) -> Iterator[Task]:
    ways: list[tuple[Way, str]] = []
    for text in cloze.texts:
        key = "cloze" if text.language == own else f"cloze.{text.language}"
        ways += [((key,), it) for gap in text.gaps for it in gap.names if gap_like(it)]
    if ways:
        job = Job("cloze", texts=tuple(text for _, text in ways))
        yield Task(card.span, _name(card), (job,), tuple(ways))


def _name(card: Card) -> str:
    return str(card.id or card.deck)
