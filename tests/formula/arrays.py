"""Formulas on arrays of NumPy or tensors of PyTorch: an independent witness.

A small translator of its own: it shares the parser with `quiz`, and nothing of
its arithmetic. Functions of decks are float64 formulas that neither overflow nor
cancel, rounded once.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from quiz.formula.tree import (
    Apply,
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

Array = Any


def _sigmoid(x: float) -> float:
    if x >= 0:
        return 1 / (1 + math.exp(-x))
    return math.exp(x) / (1 + math.exp(x)) if x > -745 else 0.0


def _silu(x: float) -> float:
    if x > -700:
        return x * _sigmoid(x)
    return x * math.exp(x / 2) * math.exp(x / 2)


LIBRARY: dict[str, Callable[[float], float]] = {
    "sigmoid": _sigmoid,
    "silu": lambda x: (
        x * _sigmoid(x) if x > -700 else x * math.exp(x / 2) * math.exp(x / 2)
    ),
    "relu": lambda x: max(x, 0.0),
    "tanh": math.tanh,
}
"""Functions of decks that formulas of decks name."""


def _each(f: Callable[[float], float]) -> Callable[[np.ndarray], np.ndarray]:
    def over(values: np.ndarray) -> np.ndarray:
        found = [math.nan if math.isnan(v) else f(float(v)) for v in values]
        return np.array(found).astype(values.dtype)

    return over


_ERFC = _each(math.erfc)
_PHI = _each(lambda x: math.erfc(-x / math.sqrt(2)) / 2)
_DENSITY = _each(lambda x: math.exp(-x * x / 2) / math.sqrt(2 * math.pi))


@dataclass
class Numpy:
    """Values in one type of NumPy."""

    dtype: type
    scalars: Mapping[str, np.ndarray]
    vectors: Mapping[str, list[np.ndarray]] = field(default_factory=dict)
    index: dict[str, int] = field(default_factory=dict)

    def number(self, value: float) -> Array:
        """A number in the type, as long as the grid."""
        return self.dtype(value)

    def unary(self, name: str, value: Array) -> Array:
        """A function of one argument."""
        own = {"erfc": _ERFC, "normcdf": _PHI, "normpdf": _DENSITY}
        if name in own:
            size = max(len(one) for one in self._letters())
            return own[name](np.broadcast_to(value, (size,)))
        return getattr(np, name)(value)

    def binary(self, name: str, left: Array, right: Array) -> Array:
        """``maximum`` and ``minimum``."""
        return getattr(np, name)(left, right)

    def where(self, condition: Array, left: Array, right: Array) -> Array:
        """Both branches worked out, one chosen."""
        return np.where(condition, left, right)

    def library(self, key: str, value: Array) -> Array:
        """A function of a deck."""
        return _each(LIBRARY[key])(value)

    def _letters(self) -> list[np.ndarray]:
        every = list(self.scalars.values())
        return every + [one for them in self.vectors.values() for one in them]

    def value(self, node: Node) -> Array:
        """The formula's values, one for each point of the grid."""
        match node:
            case Num(value=value):
                return self.number(float(value))
            case Const(name=name):
                return self.number({"e": math.e, "pi": math.pi}[name])
            case Sym(name=name):
                return self.scalars[name]
            case Index(base=Sym(name=name), index=index):
                return self.vectors[name][self.index[index] - 1]
            case Neg(operand=operand):
                return -self.value(operand)
            case Binary(op="^", left=Const(name="e"), right=right):
                return self.unary("exp", self.value(right))
            case Binary(op=op, left=left, right=right):
                return _OPERATIONS[op](self.value(left), self.value(right))
            case Call(name=name, arguments=(only,)):
                return self.unary(name, self.value(only))
            case Call(name="clip", arguments=(inner, low, high)):
                raised = self.binary("maximum", self.value(inner), self.value(low))
                return self.binary("minimum", raised, self.value(high))
            case Call(name=name, arguments=(first, second)):
                name = {"max": "maximum", "min": "minimum"}[name]
                return self.binary(name, self.value(first), self.value(second))
            case Apply(function=key, arguments=(only, *_)) if only is not None:
                return self.library(key, self.value(only))
            case Reduce(kind=kind, body=body, index=letter):
                return self._reduce(kind, body, letter)
            case Cases(branches=branches):
                found = self.number(math.nan)
                for value, condition in reversed(branches):
                    inner = self.value(value)
                    if condition is None:
                        found = inner
                    else:
                        found = self.where(self.holds(condition), inner, found)
                return found
        raise NotImplementedError(node)

    def _reduce(self, kind: str, body: Node, letter: str) -> Array:
        length = len(next(iter(self.vectors.values())))
        values = []
        for place in range(1, length + 1):
            self.index[letter] = place
            values.append(self.value(body))
        del self.index[letter]
        found = values[0]
        for one in values[1:]:
            found = found + one if kind == "sum" else self.binary("maximum", found, one)
        return found

    def holds(self, node: Node) -> Array:
        """A condition at every point."""
        match node:
            case Truth(value=value):
                return value
            case Logic(op="not", operands=(inner,)):
                return ~self.holds(inner)
            case Logic(op=op, operands=(left, right)):
                a, b = self.holds(left), self.holds(right)
                return a & b if op == "and" else a | b
            case Compare(operators=operators, operands=operands):
                values = [self.value(one) for one in operands]
                found: Array = True
                for sign, a, b in zip(operators, values, values[1:], strict=False):
                    found = found & _COMPARISONS[sign](a, b)
                return found
        raise NotImplementedError(node)


_OPERATIONS: dict[str, Callable[[Array, Array], Array]] = {
    "+": lambda a, b: a + b,
    "-": lambda a, b: a - b,
    "*": lambda a, b: a * b,
    "/": lambda a, b: a / b,
    "^": lambda a, b: a**b,
}
_COMPARISONS: dict[str, Callable[[Array, Array], Array]] = {
    "<": lambda a, b: a < b,
    "<=": lambda a, b: a <= b,
    ">": lambda a, b: a > b,
    ">=": lambda a, b: a >= b,
    "==": lambda a, b: a == b,
    "!=": lambda a, b: a != b,
}
