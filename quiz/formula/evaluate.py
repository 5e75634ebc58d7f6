"""Trees to values: a formula is compiled once and evaluated at many points."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import assert_never

from quiz.formula import functions
from quiz.formula.context import Definitions
from quiz.formula.derive import derive
from quiz.formula.tree import (
    Apply,
    Binary,
    Call,
    Cases,
    Compare,
    Const,
    Derivative,
    Index,
    Logic,
    Neg,
    Node,
    Num,
    Reduce,
    Sym,
    Truth,
    shape,
    walk,
)
from quiz.formula.values import (
    INFINITE,
    Ball,
    OutOfBounds,
    Undefined,
    Value,
    add,
    compare,
    divide,
    multiply,
    negative,
    sign,
)
from quiz.formula.vectors import FREE

MOST_STEPS = 20_000
"""Calls and terms that one evaluation may take."""


@dataclass(slots=True)
class Point:
    """Where a formula is evaluated, and at how many bits."""

    scalars: Mapping[str, Value]
    vectors: Mapping[str, tuple[Value, ...]] = field(default_factory=dict)
    index: dict[str, int] = field(default_factory=dict)
    """Component by index letter, from 1."""
    precision: int = 110
    steps: int = 0

    @property
    def length(self) -> int:
        """How many components vectors have; 1 where there are none."""
        return max((len(one) for one in self.vectors.values()), default=1)

    def step(self) -> None:
        self.steps += 1
        if self.steps > MOST_STEPS:
            raise OutOfBounds


Function = Callable[[Point], Value]
Test = Callable[[Point], bool]


def constant(node: Node) -> bool:
    """Whether the node has one value wherever it stands."""
    return not any(
        isinstance(one, Sym | Index | Reduce | Apply | Derivative) for one in walk(node)
    )


class Compiler:
    """Compiles trees whose functions come from one set of definitions."""

    def __init__(self, definitions: Definitions) -> None:
        self.definitions = definitions
        self._bodies: dict[str, Function] = {}

    def compile(self, node: Node) -> Function:
        """A function from a point to the value there.

        The function raises `Undefined`, `Unsettled` or `OutOfBounds`.
        """
        made = self._make(node)
        if isinstance(node, Binary | Call | Neg) and constant(node):
            return _remembered(made, shape(node))
        return made

    def _make(self, node: Node) -> Function:
        match node:
            case Num(value=value):
                number: Value = value.numerator if value.denominator == 1 else value
                return lambda point: number
            case Const(name=name):
                return _constant(name)
            case Sym(name=name):
                return _scalar(name)
            case Index(base=Sym(name=name), index=index):
                return _component(name, index)
            case Index(base=base, index=index):
                return self._at(base, index)
            case Neg(operand=operand):
                inner = self.compile(operand)
                return lambda point: negative(inner(point))
            case Binary():
                return self._binary(node)
            case Call():
                return self._call(node)
            case Apply():
                return self._apply(node)
            case Reduce():
                return self._reduce(node)
            case Compare() | Logic() | Truth():
                test = self.test(node)
                return lambda point: 1 if test(point) else 0
            case Cases(branches=branches):
                return self._cases(branches)
            case Derivative(body=body, variable=variable):
                return self.compile(derive(body, variable, self.definitions))
        assert_never(node)

    def test(self, node: Node) -> Test:
        """A condition as a function from a point to True or False."""
        match node:
            case Truth(value=value):
                return lambda point: value
            case Compare(operators=operators, operands=operands):
                return _comparison(operators, [self.compile(one) for one in operands])
            case Logic(op="not", operands=(inner,)):
                test = self.test(inner)
                return lambda point: not test(point)
            case Logic(op=op, operands=operands):
                tests = [self.test(one) for one in operands]
                joined = all if op == "and" else any
                return lambda point: joined(one(point) for one in tests)
        value = self.compile(node)
        return lambda point: sign(value(point)) != 0

    def _binary(self, node: Binary) -> Function:
        left, right = self.compile(node.left), self.compile(node.right)
        match node.op:
            case "+":
                return lambda point: add(left(point), right(point), point.precision)
            case "-":
                return lambda point: add(
                    left(point), negative(right(point)), point.precision
                )
            case "*":
                return lambda point: multiply(
                    left(point), right(point), point.precision
                )
            case "/":
                return lambda point: divide(left(point), right(point), point.precision)
        if isinstance(node.left, Const) and node.left.name == "e":
            return lambda point: functions.exp(right(point), point.precision)
        return lambda point: functions.power(
            left(point), right(point), point.precision
        )

    def _call(self, node: Call) -> Function:
        values = [self.compile(one) for one in node.arguments]
        first = values[0]
        if (simple := functions.ONE_ARGUMENT.get(node.name)) and len(values) == 1:
            return lambda point: simple(first(point), point.precision)
        second = values[1] if len(values) > 1 else None
        match node.name:
            case "log" if second is None:
                return lambda point: functions.log(first(point), point.precision)
            case "log" if second is not None:
                return lambda point: divide(
                    functions.log(first(point), point.precision),
                    functions.log(second(point), point.precision),
                    point.precision,
                )
            case "root" if second is not None:
                return lambda point: functions.root(
                    first(point), second(point), point.precision
                )
            case "logaddexp" if second is not None:
                return lambda point: functions.logaddexp(
                    first(point), second(point), point.precision
                )
            case "max" | "min":
                pick = functions.largest if node.name == "max" else functions.smallest
                return lambda point: pick(
                    [one(point) for one in values], point.precision
                )
            case "clip":
                return _clip(values)
            case "step":
                return _step(first, second)
            case "cast":
                return first
        raise AssertionError(node.name)

    def _cases(self, branches: tuple[tuple[Node, Node | None], ...]) -> Function:
        compiled = [
            (self.compile(value), self.test(condition) if condition else None)
            for value, condition in branches
        ]

        def chosen(point: Point) -> Value:
            for value, test in compiled:
                if test is None or test(point):
                    return value(point)
            raise Undefined

        return chosen

    def _at(self, base: Node, index: str) -> Function:
        if not isinstance(base, Apply):
            inner = self.compile(base)
            return _moved(inner, index)
        inner = self._apply(base)
        return _moved(inner, index)

    def _apply(self, node: Apply) -> Function:
        """A deck's function: its variables and parameters bound to the arguments."""
        entry = self.definitions[node.function]
        letters = [*entry.variables, *(name for name, _ in entry.params)]
        given = [one and self.compile(one) for one in node.arguments]
        usual = [None] * len(entry.variables) + [
            Fraction(value) if _is_number(value) else None for _, value in entry.params
        ]
        bound = list(zip(letters, given, usual, strict=True))

        def applied(point: Point) -> Value:
            point.step()
            scalars: dict[str, Value] = {}
            vectors: dict[str, tuple[Value, ...]] = {}
            for letter, value, default in bound:
                if value is None:
                    if default is None:
                        raise Undefined
                    scalars[letter] = default
                elif letter in entry.vectors:
                    vectors[letter] = _components(value, point)
                else:
                    scalars[letter] = value(point)
            inner = Point(scalars, vectors, {}, point.precision, point.steps)
            if vectors:
                inner.index[FREE] = point.index.get(FREE, 1)
            result = self._body(node.function)(inner)
            point.steps = inner.steps
            return result

        return applied

    def _body(self, key: str) -> Function:
        if key not in self._bodies:
            self._bodies[key] = self.compile(self.definitions.body(key))
        return self._bodies[key]

    def _reduce(self, node: Reduce) -> Function:
        body = self.compile(node.body)
        lower = self.compile(node.lower) if node.lower is not None else None
        upper = self.compile(node.upper) if node.upper is not None else None
        kind, letter = node.kind, node.index

        def reduced(point: Point) -> Value:
            first, last = 1, point.length
            if not point.vectors and lower and upper:
                first, last = _whole(lower(point)), _whole(upper(point))
            before = point.index.get(letter)
            scalars = point.scalars
            values: list[Value] = []
            try:
                for place in range(first, last + 1):
                    point.step()
                    point.index[letter] = place
                    if not point.vectors:
                        point.scalars = {**scalars, letter: place}
                    values.append(body(point))
            finally:
                point.scalars = scalars
                if before is None:
                    point.index.pop(letter, None)
                else:
                    point.index[letter] = before
            return _reduced(kind, values, point.precision)

        return reduced


def _reduced(kind: str, values: list[Value], bits: int) -> Value:
    if kind in ("max", "min"):
        if not values:
            raise Undefined
        pick = functions.largest if kind == "max" else functions.smallest
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


def _whole(value: Value) -> int:
    if not isinstance(value, int) or abs(value) > MOST_STEPS:
        raise OutOfBounds
    return value


def _is_number(text: str) -> bool:
    try:
        Fraction(text)
    except ValueError:
        return False
    return True


def _components(value: Function, point: Point) -> tuple[Value, ...]:
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


def _moved(inner: Function, index: str) -> Function:
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


def _scalar(name: str) -> Function:
    def scalar(point: Point) -> Value:
        value = point.scalars.get(name)
        if value is None:
            if name == "n" and point.vectors:
                return point.length
            raise Undefined
        return value

    return scalar


def _component(name: str, index: str) -> Function:
    def component(point: Point) -> Value:
        place = int(index) if index.isdigit() else point.index.get(index)
        vector = point.vectors.get(name)
        if vector is None or place is None or not 1 <= place <= len(vector):
            raise Undefined
        return vector[place - 1]

    return component


def _constant(name: str) -> Function:
    if name in ("pi", "e"):
        make = functions.pi if name == "pi" else functions.euler
        return lambda point: make(point.precision)
    if name == "oo":
        return lambda point: INFINITE

    def nothing(point: Point) -> Value:
        raise Undefined

    return nothing


def _remembered(made: Function, tag: object) -> Function:
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


def _comparison(operators: tuple[str, ...], values: list[Function]) -> Test:
    def holds(point: Point) -> bool:
        left = values[0](point)
        for operator, value in zip(operators, values[1:], strict=True):
            right = value(point)
            order = compare(left, right, point.precision)
            if not _HOLDS[operator](order):
                return False
            left = right
        return True

    return holds


_HOLDS: dict[str, Callable[[int], bool]] = {
    "<": lambda order: order < 0,
    "<=": lambda order: order <= 0,
    ">": lambda order: order > 0,
    ">=": lambda order: order >= 0,
    "==": lambda order: order == 0,
    "!=": lambda order: order != 0,
}


def _clip(values: list[Function]) -> Function:
    def clipped(point: Point) -> Value:
        value, low, high = (one(point) for one in values)
        raised = functions.largest([value, low], point.precision)
        return functions.smallest([raised, high], point.precision)

    return clipped


def _step(first: Function, second: Function | None) -> Function:
    def stepped(point: Point) -> Value:
        found = sign(first(point))
        if found:
            return 1 if found > 0 else 0
        return second(point) if second is not None else functions.HALF

    return stepped
