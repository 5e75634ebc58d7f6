"""What decks state that can be worked out again is so: one rule for every deck."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from quiz.app.grading import Grader
from quiz.deck import Deck, Function

from .conftest import Evaluate
from .of_gradients import GRADIENTS
from .of_losses import LOSSES
from .of_metrics import METRICS
from .of_normalisation import NORMALISATION
from .stated import (
    Stated,
    figures_amiss,
    formulas,
    is_told,
    number_is,
    numbers,
    refused,
    slips_not_told,
)

ALL = (GRADIENTS, LOSSES, METRICS, NORMALISATION)


@pytest.fixture(params=ALL, ids=lambda one: one.deck)
def stated(request: pytest.FixtureRequest) -> Stated:
    """What one deck states."""
    found = request.param
    assert isinstance(found, Stated)
    return found


@pytest.fixture
def deck(stated: Stated, decks: Mapping[str, Deck]) -> Deck:
    """That deck."""
    return decks[stated.deck]


def test_every_formula_is_compared_with_one_of_its_own(
    stated: Stated, deck: Deck
) -> None:
    assert set(formulas(deck)) == set(stated.formulas)


@pytest.mark.parametrize(
    ("one", "name"), [(one, name) for one in ALL for name in one.formulas]
)
def test_a_formula_has_the_values_of_its_definition(
    one: Stated, name: str, decks: Mapping[str, Deck], evaluate: Evaluate
) -> None:
    function = formulas(decks[one.deck])[name]
    truth, points = one.formulas[name]
    sources = [function.formula, *([function.stable] if function.stable else [])]
    for point in points:
        for source in sources:
            assert is_told(function, source.text, truth, point, evaluate), point


def test_numbers_asked_for_are_true(
    stated: Stated,
    deck: Deck,
    functions: Mapping[str, Function],
    evaluate: Evaluate,
) -> None:
    asked = numbers(deck)
    assert set(asked) == set(stated.numbers)
    anything = functions["identity"]
    wrong = [
        name
        for name, answer in asked.items()
        if not number_is(answer, stated.numbers[name](), evaluate, anything)
    ]
    assert wrong == []


def test_figures_in_explanations_are_true(stated: Stated, deck: Deck) -> None:
    assert figures_amiss(stated.figures, deck) == []


def test_an_expected_slip_is_told_in_its_own_words(deck: Deck, grader: Grader) -> None:
    assert all(len(one.rejects) >= 2 for one in formulas(deck).values())
    assert slips_not_told(deck, grader) == []


def test_right_answers_as_people_type_them_are_right(
    stated: Stated, deck: Deck, grader: Grader
) -> None:
    assert refused(stated.accepted, deck, grader) == []
