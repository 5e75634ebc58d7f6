"""Cards failed today: they are asked until recalled once, whatever the session."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from quiz.app.desk import Desk
from quiz.store import CardState


def failed_today(desk: Desk, decks: Sequence[str]) -> tuple[CardState, ...]:
    """Those whose last rating of today is Again, in the order they were failed.

    A card in its steps is not among them: the clock says when it comes back.
    """
    today = desk.today()
    return tuple(
        state
        for state in desk.store.failed(today, decks)
        if state.memory is not None and state.memory.wait_minutes is None
    )


def days_due(desk: Desk, decks: Sequence[str], ahead_days: int) -> Counter[int]:
    """How many cards are due by days from today, those failed today being due now."""
    today = desk.today()
    days: Counter[int] = Counter()
    for count in desk.store.due_counts(today, decks, ahead_days=ahead_days):
        days[count.day - today] += count.cards
    for state in failed_today(desk, decks):
        days[0] += 1
        if state.due_day is not None and state.due_day - today <= ahead_days:
            days[max(0, state.due_day - today)] -= 1
    return +days
