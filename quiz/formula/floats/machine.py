"""A formula worked out as a computer would: node by node, each result rounded.

The tree is the learner's own. Conditions choose, a nan in a comparison is
false, sums go from left to right; a function of a deck is a library's: its
correctly rounded value.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from math import inf, isfinite, nan

from quiz.formula.evaluation.derive import UNDEFINED, derive
from quiz.formula.evaluation.functions import euler, pi
from quiz.formula.evaluation.values import OutOfBounds
from quiz.formula.floats import functions as floats
from quiz.formula.floats.calls import DeckCalls
from quiz.formula.floats.formats import Format, nearest, rounded, rounded_exactly
from quiz.formula.reading.context import Definitions
from quiz.formula.reading.vectors import FREE
from quiz.formula.tree import (
    HOLDS,
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
    walk,
)

_MOST_TERMS = 5_000
_BITS_OF_CONSTANTS = 120


class Effort:
    """What may be spent: counted, so that findings do not depend on the machine."""

    def __init__(self, left: int) -> None:
        self.left = left

    def spend(self, amount: int = 1) -> None:
        """Charge some nodes.

        Raises:
            OutOfBounds: nothing is left.
        """
        self.left -= amount
        if self.left < 0:
            raise OutOfBounds


@dataclass(slots=True)
class Place:
    """Where a formula is worked out."""

    scalars: dict[str, float]
    vectors: dict[str, tuple[float, ...]] = field(default_factory=dict)
    index: dict[str, int] = field(default_factory=dict)
    """Component by index letter, from 1."""

    @property
    def length(self) -> int:
        """How many components vectors have; 1 where there are none."""
        return max((len(one) for one in self.vectors.values()), default=1)


@dataclass(frozen=True, slots=True)
class Trace:
    """What one node gave, and the operands it had."""

    node: Node
    value: float
    operands: tuple[Trace, ...]
    index: tuple[tuple[str, int], ...] = ()
    """Components that reductions around it stood at."""
    counters: tuple[tuple[str, float], ...] = ()


class Machine:
    """Works formulas out in one format.

    Every method raises `OutOfBounds` once the effort is used up.
    """

    def __init__(
        self, form: Format, definitions: Definitions, calls: DeckCalls, effort: Effort
    ) -> None:
        self.form = form
        self.has_left = False
        """Whether something was infinite or nan since this was last set."""
        self._definitions = definitions
        self._calls = calls
        self.effort = effort
        self._constants: dict[int, float] = {}
        self._derived: dict[int, Node] = {}
        self._stack: list[Trace] | None = None

    def value(self, node: Node, place: Place) -> float:
        """What the formula gives."""
        self.effort.spend()
        if self._stack is None:
            return self._value(node, place)
        mark = len(self._stack)
        value = self._value(node, place)
        self._record(node, value, mark, place)
        return value

    def trace(self, node: Node, place: Place) -> Trace:
        """What the formula and everything in it gives."""
        self._stack = []
        try:
            self.value(node, place)
            return self._stack[-1]
        finally:
            self._stack = None

    def _record(self, node: Node, value: float, mark: int, place: Place) -> None:
        stack = self._stack
        if stack is None:
            return
        counters = {k: v for k, v in place.scalars.items() if k in place.index}
        trace = Trace(
            node,
            value,
            tuple(stack[mark:]),
            tuple(place.index.items()),
            tuple(counters.items()),
        )
        stack[mark:] = [trace]

    def _value(self, node: Node, place: Place) -> float:
        match node:
            case Num() | Const():
                if id(node) not in self._constants:
                    self._constants[id(node)] = self._constant(node)
                return self._constants[id(node)]
            case Sym(name=name):
                if name in place.scalars:
                    return place.scalars[name]
                return float(place.length) if name == "n" and place.vectors else nan
            case Binary():
                return self._binary(node, place)
            case Neg(operand=operand):
                return -self.value(operand, place)
            case Call():
                return self._seen(self._call(node, place))
            case Index(base=base, index=index):
                return self._index(base, index, place)
            case Reduce():
                return self._seen(self._reduce(node, place))
            case Compare() | Logic() | Truth():
                return float(self.holds(node, place))
            case Cases(branches=branches):
                for value, condition in branches:
                    if condition is None or self.holds(condition, place):
                        return self.value(value, place)
                return nan
            case Apply():
                return self._seen(self._apply(node, place))
            case Derivative(body=body, variable=variable):
                if id(node) not in self._derived:
                    found = derive(body, variable, self._definitions)
                    self._derived[id(node)] = found
                return self.value(self._derived[id(node)], place)

    def _seen(self, value: float) -> float:
        if not isfinite(value):
            self.has_left = True
        return value

    def _constant(self, node: Num | Const) -> float:
        if isinstance(node, Num):
            return rounded_exactly(node.value, self.form)
        if node.name == "oo":
            return inf
        if node.name == UNDEFINED.name:
            return nan
        make = pi if node.name == "pi" else euler
        return nearest(make(_BITS_OF_CONSTANTS), self.form)

    def holds(self, node: Node, place: Place) -> bool:
        """Whether a condition holds; its own operands leave no trace."""
        stack, self._stack = self._stack, None
        try:
            return self._holds(node, place)
        finally:
            self._stack = stack

    def _holds(self, node: Node, place: Place) -> bool:
        match node:
            case Truth(value=value):
                return value
            case Compare(operators=operators, operands=operands):
                values = [self.value(one, place) for one in operands]
                pairs = zip(operators, values, values[1:], strict=False)
                return all(HOLDS[sign](a, b) for sign, a, b in pairs)
            case Logic(op="not", operands=(inner,)):
                return not self._holds(inner, place)
            case Logic(op=op, operands=operands):
                joined = all if op == "and" else any
                return joined(self._holds(one, place) for one in operands)
        return self.value(node, place) != 0

    def _binary(self, node: Binary, place: Place) -> float:
        spine = [node]
        while isinstance(spine[-1].left, Binary):
            spine.append(spine[-1].left)
        mark = len(self._stack or ())
        left = self.value(spine[-1].left, place)
        for one in reversed(spine):
            self.effort.spend()
            right = self.value(one.right, place)
            left = self._seen(rounded(_joined(one, left, right), self.form))
            if one is not node:
                self._record(one, left, mark, place)
        return left

    def _call(self, node: Call, place: Place) -> float:
        given = [self.value(one, place) for one in node.arguments]
        first, second = given[0], given[1] if len(given) > 1 else None
        match node.name:
            case "max" | "min" | "clip":
                if node.name == "clip":
                    return floats.minimum(floats.maximum(*given[:2]), given[2])
                pick = floats.maximum if node.name == "max" else floats.minimum
                for one in given[1:]:
                    first = pick(first, one)
                return first
            case "cast":
                return first
            case "log" if second is not None:
                top = rounded(floats.log(first), self.form)
                value = floats.divide(top, rounded(floats.log(second), self.form))
            case "root" if second is not None:
                value = floats.root(first, second)
            case "logaddexp" if second is not None:
                value = floats.logsumexp(given)
            case "step":
                value = floats.step(first, 0.5 if second is None else second)
            case name:
                value = floats.ONE_ARGUMENT[name](first)
        return rounded(value, self.form)

    def _index(self, base: Node, index: str, place: Place) -> float:
        at = int(index) if index.isdigit() else place.index.get(index)
        if at is None or not 1 <= at <= place.length:
            return nan
        if isinstance(base, Sym):
            vector = place.vectors.get(base.name, ())
            return vector[at - 1] if at <= len(vector) else nan
        return self.value(base, _moved(place, FREE, at))

    def _apply(self, node: Apply, place: Place) -> float:
        entry = self._definitions[node.function]
        letters = [*entry.variables, *(name for name, _ in entry.params)]
        scalars: dict[str, float] = {}
        vectors: dict[str, tuple[float, ...]] = {}
        for letter, given in zip(letters, node.arguments, strict=True):
            if given is None:
                continue
            if letter in entry.vectors:
                vectors[letter] = tuple(
                    self.value(given, _moved(place, FREE, at))
                    for at in range(1, place.length + 1)
                )
            else:
                scalars[letter] = self.value(given, place)
        index = place.index.get(FREE, 1) if vectors else 0
        self.effort.spend(DeckCalls.COST)
        return self._calls.value(node.function, scalars, vectors, index, self.form)

    def _reduce(self, node: Reduce, place: Place) -> float:
        values = [self.value(node.body, one) for one in self._terms(node, place)]
        match node.kind:
            case "max" | "min":
                pick = floats.maximum if node.kind == "max" else floats.minimum
                found = values[0] if values else nan
                for one in values[1:]:
                    found = pick(found, one)
                return found
            case "logsumexp":
                return rounded(floats.logsumexp(values), self.form)
            case "prod":
                product = 1.0
                for one in values:
                    product = rounded(product * one, self.form)
                return product
        total = 0.0
        for one in values:
            total = rounded(total + one, self.form)
        if node.kind == "mean":
            return rounded(floats.divide(total, len(values)), self.form)
        return total

    def _terms(self, node: Reduce, place: Place) -> list[Place]:
        first, last = 1, place.length
        if not place.vectors and node.lower is not None and node.upper is not None:
            ends = self.value(node.lower, place), self.value(node.upper, place)
            if not all(map(isfinite, ends)) or ends[1] - ends[0] > _MOST_TERMS:
                raise OutOfBounds
            first, last = int(ends[0]), int(ends[1])
            if self._stack:
                del self._stack[-2:]
        counts = any(
            isinstance(one, Sym) and one.name == node.index for one in walk(node.body)
        )
        return [
            _moved(place, node.index, at, counts=counts)
            for at in range(first, last + 1)
        ]


def _moved(place: Place, letter: str, at: int, *, counts: bool = False) -> Place:
    """The place with an index letter at another component."""
    scalars = {**place.scalars, letter: float(at)} if counts else place.scalars
    return Place(scalars, place.vectors, {**place.index, letter: at})


def _joined(node: Binary, left: float, right: float) -> float:
    match node.op:
        case "+":
            return left + right
        case "-":
            return left - right
        case "*":
            return left * right
        case "/":
            return floats.divide(left, right)
    if isinstance(node.left, Const) and node.left.name == "e":
        return floats.exp(right)
    return floats.power(left, right)
