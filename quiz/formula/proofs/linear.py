"""Whether linear inequalities can hold together: elimination, in exact numbers.

After Fourier and Motzkin (Schrijver, "Theory of Linear and Integer
Programming", 1986, section 12.2).
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

_MOST = 120


@dataclass(frozen=True, slots=True)
class AtLeast:
    """``sum(weight * unknown) + offset >= 0``, or ``> 0`` if strict."""

    weights: Mapping[Hashable, Fraction]
    offset: Fraction
    is_strict: bool


def contradictory(inequalities: Iterable[AtLeast]) -> bool:
    """Whether no real numbers satisfy all; False too if that is not found out."""
    system = list(inequalities)
    unknowns = list(dict.fromkeys(name for one in system for name in one.weights))
    while unknowns:
        if len(system) > _MOST:
            return False
        unknown = min(unknowns, key=lambda name: _pairs(system, name))
        unknowns.remove(unknown)
        system = _without(system, unknown)
    return any(one.offset < 0 or (one.offset == 0 and one.is_strict) for one in system)


def _pairs(system: list[AtLeast], name: Hashable) -> int:
    above = sum(one.weights.get(name, 0) > 0 for one in system)
    below = sum(one.weights.get(name, 0) < 0 for one in system)
    return above * below - above - below


def _without(system: list[AtLeast], name: Hashable) -> list[AtLeast]:
    kept = [one for one in system if not one.weights.get(name)]
    lower = [one for one in system if one.weights.get(name, 0) > 0]
    upper = [one for one in system if one.weights.get(name, 0) < 0]
    return kept + [_joined(low, high, name) for low in lower for high in upper]


def _joined(low: AtLeast, high: AtLeast, name: Hashable) -> AtLeast:
    left, right = -high.weights[name], low.weights[name]
    weights = {
        one: total
        for one in {**low.weights, **high.weights}
        if one != name
        and (
            total := left * low.weights.get(one, Fraction(0))
            + right * high.weights.get(one, Fraction(0))
        )
    }
    offset = left * low.offset + right * high.offset
    return AtLeast(weights, offset, low.is_strict or high.is_strict)
