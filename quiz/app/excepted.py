"""Points where a card takes any value, and an answer has one of its own."""

from __future__ import annotations

from math import isclose
from typing import TYPE_CHECKING

from quiz.app.subjects import Reader
from quiz.deck.model import Ask, Function
from quiz.errors import QuizError
from quiz.formula.curves.curve import along
from quiz.library import Library
from quiz.ui.plot import equals

if TYPE_CHECKING:
    from quiz.formula.evaluation.values import Exact

_CLOSE = 1e-9


def other_values(
    library: Library, function: Function, ask: Ask, text: str, language: str
) -> tuple[str, ...]:
    """Where a right answer differs from the truth, or has no value, and may.

    Returns:
        The points, such as ``x = 0``; none where nothing is excepted, or for an
        answer in other letters than those of the card.
    """
    if not dict(function.exceptions).get(ask) or len(function.variables) != 1:
        return ()
    letter = function.variables[0]
    reader = Reader(library, language)
    try:
        truth = reader.of_function(function, ask)
        answer = reader.answer(text, truth)
    except QuizError:
        return ()
    fixed = dict(truth.params)
    there = along(truth.problem.function, letter, fixed)
    here = along(answer.problem.function, letter, fixed)

    def differs(x: Exact) -> bool:
        one, other = there(x), here(x)
        if one is None or other is None:
            return one is not other
        return not isclose(one, other, rel_tol=_CLOSE, abs_tol=_CLOSE)

    return tuple(f"{letter} {equals(x)}" for x in truth.excepted() if differs(x))
