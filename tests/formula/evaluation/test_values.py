"""Arithmetic keeps exact what is exact, and bounds the error of the rest."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

import mpmath
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from quiz.formula.evaluation.functions import power
from quiz.formula.evaluation.values import (
    INFINITE,
    Ball,
    Infinity,
    OutOfBounds,
    Undefined,
    Unsettled,
    Value,
    add,
    ball,
    compare,
    decimal,
    divide,
    multiply,
    negative,
    settled,
    sign,
    terminating,
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

Operation = Callable[[Value, Value, int], Value]
OPERATIONS: dict[str, tuple[Operation, Callable[[Fraction, Fraction], object]]] = {
    "+": (add, lambda a, b: a + b),
    "*": (multiply, lambda a, b: a * b),
    "/": (divide, lambda a, b: a / b),
}
GIVEN_UP = (Undefined, Unsettled, OutOfBounds)


@pytest.mark.parametrize("name", OPERATIONS)
@settings(deadline=None, max_examples=300)
@given(left=enclosed(), right=enclosed(), bits=precisions)
def test_the_result_holds_the_true_one(
    name: str, left: tuple[Value, Fraction], right: tuple[Value, Fraction], bits: int
) -> None:
    operation, truth = OPERATIONS[name]
    assume(name != "/" or right[1] != 0)
    try:
        found = operation(left[0], right[0], bits)
    except Unsettled:
        assert isinstance(right[0], Ball)
        return
    with mpmath.workdps(TRUE_DIGITS):
        true = truth(left[1], right[1])
        assert isinstance(true, Fraction)
        if not isinstance(found, Ball):
            assert found == true
        else:
            assert encloses(found, many_digits(true))


@settings(deadline=None, max_examples=300)
@given(base=enclosed(), exponent=enclosed(), bits=precisions)
def test_a_power_holds_the_true_one(
    base: tuple[Value, Fraction], exponent: tuple[Value, Fraction], bits: int
) -> None:
    undefined = (base[1] < 0 and exponent[1].denominator != 1) or (
        base[1] == 0 and exponent[1] < 0
    )
    try:
        found = power(base[0], exponent[0], bits)
    except Undefined:
        assert undefined
        return
    except (Unsettled, OutOfBounds):
        assert isinstance(base[0], Ball) or isinstance(exponent[0], Ball)
        return
    assert not undefined
    with mpmath.workdps(TRUE_DIGITS):
        true = mpmath.power(many_digits(base[1]), many_digits(exponent[1]))
        assert encloses_about(found, mpmath.re(true))


def encloses_about(found: Value, true: mpmath.mpf) -> bool:
    """Whether the value holds the true one, itself known to `TRUE_DIGITS`."""
    if isinstance(found, Ball):
        return encloses(found, true)
    assert not isinstance(found, Infinity)
    return mpmath.almosteq(many_digits(Fraction(found)), true, mpmath.mpf(10) ** -250)


@settings(deadline=None)
@given(a=exact_numbers, b=exact_numbers)
def test_rational_numbers_stay_exact(a: Value, b: Value) -> None:
    assert add(a, b, 53) == Fraction(a) + Fraction(b)
    assert multiply(a, b, 53) == Fraction(a) * Fraction(b)
    if b:
        assert divide(a, b, 53) == Fraction(a) / Fraction(b)
    order = compare(a, b, 53)
    assert order == (Fraction(a) > Fraction(b)) - (Fraction(a) < Fraction(b))


@settings(deadline=None)
@given(a=exact_numbers, b=exact_numbers)
def test_a_whole_result_is_an_int(a: Value, b: Value) -> None:
    results = [add(a, b, 53), multiply(a, b, 53)]
    results += [divide(a, b, 53)] if b else []
    assert all(isinstance(one, int) or one.denominator > 1 for one in results)


@settings(deadline=None, max_examples=500)
@given(
    a=extreme_numbers,
    b=extreme_numbers,
    name=st.sampled_from([*OPERATIONS, "^", "compare"]),
    bits=precisions,
)
def test_whatever_comes_in_only_three_things_are_raised(
    a: Value, b: Value, name: str, bits: int
) -> None:
    operations = {key: pair[0] for key, pair in OPERATIONS.items()}
    operation = {**operations, "^": power, "compare": compare}[name]
    try:
        found = operation(a, b, bits)
    except GIVEN_UP:
        return
    assert isinstance(found, int | Fraction | Ball | Infinity)


@settings(deadline=None, max_examples=300)
@given(pair=enclosed())
def test_a_sign_is_told_only_when_it_is_certain(pair: tuple[Value, Fraction]) -> None:
    found, true = pair
    try:
        told = sign(found)
    except Unsettled:
        assert isinstance(found, Ball)
        return
    assert told == (true > 0) - (true < 0)
    assert sign(negative(found)) == -told


@settings(deadline=None, max_examples=300)
@given(left=enclosed(), right=enclosed(), bits=precisions)
def test_an_order_is_told_only_when_it_is_certain(
    left: tuple[Value, Fraction], right: tuple[Value, Fraction], bits: int
) -> None:
    try:
        told = compare(left[0], right[0], bits)
    except Unsettled:
        return
    assert told == (left[1] > right[1]) - (left[1] < right[1])


@settings(deadline=None)
@given(true=exact_numbers, bits=precisions)
def test_a_ball_of_an_exact_number_holds_it(true: Value, bits: int) -> None:
    with mpmath.workdps(TRUE_DIGITS):
        assert encloses(ball(true, bits), many_digits(Fraction(true)))
    assert settled(ball(true, bits), bits - 2)


@pytest.mark.parametrize(
    ("operation", "a", "b"),
    [
        (divide, 1, 0),
        (divide, 0, 0),
        (divide, INFINITE, 0),
        (divide, INFINITE, INFINITE),
        (multiply, INFINITE, 0),
        (add, INFINITE, Infinity(-1)),
        (power, 0, -1),
        (power, -2, Fraction(1, 2)),
        (power, Fraction(-8), Fraction(1, 3)),
        (power, INFINITE, 2),
        (power, 0, Fraction(-1, 2)),
    ],
)
def test_what_has_no_value_is_undefined(operation: Operation, a: Value, b: Value):
    with pytest.raises(Undefined):
        operation(a, b, 110)


@pytest.mark.parametrize(
    ("base", "exponent", "expected"),
    [
        (2, 10, 1024),
        (0, 0, 1),
        (-2, 3, -8),
        (Fraction(2, 3), -2, Fraction(9, 4)),
        (4, Fraction(1, 2), 2),
        (27, Fraction(2, 3), 9),
        (0, Fraction(1, 2), 0),
        (Fraction(1, 4), Fraction(-1, 2), 2),
        (-1, 10**30 + 1, -1),
        (1, 10**40, 1),
        (0, 10**40, 0),
    ],
)
def test_a_rational_power_is_exact(base: Value, exponent: Value, expected: Value):
    assert power(base, exponent, 110) == expected


def test_a_divisor_that_may_be_zero_is_unsettled() -> None:
    vague = Ball(ball(1, 53).mid, 3)
    with pytest.raises(Unsettled):
        divide(1, vague, 53)
    with pytest.raises(Unsettled):
        sign(vague)


def test_equal_tags_are_equal_numbers() -> None:
    first = Ball(ball(Fraction(1, 3), 53).mid, -50, "third")
    second = Ball(ball(Fraction(1, 3), 110).mid, -100, "third")
    assert compare(first, second, 53) == 0
    with pytest.raises(Unsettled):
        compare(first._replace(tag=None), second, 53)


@pytest.mark.parametrize(
    ("value", "digits", "text"),
    [
        (0, 6, "0"),
        (-2, 6, "-2"),
        (Fraction(-1, 50), 6, "-0.02"),
        (10**30, 6, "1e+30"),
        (Fraction(1, 3), 6, "0.333333"),
        (Fraction(2, 3), 3, "0.667"),
        (Infinity(-1), 6, "-oo"),
        (INFINITE, 6, "oo"),
        (Fraction(1, 10**12), 6, "1e-12"),
        (Fraction(123456789, 1000), 12, "123456.789"),
    ],
)
def test_numbers_are_shown_as_people_write_them(value: Value, digits: int, text: str):
    assert decimal(value, digits).replace("e+", "e") == text.replace("e+", "e")


@settings(deadline=None)
@given(st.fractions(max_denominator=10_000))
def test_a_short_decimal_is_exact(value: Fraction) -> None:
    text = terminating(value)
    assert not text or Fraction(text) == value
