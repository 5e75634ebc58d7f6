"""Cards are chosen by names that screens show as well as by those of the log."""

from __future__ import annotations

from dataclasses import replace

import pytest

from quiz.app.asking.turning import shuffled_options
from quiz.app.choice import Choice, kind_named, validate
from quiz.deck.model import KINDS, Option
from quiz.deck.model import Choice as Choice_
from quiz.errors import QuizError
from quiz.ui.language import sentence
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
    options = tuple(Option(text(str(n)), n == 1) for n in range(6))
    card = replace(some_card("options"), answer=Choice_(options))
    orders = {shuffled_options(card, 7, times=times) for times in range(4)}
    assert len(orders) > 1
    assert shuffled_options(card, 7, times=1) == shuffled_options(card, 7, times=1)
