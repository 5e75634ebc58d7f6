"""Where an answer differs from the truth, looked for without `quiz.formula`."""

from __future__ import annotations

import random
from collections.abc import Iterator
from fractions import Fraction
from itertools import islice

import mpmath
from mpmath import mpf

from .elementary import UnsureError
from .independent import PRECISIONS, SURE_DIGITS, At, Coordinate, value
from .terms import Formula, Truth, letters, within

_FRIENDLY = tuple(
    Fraction(one)
    for one in (
        *("1", "-1", "2", "-2", "0", "1/2", "-1/2", "3", "-3", "5", "-5", "7/5"),
        *("-13/2", "10", "-10", "20", "-20", "100", "-100", "1/10", "-1/1000"),
        *("1/1000000", "1000", "-1000", "33", "-40", "88", "1/3", "-5/7"),
    )
)  # fmt: skip
_VECTORS = tuple(
    tuple(Fraction(k) for k in one)
    for one in ((1, 2), (0, 0), (2, -1), (1, 1, 2), (1,), (-1, 0, 1, 2), (3, 3, 3),
                (0,), (10, -10), (-3, -3, 5), (100, 99, 98, 0), (-2, 5, 1, 1, 1))
)  # fmt: skip


def differ(one: mpf | None, other: mpf | None) -> bool:
    """Whether two values certainly differ."""
    if one is None or other is None:
        return one is not other
    with mpmath.workdps(PRECISIONS[0]):
        return bool(abs(one - other) > abs(other) * mpf(10) ** -SURE_DIGITS)


def points(truth: Truth, given: Formula) -> Iterator[At]:
    """Where to look for a difference: plain points, numbers of both, random ones.

    A parameter that the answer leaves out has its usual value.
    """
    dice = random.Random(7)  # noqa: S311 - points, not secrets
    used = letters(given)
    steps = [Fraction(0), Fraction(1, 10**3), Fraction(1, 10**6), Fraction(1, 10**9)]
    found = {
        abs(Fraction(one[1]))
        for formula in (given, truth.formula)
        for one in within(formula)
        if one[0] == "num"
    }
    line = list(_FRIENDLY)
    for one in sorted(found):
        near = {one + step for step in steps} | {one - step for step in steps}
        line += [*near, *(-k for k in near), one + 1, 2 * one, -2 * one]
    line += [Fraction(dice.randint(-9_000, 9_000), 1_009) for _ in range(8)]
    line = list(dict.fromkeys(line))
    pools = [
        [Fraction(usual), *map(Fraction, pool)] if name in used else [Fraction(usual)]
        for name, usual, pool in truth.params
    ]
    for turn in range(max(map(len, pools), default=1)):
        parameters: dict[str, Coordinate] = {
            name: pool[(turn * (place + 1)) % len(pool)]
            for place, ((name, _, _), pool) in enumerate(
                zip(truth.params, pools, strict=True)
            )
        }
        if truth.vectors:
            for vector in _VECTORS:
                for place in range(1, len(vector) + 1):
                    yield At({**parameters, "x": vector}, {"i": place})
        elif len(truth.variables) > 1:
            for first in line[:30]:
                for second in (first + 1, -first, dice.choice(line), dice.choice(line)):
                    yield At({**parameters, "a": first, "b": second})
        else:
            for x in line:
                yield At({**parameters, "x": x})


def excepted(truth: Truth, at: At) -> bool:
    """Whether the card lets the answer differ at this point."""
    return any(value(one, at) == _point(at) for one in truth.exceptions)


def _point(at: At) -> mpf:
    x = at.values["x"]
    assert isinstance(x, Fraction)
    with mpmath.workdps(PRECISIONS[0]):
        return mpf(x.numerator) / x.denominator


def difference(truth: Truth, given: Formula, most: int = 10**6) -> At | None:
    """A point where an answer is certainly not the truth; None if none is found."""
    for at in islice(points(truth, given), most):
        try:
            expected = value(truth.formula, at)
            if expected is None or (truth.exceptions and excepted(truth, at)):
                continue
            if differ(value(given, at), expected):
                return at
        except UnsureError:
            continue
    return None
