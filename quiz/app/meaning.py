"""Formula cards whose answer means something else than when it was last reviewed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from quiz.app.desk import Desk, open_desk, open_library
from quiz.app.places import find_places
from quiz.app.revisions import REVISION
from quiz.app.wording import kept_review, wording_in, wording_of
from quiz.deck.diagnostics import Span
from quiz.deck.model import (
    Ask,
    Card,
    CardId,
    Formula,
    Function,
    Reject,
    Source,
)
from quiz.errors import QuizError
from quiz.library import Library
from quiz.store import Kind

if TYPE_CHECKING:
    from quiz.app.deck_checks import Try
    from quiz.formula.reading.context import Definitions

CARD_S = 5.0
"""Seconds that comparing two formulas may take."""
_MOST = 100
"""Formulas that are compared; beyond them nobody has edited one by one."""
_EQUAL = "D304"
"""What the rule about rejected forms says of one that is right."""


@dataclass(frozen=True, slots=True)
class Changed:
    """A card whose answer is not equal to the one it was last reviewed with."""

    card: CardId
    span: Span
    then: str
    """The formula, or derivative, as the deck spelt it."""
    now: str
    is_made: bool
    """Made from a function: it has no `rev` of its own."""


@dataclass(frozen=True, slots=True)
class _Edited:
    """A card whose formula is spelt in another way than when it was reviewed."""

    card: Card
    answer: Formula
    then: str
    of: Ask


def changed_meanings(
    environment: Mapping[str, str],
    roots: Sequence[Path],
    attempt: Try | None = None,
) -> list[Changed]:
    """Such cards in the decks of files and folders; none where nothing is learnt.

    A formula that is only written in another way is told by the grader, in a child
    process; one that cannot be compared in time counts as unchanged.

    Args:
        roots: Files and folders; none: the learner's own decks.
        attempt: Tries a rule of `quiz.checks`; None: in a child of its own.
    """
    places = find_places(environment)
    roots = roots or [places.decks]
    if not places.database.exists():
        return []
    own = Library(roots)
    decks = [deck for name in own.deck_ids() if (deck := own.deck(name)) is not None]
    cards = [
        card
        for deck in decks
        for card in deck.cards
        if card.id is not None and isinstance(card.answer, Formula)
    ]
    if not cards:
        return []
    try:
        with open_desk(environment) as desk:
            edited = _edited(desk, cards)
    except QuizError:
        return []  # A log that cannot be read has commands of its own to say so.
    if not edited:
        return []
    return _compared(edited, open_library(places, roots), attempt)


def _edited(desk: Desk, cards: Sequence[Card]) -> list[_Edited]:
    """Those whose text is not the one that was reviewed, while progress hangs on it."""
    seen = desk.store.seen([card.id for card in cards if card.id is not None])
    relinks = desk.store.of_kind(Kind.RELINK)
    found = []
    for card in cards:
        if card.id is None or card.id not in seen:
            continue
        review = kept_review(desk, card.id, relinks)
        kept = None if review is None else wording_in(review)
        if review is None or kept is None or kept.of is None:
            continue
        known = review.payload.get(REVISION)
        if card.revision > (known if type(known) is int else 0):
            continue  # Its author has raised `rev`: the progress ends.
        now = wording_of(card, kept.language)
        is_same = (now.of, now.answer.split()) == (kept.of, kept.answer.split())
        if not is_same and isinstance(card.answer, Formula):
            found.append(_Edited(card, card.answer, kept.answer, kept.of))
    return found[:_MOST]


def _compared(
    edited: Sequence[_Edited], library: Library, attempt: Try | None
) -> list[Changed]:
    from quiz.app.deck_checks import InChildren
    from quiz.app.grading import grader_for

    grader = grader_for(library)
    found = []
    with ExitStack() as stack:
        if attempt is None:
            children = InChildren()
            stack.callback(children.close)
            attempt = children
        for one in edited:
            changed = _changed(one, grader.definitions(one.card.deck), attempt)
            if changed is not None:
                found.append(changed)
    return found


def _changed(edited: _Edited, definitions: Definitions, attempt: Try) -> Changed | None:
    from quiz.app.derivatives import derivative_text
    from quiz.checks.finding import Job

    card, function, ask = edited.card, edited.answer.function, edited.answer.ask
    then, now = edited.then, function.formula.text
    if ask is Ask.DERIVATIVE:
        now = derivative_text(function, definitions)
        if edited.of is Ask.FORMULA:
            before = Source(then, function.span)
            former = replace(function, formula=before, derivative=None)
            then = derivative_text(former, definitions)
    if not then or not now or then == now:
        return None
    compared = _with(function, now, then, ask)
    if attempt(Job("reading", compared), definitions, CARD_S) != ():
        return None  # What cannot be read is for `quiz deck check` to say.
    found = attempt(Job("reject", compared), definitions, CARD_S)
    if found is None or any(one.code == _EQUAL for one in found):
        return None
    is_made = card.question is None and str(card.id).endswith(f".{ask}")
    return Changed(card.id or CardId(""), card.span, then, now, is_made)


def _with(function: Function, now: str, then: str, ask: Ask) -> Function:
    """A function whose truth is `now`, and which is to reject `then`."""
    points = dict(function.exceptions).get(ask, ())
    return replace(
        function,
        formula=Source(now, function.span),
        derivative=None,
        range=None,
        domain=None,
        zero=None,
        stable=None,
        exceptions=((Ask.FORMULA, points),),
        rejects=(Reject(Source(then, function.span), None),),
    )
