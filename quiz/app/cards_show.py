"""One card with everything that is known of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from quiz.app.agenda import towards
from quiz.app.cards_known import Known, known_cards
from quiz.app.cards_lines import card_lines, told_line
from quiz.app.cards_past import Past, aim_of, past_of, reset_day, since_reset
from quiz.app.choice import Choice
from quiz.app.desk import Desk
from quiz.app.goals import Following
from quiz.app.plans import Planned, plan_in_force
from quiz.deck.model import CardId
from quiz.errors import Exit, QuizError
from quiz.memory import Memory, Settings, retrievability
from quiz.memory.curve import shape
from quiz.memory.goal import FARTHEST_DAYS
from quiz.session.query import State
from quiz.ui.cards_curve import CurveShown
from quiz.ui.cards_show import CardShown, Falls

_FALLS_TO = (0.9, 0.5)
"""How long a memory holds is told by the first."""
_SPOKEN_DAYS = (0, 7, 30, 90, 365)
_SAMPLES = 48
"""Points of a run: more than a window has columns for it."""
_MOST_AHEAD = 3_650
_LEAST_AHEAD = 7


def known_card(desk: Desk, card: CardId) -> Known:
    """What is known of one card.

    Raises:
        QuizError: ``card-left``: it is in no deck any more.
    """
    found = known_cards(desk, [card])
    if not found:
        raise QuizError("card-left", exit_code=Exit.WRONG_USAGE, card=card)
    return found[0]


def show_card(desk: Desk, card: CardId, language: str) -> CardShown:
    """All that is shown of a card.

    Raises:
        QuizError: It is in no deck any more.
    """
    known = known_card(desk, card)
    of, memory = known.card, known.memory
    deck = desk.library.deck(of.deck)
    past = past_of(desk, card)
    ratings = since_reset(past)
    settings = desk.settings
    aim = settings.for_cards(of.deck, of.level.value)
    if ratings:
        aim = aim_of(ratings[-1].event, card, settings)
    then = settings.for_cards(of.deck, of.level.value).desired_retention
    plan = plan_in_force(desk)
    if plan is not None and (
        of.deck not in (plan.decks or desk.decks_on())
        or State.SUSPENDED in known.states
    ):
        plan = None
    first = 0 if plan is None else plan.day - FARTHEST_DAYS
    return CardShown(
        line=card_lines(desk, [known], language)[0],
        question=told_line(desk, known, language),
        kind=known.kind,
        level=of.level.value,
        deck_title=of.deck if deck is None else deck.title.get(language),
        is_on=State.ON in known.states,
        place=f"{short_path(of.span.path)}:{of.span.line}",
        tags=of.tags,
        today=known.today,
        reset_day=reset_day(past),
        reviews=0 if memory is None else memory.reviews,
        difficulty=None if memory is None else memory.difficulty,
        due_day=known.due_day,
        last_day=None if memory is None else memory.last_review_day,
        interval_days=known.interval_days,
        retention=aim.desired_retention,
        retention_by=_decided_by(aim, of.deck, settings),
        retention_then=None if then == aim.desired_retention else then,
        plan_day=None if plan is None else plan.day,
        plan_from=first if first > known.today else None,
        is_planned_today=None if plan is None else _asked_today(desk, plan, known),
        falls=() if memory is None else falls(memory, known.today, aim),
        curve=None if memory is None else _curve(known, memory, ratings, aim, settings),
        points=()
        if memory is None
        else tuple(
            (days, retrievability(memory, known.today + days, settings))
            for days in _SPOKEN_DAYS
        ),
        notes=tuple(
            (note.text, note.at_ms, note.offset_minutes) for note in known.kept.notes
        ),
        now_ms=desk.clock().at_ms,
    )


def _asked_today(desk: Desk, plan: Planned, known: Known) -> bool | None:
    """Whether a plan asks a card today; None where it has been, or is left aside."""
    following = Following(desk, plan)
    was_asked = known.memory is not None and known.since_days == 0
    if was_asked or not following.is_near or State.BURIED in known.states:
        return None
    return known.id in towards(desk, Choice(), (), following).queue


def falls(memory: Memory, today: int, settings: Settings) -> tuple[Falls, ...]:
    """When recall falls to what is aimed at, to 90 % and to 50 %.

    t = S/F·(r^(1/decay) - 1), the forgetting curve solved for the time.
    """
    decay, factor = shape(settings)
    since = today - memory.last_review_day
    return tuple(
        Falls(
            recall,
            round(memory.stability_days / factor * (recall ** (1 / decay) - 1)) - since,
        )
        for recall in sorted({settings.desired_retention, *_FALLS_TO}, reverse=True)
    )


def short_path(path: str) -> str:
    """A path as a person reads it: the home folder is ``~``."""
    home = str(Path.home())
    return "~" + path[len(home) :] if path.startswith(f"{home}/") else path


def _decided_by(aim: Settings, deck: str, settings: Settings) -> str:
    """Which setting says what recall is aimed at."""
    if deck in settings.desired_retention_by_deck:
        return "deck"
    is_own = aim.desired_retention != settings.desired_retention
    return "level" if is_own else "all"


def _curve(
    known: Known,
    memory: Memory,
    ratings: Sequence[Past],
    aim: Settings,
    settings: Settings,
) -> CurveShown:
    """From the reviews that fit beside what is to come until well after it is due."""
    today, last = known.today, memory.last_review_day
    due_in = max(0, known.due_in_days or 0)
    holds = round(1.3 * memory.stability_days) - (today - last)
    ahead = min(max(holds, due_in + due_in // 3, _LEAST_AHEAD), _MOST_AHEAD)
    past = [(one.day, one.memory) for one in ratings if one.memory is not None]
    past = past or [(last, memory)]
    earliest = min(today - 2 * ahead, last)
    # The review before the window begins is the one that the window begins with.
    before = [place for place, (day, _) in enumerate(past) if day <= earliest]
    chosen = past[before[-1] if before else 0 :]
    ends = [day for day, _ in chosen[1:]] + [today + ahead]
    runs = tuple(
        tuple(_run(one, max(day, earliest), end, settings))
        for (day, one), end in zip(chosen, ends, strict=True)
        if end > max(day, earliest) or one is chosen[-1][1]
    )
    return CurveShown(today, runs, aim.desired_retention, known.due_day)


def _run(
    memory: Memory, first: int, last: int, settings: Settings
) -> Iterator[tuple[float, float]]:
    """Recall on the days from one review to the next, or to the end."""
    span = max(0, last - first)
    count = min(span, _SAMPLES)
    for n in range(count + 1):
        day = first + (round(span * n / count) if count else 0)
        yield float(day), retrievability(memory, day, settings)
