"""Cards are chosen by names that screens show as well as by those of the log."""

from __future__ import annotations

import pytest

from quiz.app.choice import Choice, kind_named, validate
from quiz.deck.model import KINDS
from quiz.errors import QuizError
from quiz.ui.language import sentence


@pytest.mark.parametrize("language", ["en", "ru"])
def test_a_kind_goes_by_the_name_it_has_on_the_screen(language: str):
    for kind in KINDS.values():
        assert kind_named(sentence(f"kind.{kind}", language).upper()) == kind
        assert kind_named(kind) == kind


@pytest.mark.parametrize(
    ("given", "meant"), [("formla", "formula"), ("choise", "choice")]
)
def test_a_misspelt_kind_is_answered_with_the_one_meant(given: str, meant: str):
    with pytest.raises(QuizError) as raised:
        validate(Choice(kinds=(given,)))
    assert raised.value.code == "choice-misspelt"
    assert raised.value.arguments["suggestion"] == meant
