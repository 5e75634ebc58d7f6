"""Where along the line an answer is right: one side, a stretch, all but some points."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from quiz.formula.evaluation.compare import Comparison
from quiz.formula.evaluation.probes import Irrational
from quiz.formula.evaluation.values import Exact, terminating
from quiz.formula.tree import written

_FEWEST = 3
"""Points that a side must have."""
_ORDINARY = 20
"""Up to this size the digits of a smooth function can be told from its limit."""
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
    if not any(-_ORDINARY <= x <= _ORDINARY for run in right for x, _ in run):
        return None  # so far out, twenty digits may agree though nothing is equal
    if all(len(run) < _FEWEST for run in wrong):
        return None
    everything = [run for _, run in runs]
    wrong_at = _stretch(everything, wrong[0]) if len(wrong) == 1 else None
    right_at = _stretch(everything, right[0]) if len(right) == 1 else None
    return Sides(
        _told(wrong_at, letter, evidence, is_right=False),
        _told(right_at, letter, evidence, is_right=True),
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


@dataclass(frozen=True, slots=True)
class _Limit:
    """One end of a stretch: a number, or a parameter up to its sign."""

    value: Exact
    is_inside: bool
    name: str = ""
    is_negative: bool = False

    def at(self, values: dict[str, Exact]) -> Exact:
        """Where the end is, for some values of the parameters."""
        if not self.name:
            return self.value
        return -values[self.name] if self.is_negative else values[self.name]

    @property
    def text(self) -> str:
        """As it is shown."""
        if not self.name:
            return _shown(self.value)
        return f"-{self.name}" if self.is_negative else self.name


Stretch = tuple[_Limit | None, _Limit | None]
"""Its lower and its upper end; None where it has none."""


def _stretch(runs: list[Run], run: Run) -> Stretch | None:
    """From where to where a run of points reaches, if both ends are well known."""
    place = next(at for at, one in enumerate(runs) if one is run)
    low = high = None
    if place:
        edge = _edge(runs[place - 1][-1][0], run[0][0])
        if edge is None:
            return None
        low = _Limit(edge, edge == run[0][0])
    if place < len(runs) - 1:
        edge = _edge(run[-1][0], runs[place + 1][0][0])
        if edge is None:
            return None
        high = _Limit(edge, edge == run[-1][0])
    return low, high


def _told(
    stretch: Stretch | None,
    letter: str,
    evidence: Sequence[Comparison],
    *,
    is_right: bool,
) -> str:
    """``-1 < x <= 1``: a stretch that holds for all parameters; "" without one."""
    if stretch is None:
        return ""
    own = _numbers(evidence[0])
    for low in _meanings(stretch[0], letter, own):
        for high in _meanings(stretch[1], letter, own):
            if all(
                _inside(one, letter, low, high) == (bool(one.equal) is is_right)
                for one in evidence
                if letter in _numbers(one)
            ):
                return _text(letter, low, high)
    return ""


def _meanings(
    limit: _Limit | None, letter: str, own: dict[str, Exact]
) -> Sequence[_Limit | None]:
    """An end as the number that it is, and as parameters that have that value."""
    if limit is None:
        return (None,)
    named = (
        replace(limit, name=name, is_negative=value != limit.value)
        for name, value in own.items()
        if name != letter and limit.value and limit.value in (value, -value)
    )
    return (limit, *named)


def _numbers(one: Comparison) -> dict[str, Exact]:
    return {
        name: value
        for name, value in one.probe.values
        if not isinstance(value, tuple | Irrational)
    }


def _inside(
    one: Comparison, letter: str, low: _Limit | None, high: _Limit | None
) -> bool:
    values = _numbers(one)
    x = values[letter]
    if low is not None:
        edge = low.at(values)
        if x < edge or (x == edge and not low.is_inside):
            return False
    if high is not None:
        edge = high.at(values)
        if x > edge or (x == edge and not high.is_inside):
            return False
    return True


def _text(letter: str, low: _Limit | None, high: _Limit | None) -> str:
    if low is not None and high is None:
        return f"{letter} {'>=' if low.is_inside else '>'} {low.text}"
    below = f"{low.text} {'<=' if low.is_inside else '<'} " if low else ""
    above = f" {'<=' if high.is_inside else '<'} {high.text}" if high else ""
    return f"{below}{letter}{above}"


def _edge(left: Exact, right: Exact) -> Exact | None:
    """The plainest number from one point to the next, where they are close."""
    if right - left > _GAP * max(Fraction(1), abs(Fraction(left))):
        return None
    chosen = min((left, right), key=lambda one: (len(written(one)), abs(one)))
    middle = (Fraction(left) + right) / 2
    near = middle.limit_denominator(12)
    if left <= near <= right:
        chosen = near
    return chosen


def _shown(value: Exact) -> str:
    return terminating(Fraction(value)) or written(value)
