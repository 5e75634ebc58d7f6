"""How much of a function a small picture shows."""

from __future__ import annotations

import pytest

from quiz.app.curves import chart_of
from quiz.app.subjects import Reader
from quiz.deck.model import Ask, CardId, Formula
from quiz.library import Library, bundled_folder
from quiz.ui.look import Look
from quiz.ui.plot import chart_words


@pytest.fixture(scope="module")
def library() -> Library:
    return Library((bundled_folder(),))


def chart(library: Library, name: str):
    card = library.card(CardId(name))
    assert card is not None
    assert isinstance(card.answer, Formula)
    reader = Reader(library)
    return chart_of(reader.of_function(card.answer.function, Ask.FORMULA))


def test_a_kink_a_little_outside_is_brought_into_the_picture(library: Library):
    drawn = chart(library, "dl/activation-functions:relu6.formula")
    assert drawn.x == (-5.0, 8.0)
    assert "kinks at x = 0 and 6" in " ".join(chart_words(drawn, Look()))


def test_a_probability_goes_from_nought_to_one_and_the_title_is_no_id(
    library: Library,
):
    drawn = chart(library, "dl/activations:cross-entropy-gradient")
    assert drawn.x == (0.0, 1.0)
    assert all(line.label.startswith("f, y = ") for line in drawn.lines)
    assert not any("-1" in line.label or "= 2" in line.label for line in drawn.lines)


def test_constants_are_told_to_six_digits(library: Library):
    drawn = chart(library, "dl/activation-functions:selu.formula")
    said = " ".join(chart_words(drawn, Look()))
    assert "a ≈ 1.67326, the usual value" in said
