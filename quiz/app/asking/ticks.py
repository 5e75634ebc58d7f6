"""Which points an explanation had, ticked by the learner."""

from __future__ import annotations

import re

from quiz.app.asking.commands import aside
from quiz.app.asking.toggles import toggled
from quiz.app.asking.turning import LEAVING, Turning
from quiz.app.asking.typist import Typist
from quiz.deck.model import Points
from quiz.session import Event, Sitting, Stopped, Ticked, Undone, suggest_from_ticks
from quiz.ui.asking import (
    fits,
    points_boxes,
    points_count,
    points_groups,
    quietly,
    ticked_view,
)
from quiz.ui.keys import action_of, worded
from quiz.ui.look import Look
from quiz.ui.screen import END

_RANGE = re.compile(r"(\d{1,2})\s*[-–]\s*(\d{1,2})")
_MEANWHILE = ("keys", "link")
"""Commands that leave what is being ticked as it is."""
_ALL = {"*", "all", "все", "всё"}
_NONE = {"", "0", "-", "none", "ничего", "нет"}


def has_boxes(turning: Turning) -> bool:
    """Whether the points are shown with their boxes, to be ticked at once."""
    return isinstance(turning.card.answer, Points) and not turning.screen.look.is_plain


def tick(turning: Turning, sitting: Sitting) -> Event | None:
    """For an explanation: which points the learner made."""
    answer = turning.card.answer
    if not isinstance(answer, Points):
        return None
    picked = turning.draft.picked
    if has_boxes(turning):
        event = _toggled(turning, sitting, answer, picked)
    else:
        event = _typed(turning, sitting, answer, picked)
    if event is not None:
        return event
    suggestion = suggest_from_ticks(answer, picked, hints=sitting.turn.hints)
    return Ticked(suggestion, tuple(sorted(picked)))


def show_ticked(turning: Turning, sitting: Sitting) -> None:
    """What the ticks come to, once they are kept."""
    answer, turn = turning.card.answer, sitting.turn
    if isinstance(answer, Points) and turn.is_ticked:
        look = turning.screen.look
        turning.screen.show(ticked_view(answer, turn.ticked, look, may_go_back=True))


def read_ticks(line: str, count: int, points: int) -> set[int] | None:
    """The numbers on a line, as ``1, 3-5``; None if it is anything else.

    >>> read_ticks("1, 3-5", 6, 4), read_ticks("*", 6, 4), read_ticks("two", 6, 4)
    ({1, 3, 4, 5}, {1, 2, 3, 4}, None)
    """
    word = line.strip().casefold()
    if word in _NONE:
        return set()
    if word in _ALL:
        return set(range(1, points + 1))
    found: set[int] = set()
    rest = word
    for match in _RANGE.finditer(word):
        found |= set(range(int(match[1]), int(match[2]) + 1))
        rest = rest.replace(match[0], " ", 1)
    words_left = re.split(r"[\s,;]+|\b(?:and|и)\b", rest)
    for one in filter(None, words_left):
        if not re.fullmatch("[0-9]{1,2}", one):
            return None
        found.add(int(one))
    return found if found <= set(range(1, count + 1)) else None


def _toggled(
    turning: Turning, sitting: Sitting, answer: Points, picked: set[int]
) -> Event | None:
    pages = _pages(answer, turning.screen.look)
    number = 1
    while number <= len(pages):
        page = (number, len(pages)) if number < len(pages) else None
        shown = pages[number - 1]
        event = _page_toggled(turning, sitting, answer, picked, shown, page)
        if isinstance(event, Undone) and number > 1:
            number -= 1  # only the last Enter is taken back
            continue
        if event is not None:
            return event
        number += 1
    return None


def _pages(answer: Points, look: Look) -> list[range]:
    """All points at once, or in a low window group by group."""
    if fits(points_boxes(answer, (), look), look):
        return [range(1, points_count(answer) + 1)]
    groups = (texts for _, texts in points_groups(answer))
    return [range(min(texts), max(texts) + 1) for texts in groups]


def _page_toggled(
    turning: Turning,
    sitting: Sitting,
    answer: Points,
    picked: set[int],
    shown: range,
    page: tuple[int, int] | None,
) -> Event | None:
    screen, typist = turning.screen, Typist(turning.screen, "typing.ticks")
    while True:
        key = toggled(
            screen,
            shown,
            picked,
            lambda: points_boxes(answer, picked, screen.look, shown=shown, page=page),
            strip="ticks.strip",
            everything=frozenset(range(1, len(answer.points) + 1)).intersection(shown),
        )
        if key == END:
            return Stopped()
        if key == "enter":
            done = points_boxes(answer, picked, screen.look, shown=shown, is_done=True)
            is_boxed = fits(done, screen.look)
            screen.live(None)
            screen.show(done if is_boxed else None)
            return None
        if typist.types(key):
            continue
        action = action_of(key)
        if action in LEAVING:
            return LEAVING[action]
        if action in _MEANWHILE:
            aside(turning, sitting, action)


def _typed(
    turning: Turning, sitting: Sitting, answer: Points, picked: set[int]
) -> Event | None:
    screen, count = turning.screen, points_count(answer)
    while True:
        line = screen.line(screen.look.say("answer.ticks"))
        if line is None:
            return Stopped()
        action, text = worded(line)
        if action in LEAVING:
            return LEAVING[action]
        if action in _MEANWHILE:
            aside(turning, sitting, action, text)
            continue
        numbers = read_ticks(line, count, len(answer.points))
        if numbers is not None:
            picked.clear()
            picked |= numbers
            return None
        screen.show(quietly("ticks.again", screen.look, n=count))
