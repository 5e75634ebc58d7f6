"""A month of use: trips, a change of clocks, changed settings, undone answers."""

from __future__ import annotations

import random
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from quiz.memory import date_of, local_day
from quiz.store import Kind, Store, fold

CARDS = [f"dl/deck{n % 3}:card-{n}" for n in range(40)]
TRIPS = [
    # (from local date, zone); Berlin changes its clocks on 30 March 2025
    (datetime(2025, 3, 10), "Europe/Berlin"),  # noqa: DTZ001 - a wall date
    (datetime(2025, 3, 16), "Asia/Tokyo"),  # noqa: DTZ001
    (datetime(2025, 3, 20), "America/Los_Angeles"),  # noqa: DTZ001
    (datetime(2025, 3, 27), "Europe/Berlin"),  # noqa: DTZ001
]
CHANGES = {
    4: {"desired_retention": 0.85},
    9: {"day_rollover_hour": 2},
    13: {"maximum_interval_days": 20, "fuzz": False},
    18: {"parameters": [0.3, 1.1, 2.9, 9.0, 6.0, 0.8, 3.0, 0.01, 1.7, 0.2, 0.8, 1.5,
                        0.06, 0.3, 1.6, 0.5, 2.0, 0.5, 0.1, 0.1, 0.2]},
    22: {"relearning_steps_minutes": [10]},
    25: {"desired_retention": None, "maximum_interval_days": None},
}  # fmt: skip


def moment(day: int, hour: float) -> tuple[int, int]:
    """UTC milliseconds and offset at a wall time, day 0 being 10 March."""
    wall = TRIPS[0][0] + timedelta(days=day, hours=hour)
    zone = next(name for start, name in reversed(TRIPS) if wall >= start)
    local = wall.replace(tzinfo=ZoneInfo(zone))
    offset = local.utcoffset()
    assert offset is not None
    return round(local.timestamp() * 1000), offset // timedelta(minutes=1)


def live_a_month(store: Store) -> None:
    chance = random.Random(11)  # noqa: S311 - a made-up learner
    for day in range(31):
        clock = chance.choice([0.5, 7.5, 13.0, 21.0])
        at_ms, offset = moment(day, clock)
        if day in CHANGES:
            store.append(
                Kind.SETTINGS, None, CHANGES[day], at_ms=at_ms, offset_minutes=offset
            )
        today = local_day(at_ms, offset, store.settings().day_rollover_hour)
        due = [state.card for state in store.due(today, limit=50)]
        seen = store.seen(CARDS)
        queue = [*due, *[card for card in CARDS if card not in seen][:3]]
        for card in queue:
            at_ms += 20_000
            store.append(
                Kind.ATTEMPT, card, {"tries": 1}, at_ms=at_ms, offset_minutes=offset
            )
            if chance.random() < 0.1:
                continue  # stopped at the rating
            rating = chance.choices([1, 2, 3, 4], [2, 1, 6, 1])[0]
            store.append(
                Kind.REVIEW,
                card,
                {"rating": rating},
                at_ms=at_ms + 5_000,
                offset_minutes=offset,
            )
            if chance.random() < 0.15:
                store.undo(
                    chance.randint(1, 2), at_ms=at_ms + 6_000, offset_minutes=offset
                )
        if day % 6 == 5:
            store.append(
                Kind.BURY, queue[0], {}, at_ms=at_ms + 9_000, offset_minutes=offset
            )
        if day % 10 == 7:
            store.append(
                Kind.SUSPEND, queue[-1], {}, at_ms=at_ms + 9_000, offset_minutes=offset
            )


def test_after_a_month_the_stored_state_is_the_folded_one(store):
    live_a_month(store)
    folded = fold(store.events())
    stored = store.states(CARDS)
    assert len(stored) > 30
    assert sum(state.memory.reviews for state in stored.values() if state.memory) > 80
    assert stored == folded.cards
    assert store.verify() == ()
    store.rebuild()
    assert store.states(CARDS) == stored


def test_each_local_day_counts_its_own_reviews(store):
    """Whatever the zone, a day's reviews are those its calendar shows."""
    live_a_month(store)
    hour = store.settings().day_rollover_hour
    voided = {e.payload["event"] for e in store.events() if e.kind == Kind.VOID}
    by_date: dict[str, int] = {}
    for event in store.events():
        if event.kind == Kind.REVIEW and event.id not in voided:
            wall = datetime.fromtimestamp(event.at_ms / 1000, UTC) + timedelta(
                minutes=event.offset_minutes, hours=-hour
            )
            by_date[wall.date().isoformat()] = (
                by_date.get(wall.date().isoformat(), 0) + 1
            )
    first = (TRIPS[0][0].date() - datetime(1970, 1, 1).date()).days  # noqa: DTZ001
    counted = {
        date_of(day).isoformat(): store.day_counts(day).reviews
        for day in range(first - 2, first + 34)
    }
    assert {date: n for date, n in counted.items() if n} == by_date


def test_the_night_of_the_changed_clocks_is_one_day(store):
    card = "a:one"
    for day in (19, 20, 21):  # 29, 30 and 31 March, in Berlin
        at_ms, offset = moment(day, 21)
        store.append(
            Kind.REVIEW, card, {"rating": 3}, at_ms=at_ms, offset_minutes=offset
        )
    offsets = [event.offset_minutes for event in store.events()]
    assert offsets == [60, 120, 120]
    other = "a:two"
    for day in (2, 3, 4):  # no change of clocks
        at_ms, offset = moment(day, 21)
        store.append(
            Kind.REVIEW, other, {"rating": 3}, at_ms=at_ms, offset_minutes=offset
        )
    one, two = store.state(card).memory, store.state(other).memory
    assert (one.stability_days, one.difficulty) == (two.stability_days, two.difficulty)
