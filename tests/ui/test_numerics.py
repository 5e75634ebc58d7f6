"""Floating point in words: one line in a session, a table by format on demand."""

from __future__ import annotations

import string

import pytest
from rich.cells import cell_len
from rich.console import Group

from quiz.app.numerics import Numerics, Studies
from quiz.deck.model import Ask
from quiz.ui.language import LANGUAGES, table
from quiz.ui.look import Look
from quiz.ui.numerics import (
    numerics_line,
    numerics_view,
    only_correct_view,
    unknown_view,
)
from tests.formula.evaluation import functions, library
from tests.ui.test_views import drawn

EN, RU = Look(), Look(language="ru")
PLAIN = Look(width=1000, is_plain=True)
TANH = "(e^x - e^-x)/(e^x + e^-x)"
SOFTMAX = "exp(x_i)/sum_j exp(x_j)"
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
            "In float32: nan at x > 88.72; e^x overflows, then ∞/∞.\n"
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


def test_the_line_speaks_russian():
    assert line("tanh", TANH, Look(width=200, language="ru", is_plain=True)) == (
        "В float32: nan при x > 88.72; e^x переполняется, а потом ∞/∞.\n"
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
