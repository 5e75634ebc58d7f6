"""Looking back: the learner compares a spoken answer with the model one."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from functools import partial

from quiz.app.answers import completed
from quiz.app.asking.boxes import show_page_keys, tick_boxes
from quiz.app.asking.pleas import is_leaving
from quiz.app.asking.ticks import read_ticks
from quiz.app.asking.turning import PLAIN_PROMPT, shuffled_options
from quiz.app.asking.typist import Typist
from quiz.app.pictures import Painter
from quiz.deck.model import Card, Points
from quiz.session import Tools
from quiz.session.interview import Event, Heard, Judged, Judgement, Left, judge_points
from quiz.ui.answer import Pictures
from quiz.ui.asking import Page, main_keys, page_of, points_count, quietly
from quiz.ui.interview import (
    keys_view,
    looking_view,
    said,
    said_and_true,
    ticking_keys_view,
    ways,
)
from quiz.ui.keys import action_of, word_action
from quiz.ui.screen import END, Screen

_PATIENCE_S = 2.0
"""Nobody types meanwhile, and the child may have to be started first."""
_SHARES = {"1": 0.0, "2": 0.5, "3": 1.0}


@dataclass(frozen=True, slots=True)
class Back:
    """The judgement before this one is to be given again."""


def judge(
    card: Card | None,
    heard: Heard,
    place: tuple[int, int],
    seed: int,
    screen: Screen,
    painter: Painter,
    tools: Tools,
    *,
    is_first: bool = True,
    begun: Collection[int] = (),
    keep_begun: Callable[[Collection[int]], None] = lambda ticked: None,
) -> Event | Back:
    """Show the answer again beside the model one, and wait for what it was worth.

    Args:
        card: None: it has gone from its deck, so the time is all that is known.
        heard: With what it was judged to be before, if that was taken back.
        place: Which of how many there are to judge, from 1.
        seed: Of the interview, so that choices stand as they stood.
        is_first: No judgement is before it.
        begun: Points that were ticked before the learner left in the middle.
        keep_begun: Keeps them, should that happen.
    """
    look = screen.look
    shuffled = shuffled_options(card, seed) if card is not None else ()
    screen.show(looking_view(*place, look))
    pictures = Pictures()
    if card is not None and heard.question.aside is None:
        given = heard.given[0] if heard.given else ""
        pictures = painter.pictures(
            card, given, width=look.width, patience_s=_PATIENCE_S
        )
        card = completed(card, tools)
    *above, answer = said_and_true(card, heard, shuffled, look, pictures)
    is_card = card is not None and heard.question.aside is None
    if card is not None and is_card and isinstance(card.answer, Points):
        # At a terminal the points come with their boxes.
        screen.show(*above, answer if look.is_plain else None)
        before = set(heard.judgement.ticked if heard.judgement else begun)
        picked = set() if look.is_plain else set(before)
        event: Event | Back = Left()
        try:
            event = _ticks(card.answer, screen, picked, is_first=is_first)
        finally:
            # However the ticking is left: it goes on where it was.
            if isinstance(event, Left | Back) and picked != before and picked:
                keep_begun(picked)
        return event
    screen.show(*above, answer)
    return _scale(screen, is_first=is_first)


def _ticks(
    answer: Points, screen: Screen, picked: set[int], *, is_first: bool
) -> Event | Back:
    if screen.look.is_plain:
        event = _typed(answer, screen, picked, is_first=is_first)
    else:
        event = tick_boxes(
            screen,
            answer,
            picked,
            partial(_otherwise, screen, answer, is_first),
            ("quit", "undo", "keys"),
        )
    return event or Judged(judge_points(answer, picked))


def _otherwise(
    screen: Screen, answer: Points, is_first: bool, key: str, page: Page
) -> Event | Back | None:
    """What a command comes to while points are ticked."""
    if key == END:
        return Left()
    if action_of(key) == "keys":
        keys = ticking_keys_view(page, screen.look, is_first=is_first)
        show_page_keys(screen, answer, page, keys)
        return None
    return _commanded(screen, action_of(key), is_first=is_first)


def _commanded(
    screen: Screen, action: str | None, *, is_first: bool
) -> Event | Back | None:
    """What the commands come to that there are at every judgement."""
    if action == "quit":
        return Left()
    if action == "undo" and not is_first:
        return Back()
    if action == "undo":
        screen.show(said("look.no-back", screen.look))
    return None


def _typed(
    answer: Points, screen: Screen, picked: set[int], *, is_first: bool
) -> Event | Back | None:
    look, count = screen.look, points_count(answer)
    screen.show(said("look.points", look, keys=main_keys(answer)))
    while True:
        line = screen.line(PLAIN_PROMPT)
        if line is None:
            return Left()
        word = line.strip()
        # No point has a letter, so a key alone is one here, too.
        action = word_action(f":{word}" if action_of(word) else line)
        if found := _commanded(screen, action, is_first=is_first):
            return found
        if action == "keys":
            page = page_of(answer, range(1, count + 1))
            screen.show(ticking_keys_view(page, look, is_first=is_first))
        if action in ("keys", "undo"):
            continue
        numbers = read_ticks(line, count, len(answer.points))
        if numbers is not None:
            picked |= numbers
            return None
        again = said("look.points-again", look, n=count, keys=main_keys(answer))
        screen.show(quietly("typing.quit", look) if is_leaving(line) else again)


def _scale(screen: Screen, *, is_first: bool) -> Event | Back:
    asked = ways("look.scale", screen.look)
    screen.show(asked)
    typist = Typist(screen, "scale")
    while True:
        key = screen.key()
        if key == END:
            return Left()
        if key in _SHARES:
            return Judged(Judgement(_SHARES[key]))
        if typist.types(key):
            continue
        action = action_of(key)
        if found := _commanded(screen, action, is_first=is_first):
            return found
        if action == "keys":
            skipped = ("u",) if is_first else ()
            screen.show(keys_view(screen.look, "scale", skipped=skipped), asked)
        elif action != "undo":
            typist.misses(key)
