"""Formulas in ordinary floating point, at several points at once.

Enough to drop a hypothesis about a wrong answer in microseconds, never to accept
one: what survives is tested with `evaluation.compare`. A number that is not a number
stands for everything that floating point cannot tell.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence

from mpmath import libmp

from quiz.formula.evaluation.probes import Coordinate, Irrational, Probe
from quiz.formula.evaluation.values import Ball, Infinity, Value
from quiz.formula.reading.vectors import FREE
from quiz.formula.tree import (
    HOLDS,
    Binary,
    Call,
    Cases,
    Compare,
    Const,
    Index,
    Logic,
    Neg,
    Node,
    Num,
    Reduce,
    Sym,
    Truth,
)

NAN = math.nan
Column = list[float]
"""The values of one formula at every point."""

_ROOT_TWO = math.sqrt(2)
_NEAR = 1e-9
_TINY = 1e-13


def close(a: float, b: float) -> bool:
    """Whether two numbers are the same as far as floating point can tell."""
    return abs(a - b) <= _NEAR * max(abs(a), abs(b)) + _TINY


def agree(left: Sequence[float], right: Sequence[float], least: int = 2) -> bool:
    """Whether two columns are the same wherever both are known."""
    known = 0
    for a, b in zip(left, right, strict=True):
        if a != a or b != b:
            continue
        if not (a == b or close(a, b)):
            return False
        known += 1
    return known >= least


def number(value: Value) -> float:
    """An exact value as an ordinary number; NAN where it is too large for one."""
    if isinstance(value, Infinity):
        return math.copysign(math.inf, value.sign)
    try:
        if isinstance(value, Ball):
            return float(libmp.to_float(value.mid))
        return float(value)
    except OverflowError:
        return NAN


class Rows:
    """Points side by side, and the columns worked out there so far."""

    def __init__(
        self,
        count: int,
        letters: dict[str, Column],
        vectors: dict[str, list[tuple[float, ...]]],
        index: dict[str, list[int]],
    ) -> None:
        self.count = count
        self.letters = letters
        self.vectors = vectors
        self.index = index
        self._known: dict[int, tuple[Node, Column]] = {}
        self._inner: dict[str, tuple[Rows, list[int]]] = {}

    def again(self, **letters: Column) -> Rows:
        """The same points with nothing worked out, and some letters exchanged."""
        return Rows(self.count, self.letters | letters, self.vectors, self.index)

    def column(self, node: Node) -> Column:
        """The values of a formula without functions of decks."""
        known = self._known.get(id(node))
        if known is not None:
            return known[1]
        made = self._made(node)
        self._known[id(node)] = (node, made)
        return made

    def _made(self, node: Node) -> Column:
        match node:
            case Num(value=value):
                return [number(value)] * self.count
            case Const(name=name):
                return [_CONSTANTS.get(name, NAN)] * self.count
            case Sym(name=name):
                return self._letter(name)
            case Index(base=Sym(name=name), index=index):
                return self._component(name, index)
            case Neg(operand=operand):
                return [-one for one in self.column(operand)]
            case Binary(op=op, left=left, right=right):
                return joined(op, self.column(left), self.column(right))
            case Call(name=name, arguments=arguments):
                return called(name, [self.column(one) for one in arguments])
            case Cases(branches=branches):
                return self._cases(branches)
            case Reduce():
                return self._reduced(node)
            case Compare() | Logic() | Truth():
                return [NAN if one is None else float(one) for one in self.truth(node)]
        return [NAN] * self.count

    def _letter(self, name: str) -> Column:
        if name in self.letters:
            return self.letters[name]
        if name == "n" and self.vectors:
            return [float(one) for one in self._lengths()]
        return [NAN] * self.count

    def _component(self, name: str, index: str) -> Column:
        vectors = self.vectors.get(name)
        if vectors is None:
            return [NAN] * self.count
        if index.isdigit():
            places = [int(index)] * self.count
        elif index in self.index:
            places = self.index[index]
        else:
            return [NAN] * self.count
        return [
            vector[place - 1] if 1 <= place <= len(vector) else NAN
            for vector, place in zip(vectors, places, strict=True)
        ]

    def _lengths(self) -> list[int]:
        columns = list(self.vectors.values())
        return [max(map(len, one)) for one in zip(*columns, strict=True)]

    def truth(self, node: Node) -> list[bool | None]:
        """Where a condition holds; None where that is not known."""
        match node:
            case Truth(value=value):
                return [value] * self.count
            case Compare(operators=operators, operands=operands):
                columns = [self.column(one) for one in operands]
                rows = zip(*columns, strict=True)
                return [_holds(operators, row) for row in rows]
            case Logic(op="not", operands=(inner,)):
                return [None if one is None else not one for one in self.truth(inner)]
            case Logic(op=op, operands=operands):
                tests = zip(*(self.truth(one) for one in operands), strict=True)
                whole = all if op == "and" else any
                return [None if None in row else whole(row) for row in tests]
        return [None if one != one else one != 0 for one in self.column(node)]

    def chosen(self, node: Cases) -> list[int | None]:
        """Which branch holds at each point."""
        tests = [
            [True] * self.count if when is None else self.truth(when)
            for _, when in node.branches
        ]
        found: list[int | None] = []
        for row in zip(*tests, strict=True):
            place = next((at for at, one in enumerate(row) if one or one is None), None)
            found.append(None if place is None or row[place] is None else place)
        return found

    def _cases(self, branches: tuple[tuple[Node, Node | None], ...]) -> Column:
        columns = [self.column(value) for value, _ in branches]
        places = self.chosen(Cases(branches))
        return [
            NAN if place is None else columns[place][row]
            for row, place in enumerate(places)
        ]

    def _reduced(self, node: Reduce) -> Column:
        if not self.vectors:
            return [NAN] * self.count
        inner, lengths = self._expanded(node.index)
        values = iter(inner.column(node.body))
        return [_reduced(node.kind, [next(values) for _ in range(n)]) for n in lengths]

    def _expanded(self, letter: str) -> tuple[Rows, list[int]]:
        """A point for every component of each point."""
        if letter not in self._inner:
            lengths = self._lengths()

            def spread(column: Iterable[object]) -> list[object]:
                pairs = zip(column, lengths, strict=True)
                return [one for one, n in pairs for _ in range(n)]

            index = {key: spread(one) for key, one in self.index.items()}
            index[letter] = [place + 1 for n in lengths for place in range(n)]
            made = Rows(
                sum(lengths),
                {key: spread(one) for key, one in self.letters.items()},  # type: ignore[misc]
                {key: spread(one) for key, one in self.vectors.items()},  # type: ignore[misc]
                index,  # type: ignore[arg-type]
            )
            self._inner[letter] = made, lengths
        return self._inner[letter]


def rows_at(probes: Sequence[Probe]) -> Rows:
    """The points of a comparison as ordinary numbers."""
    letters: dict[str, Column] = {}
    vectors: dict[str, list[tuple[float, ...]]] = {}
    for probe in probes:
        for name, value in probe.values:
            if isinstance(value, tuple):
                vectors.setdefault(name, []).append(tuple(map(number, value)))
            else:
                letters.setdefault(name, []).append(_scalar(value))
    index = {FREE: [one.index for one in probes]} if vectors else {}
    return Rows(len(probes), letters, vectors, index)


def _scalar(value: Coordinate) -> float:
    if isinstance(value, tuple):
        return NAN
    return number(value.near if isinstance(value, Irrational) else value)


_CONSTANTS = {"e": math.e, "pi": math.pi, "oo": math.inf}


def _holds(operators: tuple[str, ...], row: tuple[float, ...]) -> bool | None:
    left = row[0]
    for operator, right in zip(operators, row[1:], strict=True):
        if left != left or right != right:
            return None
        if not HOLDS[operator](left, right):
            return False
        left = right
    return True


def joined(op: str, left: Column, right: Column) -> Column:
    """Two columns joined by an operator."""
    if op == "+":
        return [a + b for a, b in zip(left, right, strict=True)]
    if op == "-":
        return [a - b for a, b in zip(left, right, strict=True)]
    if op == "*":
        return [a * b for a, b in zip(left, right, strict=True)]
    if op == "/":
        return [a / b if b else NAN for a, b in zip(left, right, strict=True)]
    return [attempt(math.pow, a, b) for a, b in zip(left, right, strict=True)]


def attempt(f: Callable[..., float], *arguments: float) -> float:
    """The value of a function, or no number."""
    try:
        return f(*arguments)
    except (ArithmeticError, ValueError):
        return NAN


def called(name: str, columns: list[Column]) -> Column:
    """A built-in function of columns."""
    if len(columns) == 1:
        if name == "cast":
            return columns[0]
        f = ONE_ARGUMENT.get(name)
        if f is None:
            return [NAN] * len(columns[0])
        return [attempt(f, one) for one in columns[0]]
    more = MORE_ARGUMENTS.get(name)
    if more is None:
        return [NAN] * len(columns[0])
    return [
        NAN if any(one != one for one in row) else attempt(more, *row)
        for row in zip(*columns, strict=True)
    ]


def _reduced(kind: str, values: list[float]) -> float:
    match kind:
        case "max":
            return max(values)
        case "min":
            return min(values)
        case "prod":
            return math.prod(values)
        case "mean":
            return sum(values) / len(values)
        case "logsumexp":
            return attempt(lambda: math.log(sum(map(math.exp, values))))
    return sum(values)


def _sign(x: float) -> float:
    return x if x != x else float((x > 0) - (x < 0))


ONE_ARGUMENT: dict[str, Callable[[float], float]] = {
    "exp": math.exp, "expm1": math.expm1, "log": math.log, "log1p": math.log1p,
    "log2": math.log2, "log10": math.log10, "sqrt": math.sqrt, "abs": abs,
    "cbrt": lambda x: math.copysign(abs(x) ** (1 / 3), x), "sign": _sign,
    "sin": math.sin, "cos": math.cos, "tan": math.tan, "asin": math.asin,
    "acos": math.acos, "atan": math.atan, "sinh": math.sinh, "cosh": math.cosh,
    "tanh": math.tanh, "asinh": math.asinh, "acosh": math.acosh,
    "atanh": math.atanh, "erf": math.erf, "erfc": math.erfc,
    "cot": lambda x: 1 / math.tan(x), "sec": lambda x: 1 / math.cos(x),
    "csc": lambda x: 1 / math.sin(x), "coth": lambda x: 1 / math.tanh(x),
    "sech": lambda x: 1 / math.cosh(x), "csch": lambda x: 1 / math.sinh(x),
    "acot": lambda x: math.pi / 2 - math.atan(x), "floor": math.floor,
    "ceil": math.ceil, "normcdf": lambda x: math.erfc(-x / _ROOT_TWO) / 2,
    "normpdf": lambda x: math.exp(-x * x / 2) / math.sqrt(2 * math.pi),
    "step": lambda x: x if x != x else (_sign(x) + 1) / 2,
}  # fmt: skip
"""Functions of one number by canonical name."""

MORE_ARGUMENTS: dict[str, Callable[..., float]] = {
    "max": max,
    "min": min,
    "clip": lambda x, low, high: min(max(x, low), high),
    "log": lambda x, base: math.log(x) / math.log(base),
    "root": lambda x, degree: math.pow(x, 1 / degree),
    "logaddexp": lambda a, b: max(a, b) + math.log1p(math.exp(-abs(a - b))),
    "step": lambda x, at: at if x == 0 else float(x > 0),
}
