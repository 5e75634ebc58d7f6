"""Verdicts that the learner overruled: listed, dropped, or added to a deck."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from quiz.app.desk import Desk
from quiz.app.replacing import replace_file
from quiz.app.resuming import verdict_of
from quiz.app.titles import question_line
from quiz.deck.amending import amended, line_to_add, with_gap, with_item
from quiz.deck.model import Answer, Card, CardId, Cloze, Listing
from quiz.errors import Exit, QuizError
from quiz.session import State, mark
from quiz.store import Event, Kind
from quiz.verdict import Outcome, Verdict


@dataclass(frozen=True, slots=True)
class Dispute:
    """One verdict that the learner says was mistaken."""

    number: int
    """Counted from the newest, which is 1."""
    event: str
    """Id of the event that keeps it."""
    card: CardId
    question: str
    given: tuple[str, ...] | None
    """None if the answer was not kept."""
    verdict: Verdict
    at_ms: int
    offset_minutes: int


@dataclass(frozen=True, slots=True)
class Accepted:
    """What accepting a dispute came to."""

    dispute: Dispute
    how: str
    """``added``, ``already``, ``line``, ``nothing`` or ``no-place``."""
    place: str = ""
    """File and line of the card."""
    line: str = ""
    """For ``line``: what the deck's author would add."""


def disputes(desk: Desk, language: str) -> tuple[Dispute, ...]:
    """The disputes that are still open, the newest first."""
    kept: dict[str, Event] = {}
    closed: set[str] = set()
    for event in desk.store.of_kind(Kind.NOTE):
        dispute = event.payload.get("dispute")
        if not isinstance(dispute, dict) or event.card is None:
            continue
        if "closed" in dispute:
            closed.add(str(dispute["closed"]))
        else:
            kept[event.id] = event
    still_open = [event for name, event in kept.items() if name not in closed]
    return tuple(
        _dispute(desk, event, number, language)
        for number, event in enumerate(reversed(still_open), start=1)
    )


def find(desk: Desk, number: int, language: str) -> Dispute:
    """The open dispute with this number.

    Raises:
        QuizError: There is none.
    """
    known = disputes(desk, language)
    if not 1 <= number <= len(known):
        code = "no-such-dispute" if known else "no-disputes"
        raise QuizError(
            code, exit_code=Exit.WRONG_USAGE, given=number, count=len(known)
        )
    return known[number - 1]


def drop(desk: Desk, number: int, language: str) -> Dispute:
    """Give a dispute up.

    Raises:
        QuizError: There is none with this number.
    """
    dispute = find(desk, number, language)
    _close(desk, dispute, "dropped")
    return dispute


def accept(desk: Desk, number: int, language: str) -> Accepted:
    """Add the disputed answer to the card's own, where that can be done.

    Raises:
        QuizError: There is no dispute with this number, or no card, or the deck
            cannot be written.
    """
    dispute = find(desk, number, language)
    card = desk.library.card(dispute.card)
    if card is None:
        raise QuizError("card-gone", exit_code=Exit.CANNOT_RUN, card=dispute.card)
    accepted = _accept(desk, dispute, card, language)
    _close(desk, dispute, "accepted")
    return accepted


def _accept(desk: Desk, dispute: Dispute, card: Card, language: str) -> Accepted:
    deck = desk.library.deck(card.deck)
    path = Path(card.span.path if deck is None else deck.path)
    place = f"{path}:{card.span.line}"
    given = tuple(text for text in dispute.given or () if text.strip())
    if not given:
        return Accepted(dispute, "nothing", place)
    wanted = _wanted(desk, card, dispute.given or (), language)
    if wanted is None:
        return Accepted(dispute, "no-place", place)
    if wanted == card.answer:
        return Accepted(dispute, "already", place)
    line = Accepted(dispute, "line", place, line_to_add(card.answer, wanted))
    if desk.library.is_bundled(card.deck) or not os.access(path, os.W_OK):
        return line
    try:
        source = path.read_bytes().decode("utf-8")
    except (OSError, UnicodeDecodeError):
        return line
    text = amended(source, str(path), card, wanted)
    if text is None:
        return line
    try:
        replace_file(path, text.encode())
    except OSError as error:
        raise QuizError(
            "file-unwritable", path=str(path), detail=error.strerror or ""
        ) from None
    desk.library.reload()
    return Accepted(dispute, "added", str(path))


def _wanted(
    desk: Desk, card: Card, given: tuple[str, ...], language: str
) -> Answer | None:
    """The card's answer with those of the learner; None where it has no place."""
    from quiz.app.grading import tools_for

    answer = card.answer
    if not isinstance(answer, Listing | Cloze):
        return None
    marking = mark(answer, given, tools_for(desk.library), language=language)
    if marking.verdict.outcome is Outcome.CORRECT:
        return answer
    if isinstance(answer, Cloze):
        wanted: Cloze | None = answer
        for number, (part, said) in enumerate(zip(marking.parts, given, strict=False)):
            is_wrong = part.state not in (State.FOUND, State.SLIP)
            if wanted is not None and is_wrong and said.strip():
                wanted = with_gap(wanted, language, number, said.strip())
        return wanted
    extra = [part.given for part in marking.parts if part.state is State.EXTRA]
    missed = [part.expected for part in marking.parts if part.state is State.MISSED]
    named = [item for item in answer.items if item.names[0] in missed]
    if len(extra) == len(named) == 1:
        return with_item(answer, named[0], extra[0])
    for text in extra:
        answer = with_item(answer, None, text)
    return answer


def _dispute(desk: Desk, event: Event, number: int, language: str) -> Dispute:
    card = event.card or CardId("")
    dispute = event.payload.get("dispute")
    named = dispute.get("attempt") if isinstance(dispute, dict) else None
    attempt = desk.store.event(named) if isinstance(named, str) else None
    payload: Mapping[str, object] = {} if attempt is None else attempt.payload
    given = payload.get("given")
    return Dispute(
        number,
        event.id,
        card,
        question_line(desk.library, card, language),
        tuple(map(str, given)) if isinstance(given, list) else None,
        verdict_of(payload),
        event.at_ms,
        event.offset_minutes,
    )


def _close(desk: Desk, dispute: Dispute, how: str) -> None:
    desk.append(
        Kind.NOTE, dispute.card, {"dispute": {"closed": dispute.event, "how": how}}
    )
