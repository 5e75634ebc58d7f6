"""A value counts only once enough of its digits are known."""

from __future__ import annotations

from fractions import Fraction

import mpmath
import pytest

from quiz.formula.evaluation.compare import DIGITS, At, State, evaluate, judged
from quiz.formula.evaluation.evaluate import Compiler
from quiz.formula.evaluation.point import Function, Point, Work
from quiz.formula.evaluation.probes import Probe
from quiz.formula.evaluation.values import Ball
from quiz.formula.reading.context import Context, Definitions
from quiz.formula.reading.parser import read


def compiled(text: str) -> Function:
    return Compiler(Definitions()).compile(read(text, Context()).tree)


def at(text: str, x: int | Fraction) -> At:
    return evaluate(compiled(text), Probe((("x", x),)))


def number(value: object) -> mpmath.mpf:
    assert isinstance(value, Ball)
    return mpmath.mp.make_mpf(value.mid)


@pytest.mark.parametrize(
    ("text", "x", "truth"),
    [
        pytest.param(
            "(1/(1+exp(-x)))*(1-1/(1+exp(-x)))",
            200,
            lambda x: mpmath.exp(-x) / (1 + mpmath.exp(-x)) ** 2,
            id="a tail that float64 calls zero",
        ),
        pytest.param("1-erf(x)", 10, mpmath.erfc, id="what is left of one"),
        pytest.param("exp(x)-1-x", Fraction(1, 10**9), None, id="a tiny remainder"),
    ],
)
def test_a_value_is_known_to_twenty_digits_or_not_at_all(text, x, truth):
    found = at(text, x)
    assert found.state is State.KNOWN
    with mpmath.workdps(400):
        exact = mpmath.mpf(x.numerator) / x.denominator
        expected = truth(exact) if truth else mpmath.expm1(exact) - exact
        assert abs(number(found.value) / expected - 1) < mpmath.mpf(10) ** -DIGITS


def test_a_value_that_never_settles_is_no_evidence():
    found = at("exp(x)*exp(-x)-1", 3)
    assert found.state is State.VAGUE
    assert judged(found, At(State.KNOWN, 0), Probe((("x", 3),))).equal is None


def test_two_values_that_agree_to_the_noise_are_equal_and_no_nearer_is_needed():
    found, other = at("tanh(x/2)", 1), at("(exp(x)-1)/(exp(x)+1)", 1)
    assert judged(found, other, Probe((("x", 1),))).equal is True


def test_a_difference_in_the_thirtieth_digit_is_a_difference():
    found, other = at("exp(x)", 1), at("exp(x)*(1+1e-30)", 1)
    assert judged(found, other, Probe((("x", 1),))).equal is False


def test_nothing_is_evaluated_once_the_work_is_used_up():
    def never(point: Point) -> int:
        raise AssertionError

    found = evaluate(never, Probe((("x", 1),)), Work(1, left=0))
    assert found.state is State.OUT_OF_REACH
