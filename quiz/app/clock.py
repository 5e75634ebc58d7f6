"""The time, asked for in one place. The layers below are told it."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Moment:
    """A moment as the log keeps it."""

    at_ms: int
    """UTC, in milliseconds."""
    offset_minutes: int
    """How far the local clock is ahead of UTC."""


Clock = Callable[[], Moment]


def now() -> Moment:
    """The present moment and the local offset from UTC."""
    at_ms = time.time_ns() // 1_000_000
    offset = datetime.fromtimestamp(at_ms / 1000).astimezone().utcoffset()
    minutes = 0 if offset is None else round(offset.total_seconds() / 60)
    return Moment(at_ms, minutes)
