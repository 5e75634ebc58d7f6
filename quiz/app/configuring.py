"""Settings by name: those of scheduling are events, those of the interface a file."""

from __future__ import annotations

import difflib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from quiz.app.configuring_values import SCHEDULING, Value, read_value
from quiz.app.desk import Desk, open_desk
from quiz.app.failed import days_due
from quiz.app.names import known_decks
from quiz.app.places import find_places
from quiz.app.plans import plan_in_force
from quiz.app.preferences_file import (
    DEFAULTS,
    read_preferences,
    unknown_names,
    write_preference,
)
from quiz.errors import Exit, QuizError
from quiz.memory.goal import FARTHEST_DAYS
from quiz.store import Kind

_LIMITS = ("new_per_day", "reviews_per_day", "minutes_per_day")
"""What a plan has its own minutes for."""
_FIRST = ("new_per_day", "reviews_per_day", "minutes_per_day", "new_cards")
NAMES: tuple[str, ...] = (
    *_FIRST,
    *(name for name in SCHEDULING if name not in _FIRST),
    *DEFAULTS,
)
"""Every setting, those people change most first."""


@dataclass(frozen=True, slots=True)
class Changed:
    """A setting before and after a change, and what that does to today."""

    before: Setting
    after: Setting
    due_before: int = 0
    """Cards due today in the decks that are on, where it is about scheduling."""
    due_after: int = 0
    plan_minutes: int | None = None
    """A day, of the plan that sessions go by instead of by this limit; None: none."""


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
            before,
            _setting(desk, known),
            due_before,
            _due_today(desk, known),
            _plan_minutes(desk, known),
        )


def _due_today(desk: Desk, name: str) -> int:
    return days_due(desk, desk.decks_on(), 0)[0] if name in SCHEDULING else 0


def _plan_minutes(desk: Desk, name: str) -> int | None:
    plan = plan_in_force(desk) if name in _LIMITS else None
    if plan is None or plan.day - desk.today() > FARTHEST_DAYS:
        return None
    return plan.minutes


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


def _setting(desk: Desk, name: str) -> Setting:
    if name in DEFAULTS:
        set_ = read_preferences(desk.places.config)
        return Setting(name, set_.get(name, DEFAULTS[name]), DEFAULTS[name], False)
    return Setting(name, getattr(desk.settings, name), SCHEDULING[name], True)


def _keep(desk: Desk, name: str, value: Value | None) -> None:
    if name in DEFAULTS:
        kept = value if isinstance(value, bool | str) else None
        write_preference(desk.places.config, name, kept)
        return
    plain = list(value) if isinstance(value, tuple) else value
    if isinstance(value, Mapping):
        plain = dict(value)
    desk.append(Kind.SETTINGS, None, {name: plain})
