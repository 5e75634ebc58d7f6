"""What holds of every formula that may be typed, checked on random ones."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from quiz.app.grading import grader_for
from quiz.deck.model import Ask
from quiz.formula import REASONS
from quiz.verdict import Outcome
from tests.formula.evaluating import check, functions, library

CHARACTERS = [
    *"xxaij0129.,;:+-*/^()[]{}|<>=!?_'\"\\&%$ ασΦΣ∑√²⁻₁½∞·×−≤≥≠𝟙efdnlπяи😀~@#",
    "\u202e",
    "\x00",
]
WORDS = (
    *("x", "x", "x", "a", "alpha", "0", "1", "2", "0.5", "0,5", "1e5", "9^9", "pi"),
    *"()()[]{}|+-*/^,;:=<>!?_'²√&",
    *("<=", "==", "and", "or", "not", "и", "или", "if", "else", "если", "иначе"),
    *("otherwise", "exp(", "log(", "ln", "max(", "min(", "tanh", "sigmoid(", "relu("),
    *("relu", "σ(", "abs(", "sqrt", "sin^2", "np.", "torch.", "F.", "nn.", ".exp()"),
    *(".sum()", ".clip(", "where(", "clip(", "step(", "factorial(", "floor(", "𝟙["),
    *(r"\frac", r"\sqrt", r"\left(", r"\right)", r"\max", r"\sum_{j=1}^{n}"),
    *(r"\begin{cases}", r"\end{cases}", r"\\", r"\text{if}", r"\mathrm{ReLU}"),
    *("x_i", "x_j", "x[i]", "sum_j", "sum(", "mean(", "⁻ˣ", "∑ⱼ", "d/dx", "diff("),
    *("lambda x:", "return", "def f(x):", "y =", "f(x) =", "dim=-1", "e^", "oo"),
    *("approximate='tanh'", "True", "I(", "Piecewise((", "log_2", "for j in range(n)"),
)
QUICK = settings(
    deadline=None, max_examples=150, suppress_health_check=[HealthCheck.too_slow]
)

texts = st.one_of(
    st.text(max_size=40),
    st.lists(st.sampled_from(CHARACTERS), max_size=30).map("".join),
    st.lists(st.sampled_from(WORDS), max_size=16).map(" ".join),
    st.lists(st.sampled_from(WORDS), max_size=16).map("".join),
)
ASKED = ["relu", "leaky_relu", "sigmoid_prime", "softmax", "gelu", "swiglu"]


@settings(QUICK, max_examples=500)
@given(text=texts, name=st.sampled_from(ASKED))
def test_nothing_typed_raises(text: str, name: str) -> None:
    verdict = check(name, text)
    assert verdict.reason in REASONS[verdict.outcome]
    if verdict.outcome is Outcome.INVALID:
        assert verdict.column is not None
        assert 1 <= verdict.column <= len(text) + 1
    if verdict.witness is not None:
        assert verdict.witness.given != verdict.witness.expected


@settings(QUICK, max_examples=60)
@given(text=texts, name=st.sampled_from(ASKED))
def test_the_same_answer_gets_the_same_verdict(text: str, name: str) -> None:
    ask = Ask.DERIVATIVE if name.endswith("_prime") else Ask.FORMULA
    fresh = grader_for(library())
    function = functions()[name.removesuffix("_prime")]
    assert fresh.grade(function, ask, text) == check(name, text)


@pytest.mark.parametrize("name", sorted(functions()))
def test_every_bundled_formula_is_right_against_itself(name: str) -> None:
    function = functions()[name]
    assert check(name, function.formula.text).outcome in ("correct", "invalid")
    if function.derivative:
        found = check(f"{name}_prime", function.derivative.text)
        assert found.outcome is Outcome.CORRECT
