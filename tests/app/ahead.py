"""A learner with two small decks, on any day, before an interview or after a break."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from quiz.app.clock import Moment
from quiz.app.desk import Desk, open_desk
from quiz.app.plans import Planned, keep_plan
from quiz.store import Draft, Kind

DAY_MS = 86_400_000
TODAY = 20_000
"""Local day; the fourth of October 2024."""
NOON_MS = TODAY * DAY_MS + DAY_MS // 2
FIRST, SECOND = "my/first", "my/second"


def write_decks(home: Path, cards: int = 12) -> None:
    """Two decks of plain questions; the second one has claims, too, and a tag."""
    folder = home / "decks"
    folder.mkdir(parents=True, exist_ok=True)
    head = "quiz: 1\nid: {}\ntitle: {}\nlang: en\ncards:\n"
    one = "".join(
        f"- id: c{n}\n  q: What about {n}?\n  a: This.\n" for n in range(cards)
    )
    text = "- id: d{0}\n  q: What about {0}?\n  a: That.\n  tags: [loss]\n"
    other = "".join(map(text.format, range(cards)))
    other += "- id: claim\n  claim: It is so.\n  verdict: 'true'\n  why: It is.\n"
    (folder / "first.yaml").write_text(head.format(FIRST, "First deck") + one)
    (folder / "second.yaml").write_text(head.format(SECOND, "Second deck") + other)


@contextmanager
def desk(day: int = 0, **settings: object) -> Iterator[Desk]:
    """The desk so many days after `TODAY`, the two decks on and no others."""

    def now() -> Moment:
        return Moment(NOON_MS + day * DAY_MS, 0)

    with open_desk(os.environ, clock=now) as opened:
        opened.store._database.execute("PRAGMA synchronous = OFF")  # no disk is tested
        if not opened.store.of_kind(Kind.SETTINGS):
            on = {FIRST: True, SECOND: True}
            off = {"dl/activations": False, "dl/activation-functions": False}
            turn(opened, {**on, **off}, day=-400)
        if settings:
            opened.append(Kind.SETTINGS, None, settings)
        yield opened


def turn(desk: Desk, decks: dict[str, bool], day: int = 0) -> None:
    """Turn decks on or off on a day."""
    at_ms = NOON_MS + day * DAY_MS
    payload = {"decks": decks}
    desk.store.append(Kind.SETTINGS, None, payload, at_ms=at_ms, offset_minutes=0)


def first(*numbers: int) -> list[str]:
    """Cards of the first deck."""
    return [f"{FIRST}:c{number}" for number in numbers]


def reviewed(
    desk: Desk,
    cards: Iterable[str],
    day: int = 0,
    rating: int = 3,
    took_ms: int = 20_000,
) -> None:
    """Ratings on a day, one a card."""
    at_ms = NOON_MS + day * DAY_MS
    payload = {"rating": rating, "took_ms": took_ms}
    drafts = [
        Draft(Kind.REVIEW, card, payload, at_ms + number, 0)
        for number, card in enumerate(cards)
    ]
    desk.store.append_many(drafts)


def planned(desk: Desk, days: int = 6, minutes: int = 3, **rest: object) -> Planned:
    """Put a plan in force for so many days after `TODAY`."""
    keep_plan(desk, Planned(TODAY + days, minutes, **rest))  # type: ignore[arg-type]
    events = desk.store.of_kind(Kind.PLAN)
    return Planned(TODAY + days, minutes, **rest, event=events[-1].id)  # type: ignore
