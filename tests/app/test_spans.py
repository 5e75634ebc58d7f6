"""How much of a function a small picture shows."""

from __future__ import annotations

import pytest

from quiz.app.curves import chart_of
from quiz.app.plotting import plotted
from quiz.app.subjects import Reader
from quiz.deck.model import Ask, CardId, Formula
from quiz.library import Library, bundled_folder
from quiz.memory import Rating
from quiz.ui.look import Look, rows_of
from quiz.ui.plot import chart_words
from quiz.ui.rating import rating_view
from tests.session.times import days


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


@pytest.mark.parametrize(
    "look",
    [
        Look(width, height, language)
        for width, height in ((76, 24), (36, 20))
        for language in ("en", "ru")
    ],
)
def test_a_plot_in_a_session_fits_with_its_legend_and_the_ratings(
    library: Library, look: Look
):
    card = library.card(CardId("dl/activation-functions:selu.formula"))
    assert card is not None
    plot = plotted(library, card, "x if x > 0 else exp(x) - 1", look, is_answered=True)
    ratings = rating_view(days(0, 1, 2, 9), Rating.AGAIN, look)
    assert rows_of(plot, ratings, look=look) < look.height
