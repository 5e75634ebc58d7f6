"""Numbers for Hypothesis: exact ones, balls around them, and what they enclose."""

from __future__ import annotations

from fractions import Fraction

import mpmath
from hypothesis import strategies as st
from mpmath import libmp

from quiz.formula.evaluation.values import EXACT, INFINITE, Ball, Infinity, Value, ball

TRUE_DIGITS = 300

small_fractions = st.fractions(-60, 60, max_denominator=1_000)
whole_numbers = st.integers(-40, 40)
exact_numbers = st.one_of(
    whole_numbers,
    small_fractions.filter(lambda one: one.denominator > 1),
    st.sampled_from([0, 1, -1, Fraction(1, 2), Fraction(-1, 2), 100, -100]),
)
precisions = st.sampled_from([53, 110, 240, 520])


@st.composite
def enclosed(draw: st.DrawFn) -> tuple[Value, Fraction]:
    """A value and a true number that it holds: exactly, or somewhere inside."""
    true = Fraction(draw(exact_numbers))
    if draw(st.booleans()):
        return (true.numerator if true.denominator == 1 else true), true
    error = draw(st.integers(-120, -4))
    offset = Fraction(draw(st.integers(-1_000, 1_000)), 1_000)
    middle = ball(true + offset * Fraction(2) ** error * Fraction(1, 2), 400)
    return Ball(middle.mid, error), true


extreme_numbers: st.SearchStrategy[Value] = st.one_of(
    exact_numbers,
    st.integers(-(10**40), 10**40),
    st.builds(
        lambda sign, power: sign * 10**power,
        st.sampled_from([1, -1]),
        st.sampled_from([3, 9, 18, 30, 100, 300, 600]),
    ),
    st.builds(
        lambda sign, power, near: near + Fraction(sign, 10**power),
        st.sampled_from([1, -1]),
        st.sampled_from([3, 9, 30, 100, 300]),
        st.integers(-3, 3),
    ),
    st.sampled_from([INFINITE, Infinity(-1)]),
    st.builds(
        lambda mantissa, exponent, error: Ball(
            libmp.from_man_exp(mantissa, exponent), error
        ),
        st.integers(-(2**60), 2**60),
        st.integers(-400, 4_000),
        st.one_of(st.integers(-600, 4_000), st.just(EXACT)),
    ),
)
"""Anything that may come out of a formula: huge, tiny, infinite, vague."""


def many_digits(true: Fraction) -> mpmath.mpf:
    """A fraction as a number of mpmath, at the working precision."""
    return mpmath.mpf(true.numerator) / true.denominator
