"""Words and figures that all parts of `quiz stats` use."""

from __future__ import annotations

from rich.console import Group, RenderableType
from rich.text import Text

from quiz.memory import date_of
from quiz.session.statistics import Statistics
from quiz.session.statistics_shares import Share
from quiz.ui.language import fill, table
from quiz.ui.look import Look, indented


def told(key: str, look: Look, /, **arguments: object) -> str:
    """A sentence of the table ``stats``, in the reader's language."""
    return fill(table("stats", look.language)[key], look.language, arguments)


def section(title: str, *blocks: RenderableType | None, look: Look) -> RenderableType:
    """A part of the page under its title."""
    shown = [indented(block, look) for block in blocks if block is not None]
    return Group(Text(title, style="bold"), *shown)


def last_days(stats: Statistics, look: Look) -> str:
    """Which days are recent, within a sentence."""
    if stats.recent_days == 1:
        return told("last-one", look)
    return told("last", look, n=stats.recent_days)


def quiet(key: str, look: Look, /, **arguments: object) -> Text:
    """A remark."""
    return Text(told(key, look, **arguments), style="quiet")


def percent(share: float) -> str:
    """A share from 0 to 1, rounded: ``88 %``.

    >>> percent(0.875)
    '88 %'
    """
    return f"{round(100 * share)} %"


def ends(share: Share) -> tuple[int, int]:
    """The interval of a share in whole per cent."""
    low, high = share.interval
    return round(100 * low), round(100 * high)


def share_words(share: Share, look: Look) -> str:
    """A share as a sentence has it, never without its number of trials."""
    if share.value is None:
        return told("share.none", look)
    low, high = ends(share)
    key = "share.words-few" if share.is_small else "share.words"
    key = key if look.is_plain else "share.short"
    return told(key, look, share=percent(share.value), n=share.n, low=low, high=high)


def day_words(day: int, look: Look) -> str:
    """A day of the calendar, short: ``23 Nov``."""
    date = date_of(day)
    month = told("months.date", look).split()[date.month - 1]
    return told("date", look, day=date.day, month=month)


def rounded(number: float, look: Look) -> str:
    """A number that need not be exact: ``212``, ``7.4``.

    >>> [rounded(one, Look()) for one in (212.3, 7.35, 3.0)]
    ['212', '7.3', '3']
    """
    if number >= 10:
        return f"{number:.0f}"
    return look.decimal(f"{number:.1f}".removesuffix(".0"))
