"""What only the deck on losses states."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

import mpmath
import pytest

from quiz.app.grading import Grader
from quiz.deck import Deck
from quiz.deck.model import Ask

from .conftest import Evaluate
from .of_losses import FORMULAS, Number
from .stated import (
    formulas,
)


@pytest.fixture(scope="module")
def losses(decks: Mapping[str, Deck]) -> Deck:
    """The deck."""
    return decks["dl/losses"]


CIRCULAR = {
    "formula-mse": "F.mse_loss(p, y)",
    "formula-bce": "F.binary_cross_entropy(p, y)",
    "formula-hinge": "hinge(s, y)",
}


@pytest.mark.parametrize("name", ["huber", "pinball", "bce", "bce_with_logits"])
def test_the_stated_slope_is_that_of_the_definition(
    name: str, losses: Deck, evaluate: Evaluate
) -> None:
    function = next(one for one in losses.functions if one.key == name)
    asked = next(card for card, one in formulas(losses).items() if one.key == name)
    truth, points = FORMULAS[asked]
    first = function.variables[0]
    assert function.derivative is not None
    for point in points:
        if name == "pinball" and point[first] == 0:
            continue  # a kink, which the deck excepts
        others = {letter: value for letter, value in point.items() if letter != first}
        wanted = mpmath.diff(
            lambda at, others=others: truth(
                **{first: at}, **{one: _real(value) for one, value in others.items()}
            ),
            _real(point[first]),
        )
        found = evaluate(function, function.derivative, point)
        assert found is not None
        assert abs(found - wanted) < mpmath.mpf(10) ** -20, point


def test_a_loss_may_not_be_given_by_its_name(losses: Deck, grader: Grader) -> None:
    for name, text in CIRCULAR.items():
        verdict = grader.grade(formulas(losses)[name], Ask.FORMULA, text)
        assert verdict.reason == "circular", text


def _real(value: object) -> Number:
    assert isinstance(value, int | Fraction)
    return mpmath.mpf(value.numerator) / value.denominator
