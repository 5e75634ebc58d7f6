"""What only the deck on normalisation states."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

import pytest

from quiz.deck import Deck

from .of_normalisation import DECAYS
from .stated import (
    formulas,
)


@pytest.fixture(scope="module")
def deck(decks: Mapping[str, Deck]) -> Deck:
    """The deck."""
    return decks["dl/normalisation-and-optimisers"]


def test_usual_settings_of_adam_are_those_of_its_authors(deck: Deck) -> None:
    stated = {
        name: Fraction(value) for name, value in formulas(deck)["adam-formula"].params
    }
    assert stated == {
        "a": Fraction(1, 1000),
        "e": Fraction(1, 10**8),
        **DECAYS,
    }
