"""How long a card is remembered: FSRS-6 over whole local days. Pure.

The formulas are those of FSRS-6 (open-spaced-repetition wiki, "The Algorithm").
`quiz.memory.engine` knows the library that computes stability and difficulty,
`quiz.memory.curve` follows it along a past, `quiz.memory.fitting` has it fit
parameters; the forgetting curve, the interval and its spread are ours.
"""

from __future__ import annotations

from quiz.memory.balance import CountDue
from quiz.memory.days import date_of, elapsed_days, local_day
from quiz.memory.model import Memory, Phase, Rating
from quiz.memory.replay import Past, replay
from quiz.memory.schedule import (
    due_day,
    fuzz_seed,
    interval_days,
    previews,
    retrievability,
    review,
)
from quiz.memory.settings import (
    BY_NAME,
    DEFAULT_PARAMETERS,
    LEVELS,
    NO_LIMIT,
    Problem,
    Settings,
    allowed_values,
    find_problems,
    read_settings,
)

__all__ = [
    "BY_NAME",
    "DEFAULT_PARAMETERS",
    "LEVELS",
    "NO_LIMIT",
    "CountDue",
    "Memory",
    "Past",
    "Phase",
    "Problem",
    "Rating",
    "Settings",
    "allowed_values",
    "date_of",
    "due_day",
    "elapsed_days",
    "find_problems",
    "fuzz_seed",
    "interval_days",
    "local_day",
    "previews",
    "read_settings",
    "replay",
    "retrievability",
    "review",
]
