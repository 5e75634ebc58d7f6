"""quiz's trees as SymPy expressions: the parsing that other deciders are given."""

from __future__ import annotations

import functools
from collections.abc import Callable, Mapping

import sympy as sp

from quiz.formula.evaluation.derive import derive, expand
from quiz.formula.reading.context import Definitions
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


class Inexpressible(Exception):  # noqa: N818 - a vector is not an error
    """SymPy is not given vectors and reductions over them."""


def _root(value: sp.Expr, degree: sp.Expr) -> sp.Expr:
    return sp.real_root(value, degree)


_CALLS: dict[str, Callable[..., sp.Basic]] = {
    "exp": sp.exp, "expm1": lambda x: sp.exp(x) - 1, "log1p": lambda x: sp.log(1 + x),
    "log": sp.log, "log2": lambda x: sp.log(x, 2), "log10": lambda x: sp.log(x, 10),
    "sqrt": sp.sqrt, "cbrt": lambda x: sp.real_root(x, 3), "root": _root,
    "abs": sp.Abs, "sign": sp.sign, "max": sp.Max, "min": sp.Min,
    "sin": sp.sin, "cos": sp.cos, "tan": sp.tan, "cot": sp.cot, "sec": sp.sec,
    "csc": sp.csc, "asin": sp.asin, "acos": sp.acos, "atan": sp.atan, "acot": sp.acot,
    "sinh": sp.sinh, "cosh": sp.cosh, "tanh": sp.tanh, "coth": sp.coth,
    "sech": sp.sech, "csch": sp.csch, "asinh": sp.asinh, "acosh": sp.acosh,
    "atanh": sp.atanh, "erf": sp.erf, "erfc": sp.erfc, "floor": sp.floor,
    "ceil": sp.ceiling, "factorial": lambda x: sp.gamma(x + 1),
    "logaddexp": lambda a, b: sp.log(sp.exp(a) + sp.exp(b)),
    "normcdf": lambda x: (1 + sp.erf(x / sp.sqrt(2))) / 2,
    "normpdf": lambda x: sp.exp(-(x**2) / 2) / sp.sqrt(2 * sp.pi),
    "clip": lambda x, low, high: sp.Min(sp.Max(x, low), high),
    "cast": lambda x: x,
}  # fmt: skip
_CONSTANTS = {"pi": sp.pi, "e": sp.E, "oo": sp.oo}
_RELATIONS: dict[str, Callable[..., sp.Basic]] = {
    "<": sp.Lt, "<=": sp.Le, ">": sp.Gt, ">=": sp.Ge, "==": sp.Eq, "!=": sp.Ne,
}  # fmt: skip


class Converter:
    """Turns trees into SymPy expressions over symbols with assumptions."""

    def __init__(
        self, symbols: Mapping[str, sp.Symbol], definitions: Definitions
    ) -> None:
        self._symbols = symbols
        self._definitions = definitions

    def value(self, node: Node) -> sp.Expr:
        """The expression of a formula.

        Raises:
            Inexpressible: it has vectors in it.
        """
        match node:
            case Num(value=value):
                return sp.Rational(value.numerator, value.denominator)
            case Const(name=name) if name in _CONSTANTS:
                return _CONSTANTS[name]
            case Sym(name=name):
                return self._symbols.get(name, sp.Symbol(name, real=True))
            case Neg(operand=operand):
                return -self.value(operand)
            case Binary(op=op, left=left, right=right):
                return _joined(op, self.value(left), self.value(right))
            case Call(name="step", arguments=(x, *rest)):
                half = self.value(rest[0]) if rest else sp.Rational(1, 2)
                return sp.Heaviside(self.value(x), half)
            case Call(name=name, arguments=arguments) if name in _CALLS:
                return _CALLS[name](*map(self.value, arguments))
            case Apply():
                if self._definitions[node.function].vectors:
                    raise Inexpressible
                return self.value(expand(node, self._definitions))
            case Cases(branches=branches):
                pairs = [
                    (self.value(one), True if test is None else self.test(test))
                    for one, test in branches
                ]
                return sp.Piecewise(*pairs)
            case Compare() | Logic() | Truth():
                return sp.Piecewise((1, self.test(node)), (0, True))
            case Derivative(body=body, variable=variable):
                return self.value(derive(body, variable, self._definitions))
            case Index() | Reduce():
                raise Inexpressible
        raise Inexpressible

    def test(self, node: Node) -> sp.Basic:
        """The condition as SymPy has it."""
        match node:
            case Truth(value=value):
                return sp.true if value else sp.false
            case Compare(operators=operators, operands=operands):
                values = [self.value(one) for one in operands]
                pairs = zip(operators, values, values[1:], strict=False)
                return sp.And(*(_RELATIONS[op](a, b) for op, a, b in pairs))
            case Logic(op="not", operands=(inner,)):
                return sp.Not(self.test(inner))
            case Logic(op=op, operands=operands):
                joined = sp.And if op == "and" else sp.Or
                return joined(*map(self.test, operands))
        return sp.Ne(self.value(node), 0)


def _joined(op: str, left: sp.Expr, right: sp.Expr) -> sp.Expr:
    match op:
        case "+":
            return left + right
        case "-":
            return left - right
        case "*":
            return left * right
        case "/":
            return left / right
    return left**right


@functools.cache
def symbol(name: str, *, is_positive: bool) -> sp.Symbol:
    """A real symbol, positive where the card says so."""
    return sp.Symbol(name, real=True, positive=True if is_positive else None)
