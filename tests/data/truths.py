"""The truths a second time: SymPy expressions and knots, never read from a deck."""

from __future__ import annotations

import itertools
import random
from collections.abc import Callable, Mapping
from fractions import Fraction

import mpmath
import pytest
import sympy
from sympy import Max, Min, Piecewise, Rational, Symbol

from quiz.deck import Function

from .conftest import Evaluate, Exact

RELATIVE = mpmath.mpf(10) ** -30
ABSOLUTE = mpmath.mpf(10) ** -45
POINTS = 200

x = Symbol("x", real=True)
a, s, b, lam = (Symbol(name, positive=True) for name in ("a", "s", "b", "l"))

EXP = sympy.exp
LOGISTIC = 1 / (1 + EXP(-x))
SOFTPLUS = sympy.log(1 + EXP(x))
RAMP6 = Min(Max(0, x + 3), 6)
INNER = sympy.sqrt(2 / sympy.pi) * (x + Rational(44715, 1_000_000) * x**3)
SELU_A = Rational("1.6732632423543772848170429916717")
SELU_S = Rational("1.0507009873554804934193349852946")

TRUTHS: dict[str, sympy.Expr] = {
    "relu": Max(0, x),
    "sigmoid": LOGISTIC,
    "tanh": sympy.tanh(x),
    "leaky_relu": Max(0, x) + a * Min(0, x),
    "prelu": Piecewise((x, x > 0), (a * x, True)),
    "elu": Piecewise((x, x > 0), (a * (EXP(x) - 1), True)),
    "selu": s * Piecewise((x, x > 0), (a * (EXP(x) - 1), True)),
    "celu": Piecewise((x, x > 0), (a * (EXP(x / a) - 1), True)),
    "relu6": Piecewise((0, x < 0), (x, x < 6), (6, True)),
    "gelu": x * (1 + sympy.erf(x / sympy.sqrt(2))) / 2,
    "gelu_tanh": x * (1 + sympy.tanh(INNER)) / 2,
    "silu": x * LOGISTIC,
    "mish": x * sympy.tanh(SOFTPLUS),
    "hardswish": x * RAMP6 / 6,
    "softplus": sympy.log(1 + EXP(b * x)) / b,
    "softsign": x / (1 + sympy.Abs(x)),
    "logsigmoid": sympy.log(LOGISTIC),
    "hardsigmoid": RAMP6 / 6,
    "hardtanh": Piecewise((-1, x < -1), (1, x > 1), (x, True)),
    "identity": x,
    "step": Piecewise((0, x < 0), (1, True)),
    "softshrink": Piecewise((x - lam, x > lam), (x + lam, x < -lam), (0, True)),
    "hardshrink": Piecewise((x, x > lam), (x, x < -lam), (0, True)),
    "tanhshrink": x - sympy.tanh(x),
}

SETTINGS: dict[str, list[dict[str, Fraction]]] = {
    "leaky_relu": [{"a": Fraction(n, 100)} for n in (1, 20, 90)],
    "prelu": [{"a": Fraction(n, 4)} for n in (1, 6, 0, -3)],
    "elu": [{"a": Fraction(n, 2)} for n in (2, 1, 5)],
    "selu": [
        {"a": Fraction(str(SELU_A)), "s": Fraction(str(SELU_S))},
        {"a": Fraction(1, 2), "s": Fraction(3)},
    ],
    "celu": [{"a": Fraction(n, 2)} for n in (2, 1, 5)],
    "softplus": [{"b": Fraction(n, 2)} for n in (2, 1, 7)],
    "softshrink": [{"l": Fraction(n, 2)} for n in (1, 3)],
    "hardshrink": [{"l": Fraction(n, 2)} for n in (1, 3)],
}
"""Values of the parameters, the usual ones first."""

CASES = [
    pytest.param(name, params, id="-".join([name, *map(str, params.values())]))
    for name in TRUTHS
    for params in SETTINGS.get(name, [{}])
]

KINKS: dict[str, Callable[[Mapping[str, Fraction]], list[Exact]]] = {
    "relu": lambda p: [0],
    "leaky_relu": lambda p: [0],
    "prelu": lambda p: [0],
    "elu": lambda p: [] if p["a"] == 1 else [0],
    "selu": lambda p: [0],
    "relu6": lambda p: [0, 6],
    "hardswish": lambda p: [-3, 3],
    "hardsigmoid": lambda p: [-3, 3],
    "hardtanh": lambda p: [-1, 1],
    "step": lambda p: [0],
    "softshrink": lambda p: [-p["l"], p["l"]],
    "hardshrink": lambda p: [-p["l"], p["l"]],
}
"""Where the function has no derivative."""

DECIMAL_ENDS: dict[str, tuple[int, float | None]] = {
    "gelu": (15, -0.75),
    "gelu_tanh": (15, -0.75),
    "silu": (15, -1.28),
    "mish": (15, -1.19),
    "selu": (30, None),
}
"""Ranges that end in a decimal: to how many places, and near which x; None: -oo."""


def sample(name: str, params: Mapping[str, Fraction]) -> list[Fraction]:
    """Points on both sides of, at and near every knot, and seeded random ones."""
    chance = random.Random(name)  # noqa: S311 - the same points in every run
    knots = [0, 1, 3, 6, Fraction(1, 2), *params.values()]
    near = [Fraction(0), Fraction(1, 10**9), Fraction(1, 100)]
    points = {
        sign * knot + side * distance
        for sign, knot, side, distance in itertools.product(
            (1, -1), knots, (1, -1), near
        )
    }
    points |= {Fraction(n) for n in (-100, -89, -20, 20, 89, 100)}
    while len(points) < POINTS:
        reach = chance.choice((1, 5, 40))
        points.add(Fraction(chance.randint(-reach * 1000, reach * 1000), 1000))
    return sorted(points)


def truth(
    name: str, params: Mapping[str, Fraction]
) -> Callable[[mpmath.mpf], mpmath.mpf]:
    """The independent function of one number."""
    values = {
        symbol: Rational(params[symbol.name].numerator, params[symbol.name].denominator)
        for symbol in (a, s, b, lam)
        if symbol.name in params
    }
    expression = TRUTHS[name]
    made: Callable[[mpmath.mpf], mpmath.mpf] = sympy.lambdify(
        x, expression.subs(values), "mpmath"
    )
    return lambda at: made(mpmath.mpf(at))


def exact(value: Exact) -> mpmath.mpf:
    return mpmath.mpf(value.numerator) / value.denominator


def same(one: mpmath.mpf, other: mpmath.mpf) -> bool:
    return bool(abs(one - other) <= RELATIVE * abs(other) + ABSOLUTE)


def ends(
    function: Function, evaluate: Evaluate, params: Mapping[str, Exact]
) -> tuple[mpmath.mpf, mpmath.mpf, bool, bool]:
    """The stated range: lowest, highest, and whether each is a value."""
    assert function.range is not None
    text = function.range.text
    low, high = text[1:-1].split(",")
    numbers = [limit(one.strip(), function, evaluate, params) for one in (low, high)]
    return (numbers[0], numbers[1], text[0] == "[", text[-1] == "]")


def limit(
    text: str, function: Function, evaluate: Evaluate, params: Mapping[str, Exact]
) -> mpmath.mpf:
    if text in ("oo", "-oo"):
        return -mpmath.inf if text[0] == "-" else mpmath.inf
    found = evaluate(function, text, params)
    assert found is not None
    return found
