"""What holds of every formula that may be typed, checked on random ones."""

from __future__ import annotations

import mpmath
import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from mpmath import mpf

from quiz.app.grading import grader_for
from quiz.deck.model import Ask
from quiz.formula import REASONS, Reference
from quiz.formula import grade as graded
from quiz.formula.context import Definition
from quiz.verdict import Outcome, Verdict

from .evaluation import check, definitions, functions, library
from .rewriting import (
    NOTATIONS,
    PLAIN,
    Formula,
    changes,
    evaluate,
    formulas,
    rewritings,
    spelt,
)

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


def against(truth: Formula, text: str) -> Verdict:
    """The verdict on a text against a random formula."""
    definition = Definition(key="", formula=spelt(truth, PLAIN))
    return graded(Reference(definition=definition), text, definitions())


def defined(formula: Formula) -> bool:
    """Whether it has a value in most places, so that there is something to grade."""
    points = (mpf(k) / 7 for k in (-20, -9, -3, 2, 5, 11, 25))
    return sum(evaluate(formula, x) is not None for x in points) >= 5


@QUICK
@given(formula=formulas, notation=st.sampled_from(NOTATIONS))
def test_a_formula_is_equal_to_itself(
    formula: Formula, notation: dict[str, str]
) -> None:
    assume(defined(formula))
    assert against(formula, spelt(formula, notation)).outcome in (
        "correct",
        "undecided",
    )


@QUICK
@given(formula=formulas, notation=st.sampled_from(NOTATIONS), data=st.data())
def test_a_rewriting_that_keeps_the_value_stays_right(
    formula: Formula, notation: dict[str, str], data: st.DataObject
) -> None:
    assume(defined(formula))
    other = formula
    for _ in range(data.draw(st.integers(1, 3))):
        other = data.draw(st.sampled_from(list(rewritings(other))))
    text = spelt(other, notation)
    assert against(formula, text).outcome in ("correct", "undecided"), text


@QUICK
@given(formula=formulas, notation=st.sampled_from(NOTATIONS), data=st.data())
def test_a_change_of_the_value_is_wrong_and_its_witness_true(
    formula: Formula, notation: dict[str, str], data: st.DataObject
) -> None:
    assume(defined(formula))
    other = data.draw(st.sampled_from(list(changes(formula))))
    text = spelt(other, notation)
    verdict = against(formula, text)
    with mpmath.workdps(80):
        if verdict.outcome is Outcome.CORRECT:
            confirm_equality(formula, other)
        elif verdict.outcome is Outcome.WRONG:
            confirm_witness(formula, other, verdict)


def confirm_equality(truth: Formula, given: Formula) -> None:
    for numerator in (-231, -77, -30, -11, -3, 4, 10, 23, 61, 190):
        x = mpf(numerator) / 13
        expected, found = evaluate(truth, x), evaluate(given, x)
        if expected is None:
            continue
        assert found is not None
        assert mpmath.almosteq(found, expected, mpf(10) ** -30, mpf(10) ** -40)


def confirm_witness(truth: Formula, given: Formula, verdict: Verdict) -> None:
    """Work both values out independently, in the neighbourhood that is shown."""
    assert verdict.witness is not None
    x = mpf(dict(verdict.witness.at)["x"])
    assume(abs(x) < 30)
    for formula, shown in (
        (truth, verdict.witness.expected),
        (given, verdict.witness.given),
    ):
        found = evaluate(formula, x)
        if shown == "undefined":
            assert found is None or abs(found) > 1e6
        else:
            assert found is not None
            assert mpmath.almosteq(found, mpf(shown), mpf(10) ** -4, mpf(10) ** -9)


@pytest.mark.parametrize("name", sorted(functions()))
def test_every_bundled_formula_is_right_against_itself(name: str) -> None:
    function = functions()[name]
    assert check(name, function.formula.text).outcome in ("correct", "invalid")
    if function.derivative:
        found = check(f"{name}_prime", function.derivative.text)
        assert found.outcome is Outcome.CORRECT
