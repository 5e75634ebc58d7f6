"""What ids, languages and addresses look like."""

from __future__ import annotations

import re

DECK_ID = re.compile(r"[A-Za-z0-9_-]+(?:/[A-Za-z0-9_-]+)*")
CARD_ID = re.compile(r"[A-Za-z0-9_-]+")
LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})?")
URL = re.compile(r"https?://[^\s/]\S*")
CARD_REFERENCE = re.compile(
    rf"(?:(?P<deck>{DECK_ID.pattern}):)?(?P<card>{CARD_ID.pattern}(?:\.[a-z]+)?)"
)
"""A card named from another one: ``dying-relu``, ``dl/activations:relu.graph``."""


def folded(name: str) -> str:
    """A function's name as it is looked up: no case, spaces, ``_`` or ``-``.

    >>> folded("Leaky ReLU") == folded("leaky_relu") == folded("leaky-relu")
    True
    """
    return name.casefold().translate(_DROPPED)


_DROPPED = {ord(letter): None for letter in " \t\n_-"}
