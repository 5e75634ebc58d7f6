"""A gap that is written as a formula can be read as one.

Gaps with letters are compared by value; what cannot be read is compared letter by
letter, which no formula survives.
"""

from __future__ import annotations

from collections.abc import Sequence

from quiz.checks.finding import Found
from quiz.checks.reading import unread
from quiz.formula.reading.complaint import Unreadable
from quiz.formula.reading.context import Context, Definitions
from quiz.formula.reading.parser import read


def unread_gap(texts: Sequence[str], definitions: Definitions) -> Found:
    """A gap that is meant as a formula and is none.

    Args:
        texts: The gaps that look like formulas; the place of a finding says which.
    """
    for place, text in enumerate(texts):
        try:
            read(text, Context(variables=(), definitions=definitions))
        except Unreadable as error:
            yield unread((place,), "cloze", text, error.position)
