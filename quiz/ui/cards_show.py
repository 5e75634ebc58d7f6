"""`quiz cards show`: one card, what is known of it, and how it will be forgotten."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rich.console import Group, RenderableType
from rich.text import Text

from quiz.memory import date_of
from quiz.ui.beside import kept_view
from quiz.ui.cards import CardLine
from quiz.ui.cards_curve import CurveShown, curve_view, spoken
from quiz.ui.cards_words import date_words, quiet, short_days, told
from quiz.ui.grid import fact_rows
from quiz.ui.look import Look, rows_of, stack
from quiz.ui.plan import interview_words
from quiz.ui.stats_words import percent, rounded
from quiz.ui.text import one_line, prose, visible
from quiz.ui.times import interval, when

_FAR_DAYS = 36_500
_LEAST_ROWS = 8
"""Of a window in which a picture still leaves the words on the screen."""


@dataclass(frozen=True, slots=True)
class Falls:
    """When recall falls to a share."""

    recall: float
    in_days: int
    """From today; below zero if it fell there before."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CardShown:
    """All that is shown of a card."""

    line: CardLine
    question: str
    kind: str
    """One of the names in `quiz.deck.model.KINDS`."""
    level: str
    deck_title: str
    is_on: bool
    place: str
    """File and line."""
    tags: tuple[str, ...]
    today: int
    reset_day: int | None = None
    """Local day on which it began anew, where what was before it counts no more."""
    reviews: int = 0
    difficulty: float | None = None
    due_day: int | None = None
    last_day: int | None = None
    interval_days: int | None = None
    retention: float
    """The recall that its intervals aim at."""
    retention_by: str
    """Which setting says so: ``all``, ``deck`` or ``level``."""
    retention_then: float | None = None
    """What they aim at from its next review on, by its level, where that differs."""
    plan_day: int | None = None
    """Of the interview, where a plan decides when it is asked."""
    plan_from: int | None = None
    """The first local day on which it decides, where that is yet to come."""
    is_planned_today: bool | None = None
    """Whether the plan asks it today; None: that is not for it to say."""
    falls: tuple[Falls, ...] = ()
    curve: CurveShown | None = None
    points: tuple[tuple[int, float], ...] = ()
    """Days from today and recall there."""
    notes: tuple[tuple[str, int, int], ...] = ()
    """Text, moment (UTC, ms) and offset (minutes) of each."""
    now_ms: int = 0


def card_view(card: CardShown, look: Look) -> RenderableType:
    """The question, the facts, the curve, the notes."""
    first = Group(
        Text(one_line(card.line.id), style="quiet"),
        Text.assemble((prose(card.question).plain, "bold")),
    )
    facts = fact_rows(list(_facts(card, look)), look)
    notes = kept_view(
        card.notes, look, is_flagged=card.line.is_flagged, now_ms=card.now_ms
    )
    return stack(first, facts, _curve(card, look, [first, facts, notes]), notes)


def _facts(card: CardShown, look: Look) -> Iterator[tuple[str, Text]]:
    line = card.line
    yield told("show.kind", look), Text(look.say(f"kind.{card.kind}"))
    yield told("show.level", look), Text(look.say(f"level.{card.level}"))
    if card.tags:
        yield told("show.tags", look), Text(one_line(", ".join(card.tags)))
    deck = one_line(f"{card.deck_title} ({line.deck})")
    deck = deck if card.is_on else told("show.deck-off", look, deck=deck)
    yield told("show.deck", look), Text(deck)
    yield told("show.place", look), Text(visible(card.place))
    yield told("show.state", look), _state(card, look)
    if line.stability_days is not None and line.retrievability is not None:
        said = told(
            "show.figures",
            look,
            recall=percent(line.retrievability),
            holds=short_days(line.stability_days, look),
            difficulty=rounded(card.difficulty or 0.0, look),
        )
        yield told("show.memory", look), Text(said)
    if card.last_day is not None:
        last = date_words(card.last_day, card.today, look)
        said = told("show.count", look, n=card.reviews, last=last)
        if line.lapses:
            said += ", " + told("line.lapses", look, n=line.lapses)
        yield told("show.reviews", look), Text(said)
    yield told("show.aim", look), _aim(card, look)
    if card.plan_day is not None:
        yield told("show.plan", look), _plan(card, card.plan_day, look)


def _state(card: CardShown, look: Look) -> Text:
    line = card.line
    said: list[str] = []
    if line.is_suspended:
        command = f"quiz cards unsuspend {line.id}"
        said.append(told("show.suspended", look, command=visible(command)))
    if line.back_in_days is not None:
        back, command = when(line.back_in_days, look), f"quiz cards unbury {line.id}"
        said.append(told("show.buried", look, when=back, command=visible(command)))
    if line.is_new and card.reset_day is not None:
        anew = date_words(card.reset_day, card.today, look)
        said.append(told("show.anew", look, date=anew))
    elif line.is_new:
        said.append(told("show.new", look))
    elif line.due_in_days is not None and card.due_day is not None:
        said.append(_due(card, line.due_in_days, card.due_day, look))
    if card.is_planned_today is not None and not line.is_again:
        key = "show.planned" if card.is_planned_today else "show.unplanned"
        said.append(told(key, look))
    if line.is_leech:
        said.append(told("state.leech", look))
    style = "unsure" if line.is_suspended or line.is_leech else ""
    return Text(" · ".join(said), style=style)


def _due(card: CardShown, in_days: int, due_day: int, look: Look) -> str:
    days = told("show.steps", look)
    if card.interval_days:
        days = told("show.after", look, days=interval(card.interval_days, look))
    date = date_words(due_day, card.today, look)
    if card.line.is_again:
        return told("show.again", look, date=date)
    if in_days < 0:
        late = interval(-in_days, look)
        due = told("show.late", look, late=late, date=date, days=days)
    else:
        due = told("show.due", look, when=when(in_days, look), date=date, days=days)
    if card.is_planned_today is None:
        return due
    return told("show.usual", look, due=due)


def _aim(card: CardShown, look: Look) -> Text:
    by = told(f"show.aim-{card.retention_by}", look)
    said = told("show.retention", look, recall=percent(card.retention), by=by)
    if card.retention_then is not None:
        then = percent(card.retention_then)
        said += "; " + told("show.aim-then", look, recall=then)
    return Text(said)


def _plan(card: CardShown, plan_day: int, look: Look) -> Text:
    """Of which interview, and from when to when the plan decides."""
    said = interview_words(date_of(plan_day), date_of(card.today), look)
    if card.plan_from is not None:
        first = date_words(card.plan_from, card.today, look)
        said += told("show.plan-from", look, date=first)
    elif plan_day > card.today:
        said += told("show.plan-until", look)
    return Text(said)


def _curve(
    card: CardShown, look: Look, others: Sequence[RenderableType | None]
) -> RenderableType | None:
    if card.curve is None:
        return None
    falls = [_falls(one, card.today, look) for one in card.falls]
    words = Text(" ".join(falls))
    if look.is_plain:
        return Group(words, spoken(card.points, look))
    title = Text(told("curve.title", look), style="bold")
    around = rows_of(*others, words, look=look) + 2
    picture = curve_view(card.curve, look, around=around)
    legend = quiet("curve.legend", look, recall=percent(card.curve.aim))
    return Group(title, picture, legend, words)


def _falls(falls: Falls, today: int, look: Look) -> str:
    share = percent(falls.recall)
    if falls.in_days > _FAR_DAYS:
        return told("falls.far", look, recall=share)
    date = date_words(today + falls.in_days, today, look)
    if falls.in_days < 0:
        ago = interval(-falls.in_days, look)
        return told("falls.past", look, recall=share, date=date, ago=ago)
    return told(
        "falls.ahead", look, recall=share, date=date, when=when(falls.in_days, look)
    )
