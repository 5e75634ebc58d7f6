"""Cards are chosen by names that screens show as well as by those of the log."""

from __future__ import annotations

import io
import re
from dataclasses import replace

import pytest
from rich.console import Console

from quiz.app.asking.turning import number_pressed, shuffled_options
from quiz.app.choice import Choice, kind_named, validate
from quiz.deck.model import KINDS, Option
from quiz.deck.model import Choice as Choice_
from quiz.errors import QuizError
from quiz.ui.language import sentence
from quiz.ui.look import THEME, Look
from quiz.ui.question import question_view
from tests.session.cards import card as some_card
from tests.session.cards import text


@pytest.mark.parametrize("language", ["en", "ru"])
def test_a_kind_goes_by_the_name_it_has_on_the_screen(language: str):
    for kind in KINDS.values():
        assert kind_named(sentence(f"kind.{kind}", language).upper()) == kind
        assert kind_named(kind) == kind


@pytest.mark.parametrize(
    ("given", "meant"),
    [("formla", "formula"), ("choise", "choice"), ("troe or false", "true or false")],
)
def test_a_misspelt_kind_is_answered_with_the_one_meant(given: str, meant: str):
    with pytest.raises(QuizError) as raised:
        validate(Choice(kinds=(given,)), "en")
    assert raised.value.code == "choice-misspelt"
    assert raised.value.arguments["suggestion"] == meant


def test_the_name_suggested_is_in_the_readers_language():
    for language, meant in (("en", "choice"), ("ru", "выбор")):
        with pytest.raises(QuizError) as raised:
            validate(Choice(kinds=("optoins",)), language)
        assert raised.value.arguments["suggestion"] == meant


def test_options_stand_in_another_order_when_the_card_comes_again():
    options = tuple(Option(text(f"{n} of 6"), n == 1) for n in range(6))
    card = replace(some_card("options"), answer=Choice_(options))
    orders = {shuffled_options(card, 7, times=times) for times in range(4)}
    assert len(orders) > 1
    assert shuffled_options(card, 7, times=1) == shuffled_options(card, 7, times=1)


def test_an_option_that_is_a_digit_stands_under_its_own_key():
    options = tuple(
        Option(text(one), one == "`0`") for one in ("`0`", "1", "1/2", "nan")
    )
    card = replace(some_card("options"), answer=Choice_(options))
    for seed in range(8):
        shuffled = shuffled_options(card, seed)
        assert sorted(shuffled) == [0, 1, 2, 3]
        assert number_pressed(card.answer, "1", 4, shuffled) == shuffled.index(1) + 1
        assert number_pressed(card.answer, "0", 4, shuffled) == shuffled.index(0) + 1
        assert number_pressed(card.answer, "5", 4, shuffled) is None
    file = io.StringIO()
    Console(width=60, file=file, theme=THEME).print(
        question_view(card, Look(width=60), shuffled=shuffled)
    )
    assert "1) 1\n" in re.sub(" +\n", "\n", file.getvalue())
