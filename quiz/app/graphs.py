"""The curve of *Which function is this graph?*: drawn, or told in words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from quiz.deck.model import Ask, Card, Function, Property
from quiz.errors import QuizError
from quiz.library import Library
from quiz.ui.look import Look

if TYPE_CHECKING:
    from quiz.ui.printing import View

_SAME = 1e-9
_LINE_ROWS = 2
"""The line that is typed, and the blank one above it."""


def graph_view(
    library: Library, card: Card, look: Look, *, around: Sequence[View] = ()
) -> View:
    """The curve that a card asks about, without its name; None for other cards.

    Args:
        around: What stands above and below it until the line is typed that answers.
    """
    answer = card.answer
    if not isinstance(answer, Property) or answer.ask is not Ask.GRAPH:
        return None
    from quiz.app.curves import chart_of
    from quiz.app.subjects import Reader
    from quiz.ui.graph import ROWS_AROUND, nameless_view, nothing_view
    from quiz.ui.look import rows_of

    try:
        subject = Reader(library, look.language).of_function(
            answer.function, Ask.FORMULA
        )
        chart = chart_of(subject)
    except QuizError:
        return nothing_view(look)
    lines = tuple(
        replace(line, label="y" + line.label.removeprefix(subject.label))
        for line in chart.lines
    )
    rows = rows_of(*around, look=look) + _LINE_ROWS if around else ROWS_AROUND
    nameless = replace(chart, lines=lines)
    return nameless_view(nameless, answer.function, look, around=rows)


class Curves:
    """Which functions could be meant by a name, and which have the same curve."""

    def __init__(self, library: Library) -> None:
        self._library = library

    def functions(self, truth: Function) -> tuple[Function, ...]:
        """The functions of the decks that the card's deck knows, each name once."""
        known: dict[str, Function] = {}
        for one in (
            *self._library.functions(truth.deck or None),
            *self._library.functions(None),
        ):
            known.setdefault(one.key, one)
        return tuple(known.values())

    def same(self, one: Function, other: Function) -> bool:
        """Whether they agree from -5 to 5 where parameters have their usual values."""
        from quiz.app.curves import compared
        from quiz.app.subjects import Reader

        reader = Reader(self._library)
        try:
            first, second = (reader.of_function(it, Ask.FORMULA) for it in (one, other))
            gap = compared(first, second, low=-5, high=5).gap
        except QuizError:
            return False
        return gap is not None and gap.size <= _SAME
