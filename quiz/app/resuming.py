"""An answer that was given but never rated, read back from the log."""

from __future__ import annotations

from quiz.app.desk import Desk
from quiz.deck.model import CardId
from quiz.memory import Rating
from quiz.session import Marking, Turn
from quiz.verdict import Outcome, Verdict


def unrated_turn(desk: Desk) -> tuple[CardId, Turn] | None:
    """The card and what had happened with it; None if every answer is rated."""
    pending = desk.store.pending_attempt()
    if pending is None or pending.card is None:
        return None
    if desk.library.card(pending.card) is None:
        return None
    payload = pending.payload
    outcome, suggestion = payload.get("outcome"), payload.get("suggestion")
    given = payload.get("given")
    known = {one.value: one for one in Outcome}.get(str(outcome), Outcome.UNDECIDED)
    details = payload.get("arguments")
    verdict = Verdict(
        known,
        str(payload.get("reason", "self-graded")),
        arguments=tuple((str(key), str(value)) for key, value in details.items())
        if isinstance(details, dict)
        else (),
    )
    hints, tries = payload.get("hints"), payload.get("tries")
    is_wrong = verdict.outcome is Outcome.WRONG
    wrong_tries = (tries if isinstance(tries, int) else 1) - (not is_wrong)
    ratings = {int(rating): rating for rating in Rating}
    suggested = suggestion if isinstance(suggestion, int) else 0
    return pending.card, Turn(
        wrong_tries=max(0, wrong_tries),
        hints=hints if isinstance(hints, int) else 0,
        given=tuple(map(str, given)) if isinstance(given, list) else (),
        marking=Marking(verdict),
        suggestion=ratings.get(suggested, Rating.AGAIN),
    )
