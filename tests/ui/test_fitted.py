"""What is drawn anew in a window of another size has the words for that size."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from rich.console import Console, RenderableType
from rich.text import Text

from quiz.memory import Rating
from quiz.ui.header import Left, header_view
from quiz.ui.look import THEME, Look
from quiz.ui.rating import rating_view
from tests.session.cards import card
from tests.session.times import days

WIDE, NARROW = 76, 36
TITLE = "The title of a deck that needs all the room there is"
LEFT = Left(130, 120, 12, 9)
VIEWS: dict[str, Callable[[Look], RenderableType]] = {
    "header": lambda look: header_view(
        card("list"), TITLE, Left(130, 120, 12, 9), look
    ),
    "rating": lambda look: rating_view(
        days(1, 2, 40, 900), Rating.GOOD, look, verdict=Text("✓ right")
    ),
}


def drawn(view: RenderableType, width: int) -> str:
    console = Console(width=width, theme=THEME, file=None)
    with console.capture() as captured:
        console.print(view)
    return captured.get()


@pytest.mark.parametrize("name", VIEWS)
@pytest.mark.parametrize(("before", "after"), [(WIDE, NARROW), (NARROW, WIDE)])
@pytest.mark.parametrize("language", ["en", "ru"])
def test_a_view_drawn_again_is_as_one_made_for_the_new_width(
    name: str, before: int, after: int, language: str
):
    kept = VIEWS[name](Look(width=before, language=language))
    assert drawn(kept, before) != drawn(kept, after)
    fresh = VIEWS[name](Look(width=after, language=language))
    assert drawn(kept, after) == drawn(fresh, after)
