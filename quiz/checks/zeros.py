"""The value at `zero` and the `limits` are those of the formula."""

from __future__ import annotations

from quiz.checks.definitions import definition
from quiz.checks.finding import Found, finding
from quiz.checks.values import (
    as_number,
    is_close,
    settings_of,
    shown,
    value_at,
    value_of,
)
from quiz.deck.model import Ask, Function
from quiz.formula.curves.curve import along, limit_far, side_limit
from quiz.formula.evaluation.breakpoints import as_exact
from quiz.formula.evaluation.values import Exact, Infinity, OutOfBounds, Unsettled
from quiz.formula.reading.context import Definitions
from quiz.formula.reference import Problem, Reference

_NEAR = 1e-4
"""How far a limit may be off that is read off values."""


def wrong_zero(function: Function, definitions: Definitions) -> Found:
    """A value at zero that is not the formula's."""
    excepted = dict(function.exceptions).get(Ask.FORMULA, ())
    if function.zero is None or function.vectors or "0" in excepted:
        return
    problem = _problem(function, definitions)
    nought: dict[str, Exact] = dict.fromkeys(function.variables, 0)
    for setting in settings_of(function, lambda _: True):
        stated = value_of(function.zero.text, tuple(setting.items()))
        found = value_at(problem.function, {**setting, **nought})
        one, other = as_number(stated), as_number(found)
        if one is None or other is None or not is_close(one, other):
            yield finding("D311", "zero", stated=shown(stated), found=shown(found))
            return


def wrong_limit(function: Function, definitions: Definitions) -> Found:
    """A limit that is not the formula's, as far as its values tell."""
    if not function.limits or function.vectors or len(function.variables) != 1:
        return
    problem = _problem(function, definitions)
    settings = settings_of(function, lambda _: True)[:1]
    for setting in settings:
        values = along(problem.function, function.variables[0], setting)
        letters = tuple(setting.items())
        for point, limit in function.limits:
            at, stated = value_of(point, letters), as_number(value_of(limit, letters))
            if isinstance(at, Infinity):
                found = limit_far(values, at.sign)
            else:
                found = None
                try:
                    x = None if at is None else as_exact(at)
                except (Unsettled, OutOfBounds):
                    x = None
                if x is not None:
                    left, right = side_limit(values, x, -1), side_limit(values, x, 1)
                    found = left if left == right else None
            if found is None:
                continue  # the values do not tell
            if stated is None or not _is_near(stated, found):
                yield finding(
                    "D312",
                    "limits",
                    point,
                    point=f"{function.variables[0]} → {point}",
                    stated=limit,
                    found=shown(found),
                )


def _is_near(one: float, other: float) -> bool:
    if abs(one) == float("inf") or abs(other) == float("inf"):
        return one == other
    return abs(one - other) <= _NEAR * max(1.0, abs(one))


def _problem(function: Function, definitions: Definitions) -> Problem:
    return Problem(Reference(definition=definition(function)), definitions)
