"""Floating point in words: one line in a session, a table by format on demand."""

from __future__ import annotations

import string

import pytest
from rich.cells import cell_len
from rich.console import Group

from quiz.app.numerics import Numerics, Studies
from quiz.deck.model import Ask
from quiz.formula.floats.study import study
from quiz.formula.reading.context import Definition, Definitions
from quiz.formula.reference import Reference
from quiz.ui.language import LANGUAGES, table
from quiz.ui.look import Look
from quiz.ui.numerics import (
    numerics_line,
    numerics_view,
    only_correct_view,
    unknown_view,
)
from tests.formula.evaluating import functions, library
from tests.ui.test_views import drawn

EN, RU = Look(), Look(language="ru")
PLAIN = Look(width=1000, is_plain=True)
TANH = "(e^x - e^-x)/(e^x + e^-x)"
SOFTMAX = "exp(x_i)/sum_j exp(x_j)"
LOG_SOFTMAX = "log(softmax(x))"
STUDIES = Studies(library())


def studied(name: str, text: str, ask: Ask = Ask.FORMULA) -> Numerics:
    found = STUDIES.of(functions()[name], ask, text)
    assert found is not None
    return found


def line(name: str, text: str, look: Look = PLAIN, ask: Ask = Ask.FORMULA) -> str:
    found = studied(name, text, ask)
    view = numerics_line(
        found.behaviour, text, look, stable=found.stable, relief=found.relief
    )
    return drawn(Group() if view is None else view, look)


def shown(name: str, text: str, look: Look) -> str:
    found = studied(name, text)
    view = numerics_view(
        found.behaviour, text, look, stable=found.stable, relief=found.relief
    )
    return drawn(view, look)


def test_both_languages_have_the_same_sentences_with_the_same_values():
    def fields(text: object) -> set[str]:
        return {name for _, name, _, _ in string.Formatter().parse(str(text)) if name}

    english, russian = (table("numerics", language) for language in LANGUAGES)
    assert english.keys() == russian.keys()
    for key, said in english.items():
        assert fields(said) == fields(russian[key]), key


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        (
            "tanh",
            TANH,
            "In float32: nan at |x| > 88.72; e^x or e^-x overflows, then ∞/∞.\n"
            "Stable form, free of this: -sign(x)*expm1(-2*|x|)/(1 + exp(-2*|x|))",
        ),
        (
            "softmax",
            SOFTMAX,
            "In float32: nan at x = (t, 0), t > 88.72; exp(x_i) overflows, then ∞/∞.\n"
            "Stable form, free of this: exp(x_i - max(x))/sum_j exp(x_j - max(x))",
        ),
        (
            "sigmoid",
            "1/(1+e^-x)",
            "In float32 e^-x overflows at x < -88.72, but that is harmless: 0 for "
            "values up to 2.9e-39.",
        ),
        (
            "celu",
            "max(0, x) + min(0, a*(exp(x/a) - 1))",
            "In float32: 0 for values up to 3e-8 at -2.98e-8 < x < 0; exp(x/a) - 1 "
            "subtracts nearly equal numbers.\n"
            "Stable form, free of this: x if x > 0 else a*expm1(min(x, 0)/a)",
        ),
        (
            "hardswish",
            "x*min(max(0, x+3), 6)/6",
            "In float16: inf at x ≥ 10920; x*min(max(0, x+3), 6) overflows.",
        ),
        ("relu", "max(0, x)", "Safe in float16, bfloat16, float32 and float64."),
    ],
)
def test_the_line_names_the_format_the_place_and_the_part(
    name: str, text: str, said: str
):
    assert line(name, text).strip() == said


@pytest.mark.parametrize(
    ("name", "text", "ask", "said"),
    [
        (
            "tanh",
            "(1 - th x)(1 + th x)",
            Ask.DERIVATIVE,
            "In float32: 0 for values up to 6e-8 at |x| > 9.011; 1 - th x or 1 + th x "
            "subtracts nearly equal numbers.",
        ),
        (
            "prelu",
            "(x + |x|)/2 + a(x - |x|)/2",
            Ask.FORMULA,
            "In float16: inf at x > 32770 and -inf at x < -32770; x + |x| or x - |x| "
            "overflows.",
        ),
        (
            "identity",
            "ln(e^x)",
            Ask.FORMULA,
            "In float32: inf at x > 88.72; e^x overflows.\n"
            "In float32: -inf at x < -104; e^x underflows to 0.",
        ),
        (
            "hardswish",
            "x(|x + 3| − |x − 3| + 6)/12",
            Ask.FORMULA,
            "In float16: inf at 4680 ≤ x ≤ 8192 or x ≥ 10920 and -inf at x ≤ -10920; "
            "x(|x + 3| − |x − 3| + 6) overflows.",
        ),
        (
            "celu",
            "relu(x) + α·exp(min(x,0)/α) − α",
            Ask.FORMULA,
            "In float32: 0 for values up to 6e-8 at 0 < x < 5.96e-8 or -2.98e-8 < x < "
            "0; relu(x) + α·exp(min(x,0)/α) − α subtracts nearly equal numbers.",
        ),
        (
            "gelu_tanh",
            "x/(1 + exp(-2*sqrt(2/pi)*(x + 0.044715*x^3)))",
            Ask.FORMULA,
            "In float32 exp(-2*sqrt(2/pi)*(x + 0.044715*x^3)) overflows at x < -10.1, "
            "but that is harmless: 0 for values up to 1.2e-38.",
        ),
        (
            "hardtanh",
            "(|x + 1| - |x - 1|)/2",
            Ask.FORMULA,
            "In float32: 0 for values up to 3e-8 at 0 < |x| < 2.98e-8; "
            "|x + 1| - |x - 1| subtracts nearly equal numbers.",
        ),
        (
            "sigmoid",
            "1/(2 + e^x + e^-x)",
            Ask.DERIVATIVE,
            "In float32 e^x or e^-x overflows at |x| > 88.72, but that is harmless: "
            "0 for values up to 2.9e-39.",
        ),
    ],
)
def test_the_line_names_every_side_on_which_the_same_happens(
    name: str, text: str, ask: Ask, said: str
):
    told = line(name, text, ask=ask).strip().splitlines()
    assert [one for one in told if one.startswith("In ")] == said.splitlines()


def test_the_line_speaks_russian():
    assert line("tanh", TANH, Look(width=200, language="ru", is_plain=True)) == (
        "В float32: nan при |x| > 88.72; e^x или e^-x переполняется, а потом ∞/∞.\n"
        "Устойчивая форма без этих бед: -sign(x)*expm1(-2*|x|)/(1 + exp(-2*|x|))\n"
    )


def test_a_form_that_still_loses_digits_is_not_called_free_of_trouble():
    naive = "x_i - log(sum_j exp(x_j))"
    assert "without nan and inf" in line("log_softmax", naive)


def test_an_answer_that_is_the_stable_form_is_not_told_of_it():
    text = "max(x, 0) + log1p(exp(-|x|))"
    assert studied("softplus", text).stable is None


def test_a_stable_form_of_the_function_is_none_of_its_derivative():
    found = studied("tanh", "1 - tanh(x)^2", Ask.DERIVATIVE)
    assert found.stable is None


@pytest.mark.parametrize(
    "look", [EN, RU, Look(width=40), Look(width=40, language="ru")]
)
@pytest.mark.parametrize(
    ("name", "text"),
    [("tanh", TANH), ("softmax", SOFTMAX), ("relu", "max(0, x)")],
)
def test_the_table_fits_and_names_every_format(name: str, text: str, look: Look):
    drawn_table = shown(name, text, look)
    assert all(cell_len(one) <= look.width for one in drawn_table.splitlines())
    for form in ("float16", "bfloat16", "float32", "float64"):
        assert form in drawn_table


def test_mirrored_findings_of_one_part_are_one_row():
    lines = shown("tanhshrink", "x - tanh(x)", PLAIN).splitlines()
    (zero,) = [one for one in lines if one.startswith("float32: 0 < ")]
    assert "|x|" in zero


def test_plain_words_give_each_finding_a_line_of_its_own():
    lines = shown("sigmoid", "1/(1+e^-x)", PLAIN).splitlines()
    assert lines[0] == "In floating point"
    assert lines[3] == (
        "float32: x < -88.72: harmless: 0 for values up to 2.9e-39, as e^-x overflows"
    )
    assert len(lines) == 6


def test_a_long_part_is_shortened_and_loses_its_brackets():
    text = "(1 - (" + " + ".join(["tanh(x)^2/8"] * 8) + "))"
    found = studied("tanh", text, Ask.DERIVATIVE)
    told = drawn(numerics_view(found.behaviour, text, PLAIN), PLAIN)
    assert "1 - (tanh(x)^2/8 + tanh(x)^2/8 + tanh(x…" in told


def test_wrong_formulas_get_one_plain_sentence():
    assert len(drawn(only_correct_view(EN), EN).splitlines()) == 1
    assert len(drawn(unknown_view(RU), RU).splitlines()) == 1


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("softmax", SOFTMAX),
        ("log_softmax", LOG_SOFTMAX),
        ("log_softmax", "x_i - log(sum_j exp(x_j))"),
        ("tanh", TANH),
        ("gelu_tanh", "x/(1 + exp(-2*sqrt(2/pi)*(x + 0.044715*x^3)))"),
    ],
)
def test_the_table_leaves_room_for_the_verdict(name: str, text: str, language: str):
    look = Look(width=80, height=24, language=language)
    assert len(shown(name, text, look).splitlines()) <= 20


def test_formats_that_fare_alike_stand_together_and_the_harmless_comes_last():
    lines = shown("softmax", SOFTMAX, EN).splitlines()
    titles = [one.strip() for one in lines if one.startswith("  x = ")]
    assert titles == [
        "x = (t, 0): nan: exp(x_i) overflows, then ∞/∞",
        "x = (t, t): nan: exp(x_j) underflows to 0, then 0/0",
        "x = (t, t): 0 instead of the value: sum_j exp(x_j) overflows",
        "x = (0, t): harmless: 0 instead of tiny values, as exp(x_j) overflows",
    ]
    assert lines[2].strip() == (
        "float16 t > 11.09; bfloat16 t ≥ 89; float32 t > 88.72; float64 t > 709.8"
    )


def test_what_does_not_fit_is_counted():
    low, tall = (Look(height=height) for height in (16, 60))
    assert "more; --json lists them all." in shown("log_softmax", LOG_SOFTMAX, low)
    assert "--json" not in shown("log_softmax", LOG_SOFTMAX, tall)


def test_plain_words_leave_nothing_out():
    text = shown("log_softmax", LOG_SOFTMAX, PLAIN)
    count = sum(
        one.trouble.value != "flush"
        for form in studied("log_softmax", LOG_SOFTMAX).behaviour.formats
        for one in form.findings
    )
    assert len(text.splitlines()) == count + 2


def test_lost_digits_are_told_with_the_worst_of_them():
    lines = shown("softplus", "ln(1+e^x)", PLAIN).splitlines()
    (told,) = [one for one in lines if one.startswith("float32: -16.64 < x")]
    assert "most results are over 10 % off (" in told
    assert "float32: x < -16.64: 0 for values up to 6e-8: " in "\n".join(lines)


def test_a_stretch_does_not_reach_zero_where_something_else_happens_there():
    text = "(1-cos(x))/x^2"
    found = study(
        Reference(definition=Definition(key="", formula=text)), text, Definitions()
    )
    assert found is not None
    told = drawn(numerics_view(found, text, PLAIN), PLAIN).splitlines()
    for form in ("float16", "bfloat16", "float32", "float64"):
        rows = [one for one in told if one.startswith(f"{form}: ")]
        (nan,) = [one for one in rows if ": nan: " in one]
        (zero,) = [
            one for one in rows if ": 0 for values" in one and "subtracts" in one
        ]
        end = nan.split(" < x < ")[1].split(":")[0]
        start = zero.removeprefix(f"{form}: ").split(" < |x|")[0]
        assert 0 < float(end) <= float(start)
