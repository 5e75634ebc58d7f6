"""What is left of today's limits, after all sessions so far."""

from __future__ import annotations

from dataclasses import dataclass

from quiz.app.choice import Choice
from quiz.app.desk import Desk
from quiz.app.recovering import recovery_in_force, share_of_today
from quiz.memory import NO_LIMIT

_MINUTE_MS = 60_000


@dataclass(frozen=True, slots=True)
class Allowance:
    """How much more is to be asked today; None: no limit."""

    reviews: int | None
    new: int
    minutes: int | None

    @property
    def is_over(self) -> bool:
        """Whether the limits leave no room for a due card."""
        return self.reviews == 0 or self.minutes == 0


def allowance(desk: Desk, choice: Choice) -> Allowance:
    """What today's limits still allow, unless the learner asks for a number.

    `--limit`, `--minutes`, `--ahead` and `--cram` say how much is wanted now, so the
    limits on reviews and minutes step back; `--new` takes the place of that on new
    cards. Time counts as it was rated: cards, not the clock on the wall. While a
    backlog is being worked off, reviews are a day's share of it, whatever their limit,
    and new cards pause.
    """
    settings, done = desk.settings, desk.store.day_counts(desk.today())
    recovery = recovery_in_force(desk)
    is_wanted = choice.limit or choice.minutes or choice.is_ahead or choice.is_cram
    reviews = minutes = None
    if not is_wanted:
        if settings.reviews_per_day < NO_LIMIT["reviews_per_day"]:
            reviews = max(0, settings.reviews_per_day - done.reviewed)
        if settings.minutes_per_day < NO_LIMIT["minutes_per_day"]:
            spent = done.spent_ms // _MINUTE_MS
            minutes = max(0, settings.minutes_per_day - spent)
        if recovery is not None:
            reviews = max(0, share_of_today(desk, recovery) - done.reviewed)
    new = choice.new
    if new is None:
        new = max(0, settings.new_per_day - done.introduced)
        new = 0 if recovery is not None else new
    elif minutes == 0:
        minutes = None
    return Allowance(reviews, new, choice.minutes or minutes)
