"""Which known name a word was probably meant to be."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import SequenceMatcher

_FIRST_ALIKE = 0.66
"""Likeness that is enough when the first letters agree."""
_FIRST_OTHER = 0.8
_SWAPPED = 0.95
"""Likeness of words with the same letters in another order."""


def closest(word: str, known: Iterable[str]) -> str | None:
    """The known name most like a word; None where none is like it.

    Short words must begin alike; of equally likely names the first in the
    alphabet wins, so that the answer never changes from run to run.

    >>> closest("slop", ["lo", "slope", "alpha"])
    'slope'
    >>> closest("Gamma", ["amax", "max"]) is None
    True
    """
    folded = word.casefold()
    best, found = 0.0, None
    if len(folded) < 2:
        return None
    matcher = SequenceMatcher(b=folded)
    for name in sorted(set(known), key=lambda one: (one != one.casefold(), one)):
        other = name.casefold()
        if not other or (other == folded and name == word):
            continue
        alike = other[0] == folded[0]
        if abs(len(other) - len(folded)) > max(1, len(folded) // 3):
            continue
        if not alike and (len(folded) < 5 or len(other) < 5):
            continue
        matcher.set_seq1(other)
        least = _FIRST_ALIKE if alike else _FIRST_OTHER
        if matcher.real_quick_ratio() < least or matcher.quick_ratio() < least:
            continue
        ratio = matcher.ratio()
        if alike and sorted(other) == sorted(folded):  # sihn is sinh
            ratio = max(ratio, _SWAPPED)
        if ratio >= least and ratio > best:
            best, found = ratio, name
    return found
