"""Points inside the region that assumptions leave, or that formulas often live in.

Losses take probabilities: of points from everywhere hardly one lies in the square
where ``y log p + (1 - y) log(1 - p)`` means something.
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction

from quiz.formula.evaluation.values import Exact
from quiz.formula.tree import Binary, Compare, Logic, Neg, Node, Num, Sym

Bounds = Mapping[str, tuple[Exact | None, Exact | None]]
Choices = Mapping[str, tuple[Exact, ...]]
"""The interval of each letter that has one; None: open to that side."""

_SHARES: tuple[Fraction, ...] = tuple(
    Fraction(*share)
    for share in ((1, 2), (1, 4), (3, 4), (1, 10), (9, 10), (1, 3), (1, 100), (99, 100))
)
_BEYOND: tuple[Exact, ...] = (1, Fraction(1, 2), 2, Fraction(1, 10), 5, Fraction(3, 2))
_POINTS, _FEW_POINTS = 48, 12
_SEED = 7_919
_GRID = 997


def bounds_of(
    conditions: Iterable[Node],
) -> dict[str, tuple[Exact | None, Exact | None]]:
    """The bounds that conditions state of single letters: ``0 < p <= 1``."""
    found: dict[str, tuple[Exact | None, Exact | None]] = {}
    for condition in conditions:
        for letter, low, high in _stated(condition):
            known_low, known_high = found.get(letter, (None, None))
            lows = [one for one in (known_low, low) if one is not None]
            highs = [one for one in (known_high, high) if one is not None]
            found[letter] = (max(lows, default=None), min(highs, default=None))
    return found


def choices_of(conditions: Iterable[Node]) -> dict[str, tuple[Exact, ...]]:
    """The few values that conditions leave to a letter: ``y == 0 or y == 1``."""
    found: dict[str, tuple[Exact, ...]] = {}
    for condition in conditions:
        chosen = _chosen(condition)
        if chosen is not None:
            found[chosen[0]] = chosen[1]
    return found


def _chosen(condition: Node) -> tuple[str, tuple[Exact, ...]] | None:
    match condition:
        case Logic(op="or", operands=operands):
            parts = [_chosen(one) for one in operands]
            known = [one for one in parts if one is not None]
            if len(known) < len(parts) or len({name for name, _ in known}) != 1:
                return None
            values = dict.fromkeys(value for _, own in known for value in own)
            return known[0][0], tuple(values)
        case Compare(operators=("==",), operands=(Sym(name=name), right)):
            value = _constant(right)
            return None if value is None else (name, (value,))
        case Compare(operators=("==",), operands=(left, Sym(name=name))):
            value = _constant(left)
            return None if value is None else (name, (value,))
    return None


def _stated(
    condition: Node,
) -> Iterator[tuple[str, Exact | None, Exact | None]]:
    if isinstance(condition, Logic) and condition.op == "and":
        for one in condition.operands:
            yield from _stated(one)
    if not isinstance(condition, Compare):
        return
    operands = condition.operands
    for sign, left, right in zip(
        condition.operators, operands[:-1], operands[1:], strict=True
    ):
        if sign not in ("<", "<=", ">", ">="):
            continue
        less, more = (left, right) if sign[0] == "<" else (right, left)
        if isinstance(less, Sym) and (high := _constant(more)) is not None:
            yield less.name, None, high
        if isinstance(more, Sym) and (low := _constant(less)) is not None:
            yield more.name, low, None


def _constant(node: Node) -> Exact | None:
    match node:
        case Num(value=value):
            return value
        case Neg(operand=inner):
            found = _constant(inner)
            return None if found is None else -found
        case Binary(op="/", left=Num(value=top), right=Num(value=below)) if below:
            return top / below
    return None


def midst(letter: str, bounds: Bounds, usual: Exact) -> Exact:
    """A value of a letter inside its bounds; `usual` where it has none."""
    low, high = bounds.get(letter, (None, None))
    return next(_pool(low, high), usual)


def inside(
    letters: Sequence[str], bounds: Bounds, choices: Choices, *, short: bool
) -> Iterator[dict[str, Exact]]:
    """Values of all letters within their bounds or choices, rounder ones first.

    Letters without bounds are taken from the unit interval at first, and then from
    there or from about zero by chance.
    """
    dice = random.Random(_SEED)  # noqa: S311 - points, not secrets
    pools = [
        list(choices.get(letter) or _pool(*bounds.get(letter, (0, 1))))
        for letter in letters
    ]
    for number in range(_FEW_POINTS if short else _POINTS):
        values: dict[str, Exact] = {}
        turn = number
        for place, (letter, pool) in enumerate(zip(letters, pools, strict=True)):
            shift = (number * (place + 1) + place * 3) % len(pool)
            if letter in choices:
                # In turn: each choice meets all others, and many other values.
                turn, chosen = divmod(turn, len(pool))
                values[letter] = pool[chosen]
            elif number < len(pool):
                values[letter] = pool[shift]
            else:
                values[letter] = _drawn(letter, bounds, dice)
        yield values


def _pool(low: Exact | None, high: Exact | None) -> Iterator[Exact]:
    if low is not None and high is not None:
        for share in _SHARES:
            yield low + (high - low) * share
        yield from (low, high)
    elif low is not None:
        yield from (low + one for one in _BEYOND)
        yield low
    elif high is not None:
        yield from (high - one for one in _BEYOND)
        yield high


def _drawn(letter: str, bounds: Bounds, dice: random.Random) -> Exact:
    share = Fraction(dice.randint(1, _GRID - 1), _GRID)
    if letter not in bounds:
        return share if dice.random() < 2 / 3 else (share - Fraction(1, 2)) * 8
    low, high = bounds[letter]
    if low is not None and high is not None:
        return low + (high - low) * share
    if low is not None:
        return low + share * dice.choice((1, 5, 30))
    return (high or 0) - share * dice.choice((1, 5, 30))
