"""An answer that was given but never rated, read back from the log."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from quiz.app.desk import Desk
from quiz.deck.model import CardId
from quiz.memory import Rating
from quiz.session import Marking, Turn
from quiz.store import Event
from quiz.verdict import Outcome, Verdict


def unrated_turn(desk: Desk) -> tuple[CardId, Turn] | None:
    """The card and what had happened with it; None if every answer is rated."""
    pending = desk.store.pending_attempt()
    if pending is None or pending.card is None:
        return None
    if desk.library.card(pending.card) is None:
        return None
    payload = pending.payload
    given, suggestion = payload.get("given"), payload.get("suggestion")
    verdict = verdict_of(payload)
    predicted = payload.get("predicted")
    hints, tries = payload.get("hints"), payload.get("tries")
    is_wrong = verdict.outcome is Outcome.WRONG
    wrong_tries = (tries if isinstance(tries, int) else 1) - (not is_wrong)
    ratings = {int(rating): rating for rating in Rating}
    suggested = suggestion if isinstance(suggestion, int) else 0
    rating = ratings.get(suggested, Rating.AGAIN)
    is_overruled = rating < Rating.GOOD and _is_disputed(desk, pending)
    return pending.card, Turn(
        wrong_tries=max(0, wrong_tries),
        hints=hints if isinstance(hints, int) else 0,
        given=tuple(map(str, given)) if isinstance(given, list) else (),
        marking=Marking(verdict),
        suggestion=Rating.GOOD if is_overruled else rating,
        predicted=predicted if isinstance(predicted, float) else None,
        overruled=rating if is_overruled else None,
        asides=(True,) if is_overruled else (),
    )


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


def _is_disputed(desk: Desk, attempt: Event) -> bool:
    """Whether the learner has overruled the verdict on an answer."""
    said = (
        event.payload.get("dispute")
        for event in desk.store.notes(attempt.card or CardId(""))
    )
    return any(isinstance(it, dict) and it.get("attempt") == attempt.id for it in said)
