"""Questions in the interface's own words, and the line above them."""

from __future__ import annotations

from dataclasses import replace

import pytest
from rich.console import Console

from quiz.deck.model import Ask, Property
from quiz.ui.header import Left, header_view
from quiz.ui.look import THEME, Look, listed
from quiz.ui.question import asked_words, letters_view, question_view
from tests.session.cards import LEAKY, card, source, text
from tests.ui.test_views import drawn


@pytest.mark.parametrize(
    ("name", "ask", "question"),
    [
        ("ReLU", Ask.RANGE, "Какова область значений ReLU?"),
        ("Сигмоида", Ask.ZERO, "Чему равно значение функции «Сигмоида» в нуле?"),
        ("GELU", Ask.FORMULA, "Напишите формулу GELU."),
        ("Ступенька", Ask.DERIVATIVE, "Напишите производную функции «Ступенька»."),
    ],
)
def test_no_name_has_to_be_declined(name: str, ask: Ask, question: str):
    assert asked_words(replace(LEAKY, name=text(name)), ask, "ru") == question


def test_numbers_in_questions_have_six_digits_at_most():
    function = replace(
        LEAKY,
        params=(("a", "1.6732632423543772848170429916717"), ("b", "0.01")),
        exceptions=((Ask.DERIVATIVE, ("0", "6")),),
    )
    shown = letters_view(function, Look(), conventions=Ask.DERIVATIVE).plain
    assert "parameter a, usually ≈ 1.67326;" in shown
    assert "parameter b, usually 0.01" in shown
    assert "at 0 and 6 any convention will do" in shown


def test_names_in_a_row_end_with_a_word():
    assert listed(["0"], Look()) == "0"
    assert listed(["-3", "0", "3"], Look(language="ru")) == "-3, 0 и 3"


@pytest.mark.parametrize("language", ["en", "ru"])
@pytest.mark.parametrize("width", [36, 76])
def test_the_header_has_as_many_lines_whatever_is_left(language: str, width: int):
    look = Look(width, 24, language)
    heights = set()
    for kind in ("basic", "claim", "formula"):
        for left in (Left(0, 1, 0, 1), Left(130, 120, 12, 99)):
            view = header_view(card(kind), "Функции активации", left, look)
            lines = Console(width=width, theme=THEME).render_lines(view)
            heights.add(len(lines))
            told = "".join(one.text for line in lines for one in line)
            assert look.say("left.minutes", n=left.minutes) in told
            assert look.say(f"kind.{kind}") in told
    assert len(heights) == 1


def test_a_sign_in_the_question_is_said_to_be_typed_by_its_name():
    asked = text("Write tanh through the sigmoid σ.")
    look = Look(76, 24, "en")
    shown = drawn(question_view(card("formula", question=asked), look), look)
    assert "σ is typed sigmoid(x)" in shown
    plain = question_view(card("formula", question=text("Write it.")), look)
    assert "is typed" not in drawn(plain, look)


@pytest.mark.parametrize(
    ("range_text", "is_told"),
    [("[-0.1699712074799037, oo)", True), ("[0, oo)", False), ("[-3/8, oo)", False)],
)
def test_a_range_with_long_ends_says_how_exact_it_is_to_be(
    range_text: str, is_told: bool
):
    function = replace(LEAKY, range=source(range_text))
    asked = replace(card("property"), answer=Property(function, Ask.RANGE))
    look = Look(width=60)
    shown = drawn(question_view(asked, look), look)
    assert ("two significant digits are enough" in shown) is is_told


@pytest.mark.parametrize(
    ("params", "told"),
    [
        ((("n", ""),), "letters: n"),
        ((("n", ""), ("m", "")), "letters: n, m"),
        ((("n", ""), ("k", "2")), "letters: n; parameter k, usually 2"),
        ((), ""),
    ],
)
def test_a_formula_of_parameters_alone_has_them_for_letters(params, told):
    """A variance of weights has no x: its letters are the sizes of the layer."""
    function = replace(LEAKY, variables=(), params=params, assume=())
    assert letters_view(function, Look()).plain == told
