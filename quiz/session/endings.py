"""Words that differ in their endings only: plurals, and the cases of Russian."""

from __future__ import annotations

import re
from functools import lru_cache

_ENDINGS = """
а я о е ы и у ю ь й ой ей ою ею ом ем ам ям ами ями ах ях ов ев ий ый ого его ому ему
ым им ых их ыми ими ая яя ое ее ую юю ые ие ия ию ии ией ием ья ье ьи ью иям иях иями
"""
_RUSSIAN = frozenset(_ENDINGS.split())
_ENGLISH = frozenset({"s", "es"})
_FLEETING = re.compile(r"[ое]([кцлнртвм])$")
"""The vowel of список that список-а drops."""
_WORD = re.compile(r"[^\W_]+")
_SHORTEST_STEM = 3


def same_but_for_endings(given: str, name: str) -> bool:
    """Whether both are the same words in another case or number.

    >>> same_but_for_endings("функцию потерь", "функция потерь")
    True
    >>> same_but_for_endings("neurons", "neuron")
    True
    >>> same_but_for_endings("точность", "точка")
    False
    """
    one, other = _words(given), _words(name)
    return (
        len(one) == len(other) > 0 and one != other and all(map(_same_word, one, other))
    )


def _words(text: str) -> list[str]:
    return _WORD.findall(text.casefold().replace("ё", "е"))


def _same_word(one: str, other: str) -> bool:
    return one == other or bool(stems(one) & stems(other))


@lru_cache(maxsize=4096)
def stems(word: str) -> frozenset[str]:
    """What may be left of a word without its ending; empty for short ones."""
    found = set()
    if "а" <= word[-1:] <= "я":
        for length in range(min(4, len(word)) + 1):
            stem, ending = word[: len(word) - length], word[len(word) - length :]
            if len(stem) >= _SHORTEST_STEM and (not ending or ending in _RUSSIAN):
                found.add(stem)
                if len(stem) > _SHORTEST_STEM and not ending:
                    found.add(_FLEETING.sub(r"\1", stem))
    elif word.isascii() and word.isalpha():
        found.add(word)
        for ending in _ENGLISH:
            if word.endswith(ending):
                found.add(word.removesuffix(ending))
        if word.endswith("ies"):
            found.add(word[:-3] + "y")
    return frozenset(stem for stem in found if len(stem) >= _SHORTEST_STEM)
