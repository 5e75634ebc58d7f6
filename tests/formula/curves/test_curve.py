"""Curves are sampled truly and cut where they must not be joined."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise
from math import inf, isfinite, nan

import mpmath
import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.formula.curves.curve import Along, Curve, Sort, along, limit_far, trace
from quiz.formula.curves.frame import clipped, ticks, window
from quiz.formula.curves.gap import largest_gap
from quiz.formula.evaluation.breakpoints import Breakpoints
from quiz.formula.evaluation.evaluate import Compiler
from quiz.formula.evaluation.probes import Irrational
from quiz.formula.reading.context import Context, Definitions
from quiz.formula.reading.parser import read


def function(text: str) -> tuple[Along, tuple[Fraction, ...]]:
    definitions = Definitions()
    tree = read(text, Context(definitions=definitions)).tree
    roots = Breakpoints(definitions, (tree,)).roots("x", {})
    corners = [one.near if isinstance(one, Irrational) else one for one in roots]
    value = along(Compiler(definitions).compile(tree), "x", {})
    return value, tuple(map(Fraction, corners))


def curve(text: str, low: int = -5, high: int = 5) -> Curve:
    value, corners = function(text)
    return trace(value, low, high, corners=corners)


INDEPENDENT = {
    "max(0, x)": lambda x: x if x > 0 else mpmath.mpf(0),
    "1/(1+exp(-x))": lambda x: 1 / (1 + mpmath.exp(-x)),
    "x*Phi(x)": lambda x: x * mpmath.ncdf(x),
    "x tanh(log(1+exp(x)))": lambda x: x * mpmath.tanh(mpmath.log1p(mpmath.exp(x))),
    "x if x > 0 else exp(x)-1": lambda x: x if x > 0 else mpmath.expm1(x),
    "sqrt(x)": lambda x: mpmath.sqrt(x) if x >= 0 else None,
    "log|x|": lambda x: mpmath.log(abs(x)) if x else None,
    "x^3 - 2x": lambda x: x**3 - 2 * x,
    "sin(3x)/x": lambda x: mpmath.sin(3 * x) / x if x else None,
}


@pytest.mark.parametrize("text", INDEPENDENT)
def test_sampled_values_are_those_of_an_independent_evaluation(text: str):
    grid = curve(text).grid
    assert len(grid) == 401
    for x, y in grid:
        expected = INDEPENDENT[text](mpmath.mpf(x))
        if expected is None:
            assert y is None
        else:
            assert y == pytest.approx(float(expected), rel=1e-9, abs=1e-12)


@pytest.mark.parametrize(
    ("text", "sort", "places"),
    [
        ("max(0, x)", Sort.KINK, [0]),
        ("|x - 1| + |x + 2|", Sort.KINK, [-2, 1]),
        ("clip(x, -1, 1)", Sort.KINK, [-1, 1]),
        ("1 if x >= 0 else 0", Sort.JUMP, [0]),
        ("x if |x| > 0.5 else 0", Sort.JUMP, [-0.5, 0.5]),
        ("floor(x/2)", Sort.JUMP, [-4, -2, 0, 2, 4]),
        ("sign(sin(x))", Sort.JUMP, [-3.141592653589793, 0, 3.141592653589793]),
        ("2 if x == 1 else x^2", Sort.JUMP, [1]),
        ("1/x", Sort.POLE, [0]),
        ("1/(x^2 - 2)", Sort.POLE, [-(2**0.5), 2**0.5]),
        ("tan(x/2)", Sort.POLE, [-3.141592653589793, 3.141592653589793]),
        ("log(x)", Sort.POLE, [0]),
        ("sin(x)/x", Sort.HOLE, [0]),
        ("(x^2 - 4)/(x - 2)", Sort.HOLE, [2]),
        ("sqrt(4 - x^2)", Sort.END, [-2, 2]),
        ("sqrt(x)", Sort.END, [0]),
    ],
)
def test_what_is_special_is_found_in_its_place(
    text: str, sort: Sort, places: list[float]
):
    marks = curve(text).marks
    assert [mark.sort for mark in marks] == [sort] * len(places)
    found = [float(mark.x) for mark in marks]
    assert found == pytest.approx(places, abs=1e-9)


@pytest.mark.parametrize(
    "text",
    [
        "x/(1+|x|)",
        "1/(1+exp(-100x))",
        "1/(1+exp(-1000x))",
        "x if x > 0 else exp(x)-1",
        "exp(3x)",
        "x|x|",
        "x^9",
    ],
)
def test_what_is_smooth_or_merely_steep_is_in_one_piece(text: str):
    sampled = curve(text)
    assert len(sampled.runs) == 1
    assert sampled.marks == ()


@pytest.mark.parametrize(
    "text",
    ["1/x", "tan(x)", "floor(x)", "1/(x^2-2)", "sign(x)", "log|x|", "1/x + floor(x)"],
)
def test_nothing_is_joined_across_a_jump_or_a_pole(text: str):
    sampled = curve(text)
    breaks = [float(m.x) for m in sampled.marks if m.sort is not Sort.KINK]
    assert breaks
    for run in sampled.runs:
        for (left, _), (right, _) in pairwise(run):
            assert left < right
            assert not any(left < at < right for at in breaks)
        for at in breaks:
            assert not run[0][0] < at < run[-1][0]


def test_both_ends_of_a_jump_are_drawn():
    (mark,) = curve("1 if x >= 0 else 0").marks
    assert (mark.left, mark.right, mark.value) == (0, 1, 1)
    left, right = curve("1 if x >= 0 else 0").runs
    assert left[-1] == (0, 0)
    assert right[0] == (0, 1)


@pytest.mark.parametrize(
    ("text", "left", "right"),
    [
        ("1/(1+exp(-x))", 0, 1),
        ("tanh(x)", -1, 1),
        ("x/(1+|x|)", -1, 1),
        ("max(0, x)", 0, inf),
        ("x*Phi(x)", 0, inf),
        ("log(1+exp(x))", 0, inf),
        ("x^3", -inf, inf),
        ("log(x)", None, inf),
        ("sin(x)", None, None),
        ("arctan(x)", -mpmath.pi / 2, mpmath.pi / 2),
        ("exp(exp(x))", 1, None),
        ("1/3 + exp(-x^2)", 1 / 3, 1 / 3),
    ],
)
def test_limits_are_seen_from_far_away(
    text: str, left: float | None, right: float | None
):
    value, _ = function(text)
    found = [limit_far(value, -1), limit_far(value, 1)]
    for one, expected in zip(found, (left, right), strict=True):
        if expected is None or not isfinite(expected):
            assert one == expected
        else:
            assert one == pytest.approx(float(expected), abs=1e-9)


def test_a_window_shows_everything_but_the_far_ends_of_poles():
    assert window([curve("x^2")]) == pytest.approx((-1, 26))
    low, high = window([curve("1/x")])
    assert -20 < low < -1
    assert 1 < high < 20
    assert window([curve("0*x")]) == pytest.approx((-1.08, 1.08))
    low, high = window([curve("tanh(x/9)")], keep=[-1, 1])
    assert low < -1
    assert high > 1
    assert window([curve("sqrt(-1-x^2)")]) == (-1, 1)


NUMBERS = st.floats(-100, 100, allow_nan=False)


@given(st.lists(NUMBERS, min_size=1, max_size=12), NUMBERS, NUMBERS)
def test_what_is_clipped_stays_inside_and_loses_nothing(
    heights: list[float], one: float, other: float
):
    low, high = sorted((one, other))
    run = [(float(x), y) for x, y in enumerate(heights)]
    parts = list(clipped(run, low, high))
    for part in parts:
        for x, y in part:
            assert 0 <= x <= len(heights) - 1
            assert low - 1e-9 <= y <= high + 1e-9
        assert all(a[0] <= b[0] for a, b in pairwise(part))
    kept = {point for part in parts for point in part}
    assert {point for point in run if low <= point[1] <= high} <= kept


@given(NUMBERS, NUMBERS, st.integers(3, 12))
def test_ticks_are_round_inside_and_few(one: float, other: float, most: int):
    low, high = sorted((one, other))
    if high - low < 1e-3:
        return
    found = ticks(low, high, most)
    assert 1 <= len(found) <= most
    room = (high - low) * 1e-6
    assert all(low - room <= at <= high + room for at, _ in found)
    assert len({name for _, name in found}) == len(found)
    assert all(float(name) == pytest.approx(at, abs=room) for at, name in found)


@pytest.mark.parametrize(
    ("one", "other", "size", "at"),
    [
        ("x*Phi(x)", "x/(1+exp(-1.702x))", 0.0203349, 2.2704),
        ("max(0, x)", "log(1+exp(x))", 0.693147, 0),
        ("max(0, x)", "max(0, x) + x/4", 1.25, 5),
        ("x", "x", 0, None),
        ("1 if x > 0 else 0", "1 if x >= 0 else 0", 1, 0),
        ("x", "x^2/x", inf, 0),
    ],
)
def test_the_largest_gap_is_found(one: str, other: str, size: float, at: float | None):
    (first, a), (second, b) = function(one), function(other)
    grid = {Fraction(n, 40) for n in range(-200, 201)}
    gap = largest_gap(first, second, sorted({*grid, *a, *b}))
    assert gap is not None
    assert gap.size == pytest.approx(size, rel=1e-4)
    if at is not None:
        assert abs(gap.x) == pytest.approx(at, abs=1e-3)


@pytest.mark.parametrize("text", ["oo", "max(x, oo)", "10^400*x", "exp(exp(exp(x)))"])
def test_what_is_too_large_for_a_float_is_no_jump_and_no_pole(text: str):
    assert curve(text).marks == ()


def test_numbers_too_large_for_a_float_do_not_break_a_curve():
    sampled = curve("exp(x^5)", -10, 10)
    assert all(isfinite(y) for run in sampled.runs for _, y in run)
    assert nan not in [y for _, y in sampled.points()]
