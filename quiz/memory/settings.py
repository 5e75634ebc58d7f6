"""The scheduling settings, each within its bounds."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields, replace
from functools import lru_cache

from quiz.errors import Exit, QuizError

DEFAULT_PARAMETERS = (
    0.212, 1.2931, 2.3065, 8.2956, 6.4133, 0.8334, 3.0194, 0.001, 1.8722, 0.1666, 0.796,
    1.4835, 0.0614, 0.2629, 1.6483, 0.6014, 1.8729, 0.5425, 0.0912, 0.0658, 0.1542,
)  # fmt: skip
"""The 21 weights of FSRS-6 fitted to many learners (py-fsrs 6.3, fsrs-rs 5)."""

_LOWEST = (
    0.001, 0.001, 0.001, 0.001, 1.0, 0.001, 0.001, 0.001, 0.0, 0.0, 0.001,
    0.001, 0.001, 0.001, 0.0, 0.0, 1.0, 0.0, 0.0, 0.0, 0.1,
)  # fmt: skip
_HIGHEST = (
    100.0, 100.0, 100.0, 100.0, 10.0, 4.0, 4.0, 0.75, 4.5, 0.8, 3.5,
    5.0, 0.25, 0.9, 4.0, 1.0, 6.0, 2.0, 2.0, 0.8, 0.8,
)  # fmt: skip
_FLOAT32_SLACK = 1e-6
"""Fitted weights come back in float32, a little beside the bound they sit on."""

MOST_STEPS = 10
_DAY_MINUTES = 1440
NEW_CARDS = ("after", "between")
LEVELS = ("junior", "middle", "senior")
"""Levels of cards, as decks spell them."""
BY_NAME = ("desired_retention_by_deck", "desired_retention_by_level")
"""Settings that map names to values: a change of one name leaves the others."""
NO_LIMIT = {"new_per_day": 9999, "reviews_per_day": 9999, "minutes_per_day": 1440}
"""The values that stand for no daily limit."""


@dataclass(frozen=True, slots=True)
class Problem:
    """A setting that cannot be: its name, what was given, what is allowed."""

    name: str
    given: str
    allowed: str

    def __str__(self) -> str:
        return f"{self.name} = {self.given} ({self.allowed})"


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Everything that decides when a card comes back.

    Raises:
        QuizError: ``settings-invalid``, with every bad setting in it.
    """

    desired_retention: float = 0.9
    """Recall to aim at when a card comes back, 0.70 to 0.99."""
    desired_retention_by_deck: Mapping[str, float] = field(
        default_factory=dict, hash=False
    )
    """The same for the cards of a deck, by its id; stands above the level's."""
    desired_retention_by_level: Mapping[str, float] = field(
        default_factory=dict, hash=False
    )
    """The same for the cards of a level, which is taken from their last review."""
    maximum_interval_days: int = 36_500
    learning_steps_minutes: tuple[int, ...] = ()
    """Waits of a new card before it is scheduled by days; usually none."""
    relearning_steps_minutes: tuple[int, ...] = ()
    """Waits of a forgotten card before it is scheduled by days again."""
    parameters: tuple[float, ...] = DEFAULT_PARAMETERS
    """The 21 weights of FSRS-6."""
    fuzz: bool = True
    """Spread intervals a little, so that cards learnt together drift apart."""
    load_balance: bool = True
    """Let the spread prefer days on which fewer cards are due."""
    day_rollover_hour: int = 4
    """Local hour, 0 to 23, at which a new day begins."""
    new_per_day: int = 20
    reviews_per_day: int = 200
    """Different cards, new ones not counted."""
    minutes_per_day: int = 1440
    """Minutes of answering, new cards included; a whole day is no limit."""
    new_cards: str = "after"
    """Where new cards come: after the due ones, or between them."""

    def __post_init__(self) -> None:
        problems = find_problems({f.name: getattr(self, f.name) for f in fields(self)})
        if problems:
            raise QuizError(
                "settings-invalid",
                exit_code=Exit.WRONG_USAGE,
                problems="; ".join(str(problem) for problem in problems),
                names=tuple(problem.name for problem in problems),
            )

    def for_cards(self, deck: str, level: object = None) -> Settings:
        """The settings with the desired retention of a deck's cards of a level.

        Args:
            level: None, or a word that is no level: the deck alone decides.
        """
        wanted = self.desired_retention_by_deck.get(deck)
        if wanted is None and isinstance(level, str):
            wanted = self.desired_retention_by_level.get(level)
        if wanted is None or wanted == self.desired_retention:
            return self
        return _aiming_at(self, wanted)


@lru_cache(maxsize=32)
def _aiming_at(settings: Settings, desired_retention: float) -> Settings:
    return replace(settings, desired_retention=desired_retention)


def find_problems(values: Mapping[str, object]) -> tuple[Problem, ...]:
    """Every setting in `values` that is unknown or out of its bounds.

    Args:
        values: By name, as in `Settings`; lists will do for tuples.
    """
    found: list[Problem] = []
    for name, value in values.items():
        rule = _RULES.get(name)
        if rule is None:
            found.append(Problem(name, str(value), ", ".join(_RULES)))
        elif not rule[0](value):
            found.append(Problem(name, str(value), rule[1]))
        elif name == "parameters":
            found.extend(_parameter_problems(_items(value)))
        elif name in BY_NAME and isinstance(value, Mapping):
            found.extend(_retention_problems(name, value))
    return tuple(found)


def read_settings(values: Mapping[str, object]) -> Settings:
    """The settings that `values` spell; the others keep their defaults.

    Raises:
        QuizError: ``settings-invalid``, with every bad setting in it.
    """
    problems = find_problems(values)
    if problems:
        raise QuizError(
            "settings-invalid",
            exit_code=Exit.WRONG_USAGE,
            problems="; ".join(str(problem) for problem in problems),
            names=tuple(problem.name for problem in problems),
        )
    plain = {
        name: tuple(value) if isinstance(value, list) else value
        for name, value in values.items()
    }
    return Settings(**plain)  # type: ignore[arg-type]


def allowed_values(name: str) -> str:
    """What a setting may be, in figures and code words; empty for no setting."""
    rule = _RULES.get(name)
    return rule[1] if rule is not None else ""


def _items(value: object) -> tuple[object, ...]:
    return tuple(value) if isinstance(value, tuple | list) else ()


def _is_whole(low: int, high: int) -> Callable[[object], bool]:
    return lambda value: type(value) is int and low <= value <= high


def _is_real(value: object) -> bool:
    return type(value) in (int, float) and math.isfinite(value)  # type: ignore[arg-type]


def _is_retention(value: object) -> bool:
    return _is_real(value) and 0.7 <= value <= 0.99  # type: ignore[operator]


def _are_steps(value: object) -> bool:
    whole = _is_whole(1, _DAY_MINUTES - 1)
    return (
        isinstance(value, tuple | list)
        and len(value) <= MOST_STEPS
        and all(whole(step) for step in value)
    )


def _are_weights(value: object) -> bool:
    return (
        isinstance(value, tuple | list)
        and len(value) == len(_LOWEST)
        and all(_is_real(weight) for weight in value)
    )


def _retention_problems(name: str, value: Mapping[str, object]) -> list[Problem]:
    found = []
    for of, retention in value.items():
        if name == "desired_retention_by_level" and of not in LEVELS:
            found.append(Problem(name, str(of), ", ".join(LEVELS)))
        elif not _is_retention(retention):
            allowed = _RULES["desired_retention"][1]
            found.append(Problem(f"{name}[{of}]", str(retention), allowed))
    return found


def _is_by_name(value: object) -> bool:
    return isinstance(value, Mapping) and all(isinstance(one, str) for one in value)


def _parameter_problems(weights: tuple[object, ...]) -> list[Problem]:
    return [
        Problem(f"parameters[{index}]", str(weight), f"{low}–{high}")
        for index, (weight, low, high) in enumerate(
            zip(weights, _LOWEST, _HIGHEST, strict=True)
        )
        if isinstance(weight, int | float)
        and not low - _FLOAT32_SLACK <= weight <= high + _FLOAT32_SLACK
    ]


_RULES: dict[str, tuple[Callable[[object], bool], str]] = {
    "desired_retention": (_is_retention, "0.70–0.99"),
    "desired_retention_by_deck": (_is_by_name, "DECK=0.70–0.99"),
    "desired_retention_by_level": (
        _is_by_name,
        ", ".join(f"{level}=0.70–0.99" for level in LEVELS),
    ),
    "maximum_interval_days": (_is_whole(1, 36_500), "1–36500"),
    "learning_steps_minutes": (_are_steps, "0–10 × 1–1439"),
    "relearning_steps_minutes": (_are_steps, "0–10 × 1–1439"),
    "parameters": (_are_weights, "21 × float"),
    "fuzz": (lambda value: type(value) is bool, "true, false"),
    "load_balance": (lambda value: type(value) is bool, "true, false"),
    "day_rollover_hour": (_is_whole(0, 23), "0–23"),
    "new_per_day": (_is_whole(0, 9999), "0–9999"),
    "reviews_per_day": (_is_whole(0, 9999), "0–9999"),
    "minutes_per_day": (_is_whole(1, 1440), "1–1440"),
    "new_cards": (lambda value: value in NEW_CARDS, ", ".join(NEW_CARDS)),
}
