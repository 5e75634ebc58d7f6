"""What cards are about, and which functions are taken for each other."""

from __future__ import annotations

import pytest

from quiz.app.topics import alike, topic_of
from quiz.deck.model import CardId
from quiz.library import Library, bundled_folder

LIBRARY = Library((bundled_folder(),))
DECK = "dl/activation-functions"


def taken_for(*names: str) -> dict[str, set[str]]:
    found = alike(LIBRARY, [f"{DECK}:{name}" for name in names])
    return {
        place.rpartition(":")[2]: {one.rpartition(":")[2] for one in others}
        for place, others in found.items()
    }


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("sigmoid", "tanh"),
        ("elu", "celu"),
        ("elu", "selu"),
        ("relu", "leaky_relu"),
        ("gelu", "silu"),
        ("mish", "silu"),
    ],
)
def test_functions_that_learners_confuse_are_known_from_the_decks(one, other):
    assert taken_for(one, other) == {one: {other}, other: {one}}


def test_functions_of_different_kinds_are_not_confused():
    assert taken_for("softmax", "gelu", "relu") == {
        "softmax": set(),
        "gelu": set(),
        "relu": set(),
    }


def test_only_functions_of_the_sitting_are_named():
    assert taken_for("sigmoid") == {"sigmoid": set()}
    assert alike(LIBRARY, ["no/deck:nothing"]) == {}


def test_the_topic_is_the_cards_own_and_not_the_tag_of_its_whole_deck():
    cards = [CardId(f"{DECK}:{name}.range") for name in ("tanh", "relu6", "silu")]
    facets = LIBRARY.facets(cards)
    topics = {topic_of(LIBRARY, facets[card]) for card in cards if card in facets}
    assert len(topics) == len(facets) > 1
