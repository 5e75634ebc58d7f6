"""Other readings of the same characters."""

from __future__ import annotations

import pytest

from quiz.formula.slips.readings import other_readings
from quiz.formula.tree import shape
from tests.formula.evaluating import card, tree


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("1/1+e^-x", "1/(1+e^-x)"),
        ("1/2x", "1/(2x)"),
        ("e^-x/2", "e^(-x/2)"),
        ("-x^2", "(-x)^2"),
        ("x*1+e^x", "x*(1+e^x)"),
        ("tanh x/2", "tanh(x/2)"),
        ("ln 1+e^x", "ln(1+e^x)"),
        ("x if x>0 else a*e^x-1", "x if x>0 else a*(e^x-1)"),
        (r"\frac{1}{1+e}^{-x}", None),
    ],
)
def test_brackets_that_may_be_missing(text: str, meant: str | None) -> None:
    found = {
        shape(one.tree) for one in other_readings(text, card(), ("brackets", "log"))
    }
    assert meant is None or shape(tree(meant, card())) in found
    assert shape(tree(text, card())) not in found


def test_a_bracket_in_another_place() -> None:
    found = [one.tree for one in other_readings("1/(1+e)^-x", card(), ("moved",))]
    assert shape(tree("1/(1+e^-x)", card())) in map(shape, found)


def test_log_may_mean_the_decimal_logarithm() -> None:
    found = [one.kind for one in other_readings("log(x)", card(), ("log",))]
    assert "log" in found
    assert not any(
        one.kind == "log" for one in other_readings("ln(x)", card(), ("log",))
    )


@pytest.mark.parametrize("text", ["((", "", "x if", "1/" * 300 + "1"])
def test_what_cannot_be_read_has_no_other_reading(text: str) -> None:
    assert list(other_readings(text, card(), ("brackets",))) == []
