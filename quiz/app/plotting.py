"""The plot of a card in a session: the truth, and the learner's own formula."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quiz.deck.model import Ask, Card, Formula, Property
from quiz.errors import QuizError
from quiz.library import Library
from quiz.ui.look import Look

if TYPE_CHECKING:
    from quiz.ui.printing import View


_AROUND = 7
"""Rows for what stands below a plot in a session: the ratings, and blank lines."""


def plotted(
    library: Library, card: Card, given: str, look: Look, *, is_answered: bool
) -> View:
    """The true curve of a card's function, and the answer's over it.

    Before the answer there is none, because it would give the answer away.
    """
    from quiz.ui.plot import chart_view, remark

    answer = card.answer
    if not isinstance(answer, Formula | Property):
        return remark("plot.none", look)
    if not is_answered:
        return remark("plot.later", look)
    from quiz.app.curves import card_chart

    is_formula = isinstance(answer, Formula)
    ask = answer.ask if is_formula else Ask.FORMULA
    own = given if is_formula else ""
    try:
        chart = card_chart(library, answer.function, ask, own, look.language)
    except QuizError:
        return remark("plot.failed", look)
    return chart_view(chart, look, around=_AROUND)
