"""Which part of the plane to show of curves, and where its scales have ticks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise
from math import ceil, floor, isfinite, log10

from quiz.formula.curves.curve import Along, Curve, Place, Sort


def window(curves: Sequence[Curve], keep: Sequence[float] = ()) -> tuple[float, float]:
    """The heights to show: all of them, or the ordinary ones where there are poles.

    Args:
        keep: Heights to show in any case, such as those of asymptotes.
    """
    heights = sorted(y for curve in curves for _, y in curve.points())
    if not heights:
        return -1.0, 1.0
    low, high = heights[0], heights[-1]
    if any(mark.sort is Sort.POLE for curve in curves for mark in curve.marks):
        least, most = (heights[len(heights) * n // 20] for n in (2, 18))
        room = 0.75 * (most - least) or 1.0
        low, high = max(low, least - room), min(high, most + room)
    low, high = min(low, *keep, high), max(high, *keep, low)
    if low == high:
        low, high = low - 1, high + 1
    margin = 0.04 * (high - low)
    return low - margin, high + margin


def turns_of(value: Along, curve: Curve) -> int:
    """How often a curve turns, as far as its samples show.

    Samples too far apart may make slow waves of fast ones: what lies between some
    of them tells.
    """
    heights = [y for _, y in curve.grid if y is not None and isfinite(y)]
    ups = [after > before for before, after in pairwise(heights) if after != before]
    turns = sum(a != b for a, b in pairwise(ups))
    room = (max(heights) - min(heights)) if heights else 0.0
    known = [
        (a, b, Fraction(2 * left + right) / 3)
        for (left, a), (right, b) in list(pairwise(_exact(curve)))[3::9]
        if a is not None and b is not None
    ]
    off = 0
    for a, b, x in known:
        between = value(x)
        if between is None or not isfinite(a + b + between):
            continue
        away = max(min(a, b) - between, between - max(a, b))
        off += away > 0.1 * room
    is_missed = off >= 4 and off * 4 > len(known)
    return max(turns, len(curve.grid)) if is_missed else turns


def _exact(curve: Curve) -> list[tuple[Fraction, float | None]]:
    return [(Fraction(x), y) for x, y in curve.grid]


def clipped(
    run: Sequence[Place], low: float, high: float
) -> Iterator[tuple[Place, ...]]:
    """The parts of a run inside a window, cut exactly at its edges."""
    part: list[Place] = []
    for before, after in pairwise([*run, run[-1]] if run else []):
        inside = _inside(before, after, low, high)
        if inside is None:
            if part:
                yield tuple(part)
                part = []
            continue
        start, stop = inside
        if part and part[-1] != start:
            yield tuple(part)
            part = []
        part += [start] if not part else []
        if stop != part[-1]:
            part.append(stop)
    if part:
        yield tuple(part)


def _inside(a: Place, b: Place, low: float, high: float) -> tuple[Place, Place] | None:
    if max(a[1], b[1]) < low or min(a[1], b[1]) > high:
        return None

    def at(height: float) -> Place:
        share = (height - a[1]) / (b[1] - a[1])
        return (a[0] + share * (b[0] - a[0]), height)

    def moved(one: Place) -> Place:
        return at(low) if one[1] < low else at(high) if one[1] > high else one

    return moved(a), moved(b)


def ticks(low: float, high: float, most: int) -> tuple[tuple[float, str], ...]:
    """Round numbers between two ends, at most so many, as short as they can be said.

    >>> ticks(-5, 5, 5)
    ((-4.0, '-4'), (-2.0, '-2'), (0.0, '0'), (2.0, '2'), (4.0, '4'))
    >>> ticks(-0.04, 1.04, 3)
    ((0.0, '0'), (0.5, '0.5'), (1.0, '1.0'))
    """
    if not low < high:
        return ()
    power = floor(log10((high - low) / max(1, most)))
    for tenth in range(power, power + 3):
        for digit in (1, 2, 5):
            step = digit * 10.0**tenth
            first, last = ceil(low / step - 1e-9), floor(high / step + 1e-9)
            if last - first + 1 <= most:
                places = [number * step for number in range(first, last + 1)]
                return tuple((at, _short(at, -tenth)) for at in places)
    return ()


def _short(number: float, decimals: int) -> str:
    if number and not 1e-4 <= abs(number) < 1e6:
        return f"{number:.6g}".replace("e+0", "e").replace("e-0", "e-")
    text = f"{number:.{max(0, decimals)}f}"
    return "0" if float(text) == 0 else text
