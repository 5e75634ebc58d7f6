"""Rules of calculus misapplied, and what is not said of answers that only fit."""

from __future__ import annotations

import pytest

from tests.formula.evaluating import check
from tests.formula.slips.questions import questions

MISAPPLIED = [
    ("gelu_prime", "φ(x)", "product"),
    ("mish_prime", "tanh(ln(1+e^x)) + x*(1 - tanh(e^x/(1+e^x))^2)", "inner"),
    ("logsigmoid_prime", "1 + e^-x", "inner"),
    ("tanh_prime", "(e^x + e^-x)/(e^x - e^-x)", "quotient"),
]
BY_CHANCE = [
    ("softplus_prime", "1/(1+e^(-b x)) if x > -20 else 0", "swapped-arguments"),
    ("selu", "s*x", "swapped-arguments"),
    ("sigmoid", "max(0, min(1, x))", "missing-function"),
    ("softmax", "e^|x_i|/sum_j exp(x_j)", "misplaced"),
    ("tanh", "(e^x - e^-x)/e^x", "wrong-argument"),
    ("prelu", "max(-1, x) + a*min(0, x)", "missing-term"),
    ("softshrink_prime", "tanh(x) + x*(1 - tanh(x)^2)", "wrong-branch"),
    ("leaky_relu", "(x if x > 0 else a*x) if x < 10 else 1", "missing-brackets"),
    ("relu6_prime", "0", "derivative"),
    ("gelu_tanh", "0.5x(1+tanh(√(2/π)(x+0.044715x^3))) + x", "sign"),
]
"""Function, answer, a reason that is true of the values and that nobody made."""
ELSEWHERE = [
    ("huber", "(y-p)^2/2", "wrong-branch", "one"),
    ("hinge", "max(0, 1/(y*z))", "wrong-operation", ""),
    ("absolute", "|y/p|", "wrong-argument", ""),
    ("gaussian", "exp(-(y-s)^2/(2s^2))/(s*sqrt(2π))", "wrong-letter", ""),
    ("log_cosh", "tanh(y - p)", "derivative", ""),
    ("tempered", "exp(x_i/t)/sum_j exp(x_j)", "missing-parameter", "name"),
    ("softmin", "exp(-x_i)/sum_j 2^(-x_j)", "wrong-base", ""),
    ("shifted", "x_1 - max_k x_k", "wrong-index", ""),
    ("normalised", "x_i/sqrt(sum_j x_j^3)", "wrong-power", ""),
]


@pytest.mark.parametrize(("name", "given", "rule"), MISAPPLIED)
def test_a_misapplied_rule_is_named(name: str, given: str, rule: str) -> None:
    verdict = check(name, given)
    assert verdict.reason == "not-differentiated"
    assert verdict.arguments == ((rule, ""),)


@pytest.mark.parametrize(("name", "given", "reason"), BY_CHANCE)
def test_what_fits_by_chance_is_not_said(name: str, given: str, reason: str) -> None:
    assert check(name, given).reason != reason


@pytest.mark.parametrize(("name", "given", "reason", "detail"), ELSEWHERE)
def test_losses_and_vectors_get_reasons(
    name: str, given: str, reason: str, detail: str
) -> None:
    question = next(one for one in questions() if one.name == name)
    verdict = question.graded(given)
    assert verdict.reason == reason
    assert detail in dict(verdict.arguments) or not detail


def test_a_sum_of_two_is_right_for_two_alone() -> None:
    verdict = check("softmax", "e^{x_i}/(e^{x_1} + e^{x_2})")
    assert (verdict.reason, verdict.arguments) == ("wrong-index", (("length", "2"),))
