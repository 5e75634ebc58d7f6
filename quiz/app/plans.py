"""Plans in the log: one towards an interview, and one out of a backlog.

Both may stand there at once: while a backlog is cleared, the other pauses.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from quiz.app.desk import Desk
from quiz.memory import date_of
from quiz.store import Event, Kind

MOST_MINUTES = 1_440
_EPOCH = date(1970, 1, 1).toordinal()
_ENDS, _RECOVERY = "ends", "recovery"


@dataclass(frozen=True, slots=True)
class Planned:
    """A plan towards an interview."""

    day: int
    """Local day of the interview."""
    minutes: int
    """A day."""
    decks: tuple[str, ...] = ()
    """Empty: those that are on."""
    weights: Mapping[str, float] = field(default_factory=dict)
    """What recalling a card of a deck, or of a tag as ``#tag``, is worth; else 1."""
    target: float | None = None
    """Share of the cards to recall on the day, for which the minutes were found."""
    prices: tuple[float, ...] = ()
    """As `quiz.memory.prices` found them, from `priced_on` on."""
    priced_on: int = 0
    priced_for: int = 0
    """Cards that were planned then."""
    event: str = ""
    """The id of the event that says so; empty before there is one."""


@dataclass(frozen=True, slots=True)
class Agreed:
    """What was agreed and is not past."""

    planned: Planned | None = None
    recover_until: int | None = None
    """Last local day of a way out of a backlog, done or not."""

    @property
    def is_nothing(self) -> bool:
        """Whether there is no plan of either sort."""
        return self.planned is None and self.recover_until is None


def day_number(day: date) -> int:
    """The local day of a calendar date; `quiz.memory.date_of` turns it back."""
    return day.toordinal() - _EPOCH


def agreed(desk: Desk) -> Agreed:
    """What the log says of plans, as it stands today."""
    planned: Planned | None = None
    prices: Mapping[str, object] = {}
    until: int | None = None
    for event in desk.store.of_kind(Kind.PLAN):
        payload = event.payload
        if "prices_of" in payload:
            if planned is not None and payload["prices_of"] == planned.event:
                prices = payload
        elif "recover_until" in payload:
            until = payload_day(payload["recover_until"])
        elif payload.get(_ENDS) == _RECOVERY:
            until = None
        else:
            planned, prices, until = _read(event), {}, None
    today = desk.today()
    if planned is not None and planned.day < today:
        planned = None
    if until is not None and until < today:
        until = None
    return Agreed(planned and _priced(planned, prices), until)


def plan_in_force(desk: Desk) -> Planned | None:
    """The plan that sessions follow; None: there is none, it is past, or it pauses."""
    found = agreed(desk)
    return None if is_catching_up(desk, found) else found.planned


def is_catching_up(desk: Desk, found: Agreed) -> bool:
    """Whether a way out of a backlog goes on: something still waits."""
    return found.recover_until is not None and waiting(desk, at_most=1) > 0


def waiting(desk: Desk, at_most: int) -> int:
    """Cards of the decks that are on that are due, counted no further than asked."""
    return desk.store.due_at_most(desk.today(), desk.decks_on(), at_most)


def keep_plan(desk: Desk, planned: Planned | None) -> None:
    """Put a plan in force; None ends the one that is."""
    payload: dict[str, object] = {}
    if planned is not None:
        payload = {
            "day": date_of(planned.day).isoformat(),
            "minutes": planned.minutes,
            "decks": list(planned.decks),
            "weights": dict(planned.weights),
            **({} if planned.target is None else {"target": planned.target}),
            **_prices_kept(planned.prices, planned.priced_on, planned.priced_for),
        }
    desk.append(Kind.PLAN, None, payload)


def keep_recovery(desk: Desk, until: int | None) -> None:
    """Agree on the last day of a way out of a backlog; None ends the one there is."""
    payload: dict[str, object] = {_ENDS: _RECOVERY}
    if until is not None:
        payload = {"recover_until": date_of(until).isoformat()}
    desk.append(Kind.PLAN, None, payload)


def keep_prices(
    desk: Desk, planned: Planned, prices: Sequence[float], cards: int
) -> None:
    """Keep today's prices beside a plan, not as one.

    Another device may have changed or ended it meanwhile.

    Args:
        cards: For how many they were found.
    """
    payload = {
        "prices_of": planned.event,
        **_prices_kept(prices, desk.today(), cards),
    }
    desk.append(Kind.PLAN, None, payload)


def payload_day(text: object) -> int | None:
    """The local day of a date in an event; None if it is none."""
    try:
        return day_number(date.fromisoformat(str(text)))
    except ValueError:
        return None


def _read(event: Event) -> Planned | None:
    """What an event says, as far as it can be understood: it may be of a later quiz."""
    payload = event.payload
    day, minutes = payload_day(payload.get("day")), payload.get("minutes")
    if day is None or type(minutes) is not int or not 0 < minutes <= MOST_MINUTES:
        return None
    decks, weights = payload.get("decks"), payload.get("weights")
    planned = Planned(
        day,
        minutes,
        tuple(map(str, decks)) if isinstance(decks, list) else (),
        _numbers(weights) if isinstance(weights, dict) else {},
        _share(payload.get("target")),
        priced_on=day,
        event=event.id,
    )
    return _priced(planned, payload)


def _priced(planned: Planned, payload: Mapping[str, object]) -> Planned:
    priced_on, prices = payload_day(payload.get("priced_on")), payload.get("prices")
    if priced_on is None or not isinstance(prices, list):
        return planned
    cards = payload.get("priced_for")
    return replace(
        planned,
        prices=tuple(_positive(prices)),
        priced_on=priced_on,
        priced_for=cards if type(cards) is int else 0,
    )


def _prices_kept(
    prices: Sequence[float], priced_on: int, cards: int
) -> dict[str, object]:
    return {
        "priced_for": cards,
        "prices": [float(f"{price:.4g}") for price in prices],
        "priced_on": date_of(priced_on).isoformat(),
    }


def _share(value: object) -> float | None:
    return float(value) if isinstance(value, int | float) and 0 < value < 1 else None


def _numbers(weights: Mapping[object, object]) -> dict[str, float]:
    return {
        str(name): float(weight)
        for name, weight in weights.items()
        if isinstance(weight, int | float) and 0 < weight <= 100
    }


def _positive(prices: Iterable[object]) -> Iterable[float]:
    for price in prices:
        yield float(price) if isinstance(price, int | float) and 0 < price < 1 else 0.0
