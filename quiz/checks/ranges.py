"""No value of a formula lies outside its `range`, and none is missing at its ends.

Values are taken where answers are compared; with one variable also along a line,
closing in on the lowest and the highest.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from itertools import islice, pairwise

from quiz.checks.definitions import definition
from quiz.checks.finding import Finding, Found, finding
from quiz.checks.values import (
    UNREAD,
    Letters,
    as_number,
    settings_of,
    shown,
    usual_values,
    value_of,
)
from quiz.deck.model import Function
from quiz.deck.ways import Piece
from quiz.formula.curves.curve import along, limit_far, side_limit
from quiz.formula.evaluation.compare import State
from quiz.formula.evaluation.point import Point
from quiz.formula.evaluation.values import Exact, Value, compare
from quiz.formula.reading.context import Definitions
from quiz.formula.reference import Problem, Reference
from quiz.session.intervals import Interval, read_set

_NAME = re.compile(r"[^\W\d_]+")
_BITS = 200
_TOLERANCE = 1e-9
_FAR = 1e3
"""Values beyond this count as near infinity."""
_NEAR = 2e-3
_MOST_PROBES = 400
_GRID = tuple(
    sorted(
        {
            sign * Fraction(step) * Fraction(10) ** power
            for sign in (1, -1)
            for power in range(-3, 6)
            for step in ("1", "1.5", "2", "3", "4", "5", "6.5", "8")
        }
        | {Fraction(0)}
    )
)
_OUTWARDS = (4, 8, 16, 32)
_STEPS = 60
_HALVINGS = 40
_GOLDEN = (math.sqrt(5) - 1) / 2

Set = tuple[Interval, ...]


def contradicted_range(function: Function, definitions: Definitions) -> Found:
    """A value outside the range, an end that is never near, an end never taken."""
    stated = function.range
    if stated is None:
        return
    own = tuple(name for name, _ in function.params)
    setting: dict[str, Fraction | int] = dict.fromkeys(own, Fraction(3, 5))
    if _set(stated.text, tuple(setting.items())) is None:
        yield finding("D323", "range", key="range", text=stated.text)
        return
    reference = Reference(definition=definition(function), assume=function.assume)
    problem = Problem(reference, definitions)
    outside = _outside(stated.text, own, _fixed(function, stated.text), problem)
    if outside is None and not function.vectors and len(function.variables) == 1:
        yield from _ends(function, stated.text, problem)
    elif outside is not None:
        yield outside


def unread_domain(function: Function, definitions: Definitions) -> Found:
    """A domain that is no set of numbers, or where the formula has no value."""
    stated = function.domain
    if stated is None or function.vectors or len(function.variables) != 1:
        return
    params = tuple((name, Fraction(3, 5)) for name, _ in function.params)
    if _set(stated.text, params) is None:
        yield finding("D323", "domain", key="domain", text=stated.text)
        return
    problem = Problem(Reference(definition=definition(function)), definitions)
    letter = function.variables[0]
    for setting in settings_of(function, lambda one: _holds(problem, one))[:1]:
        pieces = _set(stated.text, tuple(setting.items())) or ()
        values = along(problem.function, letter, setting)
        for x in sorted(_GRID, key=lambda one: (abs(one), one)):
            if any(_within(float(x), one) for one in pieces) and values(x) is None:
                place = f"{letter} = {shown(x)}"
                yield finding("D321", "domain", place=place)
                return


def nowhere(function: Function, definitions: Definitions) -> Found:
    """A formula that has no value at any point."""
    reference = Reference(definition=definition(function), assume=function.assume)
    problem = Problem(reference, definitions)
    count = 0
    for count, probe in enumerate(problem.probes(problem.tree), 1):
        if problem.expected(probe).state is not State.UNDEFINED:
            return
        if count == _MOST_PROBES:
            break
    if count:
        yield finding("D320", "formula")
    else:
        yield finding("D318", "assume", condition=", ".join(function.assume))


def _fixed(function: Function, text: str) -> Letters:
    """Parameters that the range does not name: it is stated of their usual values."""
    named = set(_NAME.findall(text))
    return {
        name: value
        for name, value in usual_values(function).items()
        if name not in named
    }


def _outside(
    text: str, own: tuple[str, ...], fixed: Letters, problem: Problem
) -> Finding | None:
    for probe in islice(problem.probes(problem.tree), _MOST_PROBES):
        given = dict(probe.values)
        if any(given.get(name) != value for name, value in fixed.items()):
            continue
        if any(isinstance(one, tuple) and len(one) < 2 for one in given.values()):
            continue  # of a vector of one number nobody speaks
        at = problem.expected(probe)
        if at.state is not State.KNOWN:
            continue
        letters = []
        for name in own:
            one = given.get(name)
            if isinstance(one, int | Fraction):
                letters.append((name, one))
        pieces = _set(text, tuple(letters)) if len(letters) == len(own) else None
        if pieces is None or any(_holds_value(at.value, one) for one in pieces):
            continue
        used = [name for name, _ in probe.values]
        place = ", ".join(f"{name} = {_coordinate(given[name])}" for name in used)
        return finding("D308", "range", place=place, found=shown(at.value), text=text)
    return None


def _coordinate(value: object) -> str:
    if isinstance(value, tuple):
        return "(" + ", ".join(_coordinate(one) for one in value) + ")"
    if isinstance(value, int | Fraction):
        return shown(value)
    near = getattr(value, "near", None)
    return getattr(value, "text", "") or (f"{float(near):.6g}" if near else "?")


@lru_cache(maxsize=512)
def _set(text: str, letters: tuple[tuple[str, Fraction | int], ...]) -> Set | None:
    def values(part: str) -> tuple[float, ...] | None:
        found = as_number(value_of(part, letters))
        return None if found is None else (found,)

    return read_set(text, values)


def _holds_value(value: Value, piece: Interval) -> bool:
    found = as_number(value)
    if found is None or math.isnan(found):
        return True
    if not _inside(found, piece):
        return False
    for end, is_in in (
        (piece.low[0], piece.is_low_in),
        (piece.high[0], piece.is_high_in),
    ):
        if is_in is False and math.isfinite(end):
            try:
                if compare(value, Fraction(end), _BITS) == 0:
                    return False
            except UNREAD:
                continue
    return True


def _inside(found: float, piece: Interval) -> bool:
    low, high = piece.low[0], piece.high[0]
    below = _TOLERANCE * max(1.0, abs(low)) if math.isfinite(low) else 0
    above = _TOLERANCE * max(1.0, abs(high)) if math.isfinite(high) else 0
    return low - below <= found <= high + above


def _within(found: float, piece: Interval) -> bool:
    """The same, to the digit and with the brackets."""
    low, high = piece.low[0], piece.high[0]
    is_above = found >= low if piece.is_low_in else found > low
    return is_above and (found <= high if piece.is_high_in else found < high)


@dataclass(frozen=True, slots=True)
class _Extremes:
    low: float
    high: float


def _ends(function: Function, text: str, problem: Problem) -> Iterator[Finding]:
    """Ends that the values do not come near, and included ones never taken."""
    settings = settings_of(function, lambda one: _holds(problem, one))
    letter = function.variables[0]
    for setting in settings[:1]:
        pieces = _set(text, tuple(setting.items()))
        if not pieces:
            return
        values = along(problem.function, letter, setting)

        def at(x: Exact) -> float | None:
            point = {**setting, letter: x}  # noqa: B023 - used within the round
            return values(x) if _holds(problem, point) else None  # noqa: B023

        samples = [(x, y) for x in _GRID if (y := at(x)) is not None]
        if len(samples) < 4:
            return
        far = [
            limit
            for side in (-1, 1)
            if _holds(problem, {**setting, letter: side * 10**6})
            and (limit := limit_far(values, side)) is not None
        ]
        far += [
            limit
            for border, step in _borders(at)
            if (limit := side_limit(at, border, step)) is not None
        ]
        seen = _Extremes(
            min([_closing_in(at, samples, 1.0), *far]),
            max([_closing_in(at, samples, -1.0), *far]),
        )
        for end, nearest in (
            (pieces[0].low[0], seen.low),
            (pieces[-1].high[0], seen.high),
        ):
            if not _comes_near(end, nearest):
                piece = Piece(0, text)
                yield finding(
                    "D309",
                    "range",
                    piece=piece,
                    end=shown(end),
                    nearest=shown(nearest),
                )
        for end, is_in in (
            (pieces[0].low[0], pieces[0].is_low_in),
            (pieces[-1].high[0], pieces[-1].is_high_in),
        ):
            if is_in and math.isfinite(end) and _only_approached(at, samples, end):
                yield finding("D310", "range", end=shown(end))


def _closing_in(
    at: Callable[[Fraction], float | None],
    samples: list[tuple[Fraction, float]],
    sign: float,
) -> float:
    """The lowest value (the highest where `sign` is -1), by golden sections."""
    place = min(range(len(samples)), key=lambda one: sign * samples[one][1])
    best = samples[place][1]
    if not 0 < place < len(samples) - 1 or not math.isfinite(best):
        return best
    low, high = float(samples[place - 1][0]), float(samples[place + 1][0])
    for _ in range(_STEPS):
        one, other = high - _GOLDEN * (high - low), low + _GOLDEN * (high - low)
        left, right = at(Fraction(one)), at(Fraction(other))
        if left is None or right is None:
            break
        best = min(best, left, right, key=lambda it: sign * it)
        low, high = (low, other) if sign * left <= sign * right else (one, high)
    return best


def _borders(at: Callable[[Exact], float | None]) -> Iterator[tuple[Fraction, int]]:
    """Where values begin or end on the grid, and on which side there are some."""
    for low, high in pairwise(_GRID):
        has_low, has_high = at(low) is not None, at(high) is not None
        if has_low == has_high:
            continue
        out, inside = (low, high) if has_high else (high, low)
        for _ in range(_HALVINGS):
            middle = (out + inside) / 2
            out, inside = (out, middle) if at(middle) is not None else (middle, inside)
        near = out.limit_denominator(1000)
        is_plain = abs(near - out) < Fraction(1, 10**9)
        yield near if is_plain else out, 1 if has_high else -1


def _comes_near(end: float, nearest: float) -> bool:
    if math.isinf(end):
        return math.copysign(1, end) * nearest > _FAR or nearest == end
    return abs(nearest - end) <= _NEAR * max(1.0, abs(end))


def _only_approached(
    at: Callable[[Fraction], float | None],
    samples: list[tuple[Fraction, float]],
    end: float,
) -> bool:
    """Whether an end is nearer and nearer outwards, and taken nowhere before."""
    inner = [y for x, y in samples if abs(x) <= _OUTWARDS[0]]
    if any(abs(y - end) <= _TOLERANCE * max(1.0, abs(end)) for y in inner):
        return False
    for side in (-1, 1):
        gaps = [at(Fraction(side * x)) for x in _OUTWARDS]
        known = [abs(y - end) for y in gaps if y is not None]
        is_closer = all(b < a for a, b in pairwise(known))
        if len(known) == len(gaps) and is_closer and 0 < known[-1] < _NEAR:
            return True
    return False


def _holds(problem: Problem, letters: Letters) -> bool:
    """Whether the assumptions hold; those about other letters do not count."""
    point = Point(dict(letters))
    for test in problem.conditions:
        try:
            if not test(point):
                return False
        except (KeyError, *UNREAD):
            continue
    return True
