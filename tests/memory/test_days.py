"""Moments become the learner's own days."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from functools import cache
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


ZONES = (
    "Europe/Moscow",  # moved for good in 2011 and back in 2014
    "Europe/Berlin",
    "America/New_York",
    "America/St_Johns",  # changed at one minute past midnight until 2011
    "America/Sao_Paulo",  # changed at midnight: that day began at one
    "Pacific/Apia",  # had no 30 December 2011
    "Australia/Lord_Howe",  # moves by half an hour
    "Asia/Kolkata",
)


@cache
def changes(name: str) -> tuple[datetime, ...]:
    """The moments, to the minute, at which a zone changed its clocks since 1990."""
    zone, found = ZoneInfo(name), []
    moment, step = datetime(1990, 1, 1, tzinfo=UTC), timedelta(hours=12)
    while moment.year < 2036:
        low, moment = moment, moment + step
        if offset(low, zone) == offset(moment, zone):
            continue
        high = moment
        while high - low > timedelta(minutes=1):
            middle = (low + (high - low) / 2).replace(second=0, microsecond=0)
            middle = max(middle, low + timedelta(minutes=1))
            if offset(middle, zone) == offset(low, zone):
                low = middle
            else:
                high = middle
        found.append(high)
    return tuple(found)


def offset(moment: datetime, zone: ZoneInfo) -> timedelta:
    found = moment.astimezone(zone).utcoffset()
    assert found is not None
    return found


@st.composite
def evenings(draw: st.DrawFn) -> tuple[datetime, ZoneInfo]:
    """A moment, more often than not within a day of a change of clocks."""
    name = draw(st.sampled_from(ZONES))
    near = changes(name) or (datetime(2025, 6, 1, tzinfo=UTC),)
    minutes = draw(st.integers(-1_500, 1_500))
    return draw(st.sampled_from(near)) + timedelta(minutes=minutes), ZoneInfo(name)


@given(evenings(), st.integers(0, 23))
def test_the_day_is_the_one_a_person_there_would_name(evening, rollover):
    """What the wall says, and the day before until the hour at which days begin."""
    moment, zone = evening
    wall = moment.astimezone(zone).replace(tzinfo=None)
    named = wall.date() - timedelta(days=wall.hour < rollover)
    assert date_of(day_of(moment.astimezone(zone), rollover)) == named


@given(evenings(), st.integers(0, 7_200), st.integers(0, 23))
def test_days_pass_as_on_the_calendar_and_never_back(evening, minutes, rollover):
    """Whatever the clocks do between two reviews. Where they are put back over the
    hour at which days begin, that day begins twice; it still is no day back."""
    moment, zone = evening
    later = moment + timedelta(minutes=minutes)
    first, second = (day_of(one.astimezone(zone), rollover) for one in (moment, later))
    elapsed = elapsed_days(first, second)
    assert elapsed == max(0, second - first)
    assert second - first >= -1
    # No more than a day off the time passed, and one more where a day was skipped.
    whole = minutes / 1_440
    assert (
        whole - 1.1 <= elapsed <= whole + (2.1 if zone.key == "Pacific/Apia" else 1.1)
    )


def test_a_day_that_a_country_skipped_counts_as_on_its_calendar():
    samoa = ZoneInfo("Pacific/Apia")
    eve = datetime(2011, 12, 29, 23, 30, tzinfo=samoa)
    after = (eve.astimezone(UTC) + timedelta(hours=6)).astimezone(samoa)
    assert (after.month, after.day, after.hour) == (12, 31, 5)
    assert [date_of(day_of(one)).day for one in (eve, after)] == [29, 31]


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
