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
    from quiz.app.subjects import Reader, Subject
    from quiz.ui.printing import View

_DOTS = 56
"""From the bottom to the top of a picture, where there is room for a tall one."""
_ROWS = 12
"""The same, counted so that what fills one of them is seen in a low picture, too."""
_LARGER = (10, 20, 50, 100, 1000)
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
    from quiz.ui.chart import Said
    from quiz.ui.graph import ROWS_AROUND, nameless_view, nothing_view
    from quiz.ui.look import rows_of

    try:
        reader = Reader(library, look.language)
        params = _telling(reader, answer.function)
        subject = reader.of_function(answer.function, Ask.FORMULA, params=params)
        chart = chart_of(subject)
    except QuizError:
        return nothing_view(look)
    if params:
        chart = replace(chart, said=(*chart.said, Said("plot.larger")))
    lines = tuple(
        replace(line, label="y" + line.label.removeprefix(subject.label), title="")
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
        """Whether the other cannot be told from the graph of the one as it is drawn.

        Parameters have their usual values, or those that the graph is drawn with.
        """
        from quiz.app.subjects import Reader

        reader = Reader(self._library)
        try:
            params = _telling(reader, one)
            first = reader.of_function(one, Ask.FORMULA, params=params)
            own = {name for name, _ in other.params}
            shared = {name: text for name, text in params.items() if name in own}
            return any(
                _look_same(first, reader.of_function(other, Ask.FORMULA, params=values))
                for values in ([{}, shared] if shared else [{}])
            )
        except QuizError:
            return False


def _telling(reader: Reader, function: Function) -> dict[str, str]:
    """Larger values for parameters whose usual ones do not show in the graph.

    A slope of 0.01 looks like 0; one of 0.1 does not.
    """
    from quiz.app.subjects import allows, exact_number

    found: dict[str, str] = {}
    for name, text in function.params:
        usual = exact_number(text) if text else None
        if not usual:
            continue
        try:
            absent = reader.of_function(function, Ask.FORMULA, params={name: "0"})
            drawn = reader.of_function(function, Ask.FORMULA)
            if not _look_same(drawn, absent):
                continue
            for times in _LARGER:
                value = usual * times
                larger = {name: str(value)}
                drawn = reader.of_function(function, Ask.FORMULA, params=larger)
                if not allows(drawn.problem, dict(drawn.params)):
                    break
                if not _look_same(drawn, absent, parts=_ROWS):
                    found |= larger
                    break
        except QuizError:
            continue
    return found


def _look_same(one: Subject, other: Subject, *, parts: int = _DOTS) -> bool:
    """Whether two curves part by less than one of so many parts of the height."""
    from quiz.app.curves import compared, span_of

    low, high = span_of(one)
    chart = compared(one, other, low=low, high=high)
    bottom, top = chart.y
    return chart.gap is not None and chart.gap.size < (top - bottom) / parts
