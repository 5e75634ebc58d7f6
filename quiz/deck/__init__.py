"""Decks: what a card is, and how a YAML file becomes one.

`quiz.deck.parse.parse_deck` reads a text, `quiz.deck.resolve.resolve` ties cards
to functions of other decks. They are imported where they are called: reading
loads PyYAML, and the values below are of use without it.
"""

from quiz.deck.diagnostics import Diagnostic, Severity, Span
from quiz.deck.model import Card, CardId, Deck, Function

__all__ = ["Card", "CardId", "Deck", "Diagnostic", "Function", "Severity", "Span"]
