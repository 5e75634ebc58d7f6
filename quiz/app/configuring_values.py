"""What is typed as the value of a setting."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from dataclasses import fields

from quiz.app.preferences_file import DEFAULTS, is_allowed, known_values
from quiz.errors import Exit, QuizError
from quiz.memory import LEVELS, NO_LIMIT, Settings, allowed_values, find_problems
from quiz.session.query import readings_of
from quiz.session.query.vocabulary import UNITS
from quiz.ui.language import LANGUAGES, sentence

Value = str | bool | int | float | tuple[int | float, ...] | Mapping[str, float | None]

_AT_FIRST = Settings()
SCHEDULING: Mapping[str, Value] = {
    field.name: getattr(_AT_FIRST, field.name) for field in fields(Settings)
}
"""Settings of scheduling as they are at first."""

_TRUE = frozenset({"true", "yes", "on", "1", "да", "вкл"})
_FALSE = frozenset({"false", "no", "off", "0", "нет", "выкл"})
_EMPTY = frozenset({"none", "[]", "-", "нет"})
_NO_LIMIT = frozenset(
    {
        "no limit", "unlimited",
        "без предела", "без ограничения", "без ограничений", "без лимита",
    }
)  # fmt: skip
_MINUTES: Mapping[str, float] = {
    **dict.fromkeys(("", "m", "min", "minute", "minutes"), 1),
    **dict.fromkeys(("м", "мин", "минута", "минуты", "минут"), 1),
    **dict.fromkeys(("h", "hour", "hours", "ч", "час", "часа", "часов"), 60),
}
_HOURS: Mapping[str, float] = {unit: 1 for unit, n in _MINUTES.items() if n != 1}
"""Units of the settings that are minutes, and of the hour of a day."""
_SPANS = {"half an hour": "30", "полчаса": "30", "an hour": "60", "час": "60"}
"""Minutes that are said without a number."""
_AMOUNT = re.compile(r"([0-9]+(?:[.,][0-9]+)?)\s*([^\W\d_]*)\.?")
_CLOCK = re.compile(r"([0-9]{1,2}):00")
_GROUPED = re.compile(r"(?<=[0-9])[\s'’](?=[0-9]{3}(?![0-9]))")
_WORDS = {"после": "after", "между": "between", "авто": "auto"}
"""What a value that is a word is called in Russian."""
_LEVELS = {
    sentence(f"level.{level}", language).casefold(): level
    for level in LEVELS
    for language in LANGUAGES
}
"""Levels by what they are called on screens."""
_PERCENT_FROM = 2
"""From here on a share is meant in per cent; 1 might be either, and is refused."""


def read_value(name: str, text: str) -> Value:
    """A value as typed, or as it is shown, in any language.

    ``90%``, ``90`` and ``0,9`` are the same share, ``1m 10m`` are minutes,
    and so is ``1h 30m``; ``1y`` is 365 days, ``4:00`` an hour of the day. Of thousands
    ``1000`` and ``1 000`` are read; ``1,000`` and ``1.000`` may be 1, and are refused.
    ``senior=95% junior=none`` is a mapping; None stands for what is taken out of it,
    and an empty mapping for all of it.

    Raises:
        QuizError: ``setting-invalid``, ``setting-ambiguous``.
    """
    default = {**SCHEDULING, **DEFAULTS}[name]
    word = text.strip().casefold()
    value: Value | None
    if isinstance(default, bool):
        value = True if word in _TRUE else False if word in _FALSE else None
    elif isinstance(default, str):
        value = _WORDS.get(word, word)
    elif isinstance(default, Mapping):
        value = _by_name(text, _LEVELS if name == "desired_retention_by_level" else {})
    elif isinstance(default, tuple):
        value = _numbers(name, word, text.strip())
    elif name in NO_LIMIT and word.rpartition("(")[2].rstrip(")") in _NO_LIMIT:
        value = NO_LIMIT[name]
    elif isinstance(default, float):
        value = _share(word)
    else:
        _refuse_if_ambiguous(name, word, text.strip())
        value = _whole(name, word)
    if value is None or not _is_good(name, value):
        raise QuizError(
            "setting-invalid",
            exit_code=Exit.WRONG_USAGE,
            name=name,
            given=text.strip(),
            allowed=allowed_values(name) or ", ".join(known_values(name)),
        )
    return value


def _numbers(name: str, word: str, given: str) -> tuple[int | float, ...] | None:
    if word in _EMPTY or not word:
        return ()
    is_whole = name.endswith("_minutes")
    if is_whole and not word.startswith("["):
        _refuse_if_ambiguous(name, word, given)
    parts = word.strip("[]()").replace(",", " ").split()
    if is_whole:
        found = [_in_units(part, _MINUTES) for part in parts]
    else:
        found = [_number(part, is_whole=False) for part in parts]
    numbers = tuple(one for one in found if one is not None)
    return numbers if len(numbers) == len(found) else None


def _refuse_if_ambiguous(name: str, word: str, given: str) -> None:
    for part in word.split():
        readings = readings_of(part.strip(",;"))
        if readings is not None:
            low, high = readings
            raise QuizError(
                "setting-ambiguous",
                exit_code=Exit.WRONG_USAGE,
                name=name,
                given=given,
                low=low,
                high=high,
            )


def _whole(name: str, word: str) -> int | float | None:
    """A whole number, of minutes, of days or of an hour also with its unit."""
    word = _GROUPED.sub("", word)
    if name == "day_rollover_hour":
        word = _CLOCK.sub(r"\1", word)
    bare = _number(word, is_whole=True)
    if bare is not None or name not in _UNITS:
        return bare
    return _in_units(_SPANS.get(word, word), _UNITS[name])


_UNITS: Mapping[str, Mapping[str, float]] = {
    "minutes_per_day": _MINUTES,
    "maximum_interval_days": UNITS,
    "day_rollover_hour": _HOURS,
}


def _in_units(word: str, units: Mapping[str, float]) -> int | float | None:
    """The sum of such amounts as ``1h 30m``, rounded where their units are not one."""
    found, total, is_whole = list(_AMOUNT.finditer(word)), 0.0, True
    if _AMOUNT.sub("", word).strip() or not found:
        return _number(word, is_whole=True)
    for digits, unit in (match.groups() for match in found):
        if unit not in units or (not unit and len(found) > 1):
            return None
        total += float(digits.replace(",", ".")) * units[unit]
        is_whole = is_whole and units[unit] == 1
    return _number(str(total), is_whole=True) if is_whole else round(total)


def _by_name(text: str, known_as: Mapping[str, str]) -> dict[str, float | None] | None:
    if text.strip().casefold() in _EMPTY:
        return {}
    parts = re.sub(r"\s+%", "%", text.replace("=", " ")).split()
    found: dict[str, float | None] = {}
    for spelt, word in zip(parts[::2], parts[1::2], strict=False):
        folded = word.strip(",;").casefold()
        of = known_as.get(spelt.casefold(), spelt)
        found[of] = None if folded in _EMPTY else _share(folded)
        if found[of] is None and folded not in _EMPTY:
            return None
    return found if found and len(parts) % 2 == 0 else None


def _share(word: str) -> float | None:
    value = _number(word, is_whole=False)
    if value is not None and value >= _PERCENT_FROM and not word.endswith("%"):
        return value / 100
    return value


def _number(word: str, *, is_whole: bool) -> int | float | None:
    word = word.replace(",", ".").replace("\N{NO-BREAK SPACE}", "").strip()
    is_share = word.endswith("%")
    try:
        value = float(word.removesuffix("%"))
    except ValueError:
        return None
    if not math.isfinite(value):
        return None
    if is_share:
        value /= 100
    if not is_whole:
        return value
    return int(value) if value == int(value) and not is_share else None


def _is_good(name: str, value: Value) -> bool:
    if name in DEFAULTS:
        return is_allowed(name, value)
    if isinstance(value, Mapping):
        # What is taken out has a name to be checked, and no value.
        value = {of: 0.9 if one is None else one for of, one in value.items()}
    return not find_problems({name: value})
