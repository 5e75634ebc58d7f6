"""Verdicts that the learner overruled: listed, dropped, or added to a deck."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from quiz.app.copying import is_read_only, place_of_copy
from quiz.app.desk import Desk
from quiz.app.former import later_id
from quiz.app.replacing import replace_file
from quiz.app.resuming import verdict_of
from quiz.app.titles import answered_line
from quiz.deck.amending import amended, line_to_add, with_gap, with_item
from quiz.deck.model import Answer, Card, CardId, Choice, Cloze, Listing
from quiz.errors import Exit, QuizError, system_reason
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
    """``added``, ``copied`` (into a copy of the deck), ``already``; and where nothing
    was changed ``line``, ``nothing`` or ``no-place``."""
    place: str = ""
    """The file that was changed; where none was, file and line of the card."""
    line: str = ""
    """For ``line``: what the deck's author would add."""

    @property
    def is_open(self) -> bool:
        """Whether the answer still does not count, so that there is more to do."""
        return self.how not in ("added", "copied", "already")


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
    relinks = desk.store.of_kind(Kind.RELINK)
    return tuple(
        _dispute(desk, event, later_id(event, relinks), number, language)
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

    A deck that may not be changed is copied, as it is for editing. The dispute is
    closed only if the answer counts from now on.

    Raises:
        QuizError: There is no dispute with this number, or no card, or the deck
            cannot be written.
    """
    dispute = find(desk, number, language)
    card = desk.library.card(dispute.card)
    if card is None:
        raise QuizError("card-gone", exit_code=Exit.CANNOT_RUN, card=dispute.card)
    accepted = _accept(desk, dispute, card, language)
    if not accepted.is_open:
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
    target, how = path, "added"
    if is_read_only(desk, card.deck, path):
        target, how = place_of_copy(desk.places.decks, card.deck, path), "copied"
    if not _is_written(desk, card, wanted, path, target):
        line = line_to_add(card.answer, wanted)
        return Accepted(dispute, "line", place, line)
    return Accepted(dispute, how, str(target))


def _is_written(
    desk: Desk, card: Card, wanted: Answer, path: Path, target: Path
) -> bool:
    """Whether the deck in `path` is now in `target`, with the card as wanted.

    Raises:
        QuizError: ``file-unwritable``.
    """
    try:
        source = path.read_bytes().decode("utf-8")
    except (OSError, UnicodeDecodeError):
        return False
    text = amended(source, str(path), card, wanted)
    if text is None:
        return False
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        replace_file(target, text.encode())
    except OSError as error:
        raise QuizError(
            "file-unwritable", path=str(target), detail=system_reason(error)
        ) from None
    desk.library.reload()
    now = None if card.id is None else desk.library.card(card.id)
    if target == path or (now is not None and now.answer == wanted):
        return True
    # A file before it has the same deck: the copy would never be asked.
    target.unlink(missing_ok=True)
    desk.library.reload()
    return False


def _wanted(
    desk: Desk, card: Card, given: tuple[str, ...], language: str
) -> Answer | None:
    """The card's answer with those of the learner; None where it has no place."""
    from quiz.app.grading import tools_for

    answer = card.answer
    if isinstance(answer, Choice):
        return None  # the numbers given are of an order that is forgotten
    marking = mark(answer, given, tools_for(desk.library), language=language)
    if marking.verdict.outcome is Outcome.CORRECT:
        return answer
    if not isinstance(answer, Listing | Cloze):
        return None
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


def _dispute(
    desk: Desk, event: Event, card: CardId | None, number: int, language: str
) -> Dispute:
    card = card or CardId("")
    dispute = event.payload.get("dispute")
    named = dispute.get("attempt") if isinstance(dispute, dict) else None
    attempt = desk.store.event(named) if isinstance(named, str) else None
    payload: Mapping[str, object] = {} if attempt is None else attempt.payload
    given = payload.get("given")
    return Dispute(
        number,
        event.id,
        card,
        answered_line(desk.library, card, language),
        tuple(map(str, given)) if isinstance(given, list) else None,
        verdict_of(payload),
        event.at_ms,
        event.offset_minutes,
    )


def _close(desk: Desk, dispute: Dispute, how: str) -> None:
    desk.append(
        Kind.NOTE, dispute.card, {"dispute": {"closed": dispute.event, "how": how}}
    )
