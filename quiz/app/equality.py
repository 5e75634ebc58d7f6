"""Whether two expressions in the same letters are one function."""

from __future__ import annotations

from collections.abc import Callable

from quiz.deck.diagnostics import Span
from quiz.deck.model import Ask, Function, LocalText, Source
from quiz.verdict import Outcome, Verdict

_NOWHERE = Span("", 0, 0)
Grade = Callable[[Function, Ask, str], Verdict]


def equality(grade: Grade) -> Callable[[str, str], bool]:
    """A test for gaps that read as formulas, through the grader of a session."""

    def is_equal(truth: str, typed: str) -> bool:
        letters = _letters(truth)
        if not letters:
            return False
        function = Function(
            key="",
            deck="",
            name=LocalText((("", truth),)),
            variables=letters,
            formula=Source(truth, _NOWHERE),
            span=_NOWHERE,
        )
        return grade(function, Ask.FORMULA, typed).outcome is Outcome.CORRECT

    return is_equal


def _letters(text: str) -> tuple[str, ...]:
    """The free letters of an expression; none if it is not one."""
    from quiz.formula.reading.complaint import Unreadable
    from quiz.formula.reading.context import Context
    from quiz.formula.reading.parser import read
    from quiz.formula.reference import free_letters

    context = Context(variables=())
    try:
        return tuple(sorted(free_letters(read(text, context).tree, context)))
    except Unreadable:
        return ()
