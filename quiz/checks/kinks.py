"""At a point under `kinks` the formula has no derivative."""

from __future__ import annotations

import math
from fractions import Fraction

from quiz.checks.definitions import definition
from quiz.checks.finding import Found, finding
from quiz.checks.values import UNREAD, settings_of, value_of
from quiz.deck.model import Function
from quiz.formula.curves.curve import along
from quiz.formula.evaluation.breakpoints import as_exact
from quiz.formula.reading.context import Definitions
from quiz.formula.reference import Problem, Reference

_STEPS = (Fraction(1, 10**4), Fraction(1, 10**5))
_SAME = 1e-3


def smooth_kink(function: Function, definitions: Definitions) -> Found:
    """A point where both slopes are one, though the deck says that there is none."""
    if not function.kinks or function.vectors or len(function.variables) != 1:
        return
    problem = Problem(Reference(definition=definition(function)), definitions)
    for setting in settings_of(function, lambda _: True)[:1]:
        value = along(problem.function, function.variables[0], setting)
        for place, text in enumerate(function.kinks):
            point = value_of(text, tuple(setting.items()))
            try:
                x = None if point is None else as_exact(point)
            except UNREAD:
                continue
            here = None if x is None else value(x)
            if x is None or here is None:
                continue
            slopes = [
                (after - here) / float(step)
                for step in (*_STEPS, *(-one for one in _STEPS))
                if (after := value(x + step)) is not None and math.isfinite(after)
            ]
            if len(slopes) < 4 or max(map(abs, slopes)) > 1 / _SAME:
                continue
            if max(slopes) - min(slopes) <= _SAME * max(1.0, abs(slopes[0])):
                yield finding("D315", "kinks", place, point=text)
