"""What a formula gave at one point of a line."""

from __future__ import annotations

from dataclasses import dataclass

from quiz.formula.floats.trouble import Trouble


@dataclass(frozen=True, slots=True)
class Sample:
    """A point, what came out there, and the truth."""

    at: float
    trouble: Trouble | None
    value: float
    truth: float
