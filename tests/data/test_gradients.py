"""What only the deck on gradients states."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pytest

from quiz.deck import Deck

from .stated import (
    cards_of,
    texts_of,
)


@pytest.fixture(scope="module")
def deck(decks: Mapping[str, Deck]) -> Deck:
    """The deck."""
    return decks["dl/gradients-and-initialisation"]


DEPTH, WIDTH = 50, 400


def shrinking(*, sigmoid: bool) -> float:
    """How a gradient's norm changes on its way through fifty layers, weights 1/n."""
    chance = np.random.default_rng(0)
    signal = chance.standard_normal(WIDTH)
    layers = []
    for _ in range(DEPTH):
        weights = chance.standard_normal((WIDTH, WIDTH)) / np.sqrt(WIDTH)
        before = weights @ signal
        signal = 1 / (1 + np.exp(-before)) if sigmoid else np.maximum(before, 0)
        slopes = signal * (1 - signal) if sigmoid else (before > 0).astype(float)
        layers.append((weights, slopes))
    gradient = chance.standard_normal(WIDTH)
    first = np.linalg.norm(gradient)
    for weights, slopes in reversed(layers):
        gradient = weights.T @ (gradient * slopes)
    return float(np.linalg.norm(gradient) / first)


def test_fifty_layers_do_what_the_cards_say(deck: Deck) -> None:
    relu = shrinking(sigmoid=False)
    assert 2e-8 < relu < 5e-8
    assert 0.5 < relu * 2**25 < 2  # ReLU passes a factor on: He is √2 a layer more
    assert 2e7 < relu * 2**50 < 5e7
    assert 1e-32 < shrinking(sigmoid=True) < 1e-30
    cards = cards_of(deck)
    for text in texts_of(cards["fifty-relu-layers"]):
        assert "3e-8" in text
        assert "3e7" in text
    for text in texts_of(cards["feedforward-vanishing"]):
        assert "10³¹" in text
