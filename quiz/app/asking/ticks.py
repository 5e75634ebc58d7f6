"""Which points an explanation had, ticked by the learner."""

from __future__ import annotations

import re

from quiz.app.asking.boxes import show_page_keys, tick_boxes
from quiz.app.asking.commands import aside
from quiz.app.asking.keys import ticking_keys
from quiz.app.asking.pleas import is_leaving
from quiz.app.asking.turning import LEAVING, Turning
from quiz.app.ticks import keep_ticks
from quiz.deck.model import Points
from quiz.session import Event, Sitting, Stopped, Ticked, suggest_from_ticks
from quiz.ui.asking import (
    Page,
    main_keys,
    page_of,
    points_count,
    quietly,
    ticked_view,
)
from quiz.ui.keys import action_of, worded
from quiz.ui.screen import END

_RANGE = re.compile(r"(\d{1,2})\s*[-–]\s*(\d{1,2})")
_MEANWHILE = ("keys", "link")
"""Commands that leave what is being ticked as it is."""
_COMMANDS = frozenset({*LEAVING, *_MEANWHILE})
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
    before = set(picked)
    event: Event | None = Stopped()
    try:
        if has_boxes(turning):
            event = _toggled(turning, sitting, answer, picked)
        else:
            event = _typed(turning, sitting, answer, picked)
    finally:
        # However the ticking is left: it goes on where it was.
        if isinstance(event, Stopped) and picked != before:
            _keep_begun(turning, picked)
    if event is not None:
        return event
    suggestion = suggest_from_ticks(answer, picked, hints=sitting.turn.hints)
    return Ticked(suggestion, tuple(sorted(picked)))


def what_is_left(turning: Turning, sitting: Sitting) -> str:
    """Key of what is said of an answer from an earlier sitting."""
    is_open = isinstance(turning.card.answer, Points) and not sitting.turn.is_ticked
    return "answer.resumed-ticks" if is_open else "answer.resumed"


def _keep_begun(turning: Turning, picked: set[int]) -> None:
    beside, card_id = turning.beside, turning.card.id
    if beside is None or card_id is None or not beside.counts or beside.is_read_only:
        return
    keep_ticks(beside.desk, card_id, picked, is_begun=True)


def show_ticked(turning: Turning, sitting: Sitting) -> None:
    """What the ticks come to, once they are kept."""
    answer, turn = turning.card.answer, sitting.turn
    if isinstance(answer, Points) and turn.is_ticked:
        look = turning.screen.look
        turning.screen.show(ticked_view(answer, turn.ticked, look, may_go_back=True))


def read_ticks(line: str, count: int, points: int) -> set[int] | None:
    """The numbers on a line, as ``1, 3-5``; None if it is anything else.

    Where no number has two digits they may stand close together.

    >>> read_ticks("1, 3-5", 6, 4), read_ticks("*", 6, 4), read_ticks("two", 6, 4)
    ({1, 3, 4, 5}, {1, 2, 3, 4}, None)
    >>> read_ticks("135", 6, 4)
    {1, 3, 5}
    """
    word = line.strip().casefold()
    if word in _NONE:
        return set()
    if word in _ALL:
        return set(range(1, points + 1))
    found: set[int] = set()
    if count < 10 and re.fullmatch("[1-9]+", word):
        word = " ".join(word)
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
    def otherwise(key: str, page: Page) -> Event | None:
        action = action_of(key)
        if key == END:
            return Stopped()
        if action in LEAVING:
            return LEAVING[action]
        if action == "keys":
            keys = ticking_keys(turning.card, page, turning.screen.look)
            show_page_keys(turning.screen, answer, page, keys, picked)
        elif action in _MEANWHILE:
            aside(turning, sitting, action)
        return None

    return tick_boxes(turning.screen, answer, picked, otherwise, _COMMANDS)


def _typed(
    turning: Turning, sitting: Sitting, answer: Points, picked: set[int]
) -> Event | None:
    screen, count = turning.screen, points_count(answer)
    while True:
        line = screen.line(
            screen.look.say("answer.ticks", keys=main_keys(answer)),
        )
        if line is None:
            return Stopped()
        word = line.strip()
        # No point has a letter, so a key alone is one here, too.
        action, text = worded(f":{word}" if action_of(word) else line)
        if action in LEAVING:
            return LEAVING[action]
        if action == "keys":
            page = page_of(answer, range(1, count + 1))
            screen.show(ticking_keys(turning.card, page, screen.look))
            continue
        if action in _MEANWHILE:
            aside(turning, sitting, action, text)
            continue
        numbers = read_ticks(line, count, len(answer.points))
        if numbers is not None:
            picked.clear()
            picked |= numbers
            return None
        said = "typing.quit" if is_leaving(line) else "ticks.again"
        screen.show(quietly(said, screen.look, n=count, keys=main_keys(answer)))
