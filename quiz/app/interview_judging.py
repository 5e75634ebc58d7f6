"""Looking back: the learner compares a spoken answer with the model one."""

from __future__ import annotations

from functools import partial

from quiz.app.answers import completed
from quiz.app.asking.boxes import tick_boxes
from quiz.app.asking.ticks import read_ticks
from quiz.app.asking.turning import PLAIN_PROMPT, shuffled_options
from quiz.app.pictures import Painter
from quiz.deck.model import Card, Points
from quiz.session import Tools
from quiz.session.interview import Event, Heard, Judged, Judgement, Left, judge_points
from quiz.ui.answer import Pictures
from quiz.ui.asking import points_count
from quiz.ui.interview import keys_view, looking_view, said, said_and_true, ways
from quiz.ui.keys import action_of, word_action
from quiz.ui.screen import END, Screen

_PATIENCE_S = 2.0
"""Nobody types meanwhile, and the child may have to be started first."""
_SHARES = {"1": 0.0, "2": 0.5, "3": 1.0}


def judge(
    card: Card | None,
    heard: Heard,
    place: tuple[int, int],
    seed: int,
    screen: Screen,
    painter: Painter,
    tools: Tools,
) -> Event:
    """Show the answer again beside the model one, and wait for what it was worth.

    Args:
        card: None: it has gone from its deck, so the time is all that is known.
        place: Which of how many there are to judge, from 1.
        seed: Of the interview, so that choices stand as they stood.
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
        return _ticks(card.answer, screen)
    screen.show(*above, answer)
    return _scale(screen)


def _ticks(answer: Points, screen: Screen) -> Event:
    picked: set[int] = set()
    if screen.look.is_plain:
        event = _typed(answer, screen, picked)
    else:
        event = tick_boxes(screen, answer, picked, partial(_otherwise, screen))
    return event or Judged(judge_points(answer, picked))


def _otherwise(screen: Screen, key: str) -> Event | None:
    """What a key does that ticks nothing."""
    action = action_of(key)
    if key == END or action == "quit":
        return Left()
    if action == "keys":
        screen.show(keys_view(screen.look, "ticks"))
    return None


def _typed(answer: Points, screen: Screen, picked: set[int]) -> Event | None:
    look, count = screen.look, points_count(answer)
    screen.show(said("look.points", look))
    while True:
        line = screen.line(PLAIN_PROMPT)
        if line is None or word_action(line) == "quit":
            return Left()
        numbers = read_ticks(line, count, len(answer.points))
        if numbers is not None:
            picked |= numbers
            return None
        screen.show(said("look.points-again", look, n=count), tight=True)


def _scale(screen: Screen) -> Event:
    screen.show(ways("look.scale", screen.look))
    while True:
        key = screen.key()
        if key == END or action_of(key) == "quit":
            return Left()
        if key in _SHARES:
            return Judged(Judgement(_SHARES[key]))
        if screen.look.is_plain:
            screen.show(ways("look.scale", screen.look))
