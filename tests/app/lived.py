"""A made-up learner's log: two months on bundled cards, slips, disputes and all."""

from __future__ import annotations

import random
from collections.abc import Iterator

from quiz.store import Event, Kind, Store

DEVICE = "d" * 16
DAY_MS, OFFSET = 86_400_000, 120
START_MS = 1_790_000_000_000
"""21 September 2026, in the afternoon."""
DAYS = 60
END_MS = START_MS + DAYS * DAY_MS

FORMULAS = [
    f"dl/activation-functions:{name}.formula"
    for name in ("hardtanh", "selu", "hardswish", "softsign", "mish", "celu", "relu6")
]
QUESTIONS = [
    f"dl/activations:{name}"
    for name in ("why-after-linear", "dying-relu", "what-for", "name-five")
]
CARDS = FORMULAS + QUESTIONS
_SLIPS = ("sign", "missing-parameter", *["different"] * 3)


def lived(seed: int = 5) -> list[Event]:
    """The log, in order."""
    chance = random.Random(seed)  # noqa: S311 - a made-up learner
    events: list[Event] = []
    due = {card: chance.randrange(12) for card in CARDS}
    for day in range(DAYS):
        at_ms = START_MS + day * DAY_MS
        if chance.random() < 0.2:
            continue
        for card in CARDS:
            if due[card] <= day:
                at_ms += chance.randrange(5_000, 90_000)
                for kind, payload in _turn(card, chance, events):
                    events.append(_event(events, at_ms, kind, card, payload))
                again = events[-1].payload.get("rating") == 1
                due[card] = day + (1 if again else chance.randrange(1, 9))
    return events


def _turn(
    card: str, chance: random.Random, events: list[Event]
) -> Iterator[tuple[str, dict[str, object]]]:
    is_formula = card in FORMULAS
    is_good = chance.random() < (0.3 if card == FORMULAS[0] else 0.75)
    outcome = ("correct" if is_good else "wrong") if is_formula else "undecided"
    answer: dict[str, object] = {"outcome": outcome, "reason": "equal"}
    if outcome == "wrong":
        answer["reason"] = chance.choice(_SLIPS)
    if outcome == "undecided":
        answer["reason"] = "self-graded"
    if chance.random() < 0.5:
        answer["predicted"] = chance.choice([0.25, 0.5, 0.75, 0.95])
    yield Kind.ATTEMPT, answer
    if outcome == "wrong" and chance.random() < 0.1:
        yield Kind.NOTE, {"dispute": {"attempt": events[-1].id}}
    rating = chance.choice([2, 3, 3, 3, 4]) if is_good else 1
    took = chance.choice([4_000, 25_000, 700_000])
    yield Kind.REVIEW, {"rating": rating, "took_ms": took}
    if rating == 1:
        yield Kind.REVIEW, {"rating": 3, "took_ms": 8_000}
        if chance.random() < 0.1:
            yield Kind.VOID, {"event": events[-1].id}


def _event(
    events: list[Event], at_ms: int, kind: str, card: str, payload: dict[str, object]
) -> Event:
    return Event(DEVICE, len(events) + 1, at_ms, OFFSET, kind, card, payload)


def live(store: Store) -> None:
    """Put the log into a store."""
    store._database.execute("PRAGMA synchronous = OFF")  # a test of figures, no disk
    store.merge(lived())
