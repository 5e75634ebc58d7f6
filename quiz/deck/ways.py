"""How a complaint says where in a card something stands, before it is looked up."""

from __future__ import annotations

from dataclasses import dataclass

Way = tuple[str | int, ...]
"""Keys and numbers from a card, a function or the head down:
``("reject", 2, "form")``; ``"=aka"`` is the key `aka` itself, not what it holds."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a text."""

    offset: int
    """Where it begins in the text, in characters from 0; -1: wherever it is found."""
    text: str
    """Itself, for where the text was written on several lines."""
