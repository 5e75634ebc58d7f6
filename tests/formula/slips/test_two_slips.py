"""Two slips at once: named only where both together are exactly what was done."""

from __future__ import annotations

from fractions import Fraction
from functools import cache

import pytest

from quiz.formula.evaluation.probes import Probe
from quiz.formula.slips import several
from quiz.formula.slips.changes import Words
from quiz.formula.slips.pairs import MOST_ENTRIES, Tables
from quiz.formula.slips.rough import rows_at
from quiz.formula.slips.several import PAIRED
from quiz.formula.slips.wrong import Wrong
from quiz.formula.tree import Binary, Call, Node, Num, Sym
from quiz.ui.language import table
from quiz.verdict import Outcome, Verdict
from tests.formula.evaluating import check as graded
from tests.formula.slips.counting import Count, counted, in_two_ways
from tests.formula.slips.questions import Question
from tests.formula.slips.twice import ROWS
from tests.formula.terms import Truth, letter

check = cache(graded)

TOLD = [
    ("swapped-branches", "leaky_relu", "0.02x if x > 0 else x", "wrong-default"),
    ("min-max", "relu6", "max(max(0, x), 6)/3", "extra-factor"),
    ("sign", "sigmoid", "1/(1 - e^x)", "wrong-argument"),
    ("sign", "gelu_prime", "Φ(x) - φ(x)", "missing-factor"),
    ("sign", "softshrink", "clip(x, -l, l)", "missing-term"),
    ("sign", "hardsigmoid", "max(0, min(6, x - 3))", "constant-factor"),
    ("sign", "relu", "-max(0.1, x)", "wrong-bound"),
    ("sign", "leaky_relu_prime", "-1 if x > 0 else 1", "wrong-default"),
    ("wrong-base", "softplus", "log2(1 + e^-x)", "wrong-argument"),
    ("wrong-argument", "silu", "σ(-x)", "missing-factor"),
    ("wrong-argument", "sigmoid", "1/(1 + e^(-2x)) - 1", "extra-term"),
    ("wrong-default", "leaky_relu_prime", "(1 if x>0 else 0.001) + x", "extra-term"),
    ("wrong-letter", "glu", "a*σ(a) + 1", "extra-term"),
    ("rounded-too-far", "selu", "1.05*(x if x>0 else 1.67*(e^x-1)) + 1", "extra-term"),
    ("wrong-constant", "silu", "x/(0.25 + exp(-x)) + x", "extra-term"),
    ("missing-exponential", "logsigmoid", "log(1/(1 - x))/3", "extra-factor"),
    ("missing-log", "softplus", "2(1 + e^x)", "extra-factor"),
    ("wrong-power", "tanhshrink", "(x^2 - tanh(x))/3", "extra-factor"),
    ("inverted", "glu", "1/(a*sigmoid(b)) + b", "extra-term"),
    ("missing-parameter", "selu", "(x if x>0 else a*(exp(x)-1)) + 1", "extra-term"),
    ("wrong-operation", "gelu_prime", "Φ(x)φ(x)", "missing-factor"),
    ("wrong-function", "mish", "x*erf(ln(1 + e^x)) + 1", "extra-term"),
    ("missing-factor", "swiglu", "sigmoid(a)*b - 0.5", "extra-term"),
    ("extra-factor", "relu6", "2 min(max(0, x), 6) + x", "extra-term"),
    ("missing-term", "gelu_prime", "Φ(|x|)", "extra-function"),
    ("extra-term", "tanhshrink", "x - tanh(|x|) + 1", "extra-function"),
    ("missing-function", "softsign", "exp(x/(1 + x))", "extra-function"),
    ("extra-function", "hardtanh", "exp(sqrt(clip(x, -1, 1)))", "extra-function"),
]
"""Reason given, function, answer, reason of the other slip."""

NOT_TOLD = [
    ("sigmoid", "3/(2 + e^x)", "three slips"),
    ("sigmoid", "1/(1 - 1.00000000001e^x)", "nearly two slips, but not quite"),
    ("relu", "exp(x)", "one function for another, by way of the bare letter"),
    ("relu", "log(x)", "the same"),
    ("tanh", "5x", "a factor, and nothing of tanh is left"),
    ("softmax", "x_i^2/sum_j x_j", "a square and no exponential in two places"),
    ("prelu", "max(x, |a|*x)", "both without the parameter are x"),
    ("tanh", "1 - |x|", "with both changed, mere numbers are left"),
    ("hardswish", "6/(x + min(max(0, x + 3), 6))", "two operations lead anywhere"),
    ("hardswish", "6/x", "upside down, nobody would begin so"),
    ("tanh_prime", "x + 7", "nothing like it"),
    ("mish", "-x", "of all that mish is, the letter alone is left"),
    ("silu", "x*sin(x)*cos(x)", "a part exchanged for another"),
]
"""Function, answer, why it is not said to be wrong in two ways."""


def finest(verdict: Verdict) -> str:
    return dict(verdict.arguments).get("slip", verdict.reason)


@cache
def written_down() -> Count:
    return counted(in_two_ways())["several"]


def test_nine_in_ten_answers_wrong_in_two_ways_get_a_specific_reason() -> None:
    assert written_down().answers == len(ROWS) >= 60
    assert written_down().share >= 0.9


def test_most_of_them_are_told_one_of_the_slips_made() -> None:
    assert written_down().named_share >= 0.7


@pytest.mark.parametrize(("reason", "name", "given", "besides"), TOLD)
def test_the_more_telling_of_two_slips_is_named(
    reason: str, name: str, given: str, besides: str
) -> None:
    verdict = check(name, given)
    assert verdict.outcome is Outcome.WRONG
    assert finest(verdict) == reason
    assert dict(verdict.arguments)["besides"] == besides
    assert verdict.witness is not None


@pytest.mark.parametrize(("name", "given", "why"), NOT_TOLD)
def test_two_slips_are_not_told(name: str, given: str, why: str) -> None:
    verdict = check(name, given)
    assert verdict.outcome is Outcome.WRONG
    assert "besides" not in dict(verdict.arguments), why


@pytest.mark.parametrize("language", ["en", "ru"])
def test_each_of_two_slips_has_a_sentence_that_says_there_is_more(
    language: str,
) -> None:
    told = table("formula", language)
    assert {f"{one}.besides" for one in PAIRED} <= told.keys()
    alone = {told[one] for one in PAIRED}
    assert alone.isdisjoint(told[f"{one}.besides"] for one in PAIRED)


def test_every_slip_that_a_pair_may_have_is_told() -> None:
    assert {one for reason, _, _, other in TOLD for one in (reason, other)} == {*PAIRED}


def test_a_slip_that_explains_it_alone_is_not_one_of_two() -> None:
    for name, given in (
        ("sigmoid", "1/(1 + e^x)"),
        ("silu", "σ(x)"),
        ("elu", "x if x < 0 else a*(e^x - 1)"),
        ("softplus", "1 + e^x"),
        ("selu", "1.0508*(x if x > 0 else 1.67326*(e^x - 1))"),
    ):
        assert "besides" not in dict(check(name, given).arguments)


def test_a_change_of_both_formulas_alike_is_not_two_slips() -> None:
    question = Question(
        "leaky",
        Truth(formula=letter("x"), params=(("a", "0.01", ()),)),
        "x if x > 0 else a*x",
        ("a > 0",),
    )
    verdict = question.graded("max(x, a*x)")
    assert verdict.outcome is Outcome.WRONG
    assert "besides" not in dict(verdict.arguments)


def test_letters_taken_for_others_are_asked_about_first() -> None:
    assert "besides" in dict(check("glu", "a + σ(-b)").arguments)
    assert check("glu", "u + σ(-v)").reason == "unknown-letter"


def test_the_search_has_a_bound(monkeypatch: pytest.MonkeyPatch) -> None:
    before: list[int] = []

    def spied(wrong: Wrong) -> object:
        found = several.two_slips(wrong)
        before.append(several.MOST_EVALUATIONS - wrong.evaluations_left)
        return found

    monkeypatch.setattr("quiz.formula.slips.explain.two_slips", spied)
    for name, given in (("tanh", "x^2 + 7"), ("gelu_prime", "Φ(x) + xφ(2x) + 1/9")):
        graded(name, f"{given} + 0")
    assert before
    assert max(before) <= several.MOST_EVALUATIONS


def test_a_change_that_changes_nothing_is_no_slip() -> None:
    square = Binary("^", Sym("x"), Num(Fraction(2), "2"))
    rows = rows_at([Probe((("x", Fraction(one)),)) for one in range(1, 5)])
    tables = Tables(Call("abs", (square,)), rows, Words(("x",), (), (), frozenset()))
    made = {entry.edit.kind for entry in tables.of(tables.tree)}
    assert "factor" in made
    assert "drop-call" not in made


@pytest.mark.parametrize(("terms", "is_sought"), [(20, True), (60, False)])
def test_no_changes_are_sought_in_a_long_formula(terms: int, is_sought: bool) -> None:
    tree: Node = Sym("x")
    for place in range(terms):
        tree = Binary("+", tree, Num(Fraction(place + 2), str(place)))
    rows = rows_at([Probe((("x", Fraction(one)),)) for one in range(5)])
    tables = Tables(tree, rows, Words(("x",), (), (), frozenset()))
    assert bool(tables.of(tree)) is is_sought
    assert len(tables.of(tree)) <= MOST_ENTRIES
