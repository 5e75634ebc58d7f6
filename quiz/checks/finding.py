"""What a rule finds: which complaint, where in the deck, with which values."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from quiz.deck.model import Function
from quiz.deck.ways import Piece, Way


@dataclass(frozen=True, slots=True)
class Finding:
    """One complaint about a card, a function or the head of a deck."""

    code: str
    way: Way
    """The keys and numbers that lead to what is wrong."""
    arguments: tuple[tuple[str, str], ...] = ()
    piece: Piece | None = None
    """The part of the text that is wrong, where it is not all of it."""


@dataclass(frozen=True, slots=True)
class Job:
    """One rule to be tried on one thing; what a child process is asked to do."""

    rule: str
    """A key of `quiz.checks.rules.RULES`."""
    function: Function | None = None
    texts: tuple[str, ...] = ()
    """Formulas that belong to no function, such as the options of a card."""


Found = Iterator[Finding]


def finding(
    code: str, *way: str | int, piece: Piece | None = None, **arguments: str
) -> Finding:
    """A finding, its arguments by name."""
    return Finding(code, way, tuple(arguments.items()), piece)
