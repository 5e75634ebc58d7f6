"""What a question adds to its function: letters, usual values, conditions, points."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from quiz.app.grading import definition, grader_for
from quiz.app.subjects import exact_number
from quiz.deck.model import Ask, Function
from quiz.errors import Exit, QuizError
from quiz.formula.reading import names
from quiz.formula.reading.complaint import Unreadable
from quiz.formula.reading.context import Context
from quiz.formula.reading.parser import read
from quiz.formula.reference import free_letters
from quiz.formula.tree import CONDITIONS
from quiz.library import Library

if TYPE_CHECKING:
    from quiz.app.checking import Question

_LETTER = re.compile(r"\\?[^\W\d]\w*")
_EVERY = ("all variables", "все переменные")
"""Stands for each variable in an assumption."""


def completed(
    library: Library, function: Function, ask: Ask, question: Question
) -> Function:
    """The function with what was said of it, none of which may name nothing.

    Raises:
        QuizError: A letter is none, or none of its own; a value is no number; a
            condition or a point cannot be read.
    """
    variables = _variables(function, question)
    params = _params(function, question)
    function = replace(function, variables=variables, params=params)
    entry = definition(function)
    context = Context(
        variables=entry.variables,
        vectors=entry.vectors,
        params=tuple(name for name, _ in entry.params),
        aliases=dict(entry.param_aliases),
        definitions=grader_for(library).definitions(function.deck),
    )
    _assumptions(question.assume, context)
    _points(question.exceptions, context)
    points = dict(function.exceptions)
    if question.exceptions:
        points[ask] = (*points.get(ask, ()), *question.exceptions)
    return replace(
        function,
        assume=(*function.assume, *question.assume),
        exceptions=tuple(points.items()),
    )


def _variables(function: Function, question: Question) -> tuple[str, ...]:
    for one in question.variables:
        if not _LETTER.fullmatch(one):
            raise QuizError("not-a-letter", exit_code=Exit.WRONG_USAGE, given=one)
        if function.key and names.letter(one) not in map(
            names.letter, function.variables
        ):
            raise _no_letter(one, function.key, function.variables)
    return function.variables if function.key else question.variables or ("x",)


def _params(function: Function, question: Question) -> tuple[tuple[str, str], ...]:
    """The parameters with their new usual values; those of a deck are all it has."""
    for name, value in question.params:
        if not _LETTER.fullmatch(name):
            raise QuizError("not-a-letter", exit_code=Exit.WRONG_USAGE, given=name)
        if value and exact_number(value) is None:
            raise QuizError(
                "bad-number", exit_code=Exit.WRONG_USAGE, given=value, name=name
            )
    if not function.key:
        return question.params
    own = dict(function.params)
    spelt = {names.letter(name): name for name in own}
    for name, others in function.param_aliases:
        spelt |= {names.letter(other): name for other in others}
    for name, value in question.params:
        if (letter := names.letter(name)) not in spelt:
            raise _no_letter(name, function.key, (*function.variables, *own))
        own[spelt[letter]] = value
    return tuple(own.items())


def _assumptions(given: Sequence[str], context: Context) -> None:
    for text in given:
        shown = text
        for phrase in _EVERY:
            text = text.replace(phrase, context.variables[0])
        try:
            tree = read(text, context).tree
        except Unreadable as unreadable:
            raise QuizError(
                "assumption-unreadable",
                exit_code=Exit.WRONG_USAGE,
                given=shown,
                column=unreadable.position + 1,
            ) from None
        if not isinstance(tree, CONDITIONS):
            raise QuizError(
                "assumption-unreadable",
                exit_code=Exit.WRONG_USAGE,
                given=shown,
                column=tree.span[0] + 1,
            )


def _points(given: Sequence[str], context: Context) -> None:
    """Complain about a point that is no number once the parameters have values."""
    alone = replace(context, variables=(), vectors=())
    for text in given:
        try:
            tree = read(text, alone).tree
        except Unreadable:
            tree = None
        if tree is None or free_letters(tree, alone):
            raise QuizError("not-a-point", exit_code=Exit.WRONG_USAGE, given=text)


def _no_letter(name: str, given: str, known: Sequence[str]) -> QuizError:
    return QuizError(
        "no-such-letter",
        exit_code=Exit.WRONG_USAGE,
        name=name,
        given=given,
        known=", ".join(known) or "–",
    )
