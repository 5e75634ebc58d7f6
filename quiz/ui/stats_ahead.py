"""What comes, and how long what is known would hold."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from quiz.session.statistics import (
    STABILITY_BOUNDS_DAYS,
    Ahead,
    Forecast,
    Statistics,
)
from quiz.ui.bars import lying
from quiz.ui.look import Look
from quiz.ui.stats_days import bar_rows
from quiz.ui.stats_words import day_words, percent, quiet, rounded, section, told

_MARKS = (0, 7, 14, 30)
"""Days of the forecast that get a column."""
_LEAST_BAR = 8
_LONGEST_BAR = 40


def ahead_view(stats: Statistics, look: Look) -> RenderableType | None:
    """The load of the next days, and what will be known; None without a forecast."""
    forecast = stats.forecast
    if forecast is None or not forecast.days:
        return None
    days = forecast.days
    loads = [one.reviews + one.new for one in days]
    mean = told(
        "ahead.load",
        look,
        mean=rounded(sum(loads) / len(days), look),
        minutes=rounded(sum(one.minutes for one in days) / len(days), look),
    )
    left = round(forecast.waiting)
    has_bars = any(loads) and not look.is_plain
    return section(
        told("ahead.title", look, n=len(days) - 1),
        _plan(forecast, look),
        _recovery(forecast, look),
        bar_rows(mean, loads, days[0].day, look, height=3) if has_bars else Text(mean),
        _weeks(days, look) if look.is_plain else None,
        Text(""),
        _known(forecast, look),
        quiet("ahead.waiting", look, n=left) if left else None,
        Text(_how(stats, forecast, look), style="quiet"),
        look=look,
    )


def _plan(forecast: Forecast, look: Look) -> Text | None:
    """The plan in force: what it comes to, or why it is left aside."""
    plan = forecast.plan
    if plan is None:
        return None
    day = day_words(plan.day, look)
    if plan.aside:
        why = told(f"ahead.{plan.aside}", look)
        return Text(told("ahead.plan-aside", look, day=day, why=why))
    if plan.on_the_day is None:
        return Text(told("ahead.plan-empty", look, day=day))
    recall = percent(plan.on_the_day)
    return Text(told("ahead.plan", look, day=day, n=plan.minutes, recall=recall))


def _recovery(forecast: Forecast, look: Look) -> Text | None:
    if forecast.recover_until is None:
        return None
    return Text(
        told("ahead.recovery", look, day=day_words(forecast.recover_until, look))
    )


def _weeks(days: Sequence[Ahead], look: Look) -> RenderableType:
    """The load in words: of today, and of each week from tomorrow on."""
    loads = [one.reviews + one.new for one in days]
    lines = [Text(f"{told('ahead.today', look)}: {rounded(loads[0], look)}")]
    for start in range(1, len(days), 7):
        week = days[start : start + 7]
        lines.append(
            Text(
                told(
                    "ahead.week",
                    look,
                    first=day_words(week[0].day, look),
                    last=day_words(week[-1].day, look),
                    count=rounded(sum(loads[start : start + 7]) / len(week), look),
                )
            )
        )
    return Group(*lines)


def _known(forecast: Forecast, look: Look) -> RenderableType:
    """Cards known on some days, going on and stopping; what is due by then."""
    days = forecast.days
    is_planned = forecast.plan is not None and forecast.plan.is_followed
    marks = [mark for mark in _MARKS if mark < len(days)]
    rows = [
        ("ahead.going-on", [days[mark].known for mark in marks]),
        ("ahead.stopped", [days[mark].known_if_stopped for mark in marks]),
        (
            "ahead.due-unplanned" if is_planned else "ahead.due",
            [sum(one.due for one in days[: mark + 1]) for mark in marks],
        ),
        ("ahead.new", [sum(one.new for one in days[: mark + 1]) for mark in marks]),
    ]
    if look.is_plain:
        lines = []
        for key, values in rows:
            said = [
                f"{_day(mark, look)} {value:.0f}"
                for mark, value in zip(marks, values, strict=True)
            ]
            head = told("ahead.known", look) if key in _OF_KNOWN else ""
            name = f"{head} {told(key, look)}".strip()
            lines.append(Text(f"{name}: {', '.join(said)}"))
        return Group(*lines)
    grid = Table(box=None, padding=(0, 2, 0, 0), pad_edge=False, header_style="dim")
    grid.add_column(told("ahead.known", look) if look.width >= 60 else "")
    for mark in marks:
        name = told("ahead.day", look, n=mark) if mark else told("ahead.today", look)
        if look.width >= 60:
            name = _day(mark, look)
        grid.add_column(name, justify="right")
    for key, values in rows:
        style = "" if key in _OF_KNOWN else "quiet"
        cells = [Text(f"{value:.0f}", style=style) for value in values]
        grid.add_row(Text(told(key, look), style=style), *cells)
    return grid


_OF_KNOWN = ("ahead.going-on", "ahead.stopped")


def _day(mark: int, look: Look) -> str:
    return told("ahead.days", look, n=mark) if mark else told("ahead.today", look)


def _how(stats: Statistics, forecast: Forecast, look: Look) -> str:
    plan = forecast.plan
    key = "ahead.how"
    if plan is not None and plan.is_followed:
        is_over = plan.day < forecast.days[-1].day
        key = "ahead.how-plan" if is_over else "ahead.how-only-plan"
    elif stats.decks:
        key = "ahead.how-decks"
    said = told(key, look, n=forecast.runs, seed=forecast.seed)
    if forecast.sampled < stats.seen:
        sampled, seen = forecast.sampled, stats.seen
        said += told("ahead.sample", look, sampled=sampled, seen=seen)
    return said


def memory_view(stats: Statistics, look: Look) -> RenderableType | None:
    """How stable memories are, as bars; None where nothing is known."""
    if not any(stats.stability):
        return None
    names = _spans(look)
    margin = max(map(len, names))
    most = max(stats.stability)
    digits = len(str(most))
    room = max(_LEAST_BAR, min(_LONGEST_BAR, look.width - margin - digits - 5))
    lines = []
    for name, count in zip(names, stats.stability, strict=True):
        if look.is_plain:
            lines.append(Text(f"{name}: {count}"))
            continue
        bar = f"{lying(count, most, room)} " if count else ""
        lines.append(
            Text.assemble(
                (f"{name:>{margin}}  ", "quiet"),
                (bar, "code"),
                str(count) if count else ("0", "quiet"),
            )
        )
    return section(
        told("memory.title", look),
        quiet("memory.what", look, mature=stats.mature, seen=stats.seen),
        *lines,
        look=look,
    )


def _spans(look: Look) -> list[str]:
    unit = told("memory.day", look)
    bounds = [f"{bound:g}" for bound in STABILITY_BOUNDS_DAYS]
    names = [told("memory.below", look, to=bounds[0], unit=unit)]
    names += [
        told("memory.between", look, low=low, to=high, unit=unit)
        for low, high in pairwise(bounds)
    ]
    return [*names, told("memory.above", look, low=bounds[-1], unit=unit)]
