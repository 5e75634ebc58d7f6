"""The derivative of a function, stated by its deck or else worked out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quiz.deck.model import Function

if TYPE_CHECKING:
    from quiz.formula.reading.context import Definitions


def derivative_text(function: Function, definitions: Definitions) -> str:
    """The derivative by the first variable, as text that can be read again.

    Empty where there is none: of a function of vectors, of a formula that cannot
    be read or differentiated by rules.
    """
    if function.derivative is not None:
        return function.derivative.text
    if function.vectors:
        return ""
    from quiz.app.pictures import context_for
    from quiz.formula.evaluation.derive import UNDEFINED, derive
    from quiz.formula.pictures.line import one_line
    from quiz.formula.pictures.tidy import tidy
    from quiz.formula.reading.complaint import Unreadable
    from quiz.formula.reading.parser import read
    from quiz.formula.reading.vectors import resolve
    from quiz.formula.tree import walk

    try:
        tree = read(function.formula.text, context_for(function, definitions)).tree
        found = derive(
            resolve(tree, (), definitions), function.variables[0], definitions
        )
    except Unreadable:
        return ""
    if any(one == UNDEFINED for one in walk(found)):
        return ""
    return one_line(tidy(found))
