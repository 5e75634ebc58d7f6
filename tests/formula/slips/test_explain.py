"""What went wrong, by reason: answers that show a slip, and near misses that do not.

`slips.jsonl` holds answers with the reason each deserves. What must not be said is
in `NEAR_MISSES`: an answer that looks like a slip of that kind and is none.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

import pytest

from quiz.formula import REASONS, SLIPS
from quiz.ui.language import table
from quiz.verdict import Outcome, Verdict
from tests.formula.evaluating import check as graded
from tests.formula.slips.questions import Question
from tests.formula.terms import Truth, letter
from tests.rows import each, grouped

FILE = Path(__file__).parents[1] / "slips.jsonl"
LINES = [json.loads(line) for line in FILE.read_text(encoding="utf-8").splitlines()]

check = cache(graded)

NEAR_MISSES = [
    ("reject", "relu", "min(0.5, x)", "not the expected min(0, x)"),
    ("undefined-at", "relu", "sqrt(x)^2 + 1", "wrong where it has a value too"),
    ("one-point", "relu", "max(0, x) if (x-3)^2 > 0.01 else 7", "a gap, not a point"),
    ("sign", "identity", "-x + 10^-9", "more than the sign"),
    ("sign", "tanh", "1 - tanh(x)", "no sign alone mends it"),
    ("constant-factor", "relu", "2 max(0, x) if x < 50 else x", "not everywhere"),
    ("constant-factor", "identity_prime", "2", "any number is a factor of another"),
    ("constant-offset", "identity_prime", "3", "any number is off by a number"),
    ("constant-offset", "relu", "max(0, x) + 1/(1 + x^2)", "not the same everywhere"),
    ("swapped-branches", "leaky_relu", "a*x if x > 0 else 2x", "and another slope"),
    ("output-for-input", "sigmoid_prime", "x(1+x)", "nor is it right of the output"),
    ("output-for-input", "sigmoid", "x", "no derivative is asked"),
    ("not-differentiated", "sigmoid_prime", "2/(1+e^-x)", "twice the function"),
    ("derivative", "sigmoid", "2e^-x/(1+e^-x)^2", "twice the slope"),
    ("missing-parameter", "leaky_relu", "|x|", "a slope of −1 is not a lost one"),
    ("wrong-default", "leaky_relu", "x if x > 0 else x/(2+x^2)", "no number at all"),
    ("missing-brackets", "sigmoid", "2/1+e^-x", "brackets alone do not mend it"),
    ("inverted", "sigmoid", "2 + e^-x", "not one over it"),
    ("inverted", "step", "2 if x >= 0 else 3", "nothing to turn"),
    ("wrong-argument", "sigmoid", "1/(1+e^-x^3)", "no multiple of x"),
    ("swapped-arguments", "swiglu", "b*silu(b)", "one of them twice"),
    ("missing-log", "softplus", "2 + e^x", "its logarithm is not right either"),
    ("missing-exponential", "softmax", "x_i^2/sum_j x_j^2", "squares for them"),
    ("other-function", "relu", "1.001 tanh(x)", "nearly another"),
    ("other-rule", "sigmoid_prime", "2 - σ(x)^2", "no known rule"),
    ("wrong-index", "softmax", "2 exp(x_i)/sum_j exp(x_j)", "the indices are right"),
    ("min-max", "relu6", "min(max(0, x), 7)", "each in its place"),
    ("wrong-base", "sigmoid", "1/(2 + e^-x)", "the base is right"),
    ("rounded-too-far", "gelu_tanh", "0.5x(1+tanh(√(2/π)(x+0.05x^3)))", "terminates"),
    ("wrong-constant", "relu", "max(0, x)^2", "no number to change"),
    ("wrong-threshold", "relu", "2x if x > 0 else 0", "the kink is in its place"),
    ("wrong-power", "tanh_prime", "1 - 2 tanh(x)", "no power mends it"),
    ("extra-function", "relu", "exp(x)", "without it the answer is wrong, too"),
    ("missing-exponential", "relu", "log(x)", "it would give x"),
    ("inverted", "sigmoid_prime", "sigmoid(x)-1", "σ(1 - 1/σ) by chance"),
    ("one-point", "identity", "x + exp(-1e6)", "it is off everywhere"),
    ("derivative", "identity_prime", "0", "a number has no slope to take"),
    ("missing-term", "sigmoid", "1/(1+e^(-x+1))", "there is one too many"),
    ("missing-parameter", "softplus_prime", "b*sigmoid(b*x)", "it is there, twice"),
    ("wrong-operation", "tanh", "e^x-e^-x", "the denominator is missing"),
    ("wrong-condition", "hardshrink", "x if |x| > l else 1", "the condition is right"),
    ("wrong-operation", "silu", "x - 1/(1+e^-x)^2", "nor is it right as a product"),
    ("wrong-function", "silu", "x exp(x) + 1", "no other function mends it"),
    ("wrong-letter", "glu", "b σ(a)", "each in the other's place"),
    ("misplaced", "silu", "σ(x)", "lost, not moved"),
    ("missing-factor", "silu", "1 + σ(x)", "no factor mends it"),
    ("extra-factor", "silu", "x^2 + σ(x)", "no factor to take away"),
    ("missing-term", "elu", "x if x > 0 else 2 + a*exp(x)/7", "more than a term"),
    ("extra-term", "softmax", "exp(x_i)/(2 sum_j exp(x_j))", "a factor"),
    ("wrong-bound", "hardtanh", "2 clip(x, -1, 1)", "the bounds are right inside"),
    ("missing-function", "mish", "2x", "nothing to put a function around"),
    ("extra-function", "glu", "a + exp(σ(b))", "taking it away does not mend it"),
    ("antiderivative", "sigmoid", "2 ln(1+e^x)", "twice the integral"),
    ("wrong-branch", "relu", "x + 1 if x > 0 else 1", "wrong on both sides"),
    ("wrong-branch", "identity", "x + sin(pi*x)", "right at single points"),
    ("approximation", "gelu", "x/(1+e^(-2x))", "too far off"),
    ("approximation", "sigmoid_prime", "0.24", "close to nothing"),
    ("unknown-letter", "relu", "max(0, 2t)", "t is the variable, only renamed"),
    ("different", "sigmoid", "1/(1+e^x)", "there is more to say"),
]
"""Reason not given, function, answer, why."""
_PARTLY = {"besides", "far"}
"""Details that say that a reason is not all, or not true everywhere."""


def finest(verdict: Verdict) -> str:
    """The most specific word for what went wrong."""
    return dict(verdict.arguments).get("slip", verdict.reason)


@pytest.mark.parametrize("lines", grouped(LINES, lambda line: line["function"]))
def test_a_slip_is_called_by_its_name(lines: list[dict[str, str]]) -> None:
    each(lines, is_called_by_its_name)


def is_called_by_its_name(line: dict[str, str]) -> None:
    verdict = check(line["function"], line["given"])
    assert verdict.outcome is Outcome.WRONG
    assert verdict.reason == line["reason"], line["why"]
    said = dict(verdict.arguments)
    assert said.get("slip") == line.get("slip"), line["why"]
    assert said.get("besides") == line.get("besides"), line["why"]
    assert (verdict.witness is None) == (verdict.reason == "unknown-letter")


@pytest.mark.parametrize(
    ("reason", "name", "given", "why"),
    NEAR_MISSES,
    ids=[ascii(f"{reason}: {given}") for reason, _, given, _ in NEAR_MISSES],
)
def test_a_near_miss_is_not(reason: str, name: str, given: str, why: str) -> None:
    verdict = check(name, given)
    assert verdict.outcome is Outcome.WRONG
    if _PARTLY.isdisjoint(dict(verdict.arguments)):
        assert finest(verdict) != reason, why
    if verdict.reason != "unknown-letter":
        assert verdict.witness is not None


@pytest.mark.parametrize(
    "reason", sorted({*REASONS["wrong"], *sum(SLIPS.values(), ())})
)
def test_every_reason_has_cases_and_near_misses(reason: str) -> None:
    assert reason in {
        one[key] for one in LINES for key in ("reason", "slip") if key in one
    }
    assert reason in {one for one, *_ in NEAR_MISSES}


def test_most_slips_are_explained() -> None:
    explained = [one for one in LINES if one["reason"] != "different"]
    assert len(explained) >= 0.9 * len(LINES)


@pytest.mark.parametrize(
    ("name", "given", "arguments"),
    [
        ("relu", "3 max(0,x)", {"factor": "3"}),
        ("relu", "max(0,x) - 1", {"offset": "-1"}),
        ("relu", "max(0,-x)", {"used": "-x", "meant": "x"}),
        ("prelu", "max(0,x) - a*min(0,x)", {"where": "x < 0"}),
        ("hardshrink", "|x| if |x| > l else 0", {"where": "x < -l"}),
        ("identity", "sqrt(x^2)", {"where": "x < 0"}),
        ("gelu", "xΦ(x) if x > -10 else 0", {"where": "x <= -10"}),
        ("relu_prime", "1 if 0 < x < 1000 else 0", {"where": "x >= 1000"}),
        ("leaky_relu", "x if x>0 else 0.2x", {"name": "a"}),
        ("hardtanh", "min(1, x)", {"missing": ""}),
        ("relu", "min(max(0,x), 9)", {"extra": ""}),
        ("sigmoid", "(1/(1+e)^-x)", {}),
        ("swiglu", "a b silu(b)", {}),
        ("mish", "x*sigmoid(softplus(x))", {"name": "sigmoid"}),
        ("swiglu", "relu(a)*b", {"name": "relu"}),
        ("hardshrink", "x if |x|>l else l", {"where": "-l <= x <= l"}),
        ("gelu_prime", "Phi(x)+x*exp(-x^2/2)/sqrt(pi)", {"part": "1.4142"}),
        ("softplus_prime", "sigmoid(b*x)/b", {"divisor": ""}),
        ("softplus", "log(b+e^(b*x))/b", {"number": "b"}),
        ("gelu", "Phi(x)/x", {"part": ""}),
        ("tanh", "e^x-e^-x", {"divisor": ""}),
        ("mish", "x*softsign(softplus(x))", {"name": "softsign"}),
        ("sigmoid", "atan(x)/pi + 1/2", {"far": ""}),
        ("sigmoid", "atan(x)/pi + 2/3", {"far": None}),
        ("sigmoid_prime", "1/(4 + x^4)", {"far": None}),
        ("prelu", "max(x, |a|*x)", {"far": None}),
        ("leaky_relu_prime", "1 + a", {"variable": "x"}),
        ("swiglu", "a^3 + 7", {"variable": "b"}),
        ("identity_prime", "sqrt(2)", {"variable": None}),
        ("sigmoid", "x^2 + 7", {"variable": None}),
    ],
)
def test_a_slip_says_what_and_where(
    name: str, given: str, arguments: dict[str, str]
) -> None:
    said = dict(check(name, given).arguments)
    assert {key: said.get(key) for key in arguments} == arguments


def test_a_variable_that_changes_nothing_may_be_left_out() -> None:
    truth = Truth(formula=letter("x"), variables=("x", "y"))
    told = Question("even", truth, "x^2 + 0*y").graded("5/(x + 3)^3")
    assert told.outcome is Outcome.WRONG
    assert "variable" not in dict(told.arguments)
    told = Question("even", truth, "x^2 + y").graded("5/(x + 3)^3")
    assert dict(told.arguments) == {"variable": "y"}


@pytest.mark.parametrize(
    "given", ["max(x,a(e^x-1))", "min(x,a*(e^x-1))"], ids=["max", "min"]
)
def test_a_place_that_depends_on_a_parameter_is_not_named(given: str) -> None:
    said = dict(check("elu", given).arguments)
    assert said.keys().isdisjoint(("where", "right"))


@pytest.mark.parametrize("language", ["en", "ru"])
def test_every_detail_of_a_slip_has_a_sentence(language: str) -> None:
    told = table("formula", language)
    details = {
        f"{finest(verdict)}.{key}"
        for verdict in (check(one["function"], one["given"]) for one in LINES[::2])
        for key in dict(verdict.arguments)
        if "." not in key and key not in ("say", "factor", "offset", "reject", "slip")
    }
    plain = {
        "missing-parameter.name", "wrong-default.name", "other-function.name",
        "other-rule.name", "unknown-letter.name", "swapped-arguments.functions",
        "wrong-argument.meant", "approximation.name",
    }  # fmt: skip
    assert details - plain - told.keys() == set()


def test_a_slip_does_not_give_the_answer_away() -> None:
    for name, given in (("celu", "x if x>0 else a*exp(x/a)"), ("gelu", "xΦ(2x)")):
        said = check(name, given).arguments
        assert all(len(value) < 12 for _, value in said)


def test_the_slip_of_an_answer_is_always_the_same() -> None:
    for one in LINES[::11]:
        first = graded(one["function"], one["given"])
        assert graded(one["function"], one["given"]) == first
