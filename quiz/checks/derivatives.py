"""A stated `derivative` is that of the formula, or says where it is not.

The derivative is worked out by the rules of calculus and compared with the
stated one as an answer would be: at breakpoints, at the texts' numbers and at
others, to many digits. Points under `except`, and those where the rules give no
value, are left out.
"""

from __future__ import annotations

from dataclasses import replace

from quiz.checks.definitions import definition
from quiz.deck.codes import SEVERITIES
from quiz.deck.diagnostics import Diagnostic
from quiz.deck.model import Ask, Function, Source
from quiz.formula.grading.grade import grade
from quiz.formula.reading.complaint import Unreadable
from quiz.formula.reading.context import Definitions
from quiz.formula.reading.parser import read
from quiz.formula.reference import Problem, Reference, free_letters
from quiz.verdict import Outcome, Witness


def derivative_complaint(
    function: Function, definitions: Definitions
) -> Diagnostic | None:
    """What is wrong with the derivative that a deck states; None if nothing is.

    Args:
        function: Of real numbers; with several variables the derivative is by
            the first one.
        definitions: The functions that its formulas may name.
    """
    stated = function.derivative
    if stated is None or function.vectors:
        return None
    entry = definition(function)
    # No usual values: what holds for them alone would be a wrong truth.
    params = tuple((name, "") for name, _ in entry.params)
    reference = Reference(
        definition=replace(entry, derivative="", params=params),
        is_derivative=True,
        assume=function.assume,
        rounded=function.rounded,
        digits=function.digits,
        exceptions=dict(function.exceptions).get(Ask.DERIVATIVE, ()),
    )
    try:
        verdict = grade(reference, stated.text, definitions)
    except Unreadable as unreadable:
        if unreadable.reason == "too-large":
            return None  # the rules do not reach so far
        return _unread("formula", function.formula, unreadable.position + 1)
    if verdict.outcome is Outcome.INVALID and verdict.reason != "circular":
        return _unread("derivative", stated, verdict.column or 1)
    if verdict.reason == "unknown-letter" or "renamed" in verdict.notes:
        context = Problem(reference, definitions).context
        letter = free_letters(read(stated.text, context).tree, context)[0]
        return _complaint("D303", stated, letter=letter)
    if verdict.witness is None:
        return None
    return _different(function, stated, verdict.witness)


def _different(function: Function, stated: Source, witness: Witness) -> Diagnostic:
    return _complaint(
        "D301",
        stated,
        name=function.key or function.formula.text,
        place=", ".join(f"{letter} = {value}" for letter, value in witness.at),
        stated=witness.given,
        found=witness.expected,
    )


def _unread(key: str, source: Source, column: int) -> Diagnostic:
    before = source.text[: column - 1][-20:]
    return _complaint("D302", source, key=key, column=str(column), before=before)


def _complaint(code: str, source: Source, **arguments: str) -> Diagnostic:
    return Diagnostic(source.span, code, tuple(arguments.items()), SEVERITIES[code])
