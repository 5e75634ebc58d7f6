"""What each part of a formula would have to be worth for the whole to be right.

The wanted values of the whole are carried down through inverse operations: where
``a + b`` should be 5 and b is 2, a should be 3. So one pass tells for every part
how it differs from what is needed there, whatever form the formula has. A part
that cannot be changed to make the whole right is left out with all below it.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from quiz.formula.slips.rough import (
    NAN,
    ONE_ARGUMENT,
    Column,
    Rows,
    agree,
    attempt,
    close,
    joined,
)
from quiz.formula.tree import Binary, Call, Cases, Neg, Node, Num, walk

_EVEN = ("abs", "cosh", "sech", "normpdf")
_LEVELS = {"tanh": (-1.0, 1.0), "erf": (-1.0, 1.0), "normcdf": (0.0, 1.0)}
_LEVEL = 1e-6

MOST_PLACES = 120
"""Parts of a formula that are looked at."""


@dataclass(frozen=True, slots=True)
class Place:
    """A part of a formula, and what it should be worth."""

    node: Node
    value: Column
    needed: Column
    """No number where anything would do."""
    above: tuple[Node, ...]
    """The nodes around it, the whole first."""


def places(
    tree: Node, wanted: Column, rows: Rows, hints: Sequence[Column] = ()
) -> Iterator[Place]:
    """Every part whose change alone could give the whole the wanted values.

    Args:
        tree: A formula without functions of decks.
        wanted: What the whole should be worth at the points of `rows`.
        hints: What the other formula has inside even functions: ``y - p`` of
            ``|y - p|``. They tell the signs that cannot be inferred.
    """
    pending: list[tuple[Node, Column, tuple[Node, ...]]] = [(tree, wanted, ())]
    made = 0
    while pending and made < MOST_PLACES:
        node, needed, above = pending.pop()
        made += 1
        yield Place(node, rows.column(node), needed, above)
        found = list(below(node, needed, rows))
        found += _signed(node, found, hints)
        pending.extend((part, below, (*above, node)) for part, below in reversed(found))


def insides(tree: Node) -> Iterator[Node]:
    """What stands inside even functions: the sign is lost there."""
    for node in walk(tree):
        inner = _inside(node)
        if inner is not None:
            yield inner


def _inside(node: Node) -> Node | None:
    match node:
        case Call(name=name, arguments=(inner,)) if name in _EVEN:
            return inner
        case Binary(op="^", left=left, right=Num(value=value)) if value % 2 == 0:
            return left
    return None


def _signed(
    node: Node, found: Sequence[tuple[Node, Column]], hints: Sequence[Column]
) -> list[tuple[Node, Column]]:
    """The same needs with the signs that a part of the other formula has."""
    if not hints or not found or _inside(node) is not found[0][0]:
        return []
    part, below = found[0]
    size = [abs(one) for one in below]
    return [
        (part, hint)
        for hint in hints
        if hint != below and agree([abs(one) for one in hint], size)
    ]


def below(node: Node, needed: Column, rows: Rows) -> Iterator[tuple[Node, Column]]:
    match node:
        case Neg(operand=operand):
            yield operand, [-one for one in needed]
        case Binary(op=op, left=left, right=right):
            one, two = rows.column(left), rows.column(right)
            if (below := _left(op, one, two, needed)) is not None:
                yield left, below
                if op == "^" and any(a < 0 for a in below):
                    yield left, [abs(a) for a in below]  # of a square
            if (below := _right(op, one, two, needed)) is not None:
                yield right, below
        case Call(name="max" | "min" | "clip", arguments=arguments):
            columns = [rows.column(one) for one in arguments]
            for place, part in enumerate(arguments):
                found = _bound(node.name, columns, place, needed)
                if found is not None:
                    yield part, found
        case Call(name=name, arguments=(inner,)) if name in INVERSES:
            found = _inverted(name, rows.column(inner), needed)
            if found is not None:
                yield inner, found
        case Cases(branches=branches):
            chosen = rows.chosen(node)
            current = rows.column(node)
            for place, (part, _) in enumerate(branches):
                below = _branch(place, chosen, current, needed)
                if below is not None:
                    yield part, below


def _left(op: str, left: Column, right: Column, needed: Column) -> Column | None:
    match op:
        case "+":
            return joined("-", needed, right)
        case "-":
            return joined("+", needed, right)
        case "*":
            return joined("/", needed, right)
        case "/":
            return joined("*", needed, right)
    return _all(_root, needed, right, left)


def _right(op: str, left: Column, right: Column, needed: Column) -> Column | None:
    match op:
        case "+":
            return joined("-", needed, left)
        case "-":
            return joined("-", left, needed)
        case "*":
            return joined("/", needed, left)
        case "/":
            return joined("/", left, needed)
    return _all(_exponent, needed, left, right)


def _root(needed: float, exponent: float, base: float) -> float:
    """The base for which a power has the value needed."""
    if needed < 0:
        if exponent % 2 != 1:
            raise ValueError
        return -math.pow(-needed, 1 / exponent)
    found = math.pow(needed, 1 / exponent)
    return math.copysign(found, base) if exponent % 2 == 0 else found


def _exponent(needed: float, base: float, exponent: float) -> float:
    return math.log(needed) / math.log(base)


def _all(f: Callable[..., float], needed: Column, *more: Column) -> Column | None:
    """The function in every row; None if it has no value in one of them."""
    found: Column = []
    for row in zip(needed, *more, strict=True):
        if any(one != one for one in row):
            found.append(NAN)
            continue
        value = attempt(f, *row)
        if value != value:
            return None
        found.append(value)
    return found


def _inverted(name: str, inner: Column, needed: Column) -> Column | None:
    if name in _LEVELS:
        low, high = _LEVELS[name]
        needed = [NAN if _is_level(one, low, high) else one for one in needed]
    if name == "exp":
        needed = [one or NAN for one in needed]  # any large negative argument
    return _all(INVERSES[name], needed, inner)


def _is_level(value: float, low: float, high: float) -> bool:
    """Whether a value is so close to a bound that the argument may be any large one."""
    return low <= value < low + _LEVEL or high - _LEVEL < value <= high


def _bound(
    name: str, columns: list[Column], place: int, needed: Column
) -> Column | None:
    """What an argument of ``max``, ``min`` or ``clip`` should be worth."""
    found: Column = []
    for row, value in enumerate(needed):
        others = [one[row] for at, one in enumerate(columns) if at != place]
        if value != value or any(one != one for one in others):
            found.append(NAN)
            continue
        low, high = _range(name, others, place)
        if value < low and not close(value, low):
            return None
        if value > high and not close(value, high):
            return None
        free = any(abs(one) != math.inf and close(value, one) for one in (low, high))
        found.append(NAN if free else value)
    return found


def _range(name: str, others: list[float], place: int) -> tuple[float, float]:
    """Between which values the result stays, whatever one argument is."""
    if name == "max":
        return max(others), math.inf
    if name == "min":
        return -math.inf, min(others)
    if place == 0:
        return others[0], others[1]
    value, bound = others
    if place == 1:
        return min(value, bound), bound
    return -math.inf, max(value, bound)


def _branch(
    place: int, chosen: list[int | None], current: Column, needed: Column
) -> Column | None:
    """What a branch should be worth: elsewhere the formula must be right already."""
    found: Column = []
    for at, value, wanted in zip(chosen, current, needed, strict=True):
        if at == place:
            found.append(wanted)
        elif value == value and wanted == wanted and not close(value, wanted):
            return None
        else:
            found.append(NAN)
    return found


def _bisected(name: str, low: float, high: float) -> Callable[[float, float], float]:
    """The inverse of an increasing function."""
    f = ONE_ARGUMENT[name]

    def inverse(needed: float, _: float) -> float:
        below, above = low, high
        if not f(below) < needed < f(above):
            raise ValueError
        for _step in range(52):
            middle = (below + above) / 2
            if f(middle) < needed:
                below = middle
            else:
                above = middle
        return (below + above) / 2

    return inverse


def _even(f: Callable[[float], float]) -> Callable[[float, float], float]:
    """The inverse of an even function, on the side of the present argument."""
    return lambda needed, inner: math.copysign(f(needed), inner)


def _plain(f: Callable[[float], float]) -> Callable[[float, float], float]:
    return lambda needed, _: f(needed)


def _not_negative(needed: float) -> float:
    if needed < 0:
        raise ValueError
    return needed


INVERSES: dict[str, Callable[[float, float], float]] = {
    "exp": _plain(math.log), "log": _plain(math.exp), "expm1": _plain(math.log1p),
    "log1p": _plain(math.expm1), "log2": _plain(lambda y: 2.0**y),
    "log10": _plain(lambda y: 10.0**y), "cbrt": _plain(lambda y: y**3),
    "sqrt": _plain(lambda y: _not_negative(y) ** 2), "abs": _even(_not_negative),
    "tanh": _plain(math.atanh), "atanh": _plain(math.tanh),
    "sinh": _plain(math.asinh), "asinh": _plain(math.sinh),
    "cosh": _even(math.acosh), "atan": _plain(math.tan), "tan": _plain(math.atan),
    "sech": _even(lambda y: math.acosh(1 / y)),
    "coth": _plain(lambda y: math.atanh(1 / y)),
    "csch": _plain(lambda y: math.asinh(1 / y)),
    "normpdf": _even(lambda y: math.sqrt(-2 * math.log(y * math.sqrt(2 * math.pi)))),
    "erf": _bisected("erf", -5, 5), "normcdf": _bisected("normcdf", -7, 7),
    "sin": _plain(math.asin), "asin": _plain(math.sin),
}  # fmt: skip
"""The argument of a function, from the value needed and the present argument."""
