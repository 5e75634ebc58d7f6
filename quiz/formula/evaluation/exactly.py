"""A formula at one point, with values that know how they were made.

Dearer than `quiz.formula.evaluation.evaluate` by far, and asked only where digits
cancel, or a condition stands exactly on its edge.
"""

from __future__ import annotations

from fractions import Fraction

from quiz.formula.evaluation import functions
from quiz.formula.evaluation.closures import is_number, whole_number
from quiz.formula.evaluation.derive import derive
from quiz.formula.evaluation.field import Field
from quiz.formula.evaluation.point import Point
from quiz.formula.evaluation.polynomials import plain
from quiz.formula.evaluation.values import (
    INFINITE,
    Ball,
    OutOfBounds,
    Undefined,
    Value,
    sign,
)
from quiz.formula.reading.context import Definitions
from quiz.formula.reading.vectors import FREE
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
)

_DEEPEST = 90
_MOST_STEPS = 1_500


def exactly(node: Node, point: Point, definitions: Definitions) -> Value:
    """The value at a point.

    Raises:
        Undefined: there is none.
        Unsettled: it is not known even so.
        OutOfBounds: it would take too long.
    """
    field = Field(point.precision)
    letters = {name: field.letter(name, one) for name, one in point.scalars.items()}
    start = Point(letters, point.vectors, dict(point.index), point.precision)
    walk = _Walk(field, definitions)
    try:
        found = walk.value(node, start, 0)
    finally:
        point.steps += 2 * walk.steps + field.spent // 4
    return Ball(found.mid, found.error) if isinstance(found, Ball) else found


class _Walk:
    def __init__(self, field: Field, definitions: Definitions) -> None:
        self._field = field
        self._definitions = definitions
        self.steps = 0
        """Parts looked at."""

    def value(self, node: Node, point: Point, depth: int) -> Value:
        self.steps += 1
        if depth > _DEEPEST or self.steps > _MOST_STEPS:
            raise OutOfBounds
        deeper = depth + 1
        match node:
            case Num(value=number):
                return plain(number)
            case Const(name="oo"):
                return INFINITE
            case Const(name="e" | "pi" as name):
                return self._field.constant(name)
            case Sym(name=name):
                if name in point.scalars:
                    return point.scalars[name]
                if name == "n" and point.vectors:
                    return point.length
            case Index(base=Sym(name=name), index=index) if name in point.vectors:
                place = int(index) if index.isdigit() else point.index.get(index, 0)
                if 1 <= place <= len(point.vectors[name]):
                    return point.vectors[name][place - 1]
            case Index(base=base, index=index):
                place = int(index) if index.isdigit() else point.index.get(index, 0)
                if 1 <= place <= point.length:
                    return self.value(base, _moved(point, FREE, place), deeper)
            case Neg(operand=operand):
                return self._field.negative(self.value(operand, point, deeper))
            case Binary():
                return self._binary(node, point, deeper)
            case Call():
                return self._call(node, point, deeper)
            case Apply():
                return self._apply(node, point, deeper)
            case Reduce():
                return self._reduce(node, point, deeper)
            case Compare() | Logic() | Truth():
                return 1 if self.holds(node, point, deeper) else 0
            case Cases(branches=branches):
                for value, condition in branches:
                    if condition is None or self.holds(condition, point, deeper):
                        return self.value(value, point, deeper)
            case Derivative(body=body, variable=variable):
                slope = derive(body, variable, self._definitions)
                return self.value(slope, point, deeper)
        raise Undefined

    def holds(self, node: Node, point: Point, depth: int) -> bool:
        """Whether a condition holds."""
        match node:
            case Truth(value=value):
                return value
            case Compare(operators=operators, operands=operands):
                left = self.value(operands[0], point, depth + 1)
                for operator, operand in zip(operators, operands[1:], strict=True):
                    right = self.value(operand, point, depth + 1)
                    if not _fits(operator, self._field.compare(left, right)):
                        return False
                    left = right
                return True
            case Logic(op="not", operands=(inner,)):
                return not self.holds(inner, point, depth + 1)
            case Logic(op=op, operands=operands):
                joined = all if op == "and" else any
                return joined(self.holds(one, point, depth + 1) for one in operands)
        return sign(self.value(node, point, depth)) != 0

    def _binary(self, node: Binary, point: Point, depth: int) -> Value:
        spine = [node]
        while isinstance(spine[-1].left, Binary):
            spine.append(spine[-1].left)
        field = self._field
        found = self.value(spine[-1].left, point, depth)
        for one in reversed(spine):
            right = self.value(one.right, point, depth)
            match one.op:
                case "+":
                    found = field.add(found, right)
                case "-":
                    found = field.subtract(found, right)
                case "*":
                    found = field.multiply(found, right)
                case "/":
                    found = field.divide(found, right)
                case _ if isinstance(one.left, Const) and one.left.name == "e":
                    found = field.call("exp", right)
                case _:
                    found = field.power(found, right)
        return found

    def _call(self, node: Call, point: Point, depth: int) -> Value:
        field = self._field
        values = [self.value(one, point, depth) for one in node.arguments]
        match node.name, values:
            case "max", _:
                return field.largest(values)
            case "min", _:
                return self._smallest(values)
            case "clip", [value, low, high]:
                return self._smallest([field.largest([value, low]), high])
            case "log", [value, base]:
                return field.divide(field.call("log", value), field.call("log", base))
            case "root", [value, degree]:
                return field.root(value, degree)
            case "logaddexp", [a, b]:
                up = field.add(field.call("exp", a), field.call("exp", b))
                return field.call("log", up)
            case "step", [value, *at_zero]:
                if found := sign(value):
                    return 1 if found > 0 else 0
                return at_zero[0] if at_zero else functions.HALF
            case "cast", [value, *_]:
                return value
            case name, [value]:
                return field.call(name, value)
        raise OutOfBounds

    def _smallest(self, values: list[Value]) -> Value:
        field = self._field
        return field.negative(field.largest([field.negative(one) for one in values]))

    def _apply(self, node: Apply, point: Point, depth: int) -> Value:
        entry = self._definitions[node.function]
        scalars: dict[str, Value] = {}
        vectors: dict[str, tuple[Value, ...]] = {}
        usual = ["" for _ in entry.variables] + [value for _, value in entry.params]
        letters = [*entry.variables, *(name for name, _ in entry.params)]
        for letter, given, default in zip(letters, node.arguments, usual, strict=True):
            if given is None:
                if not is_number(default):
                    raise Undefined
                scalars[letter] = plain(Fraction(default))
            elif letter in entry.vectors:
                vectors[letter] = tuple(
                    self.value(given, _moved(point, FREE, place), depth)
                    for place in range(1, point.length + 1)
                )
            else:
                scalars[letter] = self.value(given, point, depth)
        index = {FREE: point.index.get(FREE, 1)} if vectors else {}
        inner = Point(scalars, vectors, index, point.precision)
        return self.value(self._definitions.body(node.function), inner, depth)

    def _reduce(self, node: Reduce, point: Point, depth: int) -> Value:
        first, last = 1, point.length
        if not point.vectors and node.lower and node.upper:
            first, last = (
                whole_number(self.value(one, point, depth))
                for one in (node.lower, node.upper)
            )
        values = [
            self.value(node.body, _moved(point, node.index, place), depth)
            for place in range(first, last + 1)
        ]
        field = self._field
        match node.kind:
            case "max" | "min" if not values:
                raise Undefined
            case "max":
                return field.largest(values)
            case "min":
                return self._smallest(values)
        total: Value = 1 if node.kind == "prod" else 0
        for one in values:
            if node.kind == "prod":
                total = field.multiply(total, one)
            else:
                term = field.call("exp", one) if node.kind == "logsumexp" else one
                total = field.add(total, term)
        if node.kind == "mean":
            return field.divide(total, len(values))
        return field.call("log", total) if node.kind == "logsumexp" else total


def _moved(point: Point, letter: str, place: int) -> Point:
    """The same point with an index letter at another component."""
    index = {**point.index, letter: place}
    scalars = point.scalars
    if letter and letter != FREE:
        scalars = {**scalars, letter: place}
    return Point(scalars, point.vectors, index, point.precision)


def _fits(operator: str, order: int) -> bool:
    match operator:
        case "<":
            return order < 0
        case "<=":
            return order <= 0
        case ">":
            return order > 0
        case ">=":
            return order >= 0
        case "==":
            return order == 0
    return order != 0
