"""Days as people name them: a date, a weekday, or how many days ahead."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta

from quiz.app.plans import day_number
from quiz.errors import Exit, QuizError
from quiz.memory import date_of

FARTHEST_DAY = 365
"""Days ahead of which no interview is planned for."""
_WEEK = 7
_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})|(\d{4})(\d\d)(\d\d)")
_DOTTED = re.compile(r"(\d{1,2})\.(\d{1,2})(?:\.(\d{4}|\d\d)?)?")
_NAMED = re.compile(r"(\d{1,2})\.?\s*([^\W\d_]+)\.?,?(?:\s+(\d{4}))?")
_NAMED_FIRST = re.compile(r"([^\W\d_]+)\.?\s+(\d{1,2})(?:,?\s+(\d{4}))?")
_AHEAD = re.compile(
    r"(?:\+|in |через )?\s*(\d{1,4})\s*"
    r"(?:(?:d|days?|д|дн|дней|дня|день)\.?|(w|wks?|weeks?|нед|недел[юи]|недель)\.?)?"
)
_WEEK_AHEAD = ("in a week", "через неделю")
_WORDS = {
    "today": 0,
    "tomorrow": 1,
    "сегодня": 0,
    "завтра": 1,
    "послезавтра": 2,
}
_MONTHS = (
    (
        *("january", "february", "march", "april", "may", "june", "july"),
        *("august", "september", "october", "november", "december"),
    ),
    (
        *("январ", "феврал", "март", "апрел", "ма", "июн", "июл", "август"),
        *("сентябр", "октябр", "ноябр", "декабр"),
    ),
)
_WEEKDAYS = (
    ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"),
    ("понедельник", "вторник", "сред", "четверг", "пятниц", "суббот", "воскресен"),
)
"""Of Russian names what all their cases share."""
_SHORT_WEEKDAYS = ["пн", "вт", "ср", "чт", "пт", "сб", "вс"]
_LEAST_LETTERS, _LONGEST_ENDING = 3, 2


def read_day(text: str, today: int) -> int:
    """The local day that someone names, in English or Russian.

    `2026-12-10`, `10.12.2026`, `10.12` (the next there is), `10 Dec`, `10 декабря`,
    `Friday` (the next), `+14`, `14 days`, `2 weeks`, `tomorrow`.

    Raises:
        QuizError: ``plan-date``, ``plan-past``, ``plan-far``.
    """
    day = _named_day(" ".join(text.casefold().split()), today)
    if day is None:
        raise QuizError(
            "plan-date",
            exit_code=Exit.WRONG_USAGE,
            given=text,
            example=example_day(today).isoformat(),
        )
    if not today < day <= today + FARTHEST_DAY:
        code = "plan-past" if day <= today else "plan-far"
        said = "?" if day > today + 9_999 else date_of(day).isoformat()
        raise QuizError(code, exit_code=Exit.WRONG_USAGE, given=text, date=said)
    return day


def example_day(today: int) -> date:
    """A date for examples: two weeks ahead."""
    return date_of(today) + timedelta(days=2 * _WEEK)


def _named_day(text: str, today: int) -> int | None:
    if text in _WORDS:
        return today + _WORDS[text]
    if text in _WEEK_AHEAD:
        return today + _WEEK
    if found := _ISO.fullmatch(text):
        year, month, day = (part for part in found.groups() if part)
        return _calendar(int(year), int(month), int(day))
    if found := _AHEAD.fullmatch(text):
        return today + int(found[1]) * (_WEEK if found[2] else 1)
    if found := _DOTTED.fullmatch(text):
        return _dated(int(found[1]), int(found[2]), found[3], today)
    if found := _NAMED.fullmatch(text):
        return _dated(int(found[1]), _month(found[2]), found[3], today)
    if found := _NAMED_FIRST.fullmatch(text):
        return _dated(int(found[2]), _month(found[1]), found[3], today)
    weekday = _weekday(text)
    if weekday is None:
        return None
    return today + (weekday - date_of(today).weekday() - 1) % _WEEK + 1


def _dated(day: int, month: int | None, year: str | None, today: int) -> int | None:
    """A day of a year or, without one, the next there is."""
    if month is None:
        return None
    if year:
        return _calendar(int(year) + (2_000 if len(year) == 2 else 0), month, day)
    first = date_of(today).year
    # 29 February may be some years ahead.
    for later in range(first, first + 9):
        named = _calendar(later, month, day)
        if named is not None and named > today:
            return named
    return None


def _month(word: str) -> int | None:
    """1 to 12, by a month's name or the first letters of it."""
    found = _place(word, _MONTHS)
    return None if found is None else found + 1


def _weekday(word: str) -> int | None:
    """Monday is 0."""
    if word in _SHORT_WEEKDAYS:
        return _SHORT_WEEKDAYS.index(word)
    return _place(word, _WEEKDAYS)


def _place(word: str, languages: Sequence[Sequence[str]]) -> int | None:
    """Which name someone means who may shorten or decline it."""
    if len(word) < _LEAST_LETTERS:
        return None
    for names in languages:
        for place, name in enumerate(names):
            if name.startswith(word):
                return place
            is_declined = (
                not name.isascii() and len(word) <= len(name) + _LONGEST_ENDING
            )
            if is_declined and word.startswith(name):
                return place
    return None


def _calendar(year: int, month: int, day: int) -> int | None:
    try:
        return day_number(date(year, month, day))
    except ValueError:
        return None
