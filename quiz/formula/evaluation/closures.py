"""The smaller pieces that compiled formulas are made of."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction
from itertools import pairwise

from quiz.formula.evaluation import choices, functions
from quiz.formula.evaluation.point import MOST_STEPS, Function, Point, Test
from quiz.formula.evaluation.values import (
    INFINITE,
    Ball,
    OutOfBounds,
    Undefined,
    Unsettled,
    Value,
    add,
    compare,
    divide,
    multiply,
    sign,
)
from quiz.formula.evaluation.vanishing import POLES, equal, vanishes
from quiz.formula.reading.vectors import FREE
from quiz.formula.tree import Call, Node


def reduced_of(kind: str, values: list[Value], bits: int) -> Value:
    if kind in ("max", "min"):
        if not values:
            raise Undefined
        pick = choices.largest if kind == "max" else choices.smallest
        return pick(values, bits)
    total: Value = 1 if kind == "prod" else 0
    for value in values:
        if kind == "prod":
            total = multiply(total, value, bits)
        elif kind == "logsumexp":
            total = add(total, functions.exp(value, bits), bits)
        else:
            total = add(total, value, bits)
    if kind == "mean":
        return divide(total, len(values), bits)
    return functions.log(total, bits) if kind == "logsumexp" else total


def whole_number(value: Value) -> int:
    if not isinstance(value, int) or abs(value) > MOST_STEPS:
        raise OutOfBounds
    return value


def is_number(text: str) -> bool:
    try:
        Fraction(text)
    except ValueError:
        return False
    return True


def components_of(value: Function, point: Point) -> tuple[Value, ...]:
    before = point.index.get(FREE)
    found: list[Value] = []
    for place in range(1, point.length + 1):
        point.step()
        point.index[FREE] = place
        found.append(value(point))
    if before is None:
        point.index.pop(FREE, None)
    else:
        point.index[FREE] = before
    return tuple(found)


def moved(inner: Function, index: str) -> Function:
    """The formula for another component than the current one."""

    def moved(point: Point) -> Value:
        before = point.index.get(FREE)
        place = int(index) if index.isdigit() else point.index.get(index)
        if place is None or place > point.length:
            raise Undefined
        point.index[FREE] = place
        try:
            return inner(point)
        finally:
            if before is None:
                point.index.pop(FREE, None)
            else:
                point.index[FREE] = before

    return moved


def scalar_of(name: str) -> Function:
    def scalar(point: Point) -> Value:
        value = point.scalars.get(name)
        if value is None:
            if name == "n" and point.vectors:
                return point.length
            raise Undefined
        return value

    return scalar


def component_of(name: str, index: str) -> Function:
    def component(point: Point) -> Value:
        place = int(index) if index.isdigit() else point.index.get(index)
        vector = point.vectors.get(name)
        if vector is None or place is None or not 1 <= place <= len(vector):
            raise Undefined
        return vector[place - 1]

    return component


def constant_of(name: str) -> Function:
    if name in ("pi", "e"):
        make = functions.pi if name == "pi" else functions.euler
        return lambda point: make(point.precision)
    if name == "oo":
        return lambda point: INFINITE

    def nothing(point: Point) -> Value:
        raise Undefined

    return nothing


def remembered(made: Function, tag: object) -> Function:
    """A constant, worked out once for each precision."""
    known: dict[int, Value] = {}

    def remembered(point: Point) -> Value:
        value = known.get(point.precision)
        if value is None:
            value = made(point)
            if isinstance(value, Ball):
                value = value._replace(tag=tag)
            known[point.precision] = value
        return value

    return remembered


def comparison_of(
    operators: tuple[str, ...], values: list[Function], nodes: tuple[Node, ...]
) -> Test:
    first = values[0]
    rest = [
        (_HOLDS[operator], value, *pair)
        for operator, value, pair in zip(
            operators, values[1:], pairwise(nodes), strict=True
        )
    ]

    def holds(point: Point) -> bool:
        left = first(point)
        for fits, value, before, after in rest:
            right = value(point)
            try:
                order = compare(left, right, point.precision)
            except Unsettled:
                if not equal(before, after, point.zero):
                    raise
                order = 0
            if not fits(order):
                return False
            left = right
        return True

    return holds


def quotient_of(left: Function, right: Function, below: Node) -> Function:
    def quotient(point: Point) -> Value:
        top, bottom = left(point), right(point)
        try:
            return divide(top, bottom, point.precision)
        except Unsettled:
            if point.zero is not None and vanishes(below, point.zero):
                raise Undefined from None
            raise

    return quotient


def power_of(left: Function, right: Function, base: Node) -> Function:
    def power(point: Point) -> Value:
        under, exponent = left(point), right(point)
        try:
            return functions.power(under, exponent, point.precision)
        except Unsettled:
            if point.zero is None or not vanishes(base, point.zero):
                raise
        return functions.power(0, exponent, point.precision)

    return power


def broken_of(
    f: Callable[[Value, int], Value], argument: Function, call: Call
) -> Function:
    """A function of one argument with a leap or a pole."""
    (inner,) = call.arguments

    def broken(point: Point) -> Value:
        value = argument(point)
        try:
            return f(value, point.precision)
        except Unsettled:
            if point.zero is None:
                raise
            if call.name == "sign" and vanishes(inner, point.zero):
                return 0
            if call.name != "sign" and vanishes(POLES[call.name](inner), point.zero):
                raise Undefined from None
            raise

    return broken


_HOLDS: dict[str, Callable[[int], bool]] = {
    "<": lambda order: order < 0,
    "<=": lambda order: order <= 0,
    ">": lambda order: order > 0,
    ">=": lambda order: order >= 0,
    "==": lambda order: order == 0,
    "!=": lambda order: order != 0,
}


def clip_of(values: list[Function]) -> Function:
    def clipped(point: Point) -> Value:
        value, low, high = (one(point) for one in values)
        raised = choices.largest([value, low], point.precision)
        return choices.smallest([raised, high], point.precision)

    return clipped


def chosen_of(branches: Sequence[tuple[Function, Test | None]]) -> Function:
    """The first branch whose condition holds.

    On the edge of a condition it is one of two: where they agree, no matter which.
    """

    def chosen(point: Point, first: int = 0) -> Value:
        for place, (value, test) in enumerate(branches[first:], first):
            try:
                if test is None or test(point):
                    return value(point)
            except Unsettled:
                if test is None or place + 1 == len(branches):
                    raise
                break
        else:
            raise Undefined
        try:
            one, other = value(point), chosen(point, place + 1)
        except Undefined:
            raise Unsettled from None
        return choices.alike(one, other, point.precision)

    return chosen


def step_of(first: Function, second: Function | None, argument: Node) -> Function:
    def stepped(point: Point) -> Value:
        value = first(point)
        try:
            found = sign(value)
        except Unsettled:
            if point.zero is None or not vanishes(argument, point.zero):
                raise
            found = 0
        if found:
            return 1 if found > 0 else 0
        return second(point) if second is not None else functions.HALF

    return stepped
