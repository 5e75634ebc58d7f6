"""A question that wants its answer through one function does not take another way."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.runner import quiz


@pytest.mark.parametrize(
    ("card", "wanted", "other"),
    [
        ("softmax-of-two", "σ(a - b)", "exp(a)/(exp(a) + exp(b))"),
        ("softmax-of-two", "sigmoid(a - b)", "1/(1 + e^(b - a))"),
        ("tanh-through-sigmoid", "2σ(2x) - 1", "(e^x - e^-x)/(e^x + e^-x)"),
        ("tanh-through-sigmoid", "1 - 2σ(-2x)", "sinh(x)/cosh(x)"),
    ],
)
def test_an_equal_answer_in_other_terms_is_asked_for_again(
    home: Path, card: str, wanted: str, other: str
):
    name = f"dl/activations:{card}"
    assert quiz("check", name, wanted, QUIZ_HOME=str(home)).returncode == 0
    run = quiz("check", name, other, QUIZ_HOME=str(home))
    assert run.returncode != 0
    assert "Equal, but the question wants it without" in run.stdout
