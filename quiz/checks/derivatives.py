"""A stated `derivative` is that of the formula, or says where it is not.

The derivative is worked out by the rules of calculus and compared with the
stated one as an answer would be: at breakpoints, at the texts' numbers and at
others, to many digits. Points under `except`, and those where the rules give no
value, are left out.
"""

from __future__ import annotations

from dataclasses import replace

from quiz.checks.definitions import definition
from quiz.checks.finding import Finding, Found, finding
from quiz.checks.reading import unread
from quiz.deck.model import Ask, Function
from quiz.formula.grading.grade import grade
from quiz.formula.reading.complaint import Unreadable
from quiz.formula.reading.context import Definitions
from quiz.formula.reading.parser import read
from quiz.formula.reference import Problem, Reference, free_letters
from quiz.verdict import Outcome


def wrong_derivative(function: Function, definitions: Definitions) -> Found:
    """What is wrong with the derivative that a deck states.

    Args:
        function: Of real numbers; with several variables the derivative is by
            the first one.
        definitions: The functions that its formulas may name.
    """
    found = derivative_finding(function, definitions)
    if found is not None:
        yield found


def derivative_finding(function: Function, definitions: Definitions) -> Finding | None:
    """The same, or None if nothing is."""
    stated = function.derivative
    if stated is None or function.vectors or not function.variables:
        return None
    reference = nameless(function, is_derivative=True)
    try:
        verdict = grade(reference, stated.text, definitions)
    except Unreadable as unreadable:
        if unreadable.reason == "too-large":
            return None  # the rules do not reach so far
        return unread(
            ("formula",), "formula", function.formula.text, unreadable.position
        )
    if verdict.outcome is Outcome.INVALID and verdict.reason != "circular":
        place = (verdict.column or 1) - 1
        return unread(("derivative",), "derivative", stated.text, place)
    if verdict.reason == "unknown-letter" or "renamed" in verdict.notes:
        context = Problem(reference, definitions).context
        letter = free_letters(read(stated.text, context).tree, context)[0]
        return finding("D303", "derivative", key="derivative", letter=letter)
    if verdict.witness is None:
        return None
    return finding(
        "D301",
        "derivative",
        name=function.key or function.formula.text,
        place=", ".join(f"{letter} = {value}" for letter, value in verdict.witness.at),
        stated=verdict.witness.given,
        found=verdict.witness.expected,
    )


def nameless(function: Function, *, is_derivative: bool = False) -> Reference:
    """What another form of a function is held to.

    No usual values: what holds for them alone would be a wrong truth.
    """
    entry = definition(function)
    params = tuple((name, "") for name, _ in entry.params)
    ask = Ask.DERIVATIVE if is_derivative else Ask.FORMULA
    return Reference(
        definition=replace(entry, derivative="", params=params),
        is_derivative=is_derivative,
        assume=function.assume,
        rounded=function.rounded,
        digits=function.digits,
        exceptions=excepted(function, ask),
    )


def excepted(function: Function, ask: Ask) -> tuple[str, ...]:
    """Points where a convention decides: values of the first variable."""
    return dict(function.exceptions).get(ask, ()) if function.variables else ()
