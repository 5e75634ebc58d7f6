"""Trees to values: a formula is compiled once and evaluated at many points."""

from __future__ import annotations

from fractions import Fraction
from typing import assert_never

from quiz.formula.evaluation import choices, composite, functions
from quiz.formula.evaluation.closures import (
    broken_of,
    chosen_of,
    clip_of,
    comparison_of,
    component_of,
    components_of,
    constant_of,
    is_number,
    moved,
    power_of,
    quotient_of,
    reduced_of,
    remembered,
    scalar_of,
    step_of,
    whole_number,
)
from quiz.formula.evaluation.derive import derive
from quiz.formula.evaluation.point import Function, Point, Test
from quiz.formula.evaluation.values import (
    Undefined,
    Value,
    add,
    divide,
    multiply,
    negative,
    sign,
    subtract,
)
from quiz.formula.evaluation.vanishing import POLES
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
    shape,
    walk,
)


def constant(node: Node) -> bool:
    """Whether the node has one value wherever it stands."""
    return not any(
        isinstance(one, Sym | Index | Reduce | Apply | Derivative) for one in walk(node)
    )


def cost(node: Node) -> int:
    """What evaluating a tree once counts for, in the time of an addition."""
    return sum(_cost(one) for one in walk(node))


def _cost(node: Node) -> int:
    match node:
        case Num() | Sym() | Const() | Index() | Truth():
            return 1
        case Call(name=name):
            return _COSTS.get(name, 12)
        case Binary(op="^", right=Num(value=value)) if value.denominator == 1:
            return 3
        case Binary(op="^"):
            return 14
    return 2


_COSTS = {
    "abs": 1, "sign": 1, "cast": 1, "step": 1, "max": 2, "min": 2, "clip": 3,
    "sqrt": 3, "exp": 6, "sin": 7, "cos": 7, "tanh": 7, "log": 9, "logaddexp": 20,
    "erf": 25, "erfc": 25, "normcdf": 35, "factorial": 60,
}  # fmt: skip


class Compiler:
    """Compiles trees whose functions come from one set of definitions."""

    def __init__(self, definitions: Definitions) -> None:
        self.definitions = definitions
        self._bodies: dict[str, Function] = {}
        self._charges: dict[str, int] = {}

    def compile(self, node: Node) -> Function:
        """A function from a point to the value there.

        The function raises `Undefined`, `Unsettled` or `OutOfBounds`.
        """
        made = self._make(node)
        if isinstance(node, Binary | Call | Neg) and constant(node):
            return remembered(made, shape(node))
        return made

    def _make(self, node: Node) -> Function:
        match node:
            case Num(value=value):
                number: Value = value.numerator if value.denominator == 1 else value
                return lambda point: number
            case Const(name=name):
                return constant_of(name)
            case Sym(name=name):
                return scalar_of(name)
            case Index(base=Sym(name=name), index=index):
                return component_of(name, index)
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
                compiled = [self.compile(one) for one in operands]
                return comparison_of(operators, compiled, operands)
            case Logic(op="not", operands=(inner,)):
                test = self.test(inner)
                return lambda point: not test(point)
            case Logic(op=op, operands=operands):
                tests = [self.test(one) for one in operands]
                joined = all if op == "and" else any
                return lambda point: joined(one(point) for one in tests)
        number = self.compile(node)
        return lambda point: sign(number(point)) != 0

    def _binary(self, node: Binary) -> Function:
        spine = [node]
        while isinstance(spine[-1].left, Binary):
            spine.append(spine[-1].left)
        left = self.compile(spine[-1].left)
        for one in reversed(spine):
            left = self._joined(one, left, self.compile(one.right))
        return left

    def _joined(self, node: Binary, left: Function, right: Function) -> Function:
        match node.op:
            case "+":
                return lambda point: add(left(point), right(point), point.precision)
            case "-":
                return lambda point: subtract(
                    left(point), right(point), point.precision
                )
            case "*":
                return lambda point: multiply(
                    left(point), right(point), point.precision
                )
            case "/":
                return quotient_of(left, right, node.right)
        if isinstance(node.left, Const) and node.left.name == "e":
            return lambda point: functions.exp(right(point), point.precision)
        return power_of(left, right, node.left)

    def _call(self, node: Call) -> Function:
        values = [self.compile(one) for one in node.arguments]
        first = values[0]
        if (simple := composite.ONE_ARGUMENT.get(node.name)) and len(values) == 1:
            if node.name == "sign" or node.name in POLES:
                return broken_of(simple, first, node)
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
                return lambda point: composite.logaddexp(
                    first(point), second(point), point.precision
                )
            case "max" | "min":
                pick = choices.largest if node.name == "max" else choices.smallest
                return lambda point: pick(
                    [one(point) for one in values], point.precision
                )
            case "clip":
                return clip_of(values)
            case "step":
                return step_of(first, second, node.arguments[0])
            case "cast":
                return first
        raise AssertionError(node.name)

    def _cases(self, branches: tuple[tuple[Node, Node | None], ...]) -> Function:
        compiled = [
            (self.compile(value), self.test(condition) if condition else None)
            for value, condition in branches
        ]

        return chosen_of(compiled)

    def _at(self, base: Node, index: str) -> Function:
        if not isinstance(base, Apply):
            inner = self.compile(base)
            return moved(inner, index)
        inner = self._apply(base)
        return moved(inner, index)

    def _apply(self, node: Apply) -> Function:
        """A deck's function: its variables and parameters bound to the arguments."""
        entry = self.definitions[node.function]
        letters = [*entry.variables, *(name for name, _ in entry.params)]
        given = [None if one is None else self.compile(one) for one in node.arguments]
        usual = [None] * len(entry.variables) + [
            Fraction(value) if is_number(value) else None for _, value in entry.params
        ]
        bound = list(zip(letters, given, usual, strict=True))

        def applied(point: Point) -> Value:
            body = self._body(node.function)
            point.step(self._charges[node.function])
            scalars: dict[str, Value] = {}
            vectors: dict[str, tuple[Value, ...]] = {}
            for letter, value, default in bound:
                if value is None:
                    if default is None:
                        raise Undefined
                    scalars[letter] = default
                elif letter in entry.vectors:
                    vectors[letter] = components_of(value, point)
                else:
                    scalars[letter] = value(point)
            inner = Point(scalars, vectors, {}, point.precision, point.steps)
            if vectors:
                inner.index[FREE] = point.index.get(FREE, 1)
            result = body(inner)
            point.steps = inner.steps
            return result

        return applied

    def _body(self, key: str) -> Function:
        if key not in self._bodies:
            body = self.definitions.body(key)
            self._charges[key] = 1 + cost(body) // 10
            self._bodies[key] = self.compile(body)
        return self._bodies[key]

    def _reduce(self, node: Reduce) -> Function:
        body = self.compile(node.body)
        lower = self.compile(node.lower) if node.lower is not None else None
        upper = self.compile(node.upper) if node.upper is not None else None
        kind, letter = node.kind, node.index
        charge = 1 + cost(node.body) // 10
        counts = any(isinstance(one, Sym) and one.name == letter for one in walk(node))

        def reduced(point: Point) -> Value:
            first, last = 1, point.length
            if not point.vectors and lower and upper:
                first, last = whole_number(lower(point)), whole_number(upper(point))
            before = point.index.get(letter)
            scalars = point.scalars
            values: list[Value] = []
            try:
                for place in range(first, last + 1):
                    point.step(charge)
                    point.index[letter] = place
                    if counts:
                        point.scalars = {**scalars, letter: place}
                    values.append(body(point))
            finally:
                point.scalars = scalars
                if before is None:
                    point.index.pop(letter, None)
                else:
                    point.index[letter] = before
            return reduced_of(kind, values, point.precision)

        return reduced
