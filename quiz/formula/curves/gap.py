"""How far two functions are apart, and where most."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import inf

from quiz.formula.curves.curve import Along
from quiz.formula.evaluation.values import Exact


@dataclass(frozen=True, slots=True)
class Gap:
    """Where two functions are furthest apart; infinitely where one has no value."""

    x: float
    size: float


def largest_gap(one: Along, other: Along, places: Sequence[Exact]) -> Gap | None:
    """The largest difference of two functions over some places, closed in upon."""
    best: tuple[float, int] | None = None
    found: dict[Exact, float] = {}

    def gap(x: Exact) -> float:
        if x not in found:
            a, b = one(x), other(x)
            if a is None and b is None:
                found[x] = 0.0
            elif a is None or b is None:
                found[x] = inf
            else:
                found[x] = 0.0 if a == b else abs(a - b)
        return found[x]

    for place, x in enumerate(places):
        size = gap(x)
        if best is None or size > best[0]:
            best = size, place
    if best is None:
        return None
    size, place = best
    left, right = places[max(0, place - 1)], places[min(len(places) - 1, place + 1)]
    for _ in range(24):
        third = Fraction(right - left) / 3
        if gap(left + third) < gap(right - third):
            left += third
        else:
            right -= third
    x = max((places[place], Fraction(left + right) / 2), key=gap)
    return Gap(float(x), max(size, gap(x)))
