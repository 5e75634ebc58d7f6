"""What the bundled decks state about functions of one number is true.

Checked against `truths`, at exact points and with many digits.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

import mpmath
import pytest

from quiz.deck import Function

from .conftest import Evaluate
from .truths import (
    CASES,
    DECIMAL_ENDS,
    KINKS,
    POINTS,
    SETTINGS,
    TRUTHS,
    ends,
    exact,
    limit,
    same,
    sample,
    truth,
)


def test_every_scalar_function_of_the_deck_has_a_truth_here(
    functions: Mapping[str, Function],
) -> None:
    scalar = {
        key
        for key, one in functions.items()
        if one.variables == ("x",) and not one.vectors
    }
    assert scalar == set(TRUTHS)
    assert set(functions) - scalar == {"softmax", "log_softmax", "glu", "swiglu"}


def test_usual_values_of_parameters_are_the_ones_checked_here(
    functions: Mapping[str, Function],
) -> None:
    for key, one in functions.items():
        stated = {name: Fraction(value) for name, value in one.params}
        assert stated == SETTINGS.get(key, [{}])[0], key


@pytest.mark.parametrize(("name", "params"), CASES)
def test_values_are_those_of_an_independent_definition(
    name: str,
    params: dict[str, Fraction],
    functions: Mapping[str, Function],
    evaluate: Evaluate,
) -> None:
    function = functions[name]
    known = truth(name, params)
    for at in sample(name, params):
        found = evaluate(function, function.formula, {"x": at, **params})
        assert found is not None, at
        assert same(found, known(exact(at))), at


@pytest.mark.parametrize(("name", "params"), CASES)
def test_the_stated_derivative_is_the_numerical_one(
    name: str,
    params: dict[str, Fraction],
    functions: Mapping[str, Function],
    evaluate: Evaluate,
) -> None:
    function = functions[name]
    assert function.derivative is not None
    known = truth(name, params)
    knots = KINKS.get(name, lambda p: [])(params)
    smooth = [
        at
        for at in sample(name, params)
        if all(abs(at - knot) > Fraction(1, 10**10) for knot in knots)
    ]
    assert len(smooth) >= POINTS - len(knots)
    for at in smooth:
        found = evaluate(function, function.derivative, {"x": at, **params})
        assert found is not None, at
        slope = mpmath.diff(known, exact(at), h=mpmath.mpf(10) ** -20)
        assert abs(found - slope) <= mpmath.mpf(10) ** -15 * (1 + abs(slope)), at


@pytest.mark.parametrize(("name", "params"), CASES)
def test_kinks_are_stated_where_the_slope_breaks(
    name: str,
    params: dict[str, Fraction],
    functions: Mapping[str, Function],
    evaluate: Evaluate,
) -> None:
    function = functions[name]
    knots = KINKS.get(name, lambda p: [])(params)
    if name != "elu":  # its kink depends on the parameter; a fact says so
        stated = [evaluate(function, kink, params) for kink in function.kinks]
        assert stated == [exact(knot) for knot in knots]
    known = truth(name, params)
    step = mpmath.mpf(10) ** -20
    for at in sample(name, params):
        here = exact(at)
        left = (known(here) - known(here - step)) / step
        right = (known(here + step) - known(here)) / step
        assert (abs(left - right) > 1e-3) == (at in knots), at
    if function.derivative is not None and knots:
        excepted = dict(function.exceptions)
        marked = [
            evaluate(function, text, params)
            for ask, texts in excepted.items()
            if ask == "derivative"
            for text in texts
        ]
        assert set(map(exact, knots)) <= set(marked)


@pytest.mark.parametrize(("name", "params"), CASES)
def test_the_range_holds_every_value_and_no_more(
    name: str,
    params: dict[str, Fraction],
    functions: Mapping[str, Function],
    evaluate: Evaluate,
) -> None:
    function = functions[name]
    if function.range is None:
        assert name in ("prelu", "step", "hardshrink")  # no single interval
        return
    if name == "selu" and params != SETTINGS["selu"][0]:
        return  # its range is given as a number, for its own two constants
    low, high, has_low, has_high = ends(function, evaluate, params)
    known = truth(name, params)
    turns = [Fraction(-3, 2)] if name == "hardswish" else []
    values = [known(exact(at)) for at in [*sample(name, params), *turns]]
    if name in DECIMAL_ENDS:
        places, near = DECIMAL_ENDS[name]
        turn = near and mpmath.findroot(lambda at: mpmath.diff(known, at), near)
        reached = known(turn if turn else mpmath.mpf(-(10**6)))
        assert abs(reached - low) < mpmath.mpf(10) ** -places
        low = reached
    for value in values:
        assert value >= low if has_low else value > low
        assert value <= high if has_high else value < high
    far = [known(mpmath.mpf(sign) * 10**6) for sign in (-1, 1)]
    for end, is_value in ((low, has_low), (high, has_high)):
        if is_value:
            assert end in values or name in DECIMAL_ENDS
        elif mpmath.isinf(end):
            assert any(abs(value) > 1000 and value * end > 0 for value in far)
        else:
            assert any(abs(value - end) < 1e-5 for value in far)


@pytest.mark.parametrize(("name", "params"), CASES)
def test_the_limits_are_approached(
    name: str,
    params: dict[str, Fraction],
    functions: Mapping[str, Function],
    evaluate: Evaluate,
) -> None:
    function = functions[name]
    assert function.limits or name == "prelu"  # its left limit depends on a
    for point, value in function.limits:
        towards = limit(value, function, evaluate, params)
        at = 10**6 if point == "oo" else -(10**6)
        found = truth(name, params)(mpmath.mpf(at))
        if mpmath.isinf(towards):
            assert abs(found) > 1000
            assert found * towards > 0
        else:
            assert abs(found - towards) < 1e-5


@pytest.mark.parametrize(("name", "params"), CASES)
def test_the_value_at_zero_is_stated(
    name: str,
    params: dict[str, Fraction],
    functions: Mapping[str, Function],
    evaluate: Evaluate,
) -> None:
    function = functions[name]
    if function.zero is None:
        assert name == "step"  # a convention
        return
    stated = evaluate(function, function.zero, params)
    assert stated is not None
    assert same(stated, truth(name, params)(mpmath.mpf(0)))


@pytest.mark.parametrize(("name", "params"), CASES)
def test_the_stable_form_is_the_same_function(
    name: str,
    params: dict[str, Fraction],
    functions: Mapping[str, Function],
    evaluate: Evaluate,
) -> None:
    function = functions[name]
    if function.stable is None:
        return
    known = truth(name, params)
    for at in sample(name, params):
        found = evaluate(function, function.stable, {"x": at, **params})
        assert found is not None, at
        assert same(found, known(exact(at))), at


@pytest.mark.parametrize("name", TRUTHS)
def test_no_rejected_form_is_right(
    name: str,
    functions: Mapping[str, Function],
    evaluate: Evaluate,
) -> None:
    function = functions[name]
    settings = SETTINGS.get(name, [{}])
    for reject in function.rejects:
        assert any(
            found is None or abs(found - truth(name, params)(exact(at))) > 1e-6
            for params in settings
            for at in sample(name, params)
            for found in [evaluate(function, reject.form, {"x": at, **params})]
        ), reject.form.text
