"""How long cards take, before the learner's own pace is known."""

from __future__ import annotations

from collections.abc import Iterable

CARD_CAP_MS = 300_000
"""Time on one card is counted up to five minutes: a break is not practice."""

_USUAL_SECONDS = {
    "basic": 30,
    "points": 90,
    "list": 40,
    "formula": 45,
    "property": 25,
    "options": 15,
    "claim": 15,
    "number": 25,
    "cloze": 25,
}


def estimate_minutes(kinds: Iterable[str]) -> int:
    """Whole minutes that cards of these kinds usually take, at least one.

    >>> estimate_minutes(["formula", "formula", "options"])
    2
    """
    seconds = sum(_USUAL_SECONDS.get(kind, 30) for kind in kinds)
    return max(1, round(seconds / 60))
