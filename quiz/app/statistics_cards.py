"""Hard cards by name, and what may help with leeches."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from quiz.app.desk import Desk
from quiz.app.titles import answered_line
from quiz.deck.model import Card, CardId
from quiz.formula import REASONS
from quiz.session.statistics import HardCard
from quiz.session.statistics_leeches import Advice, Remedy, advise, asked_function
from quiz.session.statistics_shares import Share
from quiz.store import CardState
from quiz.store.figures import Figures

_MILLION = 1_000_000
_UNEXPLAINED = ("different", "unknown-letter")
"""Reasons that say nothing about what went wrong."""


def hard_cards(
    desk: Desk,
    found: Figures,
    states: Sequence[CardState],
    language: str,
    *,
    is_advised: bool = False,
) -> tuple[HardCard, ...]:
    """These cards as they are told of."""
    counts = {one.card: one for one in found.cards}
    cards = []
    for state in states:
        memory, own = state.memory, counts.get(state.card)
        if memory is None:
            continue
        recalled = Share(0, 0)
        if own is not None and own.tested:
            expected = own.predicted_ppm / _MILLION / own.tested
            recalled = Share(own.recalled, own.tested, expected)
        advice: tuple[Advice, ...] = ()
        if is_advised:
            card = desk.library.card(state.card)
            slips = {
                reason: count
                for reason, count in found.leech_slips.get(state.card, {}).items()
                if reason in REASONS["wrong"] and reason not in _UNEXPLAINED
            }
            advice = tuple(
                _completed(one, state.card, card)
                for one in advise(card, memory.lapses, slips)
            )
        cards.append(
            HardCard(
                state.card,
                answered_line(desk.library, state.card, language),
                memory.lapses,
                memory.difficulty,
                memory.stability_days,
                recalled,
                advice,
            )
        )
    return tuple(cards)


def _completed(advice: Advice, name: CardId, card: Card | None) -> Advice:
    """The advice with what to type, or the place to edit."""
    match advice.remedy:
        case Remedy.SUSPEND:
            return replace(advice, command=f"quiz cards suspend {name}")
        case Remedy.NOTE:
            return replace(advice, command=f"quiz cards note {name} '…'")
        case Remedy.RULE if card is not None:
            function = asked_function(card.answer)
            key = "" if function is None else function.key
            return replace(advice, command=f"quiz show {key}")
        case _ if card is not None:
            return replace(advice, place=f"{_short(card.span.path)}:{card.span.line}")
        case _:
            return advice


def _short(path: str) -> str:
    """A path as a person reads it."""
    home = str(Path.home())
    return "~" + path[len(home) :] if path.startswith(home + "/") else path
