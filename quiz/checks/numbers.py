"""What a card calls a number is one, and so is its tolerance."""

from __future__ import annotations

from collections.abc import Sequence

from quiz.checks.finding import Found, finding
from quiz.checks.reading import unread
from quiz.checks.values import as_number, number_of
from quiz.formula.reading.complaint import Unreadable
from quiz.formula.reading.context import Context, Definitions
from quiz.formula.reading.parser import read

KEYS = ("number", "tol")


def not_a_number(texts: Sequence[str], definitions: Definitions) -> Found:
    """A value or a tolerance that is none; the learner could not be marked.

    Args:
        texts: What stands under `number` and, if it is there, under `tol`.
    """
    for key, text in zip(KEYS, texts, strict=False):
        try:
            read(text, Context(variables=(), definitions=definitions))
        except Unreadable as error:
            yield unread((key,), key, text, error.position)
            continue
        value = as_number(number_of(text))
        if value is None or (key == "tol" and value < 0):
            yield finding("D316", key, key=key, value=text)
