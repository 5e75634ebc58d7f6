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


def usual_seconds(kind: str) -> int:
    """Seconds that a card of a kind usually takes, answer and rating included."""
    return _USUAL_SECONDS.get(kind, 30)


def estimate_minutes(kinds: Iterable[str]) -> int:
    """Whole minutes that cards of these kinds usually take, at least one.

    >>> estimate_minutes(["formula", "formula", "options"])
    2
    """
    return max(1, round(sum(map(usual_seconds, kinds)) / 60))


def how_many_fit(kinds: Iterable[str], minutes: int) -> int:
    """How many cards, from the first on, usually fit into some minutes.

    >>> how_many_fit(["formula", "formula", "options"], 1), how_many_fit([], 5)
    (1, 0)
    """
    left = minutes * 60
    fitting = 0
    for kind in kinds:
        left -= usual_seconds(kind)
        if left < 0:
            break
        fitting += 1
    return fitting
