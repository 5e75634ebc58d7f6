"""Everything that is checked of a deck without looking into its formulas."""

from __future__ import annotations

from quiz.checks.asked import asked_twice, unanswerable
from quiz.checks.ids import ids_at_odds
from quiz.checks.languages import at_odds_with_language
from quiz.checks.letters import mixed_alphabets
from quiz.checks.names import names_at_odds
from quiz.checks.run import Owned, Run
from quiz.checks.typeset import not_typeset
from quiz.deck.model import Deck


def deck_findings(deck: Deck, run: Run) -> Owned:
    """Every such complaint about a deck."""
    yield from ids_at_odds(deck, run)
    yield from names_at_odds(deck)
    yield from asked_twice(deck, run)
    yield from unanswerable(deck)
    yield from at_odds_with_language(deck)
    yield from mixed_alphabets(deck)
    yield from not_typeset(deck, run)
