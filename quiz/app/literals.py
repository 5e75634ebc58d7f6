"""Vectors written out in a formula: ``softmax([1, 2, 3])``."""

from __future__ import annotations

import re
from collections.abc import Iterable

from quiz.deck.functions import split_commas

_LETTERS = ("v", "w", "z", "q", "s", "r", "b", "d")
_LIST = re.compile(
    r"(?<=\()\s*(\[[^][]*\]|\([^()]*,[^()]*\))\s*(?=[,)])|(?<=,)\s*(\[[^][]*\])"
)
_WORD = re.compile(r"[^\W\d_]+")


def named_vectors(text: str, taken: Iterable[str]) -> tuple[str, dict[str, str]]:
    """The text with a letter for each written-out vector, and what they stand for.

    A vector is a list in square brackets that is an argument of a function, or a
    pair of parentheses that is the only one.

    Args:
        text: A formula.
        taken: Letters that mean something else.

    >>> named_vectors("softmax([1, 2, 3])", ())
    ('softmax(v)', {'v': '[1, 2, 3]'})
    >>> named_vectors("[x > 0]*max(x, [y])", ())
    ('[x > 0]*max(x, [y])', {})
    """
    used = {*taken, *_WORD.findall(text)}
    free = [letter for letter in _LETTERS if letter not in used]
    found: dict[str, str] = {}

    def named(match: re.Match[str]) -> str:
        written = (match[1] or match[2]).strip()
        if not free or len(split_commas(written[1:-1])) < 2:
            return match[0]
        letter = free.pop(0)
        found[letter] = f"[{written[1:-1].strip()}]"
        return letter

    return _LIST.sub(named, text), found
