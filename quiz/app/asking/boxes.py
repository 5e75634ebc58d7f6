"""The points of an explanation, ticked with keys; in a low window group by group."""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import TypeVar

from quiz.app.asking.toggles import toggled
from quiz.app.asking.typist import Typist
from quiz.deck.model import Points
from quiz.ui.asking import (
    Page,
    fits,
    page_end,
    page_of,
    points_boxes,
    points_count,
    points_groups,
    strip_view,
)
from quiz.ui.keys import action_of
from quiz.ui.look import Look, rows_of
from quiz.ui.printing import View
from quiz.ui.screen import END, TEXT, Screen

Result = TypeVar("Result")


def tick_boxes(
    screen: Screen,
    answer: Points,
    picked: set[int],
    otherwise: Callable[[str, Page], Result],
    commands: Collection[str],
) -> Result | None:
    """Lets the learner tick until Enter; None then.

    Args:
        picked: The numbers ticked, changed in place.
        otherwise: What a command comes to on a page; None: the ticking goes on.
        commands: Those that mean something here; other keys are told what does.
    """
    pages, typist = _pages(answer, screen.look), Typist(screen, "ticks")
    place, is_shown = 1, False
    while place <= len(pages):
        page = pages[place - 1]
        typist.arguments |= {"keys": page.keys, "onward": page_end(page, screen.look)}
        key = _ticked(screen, answer, picked, page, typist, is_shown=is_shown)
        is_shown = True
        if typist.types(key):
            continue
        action = action_of(key)
        if key == "enter":
            place, is_shown = place + 1, False
        elif action == "undo" and place > 1:
            place, is_shown = place - 1, False  # only the last Enter is taken back
        elif key not in (END, TEXT) and action not in commands:
            typist.misses(key)
        elif (result := otherwise(key, page)) is not None:
            return result
        else:
            is_shown = False
    return None


def show_page_keys(
    screen: Screen, answer: Points, page: Page, keys: View, picked: Collection[int] = ()
) -> None:
    """The keys of a page above its points; alone where both do not fit."""
    look = screen.look
    boxes = points_boxes(answer, picked, look, page=page)
    if look.is_plain or rows_of(keys, boxes, look=look) < look.height:
        screen.show(keys)
        return
    screen.begin_card()
    screen.show(keys, look.label("keys.back"))
    screen.pause()
    screen.begin_card()


def _pages(answer: Points, look: Look) -> list[Page]:
    """All points at once, or in a low window group by group."""
    if fits(points_boxes(answer, (), look), look):
        return [page_of(answer, range(1, points_count(answer) + 1))]
    groups = [texts for _, texts in points_groups(answer)]
    return [
        page_of(answer, range(min(texts), max(texts) + 1), place, len(groups))
        for place, texts in enumerate(groups, start=1)
    ]


def _ticked(
    screen: Screen,
    answer: Points,
    picked: set[int],
    page: Page,
    typist: Typist,
    *,
    is_shown: bool,
) -> str:
    """One page of them, until Enter or a key that ticks nothing."""
    main = range(1, len(answer.points) + 1)
    key = toggled(
        screen,
        page.numbers,
        picked,
        lambda word: points_boxes(answer, picked, screen.look, page=page, word=word),
        lambda: strip_view(
            "ticks.strip",
            picked,
            points_count(answer),
            screen.look,
            has_more=page.has_more,
        ),
        typist,
        everything=frozenset(main).intersection(page.numbers),
        is_shown=is_shown,
    )
    if key == "enter":
        done = points_boxes(answer, picked, screen.look, page=page, is_done=True)
        is_boxed = fits(done, screen.look)
        screen.live(None)
        screen.show(done if is_boxed else None)
    return key
