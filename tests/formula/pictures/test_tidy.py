"""Derived formulas become shorter and keep their values."""

from __future__ import annotations

import pytest

from quiz.formula.evaluation.compare import State, evaluate
from quiz.formula.evaluation.derive import derive
from quiz.formula.evaluation.evaluate import Compiler
from quiz.formula.evaluation.probes import Probe
from quiz.formula.evaluation.values import Exact
from quiz.formula.pictures.picture import one_line
from quiz.formula.pictures.tidy import tidy
from quiz.formula.reading.context import Context, Definitions
from quiz.formula.reading.parser import read

NONE = Definitions()
POINTS: tuple[Exact, ...] = (-7, -2, -1, 0, 1, 2, 3, 11)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("x^2/2", "x"),
        ("3x^2", "6⋅x"),
        ("x/3", "1/3"),
        ("1/(1+exp(-x))", "exp(-x)/(1 + exp(-x))²"),
        ("-(x*log(3) + 2)", "-ln(3)"),
        ("max(0, x)", "0 if 0 > x, 1 if 0 < x"),
        ("x^2 if x > 0 else -x", "2⋅x if x > 0, -1 otherwise"),
        ("1/(x-1)", "-1/(x - 1)²"),
    ],
)
def test_a_derivative_is_written_as_a_person_would(text: str, shown: str):
    tree = read(text, Context()).tree
    assert one_line(tidy(derive(tree, "x", NONE))) == shown


@pytest.mark.parametrize(
    "text",
    [
        "x^2/2", "x*tanh(x)", "log(1+exp(x))", "x/(1+|x|)", "(x^2-4)/(x-2)", "1/x/x",
        "x/(2/x)", "-3*(-x)/(-5)", "|x|*sign(x)", "(x if x>0 else 2x)/3", "2^3*x/2^2",
        "0*x/x", "x - (-x)", "sqrt(x)/x", "x*(1/x)", "1/(1/x)", "max(x, 1)*min(x, 2)",
    ],
)  # fmt: skip
def test_tidying_changes_no_value(text: str):
    tree = read(text, Context()).tree
    for one in (tree, derive(tree, "x", NONE)):
        before, after = (Compiler(NONE).compile(it) for it in (one, tidy(one)))
        for x in POINTS:
            probe = Probe((("x", x),))
            old, new = evaluate(before, probe), evaluate(after, probe)
            assert old.state is new.state, (one_line(one), x)
            if old.state is State.KNOWN:
                assert float_of(old.value) == pytest.approx(float_of(new.value))


def float_of(value: object) -> float:
    from quiz.formula.curves.curve import as_float  # noqa: PLC0415

    return as_float(value)  # type: ignore[arg-type]
