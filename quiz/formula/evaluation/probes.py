"""Where two formulas are compared: points chosen so that no difference hides.

Both sides of and exactly at every breakpoint of either formula, every number in
either text and its neighbours, zero, small and large magnitudes, and random
ones from a fixed seed; parameters over their range; vectors with ties.
Friendlier points come first, so that the first failure is the best witness.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction
from functools import lru_cache
from itertools import pairwise

from quiz.formula.evaluation.point import Point
from quiz.formula.evaluation.values import Exact, Value
from quiz.formula.reading.vectors import FREE

_FRIENDLY: tuple[Exact, ...] = (
    1, -1, 2, -2, 0, Fraction(1, 2), Fraction(-1, 2), 3, -3,
)  # fmt: skip
_WIDE: tuple[Exact, ...] = (
    5, -5, 10, -10, Fraction(1, 10), Fraction(-1, 10), 20, -20, 50, -50, 100, -100,
    Fraction(1, 1000), Fraction(-1, 1000), 1000, -1000, Fraction(7, 5),
    Fraction(-7, 5), Fraction(13, 2), Fraction(-13, 2),
)  # fmt: skip
_PARAMETERS: tuple[Exact, ...] = (
    Fraction(1, 2), 2, Fraction(1, 4), -3, Fraction(1, 1000), 3, Fraction(1, 100),
    Fraction(9, 10), -1, Fraction(999, 1000), 5, Fraction(-1, 2), 0, 10,
)  # fmt: skip
_VECTORS: tuple[tuple[Exact, ...], ...] = (
    (1, 2), (0, 0), (1, 2, 3), (2, -1), (1, 1, 2), (1,), (-1, 0, 1, 2), (3, 3, 3),
    (Fraction(1, 2), -2, 3, 1, 1), (0,), (10, -10), (-3, -3, 5), (100, 99, 98, 0),
    (1000, 1001), (-1000, -1001, -999), (-2,),
)  # fmt: skip
_FIRST = 5
"""Usual parameters that come before those near the numbers of either text."""
_MOST_SETS = 10
_MOST_EXTRA = 6
_LONGEST_VECTOR = 12
_STEP = Fraction(1, 1000)
_NEAR = Fraction(1, 10**6)
_SAME = Fraction(1, 2**90)
_MOST_SPECIAL = 24
_MOST_KEPT = 96
"""Lists of points that are kept for the next answer."""
_SEED = 20_231


@dataclass(frozen=True, slots=True)
class Irrational:
    """A number no fraction is: a constant of a text, or where a part of it is zero."""

    tag: object
    """Equal for constants written alike."""
    near: Fraction
    """The constant to some thirty digits."""
    at: Callable[[int], Value] = field(compare=False)
    """Its value at a number of bits."""
    zero: object = field(default=None, compare=False)
    """The shape of a formula that is exactly zero there."""
    text: str = field(default="", compare=False)
    """How it may be written; empty for a root that has no name."""

    def __hash__(self) -> int:
        return hash(self.near)


Coordinate = Exact | Irrational | tuple[Exact, ...]
Assignment = tuple[tuple[str, Coordinate], ...]


@dataclass(frozen=True, slots=True)
class Probe:
    """One point: letters and their exact values, and the component asked for."""

    values: Assignment
    index: int = 0
    """Component from 1; 0 where there are no vectors."""
    scalars: dict[str, Value] = field(init=False, compare=False, repr=False)
    """The letters with exact values, ready to evaluate at."""
    vectors: dict[str, tuple[Exact, ...]] = field(init=False, compare=False, repr=False)
    constants: tuple[tuple[str, Irrational], ...] = field(
        init=False, compare=False, repr=False
    )
    _hash: int = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        # Probes are looked up in every answer, and fractions hash slowly.
        scalars: dict[str, Value] = {}
        vectors: dict[str, tuple[Exact, ...]] = {}
        constants: list[tuple[str, Irrational]] = []
        for letter, value in self.values:
            if isinstance(value, tuple):
                vectors[letter] = value
            elif isinstance(value, Irrational):
                constants.append((letter, value))
            else:
                scalars[letter] = value
        keep = object.__setattr__
        keep(self, "scalars", scalars)
        keep(self, "vectors", vectors)
        keep(self, "constants", tuple(constants))
        keep(self, "_hash", hash((self.values, self.index)))

    def __hash__(self) -> int:
        return self._hash

    def point(self, precision: int) -> Point:
        """Where to evaluate, at a number of bits."""
        index = {FREE: self.index} if self.index else {}
        if not self.constants:
            return Point(self.scalars, self.vectors, index, precision)
        scalars = dict(self.scalars)
        zero = None
        for letter, constant in self.constants:
            scalars[letter] = constant.at(precision)
            zero = zero or constant.zero
        return Point(scalars, self.vectors, index, precision, zero=zero)


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What probes are made for."""

    scalars: tuple[str, ...]
    vectors: tuple[str, ...]
    parameters: tuple[tuple[str, Exact | None], ...]
    """Those that vary, with their usual values."""
    fixed: Assignment
    """Parameters that stay at their usual value."""
    numbers: tuple[Exact, ...]
    """Numbers in either text."""
    irrationals: tuple[Irrational, ...] = ()
    """Irrational constants in either text."""
    roots: Callable[[str, dict[str, Exact]], Sequence[Exact | Irrational]]
    """Breakpoints along one letter, the others given."""
    allowed: Callable[[Probe], bool]
    """Whether a point is within the card's assumptions."""


def probes(plan: Plan) -> Iterator[Probe]:
    """The points to compare at, friendlier ones first, without repetition."""
    seen: set[Probe] = set()
    for place, parameters in enumerate(_parameter_sets(plan)):
        given = (*plan.fixed, *parameters)
        for one in _with_parameters(plan, given, short=place > 0):
            if one not in seen and plan.allowed(one):
                seen.add(one)
                yield one


def _with_parameters(plan: Plan, given: Assignment, *, short: bool) -> Iterator[Probe]:
    if plan.vectors:
        numbers = plan.numbers[:6]
        yield from _vector_probes(plan.scalars, plan.vectors, numbers, given, short)
    elif not plan.scalars:
        yield Probe(given)
    elif len(plan.scalars) == 1:
        letter = plan.scalars[0]
        special = tuple(dict.fromkeys(plan.roots(letter, _exact(given))))
        exact = tuple(one for one in special if not isinstance(one, Irrational))
        numbers = plan.numbers[:_MOST_SPECIAL]
        yield from _line(letter, exact[:_MOST_SPECIAL], numbers, given, short)
        for value in _in_gaps((*special, *numbers, *(-one for one in numbers))):
            yield Probe(((letter, value), *given))
        zeros = [one for one in special if isinstance(one, Irrational)]
        del zeros[_MOST_SPECIAL:]
        for constant in zeros:
            for step in (_STEP, -_STEP, _NEAR, -_NEAR):
                yield Probe(((letter, _short(constant.near + step)), *given))
            yield Probe(((letter, _named(constant, plan.irrationals)), *given))
        for constant in plan.irrationals:
            if all(abs(constant.near - one.near) > _SAME for one in zeros):
                yield Probe(((letter, constant), *given))
    else:
        yield from _combinations(plan.scalars, plan.numbers[:6], given, short)
        yield from _crossings(plan, given, short=short)


def _named(root: Irrational, constants: Sequence[Irrational]) -> Irrational:
    """A root, written as the constant of a text that it is."""
    for one in constants:
        if abs(one.near - root.near) <= _SAME:
            return replace(root, text=one.text)
    return root


def _exact(given: Assignment) -> dict[str, Exact]:
    return {name: one for name, one in given if isinstance(one, int | Fraction)}


def _short(value: Fraction) -> Fraction:
    """A fraction near another, with few digits to write and to reckon with."""
    return Fraction(round(value * 10**9), 10**9)


def _in_gaps(special: Sequence[Exact | Irrational]) -> Iterator[Exact]:
    """Between places so close that no step from either falls between them."""
    places = sorted(
        {*_FRIENDLY, *(o.near if isinstance(o, Irrational) else o for o in special)}
    )
    for low, high in pairwise(places):
        if _SAME < high - low <= _NEAR:
            digits = 1 + len(str(int(4 / (high - low))))
            yield Fraction(round((low + high) / 2 * 10**digits), 10**digits)


def _parameter_sets(plan: Plan) -> Iterator[Assignment]:
    """The usual values first, then others over the assumed range."""
    if not plan.parameters:
        yield ()
        return
    pools: list[list[Exact]] = []
    for name, usual in plan.parameters:
        own = [one for one in plan.numbers if one != usual][:4]
        extra = [near for one in own for near in (one, one + 1, -one - 1)]
        turning = list(_turning(plan, name))
        extra = list(dict.fromkeys((*turning, *extra)))[:_MOST_EXTRA]
        pools.append([*_PARAMETERS[:_FIRST], *extra, *_PARAMETERS[_FIRST:]])
    names = [name for name, _ in plan.parameters]
    if all(usual is not None for _, usual in plan.parameters):
        yield tuple(
            (name, usual) for name, usual in plan.parameters if usual is not None
        )
    made = 0
    for shift in range(max(len(pool) for pool in pools)):
        values = tuple(
            (name, pool[(shift + 2 * place) % len(pool)])
            for place, (name, pool) in enumerate(zip(names, pools, strict=True))
        )
        if _possible(plan, values):
            yield values
            made += 1
        if made >= _MOST_SETS:
            return


def _turning(plan: Plan, name: str) -> Iterator[Exact]:
    """Where the formulas change their form along a parameter, and both sides of it."""
    others = dict(_exact(plan.fixed))
    for parameter, usual in plan.parameters:
        if parameter != name:
            others[parameter] = 1 if usual is None else usual
    for value in (1, -1):
        known = others | dict.fromkeys(plan.scalars, value)
        for root in () if plan.vectors else plan.roots(name, known)[:2]:
            near = _short(root.near) if isinstance(root, Irrational) else root
            yield from (near, near + _STEP, near - _STEP)


def _possible(plan: Plan, values: Assignment) -> bool:
    """Whether the assumptions allow these parameters for some variable."""
    for value in (1, -1, Fraction(1, 2)):
        trial = dict(plan.fixed) | dict(values)
        trial |= dict.fromkeys(plan.scalars, value)
        trial |= dict.fromkeys(plan.vectors, (value, value))
        if plan.allowed(Probe(tuple(trial.items()))):
            return True
    return False


@lru_cache(maxsize=_MOST_KEPT)
def _line(
    letter: str,
    special: tuple[Exact, ...],
    numbers: tuple[Exact, ...],
    given: Assignment,
    short: bool,
) -> tuple[Probe, ...]:
    """Points along one letter."""
    found = dict.fromkeys(_along(special, numbers, short=short))
    return tuple(Probe(((letter, value), *given)) for value in found)


def _along(
    special: tuple[Exact, ...], numbers: tuple[Exact, ...], *, short: bool
) -> Iterator[Exact]:
    yield from _FRIENDLY
    for root in special:
        yield root
        for step in (_STEP, _NEAR):
            yield root + step
            yield root - step
    for number in numbers:
        yield number
        yield -number
        if not short:
            yield number + _STEP
            yield number - _STEP
        yield number + 1
        yield 2 * number
        yield number / Fraction(2)
    if short:
        yield from _WIDE[:6]
        return
    yield from _WIDE
    dice = random.Random(_SEED)  # noqa: S311 - points, not secrets
    for spread in (4, 4, 4, 12, 12, 40, 40, 300):
        yield Fraction(dice.randint(-spread * 997, spread * 997), 997)


@lru_cache(maxsize=_MOST_KEPT)
def _combinations(
    letters: tuple[str, ...],
    numbers: tuple[Exact, ...],
    given: Assignment,
    short: bool,
) -> tuple[Probe, ...]:
    """Several scalars: small combinations."""
    pool = [*_FRIENDLY, *numbers]
    sizes = len(pool)
    found: dict[Assignment, None] = {}
    for shift in range(sizes if short else sizes * 4):
        values = tuple(
            (letter, pool[(shift * (place + 1) + place + shift // sizes) % sizes])
            for place, letter in enumerate(letters)
        )
        found[values] = None
    return tuple(Probe((*values, *given)) for values in found)


def _crossings(plan: Plan, given: Assignment, *, short: bool) -> Iterator[Probe]:
    """Several scalars: random points, and breakpoints on the lines through them."""
    dice = random.Random(_SEED)  # noqa: S311 - points, not secrets
    for spread in (3, 3, 3, 3, 10, 10, 10, 30, 30, 100):
        drawn: dict[str, Coordinate] = {
            letter: Fraction(dice.randint(-spread * 97, spread * 97), 97)
            for letter in plan.scalars
        }
        yield Probe((*drawn.items(), *given))
        if spread == 100:
            yield from _far_out(plan, drawn, given)
        if spread > 10 or short:
            continue
        known = _exact((*drawn.items(), *given))
        for letter in plan.scalars:
            others = {name: one for name, one in known.items() if name != letter}
            for root in plan.roots(letter, others)[:6]:
                near = _short(root.near) if isinstance(root, Irrational) else root
                for value in (root, near + _STEP, near - _STEP):
                    at = drawn | {letter: value}
                    yield Probe((*at.items(), *given))


def _far_out(
    plan: Plan, drawn: dict[str, Coordinate], given: Assignment
) -> Iterator[Probe]:
    """Several scalars: one of them beyond a number of either text."""
    for letter in plan.scalars:
        for number in plan.numbers[:6]:
            for value in (number + 1, -number - 1):
                yield Probe((*(drawn | {letter: value}).items(), *given))


@lru_cache(maxsize=_MOST_KEPT)
def _vector_probes(
    scalars: tuple[str, ...],
    letters: tuple[str, ...],
    numbers: tuple[Exact, ...],
    given: Assignment,
    short: bool,
) -> tuple[Probe, ...]:
    vectors = list(_VECTORS[:6] if short else _VECTORS)
    for number in numbers:
        vectors += [(number, 1), (number + 1, number, 0), (-number, number)]
        vectors.append((number, 0))
        if isinstance(number, int) and number <= _LONGEST_VECTOR:
            vectors.append(tuple(range(number + 1)))
    dice = random.Random(_SEED)  # noqa: S311 - points, not secrets
    for length in (2, 3, 4, 5):
        vectors.append(
            tuple(Fraction(dice.randint(-400, 400), 97) for _ in range(length))
        )
    found: list[Probe] = []
    for place, vector in enumerate(vectors):
        values: list[tuple[str, Coordinate]] = []
        for shift, letter in enumerate(letters):
            turned = vector[shift:] + vector[:shift] if shift < len(vector) else vector
            values.append(
                (letter, turned if shift == 0 else tuple(v + shift for v in turned))
            )
        for shift, letter in enumerate(scalars):
            values.append((letter, _FRIENDLY[(place + shift) % len(_FRIENDLY)]))
        for index in range(1, min(len(vector), 3) + 1):
            found.append(Probe((*values, *given), index))
    return tuple(found)
