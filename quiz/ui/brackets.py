"""Brackets of a formula being typed: pairs, and those without a partner."""

from __future__ import annotations

_CLOSING = {"(": ")]", "[": ")]", "{": "}", "⌊": "⌋", "⌈": "⌉"}
"""Intervals such as ``(0, 1]`` mix round and square ones."""
_CLOSERS = frozenset("".join(_CLOSING.values()))


def pairs(text: str) -> dict[int, int]:
    """The place of every bracket's partner, both ways.

    >>> pairs("(a")
    {}
    >>> sorted(pairs("f(x)").items())
    [(1, 3), (3, 1)]
    """
    found: dict[int, int] = {}
    waiting: list[int] = []
    for place, char in enumerate(text):
        if char in _CLOSING:
            waiting.append(place)
        elif char in _CLOSERS and waiting and char in _CLOSING[text[waiting[-1]]]:
            opened = waiting.pop()
            found[opened], found[place] = place, opened
    return found


def lonely(text: str) -> frozenset[int]:
    """Places of brackets that are never closed, or close nothing.

    >>> sorted(lonely("(a]) + (b"))
    [3, 7]
    """
    paired = pairs(text)
    return frozenset(
        place
        for place, char in enumerate(text)
        if (char in _CLOSING or char in _CLOSERS) and place not in paired
    )


def at_cursor(text: str, cursor: int) -> frozenset[int]:
    """The pair that the cursor stands on, or just behind.

    >>> sorted(at_cursor("f(x)", 4)), sorted(at_cursor("f(x)", 1))
    ([1, 3], [1, 3])
    """
    found = pairs(text)
    for place in (cursor, cursor - 1):
        if place in found:
            return frozenset((place, found[place]))
    return frozenset()
