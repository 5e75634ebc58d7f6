"""What the reference screen of a function adds to what its deck says."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from math import isfinite

from quiz.app.curves import chart_of
from quiz.app.subjects import Reader, Subject
from quiz.deck.model import Ask, Function, Source
from quiz.errors import QuizError
from quiz.formula.curves.curve import (
    Along,
    Curve,
    Sort,
    along,
    limit_far,
    side_limit,
    trace,
)
from quiz.formula.evaluation.derive import derive
from quiz.formula.evaluation.values import decimal
from quiz.formula.pictures.picture import one_line
from quiz.formula.pictures.tidy import tidy
from quiz.formula.reading.complaint import Unreadable
from quiz.formula.tree import Const, walk
from quiz.library import Library
from quiz.ui.function import Known
from quiz.ui.plot import short

_WIDE = 100
"""How far from zero a function is looked at for gaps in its domain."""
_LONGEST = 160
"""Characters of a derived derivative; longer ones explain nothing."""
_NEAR_ZERO = Fraction(1, 1_000)


def known_about(
    library: Library,
    function: Function,
    *,
    language: str = "en",
    has_chart: bool = True,
) -> tuple[Function, Known]:
    """A function with what can be worked out where its deck is silent.

    Args:
        has_chart: Whether a chart is wanted, too.
    """
    reader = Reader(library, language)
    try:
        subject = reader.of_function(function, Ask.FORMULA)
    except QuizError:
        return function, Known()
    chart = None
    if has_chart:
        try:
            chart = chart_of(subject)
        except QuizError:
            chart = None
    partials = tuple(_partials(subject, language))
    if function.vectors or len(function.variables) != 1:
        return function, Known(chart=chart, partials=partials)
    letter = function.variables[0]
    value = along(subject.problem.function, letter, dict(subject.params))
    curve = trace(value, -_WIDE, _WIDE, corners=subject.corners(letter))
    filled, computed = _filled(function, value, curve)
    if function.derivative is None and partials:
        source = Source(partials[0][1], function.formula.span)
        filled, computed = replace(filled, derivative=source), (*computed, "derivative")
    return filled, Known(
        chart=chart,
        slopes=_slopes(reader, function),
        gaps=_gaps(curve),
        is_at_zero_agreed="0" not in dict(function.exceptions).get(Ask.FORMULA, ()),
        computed=computed,
    )


_GAPS = (Sort.POLE, Sort.HOLE, Sort.END)
_MOST_GAPS = 4


def _gaps(curve: Curve) -> tuple[str, ...] | None:
    """The single points without a value; None where more than points are missing."""
    found = [mark for mark in curve.marks if mark.sort in _GAPS]
    if len(found) > _MOST_GAPS or not curve.runs:
        return None
    if any(mark.left is None or mark.right is None for mark in found):
        return None
    missing = [mark for mark in found if mark.value is None]
    return (
        tuple(decimal(mark.x) for mark in missing)
        if len(missing) == len(found)
        else None
    )


def _filled(
    function: Function, value: Along, curve: Curve
) -> tuple[Function, tuple[str, ...]]:
    """The function with values at zero, limits and kinks that its deck leaves out."""
    computed = []
    span = function.formula.span
    if function.zero is None and (at_zero := value(0)) is not None:
        function = replace(function, zero=Source(_said(at_zero), span))
        computed.append("zero")
    if not function.limits:
        ends = (("-oo", limit_far(value, -1)), ("oo", limit_far(value, 1)))
        limits = tuple((name, _said(end)) for name, end in ends if end is not None)
        if limits:
            function = replace(function, limits=limits)
            computed.append("limits")
    sharp = [mark for mark in curve.marks if mark.sort in (Sort.KINK, Sort.JUMP)]
    if not function.kinks and 0 < len(sharp) <= 6:
        function = replace(function, kinks=tuple(decimal(mark.x) for mark in sharp))
        computed.append("kinks")
    return function, tuple(computed)


def _said(number: float) -> str:
    if not isfinite(number):
        return "oo" if number > 0 else "-oo"
    return short(number)


def _slopes(reader: Reader, function: Function) -> tuple[float, ...]:
    """The slope at zero, or those on its two sides; nothing where there is none."""
    try:
        whole = reader.of_function(function, Ask.FORMULA)
        slope = reader.of_function(function, Ask.DERIVATIVE)
    except QuizError:
        return ()
    letter = function.variables[0]
    fixed = dict(whole.params)
    value = along(whole.problem.function, letter, fixed)
    here = value(0)
    around = [side_limit(value, 0, side * _NEAR_ZERO) for side in (-1, 1)]
    if here is None or any(one is None or abs(one - here) > 1e-6 for one in around):
        return ()
    change = along(slope.problem.function, letter, fixed)
    left, right = (side_limit(change, 0, side * _NEAR_ZERO) for side in (-1, 1))
    if left is None or right is None or not isfinite(left) or not isfinite(right):
        return ()
    left, right = round(left, 7), round(right, 7)
    return (left,) if abs(left - right) < 1e-6 else (left, right)


def _partials(subject: Subject, language: str) -> Iterator[tuple[str, str]]:
    """Derivatives by every scalar variable, where the deck states none."""
    function = subject.function
    if function is None or function.derivative is not None or function.vectors:
        return
    problem = subject.problem
    for letter in function.variables:
        try:
            found = derive(problem.tree, letter, problem.definitions)
        except Unreadable:
            continue
        if any(isinstance(one, Const) and one.name == "none" for one in walk(found)):
            continue
        text = one_line(tidy(found), language)
        if len(text) <= _LONGEST:
            yield letter, text
