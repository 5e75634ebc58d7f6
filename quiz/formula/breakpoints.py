"""Where a formula changes its form: conditions, max, min, abs, sign, clip."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction
from itertools import islice, pairwise

from quiz.formula.context import Definitions
from quiz.formula.derive import expand
from quiz.formula.evaluate import Compiler, constant
from quiz.formula.point import Function, Point
from quiz.formula.probes import Irrational
from quiz.formula.tree import (
    Apply,
    Binary,
    Call,
    Compare,
    Const,
    Neg,
    Node,
    Num,
    children,
    shape,
    walk,
)
from quiz.formula.values import (
    Ball,
    Exact,
    Infinity,
    OutOfBounds,
    Undefined,
    Unsettled,
    Value,
)

_BITS = 110
_MOST_PAIRS = 12
_MOST_LOOKED_AT = 3_000
_DEEPEST_EXPANSION = 4
_GRID: tuple[Fraction, ...] = tuple(
    Fraction(sign * value, 16)
    for sign, values in (
        (-1, (16000, 3201, 1601, 801, 321, 161, 97, 65, 49, 33, 25, 17, 9, 5, 1)),
        (
            1,
            (0, 3, 7, 11, 15, 19, 27, 35, 51, 67, 99, 163, 323, 803, 1603, 3203, 16003),
        ),
    )
    for value in values
)


def numbers(*trees: Node) -> tuple[Exact, ...]:
    """Every number in the texts, constant parts worked out, small ones first.

    Irrational ones come as fractions within 2**-100 of them.
    """
    compiler = Compiler(Definitions())
    found: dict[Exact, None] = {}
    for tree in trees:
        for node in _constants(tree):
            value = _number(compiler.compile(node))
            if value is not None and -(10**6) <= value <= 10**6:
                found[-value if value < 0 else value] = None
    plain = [value for value in found if value not in (0, 1, 2)]
    return tuple(sorted(plain, key=lambda value: (value.denominator, value)))


def irrationals(*trees: Node) -> tuple[Irrational, ...]:
    """The irrational constants in the texts, as points."""
    compiler = Compiler(Definitions())
    found: dict[object, Irrational] = {}
    for tree in trees:
        for node in walk(tree):
            if not isinstance(node, Binary | Call | Const | Neg) or not constant(node):
                continue
            made = compiler.compile(node)
            try:
                value = made(Point({}, precision=_BITS))
            except (Undefined, Unsettled, OutOfBounds):
                continue
            near = as_exact(value)
            if isinstance(value, Ball) and value.tag is not None and near is not None:
                found[value.tag] = Irrational(value.tag, Fraction(near), _to_bits(made))
    return tuple(found.values())[:_MOST_PAIRS]


def _to_bits(made: Function) -> Callable[[int], Value]:
    return lambda precision: made(Point({}, precision=precision))


def _constants(node: Node) -> Iterator[Node]:
    """The largest constant parts of a tree, and the numbers in them."""
    if constant(node) and not isinstance(node, Compare | Const):
        for one in walk(node):
            if isinstance(one, Num | Binary | Call):
                yield one
        return
    for child in children(node):
        yield from _constants(child)


def _number(made: Function) -> Exact | None:
    try:
        return as_exact(made(Point({}, precision=_BITS)))
    except (Undefined, Unsettled, OutOfBounds):
        return None


def as_exact(value: Value) -> Exact | None:
    """The value as a fraction, rounded to some 100 bits where it is not one."""
    if isinstance(value, Infinity):
        return None
    if not isinstance(value, Ball):
        return value
    sign, mantissa, exponent, _ = value.mid
    if abs(exponent) > 2_000:
        return None
    size = Fraction(int(mantissa)) * Fraction(2) ** exponent
    return -size if sign else size


class Breakpoints:
    """The breakpoints of some formulas along any letter."""

    def __init__(self, definitions: Definitions, trees: Sequence[Node]) -> None:
        compiler = Compiler(definitions)
        pairs: dict[object, Function] = {}
        for tree in trees:
            found = _differences(tree, definitions, 0)
            for difference in islice(found, _MOST_LOOKED_AT):
                if len(pairs) >= _MOST_PAIRS:
                    break
                if difference is not None and not constant(difference):
                    pairs.setdefault(shape(difference), compiler.compile(difference))
        self._differences = tuple(pairs.values())
        self._known: dict[object, tuple[Exact, ...]] = {}

    def roots(self, letter: str, others: dict[str, Exact]) -> tuple[Exact, ...]:
        """Where a difference changes sign along `letter`, the others given."""
        key = (letter, tuple(sorted(others.items())))
        if key not in self._known:
            found: dict[Exact, None] = {}
            for difference in self._differences:
                for root in _roots(difference, letter, others):
                    found[root] = None
            self._known[key] = tuple(found)
        return self._known[key]


def _differences(
    node: Node, definitions: Definitions, depth: int
) -> Iterator[Node | None]:
    """Formulas that are zero where the tree changes its form; None between them."""
    for one in walk(node):
        yield None
        match one:
            case Compare(operands=operands):
                for left, right in pairwise(operands):
                    yield Binary("-", left, right)
            case Call(name="max" | "min", arguments=(first, *rest)):
                for other in rest:
                    yield Binary("-", first, other)
            case Call(name="abs" | "sign" | "step" | "floor" | "ceil", arguments=a):
                yield a[0]
            case Call(name="clip", arguments=(value, *bounds)):
                for bound in bounds:
                    if not _infinite(bound):
                        yield Binary("-", value, bound)
            case Binary(op="/", right=right):
                yield right
            case Apply() if depth < _DEEPEST_EXPANSION:
                yield from _differences(
                    expand(one, definitions), definitions, depth + 1
                )


def _infinite(node: Node) -> bool:
    inner = node.operand if isinstance(node, Neg) else node
    return isinstance(inner, Const) and inner.name in ("oo", "none")


def _value(
    f: Function, letter: str, x: Exact, others: dict[str, Exact]
) -> Exact | None:
    try:
        return as_exact(f(Point({**others, letter: x}, precision=_BITS)))
    except (Undefined, Unsettled, OutOfBounds):
        return None


def _roots(f: Function, letter: str, others: dict[str, Exact]) -> Iterator[Exact]:
    samples = [_value(f, letter, x, others) for x in (0, 1, 2, -3, 7)]
    if all(isinstance(one, int | Fraction) for one in samples):
        at = [Fraction(one) for one in samples if one is not None]
        slope = at[1] - at[0]
        if all(
            y == at[0] + slope * x for x, y in zip((0, 1, 2, -3, 7), at, strict=True)
        ):
            if slope:
                root = -at[0] / slope
                yield root.numerator if root.denominator == 1 else root
            return
    yield from _bisected(f, letter, others)


def _bisected(f: Function, letter: str, others: dict[str, Exact]) -> Iterator[Exact]:
    """Sign changes along a grid, halved until the place is known to 2**-60."""
    grid = sorted(_GRID)
    before_x, before = grid[0], _value(f, letter, grid[0], others)
    for x in grid[1:]:
        value = _value(f, letter, x, others)
        if value == 0:
            yield x
        elif value is not None and before is not None and (value > 0) != (before > 0):
            low, high, at_low = before_x, x, before
            for _ in range(60):
                middle = (low + high) / 2
                at_middle = _value(f, letter, middle, others)
                if at_middle is None or at_middle == 0:
                    low = high = middle
                    break
                if (at_middle > 0) == (at_low > 0):
                    low = middle
                else:
                    high = middle
            root = (low + high) / 2
            near = root.limit_denominator(1000)
            if near != root and _value(f, letter, near, others) == 0:
                root = near
            yield root.numerator if root.denominator == 1 else root
        before_x, before = x, value
