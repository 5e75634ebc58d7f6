"""What waits: in total, by deck and by day."""

from __future__ import annotations

from collections import Counter

from quiz.app.agenda import plan
from quiz.app.choice import Choice
from quiz.app.decks import problem_counts
from quiz.app.desk import Desk
from quiz.app.failed import days_due, failed_today
from quiz.app.limits import allowance
from quiz.ui.agenda import Agenda, DeckLine, PlanToday

_DAYS_SHOWN = 13


def deck_lines(
    desk: Desk, language: str, *, with_problems: bool = False
) -> tuple[DeckLine, ...]:
    """Every deck in figures, those that are on first."""
    on = desk.decks_on()
    today = desk.today()
    again = Counter(state.deck for state in failed_today(desk, desk.library.deck_ids()))
    problems = problem_counts(desk.library) if with_problems else {}
    lines = []
    for one in desk.library.summaries():
        due = sum(count.cards for count in desk.store.due_counts(today, (one.id,)))
        due += again[one.id]
        cards = list(desk.library.card_ids((one.id,)))
        new = len(cards) - len(desk.store.seen(cards))
        lines.append(
            DeckLine(
                one.id,
                one.title.get(language),
                one.id in on,
                one.card_count,
                due,
                new,
                problems.get(str(one.path), 0),
            )
        )
    return tuple(sorted(lines, key=lambda line: (not line.is_on, line.id)))


def agenda(desk: Desk, language: str) -> Agenda:
    """What waits today and on the days that follow, in the decks that are on."""
    on = desk.decks_on()
    days = days_due(desk, on, _DAYS_SHOWN)
    again = len(failed_today(desk, on))
    lines = deck_lines(desk, language)
    allowed = allowance(desk, Choice())
    new = min(allowed.new, sum(line.new for line in lines if line.is_on))
    due = days.get(0, 0)
    # What was failed today has been counted.
    today = due if allowed.reviews is None else min(due, allowed.reviews + again)
    today = 0 if allowed.minutes == 0 else today
    off = desk.deck_to_turn_on()
    days_due_ = tuple(sorted(days.items()))
    return Agenda(due, new, lines, days_due_, today, off, _plan_today(desk))


def _plan_today(desk: Desk) -> PlanToday | None:
    """What a plan asks today; None where none is followed."""
    asked = plan(desk, Choice())
    if asked.following is None:
        return None
    seconds = {step.card: step.seconds for step in asked.following.steps}
    spent_s = sum(seconds.get(card, 0.0) for card in asked.queue)
    minutes = min(round(spent_s / 60), asked.following.minutes_left())
    new = len(asked.new)
    cards = len(asked.queue)
    days_left = asked.following.days_left
    decks = Counter(card.partition(":")[0] for card in asked.queue)
    return PlanToday(
        cards,
        new,
        max(minutes, 1) if cards else 0,
        days_left,
        dict(sorted(decks.items())),
        rest=asked.following.rest,
        minutes_a_day=asked.following.planned.minutes,
    )
