"""How right formulas behave in floating point: known facts, and NumPy as a witness.

NumPy sees a sample of the grid points; with ``QUIZ_WHOLE_GRID=1`` in the environment
all of them. Where units in the last place decide at more of the sample than they may,
the whole grid is counted: one point of a small sample says little about a share.
"""

from __future__ import annotations

import math
import time
from functools import cache
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quiz.app.grading import definition
from quiz.formula.floats.formats import (
    BFLOAT16,
    FLOAT16,
    FLOAT32,
    FLOAT64,
    Format,
)
from quiz.formula.floats.machine import Place
from quiz.formula.floats.study import Behaviour, Finding, study
from quiz.formula.reading.context import Definition, Definitions
from quiz.formula.reading.vectors import FREE
from quiz.formula.reference import Reference
from quiz.formula.tree import Node
from tests.formula.arrays import Numpy
from tests.formula.evaluating import definitions, functions
from tests.formula.float_witness import Case, Witness, cases, compared
from tests.formula.tensors import by_torch

np = pytest.importorskip("numpy")
TYPES = {FLOAT16: np.float16, FLOAT32: np.float32, FLOAT64: np.float64}
EVERY = ("float16", "bfloat16", "float32", "float64")
SOFTMAX = "exp(x_i)/sum_j exp(x_j)"
CASES = list(cases())
NAIVE_TANH = "(e^x - e^-x)/(e^x + e^-x)"
DECK_TANH = "(exp(x) - exp(-x))/(exp(x) + exp(-x))"
MOST_FRAGILE = 0.01
"""The share of points at which units in the last place of a function may decide."""


@cache
def studied(name: str, text: str) -> Behaviour:
    found = study(reference(name), text, definitions())
    assert found is not None
    return found


def reference(name: str) -> Reference:
    key = name.removesuffix("_prime")
    function = functions()[key]
    return Reference(
        definition=definition(function),
        is_derivative=key != name,
        assume=function.assume,
    )


def against(formula: str, **more: Any) -> Reference:
    return Reference(definition=Definition(key="", formula=formula, **more))


def found_in(behaviour: Behaviour, name: str) -> tuple[Finding, ...]:
    return next(one.findings for one in behaviour.formats if one.format == name)


def part(finding: Finding, text: str) -> str:
    assert finding.cause is not None
    return text[slice(*finding.cause.span)]


@pytest.mark.parametrize(
    ("name", "text", "fact", "blamed"),
    [
        # 1/(1 + exp(-x)) overflows inside, and the result is right.
        ("sigmoid", "1/(1+exp(-x))", "float16 inside -11.09 overflow", "exp(-x)"),
        ("sigmoid", "1/(1+exp(-x))", "bfloat16 inside -89 overflow", "exp(-x)"),
        ("sigmoid", "1/(1+exp(-x))", "float32 inside -88.72 overflow", "exp(-x)"),
        ("sigmoid", "1/(1+exp(-x))", "float64 inside -709.8 overflow", "exp(-x)"),
        ("sigmoid", "e^x/(1+e^x)", "float32 nan 88.72 overflow", "e^x"),
        ("sigmoid", "e^x/(1+e^x)", "float64 nan 709.8 overflow", "e^x"),
        # (e^x - e^-x)/(e^x + e^-x) is nan above 88.7, and 0 next to 0.
        ("tanh", NAIVE_TANH, "float16 nan 11.09 overflow", "e^x"),
        ("tanh", NAIVE_TANH, "float32 nan 88.72 overflow", "e^x"),
        ("tanh", NAIVE_TANH, "float32 nan -88.72 overflow", "e^-x"),
        ("tanh", NAIVE_TANH, "float64 nan 709.8 overflow", "e^x"),
        ("tanh", NAIVE_TANH, "float32 zero 2.98e-8 cancels", "(e^x - e^-x)"),
        ("tanh", "2/(1+e^(-2x)) - 1", "float32 inside -44.36 overflow", "e^(-2x)"),
        # softmax without the shift
        ("softmax", SOFTMAX, "float16 nan 11.09 overflow", "exp(x_i)"),
        ("softmax", SOFTMAX, "bfloat16 nan 89 overflow", "exp(x_i)"),
        ("softmax", SOFTMAX, "float32 nan 88.72 overflow", "exp(x_i)"),
        ("softmax", SOFTMAX, "float32 nan -104 underflow", "exp(x_j)"),
        ("softmax", SOFTMAX, "float64 nan 709.8 overflow", "exp(x_i)"),
        # log(1 + exp(x))
        ("softplus", "log(1+exp(x))", "float16 overflow 11.09 overflow", "exp(x)"),
        ("softplus", "log(1+exp(x))", "float32 overflow 88.72 overflow", "exp(x)"),
        ("softplus", "log(1+exp(x))", "float32 zero -16.64 absorbed", "1+exp(x)"),
        ("softplus", "log(1+exp(x))", "float64 zero -36.74 absorbed", "1+exp(x)"),
        (
            "logsigmoid",
            "ln(sigmoid(x))",
            "float32 overflow -104 underflow",
            "sigmoid(x)",
        ),
        # cancellation where a slope vanishes
        ("tanh_prime", "1 - tanh(x)^2", "float16 zero 4.508 cancels", "1 - tanh(x)^2"),
        ("tanh_prime", "1 - tanh(x)^2", "float32 zero 9.011 cancels", "1 - tanh(x)^2"),
        ("tanh_prime", "1 - tanh(x)^2", "float32 lost 9.011 cancels", "1 - tanh(x)^2"),
        ("sigmoid_prime", "σ(x)(1-σ(x))", "float32 zero 17.33 cancels", "(1-σ(x))"),
        (
            "elu",
            "x if x > 0 else a(exp(x) - 1)",
            "float32 zero -2.98e-8 cancels",
            "(exp(x) - 1)",
        ),
        ("tanhshrink", "x - tanh(x)", "float32 zero 3.521e-4 cancels", "x - tanh(x)"),
        # a mask computes both sides
        ("elu", "(x>0)*x + (x<=0)*(exp(x)-1)", "float32 nan 88.72 overflow", "exp(x)"),
        (
            "hardswish",
            "x*min(max(0, x+3), 6)/6",
            "float16 overflow 10920 overflow",
            "x*min(max(0, x+3), 6)",
        ),
    ],
)
def test_known_troubles_are_found_where_they_begin(
    name: str, text: str, fact: str, blamed: str
):
    form, trouble, end, why = fact.split()
    behaviour = studied(name, text)
    near = [
        one
        for one in found_in(behaviour, form)
        if one.trouble.value == trouble
        and any(x is not None and math.isclose(x, float(end), rel_tol=6e-4)
                for x in (one.low, one.high))
    ]  # fmt: skip
    assert near, found_in(behaviour, form)
    assert near[0].cause is not None
    assert near[0].cause.why.value == why
    assert part(near[0], text) == blamed


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("relu", "max(0, x)"),
        ("relu", "(x + |x|)/2 if |x| < 1e4 else max(x, 0)"),
        ("sigmoid", "1/(1+exp(-x)) if x >= 0 else exp(x)/(1+exp(x))"),
        ("sigmoid", "(1 + tanh(x/2))/2 if x > -1 else exp(x)/(1+exp(x))"),
        ("tanh", "tanh(x)"),
        ("softmax", "exp(x_i - max(x))/sum(exp(x - max(x)))"),
        ("softplus", "max(x, 0) + log1p(exp(-|x|))"),
        ("softplus", "logaddexp(0, x)"),
        ("logsigmoid", "-log1p(exp(-x)) if x > 0 else x - log1p(exp(x))"),
        ("elu", "np.where(x > 0, x, a*np.expm1(np.minimum(x, 0)))"),
        ("hardtanh", "clip(x, -1, 1)"),
        ("leaky_relu", "max(x, 0.01x)"),
        ("identity", "x"),
    ],
)
def test_what_is_safe_is_called_safe(name: str, text: str):
    behaviour = studied(name, text)
    assert behaviour.is_safe, behaviour.ranked[:3]


def test_half_of_a_sum_overflows_though_it_is_exact_otherwise():
    (found,) = found_in(studied("relu", "(x + |x|)/2"), "float16")
    assert (found.trouble.value, found.low, found.high) == ("overflow", 32768.0, None)


def test_the_same_overflow_hurts_one_formula_and_not_another():
    harmless = studied("sigmoid", "1/(1+exp(-x))")
    harmful = studied("sigmoid", "exp(x)/(1+exp(x))")
    assert {one.trouble.value for _, one in harmless.ranked} == {"inside"}
    assert harmful.ranked[0][1].trouble.value == "nan"
    assert harmful.ranked[0][1].cause.form == "inf/inf"


def test_float32_comes_first_and_what_hardly_occurs_last():
    ranked = studied("gelu_tanh_prime", functions()["gelu_tanh"].derivative.text).ranked
    assert ranked[0][0] == "float32"
    assert not ranked[0][1].is_far
    assert ranked[-1][1].is_far


def test_a_logsumexp_of_large_numbers_is_too_coarse_for_its_difference():
    found = found_in(studied("softmax", "exp(x_i - logsumexp(x))"), "float16")
    assert {one.trouble.value for one in found} == {"lost"}
    assert found[0].low == pytest.approx(512, rel=0.01)


def test_about_a_root_and_far_out_the_argument_is_to_blame_and_not_the_formula():
    assert not found_in(studied("gelu_prime", "Phi(x) + x*phi(x)"), "float16")
    assert studied("gelu", "x*Phi(x)").is_safe


def test_a_number_that_is_only_subnormal_is_no_loss():
    found = found_in(studied("sigmoid", "1/(1+exp(-x))"), "float16")
    assert [one.trouble.value for one in found] == ["inside"]
    assert 0 < found[0].missed < FLOAT16.normal


@pytest.mark.parametrize(
    ("text", "then"),
    [
        ("exp(x)/(1+exp(x))", "inf/inf"),
        ("1 - 1/(exp(x)+1) + 0*exp(x)", "0*inf"),
        ("1/(1+exp(-x)) + exp(x) - exp(x)", "inf-inf"),
    ],
)
def test_nan_is_told_with_the_operation_that_made_it(text: str, then: str):
    behaviour = studied("sigmoid", text)
    found = [one for one in found_in(behaviour, "float32") if one.trouble == "nan"]
    assert found[0].cause.form == then


@pytest.mark.parametrize(
    "text", ["max(0,", "", "relux(x)", "max(0, x) + 1", "x^9^9^9", "q + z"]
)
def test_what_cannot_be_read_or_is_wrong_is_not_studied(text: str):
    assert study(reference("relu"), text, definitions()) is None


def test_renamed_letters_and_defaults_are_studied_too():
    assert studied("sigmoid", "1/(1+exp(-z))").ranked
    assert studied("leaky_relu", "x if x > 0 else 0.01x").is_safe
    assert studied("sigmoid_prime", "σ(1-σ)").ranked


@pytest.mark.parametrize(
    ("formula", "more", "text"),
    [
        ("x", {}, "x" + " + 0*exp(x)" * 60),
        ("x", {}, "x + 0*(" + "+".join(["sin(x)^9"] * 80) + ")"),
        ("x^10000", {}, "x^10000"),
        ("sum_{j=1}^{4000} x/j^2", {}, "sum_{j=1}^{4000} x/j^2"),
        ("exp(exp(exp(x)))", {}, "exp(exp(exp(x)))"),
        ("factorial(x)", {}, "factorial(x)"),
        ("x", {}, "((((x^9999)^(1/9999))^9999)^(1/9999))"),
        ("log(x)", {}, "log(x)"),
        ("sin(x)", {}, "sin(x)"),
        ("a*x", {"params": (("a", ""),)}, "x*a"),
        ("x*y", {"variables": ("x", "y")}, "y*x"),
        ("5", {}, "5"),
        ("x", {}, "x + 0*(" + "+".join(f"mish({n}x)" for n in range(1, 60)) + ")"),
        ("x", {}, "x + 0*" + "gelu(" * 40 + "x" + ")" * 40),
        ("1 - tanh(x)^400", {}, "1 - tanh(x)^400"),
    ],
)
def test_any_formula_is_studied_in_bounded_time(
    formula: str, more: dict[str, Any], text: str
):
    started = time.process_time()
    study(against(formula, **more), text, definitions())
    assert time.process_time() - started < 5


def test_a_study_is_the_same_each_time():
    first, second = (studied.__wrapped__("tanh", NAIVE_TANH) for _ in range(2))
    assert repr(first) == repr(second)


@given(st.text(alphabet="x+-*/^()e12 .exp|<>max,", max_size=30))
@settings(max_examples=60)
def test_nothing_typed_raises(text: str):
    study(reference("tanh"), text, definitions())


def test_assumptions_keep_the_study_where_the_formula_is_meant():
    entry = Definition(key="", formula="log(x)", variables=("x",))
    everywhere = Reference(definition=entry, assume=("x > 0",))
    found = study(everywhere, "log(x)", Definitions())
    assert found is not None
    assert found.is_safe


def test_several_letters_are_varied_one_at_a_time():
    found = study(
        against("a*exp(b)/(1+exp(b))", variables=("a", "b")),
        "a*exp(b)/(1+exp(b))",
        Definitions(),
    )
    assert found is not None
    name, worst = found.ranked[0]
    assert (name, worst.letter, worst.trouble.value) == ("float32", "b", "nan")
    assert worst.others == (("a", "1"),)


def by_numpy(answer: Node, places: list[Place], form: Format) -> list[float]:
    kind = TYPES[form]
    scalars = {
        name: np.array([one.scalars[name] for one in places], dtype=kind)
        for name in places[0].scalars
    }
    vectors = {
        name: [
            np.array([one.vectors[name][place] for one in places], dtype=kind)
            for place in range(len(vector))
        ]
        for name, vector in places[0].vectors.items()
    }
    with np.errstate(all="ignore"):
        found = Numpy(kind, scalars, vectors, {FREE: 1}).value(answer)
    assert found.dtype == kind
    return [float(one) for one in np.broadcast_to(found, (len(places),))]


def assert_alike(case: Case, form: Format, witness: Witness) -> None:
    """Same categories, and hardly anywhere do units in the last place decide."""
    count, fragile, differing = compared(case, form, witness)
    assert differing == []
    if fragile > MOST_FRAGILE * count:
        count, fragile, differing = compared(case, form, witness, stride=1)
        assert differing == []
    assert fragile <= MOST_FRAGILE * count


@pytest.mark.parametrize("case", CASES, ids=str)
def test_every_bundled_formula_goes_where_numpy_goes(case: Case):
    for form in TYPES:
        assert_alike(case, form, by_numpy)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_every_bundled_formula_goes_where_bfloat16_of_pytorch_goes(case: Case):
    pytest.importorskip("torch")
    assert_alike(case, BFLOAT16, by_torch)


def test_a_sample_with_a_fragile_point_is_settled_by_the_whole_grid():
    case = next(one for one in CASES if str(one) == f"tanh: {DECK_TANH}")
    sampled = compared(case, FLOAT32, by_numpy, stride=7)
    whole = compared(case, FLOAT32, by_numpy, stride=1)
    assert sampled.fragile > MOST_FRAGILE * sampled.count
    assert 0 < whole.fragile <= MOST_FRAGILE * whole.count
