"""Why a formula could not be read: the keyboard may have been in another layout."""

from __future__ import annotations

from quiz.formula.reading.complaint import Unreadable
from quiz.formula.reading.context import Context
from quiz.formula.reading.keyboard import in_latin
from quiz.formula.reading.parser import read


def told_of_layout(unreadable: Unreadable, text: str, context: Context) -> Unreadable:
    """The complaint; with what the same keys write in Latin, where that can be read.

    Args:
        text: What could not be read.
        context: What it was read with.
    """
    latin = None if unreadable.reason == "too-large" else in_latin(text)
    if latin is None:
        return unreadable
    try:
        read(latin, context)
    except Unreadable:
        return unreadable
    unreadable.arguments = (*unreadable.arguments, ("layout", latin))
    return unreadable
