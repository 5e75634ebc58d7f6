"""The log's row, and how it is written down."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from quiz.deck.model import CardId

Key = tuple[int, str, int]
"""Time, device, counter: the order in which events are folded."""


class Kind(StrEnum):
    """What an event says. Kinds and keys of a later quiz are kept, not folded."""

    ATTEMPT = "attempt"
    """An answer was given. Awaits its review, unless ``cram`` is true. Other keys
    are the caller's: outcome, reason, given, took_ms, hints, tries, …"""
    REVIEW = "review"
    """The answer was rated: ``rating`` 1 to 4. The only event that moves memory.
    ``interval_days`` is the day chosen within the spread of the interval, and
    ``level`` the card's level then, for the retention desired of it. Other keys are
    the caller's: took_ms, revision; ``asked``: what the card said, where that differs
    from what the log last kept of it; …"""
    VOID = "void"
    """``event`` is the id of an event of the same device that counts no more. A
    void cannot be voided: what was taken back is done anew."""
    SUSPEND = "suspend"
    """Not to be asked until further notice; ``on: false`` ends it."""
    BURY = "bury"
    """Not to be asked before the next local day, or ``until_day``; with ``on`` false
    it was brought back on that day."""
    RESET = "reset"
    """The card is new again. Being suspended stays. ``revision``: its author asked for
    it by a raised `rev`; without it, the learner did."""
    RELINK = "relink"
    """What card ``from`` has been through so far belongs to the event's card. ``by`` is
    ``learner`` where the learner said so; without it, the card's deck did by `aka`."""
    SETTINGS = "settings"
    """Values by name, see `quiz.memory.Settings`; null restores the default.
    ``decks`` maps deck ids to true (on), false (off) or null."""
    PLAN = "plan"
    """What sessions go by until a day. ``day`` of an interview with ``minutes`` a day,
    ``decks``, ``weights``; or ``recover_until``, the last day of working off a backlog;
    the other pauses meanwhile, and ``ends`` ``recovery`` ends that one alone. Nothing:
    both end. With ``prices_of``, a plan's id, only its prices are brought up to date.
    Read by `quiz.app.plans`."""
    INTERVIEW = "interview"
    """A step of a mock interview, by ``step``: begin, answer, finished, judged, end.
    All but the first name the event that began it, under ``interview``; answers and
    judgements have the card. None of them moves memory. Keys: `quiz.app`."""
    NOTE = "note"
    """What is kept beside answers, one key each. ``text``: a line of the learner's
    own. ``flag``: whether the card is flagged from here on. ``dispute``: ``attempt``
    was right whatever its verdict, or ``closed``, a note's id, is settled. ``ticks``:
    which points of an explanation ``attempt`` had, each as its deck spells it:
    ``made``, ``missed``, ``bonus``, ``red_flags``."""


@dataclass(frozen=True, slots=True)
class Draft:
    """An event to be: what the log adds is the device and the counter."""

    kind: Kind
    card: CardId | None
    payload: Mapping[str, object]
    at_ms: int
    """UTC, milliseconds since 1970."""
    offset_minutes: int
    """How far the local clock is ahead of UTC."""


@dataclass(frozen=True, slots=True)
class Event:
    """One row of the log."""

    device: str
    counter: int
    at_ms: int
    offset_minutes: int
    kind: str
    """A `Kind`, or a word of a later quiz."""
    card: CardId | None
    payload: Mapping[str, object]

    @property
    def id(self) -> str:
        """``device.counter``."""
        return f"{self.device}.{self.counter}"

    @property
    def key(self) -> Key:
        """Its place in the fold."""
        return self.at_ms, self.device, self.counter


def parse_id(identifier: object) -> tuple[str, int] | None:
    """Device and counter of an event id, or None if it is not one."""
    if not isinstance(identifier, str):
        return None
    device, _, counter = identifier.rpartition(".")
    # Eighteen digits fit the column; `isdecimal` alone lets other scripts in.
    if device and counter.isascii() and counter.isdecimal() and len(counter) <= 18:
        return device, int(counter)
    return None


def encode(payload: Mapping[str, object]) -> str:
    """A payload as JSON, the same for equal payloads.

    Raises:
        ValueError: it holds NaN or an infinity.
        TypeError: it holds something that JSON has no word for.
    """
    text = _dumps(payload, ensure_ascii=False)
    try:
        text.encode()
    except UnicodeEncodeError:
        # Half a character from a mangled terminal: kept, as an escape.
        return _dumps(payload, ensure_ascii=True)
    return text


def _dumps(payload: Mapping[str, object], *, ensure_ascii: bool) -> str:
    return json.dumps(
        dict(payload),
        ensure_ascii=ensure_ascii,
        allow_nan=False,
        sort_keys=True,
        separators=(",", ":"),
    )


def decode(text: str) -> Mapping[str, object]:
    """A payload from JSON; one that cannot be read is empty."""
    try:
        payload = json.loads(text)
    except ValueError:
        return {}
    return payload if isinstance(payload, dict) else {}
