"""The question and its hints once more, where they have left the screen."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from quiz.app.asking.turning import Turning
from quiz.app.graphs import graph_view
from quiz.deck.model import Ask, Choice, Formula, Points, Property
from quiz.session import Manner, manner
from quiz.ui.asking import options_boxes
from quiz.ui.look import rows_of
from quiz.ui.printing import View
from quiz.ui.question import (
    asked_view,
    hint_view,
    hints_view,
    question_view,
    ways_view,
)

_BELOW = 3
"""Rows for what one can do, or for the line to type on."""
_WAYS = 3
"""Rows for what one can do on the line."""
_CLOCK = 2
_BELOW_FORMULA = 6
"""Below a formula that is typed stands what has been read of it."""
_TITLE = 3
"""Rows above the first of the keys, which nobody misses."""


def show_hint(turning: Turning, hints: int) -> None:
    """The hint just asked for: below the question, which stays on the screen."""
    screen, look = turning.screen, turning.screen.look
    latest = hint_view(turning.card, hints, look)
    rows = screen.rows_used + rows_of(latest, look=look) + _rows_below(turning)
    if look.is_plain or rows <= look.height:
        screen.show(latest)
    else:
        show_again(turning, hints)


def show_again(turning: Turning, hints: int) -> None:
    """The question at the top of the screen, and as many of its hints as find room."""
    screen, look = turning.screen, turning.screen.look
    room = look.height - _rows_below(turning)
    views = list(_from_whole_to_short(turning, hints))
    best = next((one for one in views if rows_of(*one, look=look) <= room), views[-1])
    screen.begin_card()
    screen.show(*best)
    # What can be done was above; it is told again where there is room for it.
    turning.draft.has_ways = rows_of(*best, look=look) + _WAYS > room
    if _is_graph(turning):
        curve = graph_view(turning.painter.library, turning.card, look, around=best)
        screen.show(curve)


def below_keys(turning: Turning, hints: int) -> tuple[View, ...]:
    """The question and its hints, as they stand below something else."""
    card, look = turning.card, turning.screen.look
    asked = question_view(
        card, look, shuffled=turning.shuffled, has_boxes=not look.is_plain
    )
    return asked, _hints(turning, range(1, hints + 1))


def fits(turning: Turning, *views: View) -> bool:
    """Whether views can be read at once, with what is waited for below them."""
    look = turning.screen.look
    rows = rows_of(*views, look=look) + _rows_below(turning)
    return look.is_plain or rows <= look.height + _TITLE


def _from_whole_to_short(turning: Turning, hints: int) -> Iterator[Sequence[View]]:
    asked = asked_view(turning.card, turning.screen.look)
    yield below_keys(turning, hints)
    if not _has_choices(turning):
        yield asked, _hints(turning, range(1, hints + 1))
    for first in range(2, hints + 1):
        if _has_choices(turning):
            whole, _ = below_keys(turning, 0)
            yield whole, _hints(turning, range(first, hints + 1))
        else:
            yield asked, _hints(turning, range(first, hints + 1))
    yield asked, _hints(turning, range(max(1, hints), hints + 1))


def _hints(turning: Turning, numbers: range) -> View:
    return hints_view(turning.card, numbers, turning.screen.look)


def _rows_below(turning: Turning) -> int:
    """Rows that are drawn below the hints."""
    answer, look = turning.card.answer, turning.screen.look
    is_boxed = manner(answer) is Manner.PICKS and not look.is_plain
    if isinstance(answer, Choice) and is_boxed:
        boxes = options_boxes(answer, turning.shuffled, (), look)
        return rows_of(boxes, look=look) + _BELOW
    if isinstance(answer, Formula | Property):
        return _BELOW_FORMULA
    if manner(answer) is Manner.ALOUD and not look.is_plain:
        ways = ways_view("answer.reveal-any", turning.card, look)
        is_timed = isinstance(answer, Points) or turning.card.time_seconds is not None
        return rows_of(ways, look=look) + 1 + (_CLOCK if is_timed else 0)
    return _BELOW


def _has_choices(turning: Turning) -> bool:
    """Whether what is asked cannot be answered without what stands below it."""
    return manner(turning.card.answer) in (Manner.PICK, Manner.GAPS)


def _is_graph(turning: Turning) -> bool:
    answer = turning.card.answer
    return isinstance(answer, Property) and answer.ask is Ask.GRAPH
