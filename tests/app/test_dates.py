"""Days as people name them."""

from __future__ import annotations

from datetime import date

import pytest

from quiz.app.dates import read_day
from quiz.app.plans import day_number
from quiz.errors import QuizError

NOVEMBER = day_number(date(2026, 11, 23))
"""A Monday."""


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026-12-10", (2026, 12, 10)),
        ("2026-1-9", None),
        ("2027-1-9", (2027, 1, 9)),
        ("10.12", (2026, 12, 10)),
        (" 10.12. ", (2026, 12, 10)),
        ("10.12.2026", (2026, 12, 10)),
        ("1.2", (2027, 2, 1)),
        ("+14", (2026, 12, 7)),
        ("14", (2026, 12, 7)),
        ("14d", (2026, 12, 7)),
        ("+ 14 days", (2026, 12, 7)),
        ("in 14 days", (2026, 12, 7)),
        ("2 weeks", (2026, 12, 7)),
        ("1w", (2026, 11, 30)),
        ("14 дней", (2026, 12, 7)),
        ("через 2 недели", (2026, 12, 7)),
        ("1 день", (2026, 11, 24)),
        ("Tomorrow", (2026, 11, 24)),
        ("завтра", (2026, 11, 24)),
        ("послезавтра", (2026, 11, 25)),
        ("+365", (2027, 11, 23)),
        ("in a week", (2026, 11, 30)),
        ("через неделю", (2026, 11, 30)),
        ("7.12.26", (2026, 12, 7)),
        ("2026/12/07", (2026, 12, 7)),
        ("20261207", (2026, 12, 7)),
        ("7 Dec", (2026, 12, 7)),
        ("7 december 2026", (2026, 12, 7)),
        ("Dec 7", (2026, 12, 7)),
        ("Feb. 1", (2027, 2, 1)),
        ("7 декабря", (2026, 12, 7)),
        ("7 дек.", (2026, 12, 7)),
        ("1 мая", (2027, 5, 1)),
        ("1 марта", (2027, 3, 1)),
        # That Monday is the day on which it is said.
        ("Monday", (2026, 11, 30)),
        ("tue", (2026, 11, 24)),
        ("в", None),
        ("Mon 7 December", (2026, 12, 7)),
        ("Fri, 27 Nov.", (2026, 11, 27)),
        ("пн 7 декабря", (2026, 12, 7)),
        ("Dec 7th", (2026, 12, 7)),
        ("7th December 2026", (2026, 12, 7)),
        ("7-го декабря", (2026, 12, 7)),
        ("7 декабря 2026 г.", (2026, 12, 7)),
        ("next Friday", (2026, 11, 27)),
        ("on 7 Dec", (2026, 12, 7)),
        ("в пятницу", (2026, 11, 27)),
        ("следующий понедельник", (2026, 11, 30)),
        ("day after tomorrow", (2026, 11, 25)),
        ("a week", (2026, 11, 30)),
        ("in a month", (2026, 12, 23)),
        ("через месяц", (2026, 12, 23)),
        ("среда", (2026, 11, 25)),
        ("пятницу", (2026, 11, 27)),
        ("вс", (2026, 11, 29)),
    ],
)
def test_a_day_is_read_as_people_write_it(text: str, day: tuple | None):
    if day is None:
        with pytest.raises(QuizError):
            read_day(text, NOVEMBER)
    else:
        assert read_day(text, NOVEMBER) == day_number(date(*day))


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "plan-date"),
        ("soon", "plan-date"),
        ("скоро", "plan-date"),
        ("-3", "plan-date"),
        ("1.5 weeks", "plan-date"),
        ("31.02", "plan-date"),
        ("10.13", "plan-date"),
        ("2026-02-30", "plan-date"),
        ("12/10/2026", "plan-date"),
        ("0001-01-01", "plan-past"),
        ("0", "plan-past"),
        ("today", "plan-past"),
        ("сегодня", "plan-past"),
        ("2026-11-23", "plan-past"),
        ("+366", "plan-far"),
        ("9999 weeks", "plan-far"),
        ("29.02", "plan-far"),
        ("29 February", "plan-far"),
        # It was yesterday: nobody means the next one.
        ("22 Nov", "plan-past"),
        ("25.10", "plan-past"),
        ("23.11", "plan-past"),
        ("9999-12-31", "plan-far"),
        ("monkey", "plan-date"),
        ("5 mondays", "plan-date"),
        ("31 November", "plan-date"),
        ("7 Dec 2025", "plan-past"),
    ],
)
def test_what_is_no_day_ahead_is_refused_with_a_reason(text: str, code: str):
    with pytest.raises(QuizError) as error:
        read_day(text, NOVEMBER)
    assert (error.value.code, error.value.exit_code) == (code, 2)


def test_a_day_too_far_ahead_is_named():
    """29 February is two years off: whoever wrote it sees why."""
    with pytest.raises(QuizError) as error:
        read_day("29.02", NOVEMBER)
    assert error.value.arguments["date"] == "2028-02-29"
