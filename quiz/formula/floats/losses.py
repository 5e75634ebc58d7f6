"""Where digits come and go with the luck of rounding, looked at more closely.

Between two points of a grid such a formula may be right, far off and 0 in turn.
More numbers are tried there, and what lies between the first lost digits and the
last is one stretch, sound points among them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from itertools import groupby, pairwise
from math import inf, isfinite

from quiz.formula.floats.formats import FLOAT64, Format, rounded
from quiz.formula.floats.samples import Sample
from quiz.formula.floats.trouble import WORST_ERROR, Trouble

_PER_CELL = 9
"""Numbers tried between two neighbours of the grid."""
_MOST_CELLS = 5
"""Of one sign."""
_BEYOND = 5
"""Sound points in a row beyond which lost digits are no longer looked for."""
_WIDEST_GAP = 4 * _PER_CELL
"""Sound points in a row that may lie within one stretch."""
_MOST = 0.6
"""Share of a stretch from which on one may speak of most of it."""

Look = Callable[[float], Sample | None]


def refined(samples: Sequence[Sample], look: Look, form: Format) -> list[Sample]:
    """With more samples wherever digits come and go.

    Args:
        samples: Those at the points of a grid, in order.
        look: A further one; None where the truth is not known, or costs too much.
        form: The format that the points are numbers of.
    """
    cells = list(pairwise(samples))
    waiting = [n for n, (left, right) in enumerate(cells) if _is_blurred(left, right)]
    found: dict[int, list[Sample]] = {}
    while waiting:
        number = waiting.pop(0)
        if number in found or not 0 <= number < len(cells):
            continue
        is_left = cells[number][0].at < 0
        if sum((cells[n][0].at < 0) == is_left for n in found) >= _MOST_CELLS:
            continue
        places = _between(*cells[number], form)
        found[number] = [one for at in places if (one := look(at)) is not None]
        if any(one.trouble is Trouble.LOST for one in found[number]):
            waiting += [number - 1, number + 1]
    more = [one for them in found.values() for one in them]
    every = _sorted(samples, more)
    return _sorted(
        every,
        [
            one
            for pair in _outskirts(every)
            for at in _between(*pair, form)
            if (one := look(at)) is not None
        ],
    )


def _sorted(samples: Iterable[Sample], more: Iterable[Sample]) -> list[Sample]:
    found = {one.at: one for one in (*samples, *more)}
    return [found[at] for at in sorted(found)]


def _outskirts(samples: Sequence[Sample]) -> list[tuple[Sample, Sample]]:
    """From the outermost lost digits to some sound points beyond."""
    found = []
    for turned in (samples, samples[::-1]):
        for number, one in enumerate(turned):
            beyond = turned[number + 1 : number + 1 + _BEYOND]
            if (
                one.trouble is Trouble.LOST
                and len(beyond) == _BEYOND
                and not any(each.trouble or not each.value for each in beyond)
            ):
                ends = sorted((one, beyond[-1]), key=lambda each: each.at)
                found.append((ends[0], ends[1]))
    return found


def _is_blurred(left: Sample, right: Sample) -> bool:
    kinds = {left.trouble, right.trouble}
    if Trouble.LOST in kinds:
        return True
    is_edge = kinds == {Trouble.ZERO, None}
    return is_edge and not any(one.trouble is None and not one.value
                               for one in (left, right))  # fmt: skip


def _between(left: Sample, right: Sample, form: Format) -> list[float]:
    """Numbers of the format spread evenly, of few decimal digits if possible."""
    low, high = left.at, right.at
    found: set[float] = set()
    for step in range(_PER_CELL):
        share = (2 * step + 1) / (2 * _PER_CELL)
        at = low * (1 - share) + high * share
        for one in (rounded(float(f"{at:.4g}"), form), rounded(at, form)):
            if low < one < high and one not in found:
                found.add(one)
                break
    return sorted(found)


def gathered(samples: Sequence[Sample]) -> list[Sample]:
    """Samples with everything that belongs to a stretch of lost digits marked so."""
    kinds = [one.trouble for one in samples]
    marks = [n for n, kind in enumerate(kinds) if kind in (Trouble.LOST, Trouble.ZERO)]
    for left, right in pairwise(marks):
        inside = range(left + 1, right)
        is_near = len(inside) <= _WIDEST_GAP
        is_one_side = samples[left].at * samples[right].at > 0
        is_sound = all(kinds[n] is None and samples[n].value for n in inside)
        if (
            is_near
            and is_one_side
            and is_sound
            and Trouble.LOST
            in (
                kinds[left],
                kinds[right],
            )
        ):
            for place in inside:
                kinds[place] = Trouble.LOST
    for run in _runs(kinds, Trouble.FLUSH):
        if Trouble.LOST in _around(run, kinds):
            for place in run:
                kinds[place] = Trouble.ZERO
    for run in _runs(kinds, Trouble.ZERO):
        if _around(run, kinds) == [Trouble.LOST, Trouble.LOST]:
            for place in run:
                kinds[place] = Trouble.LOST
    pairs = zip(samples, kinds, strict=True)
    return [replace(one, trouble=kind) for one, kind in pairs]


def _runs(kinds: Sequence[Trouble | None], wanted: Trouble) -> list[list[int]]:
    every = groupby(range(len(kinds)), lambda place: kinds[place])
    return [list(run) for kind, run in every if kind is wanted]


def _around(
    run: Sequence[int], kinds: Sequence[Trouble | None]
) -> list[Trouble | None]:
    return [kinds[n] for n in (run[0] - 1, run[-1] + 1) if 0 <= n < len(kinds)]


def error_of(sample: Sample) -> float:
    """How far off a result is, as a share of the truth."""
    if not sample.truth or not isfinite(sample.value):
        return inf if sample.value != sample.truth else 0.0
    return abs(sample.value / sample.truth - 1) if isfinite(sample.truth) else 1.0


def is_mostly_lost(samples: Sequence[Sample]) -> bool:
    """Whether most numbers of a stretch give a result that is far off."""
    lost, whole = 0.0, 0.0
    for number, one in enumerate(samples):
        before = samples[max(0, number - 1)].at
        after = samples[min(len(samples) - 1, number + 1)].at
        whole += after - before
        lost += (after - before) * (error_of(one) > WORST_ERROR)
    return lost >= _MOST * whole


def worst_of(samples: Iterable[Sample], form: Format) -> Sample:
    """The sample furthest off, if possible at a number of few digits.

    Functions of float64 may be off by a unit in the last place, one library unlike
    the next, so that errors of more than the truth itself are not told of it.
    """
    every = list(samples)
    short = [one for one in every if rounded(float(f"{one.at:.4g}"), form) == one.at]
    lost = [one for one in short if WORST_ERROR < error_of(one) < inf]
    if form is FLOAT64:
        lost = [one for one in lost if one.value and error_of(one) <= 1] or lost
    return max(lost or short or every, key=lambda one: _finite(error_of(one)))


def _finite(error: float) -> float:
    return error if error < inf else -1.0
