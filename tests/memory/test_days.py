"""Moments become the learner's own days."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.memory import date_of, elapsed_days, local_day


def day_of(local: datetime, rollover_hour: int = 4) -> int:
    offset = local.utcoffset()
    assert offset is not None
    at_ms = round(local.timestamp() * 1000)
    return local_day(at_ms, offset // timedelta(minutes=1), rollover_hour)


@pytest.mark.parametrize(
    ("zone", "hour", "minute", "date"),
    [
        ("Europe/Berlin", 3, 59, "2025-06-09"),
        ("Europe/Berlin", 4, 0, "2025-06-10"),
        ("Asia/Kolkata", 3, 59, "2025-06-09"),
        ("Asia/Kolkata", 23, 59, "2025-06-10"),
        ("America/Los_Angeles", 4, 0, "2025-06-10"),
        ("Pacific/Kiritimati", 4, 0, "2025-06-10"),
    ],
)
def test_the_day_begins_at_the_rollover_hour_wherever_one_is(zone, hour, minute, date):
    moment = datetime(2025, 6, 10, hour, minute, tzinfo=ZoneInfo(zone))
    assert date_of(day_of(moment)).isoformat() == date


@pytest.mark.parametrize("month", [3, 10])
def test_a_day_of_23_or_25_hours_is_one_day(month):
    zone = ZoneInfo("Europe/Berlin")
    change = {3: 30, 10: 26}[month]  # the nights of 2025
    evenings = [datetime(2025, month, change + n, 21, tzinfo=zone) for n in (-1, 0, 1)]
    days = [day_of(evening) for evening in evenings]
    assert [later - days[0] for later in days] == [0, 1, 2]


def test_a_flight_to_the_west_does_not_take_days_back():
    tokyo = datetime(2025, 6, 11, 8, tzinfo=ZoneInfo("Asia/Tokyo"))
    landed = (tokyo + timedelta(hours=2)).astimezone(ZoneInfo("Pacific/Honolulu"))
    assert day_of(landed) < day_of(tokyo)
    assert elapsed_days(day_of(tokyo), day_of(landed)) == 0


@given(st.integers(-(10**6), 10**6), st.integers(-(10**6), 10**6))
def test_elapsed_days_are_never_negative(previous, day):
    assert elapsed_days(previous, day) == max(0, day - previous)


@given(
    st.datetimes(datetime(1975, 1, 1), datetime(2100, 1, 1)),  # noqa: DTZ001 - local
    st.integers(-720, 840),
    st.integers(0, 23),
)
def test_a_local_day_is_the_date_on_the_wall_less_the_rollover(local, offset, hour):
    utc = local.replace(tzinfo=UTC) - timedelta(minutes=offset)
    at_ms = (utc - datetime(1970, 1, 1, tzinfo=UTC)) // timedelta(milliseconds=1)
    wall = (local - timedelta(hours=hour)).date()
    assert date_of(local_day(at_ms, offset, hour)) == wall
