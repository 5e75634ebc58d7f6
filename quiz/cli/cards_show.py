"""`quiz cards show` and `quiz cards history`: one card."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

from quiz.cli.output import look_for, write, write_json
from quiz.cli.preferences import Preferences
from quiz.errors import Exit

if TYPE_CHECKING:
    from quiz.app.cards_past import Past
    from quiz.ui.cards_show import CardShown


def show_one(name: str, preferences: Preferences) -> int:
    """Print what is known of a card, and its forgetting curve."""
    from quiz.app.cards import past_card
    from quiz.app.cards_show import known_card, show_card
    from quiz.app.desk import open_desk
    from quiz.cli.cards_find import card_document

    with open_desk(os.environ) as desk:
        card = past_card(desk, name)
        shown = show_card(desk, card, preferences.language)
        if preferences.is_json:
            known = known_card(desk, card)
            write_json(card_document(desk, known, preferences) | _more(shown))
            return Exit.DONE
    from quiz.ui.cards_show import card_view

    write(card_view(shown, look_for(preferences)), preferences=preferences)
    return Exit.DONE


def show_history(name: str, preferences: Preferences) -> int:
    """Print everything that happened to a card."""
    from quiz.app.cards import past_card
    from quiz.app.cards_history import steps_of
    from quiz.app.cards_past import past_of
    from quiz.app.desk import open_desk
    from quiz.app.titles import answered_line

    language = preferences.language
    with open_desk(os.environ) as desk:
        card = past_card(desk, name)
        past = past_of(desk, card)
        if preferences.is_json:
            write_json({"card": card, "events": [_event(one) for one in past]})
            return Exit.DONE
        known = desk.library.card(card)
        steps = steps_of(past, None if known is None else known.answer, language)
        question = answered_line(desk.library, card, language)
    from quiz.ui.cards_history import history_view

    look = look_for(preferences)
    write(history_view(card, question, steps, look), preferences=preferences)
    return Exit.DONE


def _more(shown: CardShown) -> dict[str, Any]:
    from quiz.memory import date_of

    plan, first = shown.plan_day, shown.plan_from
    return {
        "desired_retention": shown.retention,
        "desired_retention_by": shown.retention_by,
        "plan": None if plan is None else date_of(plan).isoformat(),
        "plan_from": None if first is None else date_of(first).isoformat(),
        "plan_asks_today": shown.is_planned_today,
        "recall_falls": [
            {"to": one.recall, "in_days": one.in_days} for one in shown.falls
        ],
        "recall_in_days": [
            {"in_days": days, "retrievability": recall} for days, recall in shown.points
        ],
    }


def _event(past: Past) -> dict[str, Any]:
    event, memory = past.event, past.memory
    return {
        "id": event.id,
        "at_ms": event.at_ms,
        "offset_minutes": event.offset_minutes,
        "kind": event.kind,
        "card": event.card,
        "payload": dict(event.payload),
        "taken_back": past.voided is not None,
        "taken_back_at_ms": None if past.voided is None else past.voided.at_ms,
        "interval_days": past.interval_days,
        "stability_days": None if memory is None else memory.stability_days,
        "difficulty": None if memory is None else memory.difficulty,
    }
