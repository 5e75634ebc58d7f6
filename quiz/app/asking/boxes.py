"""The points of an explanation, ticked with keys; in a low window group by group."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from quiz.app.asking.toggles import toggled
from quiz.app.asking.typist import Typist
from quiz.deck.model import Points
from quiz.ui.asking import (
    fits,
    item_keys,
    points_boxes,
    points_count,
    points_groups,
    quietly,
)
from quiz.ui.keys import action_of
from quiz.ui.look import Look
from quiz.ui.screen import Screen

Result = TypeVar("Result")


def tick_boxes(
    screen: Screen,
    answer: Points,
    picked: set[int],
    otherwise: Callable[[str], Result],
) -> Result | None:
    """Lets the learner tick until Enter; None then.

    Args:
        picked: The numbers ticked, changed in place.
        otherwise: What another key comes to; None: the ticking goes on.
    """
    pages, typist = _pages(answer, screen.look), Typist(screen, "typing.ticks")
    number, told = 1, set[int]()
    while number <= len(pages):
        page = (number, len(pages)) if number < len(pages) else None
        key = _ticked(screen, answer, picked, pages[number - 1], page)
        if typist.types(key):
            continue
        if key == "enter":
            number += 1
        elif action_of(key) == "undo" and number > 1:
            number -= 1  # only the last Enter is taken back
        elif (result := otherwise(key)) is not None:
            return result
        elif action_of(key) is None and number not in told:
            told.add(number)  # each page has keys of its own
            _say_keys(screen, answer, pages[number - 1], is_first=number == 1)
    return None


def _say_keys(screen: Screen, answer: Points, shown: range, *, is_first: bool) -> None:
    """Which keys tick something now, to a key that does not."""
    keys = item_keys(points_count(answer))
    here = f"{keys[shown[0] - 1]}–{keys[shown[-1] - 1]}"
    key = "ticks.here" if is_first else "ticks.here-back"
    screen.live(None)
    screen.show(quietly(key, screen.look, keys=here))


def _pages(answer: Points, look: Look) -> list[range]:
    """All points at once, or in a low window group by group."""
    if fits(points_boxes(answer, (), look), look):
        return [range(1, points_count(answer) + 1)]
    groups = (texts for _, texts in points_groups(answer))
    return [range(min(texts), max(texts) + 1) for texts in groups]


def _ticked(
    screen: Screen,
    answer: Points,
    picked: set[int],
    shown: range,
    page: tuple[int, int] | None,
) -> str:
    """One page of them, until Enter or a key that ticks nothing."""
    key = toggled(
        screen,
        shown,
        picked,
        lambda: points_boxes(answer, picked, screen.look, shown=shown, page=page),
        strip="ticks.strip",
        everything=frozenset(range(1, len(answer.points) + 1)).intersection(shown),
    )
    if key == "enter":
        done = points_boxes(answer, picked, screen.look, shown=shown, is_done=True)
        is_boxed = fits(done, screen.look)
        screen.live(None)
        screen.show(done if is_boxed else None)
    return key
