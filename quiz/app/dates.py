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
_LEADING = re.compile(
    r"(?:on |by |next |this |в |во |на |к )?(?:(?:следующ|будущ|ближайш)\w+ )?"
)
_WEEKDAY_FIRST = re.compile(r"([^\W\d_]+)\.?,?\s+(.*\d.*)")
_ORDINAL = re.compile(r"(?<=\d)(?:st|nd|rd|th|-?го|-?е)\b")
_OF_YEAR = re.compile(r"(?<=\d{4})\s*(?:г\.?|года?)$")
_OVER_DAYS = 30
"""A day of the year that is over by no more than that is not meant for the next one."""
_DOTTED = re.compile(r"(\d{1,2})\.(\d{1,2})(?:\.(\d{4}|\d\d)?)?")
_NAMED = re.compile(r"(\d{1,2})\.?\s*([^\W\d_]+)\.?,?(?:\s+(\d{4}))?")
_NAMED_FIRST = re.compile(r"([^\W\d_]+)\.?\s+(\d{1,2})(?:,?\s+(\d{4}))?")
_AHEAD = re.compile(
    r"(?:\+|in |через )?\s*(\d{1,4})\s*"
    r"(?:(?:d|days?|д|дн|дней|дня|день)\.?|(w|wks?|weeks?|нед|недел[юи]|недель)\.?)?"
)
_WORDS = {
    "today": 0,
    "tomorrow": 1,
    "сегодня": 0,
    "завтра": 1,
    "послезавтра": 2,
    "day after tomorrow": 2,
    "the day after tomorrow": 2,
    "a week": 7,
    "in a week": 7,
    "через неделю": 7,
}
_MONTH_AHEAD = ("a month", "in a month", "через месяц")
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
        said = _written(day)
        raise QuizError(code, exit_code=Exit.WRONG_USAGE, given=text, date=said)
    return day


def _written(day: int) -> str:
    """A date as in a calendar; far off there are none."""
    try:
        return date_of(day).isoformat()
    except OverflowError:
        return "…"


def example_day(today: int) -> date:
    """A date for examples: two weeks ahead."""
    return date_of(today) + timedelta(days=2 * _WEEK)


def _named_day(text: str, today: int) -> int | None:
    if text in _WORDS:
        return today + _WORDS[text]
    if text in _MONTH_AHEAD:
        return _month_later(today)
    text = _OF_YEAR.sub("", _ORDINAL.sub("", text))
    text = text[_LEADING.match(text).end() :]  # type: ignore[union-attr]
    if (found := _WEEKDAY_FIRST.fullmatch(text)) and _weekday(found[1]) is not None:
        text = found[2]  # as quiz itself writes it: Mon 7 December
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
        if named is not None and named > today - _OVER_DAYS:
            return named
    return None


def _month_later(today: int) -> int:
    """The same day of the next month, or its last one."""
    then = date_of(today)
    year, month = divmod(12 * then.year + then.month, 12)
    days = (_calendar(year, month + 1, day) for day in range(then.day, 0, -1))
    return next(day for day in days if day is not None)


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
