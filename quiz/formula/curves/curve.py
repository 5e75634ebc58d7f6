"""A function of one number, sampled for drawing: runs to join, and what lies between.

A curve is cut into runs where it jumps, where it has a pole and where it is
undefined, so that whoever draws it may join the points of a run and no others.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from itertools import pairwise
from math import inf, isfinite, pi

from mpmath import libmp

from quiz.formula.evaluation.point import Function, Point
from quiz.formula.evaluation.values import (
    Ball,
    Exact,
    Infinity,
    OutOfBounds,
    Undefined,
    Unsettled,
    Value,
    settled,
)
from quiz.formula.reading.vectors import FREE

Along = Callable[[Exact], float | None]
"""The values along one letter; None where there is none."""
Place = tuple[float, float]

_PRECISIONS = (64, 160, 600, 2_300)
_BITS = 32
_STEPS = (
    Fraction(1, 10**3),
    Fraction(1, 10**5),
    Fraction(1, 10**7),
    Fraction(1, 10**9),
)
COUNT = 400
"""Steps of a curve."""
_STEEP = 0.04
"""Neighbours that differ by this share of the height are looked at closely."""
_SAME = 1e-5
"""Limits that differ by less than this share of the height are one."""
_DIVERGES = 0.95
_MOST_LOOKED_AT = 200


class Sort(StrEnum):
    """What is special about a point of a curve."""

    KINK = "kink"
    JUMP = "jump"
    POLE = "pole"
    HOLE = "hole"
    """Undefined in one point, with one limit from both sides."""
    END = "end"
    """The domain ends here."""
    WILD = "wild"
    """The values go up and down faster and faster, and have no limit."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A point where a curve bends, jumps, or has no value.

    `left` and `right` are the limits there, infinite at a pole, None where the
    curve is undefined on that side; `value` is the value in the point itself.
    """

    sort: Sort
    x: Exact
    left: float | None
    right: float | None
    value: float | None


@dataclass(frozen=True, slots=True)
class Curve:
    """A sampled function."""

    runs: tuple[tuple[Place, ...], ...]
    """Points to be joined in turn; nothing joins one run with the next."""
    marks: tuple[Mark, ...] = ()
    grid: tuple[tuple[float, float | None], ...] = ()
    """The values in steps of equal width; None where there is none."""

    def points(self) -> Iterator[Place]:
        """Every sampled point, from left to right."""
        for run in self.runs:
            yield from run


def along(
    function: Function,
    letter: str,
    others: Mapping[str, Exact],
    vectors: Mapping[str, tuple[Exact, ...]] | None = None,
    index: int = 0,
    tally: list[int] | None = None,
) -> Along:
    """A compiled formula as a function of `letter` alone.

    Args:
        function: From `Compiler.compile`.
        letter: The letter that varies; that of a vector means its first component.
        others: The values of the other letters.
        vectors: The components of vectors, the first of `letter` to be replaced.
        index: The component that is asked for, from 1; 0 where there are no vectors.
        tally: Takes the steps of every evaluation, see `Point.steps`.
    """
    whole = dict(vectors or {})

    def value(x: Exact) -> float | None:
        scalars: dict[str, Value] = {**others, letter: x}
        given = dict(whole)
        if letter in whole:
            del scalars[letter]
            given[letter] = (x, *whole[letter][1:])
        for precision in _PRECISIONS:
            free = {FREE: index} if index else {}
            point = Point(scalars, given, free, precision)
            try:
                found = function(point)
            except (Undefined, OutOfBounds):
                return None
            except Unsettled:
                continue
            finally:
                if tally is not None:
                    tally.append(point.steps)
            if settled(found, _BITS) or precision == _PRECISIONS[-1]:
                return as_float(found)
        return None

    return value


def as_float(value: Value) -> float:
    """The nearest float, infinite where the number is too large for one."""
    if isinstance(value, Infinity):
        return value.sign * inf
    if isinstance(value, Ball):
        return float(libmp.to_float(value.mid))
    try:
        return float(value)
    except OverflowError:
        return inf if value > 0 else -inf


def trace(
    value: Along,
    low: Exact,
    high: Exact,
    *,
    count: int = COUNT,
    corners: Sequence[Exact] = (),
) -> Curve:
    """Sample a function between two ends.

    Args:
        value: What to sample.
        low, high: The ends, both included.
        count: How many steps of equal width to take.
        corners: Where it may change its form, as `Breakpoints` finds them; jumps
            and poles elsewhere are found by how steep the curve is.
    """
    step = Fraction(high - low) / count
    grid = [low + step * place for place in range(count + 1)]
    inner = sorted({one for one in corners if low < one < high})
    samples = {x: value(x) for x in (*grid, *inner)}
    height = _height(samples.values())
    suspects = _apart([*inner, *_steep(value, samples, height)], step)
    found = (_marked(value, x, step, height) for x in suspects)
    marks = [mark for mark in found if mark is not None]
    edges = {mark.x: mark for mark in marks if mark.sort is not Sort.KINK}
    runs: list[tuple[Place, ...]] = []
    run: list[Place] = []

    def end() -> None:
        if run:
            runs.append(tuple(run))
            run.clear()

    for x in sorted({*samples, *edges}):
        mark = edges.get(x)
        y = samples.get(x)
        if mark is None:
            if y is None or not isfinite(y):
                end()
            else:
                run.append((float(x), y))
            continue
        if mark.left is not None and isfinite(mark.left):
            run.append((float(x), mark.left))
        end()
        if mark.right is not None and isfinite(mark.right):
            run.append((float(x), mark.right))
    end()
    even = tuple((float(x), samples[x]) for x in grid)
    return Curve(tuple(runs), tuple(marks), even)


def _height(values: Iterable[float | None]) -> float:
    """How far ordinary values are apart: without the tenths at both ends."""
    known = sorted(y for y in values if y is not None and isfinite(y))
    if not known:
        return 1.0
    ordinary = known[len(known) * 9 // 10] - known[len(known) // 10]
    return ordinary or known[-1] - known[0] or 1.0


def _apart(suspects: Iterable[Exact], step: Exact) -> list[Exact]:
    """Places in order, those that are one place but for rounding taken once."""
    found: list[Exact] = []
    for x in sorted(suspects, key=lambda one: (one, one.denominator)):
        if not found or x - found[-1] > step / 10**6:
            found.append(x)
        elif x.denominator < found[-1].denominator:
            found[-1] = x
    return found


def _steep(
    value: Along, samples: Mapping[Exact, float | None], height: float
) -> Iterator[Exact]:
    """Places between samples where the curve may jump, or where it begins or ends."""
    looked_at, most = 0, _MOST_LOOKED_AT if len(samples) > COUNT else len(samples) // 10
    for left, right in pairwise(sorted(samples)):
        before, after = samples[left], samples[right]
        if not all(one is None or isfinite(one) for one in (before, after)):
            continue  # too large for a float, which is no jump
        if (before is None) != (after is None):
            yield _border(value, left, right, is_left=before is not None)
        elif before is not None and after is not None:
            if abs(after - before) <= _STEEP * height or looked_at > most:
                continue
            looked_at += 1
            found = _jump(value, left, right, before, after)
            if found is not None:
                yield found


def _border(value: Along, left: Exact, right: Exact, *, is_left: bool) -> Exact:
    """The end of the part where there are values, as a plain number if it is one."""
    for _ in range(48):
        middle = Fraction(left + right) / 2
        if (value(middle) is not None) == is_left:
            left = middle
        else:
            right = middle
    return _plain(left, right)


def _jump(
    value: Along, left: Exact, right: Exact, before: float, after: float
) -> Exact | None:
    """Where a steep piece jumps; None if it turns out to be merely steep."""
    first = abs(after - before)
    for halving in range(48):
        middle = Fraction(left + right) / 2
        at = value(middle)
        if at is None:
            return _plain(middle, middle)
        if abs(at - before) > abs(after - at):
            right, after = middle, at
        else:
            left, before = middle, at
        if halving > 8 and abs(after - before) < first / 3:
            return None
    return _plain(left, right)


def _plain(left: Exact, right: Exact) -> Exact:
    middle = Fraction(left + right) / 2
    near = middle.limit_denominator(1000)
    return near if abs(near - middle) < Fraction(1, 10**9) else middle


def _marked(value: Along, x: Exact, step: Exact, height: float) -> Mark | None:
    here = value(x)
    left, right = (
        _snapped(side_limit(value, x, side * step), here, height) for side in (-1, 1)
    )
    if here is not None and not isfinite(here):
        return None
    if any(is_wild(value, x, side * step) for side in (-1, 1)):
        return Mark(Sort.WILD, x, None, None, here)
    if any(one is not None and not isfinite(one) for one in (left, right)):
        return Mark(Sort.POLE, x, left, right, here)
    if left is None or right is None:
        if left is None and right is None:
            return None
        return Mark(Sort.END, x, left, right, here)
    if abs(left - right) > _SAME * height:
        return Mark(Sort.JUMP, x, left, right, here)
    if here is None:
        return Mark(Sort.HOLE, x, left, right, None)
    if abs(here - left) > _SAME * height:
        return Mark(Sort.JUMP, x, left, right, here)
    near = Fraction(step) / 1000
    before, after = value(x - near), value(x + near)
    if before is None or after is None:
        return None
    slopes = (here - before) / float(near), (after - here) / float(near)
    bend = abs(slopes[1] - slopes[0])
    is_bent = bend > 1e-3 * (abs(slopes[0]) + abs(slopes[1])) and bend > 1e-3
    return Mark(Sort.KINK, x, left, right, here) if is_bent else None


def _snapped(limit: float | None, here: float | None, height: float) -> float | None:
    """The value in the point itself where the limit is the same."""
    if limit is None or here is None or not isfinite(limit):
        return limit
    return here if abs(limit - here) <= _SAME * height else limit


def side_limit(value: Along, x: Exact, step: Exact) -> float | None:
    """The limit from one side, infinite where the values do not settle.

    Args:
        step: How far from x to begin, to the left where it is negative.
    """
    found = [value(x + step * size) for size in _STEPS]
    known = [one for one in found if one is not None]
    if len(known) < len(found):
        return None
    if not all(map(isfinite, known)):
        return known[-1]
    changes = [abs(after - before) for before, after in pairwise(known)]
    grows = all(abs(b) > abs(a) for a, b in pairwise(known[1:]))
    if grows and changes[-1] > 1e-3 and changes[-1] >= _DIVERGES * changes[-2]:
        return inf if known[-1] > 0 else -inf
    return known[-1]


def is_wild(value: Along, x: Exact, step: Exact) -> bool:
    """Whether the values on one side of a point swing without coming to rest.

    Args:
        step: How far from x to begin, to the left where it is negative.
    """
    near = [value(x + step * _STEPS[-1] / part) for part in range(1, 8)]
    far = [value(x + step * size) for size in _STEPS]
    known = [one for one in (*near, *far) if one is not None and isfinite(one)]
    if len(known) < len(near) + len(far):
        return False
    swings = {after > before for before, after in pairwise(known[: len(near)])}
    spread = max(known[: len(near)]) - min(known[: len(near)])
    return len(swings) == 2 and spread > 0.1 * (max(known) - min(known))


def limit_far(value: Along, sign: int) -> float | None:
    """The limit as the letter goes to plus or minus infinity; None if none is seen."""
    found: list[float] = []
    for power in range(1, 7):
        one = value(sign * int(10**power))
        if one is None:
            break
        found.append(one)
    if len(found) < 3:
        return None
    if not isfinite(found[-1]):
        return found[-1]
    changes = [abs(after - before) for before, after in pairwise(found)]
    size = max(1.0, abs(found[-1]))
    if changes[-1] <= 1e-4 * size and changes[-1] <= changes[-2]:
        for unit in (1.0, pi):
            near = unit * float(Fraction(found[-1] / unit).limit_denominator(100))
            if abs(near - found[-1]) < 3e-6 * size:
                return near
        return found[-1]
    rises = [after > before for before, after in pairwise(found)]
    if changes[-1] >= _DIVERGES * changes[-2] and len(set(rises[-2:])) == 1:
        return inf if rises[-1] else -inf
    return None
