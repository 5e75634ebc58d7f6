"""What a card says, kept with its reviews where it changed: decks are edited.

So a memory whose card has left its deck can still be told from others, and a formula
that means something else by now can be noticed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import assert_never

from quiz.app.desk import Desk
from quiz.app.former import names_of
from quiz.app.titles import question_of
from quiz.deck.model import (
    Ask,
    Basic,
    Card,
    CardId,
    Choice,
    Claim,
    Cloze,
    Formula,
    Listing,
    Number,
    Points,
    Property,
)
from quiz.store import Event, Kind
from quiz.store.queries import latest_review_with
from quiz.ui.language import LANGUAGES, sentence

ASKED = "asked"
"""Key of a review: a `Wording`, where the log last kept another of its card."""
_LONGEST = 300
_LONGEST_FORMULA = 2_000


@dataclass(frozen=True, slots=True)
class Wording:
    """A card's question and answer, in one language."""

    language: str
    question: str
    answer: str
    """For a formula card its formula as the deck spells it; may be empty."""
    of: Ask | None = None
    """Whether `answer` is a formula or a derivative, for a formula card. A derivative
    that the deck leaves out has the formula it follows from."""

    def document(self) -> dict[str, str]:
        """As JSON sees it."""
        found = {
            "language": self.language,
            "question": self.question,
            "answer": self.answer,
        }
        return found if self.of is None else {**found, "of": self.of.value}


def wording_of(card: Card, language: str) -> Wording:
    """What a card says now, long texts cut."""
    language = language if language in LANGUAGES else LANGUAGES[0]
    question = _cut(question_of(card, language))
    answer = card.answer
    if isinstance(answer, Formula):
        function, ask = answer.function, Ask.FORMULA
        source = function.formula
        if answer.ask is Ask.DERIVATIVE and function.derivative is not None:
            source, ask = function.derivative, Ask.DERIVATIVE
        if len(source.text) <= _LONGEST_FORMULA:
            return Wording(language, question, source.text, ask)
        return Wording(language, question, _cut(source.text))
    return Wording(language, question, _cut("; ".join(_answers(card, language))))


def wording_in(event: Event) -> Wording | None:
    """What a review keeps of its card, if anything."""
    kept = event.payload.get(ASKED)
    if not isinstance(kept, dict):
        return None
    of = kept.get("of")
    return Wording(
        str(kept.get("language", "")),
        str(kept.get("question", "")),
        str(kept.get("answer", "")),
        Ask(of) if of in (Ask.FORMULA, Ask.DERIVATIVE) else None,
    )


def to_keep(desk: Desk, card_id: CardId, card: Card, language: str) -> dict[str, str]:
    """What a review is to keep of its card: nothing if the log has it.

    The same card in another language is no change.
    """
    kept = _latest(desk, [card_id])
    known = None if kept is None else wording_in(kept)
    if known is not None and wording_of(card, known.language) == known:
        return {}
    return wording_of(card, language).document()


def kept_review(
    desk: Desk, card: CardId, relinks: Sequence[Event] | None = None
) -> Event | None:
    """The latest review of a card that has a wording, under whichever id it was.

    Args:
        relinks: All of the log, where many cards are asked about.
    """
    if relinks is None:
        relinks = desk.store.of_kind(Kind.RELINK)
    return _latest(desk, names_of(card, relinks))


def _latest(desk: Desk, names: Sequence[CardId]) -> Event | None:
    found = (
        desk.store.asked(partial(latest_review_with, card=name, key=ASKED))
        for name in names
    )
    reviews = (review for review in found if review is not None)
    return max(reviews, key=lambda one: one.key, default=None)


def _answers(card: Card, language: str) -> Iterator[str]:
    match card.answer:
        case Basic(answer=answer):
            yield answer.get(language)
        case Points(points=points):
            yield from (point.get(language) for point in points)
        case Listing(items=items):
            yield from (one.names[0] for one in items)
        case Formula(function=function):
            yield function.formula.text
        case Property(function=function, ask=ask):
            truth = {Ask.RANGE: function.range, Ask.ZERO: function.zero}.get(ask)
            if ask is Ask.GRAPH:
                yield function.name.get(language)
            yield function.formula.text if truth is None else truth.text
        case Choice(options=options):
            yield from (one.text.get(language) for one in options if one.right)
        case Claim(truth=truth):
            yield sentence(f"truth.{truth.value}", language)
        case Number(value=value, unit=unit):
            yield value.text if unit is None else f"{value.text} {unit.get(language)}"
        case Cloze() as cloze:
            yield from (gap.names[0] for gap in cloze.get(language).gaps)
        case other:
            assert_never(other)


def _cut(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"
