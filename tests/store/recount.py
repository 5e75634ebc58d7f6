"""What statistics count, found again from the raw log in a slow and obvious way.

It knows nothing of the tables: it takes the log as a person would read it, card by
card, review by review.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable

from quiz.memory import Rating, Settings, local_day, retrievability, review
from quiz.store import Event, Kind

AGES = ("new", "same-day", "fresh", "young", "mature", "old", "reset")


def kept(events: Iterable[Event]) -> list[Event]:
    """The events that were not taken back, in order."""
    log = sorted(events, key=lambda one: (one.at_ms, one.device, one.counter))
    gone = {
        one.payload.get("event")
        for one in log
        if one.kind == Kind.VOID
        and str(one.payload.get("event")).startswith(one.device + ".")
    }
    return [one for one in log if one.id not in gone]


def by_card(events: list[Event]) -> dict[str, list[Event]]:
    """The past of each card; a relink hands it to another id at that moment."""
    pasts: dict[str, list[Event]] = {}
    state = (Kind.REVIEW, Kind.RESET, Kind.ATTEMPT, Kind.SUSPEND, Kind.BURY)
    for one in events:
        former = one.payload.get("from")
        if one.kind == Kind.RELINK and former in pasts and former != one.card:
            together = pasts.pop(former) + pasts.pop(one.card, [])
            pasts[one.card] = kept(together)
        elif one.kind in state or "dispute" in one.payload:
            pasts.setdefault(one.card, []).append(one)
    return pasts


def recount(events: Iterable[Event], settings: Settings) -> dict[str, dict]:
    """All that is counted, table by table."""
    reviews: dict[str, defaultdict] = {
        name: defaultdict(lambda: [0] * 6)
        for name in ("review_all", "review_day", "review_deck")
    }
    cards: defaultdict = defaultdict(lambda: [0] * 5)
    slips: Counter = Counter()
    predictions: defaultdict = defaultdict(lambda: [0, 0])
    by_deck: defaultdict = defaultdict(lambda: [0, 0])
    for card, past in by_card(kept(events)).items():
        deck = card.split(":")[0]
        for one, age, recall in examined(past, settings):
            day = local_day(one.at_ms, one.offset_minutes, settings.day_rollover_hour)
            rating = one.payload["rating"]
            ppm = 0 if recall is None else round(recall * 1_000_000)
            ms = time_of(one)
            for table, key in (
                ("review_all", (day, age)),
                ("review_day", (deck, day, age)),
                ("review_deck", (deck, age)),
            ):
                row = reviews[table][key]
                row[rating - 1] += 1
                row[4] += ppm
                row[5] += ms
            own = cards[card,]
            own[0] += 1
            own[4] += ms
            if recall is not None:
                own[1] += 1
                own[2] += rating > 1
                own[3] += ppm
        for reason in wrong_reasons(past):
            slips[deck, reason] += 1
        for percent, is_right in foretold(past):
            for row in (predictions[card, percent], by_deck[deck, percent]):
                row[0] += 1
                row[1] += is_right
    return {
        **{name: dict(rows) for name, rows in reviews.items()},
        "review_card": dict(cards),
        "slip": {key: [count] for key, count in slips.items()},
        "prediction": dict(predictions),
        "prediction_deck": dict(by_deck),
    }


def examined(past: list[Event], settings: Settings):
    """Each review with its place in `AGES`, and the recall expected where it counts.

    What stands before a reset was work, and is no test of memory any more: -1.
    """
    memory = None
    resets = [place for place, one in enumerate(past) if one.kind == Kind.RESET]
    last = max(resets, default=-1)
    for place, one in enumerate(past):
        rating = one.payload.get("rating")
        if one.kind == Kind.RESET:
            memory = None
        if one.kind != Kind.REVIEW or isinstance(rating, bool):
            continue
        if rating not in (1, 2, 3, 4):
            continue
        day = local_day(one.at_ms, one.offset_minutes, settings.day_rollover_hour)
        if place < last:
            yield one, -1, None
        elif memory is None:
            yield one, 0, None
        elif day <= memory.last_review_day:
            yield one, 1, None
        else:
            stability = memory.stability_days
            age = 2 + (stability >= 7) + (stability >= 21) + (stability >= 90)
            yield one, age, retrievability(memory, day, settings)
        memory = review(memory, Rating(rating), day, settings)


def time_of(one: Event) -> int:
    """Time of a rating, at most five minutes."""
    took = one.payload.get("took_ms")
    return min(max(took, 0), 300_000) if type(took) is int else 0


def overruled(past: list[Event]) -> set[str]:
    """Answers that the learner says were right, and has not taken that back."""
    disputes = {one.id: one.payload["dispute"] for one in past if one.kind == "note"}
    dropped = {
        dispute["closed"]
        for dispute in disputes.values()
        if dispute.get("how") == "dropped"
    }
    return {
        dispute["attempt"]
        for name, dispute in disputes.items()
        if "attempt" in dispute and name not in dropped
    }


def wrong_reasons(past: list[Event]) -> list[str]:
    """Why answers were wrong."""
    return [
        one.payload["reason"]
        for one in past
        if one.kind == Kind.ATTEMPT
        and one.payload.get("outcome") == "wrong"
        and "reason" in one.payload
        and not one.payload.get("cram")
        and one.id not in overruled(past)
    ]


def foretold(past: list[Event]) -> list[tuple[int, bool]]:
    """How sure the learner was of answers, and whether they were right."""
    found = []
    for place, one in enumerate(past):
        predicted = one.payload.get("predicted")
        if one.kind != Kind.ATTEMPT or predicted is None or one.payload.get("cram"):
            continue
        outcome = one.payload.get("outcome")
        if one.id in overruled(past):
            is_right = True
        elif outcome in ("correct", "wrong"):
            is_right = outcome == "correct"
        else:
            rating = rating_after(past[place + 1 :])
            if rating is None:
                continue
            is_right = rating > 1
        found.append((round(100 * predicted), is_right))
    return found


def rating_after(rest: list[Event]) -> int | None:
    """What the learner gave an answer, if its rating came before anything else."""
    for one in rest:
        if one.kind == Kind.REVIEW:
            return one.payload["rating"]
        is_other = one.kind == Kind.ATTEMPT and not one.payload.get("cram")
        is_away = one.kind == Kind.SUSPEND and one.payload.get("on") is not False
        if is_other or is_away or one.kind in (Kind.BURY, Kind.RESET):
            return None
    return None
