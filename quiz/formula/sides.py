"""Where along the line an answer is right: one side, a stretch, all but some points."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from quiz.formula.compare import Comparison
from quiz.formula.probes import Irrational
from quiz.formula.values import Exact, terminating

_FEWEST = 3
"""Points that a side must have."""
_GAP = Fraction(1, 50)
"""Between two points no further apart, an edge is known well enough to be named."""


@dataclass(frozen=True, slots=True)
class Sides:
    """The line cut where an answer starts or stops being right."""

    where: str
    """``x < 0``: where it fails, if that is one stretch; "" where not known."""
    right: str
    """``-1 < x < 1``: where it is right, if that is one stretch."""


def sides(evidence: Sequence[Comparison]) -> Sides | None:
    """How the line is cut; None if right and wrong points alternate.

    Args:
        evidence: Comparisons that say something, with one real variable.
    """
    line = _line(evidence)
    if line is None:
        return None
    letter, points = line
    runs: list[tuple[bool, list[tuple[Exact, Comparison]]]] = []
    for x, one in points:
        if runs and runs[-1][0] == bool(one.equal):
            runs[-1][1].append((x, one))
        else:
            runs.append((bool(one.equal), [(x, one)]))
    right = [run for is_right, run in runs if is_right]
    wrong = [run for is_right, run in runs if not is_right]
    if not right or not wrong or len(runs) > 3:
        return None
    if max(map(len, right)) < _FEWEST or max(map(len, wrong)) < _FEWEST - 1:
        return None
    if all(len(run) < _FEWEST for run in wrong):
        return None
    everything = [run for _, run in runs]
    return Sides(
        _stretch(letter, everything, wrong[0]) if len(wrong) == 1 else "",
        _stretch(letter, everything, right[0]) if len(right) == 1 else "",
    )


def _line(
    evidence: Sequence[Comparison],
) -> tuple[str, list[tuple[Exact, Comparison]]] | None:
    """The evidence for the first parameters, along its one variable."""
    if not evidence or not evidence[0].probe.values or evidence[0].probe.index:
        return None
    letter = evidence[0].probe.values[0][0]
    others = evidence[0].probe.values[1:]
    points: list[tuple[Exact, Comparison]] = []
    for one in evidence:
        (name, value), *rest = one.probe.values
        if name != letter or tuple(rest) != others:
            continue
        if isinstance(value, tuple | Irrational):
            continue
        points.append((value, one))
    points.sort(key=lambda pair: pair[0])
    return letter, points


Run = list[tuple[Exact, Comparison]]


def _stretch(letter: str, runs: list[Run], run: Run) -> str:
    """``-1 < x <= 1``: from the edges of a run of points."""
    place = next(at for at, one in enumerate(runs) if one is run)
    low = _edge(runs[place - 1][-1][0], run[0][0]) if place else None
    last = place == len(runs) - 1
    high = None if last else _edge(run[-1][0], runs[place + 1][0][0])
    if (place and low is None) or (not last and high is None):
        return ""
    below = f"{low} {'<=' if low == _shown(run[0][0]) else '<'} " if low else ""
    above = f" {'<=' if high == _shown(run[-1][0]) else '<'} {high}" if high else ""
    if below and not above:
        sign = ">=" if "=" in below else ">"
        return f"{letter} {sign} {low}"
    return f"{below}{letter}{above}"


def _edge(left: Exact, right: Exact) -> str | None:
    """The plainest number from one point to the next, where they are close."""
    if right - left > _GAP * max(Fraction(1), abs(Fraction(left))):
        return None
    chosen = min((left, right), key=lambda one: (len(str(one)), abs(one)))
    middle = (Fraction(left) + right) / 2
    near = middle.limit_denominator(12)
    if left <= near <= right:
        chosen = near
    return _shown(chosen) or None


def _shown(value: Exact) -> str:
    return terminating(Fraction(value)) or str(value)
