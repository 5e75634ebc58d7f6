"""Which card is most like another, by words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.session.likeness import LEAST, SURE, Likeness, Spoken

CARDS = [
    Spoken("dl:relu.formula", "Write the formula of ReLU", "max(0, x)"),
    Spoken("dl:elu.formula", "Write the formula of ELU", "x if x > 0 else exp(x)-1"),
    Spoken("dl:tanh.formula", "Write the formula of tanh", "tanh(x)"),
    Spoken("dl:bias", "A bias is needed before batch normalisation.", "No"),
    Spoken("dl:dropout", "Dropout is left on at inference.", "No"),
    Spoken("ml:gini", "What does the Gini index measure?", "How mixed a node is."),
]
MEANT = [
    (
        "dl:relu.formula",
        "Write the formula of ReLU",
        "maximum(0, x)",
        "dl:relu.formula",
    ),
    ("dl:relus", "Write the formula of the ReLU", "max(0, x)", "dl:relu.formula"),
    ("dl:batch-bias", "Before batch normalisation a bias is needed.", "No", "dl:bias"),
    ("dl:dropout", "", "", "dl:dropout"),
    ("dl:gini", "What does the Gini index measure?", "How mixed it is.", "ml:gini"),
]
UNLIKE = [
    ("dl:gelu.formula", "Write the formula of GELU", "x*Phi(x)"),
    ("dl:augment", "Images are mirrored at inference.", "No"),
    ("dl:x", "", ""),
    ("dl:", "", ""),
]


@pytest.mark.parametrize(("card", "question", "answer", "meant"), MEANT)
def test_a_card_is_found_again(card: str, question: str, answer: str, meant: str):
    found = Likeness(CARDS).nearest(Spoken(card, question, answer), 1)
    assert [name for name, _ in found] == [meant]


@pytest.mark.parametrize(("card", "question", "answer"), UNLIKE)
def test_what_all_questions_share_makes_no_likeness(
    card: str, question: str, answer: str
):
    found = Likeness(CARDS).nearest(Spoken(card, question, answer), 9)
    assert all(like < SURE for _, like in found)
    assert not found or "formula" in card


TEXTS = st.text(max_size=20)
SPOKEN = st.builds(Spoken, st.sampled_from(["a:x", "b:y", "a:"]), TEXTS, TEXTS)


@given(st.lists(SPOKEN, min_size=1, max_size=4), SPOKEN)
def test_likeness_is_a_share_and_whole_for_the_card_itself(
    cards: list[Spoken], other: Spoken
):
    likeness = Likeness(cards, [other])
    for card in cards:
        found = likeness.nearest(card, 99)
        assert all(LEAST <= like <= 1 for _, like in found)
        if card.question.strip():
            assert found[0][1] == pytest.approx(1)
    assert [like for _, like in found] == sorted(
        (like for _, like in found), reverse=True
    )
