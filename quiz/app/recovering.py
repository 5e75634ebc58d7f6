"""Out of a backlog: what has piled up, spread over some days."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

from quiz.app.desk import Desk
from quiz.app.goals import (
    is_past,
    keep_plan,
    latest_plan,
    payload_day,
    plan_in_force,
)
from quiz.memory import date_of
from quiz.session.estimate import usual_seconds
from quiz.store import Kind
from quiz.ui.recovery import RecoveryShown

_MOST_COUNTED = 100_000
_MOST_SAMPLED = 500
_AWAY_DAYS = 7
"""Without a review, from which on a way back is offered."""
_MANY = 40
"""Cards waiting, from which on it is."""


@dataclass(frozen=True, slots=True)
class Recovery:
    """Days over which a backlog is spread."""

    until: int
    """Last local day."""


def recovery_in_force(desk: Desk) -> Recovery | None:
    """The recovery that is going on; None once its days are over or nothing waits."""
    recovery = _agreed(desk)
    return recovery if recovery is not None and _waiting(desk, at_most=1) else None


def end_if_caught_up(desk: Desk) -> bool:
    """End a recovery of which nothing is left to do; whether there was one.

    What falls due on later days is no backlog, so new cards come again for good.
    """
    if _agreed(desk) is None or _waiting(desk, at_most=1):
        return False
    keep_plan(desk, None)
    return True


def share_of_today(desk: Desk, recovery: Recovery) -> int:
    """Cards to review today, those reviewed already included.

    What waits now and what falls due until the last day, evenly over the days left.
    """
    today = desk.today()
    days = recovery.until - today + 1
    counts = desk.store.due_counts(today, desk.decks_on(), ahead_days=days - 1)
    cards = sum(count.cards for count in counts)
    return math.ceil((cards + desk.store.day_counts(today).reviewed) / days)


def begin_recovery(desk: Desk, days: int) -> RecoveryShown:
    """Spread what waits over some days, today included, in place of any plan."""
    desk.refuse_if_read_only()
    recovery = Recovery(desk.today() + days - 1)
    shown = _shown(desk, recovery, is_new=True)
    former = plan_in_force(desk)
    if shown.waiting:
        if former is not None:
            shown = replace(shown, instead_of=date_of(former.day))
        until = date_of(recovery.until).isoformat()
        desk.append(Kind.PLAN, None, {"recover_until": until})
    return shown


def show_recovery(desk: Desk) -> RecoveryShown | None:
    """The recovery going on; None if there is none."""
    recovery = recovery_in_force(desk)
    return None if recovery is None else _shown(desk, recovery, is_new=False)


def backlog_after_break(desk: Desk) -> tuple[int, int] | None:
    """Days away and cards that wait, where that is worth a word."""
    last, today = desk.store.last_review_day(), desk.today()
    if last is None or today - last < _AWAY_DAYS:
        return None
    event = latest_plan(desk)
    if event is not None and event.payload and not is_past(event.payload, today):
        return None
    waiting = _waiting(desk)
    return (today - last, waiting) if waiting >= _MANY else None


def _agreed(desk: Desk) -> Recovery | None:
    """The recovery whose days are not over yet, done or not."""
    event = latest_plan(desk)
    until = None if event is None else payload_day(event.payload.get("recover_until"))
    return None if until is None or until < desk.today() else Recovery(until)


def _waiting(desk: Desk, at_most: int = _MOST_COUNTED) -> int:
    return desk.store.due_at_most(desk.today(), desk.decks_on(), at_most)


def _shown(desk: Desk, recovery: Recovery, *, is_new: bool) -> RecoveryShown:
    today, decks = desk.today(), desk.decks_on()
    share = share_of_today(desk, recovery)
    due = desk.store.due(today, decks, limit=_MOST_SAMPLED)
    facets = desk.library.facets([state.card for state in due])
    seconds = [usual_seconds(one.kind) for one in facets.values()]
    mean_s = sum(seconds) / len(seconds) if seconds else 0.0
    return RecoveryShown(
        until=date_of(recovery.until),
        days=recovery.until - today + 1,
        waiting=_waiting(desk),
        share=share,
        minutes=max(1, round(share * mean_s / 60)),
        is_new=is_new,
    )
