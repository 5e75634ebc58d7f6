"""Where two formulas are compared: points chosen so that no difference hides.

Both sides of and exactly at every breakpoint of either formula, every number in
either text and its neighbours, zero, small and large magnitudes, and random
ones from a fixed seed; parameters over their range; vectors with ties.
Friendlier points come first, so that the first failure is the best witness.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from quiz.formula.values import Exact, Value

_FRIENDLY: tuple[Exact, ...] = (
    1, -1, 2, -2, 0, Fraction(1, 2), Fraction(-1, 2), 3, -3,
)  # fmt: skip
_WIDE: tuple[Exact, ...] = (
    5, -5, 10, -10, Fraction(1, 10), Fraction(-1, 10), 20, -20, 50, -50, 100, -100,
    Fraction(1, 1000), Fraction(-1, 1000), 1000, -1000, Fraction(7, 5),
    Fraction(-7, 5), Fraction(13, 2), Fraction(-13, 2),
)  # fmt: skip
_PARAMETERS: tuple[Exact, ...] = (
    Fraction(1, 2), 2, Fraction(1, 4), 3, Fraction(1, 100), Fraction(9, 10), -1,
    Fraction(1, 1000), Fraction(999, 1000), 5, Fraction(-1, 2), 0, 10,
)  # fmt: skip
_VECTORS: tuple[tuple[Exact, ...], ...] = (
    (1, 2), (0, 0), (1, 2, 3), (2, -1), (1, 1, 2), (1,), (-1, 0, 1, 2), (3, 3, 3),
    (Fraction(1, 2), -2, 3, 1, 1), (0,), (10, -10), (-3, -3, 5), (100, 99, 98, 0),
    (1000, 1001), (-1000, -1001, -999), (-2,),
)  # fmt: skip
_STEP = Fraction(1, 1000)
_NEAR = Fraction(1, 10**6)
_MOST_SPECIAL = 24
_SEED = 20_231


@dataclass(frozen=True, slots=True)
class Irrational:
    """A constant of a text, exactly: ``sqrt(2)``, known to any precision."""

    tag: object
    """Equal for constants written alike."""
    near: Fraction
    """The constant to some thirty digits."""
    at: Callable[[int], Value] = field(compare=False)
    """Its value at a number of bits."""


Coordinate = Exact | Irrational | tuple[Exact, ...]
Assignment = tuple[tuple[str, Coordinate], ...]


@dataclass(frozen=True, slots=True)
class Probe:
    """One point: letters and their exact values, and the component asked for."""

    values: Assignment
    index: int = 0
    """Component from 1; 0 where there are no vectors."""


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
    roots: Callable[[str, dict[str, Exact]], Sequence[Exact]]
    """Breakpoints along one letter, the others given."""
    allowed: Callable[[dict[str, Coordinate]], bool]
    """Whether a point is within the card's assumptions."""


def probes(plan: Plan) -> Iterator[Probe]:
    """The points to compare at, friendlier ones first, without repetition."""
    seen: set[Probe] = set()
    for one in _all(plan):
        if one not in seen and plan.allowed(dict(one.values)):
            seen.add(one)
            yield one


def _all(plan: Plan) -> Iterator[Probe]:
    for place, parameters in enumerate(_parameter_sets(plan)):
        given = (*plan.fixed, *parameters)
        if plan.vectors:
            yield from _vector_probes(plan, given, short=place > 0)
        elif not plan.scalars:
            yield Probe(given)
        elif len(plan.scalars) == 1:
            letter = plan.scalars[0]
            for value in _line(plan, letter, dict(given), short=place > 0):
                yield Probe(((letter, value), *given))
            for constant in plan.irrationals:
                yield Probe(((letter, constant), *given))
        else:
            yield from _grid(plan, given, short=place > 0)


def _parameter_sets(plan: Plan) -> Iterator[Assignment]:
    """The usual values first, then others over the assumed range."""
    if not plan.parameters:
        yield ()
        return
    pools: list[list[Exact]] = []
    for _, usual in plan.parameters:
        extra = [one for one in plan.numbers if one != usual][:4]
        pools.append([*_PARAMETERS, *extra])
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
        if made >= 7:
            return


def _possible(plan: Plan, values: Assignment) -> bool:
    """Whether the assumptions allow these parameters for some variable."""
    for value in (1, -1, Fraction(1, 2)):
        trial = dict(plan.fixed) | dict(values)
        trial |= dict.fromkeys(plan.scalars, value)
        trial |= dict.fromkeys(plan.vectors, (value, value))
        if plan.allowed(trial):
            return True
    return False


def _line(
    plan: Plan, letter: str, given: dict[str, object], *, short: bool
) -> Iterator[Exact]:
    exact = {
        name: value for name, value in given.items() if not isinstance(value, tuple)
    }
    special = list(dict.fromkeys(plan.roots(letter, exact)))  # type: ignore[arg-type]
    yield from _FRIENDLY
    for root in special[:_MOST_SPECIAL]:
        yield root
        for step in (_STEP, _NEAR):
            yield root + step
            yield root - step
    for number in plan.numbers[:_MOST_SPECIAL]:
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


def _grid(plan: Plan, given: Assignment, *, short: bool) -> Iterator[Probe]:
    """Several scalars: small combinations, breakpoints, random ones."""
    letters = plan.scalars
    pool = [*_FRIENDLY, *plan.numbers[:6]]
    sizes = len(pool)
    for shift in range(sizes if short else sizes * 4):
        values = tuple(
            (letter, pool[(shift * (place + 1) + place + shift // sizes) % sizes])
            for place, letter in enumerate(letters)
        )
        yield Probe((*values, *given))
    dice = random.Random(_SEED)  # noqa: S311 - points, not secrets
    for spread in (3, 3, 3, 3, 10, 10, 10, 30, 30, 100):
        drawn = {
            letter: Fraction(dice.randint(-spread * 97, spread * 97), 97)
            for letter in letters
        }
        yield Probe((*drawn.items(), *given))
        if spread > 10 or short:
            continue
        for letter in letters:
            others = {name: value for name, value in drawn.items() if name != letter}
            known = others | {
                name: value
                for name, value in given
                if isinstance(value, int | Fraction)
            }
            for root in list(plan.roots(letter, known))[:6]:
                for value in (root, root + _STEP, root - _STEP):
                    at = drawn | {letter: value}
                    yield Probe((*at.items(), *given))


def _vector_probes(plan: Plan, given: Assignment, *, short: bool) -> Iterator[Probe]:
    vectors = list(_VECTORS[:6] if short else _VECTORS)
    for number in plan.numbers[:6]:
        vectors += [(number, 1), (number + 1, number, 0), (-number, number)]
    dice = random.Random(_SEED)  # noqa: S311 - points, not secrets
    for length in (2, 3, 4, 5):
        vectors.append(
            tuple(Fraction(dice.randint(-400, 400), 97) for _ in range(length))
        )
    for place, vector in enumerate(vectors):
        values: list[tuple[str, Coordinate]] = []
        for shift, letter in enumerate(plan.vectors):
            turned = vector[shift:] + vector[:shift] if shift < len(vector) else vector
            values.append(
                (letter, turned if shift == 0 else tuple(v + shift for v in turned))
            )
        for shift, letter in enumerate(plan.scalars):
            values.append((letter, _FRIENDLY[(place + shift) % len(_FRIENDLY)]))
        for index in range(1, min(len(vector), 3) + 1):
            yield Probe((*values, *given), index)
