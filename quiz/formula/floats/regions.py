"""Stretches of a line where a formula fails in one way, with exact ends."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from quiz.formula.floats.formats import Format, at_place, place_of
from quiz.formula.floats.losses import gathered, refined
from quiz.formula.floats.samples import Sample
from quiz.formula.floats.trouble import Trouble

_CLOSE_ENOUGH = 2.0**-24
"""Relative width at which a bisection stops."""
_CLOSE_ENOUGH_FOR_DIGITS = 2.0**-14
"""The same where digits dwindle, and no point is the true edge."""
_WIDEST_GAP = 3
"""Sound points that may lie between two stretches of lost digits."""


@dataclass(frozen=True, slots=True)
class Region:
    """A stretch of failing points; of lost digits, with sound points among them."""

    trouble: Trouble
    low: float | None
    """None: down to the lowest number of the format, or to where 0 is right."""
    high: float | None
    """None: up to the largest number of the format, or to where 0 is right."""
    samples: tuple[Sample, ...]

    @property
    def edge(self) -> float:
        """The failing point nearest to zero."""
        ends = [one for one in (self.low, self.high) if one is not None]
        return min([*ends, *(one.at for one in self.samples)], key=abs)

    @property
    def missed(self) -> float:
        """The largest number that came out as zero; 0 where none did."""
        sizes = [abs(one.truth) for one in self.samples if not one.value]
        return max(sizes, default=0.0)


def regions(
    points: Sequence[Sample],
    look: Callable[[float], Sample | None],
    closer: Callable[[float], Sample | None],
    form: Format,
) -> list[Region]:
    """The failing stretches along a line.

    Args:
        points: Those of a grid, in order.
        look: A further point; None where the truth is not known.
        closer: The same where lost digits are looked at closely; None as well
            where enough has been spent on that.
        form: The format that the points are numbers of.
    """
    samples = gathered(refined(points, closer, form))
    found: list[Region] = []
    for run in _runs(samples):
        first, last = run[0], run[-1]
        kind = first.trouble
        if kind is None:
            continue
        start, end = samples.index(first), samples.index(last)
        inside = run
        low: float | None = None
        high: float | None = None
        if start:
            edge = _end(first, samples[start - 1], look, form)
            inside = [edge, *inside]
            if first.at > 0 or not _fades(samples[start - 1]):
                low = edge.at
        if end + 1 < len(samples):
            edge = _end(last, samples[end + 1], look, form)
            inside = [*inside, edge]
            if last.at < 0 or not _fades(samples[end + 1]):
                high = edge.at
        found.append(Region(kind, low, high, tuple(inside)))
    return _joined(found, samples)


def _fades(sample: Sample) -> bool:
    """Whether the formula goes on giving 0, which is right from there on."""
    return sample.trouble is None and not sample.value


def _runs(samples: Sequence[Sample]) -> list[list[Sample]]:
    runs: list[list[Sample]] = [[samples[0]]] if samples else []
    for before, one in pairwise(samples):
        if one.trouble is before.trouble:
            runs[-1].append(one)
        else:
            runs.append([one])
    return runs


def _end(
    bad: Sample,
    other: Sample,
    look: Callable[[float], Sample | None],
    form: Format,
) -> Sample:
    """The last point of a stretch; lost digits reach as far as the next trouble."""
    if bad.trouble is not Trouble.LOST or other.trouble is None:
        return _edge(bad, other, look, form)
    last = place_of(_edge(other, bad, look, form).at, form)
    found = look(at_place(last + (1 if bad.at > other.at else -1), form))
    return bad if found is None else found


def _edge(
    bad: Sample,
    other: Sample,
    look: Callable[[float], Sample | None],
    form: Format,
) -> Sample:
    """The last point, from `bad` towards `other`, that fails in the same way."""
    near, far = place_of(bad.at, form), place_of(other.at, form)
    is_blurred = bad.trouble in (Trouble.LOST, Trouble.ZERO, Trouble.FLUSH)
    width = _CLOSE_ENOUGH_FOR_DIGITS if is_blurred else _CLOSE_ENOUGH
    while abs(far - near) > 1:
        here, there = at_place(near, form), at_place(far, form)
        if abs(there - here) <= width * abs(here):
            break
        middle = abs(near + far) // 2 * (1 if near + far > 0 else -1)
        found = look(at_place(middle, form))
        if found is not None and found.trouble is bad.trouble:
            near, bad = middle, found
        else:
            far = middle
    return bad


def _joined(found: list[Region], samples: Sequence[Sample]) -> list[Region]:
    """Stretches of one sort with hardly a sound point between, as one.

    Lost digits come and go with the luck of rounding. A 0 in place of ever
    smaller numbers is one thing, also where they are subnormal.
    """
    result: list[Region] = []
    for region in found:
        last = result[-1] if result else None
        if last is not None and last.edge * region.edge > 0:
            between = sum(
                1
                for one in samples
                if last.samples[-1].at < one.at < region.samples[0].at
            )
            kind = _common(last, region, between)
            if kind is not None:
                joined = (*last.samples, *region.samples)
                result[-1] = Region(kind, last.low, region.high, joined)
                continue
        result.append(region)
    return result


def _common(left: Region, right: Region, between: int) -> Trouble | None:
    """The sort of two neighbours taken together, if they belong together."""
    kinds = {left.trouble, right.trouble}
    if len(kinds) == 1:
        return left.trouble if between <= _WIDEST_GAP else None
    is_zero = Trouble.ZERO in kinds and not between
    others = [one for one in (left, right) if one.trouble.is_harmless]
    if is_zero and others and not any(one.value for one in others[0].samples):
        return Trouble.ZERO
    return None
