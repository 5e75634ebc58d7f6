"""`quiz stats`: how it goes."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from quiz.cli.output import look_for, write, write_json
from quiz.cli.preferences import Preferences
from quiz.errors import Exit

if TYPE_CHECKING:
    from quiz.session.statistics import HardCard, PlanAhead, Retention, Statistics
    from quiz.session.statistics_predictions import Calibrated
    from quiz.session.statistics_shares import Share


def show_stats(names: Sequence[str], days: int, preferences: Preferences) -> int:
    """Print what there is to tell of some decks, or of all."""
    from quiz.app.desk import open_desk
    from quiz.app.statistics import statistics

    with open_desk(os.environ) as desk:
        found = statistics(desk, names, preferences.language, recent_days=days)
    if preferences.is_json:
        write_json(_document(found))
        return Exit.DONE
    from quiz.ui.stats import stats_view

    write(stats_view(found, look_for(preferences)), preferences=preferences)
    return Exit.DONE


def _document(stats: Statistics) -> dict[str, Any]:
    from quiz.memory import date_of

    streak, forecast = stats.streak, stats.forecast
    return {
        "today": date_of(stats.today).isoformat(),
        "decks": list(stats.decks),
        "recent_days": stats.recent_days,
        "desired_retention": stats.desired_retention,
        "desired_retentions": list(stats.desired_retentions),
        "cards": {
            "seen": stats.seen,
            "suspended": stats.suspended,
            "known": stats.known,
            "mature": stats.mature,
        },
        "retention": {
            "total": None if stats.total is None else _retention(stats.total),
            "by_age": [_retention(one) for one in stats.by_age],
            "by_topic": [_retention(one) for one in stats.by_topic],
            "topics_are": "decks" if stats.are_topics_decks else "tags",
        },
        "streak": {
            "current": streak.current,
            "longest": streak.longest,
            "today_done": streak.is_today_done,
        },
        "days": [
            {
                "date": date_of(one.day).isoformat(),
                "reviews": one.reviews,
                "minutes": one.took_ms / 60_000,
            }
            for one in stats.days
        ],
        "forecast": None
        if forecast is None
        else {
            "seed": forecast.seed,
            "runs": forecast.runs,
            "simulated_cards": forecast.sampled,
            "left_over": forecast.waiting,
            "plan": _plan(forecast.plan),
            "recover_until": None
            if forecast.recover_until is None
            else date_of(forecast.recover_until).isoformat(),
            "days": [
                {
                    "date": date_of(one.day).isoformat(),
                    "due": one.due,
                    "reviews": one.reviews,
                    "new": one.new,
                    "minutes": one.minutes,
                    "known": one.known,
                    "known_if_stopped": one.known_if_stopped,
                }
                for one in forecast.days
            ],
        },
        "stability": _stability(stats),
        "hardest": [_card(one) for one in stats.hardest],
        "leeches": {
            "count": stats.leech_count,
            "cards": [_card(one) for one in stats.leeches],
        },
        "slips": {
            "wrong_formulas": sum(one.count for one in stats.slips),
            "by_reason": {one.reason: one.count for one in stats.slips},
        },
        "calibration": _calibration(stats.calibrated),
    }


def _plan(plan: PlanAhead | None) -> dict[str, Any] | None:
    from quiz.memory import date_of

    if plan is None:
        return None
    return {
        "interview": date_of(plan.day).isoformat(),
        "minutes": plan.minutes,
        "on_the_day": plan.on_the_day,
        "left_aside": plan.aside or None,
    }


def _share(share: Share) -> dict[str, Any]:
    low, high = share.interval
    return {
        "n": share.n,
        "recalled": share.hits,
        "share": share.value,
        "low": low,
        "high": high,
        "expected": share.expected,
        "few": share.is_small,
    }


def _retention(row: Retention) -> dict[str, Any]:
    recent = {} if row.recent is None else {"recent": _share(row.recent)}
    return {
        "id": row.id or row.name,
        "name": row.name,
        **recent,
        "overall": _share(row.overall),
    }


def _stability(stats: Statistics) -> list[dict[str, Any]]:
    from quiz.session.statistics import STABILITY_BOUNDS_DAYS

    ends = (0.0, *STABILITY_BOUNDS_DAYS, None)
    return [
        {"from_days": low, "to_days": high, "cards": cards}
        for low, high, cards in zip(ends, ends[1:], stats.stability, strict=False)
    ]


def _card(card: HardCard) -> dict[str, Any]:
    return {
        "card": card.card,
        "question": card.question,
        "lapses": card.lapses,
        "difficulty": card.difficulty,
        "stability_days": card.stability_days,
        "recall": _share(card.recalled),
        "advice": [
            {
                "remedy": one.remedy.value,
                "count": one.count,
                "reason": one.reason,
                "command": one.command,
                "place": one.place,
            }
            for one in card.advice
        ],
    }


def _calibration(found: Calibrated | None) -> dict[str, Any] | None:
    if found is None:
        return None
    return {
        "n": found.n,
        "brier": found.brier,
        "bias": found.bias,
        "spread": found.spread,
        "table": [
            {"predicted": row.percent / 100, "n": row.came.n, "right": row.came.hits}
            for row in found.table
        ],
        "by_topic": [
            {"name": one.topic, "n": one.n, "bias": one.by, "spread": one.spread}
            for one in found.by_topic
        ],
    }
