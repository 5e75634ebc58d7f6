"""Constant expressions as marking asks for them."""

from __future__ import annotations

import math

import pytest

from quiz.app.grading import constant


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1/4", 0.25),
        ("0,25", 0.25),
        ("-0.17", -0.17),
        ("sqrt(2/pi)", math.sqrt(2 / math.pi)),
        ("e^2", math.e**2),
        ("1e-3", 0.001),
        ("oo", math.inf),
        ("-oo", -math.inf),
        ("ln(2)", math.log(2)),
    ],
)
def test_a_constant_expression_has_a_value(text: str, value: float):
    found = constant(text)
    assert found is not None
    assert found == pytest.approx(value, rel=1e-15)


@pytest.mark.parametrize("text", ["", "x", "2+", "9^9^9^9", "1/0", "relu(1)", "\x00"])
def test_anything_else_has_none(text: str):
    assert constant(text) is None
