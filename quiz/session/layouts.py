"""Text typed with the keyboard left in the other layout: Russian or English."""

from __future__ import annotations

from quiz.formula.reading.keyboard import LATIN, RUSSIAN

_TO_RUSSIAN = str.maketrans(LATIN, RUSSIAN) | {ord("?"): ",", ord("&"): "?"}
_TO_LATIN = str.maketrans(RUSSIAN, LATIN) | {ord("."): "/", ord(","): "?"}


def other_layout(text: str) -> tuple[str, ...]:
    """What the same keys give in the other layout; empty where they are the same.

    >>> other_layout("ghbdtn"), other_layout("кудг"), other_layout("42")
    (('привет',), ('relu',), ())
    """
    found = (text.translate(_TO_RUSSIAN), text.translate(_TO_LATIN))
    letters = (_TO_RUSSIAN.keys(), _TO_LATIN.keys())
    return tuple(
        other
        for other, keys in zip(found, letters, strict=True)
        if any(letter.isalpha() and ord(letter) in keys for letter in text)
    )
