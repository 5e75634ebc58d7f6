"""Settings by name: those of scheduling are events, those of the interface a file."""

from __future__ import annotations

import difflib
import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields

from quiz.app.desk import Desk, open_desk
from quiz.app.failed import days_due
from quiz.app.names import known_decks
from quiz.app.places import find_places
from quiz.app.preferences_file import (
    DEFAULTS,
    is_allowed,
    known_values,
    read_preferences,
    unknown_names,
    write_preference,
)
from quiz.errors import Exit, QuizError
from quiz.memory import LEVELS, NO_LIMIT, Settings, allowed_values, find_problems
from quiz.store import Kind
from quiz.ui.language import LANGUAGES, sentence

Value = str | bool | int | float | tuple[int | float, ...] | Mapping[str, float | None]

_AT_FIRST = Settings()
_SCHEDULING: Mapping[str, Value] = {
    field.name: getattr(_AT_FIRST, field.name) for field in fields(Settings)
}
_FIRST = ("new_per_day", "reviews_per_day", "minutes_per_day", "new_cards")
NAMES: tuple[str, ...] = (
    *_FIRST,
    *(name for name in _SCHEDULING if name not in _FIRST),
    *DEFAULTS,
)
"""Every setting, those people change most first."""

_TRUE = frozenset({"true", "yes", "on", "1", "да", "вкл"})
_FALSE = frozenset({"false", "no", "off", "0", "нет", "выкл"})
_EMPTY = frozenset({"none", "[]", "-", "нет"})
_MINUTES = str.maketrans("", "", "mм")
_NO_LIMIT = frozenset({"no limit", "unlimited", "без предела"})
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


@dataclass(frozen=True, slots=True)
class Changed:
    """A setting before and after a change, and what that does to today."""

    before: Setting
    after: Setting
    due_before: int = 0
    """Cards due today in the decks that are on, where it is about scheduling."""
    due_after: int = 0


@dataclass(frozen=True, slots=True)
class Setting:
    """A setting and its value."""

    name: str
    value: Value
    default: Value
    is_scheduling: bool
    """Kept in the log with the answers, and so the same on every machine."""

    @property
    def is_default(self) -> bool:
        """Whether it is as it was at first."""
        return self.value == self.default


def all_settings(
    environment: Mapping[str, str],
) -> tuple[tuple[Setting, ...], tuple[str, ...]]:
    """Every setting, and the names in `config.toml` that are none."""
    path = find_places(environment).config
    with open_desk(environment) as desk:
        found = tuple(_setting(desk, name) for name in NAMES)
    return found, unknown_names(path)


def one_setting(environment: Mapping[str, str], name: str) -> Setting:
    """A setting by its name.

    Raises:
        QuizError: ``unknown-setting`` or ``no-such-setting``.
    """
    known = known_name(name)
    with open_desk(environment) as desk:
        return _setting(desk, known)


def change(environment: Mapping[str, str], name: str, text: str | None) -> Changed:
    """Set a setting to what was typed, or back to its default.

    Args:
        text: None: back to the default. Of a setting that maps names to values
            only the names given change.

    Raises:
        QuizError: ``unknown-setting``, ``no-such-setting``, ``setting-invalid``,
            ``unknown-deck``, ``no-such-deck``.
    """
    known = known_name(name)
    value = None if text is None else read_value(known, text)
    with open_desk(environment) as desk:
        before, due_before = _setting(desk, known), _due_today(desk, known)
        wanted = before.default if value is None else value
        if isinstance(value, Mapping) and not value:
            value, wanted = None, before.default  # as good as unset
        if isinstance(value, Mapping) and isinstance(before.value, Mapping):
            if known == "desired_retention_by_deck":
                value = _of_decks(value, before.value, desk.library.deck_ids())
            merged = {**before.value, **value}
            wanted = {of: one for of, one in merged.items() if one is not None}
        if wanted != before.value or (value is None and not before.is_default):
            _keep(desk, known, value)
        return Changed(
            before, _setting(desk, known), due_before, _due_today(desk, known)
        )


def _due_today(desk: Desk, name: str) -> int:
    return days_due(desk, desk.decks_on(), 0)[0] if name in _SCHEDULING else 0


def known_name(name: str) -> str:
    """The setting that `name` means; hyphens and case do not matter.

    Raises:
        QuizError: ``unknown-setting``, with the nearest one, or ``no-such-setting``.
    """
    folded = name.strip().casefold().replace("-", "_")
    if folded in NAMES:
        return folded
    near = difflib.get_close_matches(folded, NAMES, n=1)
    raise QuizError(
        "unknown-setting" if near else "no-such-setting",
        exit_code=Exit.WRONG_USAGE,
        given=name,
        suggestion=near[0] if near else "",
        known=", ".join(NAMES),
    )


def read_value(name: str, text: str) -> Value:
    """A value as typed, or as it is shown, in any language.

    ``90%``, ``90`` and ``0,9`` are the same share, ``1m 10m`` are minutes.
    ``senior=95% junior=none`` is a mapping; None stands for what is taken out of it,
    and an empty mapping for all of it.

    Raises:
        QuizError: ``setting-invalid``.
    """
    default = {**_SCHEDULING, **DEFAULTS}[name]
    word = text.strip().casefold()
    value: Value | None
    if isinstance(default, bool):
        value = True if word in _TRUE else False if word in _FALSE else None
    elif isinstance(default, str):
        value = _WORDS.get(word, word)
    elif isinstance(default, Mapping):
        value = _by_name(text, _LEVELS if name == "desired_retention_by_level" else {})
    elif isinstance(default, tuple):
        value = _numbers(name, word)
    elif name in NO_LIMIT and word.rpartition("(")[2].rstrip(")") in _NO_LIMIT:
        value = NO_LIMIT[name]
    elif isinstance(default, float):
        value = _share(word)
    else:
        value = _number(word, is_whole=True)
    if value is None or not _is_good(name, value):
        raise QuizError(
            "setting-invalid",
            exit_code=Exit.WRONG_USAGE,
            name=name,
            given=text.strip(),
            allowed=allowed_values(name) or ", ".join(known_values(name)),
        )
    return value


def _numbers(name: str, word: str) -> tuple[int | float, ...] | None:
    if word in _EMPTY or not word:
        return ()
    is_whole = name.endswith("_minutes")
    word = word.translate(_MINUTES) if is_whole else word
    parts = word.strip("[]()").replace(",", " ").split()
    found = [_number(part, is_whole=is_whole) for part in parts]
    numbers = tuple(one for one in found if one is not None)
    return numbers if len(numbers) == len(found) else None


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


def _of_decks(
    value: Mapping[str, float | None],
    before: Mapping[str, float | None],
    known: Sequence[str],
) -> dict[str, float | None]:
    """The same by whole ids; a deck that is gone may still be taken out."""
    return {
        of if of in before else known_decks([of], known)[0]: one
        for of, one in value.items()
    }


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


def _setting(desk: Desk, name: str) -> Setting:
    if name in DEFAULTS:
        set_ = read_preferences(desk.places.config)
        return Setting(name, set_.get(name, DEFAULTS[name]), DEFAULTS[name], False)
    return Setting(name, getattr(desk.settings, name), _SCHEDULING[name], True)


def _keep(desk: Desk, name: str, value: Value | None) -> None:
    if name in DEFAULTS:
        kept = value if isinstance(value, bool | str) else None
        write_preference(desk.places.config, name, kept)
        return
    plain = list(value) if isinstance(value, tuple) else value
    if isinstance(value, Mapping):
        plain = dict(value)
    desk.append(Kind.SETTINGS, None, {name: plain})
