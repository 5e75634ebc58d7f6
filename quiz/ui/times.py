"""Spans of time as a person says them."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone

from quiz.session import NextTime
from quiz.ui.look import Look

_MONTH = 31
"""Days from which a span is told in months."""


def interval(days: int, look: Look) -> str:
    """Days until the next review, short: ``4 d``, ``2.3 mo``."""
    if days <= 0:
        return look.say("interval.today")
    if days < _MONTH:
        return look.say("interval.days", count=days)
    if days < 365:
        return look.say("interval.months", count=_short(days / 30.44, look))
    return look.say("interval.years", count=_short(days / 365.25, look))


def interval_back(then: NextTime, look: Look) -> str:
    """When a card comes back, short: ``4 d``, by a plan ``≈4 d`` or ``14+ d``."""
    if then.is_open:
        return look.say("interval.open", count=then.days)
    span = interval(then.days, look)
    if not then.is_about:
        return span
    key = "interval.about.plain" if look.is_plain else "interval.about"
    return look.say(key, span=span)


def when(days: int, look: Look) -> str:
    """A day counted from today, in words: today, tomorrow, in 5 days."""
    if days <= 0:
        return look.say("when.today")
    if days == 1:
        return look.say("when.tomorrow")
    if days < _MONTH:
        return look.say("when.days", n=days)
    return look.say("when.later", span=interval(days, look))


def moment_words(at_ms: int, offset_minutes: int, now_ms: int, look: Look) -> str:
    """A past moment by the clock of its place: the time, before today the date, too.

    Args:
        at_ms: UTC, milliseconds; so is `now_ms`.
        offset_minutes: How far that clock was ahead of UTC.
    """
    zone = timezone(timedelta(minutes=max(-1439, min(1439, offset_minutes))))
    try:
        then = datetime.fromtimestamp(at_ms / 1000, zone)
        now = datetime.fromtimestamp(now_ms / 1000, zone)
    except (OverflowError, ValueError, OSError):
        return look.say("moment.unknown")
    time = f"{then:%H:%M}"
    if then.date() == now.date():
        return look.say("moment.today", time=time)
    if then.date() == now.date() - timedelta(days=1):
        return look.say("moment.yesterday", time=time)
    month = look.say("moment.months").split()[then.month - 1]
    day = f"{then.day} {month}" + (f" {then.year}" if then.year != now.year else "")
    return look.say("moment.day", day=day, time=time)


def lasted(milliseconds: int, look: Look) -> str:
    """Time spent, within a sentence: seconds below a minute, then whole minutes."""
    seconds = max(1, round(milliseconds / 1000))
    if seconds < 60:
        return look.say("lasted.seconds", n=seconds)
    return look.say("lasted.minutes", n=round(seconds / 60))


def _short(number: float, look: Look) -> str:
    return look.decimal(f"{number:.1f}".removesuffix(".0"))
