"""What a comparison compares with: days, shares, counts."""

from __future__ import annotations

import re
from datetime import date

from quiz.session.query.tree import Field
from quiz.session.query.vocabulary import DAYS_NAMED, UNITS

_NUMBER = re.compile(r"([-−+]?)([0-9]{1,9}(?:[.,][0-9]{1,9})?)\s*([^\W\d_]*|%)\.?")
_GROUPED = re.compile(r"(?<=[0-9])[\s'’](?=[0-9]{3}(?![0-9]))")
_EITHER = re.compile(
    r"[-−+]?([1-9][0-9]{0,2})([.,])([0-9]{3})(?![0-9.,])\s*[^\W\d_]*\.?"
)
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_EPOCH = date(1970, 1, 1).toordinal()
_DAYS = {Field.STABILITY, Field.INTERVAL, Field.LAST}
_AMBIGUOUS = {*_DAYS, Field.LAPSES, Field.REVIEWS, Field.DUE}
"""What may be as much as a thousand."""
_HARDEST = 10.0


def readings_of(text: str) -> tuple[str, str] | None:
    """What a number with three digits after a sign may be, a fraction or thousands.

    None where it is plain which of them. Half of the world writes a thousand as 1,000,
    the other half as 1.000.

    >>> readings_of("1,000"), readings_of("1.250d"), readings_of("0,905")
    (('1', '1000'), ('1.25', '1250'), None)
    """
    match = _EITHER.fullmatch(text)
    if match is None:
        return None
    whole, sign, rest = match.groups()
    decimals = rest.rstrip("0")
    if len(decimals) == len(rest):
        decimals += "0"  # As it stands it would be asked about again.
    return f"{whole}{sign if decimals else ''}{decimals}", f"{whole}{rest}"


def read_number(field: Field, value: str, today: int) -> float | str:
    """The number in the unit of its field; if it is none, the code of the error.

    >>> read_number(Field.STABILITY, "2w", 0), read_number(Field.LAPSES, "many", 0)
    (14.0, 'query-count')
    >>> read_number(Field.RETRIEVABILITY, "80%", 0)
    0.8
    >>> read_number(Field.DUE, "1970-01-05", today=1)
    3.0
    """
    text = _GROUPED.sub("", value.strip().casefold().replace("ё", "е"))
    if field in _AMBIGUOUS and readings_of(text) is not None:
        return "query-ambiguous"
    match = _NUMBER.fullmatch(text)
    sign, digits, unit = match.groups() if match else ("", "", "")
    number = float(digits.replace(",", ".")) if digits else 0.0
    if sign in ("-", "−"):
        number = -number
    if field is Field.DUE:
        return _due(text, number if match else None, unit, today)
    if field in _DAYS:
        if match is None or unit not in UNITS or number < 0:
            return "query-days"
        return number * UNITS[unit]
    if field is Field.RETRIEVABILITY:
        share = number / 100 if unit == "%" else number
        is_good = match is not None and unit in ("", "%") and 0 <= share <= 1
        return share if is_good else "query-share"
    is_plain = match is not None and not unit and number >= 0
    if field is Field.DIFFICULTY:
        return number if is_plain and number <= _HARDEST else "query-difficulty"
    return number if is_plain and number.is_integer() else "query-count"


def _due(text: str, number: float | None, unit: str, today: int) -> float | str:
    if text in DAYS_NAMED:
        return float(DAYS_NAMED[text])
    if _DATE.fullmatch(text):
        try:
            return float(date.fromisoformat(text).toordinal() - _EPOCH - today)
        except ValueError:
            return "query-due"
    if number is None or unit not in UNITS:
        return "query-due"
    return number * UNITS[unit]
