"""Words and figures that all screens of `quiz cards` use."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone

from rich.text import Text

from quiz.memory import date_of
from quiz.ui.language import fill, table
from quiz.ui.look import Look
from quiz.ui.stats_words import day_words, percent
from quiz.ui.times import interval, when

_MONTH = 30.5
"""Days from which a span is told in months."""


def told(key: str, look: Look, /, **arguments: object) -> str:
    """A sentence of the table ``catalog``, in the reader's language."""
    return fill(table("catalog", look.language)[key], look.language, arguments)


def quiet(key: str, look: Look, /, **arguments: object) -> Text:
    """A remark."""
    return Text(told(key, look, **arguments), style="quiet")


def due_words(in_days: int, look: Look) -> str:
    """When a card is due, short: today, in 5 d, 3 d late."""
    if in_days < 0:
        return told("due.late", look, span=interval(-in_days, look))
    if in_days < 2:
        return when(in_days, look)
    return told("due.ahead", look, span=interval(in_days, look))


def date_words(day: int, today: int, look: Look) -> str:
    """A date, with its year where it is not this one: ``23 Nov 2027``."""
    date, now = date_of(day), date_of(today)
    year = f" {date.year}" if date.year != now.year else ""
    return day_words(day, look) + year


def moment_sign(at_ms: int, offset_minutes: int) -> str:
    """A moment by the clock of its place, so that moments stand below each other.

    >>> moment_sign(0, 60)
    '1970-01-01 01:00'
    """
    zone = timezone(timedelta(minutes=max(-1439, min(1439, offset_minutes))))
    try:
        then = datetime.fromtimestamp(at_ms / 1000, zone)
    except (OverflowError, ValueError, OSError):
        return "????-??-?? ??:??"
    return f"{then:%Y-%m-%d %H:%M}"


def short_days(days: float, look: Look, digits: int = 0) -> str:
    """How long a memory holds: ``0.4 d``, ``12 d``, ``2.3 mo``.

    Args:
        digits: Decimals, at least; of months one.
    """
    digits = _digits(days, digits)
    if digits and 0 < days < _MONTH:
        count = f"{days:.{digits}f}"
        return look.say("interval.days", count=look.decimal(count.removesuffix(".0")))
    return interval(max(1, round(days)), look)


def days_read(days: float, digits: int) -> float:
    """The days that a reader of `short_days` takes it for."""
    if days >= _MONTH:
        return days  # Nobody tells one day from the next by its months.
    return round(days, _digits(days, digits))


def recall_words(share: float, look: Look, digits: int = 0) -> str:
    """A share from 0 to 1: ``88 %``, or with decimals."""
    if not digits:
        return percent(share)
    return look.decimal(f"{100 * share:.{digits}f} %")


def recall_read(share: float, digits: int) -> float:
    """The share that a reader of `recall_words` takes it for."""
    return round(100 * share, digits) / 100


def _digits(days: float, least: int) -> int:
    return max(least, 1 if days < 3 else 0)
