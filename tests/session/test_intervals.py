"""Ranges in every notation: given, expected, outcome, reason."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.app.grading import constant, parametric
from quiz.session.intervals import example_beside, read_set, same_interval
from quiz.ui.language import table
from quiz.verdict import Outcome
from tests.session.cards import LEAKY

SELU = replace(LEAKY, params=(("a", "1.6732632423543772"), ("s", "1.0507009873554805")))
CORRECT, WRONG, INVALID = "correct", "wrong", "invalid"


def values(text: str) -> tuple[float, ...] | None:
    value = constant(text)
    return None if value is None else (value, value)


def told(expected: str, typed: str) -> tuple[str, str]:
    verdict = same_interval(expected, typed, values).verdict
    return verdict.outcome.value, verdict.reason


@pytest.mark.parametrize(
    ("expected", "notations"),
    [
        (
            "(-oo, oo)",
            "(-oo; +oo)|R|ℝ|(−∞, ∞)|]-oo, oo[|x ∈ R|y \\in \\mathbb{R}|(-оо; +оо)"
            "|любое число|E(f) = R|(-inf, inf)|[-oo, oo]|все числа",
        ),
        (
            "[0, oo)",
            "[0, inf)|[0; +∞)|x >= 0|y≥0|0 <= x|0<=y<oo|[0,oo[|неотрицательные"
            "|не меньше 0|at least 0|f(x) >= 0|x ∈ [0; +∞)|$[0, +\\infty)$",
        ),
        (
            "(-1, 1)",
            "(-1; 1)|]-1,1[|(-1,1)|-1 < y < 1|x > -1 and x < 1|(-1,0; 1,0)"
            "|от -1 до 1 не включая|f(x) ∈ (-1, 1)",
        ),
        ("(0, 1)", "(0,1)|( 0 , 1 )|(0,0; 1,0)|0<σ<1|0 < sigma(x) < 1|x∈(0;1)"),
        ("[0, 1]", "[0,1]|0 <= y <= 1|от 0 до 1 включительно|0 ≤ y ≤ 1"),
        ("{0, 1}", "{0,1}|{0; 1}|{1, 0}|0 или 1|0 or 1"),
        ("(-1, 0) ∪ (0, 1)", "(-1;0)∪(0;1)|(0, 1) or (-1, 0)|(-1,0) U (0,1)"),
        ("[-3/8, oo)", "[-0.375,oo)|[-0,375; +∞)|[-0,375, +∞)|x ≥ -3/8"),
        ("[-0.2784645427610738, oo)", "[-0.278, oo)|[-0,28; +∞)|[-0.2785, inf)"),
    ],
)
def test_every_notation_of_a_range_is_read(expected: str, notations: str):
    for typed in notations.split("|"):
        assert told(expected, typed) == (CORRECT, "right"), typed


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ("(-a*s, oo)", "right"),
        ("(-s·a; +∞)", "right"),
        ("(-1.76, oo)", "right"),
        ("[-a*s, oo)", "wrong-bracket"),
        ("(-a, oo)", "wrong-interval"),
    ],
)
def test_a_rounded_end_may_be_what_the_letters_make(typed: str, reason: str):
    def of_selu(text: str) -> tuple[float, ...] | None:
        return parametric(SELU, text)

    marking = same_interval("(-1.7580993408473768, oo)", typed, of_selu)
    assert marking.verdict.reason == reason


def test_a_whole_end_is_no_letter_that_is_usually_as_large():
    def of_beta(text: str) -> tuple[float, ...] | None:
        return parametric(replace(SELU, params=(("b", "1"),)), text)

    assert same_interval("(0, 1)", "(0, b)", of_beta).verdict.reason != "right"
    assert same_interval("(0, b)", "(0, b)", of_beta).verdict.reason == "right"


def test_a_modulus_is_an_interval_around_zero():
    assert told("(-1, 1)", "|x| < 1") == (CORRECT, "right")
    assert told("[-1, 1]", "|f(x)| <= 1") == (CORRECT, "right")


@pytest.mark.parametrize(
    ("expected", "typed", "outcome", "reason"),
    [
        ("[0, oo)", "(0, oo)", WRONG, "wrong-bracket"),
        ("[0, oo)", "x > 0", WRONG, "wrong-bracket"),
        ("[0, oo)", "больше 0", WRONG, "wrong-bracket"),
        ("(-1, 1)", "[-1, 1]", WRONG, "wrong-bracket"),
        ("(-1, 1)", "(0, 1)", WRONG, "wrong-interval"),
        ("(-1, 1)", "R", WRONG, "wrong-interval"),
        ("[-0.2784645427610738, oo)", "[-0.3, oo)", WRONG, "wrong-interval"),
        ("[-1, oo)", "[-1.01, oo)", WRONG, "wrong-interval"),
        ("(0, 1)", "{0, 1}", WRONG, "wrong-points"),
        ("{0, 1}", "[0, 1]", WRONG, "wrong-points"),
        ("(-1, 1)", "от -1 до 1", INVALID, "brackets-unsaid"),
        ("(-1, 1)", "between -1 and 1", INVALID, "brackets-unsaid"),
        ("(-1, 1)", "от 0 до 1", WRONG, "wrong-interval"),
        ("(-1, 1)", "(1, -1)", INVALID, "not-an-interval"),
        ("(-1, 1)", "small numbers", INVALID, "not-an-interval"),
        ("(-1, 1)", "0", INVALID, "not-an-interval"),
        ("(-1, 1)", "", INVALID, "empty"),
    ],
)
def test_ends_are_told_apart_from_brackets(
    expected: str, typed: str, outcome: str, reason: str
):
    assert told(expected, typed) == (outcome, reason)


ENDS = st.integers(-50, 50).map(str) | st.sampled_from(["0.5", "-1.25", "1/3"])


@given(
    st.lists(ENDS, min_size=2, max_size=2, unique_by=constant),
    st.booleans(),
    st.booleans(),
)
def test_all_notations_of_an_interval_are_one(
    ends: list[str], is_low_in: bool, is_high_in: bool
):
    low, high = sorted(ends, key=lambda end: constant(end) or 0.0)
    opening, closing = "[" if is_low_in else "(", "]" if is_high_in else ")"
    first = f"{opening}{low}, {high}{closing}"
    less = "<=" if is_low_in else "<", "<=" if is_high_in else "<"
    french = f"{'[' if is_low_in else ']'}{low}; {high}{']' if is_high_in else '['}"
    for typed in (first, french, f"{low} {less[0]} y {less[1]} {high}"):
        assert told(first, typed) == (CORRECT, "right"), typed
    assert same_interval(first, f"({low}; {high}]", values).verdict.outcome in (
        (Outcome.CORRECT,)
        if (is_low_in, is_high_in) == (False, True)
        else (Outcome.WRONG,)
    )


@given(st.text(alphabet="[](){}0123456789.,;<>=|-+∞xyRодот от∪ ", max_size=24))
def test_nothing_typed_raises(typed: str):
    pieces = read_set(typed, values)
    assert pieces is None or pieces


@pytest.mark.parametrize(
    ("expected", "example"),
    [
        ("[0, oo)", "(-oo, 5]"),
        ("(0, +oo)", "(-oo, 5]"),
        ("x >= 0", "(-oo, 5]"),
        ("(-1, 1)", "(-oo, 5]"),
        ("{0, 1}", "(-oo, 5]"),
        ("(-oo, 0)", "[5, oo)"),
        ("x <= 0", "[5, oo)"),
        ("(-oo, oo)", "(2, 5]"),
        ("(-∞, ∞)", "(2, 5]"),
    ],
)
def test_an_example_in_a_complaint_is_of_another_sort_than_the_answer(
    expected: str, example: str
):
    assert example_beside(expected) == example
    marking = same_interval(expected, "small numbers", values)
    assert dict(marking.verdict.arguments) == {"example": example}


@pytest.mark.parametrize("language", ["en", "ru"])
def test_no_complaint_about_a_range_has_an_interval_of_its_own(language: str):
    told = table("", language)
    for key in ("not-an-interval", "brackets-unsaid", "wrong-bracket", "wrong-points"):
        assert not re.search(r"[\[(][^\])]*,[^\])]*[\])]", str(told[f"reason.{key}"]))
