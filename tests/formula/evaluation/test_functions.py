"""Every elementary function holds the true value within its error bound."""

from __future__ import annotations

import time
from collections.abc import Callable
from fractions import Fraction

import mpmath
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from mpmath import mpf

from quiz.formula.evaluation import choices, composite, functions
from quiz.formula.evaluation.values import (
    INFINITE,
    Ball,
    Infinity,
    OutOfBounds,
    Undefined,
    Unsettled,
    Value,
    settled,
)
from tests.formula.balls import (
    TRUE_DIGITS,
    enclosed,
    exact_numbers,
    extreme_numbers,
    many_digits,
    precisions,
)
from tests.formula.evaluating import encloses

Truth = Callable[[mpf], mpf]

TRUTHS: dict[str, Truth] = {
    "exp": mpmath.exp,
    "expm1": mpmath.expm1,
    "log1p": mpmath.log1p,
    "log2": lambda x: mpmath.log(x) / mpmath.log(2),
    "log10": lambda x: mpmath.log(x) / mpmath.log(10),
    "sqrt": mpmath.sqrt,
    "sin": mpmath.sin,
    "cos": mpmath.cos,
    "tan": mpmath.tan,
    "cot": mpmath.cot,
    "sec": mpmath.sec,
    "csc": mpmath.csc,
    "asin": mpmath.asin,
    "acos": mpmath.acos,
    "atan": mpmath.atan,
    "sinh": mpmath.sinh,
    "cosh": mpmath.cosh,
    "tanh": mpmath.tanh,
    "coth": mpmath.coth,
    "sech": mpmath.sech,
    "csch": mpmath.csch,
    "asinh": mpmath.asinh,
    "acosh": mpmath.acosh,
    "atanh": mpmath.atanh,
    "acot": lambda x: mpmath.pi / 2 - mpmath.atan(x),
    "erf": mpmath.erf,
    "erfc": mpmath.erfc,
    "normcdf": lambda x: mpmath.erfc(-x / mpmath.sqrt(2)) / 2,
    "normpdf": lambda x: mpmath.exp(-x * x / 2) / mpmath.sqrt(2 * mpmath.pi),
    "factorial": lambda x: mpmath.gamma(x + 1),
    "floor": mpmath.floor,
    "ceil": mpmath.ceil,
    "cbrt": lambda x: mpmath.sign(x) * mpmath.cbrt(abs(x)),
    "abs": abs,
    "sign": mpmath.sign,
}

DOMAINS: dict[str, Callable[[Fraction], bool]] = {
    "log1p": lambda x: x > -1,
    "log2": lambda x: x > 0,
    "log10": lambda x: x > 0,
    "sqrt": lambda x: x >= 0,
    "cot": lambda x: x != 0,
    "csc": lambda x: x != 0,
    "asin": lambda x: abs(x) <= 1,
    "acos": lambda x: abs(x) <= 1,
    "coth": lambda x: x != 0,
    "csch": lambda x: x != 0,
    "acosh": lambda x: x >= 1,
    "atanh": lambda x: abs(x) < 1,
    "factorial": lambda x: x.denominator > 1 or x >= 0,
}
"""Where a function has a value; everywhere if it is not listed."""


def test_every_function_of_one_argument_is_held_to_its_truth() -> None:
    assert set(TRUTHS) == set(composite.ONE_ARGUMENT)


@pytest.mark.parametrize("name", TRUTHS)
@settings(deadline=None, max_examples=60)
@given(pair=enclosed(), bits=precisions)
def test_the_value_holds_the_true_one(
    name: str, pair: tuple[Value, Fraction], bits: int
) -> None:
    argument, true = pair
    defined = DOMAINS.get(name, lambda x: True)(true)
    try:
        found = composite.ONE_ARGUMENT[name](argument, bits)
    except Undefined:
        assert not defined, "it has a value"
        return
    except (Unsettled, OutOfBounds):
        return
    assert defined, f"{found} where there is no value"
    with mpmath.workdps(TRUE_DIGITS):
        expected = TRUTHS[name](many_digits(true))
        if isinstance(found, Ball):
            assert encloses(found, expected)
        else:
            assert mpmath.almosteq(
                many_digits(Fraction(found)), expected, mpf(10) ** -250, mpf(10) ** -250
            )


@pytest.mark.parametrize("name", TRUTHS)
@settings(deadline=None, max_examples=15)
@given(true=exact_numbers)
def test_more_bits_settle_the_value_of_an_exact_number(
    name: str, true: int | Fraction
) -> None:
    if not DOMAINS.get(name, lambda x: True)(Fraction(true)):
        return
    if name == "factorial" and true < 0:
        return  # may be out of bounds: nobody asks for Γ there
    for bits in (110, 240, 520, 1_100, 2_300, 9_200):
        try:
            found = composite.ONE_ARGUMENT[name](true, bits)
        except Unsettled:
            continue
        if settled(found, 68):
            return
    raise AssertionError(f"{name}({true}) never settles")


@pytest.mark.parametrize("name", [*TRUTHS, "log", "logaddexp", "root", "max", "clip"])
@settings(deadline=None, max_examples=25)
@given(a=extreme_numbers, b=extreme_numbers, bits=precisions)
def test_whatever_comes_in_only_three_things_are_raised_and_soon(
    name: str, a: Value, b: Value, bits: int
) -> None:
    calls: dict[str, Callable[[], Value]] = {
        "log": lambda: functions.log(a, bits),
        "logaddexp": lambda: composite.logaddexp(a, b, bits),
        "root": lambda: functions.root(a, b, bits),
        "max": lambda: choices.largest([a, b], bits),
        "clip": lambda: choices.smallest([a, b], bits),
    }
    call = calls.get(name, lambda: composite.ONE_ARGUMENT[name](a, bits))
    started = time.process_time()
    try:
        found = call()
    except (Undefined, Unsettled, OutOfBounds):
        pass
    else:
        assert isinstance(found, int | Fraction | Ball | Infinity)
    assert time.process_time() - started < 0.25


@settings(deadline=None, max_examples=150)
@given(left=enclosed(), right=enclosed(), bits=precisions)
def test_the_larger_and_the_smaller_hold_the_true_ones(
    left: tuple[Value, Fraction], right: tuple[Value, Fraction], bits: int
) -> None:
    pair = [left[0], right[0]]
    with mpmath.workdps(TRUE_DIGITS):
        largest = choices.largest(pair, bits)
        assert encloses(largest, many_digits(max(left[1], right[1])))
        smallest = choices.smallest(pair, bits)
        assert encloses(smallest, many_digits(min(left[1], right[1])))


@settings(deadline=None, max_examples=150)
@given(left=enclosed(), right=enclosed(), bits=precisions)
def test_logaddexp_holds_the_true_one(
    left: tuple[Value, Fraction], right: tuple[Value, Fraction], bits: int
) -> None:
    with mpmath.workdps(TRUE_DIGITS):
        true = mpmath.log(sum(mpmath.exp(many_digits(one[1])) for one in (left, right)))
        try:
            found = composite.logaddexp(left[0], right[0], bits)
        except Unsettled:
            return
        assert encloses(found, true)


@settings(deadline=None, max_examples=150)
@given(pair=enclosed(), degree=st.integers(-9, 9).filter(bool), bits=precisions)
def test_a_root_holds_the_true_one(
    pair: tuple[Value, Fraction], degree: int, bits: int
) -> None:
    argument, true = pair
    undefined = (true < 0 and degree % 2 == 0) or (true == 0 and degree < 0)
    try:
        found = functions.root(argument, degree, bits)
    except Undefined:
        assert undefined
        return
    except Unsettled:
        assert isinstance(argument, Ball)
        return
    assert not undefined
    with mpmath.workdps(TRUE_DIGITS):
        size = mpmath.power(abs(many_digits(true)), mpf(1) / degree)
        expected = size if true >= 0 else -size
        if isinstance(found, Ball):
            assert encloses(found, expected)
        else:
            assert abs(many_digits(Fraction(found)) - expected) < mpf(10) ** -250


EXACT_VALUES = [
    ("exp", 0, 1),
    ("log2", 8, 3),
    ("log10", 1000, 3),
    ("log2", 1, 0),
    ("sqrt", 4, 2),
    ("sqrt", Fraction(9, 16), Fraction(3, 4)),
    ("sin", 0, 0),
    ("cos", 0, 1),
    ("tanh", 0, 0),
    ("erf", 0, 0),
    ("erfc", 0, 1),
    ("atan", 0, 0),
    ("asin", 0, 0),
    ("acos", 1, 0),
    ("sinh", 0, 0),
    ("cosh", 0, 1),
    ("asinh", 0, 0),
    ("atanh", 0, 0),
    ("log1p", 0, 0),
    ("expm1", 0, 0),
    ("cbrt", 27, 3),
    ("cbrt", -8, -2),
    ("cbrt", Fraction(-1, 8), Fraction(-1, 2)),
    ("floor", Fraction(-1, 2), -1),
    ("ceil", Fraction(-1, 2), 0),
    ("abs", Fraction(-1, 2), Fraction(1, 2)),
    ("sign", -7, -1),
    ("sign", 0, 0),
    ("factorial", 5, 120),
    ("factorial", 0, 1),
    ("normcdf", 0, Fraction(1, 2)),
    ("sech", 0, 1),
    ("sec", 0, 1),
    ("acosh", 1, 0),
    ("tanh", INFINITE, 1),
    ("normcdf", Infinity(-1), 0),
]


@pytest.mark.parametrize(("name", "argument", "expected"), EXACT_VALUES)
def test_known_values_are_exact(name: str, argument: Value, expected: Value) -> None:
    assert composite.ONE_ARGUMENT[name](argument, 110) == expected


UNDEFINED = [
    ("sqrt", -1),
    ("log1p", -1),
    ("log1p", -2),
    ("log2", 0),
    ("log10", -3),
    ("asin", 2),
    ("acos", Fraction(-3, 2)),
    ("acosh", Fraction(1, 2)),
    ("atanh", 1),
    ("atanh", -1),
    ("atanh", 2),
    ("cot", 0),
    ("csc", 0),
    ("coth", 0),
    ("csch", 0),
    ("factorial", -1),
    ("factorial", -40),
    ("sin", INFINITE),
]


@pytest.mark.parametrize(("name", "argument"), UNDEFINED)
def test_what_has_no_real_value_is_undefined(name: str, argument: Value) -> None:
    with pytest.raises(Undefined):
        composite.ONE_ARGUMENT[name](argument, 110)


def test_tails_are_not_zero() -> None:
    for name, argument in (
        ("erfc", 40),
        ("normcdf", -30),
        ("sech", 300),
        ("exp", -999),
    ):
        found = composite.ONE_ARGUMENT[name](argument, 110)
        assert isinstance(found, Ball)
        assert settled(found, 68)
        assert found.mid[1]


def test_what_is_too_large_is_given_up_before_it_is_worked_out() -> None:
    huge = composite.ONE_ARGUMENT["exp"](10**6, 110)
    with pytest.raises(OutOfBounds):
        functions.sin(huge, 110)
    with pytest.raises(OutOfBounds):
        functions.exp(huge, 110)
    with pytest.raises(OutOfBounds):
        functions.factorial(10**6, 110)
    with pytest.raises(OutOfBounds):
        functions.power(Fraction(3, 2), 10**13, 110)
