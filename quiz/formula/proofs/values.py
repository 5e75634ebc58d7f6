"""Formulas as values that can be proved equal, within one region.

`Evaluator` follows the meaning that grading gives to a formula: the first
branch whose condition holds, real powers and logarithms only, ``0 ^ 0`` is 1.
Where a sign must be known that is not, it raises `Undecided`.
"""

from __future__ import annotations

from fractions import Fraction

from quiz.formula.proofs.algebra import (
    SLOTS,
    Algebra,
    Generator,
    GivenUp,
    Ratio,
    constant,
)
from quiz.formula.proofs.calls import call
from quiz.formula.proofs.functions import Functions
from quiz.formula.proofs.signs import Signs
from quiz.formula.proofs.state import Found, Infinite, NoValue, State
from quiz.formula.tree import (
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
    walk,
)

_MOST_TERMS = 30
HOLDS: dict[str, Signs] = {
    "<": frozenset((-1,)),
    "<=": frozenset((-1, 0)),
    ">": frozenset((1,)),
    ">=": frozenset((0, 1)),
    "==": frozenset((0,)),
    "!=": frozenset((-1, 1)),
}
"""The signs of the difference with which a comparison holds."""


class Evaluator:
    """Evaluates trees in one region.

    Args:
        algebra: The generators of the proof.
        functions: Its exponentials and logarithms.
        state: What is known in the region.
        count: The letter for the number of components, if there are vectors.
    """

    def __init__(
        self,
        algebra: Algebra,
        functions: Functions,
        state: State,
        count: str | None = None,
    ) -> None:
        self.algebra = algebra
        self.functions = functions
        self.state = state
        self.count = count
        self._indices: dict[str, str] = {}
        self._places: dict[str, int] = {}

    def finite(self, node: Node) -> Ratio:
        """The value of a formula that is not infinite."""
        found = self.value(node)
        if isinstance(found, Infinite):
            raise GivenUp
        return found

    def value(self, node: Node) -> Found:
        """The value of a formula.

        Raises:
            NoValue: there is none.
            Undecided: it depends on a sign that is not known.
            Nowhere: the region is empty.
            GivenUp: it cannot be worked out.
        """
        self.algebra.effort.spend()
        match node:
            case Num(value=value):
                return constant(value)
            case Sym(name=name) if name in self._places:
                return constant(self._places[name])
            case Sym(name=name):
                return self._letter("count" if name == self.count else "letter", name)
            case Const(name="e"):
                return self.functions.exp(constant(1))
            case Const(name="pi"):
                return self.functions.pi
            case Const(name="oo"):
                return Infinite(1)
            case Const():
                raise NoValue
            case Index(base=Sym(name=name), index=index):
                return self._component(name, index)
            case Neg(operand=operand):
                inner = self.value(operand)
                if isinstance(inner, Infinite):
                    return Infinite(-inner.sign)
                return self.algebra.negative(inner)
            case Binary():
                return self._binary(node)
            case Call(name=name, arguments=arguments):
                values = [self.value(one) for one in arguments]
                return call(name, values, self.functions, self.state)
            case Reduce():
                return self._reduce(node)
            case Compare() | Logic() | Truth():
                return constant(1 if self.holds(node) else 0)
            case Cases(branches=branches):
                for branch, condition in branches:
                    if condition is None or self.holds(condition):
                        return self.value(branch)
                raise NoValue
        raise GivenUp

    def holds(self, node: Node) -> bool:
        """Whether a condition holds all over the region."""
        match node:
            case Truth(value=value):
                return value
            case Compare(operators=operators, operands=operands):
                left = self.value(operands[0])
                for operator, operand in zip(operators, operands[1:], strict=True):
                    right = self.value(operand)
                    if not self.state.among(left, right, HOLDS[operator]):
                        return False
                    left = right
                return True
            case Logic(op="not", operands=(inner,)):
                return not self.holds(inner)
            case Logic(op="and", operands=operands):
                return all(self.holds(one) for one in operands)
            case Logic(operands=operands):
                return any(self.holds(one) for one in operands)
        return self.state.sign(self.finite(node)) != 0

    def letter(self, name: str) -> Ratio:
        """A letter as it is in this region."""
        return self._letter("letter", name)

    def _letter(self, kind: str, name: str, index: str = "") -> Ratio:
        bound = index if index.startswith("#") else ""
        made = Generator(kind, (name, index), index=bound)
        slot = self.algebra.slot(made)
        return self.state.region.values.get(slot, Ratio(SLOTS[slot]))

    def _component(self, name: str, index: str) -> Ratio:
        if self.count is None or index.isdigit():
            raise GivenUp
        return self._letter("letter", name, self._indices.get(index, index))

    def _binary(self, node: Binary) -> Ratio:
        spine = [node]
        while isinstance(spine[-1].left, Binary):
            spine.append(spine[-1].left)
        first = spine[-1].left
        left: Ratio | None = None
        if not (spine[-1].op == "^" and first == Const("e", first.span)):
            left = self.finite(first)
        for one in reversed(spine):
            left = self._joined(one.op, left, self.finite(one.right))
        if left is None:
            raise GivenUp
        return left

    def _joined(self, op: str, left: Ratio | None, right: Ratio) -> Ratio:
        algebra = self.algebra
        if left is None:
            return self.functions.exp(right)
        match op:
            case "+":
                return algebra.add(left, right)
            case "-":
                return algebra.subtract(left, right)
            case "*":
                return algebra.multiply(left, right)
            case "/":
                self.state.need_nonzero(right)
                return algebra.multiply(left, algebra.inverse(right))
        return self._power(left, right)

    def _power(self, base: Ratio, exponent: Ratio) -> Ratio:
        number = exponent.number
        if number is None:
            if self.state.sign(base) != 1:
                raise GivenUp  # defined at whole exponents only
            inner = self.functions.log(base, self.state.known)
            return self.functions.exp(self.algebra.multiply(exponent, inner))
        if number.denominator > 1:
            return self.state.power(base, number, self.functions)
        if number < 0:
            self.state.need_nonzero(base)
        return self.algebra.power(base, int(number))

    def _reduce(self, node: Reduce) -> Ratio:
        if self.count is None:
            return self._written_out(node)
        if any(isinstance(one, Sym) and one.name == node.index for one in walk(node)):
            raise GivenUp
        before = self._indices
        index = f"#{_nesting(node)}"
        self._indices = {**before, node.index: index}
        try:
            body = self.finite(node.body)
        finally:
            self._indices = before
        return self._reduced(node.kind, body, index, self.count)

    def _reduced(self, kind: str, body: Ratio, index: str, letter: str) -> Ratio:
        algebra, functions = self.algebra, self.functions
        count = self._letter("count", letter)
        match kind:
            case "sum":
                return functions.total(body, index, count)
            case "mean":
                total = functions.total(body, index, count)
                return algebra.multiply(total, algebra.inverse(count))
            case "logsumexp":
                total = functions.total(functions.exp(body), index, count)
                return functions.log(total, self.state.known)
            case "max":
                return functions.reduction("max", body, index)
            case "min":
                mirrored = functions.reduction("max", algebra.negative(body), index)
                return algebra.negative(mirrored)
        raise GivenUp

    def _written_out(self, node: Reduce) -> Ratio:
        """A sum between bounds that are numbers."""
        first, last = 1, 1
        if node.lower is not None and node.upper is not None:
            first, last = self._whole(node.lower), self._whole(node.upper)
        if not 0 < last - first + 1 <= _MOST_TERMS:
            raise GivenUp
        before = self._places
        values = []
        for place in range(first, last + 1):
            self._places = {**before, node.index: place}
            try:
                values.append(self.finite(node.body))
            finally:
                self._places = before
        if node.kind not in ("sum", "mean", "prod"):
            raise GivenUp
        join = self.algebra.multiply if node.kind == "prod" else self.algebra.add
        total = values[0]
        for one in values[1:]:
            total = join(total, one)
        if node.kind == "mean":
            share = constant(Fraction(1, len(values)))
            return self.algebra.multiply(total, share)
        return total

    def _whole(self, node: Node) -> int:
        number = self.finite(node).number
        if number is None or number.denominator > 1:
            raise GivenUp
        return int(number)


def _nesting(node: Reduce) -> int:
    """The number of a sum's index: above those of the sums inside that use it.

    Sums that are alike so bind the same index, wherever they stand.
    """
    inside = [
        _nesting(one)
        for one in walk(node.body)
        if isinstance(one, Reduce) and _uses(one, node.index)
    ]
    return 1 + max(inside, default=0)


def _uses(node: Reduce, index: str) -> bool:
    return any(isinstance(one, Index) and one.index == index for one in walk(node.body))
