"""Random formulas with a second, independent evaluation, and ways to rewrite them.

A formula here is a tuple, its head first: ``("+", ("x",), ("num", "2"))``. It is
evaluated by mpmath and spelt in the notation that is drawn, so that what
`quiz.formula` reads and works out is checked against neither of its own parts.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import mpmath
from hypothesis import strategies as st
from mpmath import mpf

Formula = tuple[Any, ...]
X: Formula = ("x",)
ONE: Formula = ("num", "1")
TWO: Formula = ("num", "2")
NUMBERS = ["1", "2", "3", "7", "0.5", "0.25", "1.5", "0.01", "10", "0.044715"]
UNARY = ["neg", "exp", "tanh", "sigmoid", "abs", "ramp", "sin"]

leaves: st.SearchStrategy[Formula] = st.one_of(
    st.just(X), st.just(X), st.sampled_from(NUMBERS).map(lambda text: ("num", text))
)


def _grown(inner: st.SearchStrategy[Formula]) -> st.SearchStrategy[Formula]:
    return st.one_of(
        st.tuples(st.sampled_from(UNARY), inner),
        st.tuples(st.sampled_from("+-*/"), inner, inner),
        st.tuples(st.just("^"), inner, st.sampled_from([TWO, ("num", "3")])),
    )


formulas = st.recursive(leaves, _grown, max_leaves=7).filter(
    lambda one: "x" in str(one) and depth_of_exponentials(one) < 2
)


def depth_of_exponentials(formula: Formula) -> int:
    """How many exponentials stand inside one another."""
    inner = max((depth_of_exponentials(one) for one in parts(formula)), default=0)
    return inner + (formula[0] in ("exp", "sigmoid", "tanh"))


def parts(formula: Formula) -> Iterator[Formula]:
    if formula[0] not in ("x", "num"):
        yield from formula[1:]


OPERATIONS: dict[str, Callable[..., mpf]] = {
    "+": lambda a, b: a + b,
    "-": lambda a, b: a - b,
    "*": lambda a, b: a * b,
    "/": lambda a, b: a / b,
    "^": lambda a, b: a ** int(b),
    "neg": lambda a: -a,
    "exp": mpmath.exp,
    "tanh": mpmath.tanh,
    "sigmoid": lambda a: 1 / (1 + mpmath.exp(-a)),
    "abs": abs,
    "ramp": lambda a: max(a, mpf(0)),
    "sin": mpmath.sin,
}


def evaluate(formula: Formula, x: mpf) -> mpf | None:
    """The value, or None where there is none."""
    if formula[0] == "x":
        return x
    if formula[0] == "num":
        return mpf(formula[1])
    values = [evaluate(one, x) for one in formula[1:]]
    if any(one is None for one in values) or (formula[0] == "/" and values[1] == 0):
        return None
    return OPERATIONS[formula[0]](*values)


PLAIN = {
    "neg": "(-{})",
    "exp": "exp({})",
    "tanh": "tanh({})",
    "sigmoid": "sigmoid({})",
    "abs": "abs({})",
    "ramp": "max(0, {})",
    "sin": "sin({})",
    "+": "({} + {})",
    "-": "({} - {})",
    "*": "({})*({})",
    "/": "({})/({})",
    "^": "({})^{}",
}
PYTHON = PLAIN | {
    "exp": "np.exp({})",
    "tanh": "torch.tanh({})",
    "sigmoid": "torch.sigmoid({})",
    "abs": "np.abs({})",
    "ramp": "np.maximum({}, 0)",
    "sin": "math.sin({})",
    "^": "({})**{}",
    "/": "np.divide({}, {})",
}
LATEX = PLAIN | {
    "exp": "e^{{{}}}",
    "tanh": r"\tanh\left({}\right)",
    "sigmoid": r"\sigma({})",
    "abs": r"\left|{}\right|",
    "ramp": r"\max\{{0, {}\}}",
    "sin": r"\sin({})",
    "*": r"\left({}\right) \cdot \left({}\right)",
    "/": r"\frac{{{}}}{{{}}}",
    "^": "{{\\left({}\\right)}}^{{{}}}",
}
UNICODE = PLAIN | {
    "neg": "(−{})",
    "exp": "e^({})",
    "tanh": "th({})",
    "sigmoid": "σ({})",
    "abs": "|({})|",
    "*": "({})·({})",
    "/": "({}) ÷ ({})",
    "-": "({} − {})",
}
NOTATIONS = [PLAIN, PYTHON, LATEX, UNICODE]


def spelt(formula: Formula, notation: dict[str, str]) -> str:
    """The formula in one of the notations."""
    if formula[0] in ("x", "num"):
        return str(formula[-1])
    return notation[formula[0]].format(*(spelt(one, notation) for one in formula[1:]))


def rewritings(formula: Formula) -> Iterator[Formula]:
    """Other formulas with the same value wherever this one has one."""
    yield ("neg", ("neg", formula))
    yield ("*", formula, ONE)
    yield ("-", ("+", formula, TWO), TWO)
    match formula:
        case ("+" | "*" as sign, a, b):
            yield (sign, b, a)
            if sign == "*" and b[0] in ("+", "-"):
                yield (b[0], ("*", a, b[1]), ("*", a, b[2]))
        case ("-", a, b):
            yield ("+", a, ("neg", b))
            yield ("neg", ("-", b, a))
        case ("/", a, b):
            yield ("neg", ("/", ("neg", a), b))
            yield ("/", ("*", TWO, a), ("+", b, b))
        case ("^", a, ("num", "2")):
            yield ("*", a, a)
        case ("neg", a):
            yield ("-", ("num", "0"), a)
        case ("exp", a):
            yield ("/", ONE, ("exp", ("neg", a)))
            yield ("^", ("exp", ("/", a, TWO)), TWO)
        case ("sigmoid", a):
            yield ("/", ONE, ("+", ONE, ("exp", ("neg", a))))
            yield ("/", ("+", ONE, ("tanh", ("/", a, TWO))), TWO)
            yield ("-", ONE, ("sigmoid", ("neg", a)))
        case ("tanh", a):
            yield ("-", ("*", TWO, ("sigmoid", ("*", TWO, a))), ONE)
            yield ("neg", ("tanh", ("neg", a)))
        case ("abs", a):
            yield ("+", ("ramp", a), ("ramp", ("neg", a)))
        case ("ramp", a):
            yield ("/", ("+", a, ("abs", a)), TWO)
    yield from _inside(formula, rewritings)


def changes(formula: Formula) -> Iterator[Formula]:
    """Other formulas, most of them with another value."""
    match formula:
        case ("num", _):
            yield ("neg", formula)
            yield ("*", formula, ("num", "1.00001"))
            yield ("*", formula, TWO)
        case ("x",):
            yield ("neg", X)
            yield ("*", X, ("num", "1.000001"))
        case ("+", a, b):
            yield ("-", a, b)
            yield a
        case ("-", a, b):
            yield ("+", a, b)
        case ("*", a, b):
            yield ("/", a, b)
            yield ("+", a, b)
        case ("/", a, b):
            yield ("*", a, b)
            yield ("/", b, a)
        case ("tanh" | "sigmoid" | "abs" | "sin" | "ramp", a):
            yield a
            yield (formula[0], ("neg", a))
    yield from _inside(formula, changes)


def _inside(
    formula: Formula, change: Callable[[Formula], Iterator[Formula]]
) -> Iterator[Formula]:
    if formula[0] in ("x", "num"):
        return
    for place, part in enumerate(formula[1:], start=1):
        if formula[0] == "^" and place == 2:
            continue
        for other in change(part):
            yield (*formula[:place], other, *formula[place + 1 :])
