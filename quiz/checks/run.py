"""What decks that are checked together need to know of each other."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from quiz.checks.finding import Finding
from quiz.deck.diagnostics import Span
from quiz.deck.model import CardId

Owned = Iterator[tuple[Span | None, Finding]]
"""Findings with the card or function that they are about; None: the head."""


@dataclass(slots=True)
class Run:
    """One run over some decks, and what it has seen so far."""

    deck_ids: Sequence[str]
    """Those that are there, checked or not."""
    exists: Callable[[CardId], bool]
    typeset: Callable[[str], str]
    """What becomes of mathematics between dollar signs on a screen."""
    questions: dict[str, tuple[str, Span]] = field(default_factory=dict)
    """Texts of questions, and the deck and place where each stood first."""
    asked: dict[tuple[str, str, str], Span] = field(default_factory=dict)
    """Deck and key of a function and what is asked of it, and where first."""
    former: dict[str, Span] = field(default_factory=dict)
    """Ids that a card had before, and where that is first said."""


def place_of(span: Span, path: str) -> str:
    """A place for a sentence: without the path where that is the same file."""
    where = f"{span.line}:{span.column}"
    return where if span.path == path else f"{span.path}:{where}"
