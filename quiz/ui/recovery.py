"""The way out of a backlog, in a few sentences."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from rich.console import Group, RenderableType
from rich.text import Text

from quiz.ui.look import Look
from quiz.ui.plan import day_words, told


@dataclass(frozen=True, slots=True, kw_only=True)
class RecoveryShown:
    """A backlog spread over some days."""

    until: date
    """The last of them."""
    days: int
    """Left, today included."""
    waiting: int
    share: int
    """Cards a day."""
    minutes: int
    """That they usually take."""
    is_new: bool
    pauses: date | None = None
    """The day of a plan that waits meanwhile."""
    is_trial: bool = False


def recovery_view(recovery: RecoveryShown, look: Look) -> RenderableType:
    """How much waits, what a day takes, and in which order it comes."""
    if not recovery.waiting:
        return Text(told("recover.none", look))
    first = told(
        "recover",
        look,
        n=recovery.waiting,
        days=told("recover.days", look, n=recovery.days),
        share=recovery.share,
        minutes=told("recover.minutes", look, n=recovery.minutes),
    )
    if recovery.is_trial:
        last = told("trial", look)
    elif recovery.is_new:
        last = told("recover.kept", look)
    else:
        until = day_words(recovery.until, look)
        last = told("recover.runs", look, date=until, share=recovery.share)
    if recovery.pauses is not None:
        paused = day_words(recovery.pauses, look)
        last = f"{told('recover.pauses', look, date=paused)} {last}"
    return Group(
        Text(first, style="bold"),
        Text(told("recover.how", look)),
        Text(last, style="good" if recovery.is_new else "quiet"),
    )


def caught_up_view(resumed: date | None, look: Look) -> Text:
    """The last of a backlog is done.

    Args:
        resumed: The day of the plan that goes on now.
    """
    said = told("recover.done", look)
    if resumed is not None:
        day = day_words(resumed, look)
        said = f"{said} {told('recover.resumed', look, date=day)}"
    return Text(said, style="good")


def recover_hint(away_days: int, waiting: int, look: Look) -> Text:
    """After a break: that there is a way to spread what waits."""
    days = told("recover.days", look, n=away_days)
    return Text(told("recover.hint", look, n=waiting, days=days), style="quiet")
