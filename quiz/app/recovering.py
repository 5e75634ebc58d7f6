"""Out of a backlog: what has piled up, spread over some days."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

from quiz.app.desk import Desk
from quiz.app.plans import agreed, is_catching_up, keep_recovery, waiting
from quiz.memory import date_of
from quiz.session.estimate import usual_seconds
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
    found = agreed(desk)
    if found.recover_until is None or not is_catching_up(desk, found):
        return None
    return Recovery(found.recover_until)


def end_if_caught_up(desk: Desk) -> bool:
    """End a recovery of which nothing is left to do; whether there was one.

    What falls due on later days is no backlog, so new cards come again for good.
    """
    found = agreed(desk)
    if found.recover_until is None or is_catching_up(desk, found):
        return False
    keep_recovery(desk, None)
    return True


def share_of_today(desk: Desk, recovery: Recovery) -> int:
    """Cards to review today, those reviewed already included.

    What waits now and what falls due until the last day, evenly over the days left.
    """
    today = desk.today()
    days = recovery.until - today + 1
    counts = desk.store.due_counts(today, desk.decks_on(), ahead_days=days - 1)
    cards = sum(count.cards for count in counts)
    # What was reviewed today counts once, even if it comes again before the end.
    cards -= desk.store.reviewed_and_due(today, desk.decks_on(), recovery.until)
    return math.ceil((cards + desk.store.day_counts(today).reviewed) / days)


def begin_recovery(desk: Desk, days: int, *, is_trial: bool) -> RecoveryShown:
    """Spread what waits over some days, today included; any plan pauses meanwhile.

    Args:
        is_trial: Only to see what it comes to: nothing is kept.
    """
    if not is_trial:
        desk.refuse_if_read_only()
    recovery = Recovery(desk.today() + days - 1)
    shown = _shown(desk, recovery, is_new=not is_trial)
    if shown.waiting and not is_trial:
        keep_recovery(desk, recovery.until)
    return replace(shown, is_trial=is_trial)


def show_recovery(desk: Desk) -> RecoveryShown | None:
    """The recovery going on; None if there is none."""
    recovery = recovery_in_force(desk)
    return None if recovery is None else _shown(desk, recovery, is_new=False)


def backlog_after_break(desk: Desk) -> tuple[int, int] | None:
    """Days away and cards that wait, where that is worth a word."""
    last, today = desk.store.last_review_day(), desk.today()
    if last is None or today - last < _AWAY_DAYS:
        return None
    if not agreed(desk).is_nothing:
        return None
    count = waiting(desk, _MOST_COUNTED)
    return (today - last, count) if count >= _MANY else None


def _shown(desk: Desk, recovery: Recovery, *, is_new: bool) -> RecoveryShown:
    today, decks = desk.today(), desk.decks_on()
    share = share_of_today(desk, recovery)
    due = desk.store.due(today, decks, limit=_MOST_SAMPLED)
    facets = desk.library.facets([state.card for state in due])
    seconds = [usual_seconds(one.kind) for one in facets.values()]
    mean_s = sum(seconds) / len(seconds) if seconds else 0.0
    paused = agreed(desk).planned
    return RecoveryShown(
        pauses=None if paused is None else date_of(paused.day),
        until=date_of(recovery.until),
        days=recovery.until - today + 1,
        waiting=waiting(desk, _MOST_COUNTED),
        share=share,
        minutes=max(1, round(share * mean_s / 60)),
        is_new=is_new,
    )
