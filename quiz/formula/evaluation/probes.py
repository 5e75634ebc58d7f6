"""Where two formulas are compared: points chosen so that no difference hides.

Both sides of and exactly at every breakpoint of either formula, every number in
either text and its neighbours, zero, small and large magnitudes, and random
ones from a fixed seed; parameters over their range; vectors with ties.
Friendlier points come first, so that the first failure is the best witness.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from functools import lru_cache
from itertools import pairwise

from quiz.formula.evaluation.domain import inside, midst
from quiz.formula.evaluation.plan import (
    FRIENDLY,
    Assignment,
    Coordinate,
    Irrational,
    Plan,
    Probe,
    Vectors,
    short_of,
)
from quiz.formula.evaluation.values import Exact
from quiz.formula.evaluation.vector_probes import along_components, vector_probes

__all__ = [
    "Assignment",
    "Coordinate",
    "Irrational",
    "Plan",
    "Probe",
    "Vectors",
    "probes",
]

_WIDE: tuple[Exact, ...] = (
    5, -5, 10, -10, Fraction(1, 10), Fraction(-1, 10), 20, -20, 50, -50, 100, -100,
    Fraction(1, 1000), Fraction(-1, 1000), 1000, -1000, Fraction(7, 5),
    Fraction(-7, 5), Fraction(13, 2), Fraction(-13, 2),
)  # fmt: skip
_PARAMETERS: tuple[Exact, ...] = (
    Fraction(1, 2), 2, Fraction(1, 4), -3, Fraction(1, 1000), 3, Fraction(1, 100),
    Fraction(9, 10), -1, Fraction(999, 1000), 5, Fraction(-1, 2), 0, 10,
)  # fmt: skip
_MOST_CROSSED = 6
_INNER_LINES = 4
_FIRST = 5
"""Usual parameters that come before those near the numbers of either text."""
_MOST_SETS = 10
_MOST_EXTRA = 6
_STEP = Fraction(1, 1000)
_NEAR = Fraction(1, 10**6)
_SAME = Fraction(1, 2**90)
_MOST_SPECIAL = 24
_MOST_KEPT = 96
"""Lists of points that are kept for the next answer."""
_SEED = 20_231


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
        yield from vector_probes(plan.scalars, plan.vectors, numbers, given, short)
        yield from along_components(plan, given, short=short)
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
                yield Probe(((letter, short_of(constant.near + step)), *given))
            yield Probe(((letter, _named(constant, plan.irrationals)), *given))
        for constant in plan.irrationals:
            if all(abs(constant.near - one.near) > _SAME for one in zeros):
                yield Probe(((letter, constant), *given))
        if letter in plan.bounds or letter in plan.choices:
            yield from _inside(plan, given, short=short)
    else:
        yield from _combinations(plan.scalars, plan.numbers[:6], given, short)
        yield from _crossings(plan, given, short=short)
        yield from _inside(plan, given, short=short)


def _inside(plan: Plan, given: Assignment, *, short: bool) -> Iterator[Probe]:
    """Points within the assumptions, where there may be few of all others."""
    chosen = list(inside(plan.scalars, plan.bounds, plan.choices, short=short))
    for values in chosen:
        yield Probe((*values.items(), *given))
    if len(plan.scalars) > 1 and not short:
        for values in chosen[:_INNER_LINES]:
            yield from _across(plan, values, given)


def _named(root: Irrational, constants: Sequence[Irrational]) -> Irrational:
    """A root, written as the constant of a text that it is."""
    for one in constants:
        if abs(one.near - root.near) <= _SAME:
            return replace(root, text=one.text)
    return root


def _exact(given: Assignment) -> dict[str, Exact]:
    return {name: one for name, one in given if isinstance(one, int | Fraction)}


def _in_gaps(special: Sequence[Exact | Irrational]) -> Iterator[Exact]:
    """Between places so close that no step from either falls between them."""
    places = sorted(
        {*FRIENDLY, *(o.near if isinstance(o, Irrational) else o for o in special)}
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
            near = short_of(root.near) if isinstance(root, Irrational) else root
            yield from (near, near + _STEP, near - _STEP)


def _possible(plan: Plan, values: Assignment) -> bool:
    """Whether the assumptions allow these parameters for some variable."""
    for value in (1, -1, Fraction(1, 2)):
        trial = dict(plan.fixed) | dict(values)
        trial |= {one: midst(one, plan.bounds, value) for one in plan.scalars}
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
    yield from FRIENDLY
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
        yield -number - 1
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
    pool = [*FRIENDLY, *numbers]
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
        if spread <= 10 and not short:
            yield from _across(plan, drawn, given)


def _across(
    plan: Plan, drawn: Mapping[str, Coordinate], given: Assignment
) -> Iterator[Probe]:
    """Breakpoints on the lines through a point, and both sides of them."""
    known = _exact((*drawn.items(), *given))
    for letter in plan.scalars:
        others = {name: one for name, one in known.items() if name != letter}
        for root in plan.roots(letter, others)[:_MOST_CROSSED]:
            near = short_of(root.near) if isinstance(root, Irrational) else root
            for value in (root, near + _STEP, near - _STEP):
                at = {**drawn, letter: value}
                yield Probe((*at.items(), *given))


def _far_out(
    plan: Plan, drawn: dict[str, Coordinate], given: Assignment
) -> Iterator[Probe]:
    """Several scalars: one of them beyond a number of either text."""
    for letter in plan.scalars:
        for number in plan.numbers[:6]:
            for value in (number + 1, -number - 1):
                yield Probe((*(drawn | {letter: value}).items(), *given))
