"""Local days as whole numbers, so that midnight and time zones lie in one place."""

from __future__ import annotations

from datetime import date

_DAY_MS = 86_400_000
_MINUTE_MS = 60_000
_HOUR_MS = 3_600_000
_EPOCH = date(1970, 1, 1).toordinal()


def local_day(at_ms: int, offset_minutes: int, rollover_hour: int) -> int:
    """The learner's day at a moment, counted from 1970-01-01.

    Args:
        at_ms: UTC, milliseconds since 1970.
        offset_minutes: How far the local clock was ahead of UTC at that moment.
        rollover_hour: Local hour at which a day begins; what is done before it
            still belongs to the evening before.

    >>> local_day(0, 0, rollover_hour=4), local_day(0, 240, rollover_hour=4)
    (-1, 0)
    """
    local_ms = at_ms + offset_minutes * _MINUTE_MS
    return (local_ms - rollover_hour * _HOUR_MS) // _DAY_MS


def elapsed_days(previous_day: int, day: int) -> int:
    """Whole days between two local days.

    A clock that went backwards, or a flight to the west, counts as zero.
    """
    return max(day - previous_day, 0)


def date_of(day: int) -> date:
    """The calendar date of a local day.

    >>> date_of(0).isoformat()
    '1970-01-01'
    """
    return date.fromordinal(_EPOCH + day)
