"""A plan towards an interview: what to expect of it, and what it takes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from rich.console import Group, OverflowMethod, RenderableType
from rich.text import Text

from quiz.ui.grid import fact_rows
from quiz.ui.language import fill, table
from quiz.ui.look import Look, indented, stack
from quiz.ui.text import one_line
from quiz.ui.times import when

_MOST_DAYS = 16
"""Days that have a line each; of more, every week has one."""
_MOST_TOPICS = 12
_WEEK = 7
_ALIKE = 0.03
"""Topics that are expected to differ by less are not told apart."""


@dataclass(frozen=True, slots=True, order=True)
class TopicLine:
    """What is expected of one topic; the least sure sorts first."""

    on_the_day: float
    name: str
    cards: int
    now: float
    """Mean recall on the day if nothing were done."""


@dataclass(frozen=True, slots=True)
class DayLine:
    """The load of one day, as it is expected."""

    day: date
    minutes: float
    cards: float


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanShown:
    """All that is told of a plan."""

    interview: date
    """Of the interview."""
    today: date
    minutes: int
    """A day."""
    decks: tuple[str, ...]
    """Titles; empty: those that are on."""
    weights: tuple[tuple[str, float], ...]
    cards: int
    new: int
    """Of them, never asked."""
    now: float
    """Mean recall on the day if nothing were done until then."""
    on_the_day: float
    more: float | None
    """The same with some minutes more a day; None: nothing is left to be done."""
    more_minutes: int
    days: tuple[DayLine, ...]
    topics: tuple[TopicLine, ...]
    unlearnt: int
    """Cards that will hardly be learnt in time."""
    unlearnt_named: tuple[str, ...]
    """The questions of the first of them."""
    unlearnt_cards: tuple[str, ...]
    followed_from: date | None
    """The first of `days`, where the usual intervals serve the goal until then."""
    target: float | None = None
    """Recall that was asked for."""
    target_minutes: int | None = None
    """Minutes a day that promise it; None: none that are sensible do."""
    spent_minutes: int = 0
    """Of today's."""
    ends_recovery: bool = False
    """A way out of a backlog that goes on is ended by it."""
    is_new: bool = False
    """It was made just now."""
    is_trial: bool = False

    @property
    def days_left(self) -> int:
        """Days from today to the interview."""
        return (self.interview - self.today).days


def told(key: str, look: Look, /, **arguments: object) -> str:
    """A sentence of the table ``plan``, in the reader's language."""
    return fill(table("plan", look.language)[key], look.language, arguments)


def plan_view(plan: PlanShown, look: Look) -> RenderableType:
    """The expectation first, then by topic, the days, and what is left out."""
    return stack(
        _head(plan, look),
        _expectation(plan, look),
        _topics(plan, look),
        _days(plan, look),
        _unlearnt(plan, look),
        _next(plan, look),
    )


def no_plan_view(look: Look, example: date) -> RenderableType:
    """No plan is in force: how to make one."""
    ways = [
        (
            f"quiz plan --interview {example.isoformat()} --minutes 20",
            Text(told("way.make", look)),
        ),
        (
            f"quiz plan --interview {example.isoformat()} --target 0.9",
            Text(told("way.target", look)),
        ),
        ("quiz plan --recover 7", Text(told("way.recover", look))),
    ]
    none = Text(told("none", look), style="bold")
    return stack(none, indented(fact_rows(ways, look), look))


def cleared_view(
    look: Look, *, again: str, is_recovery: bool, resumed: date | None
) -> RenderableType:
    """What came of ending a plan.

    Args:
        again: The command that makes the ended plan once more; empty: there was none.
        is_recovery: Whether a way out of a backlog was ended.
        resumed: The interview of the plan that goes on.
    """
    if again:
        ways = [(again, Text(told("way.again", look)))]
        rows = indented(fact_rows(ways, look), look)
        return stack(Text(told("cleared", look)), rows)
    if not is_recovery:
        return Text(told("cleared.none", look))
    if resumed is None:
        return Text(told("cleared.recovery", look))
    return Text(told("cleared.resumed", look, date=day_words(resumed, look)))


def trial_view(look: Look) -> Text:
    """Nothing was kept."""
    return Text(told("trial.clear", look), style="quiet")


def day_words(day: date, look: Look) -> str:
    """A date, short: Thu 10 Dec."""
    weekday = told("weekdays", look).split()[day.weekday()]
    month = look.say("moment.months").split()[day.month - 1]
    return told("day", look, weekday=weekday, day=day.day, month=month)


def interview_words(day: date, today: date, look: Look) -> str:
    """When the interview is, within a sentence: today, or Thu 10 Dec, in 17 days."""
    ahead = (day - today).days
    if ahead <= 0:
        return told("head.today", look)
    left = when(ahead, look) if ahead == 1 else look.say("when.days", n=ahead)
    weekday = told("weekdays", look).split()[day.weekday()]
    said = f"{weekday} {date_words(day, today, look)}"
    return told("head", look, date=said, when=left)


def date_words(day: date, today: date, look: Look) -> str:
    """A date without its weekday: 10 Dec, or 10 Dec 2027 in another year."""
    said = f"{day.day} {look.say('moment.months').split()[day.month - 1]}"
    return said if day.year == today.year else f"{said} {day.year}"


def percent(share: float) -> str:
    """A share as a whole percentage that claims no certainty.

    >>> percent(0.934), percent(0.999), percent(0.001)
    ('93 %', '99 %', '1 %')
    """
    whole = round(100 * share)
    if 0 < share < 1:
        whole = min(max(whole, 1), 99)
    return f"{whole} %"


def _head(plan: PlanShown, look: Look) -> RenderableType:
    first = Text(interview_words(plan.interview, plan.today, look), style="bold")
    facts = [
        told("minutes", look, n=plan.minutes),
        look.say("count.cards", n=plan.cards),
    ]
    if plan.new:
        facts.append(look.say("left.new", n=plan.new))
    lines = [first, Text(" · ".join(facts), style="quiet")]
    if plan.decks:
        titles = ", ".join(map(one_line, plan.decks))
        lines.append(Text(told("decks", look, decks=titles), style="quiet"))
    if plan.weights:
        # As they are given: a weight below 1 counts less.
        said = ", ".join(
            f"{one_line(name)} ×{look.decimal(f'{w:g}')}" for name, w in plan.weights
        )
        lines.append(Text(told("weights", look, weights=said), style="quiet"))
    return Group(*lines)


def _expectation(plan: PlanShown, look: Look) -> RenderableType:
    if not plan.cards:
        return Text(told("done.no-cards", look))
    if plan.days_left <= 0:
        return Text(told("now", look, percent=percent(plan.on_the_day)))
    alone, then = percent(plan.now), percent(plan.on_the_day)
    said = [told("expect", look, percent=then, now=alone)]
    if plan.followed_from is not None:
        said.append(told("far", look))
    if plan.more is not None:
        more = percent(plan.more)
        key = "more.same" if more == then else "more"
        said.append(told(key, look, n=plan.more_minutes, percent=more))
    if plan.target is not None:
        said.append(_target(plan, look, plan.target))
    return Text(" ".join(said))


def _target(plan: PlanShown, look: Look, target: float) -> str:
    if not plan.is_new:
        return told("target.kept", look, percent=percent(target))
    if plan.target_minutes is None:
        return told("target.never", look, percent=percent(target), n=plan.minutes)
    if not plan.target_minutes:
        return told("target.without", look, percent=percent(target))
    return told("target", look, percent=percent(target), n=plan.target_minutes)


def _topics(plan: PlanShown, look: Look) -> RenderableType | None:
    topics = plan.topics
    if len(topics) < 2 or topics[-1].on_the_day - topics[0].on_the_day < _ALIKE:
        return None
    weighed = {name for name, _ in plan.weights}
    shown = [
        one
        for place, one in enumerate(topics)
        if place < _MOST_TOPICS or one.name in weighed
    ]
    lines: list[Text] = []
    names = [one_line(one.name) for one in shown]
    longest = min(max(map(len, names)), max(12, look.width - 36))
    counts = [look.say("count.cards", n=one.cards) for one in shown]
    widest = max(map(len, counts))
    for one, name, count in zip(shown, names, counts, strict=True):
        then = percent(one.on_the_day)
        if look.is_plain:
            lines.append(Text(f"{name}: {then} ({count})"))
            continue
        if len(name) > longest:
            name = name[: longest - 1] + "…"
        bar = "▇" * round(10 * one.on_the_day)
        lines.append(
            Text.assemble(
                (f"{name:<{longest}}  ", "quiet"),
                (f"{bar:<10}", "code"),
                f" {then:>5}  ",
                (f"{count:>{widest}}", "quiet") if look.width >= 60 else "",
            )
        )
    left = len(topics) - len(shown)
    if left:
        lines.append(Text(told("topics.more", look, n=left), style="quiet"))
    title = Text(told("topics", look), style="quiet")
    return Group(title, *(indented(line, look) for line in lines))


def _days(plan: PlanShown, look: Look) -> RenderableType | None:
    rows = list(_rows(plan.days, look))
    if not rows or not plan.cards:
        return None
    key = "days" if len(plan.days) <= _MOST_DAYS else "weeks"
    title = Text(told(key, look), style="quiet")
    most = max(max(minutes for _, minutes, _ in rows), plan.minutes, 1)
    widest = max(len(name) for name, _, _ in rows)
    is_wide = look.width >= 60
    room = max(4, min(30, look.width - widest - (24 if is_wide else 13)))
    lines = []
    for name, minutes, cards in rows:
        load = "load" if is_wide or look.is_plain else "load.short"
        count = look.say("count.cards", n=round(cards))
        figures = told(load, look, minutes=round(minutes), cards=count)
        if plan.spent_minutes and name == rows[0][0] and len(plan.days) <= _MOST_DAYS:
            figures = told("load.left", look, figures=figures, n=plan.spent_minutes)
        if look.is_plain:
            lines.append(Text(f"{name}: {figures}"))
            continue
        bar = "▇" * round(room * minutes / most)
        lines.append(
            Text.assemble(
                (f"{name:<{widest}}  ", "quiet"), (bar, "code"), f" {figures}"
            )
        )
    return Group(title, *(indented(line, look) for line in lines))


def _rows(days: Sequence[DayLine], look: Look) -> Iterator[tuple[str, float, float]]:
    """Names with minutes and cards a day: of each day, or of each week."""
    if len(days) <= _MOST_DAYS:
        for one in days:
            yield day_words(one.day, look), one.minutes, one.cards
        return
    for start in range(0, len(days), _WEEK):
        week = days[start : start + _WEEK]
        first, last = week[0].day, week[-1].day
        count = len(week)
        yield (
            _span(first, last, look),
            sum(one.minutes for one in week) / count,
            sum(one.cards for one in week) / count,
        )


def _span(first: date, last: date, look: Look) -> str:
    months = look.say("moment.months").split()
    end = f"{last.day} {months[last.month - 1]}"
    if first == last:
        return end
    if first.month == last.month:
        return f"{first.day}–{end}"
    return f"{first.day} {months[first.month - 1]} – {end}"


def _unlearnt(plan: PlanShown, look: Look) -> RenderableType | None:
    if not plan.unlearnt or plan.days_left <= 0:
        return None
    is_cut = not look.is_plain
    overflow: OverflowMethod = "ellipsis" if is_cut else "fold"
    names = [
        Text(one_line(name), no_wrap=is_cut, overflow=overflow)
        for name in plan.unlearnt_named
    ]
    left = plan.unlearnt - len(names)
    if left:
        names.append(Text(told("unlearnt.more", look, n=left), style="quiet"))
    title = Text(told("unlearnt", look, n=plan.unlearnt), style="unsure")
    return Group(title, *(indented(name, look) for name in names))


def _next(plan: PlanShown, look: Look) -> RenderableType:
    ends = f"{told('ends-recovery', look)} " if plan.ends_recovery else ""
    if plan.is_trial:
        return Text(ends + told("trial", look), style="quiet")
    key = "kept" if plan.is_new else "runs"
    first = ""
    if plan.days_left <= 0:
        key = "runs.today"
    if plan.followed_from is not None:
        key, first = "runs.later", date_words(plan.followed_from, plan.today, look)
    said = ends + told(key, look, date=first)
    return Text(said, style="good" if plan.is_new else "quiet")


def example_day(today: date) -> date:
    """A date for examples: two weeks ahead."""
    return today + timedelta(days=14)
