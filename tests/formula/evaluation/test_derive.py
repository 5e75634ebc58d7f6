"""The derivative of every function and rule is the slope that mpmath measures."""

from __future__ import annotations

from fractions import Fraction

import mpmath
import pytest

from quiz.formula.evaluation.composite import ONE_ARGUMENT
from quiz.formula.evaluation.derive import derive
from quiz.formula.tree import Derivative, Sym
from tests.formula.evaluating import definitions, functions, tree, value_of

DIGITS = 60
INSIDE = {
    "acosh": ("x^2 + 2", (-1, 2)),
    "asin": ("x/9", (-2, 3)),
    "acos": ("x/9", (-2, 3)),
    "atanh": ("x/9", (-2, 3)),
    "sqrt": ("x^2 + 1", (-1, 2)),
    "log1p": ("x^2", (-1, 2)),
    "log2": ("x^2 + 1", (-1, 2)),
    "log10": ("x^2 + 1", (-1, 2)),
    "cbrt": ("x^2 + 1", (-1, 2)),
}
"""An argument in the domain, and points."""

RULES = [
    "x^3",
    "x^-2",
    "x^2.5 + 0*ln(x)",
    "2^x",
    "x^x",
    "(x^2+1)^x",
    "e^(x^2)",
    "5",
    "a*x^2",
    "x*exp(x)*sin(x)",
    "sin(x)/x",
    "1/(1+e^-x)",
    "(x+1)/(x^2+3)",
    "-x^2",
    "+x",
    "x - x^2",
    "ln(x^2+1)",
    "log(x^2+1, 3)",
    "log_2(x^2+1)",
    "log(3, x^2+2)",
    "tanh(tanh(x))",
    "root(x^2+1, 5)",
    "√(x²+2)",
    "x|x|",
    "max(x, x^2)",
    "min(x, x^2, 1/2)",
    "clip(x^2, 1/2, 3)",
    "logaddexp(x, 2x)",
    "x if x>0 else x^3",
    "x^2 σ(x)",
    "gelu(x)",
    "mish(x)",
    "silu(x) - softplus(x, 2)",
    "elu(x, 3)",
    "leaky_relu(x)",
    "sum_{k=1}^{4} x^k/k",
    "d/dx tanh(x)",
    "σ'(x)",
    "(x^2 exp(x))'",
    "pow(x, 3)",
    "x*Φ(x)",
    "φ(x)^2",
    "erf(x^2)",
    "erfc(x)",
    "hardtanh(x/5)",
    "sign(x)*x^2",
    "floor(x) + x",
    "step(x)*x^2",
    "(x>0)*x^2",
    "exp(-|x|)",
    "selu(x)",
    "celu(x, 2)",
    "where(x<1, sin(x), cos(x))",
    "sinh(x)^2 - cosh(x)^2 + x",
    "atan(x)^3",
    "asinh(2x)",
    "softsign(x)",
    "gelu_tanh(x)",
]
POINTS = (Fraction(3, 10), Fraction(7, 5), Fraction(11, 4))
BOTH_SIDES = (Fraction(-13, 10), Fraction(-2, 5), *POINTS)
POSITIVE_ONLY = ("x^2.5", "x^x")


def slope(text: str, x: Fraction) -> mpmath.mpf:
    with mpmath.workdps(DIGITS):
        step = Fraction(1, 10**12)
        node = tree(text)
        right, left = (value_of(node, x=x + d, a=3) for d in (step, -step))
        assert right is not None
        assert left is not None
        return (right - left) / (2 * mpmath.mpf(10) ** -12)


def check_slope(text: str, x: Fraction) -> None:
    derived = derive(tree(text), "x", definitions())
    with mpmath.workdps(DIGITS):
        found = value_of(derived, x=x, a=3)
        assert found is not None, (text, x)
        assert mpmath.almosteq(found, slope(text, x), 1e-15, 1e-15), (text, x)


@pytest.mark.parametrize("name", [one for one in ONE_ARGUMENT if one != "factorial"])
def test_the_derivative_of_a_function_is_its_slope(name: str) -> None:
    inner, points = INSIDE.get(name, ("x + x^2/7", (-1, 2)))
    for start in points:
        check_slope(f"{name}({inner})", start + Fraction(3, 10))


@pytest.mark.parametrize("text", RULES)
def test_a_rule_gives_the_slope(text: str) -> None:
    for x in POINTS if text.startswith(POSITIVE_ONLY) else BOTH_SIDES:
        check_slope(text, x)


@pytest.mark.parametrize(
    "name",
    [k for k, f in functions().items() if not f.vectors and f.variables == ("x",)],
)
def test_the_derivative_of_a_bundled_function_is_its_slope(name: str) -> None:
    for x in BOTH_SIDES:
        check_slope(f"{name}(x)", x)


@pytest.mark.parametrize(
    ("text", "kink"),
    [
        ("|x|", 0),
        ("max(0, x)", 0),
        ("min(x, 2)", 2),
        ("clip(x, -1, 1)", 1),
        ("clip(x, -1, 1)", -1),
        ("sign(x)", 0),
    ],
)
def test_a_kink_has_no_derivative(text: str, kink: int) -> None:
    assert value_of(derive(tree(text), "x", definitions()), x=kink) is None


def test_equal_slopes_at_a_tie_have_a_derivative() -> None:
    found = derive(tree("max(x^3, 0)"), "x", definitions())
    assert value_of(found, x=0) == 0


@pytest.mark.parametrize("text", ["x^2", "x^3", "(x-1)^2", "exp(x)", "x*x", "x^0"])
def test_a_smooth_function_has_a_derivative_everywhere(text: str) -> None:
    for x in (-1, 0, 1):
        found = value_of(derive(tree(text), "x", definitions()), x=x)
        assert found is not None
        with mpmath.workdps(DIGITS):
            assert mpmath.almosteq(found, slope(text, Fraction(x)), 1e-15, 1e-15)


def test_another_letter_is_a_constant() -> None:
    assert value_of(derive(tree("a^2 exp(a)"), "x", definitions()), x=1, a=2) == 0
    assert value_of(derive(tree("a x^2"), "a", definitions()), x=3, a=2) == 9


def test_a_derivative_of_a_derivative() -> None:
    twice = Derivative(Derivative(tree("x^4"), "x"), "x")
    assert value_of(twice, x=2) == 48
    assert value_of(derive(Sym("x"), "x", definitions()), x=5) == 1
