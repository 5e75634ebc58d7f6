"""No two options of a card are the same in value."""

from __future__ import annotations

from collections.abc import Sequence

from quiz.checks.definitions import definition
from quiz.checks.finding import Found, finding
from quiz.deck.diagnostics import Span
from quiz.deck.model import Function, LocalText, Source
from quiz.formula.grading.grade import judge
from quiz.formula.reading.complaint import Unreadable
from quiz.formula.reading.context import Context, Definitions
from quiz.formula.reading.parser import read
from quiz.formula.reference import Reference, free_letters
from quiz.verdict import Outcome

_NOWHERE = Span("", 0, 0)


def same_option(texts: Sequence[str], definitions: Definitions) -> Found:
    """An option that has the value of one before it.

    Args:
        texts: The options in the order of the deck, those that are no formulas
            left empty.
    """
    earlier: list[tuple[Function, Reference]] = []
    for place, text in enumerate(texts):
        bare = text.strip().strip("$").strip()
        letters = _letters(bare, definitions) if bare else None
        if letters is None:
            continue
        for function, reference in earlier:
            if function.variables != letters:
                continue
            verdict = judge(reference, bare, definitions, explains=False).verdict
            if verdict.outcome is Outcome.CORRECT or verdict.reason == "circular":
                first = function.formula.text
                yield finding("D307", place, text=text, first=first)
                break
        one = _function(bare, letters)
        earlier.append((one, Reference(definition=definition(one))))


def _letters(text: str, definitions: Definitions) -> tuple[str, ...] | None:
    context = Context(variables=(), definitions=definitions)
    try:
        return tuple(sorted(free_letters(read(text, context).tree, context)))
    except Unreadable:
        return None


def _function(text: str, letters: tuple[str, ...]) -> Function:
    return Function(
        key="",
        deck="",
        name=LocalText((("", text),)),
        variables=letters,
        formula=Source(text, _NOWHERE),
        span=_NOWHERE,
    )
