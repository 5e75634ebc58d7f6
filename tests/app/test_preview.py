"""What can be read of a formula before it is finished."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quiz.app.unfinished import read_so_far
from quiz.formula.pictures.picture import one_line
from quiz.formula.reading.context import Context

CONTEXT = Context(variables=("x",), params=("a",))


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("1/(1+exp(-x))", "1/(1 + exp(-x))"),
        ("1/(1+", "1/(1 + □)"),
        ("1/", "1/□"),
        ("1/(1+exp(-x", "1/(1 + exp(-x))"),
        ("x^", "x^□"),
        ("|x", "|x|"),
        ("exp", "exp(□)"),
        ("max(0", "max(0, □)"),
        ("max(0,", "max(0, □)"),
        ("max(", "max(□, □)"),
        ("\\frac", "□/□"),
        ("\\frac{1}{", "1/□"),
        ("2*\\al", "2⋅\\al"),
        ("x*sigm", "x⋅sigm"),
        ("x if x > 0 else", "x if x > 0, □ otherwise"),
        ("x if", "x if □ > □"),
        ("[x", "x"),
    ],
)
def test_what_is_missing_is_a_hole(text: str, line: str):
    found = read_so_far(text, CONTEXT)
    assert found.tree is not None
    assert one_line(found.tree, "en") == line
    assert not found.is_firm


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        ("1/(1+exp(-x)", ")"),
        ("1/(1+exp(-x", "))"),
        ("|x", "|"),
        ("max(0, [x", "])"),
        ("1/(1+", ""),
        ("max(0,", ""),
        ("1/(1+exp(-x))", ""),
        ("x*sigm", ""),
        ("x @ (y", ""),
    ],
)
def test_what_is_whole_but_for_its_brackets_is_not_passed_off_as_finished(
    text: str, missing: str
):
    assert read_so_far(text, CONTEXT).missing == missing


@pytest.mark.parametrize(
    ("text", "column"),
    [
        ("x)", 2),
        ("1/(1+))", 6),
        ("x @ y + 1", 3),
        ("x*sigm + 1", 3),
        ("5 % 3", 3),
    ],
)
def test_a_text_that_will_not_go_on_is_told_where(text: str, column: int):
    found = read_so_far(text, CONTEXT)
    assert found.is_firm
    assert found.complaint is not None
    assert found.complaint.position + 1 == column


@pytest.mark.parametrize(
    "text",
    ["\\", "x @", "(x, y", "1.", "x ==", "'", "", "x !", "max(,", "\\begin{ca", "if"],
)
def test_nobody_is_scolded_in_the_middle_of_a_sign(text: str):
    assert not read_so_far(text, CONTEXT).is_firm


@settings(deadline=None)
@given(st.text(st.sampled_from("x1(|)[]{}^_/+*-,\\ae p=<>ΞΨζουι if else"), max_size=30))
def test_no_text_is_too_odd_to_look_at(text: str):
    found = read_so_far(text, CONTEXT)
    assert found.tree is not None or found.complaint is not None
