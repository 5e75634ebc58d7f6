"""Where formulas of vectors are compared: with ties, of several lengths."""

from __future__ import annotations

import random
from collections.abc import Iterator
from fractions import Fraction
from functools import lru_cache

from quiz.formula.evaluation.plan import (
    FRIENDLY,
    Assignment,
    Coordinate,
    Irrational,
    Plan,
    Probe,
    short_of,
)
from quiz.formula.evaluation.values import Exact

_VECTORS: tuple[tuple[Exact, ...], ...] = (
    (1, 2), (0, 0), (1, 2, 3), (2, -1), (1, 1, 2), (1,), (-1, 0, 1, 2), (3, 3, 3),
    (Fraction(1, 2), -2, 3, 1, 1), (0,), (10, -10), (-3, -3, 5), (100, 99, 98, 0),
    (1000, 1001), (-1000, -1001, -999), (-2,),
)  # fmt: skip
_BASES = (((1, 2), 1), ((1, 2), 2), ((2, -1, 1), 1))
"""Vectors, and which component of them moves to find breakpoints."""
_MOST_CROSSED = 6
_LONGEST_VECTOR = 12
_STEP = Fraction(1, 1000)
_MOST_KEPT = 96
_SEED = 20_231


def along_components(plan: Plan, given: Assignment, *, short: bool) -> Iterator[Probe]:
    """Breakpoints along one component, and both sides of them."""
    ones: dict[str, Coordinate] = dict.fromkeys(plan.scalars, 1)
    others = {
        name: one
        for name, one in (*ones.items(), *given)
        if isinstance(one, int | Fraction)
    }
    for base, place in _BASES[:1] if short else _BASES:
        vectors = tuple((letter, base) for letter in plan.vectors)
        for letter in plan.vectors:
            for root in plan.roots(letter, others, vectors, place)[:_MOST_CROSSED]:
                near = short_of(root.near) if isinstance(root, Irrational) else root
                for value in (near, near + _STEP, near - _STEP):
                    moved = (*base[: place - 1], value, *base[place:])
                    at: dict[str, Coordinate] = {**dict(vectors), letter: moved, **ones}
                    for index in range(1, len(base) + 1):
                        yield Probe((*at.items(), *given), index)


@lru_cache(maxsize=_MOST_KEPT)
def vector_probes(
    scalars: tuple[str, ...],
    letters: tuple[str, ...],
    numbers: tuple[Exact, ...],
    given: Assignment,
    short: bool,
) -> tuple[Probe, ...]:
    """Vectors with ties, and with the numbers of the texts in them."""
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
            values.append((letter, FRIENDLY[(place + shift) % len(FRIENDLY)]))
        for index in range(1, min(len(vector), 3) + 1):
            found.append(Probe((*values, *given), index))
    return tuple(found)
