"""Days: in a row, as bars, as a calendar."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from rich.console import Group, RenderableType
from rich.text import Text

from quiz.memory import date_of
from quiz.session.statistics import Statistics
from quiz.session.statistics_days import Streak, shade, shade_bounds, weekday
from quiz.ui.bars import upright
from quiz.ui.look import Look
from quiz.ui.stats_words import day_words, last_days, rounded, section, told

_SHADES = "·░▒▓█"
"""By how much was done on a day: their weight tells, without any colour."""
_MOST_WEEKS = 53
_BARS = 30
"""Days that bars show at most."""


def days_view(stats: Statistics, look: Look) -> RenderableType:
    """The last days as bars, and a year as a calendar."""
    return section(
        told("days.title", look),
        _mean(stats, look),
        None if look.is_plain else _bars(stats, look),
        _months(stats, look) if look.is_plain else _calendar(stats, look),
        look=look,
    )


def streak_words(streak: Streak, look: Look) -> str:
    """Days in a row, now and at best."""
    now = told("streak.current", look, n=streak.current)
    if not streak.current:
        now = told("streak.none", look)
    elif not streak.is_today_done:
        now += f" ({told('streak.open', look)})"
    if streak.current == streak.longest == 1:
        return now
    if streak.current == streak.longest:
        return f"{now}, {told('streak.record', look)}"
    longest = told("days.on-days", look, n=streak.longest)
    return f"{now}, {told('streak.longest', look, count=longest)}"


def _mean(stats: Statistics, look: Look) -> Text:
    """What a day took; in all, where that is more to say than a small fraction."""
    first = stats.today - stats.recent_days + 1
    recent = [one for one in stats.days if first <= one.day <= stats.today]
    reviews = sum(one.reviews for one in recent)
    minutes = sum(one.took_ms for one in recent) / 60_000
    last = last_days(stats, look)
    if not recent:
        return Text(told("days.none", look, last=last))
    if reviews < stats.recent_days or stats.recent_days == 1:
        return Text(
            told(
                "days.total",
                look,
                reviews=told("days.in-month", look, n=reviews),
                minutes=rounded(minutes, look),
                last=last,
                days=told("days.on-days", look, n=len(recent)),
            )
        )
    return Text(
        told(
            "days.mean",
            look,
            reviews=rounded(reviews / stats.recent_days, look),
            minutes=rounded(minutes / stats.recent_days, look),
            last=last,
            practised=told("days.practised", look, n=len(recent)),
        )
    )


def _bars(stats: Statistics, look: Look) -> RenderableType | None:
    count = min(stats.recent_days, _BARS)
    first = stats.today - count + 1
    reviews, minutes = [0.0] * count, [0.0] * count
    for one in stats.days:
        if first <= one.day <= stats.today:
            reviews[one.day - first] = one.reviews
            minutes[one.day - first] = one.took_ms / 60_000
    if not any(reviews):
        return None
    titles = [told("days.reviews", look), told("days.minutes", look)]
    if count < stats.recent_days:
        shown = told("recall.recent", look, n=count)
        titles = [f"{title}, {shown}" for title in titles]
    return Group(
        Text(""),
        bar_rows(titles[0], reviews, first, look, height=3),
        Text(""),
        bar_rows(titles[1], minutes, first, look, height=2),
    )


def bar_rows(
    title: str, values: Sequence[float], first: int, look: Look, *, height: int
) -> RenderableType:
    """A title with the highest value, bars, and the days at both ends."""
    gap = 1 if 2 * len(values) + 2 <= look.width else 0
    width = len(values) + gap * (len(values) - 1)
    most = told("days.most", look, count=rounded(max(values), look))
    rows = [Text(row, style="code") for row in upright(values, height, gap=gap)]
    last = first + len(values) - 1
    left, right = day_words(first, look), day_words(last, look)
    axis = f"{left}{right:>{max(1, width - len(left))}}"
    head = Text.assemble(title, (f" · {most}", "quiet"))
    return Group(head, *rows, Text(axis, style="quiet"))


def _calendar(stats: Statistics, look: Look) -> RenderableType:
    counts = {one.day: one.reviews for one in stats.days}
    names = told("weekdays", look).split()
    margin = max(map(len, names)) + 1
    weeks = max(1, min(_MOST_WEEKS, look.width - 2 - margin))
    monday = stats.today - weekday(stats.today) - 7 * (weeks - 1)
    bounds = shade_bounds(
        count for day, count in counts.items() if monday <= day <= stats.today
    )
    rows = [Text(" " * margin + _month_names(monday, weeks, look), style="quiet")]
    for row, name in enumerate(names):
        line = Text(f"{name if row % 2 == 0 else '':<{margin}}", style="quiet")
        for week in range(weeks):
            day = monday + 7 * week + row
            if day <= stats.today:
                level = shade(counts.get(day, 0), bounds)
                line.append(_SHADES[level], style="good" if level else "quiet")
        rows.append(line)
    key = "days.calendar" if weeks == _MOST_WEEKS else "days.weeks"
    return Group(
        Text(""), Text(told(key, look, n=weeks)), *rows, _legend(bounds, margin, look)
    )


def _month_names(monday: int, weeks: int, look: Look) -> str:
    """Months above the first week that begins in each, where there is room."""
    names = told("months", look).split()
    line = ""
    for week in range(weeks):
        month = date_of(monday + 7 * week).month
        is_new = week == 0 or date_of(monday + 7 * (week - 1)).month != month
        name = names[month - 1]
        if not is_new or len(line) > week or week + len(name) > weeks:
            continue
        # A month of which one week is left would push the next one away.
        if week == 0 and date_of(monday + 14).month != month:
            continue
        line = line.ljust(week) + name + " "
    return line.rstrip()


def _legend(bounds: Sequence[int], margin: int, look: Look) -> Text:
    second, third, fourth = bounds
    spans = [(1, second - 1), (second, third - 1), (third, fourth - 1), (fourth, None)]
    line = Text(" " * margin, style="quiet")
    line.append(f"{_SHADES[0]} {told('days.legend-none', look)}")
    for sign, (low, high) in zip(_SHADES[1:], spans, strict=True):
        if high is not None and high < low:
            continue
        span = (
            f"{low}+" if high is None else f"{low}–{high}" if high > low else f"{low}"
        )
        line.append("  ")
        line.append(sign, style="good")
        line.append(f" {span}")
    if line.cell_len <= look.width - 2:
        return line
    shades = Text.assemble((f"{' ' * margin}{_SHADES[0]} ", "quiet"))
    shades.append(f"{told('days.legend-none', look)}  ", style="quiet")
    shades.append(_SHADES[1:], style="good")
    return shades.append(f" 1–{fourth}+", style="quiet")


def _months(stats: Statistics, look: Look) -> RenderableType:
    """The last twelve months in words, for who listens or searches."""
    reviews: Counter[tuple[int, int]] = Counter()
    days: Counter[tuple[int, int]] = Counter()
    for one in stats.days:
        date = date_of(one.day)
        if stats.today - 365 < one.day <= stats.today:
            reviews[date.year, date.month] += one.reviews
            days[date.year, date.month] += 1
    names = told("months.full", look).split()
    return Group(
        *(
            Text(
                told(
                    "days.month",
                    look,
                    month=names[month - 1],
                    year=year,
                    reviews=told("days.in-month", look, n=count),
                    days=told("days.on-days", look, n=days[year, month]),
                )
            )
            for (year, month), count in sorted(reviews.items())
        )
    )
