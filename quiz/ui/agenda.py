"""What is due, by deck and by day, and the list of decks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from quiz.ui.look import Look, stack
from quiz.ui.plan import told as plan_told
from quiz.ui.plan_session import Rest, days_left_view, rest_words
from quiz.ui.summary import all_off_view
from quiz.ui.text import one_line
from quiz.ui.times import when
from quiz.ui.today import told


@dataclass(frozen=True, slots=True)
class DeckLine:
    """One deck in figures."""

    id: str
    title: str
    is_on: bool
    cards: int
    due: int
    new: int
    """Cards never asked."""
    problems: int = 0


@dataclass(frozen=True, slots=True)
class PlanToday:
    """What a plan towards an interview asks today."""

    cards: int
    new: int
    """Of them, never asked."""
    minutes: int
    days_left: int
    decks: Mapping[str, int]
    """Cards by deck."""
    rest: Rest
    """Why nothing is asked, where there are no cards."""
    minutes_a_day: int
    """Of the plan, a day."""


@dataclass(frozen=True, slots=True)
class Agenda:
    """What waits today, and on the days that follow."""

    due: int
    new: int
    """New cards that today's limit still allows."""
    decks: tuple[DeckLine, ...]
    days: tuple[tuple[int, int], ...]
    """Days from today and how many cards fall due then; empty days left out."""
    today: int | None = None
    """How many of the due cards today's limits still allow; None: all."""
    off: str | None = None
    """A deck to turn on, where none is on."""
    plan: PlanToday | None = None


def due_view(agenda: Agenda, look: Look) -> RenderableType:
    """A sentence, then decks with something to do, then the days ahead."""
    if agenda.plan is not None:
        # By the plan, not by intervals: what is due, and when, would contradict it.
        return stack(_planned(agenda.plan, look), _planned_decks(agenda.plan, look))
    waiting = [deck for deck in agenda.decks if deck.is_on and (deck.due or deck.new)]
    if agenda.due or agenda.new:
        first = _waiting(agenda, sum(deck.new for deck in waiting), look)
    elif agenda.off is not None:
        return all_off_view(agenda.off, look)
    else:
        first = Text(look.say("nothing.done"), style="bold")
    return stack(first, _decks(waiting, look), _days(agenda, look))


def _waiting(agenda: Agenda, unseen: int, look: Look) -> Text:
    """What is due and what is new, and how much of that there is in all."""
    parts = [Text(look.say("count.due", n=agenda.due), style="bold")]
    if agenda.today is not None and agenda.today < agenda.due:
        parts.append(Text(told("due.today", look, n=agenda.today), style="quiet"))
    if agenda.new:
        fresh = Text(look.say("left.new", n=agenda.new), style="bold")
        if agenda.new < unseen:
            # Below, each deck is told with all it has that is new.
            fresh += Text(f" {told('due.new-of', look, n=unseen)}", style="quiet")
        parts.append(fresh)
    return Text(" · ").join(parts)


def decks_view(decks: Sequence[DeckLine], look: Look) -> RenderableType:
    """Every deck: on or off, how many cards, how many due and new."""
    if not decks:
        return Text(look.say("decks.none"))
    if look.is_plain or look.width < 60:
        return Group(*(_deck_words(deck, look) for deck in decks))
    table = Table(box=None, padding=(0, 2, 0, 0), header_style="dim", pad_edge=False)
    table.add_column("", no_wrap=True, min_width=1)
    longest = min(40, max(len(deck.id) for deck in decks))
    table.add_column(look.say("decks.id"), no_wrap=True, min_width=longest)
    for key in ("decks.cards", "decks.due", "decks.new"):
        name = look.say(key)
        table.add_column(name, justify="right", no_wrap=True, min_width=len(name))
    table.add_column(look.say("decks.title"), overflow="ellipsis", no_wrap=True)
    for deck in decks:
        sign = Text("●", "good") if deck.is_on else Text("○", "quiet")
        title = Text(one_line(deck.title))
        if deck.problems:
            told = Text(look.say("decks.problems", n=deck.problems), "bad")
            title = told + Text("  ") + title
        figures = [Text(str(n)) for n in (deck.cards, deck.due, deck.new)]
        table.add_row(sign, Text(one_line(deck.id), style="bold"), *figures, title)
    return table


def _deck_words(deck: DeckLine, look: Look) -> Text:
    state = look.say("decks.on" if deck.is_on else "decks.off")
    cards = look.say("count.cards", n=deck.cards)
    due = look.say("left.due", n=deck.due)
    new = look.say("left.new", n=deck.new)
    words = f"{one_line(deck.id)} ({state}): {cards}, {due}, {new}"
    if deck.problems:
        words += ", " + look.say("decks.problems", n=deck.problems)
    return Text(words)


def _planned(plan: PlanToday, look: Look) -> Text:
    """What today's part of the plan is, and how far the day of it is."""
    if not plan.cards:
        left = days_left_view(plan.days_left, look)
        said = rest_words(plan.rest, plan.minutes_a_day, look)
        return Text(f"{said} {left.plain}", style="bold")
    parts = [plan_told("due.plan", look, n=plan.cards)]
    if plan.new:
        parts.append(look.say("left.new", n=plan.new))
    parts.append(plan_told("due.minutes", look, n=plan.minutes))
    first = Text(" · ".join(parts), style="bold")
    key = {0: "due.today", 1: "due.tomorrow"}.get(plan.days_left, "due.left")
    return first + Text(f" · {plan_told(key, look, n=plan.days_left)}", style="quiet")


def _planned_decks(plan: PlanToday, look: Look) -> RenderableType | None:
    if not plan.decks:
        return None
    lines = []
    for deck, count in plan.decks.items():
        cards = look.say("count.cards", n=count)
        lines.append(Text(one_line(deck)) + Text(f"  {cards}", style="quiet"))
    return Group(*lines)


def _decks(decks: Sequence[DeckLine], look: Look) -> RenderableType | None:
    if not decks:
        return None
    lines = []
    for deck in decks:
        figures = [
            look.say(key, n=count)
            for key, count in (("left.due", deck.due), ("left.new", deck.new))
            if count
        ]
        line = Text(one_line(deck.id)) + Text("  " + " · ".join(figures), style="quiet")
        lines.append(line)
    return Group(*lines)


def _days(agenda: Agenda, look: Look) -> RenderableType | None:
    ahead = [(day, count) for day, count in agenda.days if day > 0]
    if not ahead:
        return None
    most = max(count for _, count in ahead)
    room = max(1, min(30, look.width - 26))
    lines = []
    for day, count in ahead[:14]:
        name = when(day, look)
        if look.is_plain:
            lines.append(Text(f"{name}: {count}"))
            continue
        bar = "▇" * (count if most <= room else max(1, round(room * count / most)))
        lines.append(
            Text.assemble((f"{name:<14}", "quiet"), (bar, "code"), f" {count}")
        )
    return Group(look.label("due.ahead"), *lines)
