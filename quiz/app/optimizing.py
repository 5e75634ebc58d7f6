"""Parameters fitted to the learner's reviews, and put in force if they are better.

Nothing is written before all is decided, and then one event: a run that is stopped
leaves everything as it was.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from quiz.app.desk import Desk
from quiz.app.failed import days_due, failed_today
from quiz.errors import QuizError
from quiz.memory import DEFAULT_PARAMETERS, Settings, find_problems
from quiz.memory.effect import effect
from quiz.memory.fitting import FEWEST, examinable, fit
from quiz.store import CardState, Event, Kind
from quiz.store.cache import folded_cards
from quiz.store.tally import Tally
from quiz.ui.optimizing import Optimized, Outcome

Progress = Callable[[str, float], None]
"""Told which step begins, and which share of the work is done."""

NAME = "parameters"
_MOST_FOLDED = 200_000
"""Reviews that are folded in about a second."""
_SHARES = {
    "read": 0.0, "teach": 0.16, "examine": 0.22, "fit": 0.28, "compare": 0.34,
    "adopt": 0.36,
}  # fmt: skip
"""Of the time, as each step begins, on a log of half a million reviews."""


def optimize(desk: Desk, *, is_trial: bool, progress: Progress) -> Optimized:
    """Fit, and put in force what predicts better.

    Args:
        is_trial: Change nothing, whatever comes of it.

    Raises:
        QuizError: ``database-readonly``, before anything is worked out;
            ``parameters-changed``: another process has put others in force
            meanwhile, and those were not compared.
    """
    if not is_trial:
        desk.refuse_if_read_only()
    settings = desk.settings

    def step(name: str, _share: float = 0.0) -> None:
        progress(name, _SHARES[name] / (_SHARES["adopt"] if is_trial else 1.0))

    step("read")
    pasts = list(desk.store.pasts().values())
    cards, reviews = len(pasts), sum(map(len, pasts))
    fitted = fit(pasts, settings, step)
    if fitted is None:
        missing = FEWEST - examinable(pasts)
        return Optimized(Outcome.TOO_FEW, cards, reviews, missing)
    step("compare")
    change = effect(pasts, settings, fitted.parameters)
    if not fitted.is_better:
        return Optimized(Outcome.KEPT, cards, reviews, 0, fitted, change)
    before = _due_today(desk)
    if is_trial:
        then = replace(settings, parameters=fitted.parameters)
        due = None if reviews > _MOST_FOLDED else (before, _due_under(desk, then))
        return Optimized(
            Outcome.WOULD_ADOPT, cards, reviews, 0, fitted, change, due_today=due
        )
    step("adopt")
    _adopt(desk, settings, fitted.parameters)
    due = before, _due_today(desk)
    return Optimized(Outcome.ADOPTED, cards, reviews, 0, fitted, change, due_today=due)


def restore(desk: Desk) -> Settings | None:
    """Take the last change of the parameters back; None if there was none.

    A change made on this machine is voided. One made elsewhere cannot be, so the
    parameters before it are set again.

    Raises:
        QuizError: ``database-readonly``.
    """
    desk.refuse_if_read_only()
    changes = [one for one in desk.store.of_kind(Kind.SETTINGS) if NAME in one.payload]
    if not changes:
        return None
    *earlier, last = changes
    if last.device == desk.store.device and set(last.payload) == {NAME}:
        desk.append(Kind.VOID, None, {"event": last.id})
    else:
        desk.append(Kind.SETTINGS, None, {NAME: _value(earlier)})
    return desk.settings


def put_back(desk: Desk) -> Event | None:
    """What put the parameters back last, where no change of them is left."""
    for event in reversed(desk.store.of_kind(Kind.VOID)):
        changed = event.payload.get("event") if event.card is None else None
        target = desk.store.event(changed) if isinstance(changed, str) else None
        if target is not None and NAME in target.payload:
            return event
    return None


def is_usual(settings: Settings) -> bool:
    """Whether the parameters are those that everybody begins with."""
    return settings.parameters == DEFAULT_PARAMETERS


def _value(changes: list[Event]) -> object:
    """What the changes left the parameters at; None: at the default."""
    value = changes[-1].payload[NAME] if changes else None
    return value if value is None or not find_problems({NAME: value}) else None


def _due_today(desk: Desk) -> int:
    """Cards due today in the decks that are on, as `quiz due` counts them."""
    return days_due(desk, desk.decks_on(), 0)[0]


def _due_under(desk: Desk, settings: Settings) -> int:
    """The same if these settings were in force; all cards are folded for that."""
    today, on = desk.today(), frozenset(desk.decks_on())
    again = {state.card for state in failed_today(desk, tuple(on))}

    def is_due(state: CardState) -> bool:
        is_ripe = state.due_day is not None and state.due_day <= today
        is_away = state.is_suspended or (state.buried_until_day or today) > today
        return state.deck in on and not is_away and (is_ripe or state.card in again)

    return desk.store.asked(
        lambda database: sum(map(is_due, folded_cards(database, settings, Tally())))
    )


def _adopt(desk: Desk, compared: Settings, parameters: tuple[float, ...]) -> None:
    if desk.settings.parameters != compared.parameters:
        raise QuizError("parameters-changed")
    desk.append(Kind.SETTINGS, None, {NAME: list(parameters)})
