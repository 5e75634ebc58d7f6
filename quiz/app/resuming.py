"""An answer that was given but never rated, read back from the log."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from quiz.app.desk import Desk
from quiz.app.ticks import begun_in, is_begun, numbers_of, ticks_in
from quiz.deck.model import Answer, CardId, Points
from quiz.memory import Rating
from quiz.session import (
    GAVE_UP,
    Aside,
    Marking,
    Turn,
    may_try_again,
    most_wrong,
    suggest_from_ticks,
)
from quiz.store import Event
from quiz.verdict import Outcome, Verdict


def unrated_turn(desk: Desk) -> tuple[CardId, Turn] | None:
    """The card and what had happened with it; None if every answer is rated."""
    pending = desk.store.pending_attempt()
    if pending is None or pending.card is None:
        return None
    card = desk.library.card(pending.card)
    if card is None:
        return None
    payload = pending.payload
    given, suggestion = payload.get("given"), payload.get("suggestion")
    picked = payload.get("picked")
    verdict = verdict_of(payload)
    predicted = payload.get("predicted")
    hints, tries = payload.get("hints"), payload.get("tries")
    is_wrong = verdict.outcome is Outcome.WRONG
    wrong_tries = (tries if isinstance(tries, int) else 1) - (not is_wrong)
    ratings = {int(rating): rating for rating in Rating}
    suggested = suggestion if isinstance(suggestion, int) else 0
    rating = ratings.get(suggested, Rating.AGAIN)
    beside = _beside(desk, pending)
    is_overruled = rating < Rating.GOOD and any(
        aside is Aside.OVERRULING for _, aside in beside
    )
    turn = Turn(
        wrong_tries=max(0, wrong_tries),
        hints=hints if isinstance(hints, int) else 0,
        given=tuple(map(str, given)) if isinstance(given, list) else (),
        picked=tuple(map(str, picked)) if isinstance(picked, list) else (),
        marking=Marking(verdict),
        suggestion=Rating.GOOD if is_overruled else rating,
        predicted=predicted if isinstance(predicted, float) else None,
        overruled=rating if is_overruled else None,
        asides=tuple(
            aside
            for event, aside in beside
            if _is_own(desk, event) and not is_begun(event)
        ),
    )
    is_disputed = any(aside is Aside.OVERRULING for _, aside in beside)
    if is_wrong and not is_disputed and _is_open(card.answer, turn):
        return pending.card, replace(turn, suggestion=None)
    return pending.card, _with_ticks(desk, pending.card, pending, turn, beside)


def _is_open(answer: Answer, turn: Turn) -> bool:
    """Whether a wrong answer may still be mended: the truth has not been shown."""
    most = most_wrong(answer)
    has_tries = most is None or turn.wrong_tries < most
    return may_try_again(answer) and has_tries and turn.marking != GAVE_UP


def verdict_of(payload: Mapping[str, object]) -> Verdict:
    """The verdict that an attempt keeps."""
    outcomes = {one.value: one for one in Outcome}
    details = payload.get("arguments")
    return Verdict(
        outcomes.get(str(payload.get("outcome")), Outcome.UNDECIDED),
        str(payload.get("reason", "self-graded")),
        arguments=tuple((str(key), str(value)) for key, value in details.items())
        if isinstance(details, dict)
        else (),
    )


def awaiting_rating(desk: Desk, cards: Collection[CardId]) -> frozenset[CardId]:
    """Those of `cards` that were answered and not rated."""
    states = desk.store.states(cards)
    return frozenset(
        card for card, state in states.items() if state.pending_attempt is not None
    )


def _beside(desk: Desk, attempt: Event) -> list[tuple[Event, Aside]]:
    """What was kept beside an answer after it was given, in order."""
    notes = desk.store.notes(attempt.card or CardId(""))
    return [
        (event, _aside(event, attempt)) for event in notes if event.key > attempt.key
    ]


def _aside(event: Event, attempt: Event) -> Aside:
    dispute, ticks = event.payload.get("dispute"), ticks_in(event)
    if isinstance(dispute, dict) and "attempt" in dispute:
        return Aside.OVERRULING
    if ticks is not None and ticks.attempt == attempt.id:
        return Aside.TICKS
    return Aside.REMARK


def _is_own(desk: Desk, event: Event) -> bool:
    """Whether it was kept here; what came from another device is not taken back."""
    return event.device == desk.store.device


def _with_ticks(
    desk: Desk,
    card: CardId,
    attempt: Event,
    turn: Turn,
    beside: Sequence[tuple[Event, Aside]],
) -> Turn:
    """The turn with the points that were ticked, as far as the card has them still."""
    known = desk.library.card(card)
    answer = known.answer if known is not None else None
    if not isinstance(answer, Points):
        return turn
    kept = [ticks_in(event) for event, aside in beside if aside is Aside.TICKS]
    if not kept or kept[-1] is None:
        begun = [ticks for event, _ in beside if (ticks := begun_in(event))]
        own = [one for one in begun if one.attempt == attempt.id]
        return replace(turn, ticked=numbers_of(own[-1], answer)) if own else turn
    numbers = numbers_of(kept[-1], answer)
    suggestion = suggest_from_ticks(answer, numbers, hints=turn.hints)
    return replace(turn, suggestion=suggestion, is_ticked=True, ticked=numbers)
