"""Nothing hides at a root that no fraction is, and looking for roots is bounded."""

from __future__ import annotations

from fractions import Fraction

import mpmath
import pytest

from quiz.formula.evaluation.breakpoints import Breakpoints, Kept
from quiz.formula.evaluation.compare import Answer, At, State, evaluate
from quiz.formula.evaluation.evaluate import Compiler, cost
from quiz.formula.evaluation.functions import erf, erfc
from quiz.formula.evaluation.point import Work
from quiz.formula.evaluation.probes import Irrational, Probe
from quiz.formula.evaluation.roots import Line, roots
from quiz.formula.evaluation.values import Unsettled
from quiz.formula.reading.context import Context, Definitions
from quiz.formula.reading.parser import read
from quiz.formula.tree import Node
from quiz.verdict import Outcome
from tests.formula.evaluating import check, encloses, exact

WRONG_AT_ONE_PLACE = [
    ("identity", "x if x^2 != 2 else 0"),
    ("identity", "x if 2 != x*x else 0"),
    ("identity", "x if (x^2 - 2)^2 > 0 else 0"),
    ("identity", "x if |x^2 - 2| > 0 else 0"),
    ("identity", "x if x^2 - x - 1 != 0 else 0"),
    ("identity", "x if x^3 != x + 1 else 5"),
    ("identity", "x if exp(x) != 2 else 0"),
    ("identity", "x if x*exp(x) != 1 else 0"),
    ("identity", "x if cos(x) != x else 1"),
    ("identity", "x*sign(x^2 - 3)^2"),
    ("relu", "max(0, x) if x^2 != 5 else 1"),
    ("softplus", "ln(1 + e^(b*x))/b if x^2 != 3*b else 2"),
]
UNDEFINED_AT_ONE_PLACE = [
    ("identity", "x*(x^2 - 2)/(x^2 - 2)"),
    ("identity", "x*(x^2 - 2)^2/(x^2 - 2)^2"),
    ("identity", "x*(x^2 - 2)*(x^2 - 2)^(-1)"),
    ("identity", "x*(e^x - 2)/(e^x - 2)"),
    ("identity", "x*cos(x)*tan(x)/sin(x)"),
    ("sigmoid", "(e^x - 3)/((1 + e^-x)*(e^x - 3))"),
]
RIGHT_EVERYWHERE = [
    ("identity", "x if x^2 >= 2 else x"),
    ("identity", "x*(x^2 + 1)/(x^2 + 1)"),
    ("relu", "max(x, 0)*(x^4 + 1)/(x^4 + 1)"),
    ("relu", "max(x^2 - 2, 0) - max(x^2 - 2, 0) + max(x, 0)"),
    ("sigmoid", "e^x/(1 + e^x) if x^2 > 2 else 1/(1 + e^-x)"),
]


@pytest.mark.parametrize(("name", "text"), WRONG_AT_ONE_PLACE)
def test_a_difference_at_one_irrational_place_is_found(name: str, text: str):
    verdict = check(name, text)
    assert verdict.outcome is Outcome.WRONG
    assert verdict.witness is not None


@pytest.mark.parametrize(("name", "text"), UNDEFINED_AT_ONE_PLACE)
def test_a_gap_at_one_irrational_place_is_found(name: str, text: str):
    verdict = check(name, text)
    assert (verdict.outcome, verdict.reason) == (Outcome.WRONG, "undefined-at")


@pytest.mark.parametrize(("name", "text"), RIGHT_EVERYWHERE)
def test_a_condition_that_changes_nothing_is_right(name: str, text: str):
    assert check(name, text).outcome is Outcome.CORRECT


def found(text: str) -> list[int | Fraction | Irrational]:
    made = Breakpoints(Definitions(), (tree(text),))
    return list(made.roots("x", {}))


def tree(text: str) -> Node:
    return read(text, Context()).tree


def test_a_root_is_known_to_many_digits_and_holds_the_true_one():
    (root, *_) = (one for one in found("|x^2 - 2|") if one.near > 0)
    assert isinstance(root, Irrational)
    with mpmath.workdps(120):
        for bits in (53, 110, 240, 520, 2_300):
            assert encloses(root.at(bits), mpmath.sqrt(2))


def test_rational_roots_stay_exact():
    assert set(found("|(4x - 1)*(x^2 - 9/4)|")) == {
        Fraction(1, 4),
        Fraction(3, 2),
        Fraction(-3, 2),
    }


@pytest.mark.parametrize(
    "text",
    [
        "1/x",
        "1/cos(x)",
        "sign(x - sqrt(2))",
        "x^2 - 2 if x^2 < 2 else x",
        "x if x^2 > 2 else x^2 - 2",
        "x - sqrt(2) if x^3 < 2 ^ 1.5 else 7",
        "floor(x) - 0.5",
    ],
)
def test_a_leap_is_not_taken_for_a_root(text: str):
    made = Compiler(Definitions()).compile(tree(text))
    for one in roots(Line(made, "x", {}, 1), text):
        assert not isinstance(one, Irrational)


def test_a_leap_at_an_irrational_place_is_no_zero():
    formula = Compiler(Definitions()).compile(tree("1/sign(x - sqrt(2))"))
    for one in found("|1/(x^3 - 5)|"):
        at = evaluate(formula, Probe((("x", one),)))
        assert at.state is not State.UNDEFINED


def test_roots_found_before_cost_as_much_as_new_ones():
    kept, spent = Kept(), []
    for _ in range(2):
        work = Work(0)
        left = work.left
        Breakpoints(Definitions(), (tree("|x^3 - 5|"),), kept, work).roots("x", {})
        spent.append(left - work.left)
    assert spent[0] == spent[1] > 0


def test_what_is_too_dear_to_be_solved_is_left_known_or_not():
    dear = "|" + "sin(" * 40 + "x" + ")" * 40 + " - 1/2|"
    kept, spent = Kept(), []
    for left in (240_000, 2_000, 240_000):
        work = Work(0, left)
        made = Breakpoints(Definitions(), (tree(dear),), kept, work)
        spent.append((made.roots("x", {}), left - work.left))
    assert spent[0] == spent[2]
    assert spent[1][0] == ()
    assert spent[1][1] < 1_000


def test_looking_for_roots_leaves_enough_to_compare():
    nested = "celu(" * 8 + "x" + ")" * 8
    verdict = check("leaky_relu", f"relu({nested}) - a*relu(-x)")
    assert verdict.outcome is Outcome.CORRECT


def test_nested_calls_that_double_end():
    for name in ("relu", "mish", "celu", "softsign"):
        nested = f"{name}(" * 40 + "x" + ")" * 40
        assert check("selu", nested).outcome is not Outcome.CORRECT


def test_an_empty_purse_finds_no_roots():
    made = Breakpoints(Definitions(), (tree("|x|"),), work=Work(0, left=0))
    assert made.roots("x", {}) == ()


def test_an_answer_pays_once_for_each_point():
    node = tree("exp(x)")
    work = Work(0, left=1_000)
    answer = Answer(Compiler(Definitions()).compile(node), work.on(cost(node)))
    probe = Probe((("x", 1),))
    first = evaluate(answer, probe)
    left = work.left
    assert left < 1_000
    assert evaluate(answer, probe) is first
    assert work.left == left


def test_readings_share_one_purse():
    work = Work(0, left=5)
    work.on(7).charge(6)
    assert work.left == -1
    formula = Compiler(Definitions()).compile(tree("x"))
    assert evaluate(formula, Probe((("x", 1),)), work) == At(State.OUT_OF_REACH)


@pytest.mark.parametrize("bits", [53, 110, 240, 520, 1_100])
@pytest.mark.parametrize(
    "x",
    [
        "0.1",
        "-1.5",
        "3",
        "-4.2",
        "5.5",
        "-7",
        "9",
        "11",
        "-12",
        "16",
        "-18",
        "24",
        "-35",
    ],
)
def test_the_error_function_holds_the_true_one_far_out(x: str, bits: int):
    value = exact(x)
    with mpmath.workprec(6_000):
        true = mpmath.mpf(x)
        assert encloses(erf(value, bits), mpmath.erf(true))
        try:
            assert encloses(erfc(value, bits), mpmath.erfc(true))
        except Unsettled:
            assert bits > 1_000
