"""What is wrong with a computed number."""

from __future__ import annotations

from enum import StrEnum
from math import isfinite, isinf, isnan

from quiz.formula.floats.formats import Format, rounded

WORST_ERROR = 0.1
"""Relative error from which on not one decimal digit can be trusted."""
_TRACE_OF_ROUNDING = 8
"""What counts as nothing where the truth is 0: units in the last place of 1."""


class Trouble(StrEnum):
    """How a computed number fails, worst first."""

    NAN = "nan"
    OVERFLOW = "overflow"
    """Infinite, though the true number fits."""
    ZERO = "zero"
    """Zero, though the true number is none."""
    LOST = "lost"
    """Off by more than a tenth: not one digit can be trusted."""
    INSIDE = "inside"
    """Something overflows on the way, and the result is right all the same."""
    FLUSH = "flush"
    """Zero in place of a subnormal number."""

    @property
    def is_harmless(self) -> bool:
        """Whether the result is right but for subnormal numbers."""
        return self in (Trouble.INSIDE, Trouble.FLUSH)


def trouble(
    value: float, truth: float, form: Format, *, has_left: bool = False, size: float = 1
) -> Trouble | None:
    """What is wrong with a computed number; None where nothing is.

    An error of two of the format's smallest steps is nothing; nor is one of a few
    more between subnormal numbers, which have fewer digits by nature, where a
    large argument magnifies it.

    Args:
        value: What the formula gave.
        truth: The true number, to the digits of float64.
        has_left: Whether something on the way was infinite or nan.
        size: How large the argument was, for traces of rounding about a true 0.
    """
    fits = isfinite(rounded(truth, form))
    if isnan(value):
        return Trouble.NAN
    if isinf(value):
        return Trouble.OVERFLOW if fits else None
    inside = Trouble.INSIDE if has_left and fits else None
    if not fits:
        return None if abs(value) > form.largest / 2 else Trouble.LOST
    if not truth:
        noise = _TRACE_OF_ROUNDING * 2.0 ** (1 - form.bits) * max(1.0, abs(size))
        return inside if abs(value) <= noise else Trouble.LOST
    error = abs(value - truth)
    if error <= max(abs(truth) * WORST_ERROR, 2 * form.tiny):
        return inside
    if value:
        is_subnormal = max(abs(value), abs(truth)) < form.normal
        by_nature = 2 * form.tiny * min(1e6, max(1.0, abs(size))) ** 2
        is_excused = is_subnormal and error <= by_nature
        return inside if is_excused else Trouble.LOST
    if abs(truth) >= form.normal:
        return Trouble.ZERO
    return inside or Trouble.FLUSH
