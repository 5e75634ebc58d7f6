"""The friendliest point where an answer fails, as it is shown."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from quiz.formula.compare import At, Comparison, State, compare_at
from quiz.formula.point import Function
from quiz.formula.probes import Coordinate, Irrational, Probe
from quiz.formula.reference import Problem
from quiz.formula.tree import Node, Sym, walk
from quiz.formula.values import (
    Exact,
    Infinity,
    Unsettled,
    decimal,
    settled,
    sign,
    terminating,
)
from quiz.verdict import Witness

_VALUE_DIGITS = (6, 10, 16, 24, 40)
_POINT_DIGITS = 12
_LONGEST_FRACTION = 13
_SOLITARY = 9  # characters that a vector of one number counts more
_ROUNDED = 40  # and a point that can only be shown rounded


def witness(
    found: Sequence[Comparison], made: Function, answer: Node, problem: Problem
) -> Witness:
    """A point that fails, small and round if there is one, with both values.

    The values are those exactly at the point shown. Only where the answer fails
    at a single irrational number is that number shown rounded.

    Args:
        found: Both values at every probe; one of them differs.
        made: The answer, compiled.
        answer: The answer, renamed and resolved.
        problem: What was asked.
    """
    failing = min((one for one in found if one.equal is False), key=_friendliness)
    failing = _where_shown(failing, made, problem)
    used = {one.name for one in walk(answer) if isinstance(one, Sym)}
    shown = [
        (name, _text(value))
        for name, value in failing.probe.values
        if name in used or name not in problem.usual
    ]
    if failing.probe.index:
        shown.append(("i", str(failing.probe.index)))
    return Witness(tuple(shown), *_both(failing.given, failing.expected))


def _friendliness(one: Comparison) -> int:
    """How long the point is to write; among equals the first counts."""
    length = 0
    for _, value in one.probe.values:
        if isinstance(value, tuple):
            length += sum(len(str(number)) for number in value)
            length += _SOLITARY if len(value) == 1 else 0
        elif _as_shown(value) == value:
            length += len(str(value))
        else:
            length += _ROUNDED
    return length


def _where_shown(one: Comparison, made: Function, problem: Problem) -> Comparison:
    """The comparison at the very point that is shown, if it fails there as well."""
    values = tuple((name, _as_shown(value)) for name, value in one.probe.values)
    probe = Probe(values, one.probe.index)
    if probe == one.probe:
        return one
    there = compare_at(made, problem.expected(probe), probe)
    return there if there.equal is False else one


def _as_shown(value: Coordinate) -> Coordinate:
    """The number that is shown for a coordinate."""
    if isinstance(value, tuple):
        return tuple(_read(_number(one)) for one in value)
    return _read(_text(value))


def _read(text: str) -> Exact:
    exact = Fraction(text)
    return exact.numerator if exact.denominator == 1 else exact


def _text(value: Coordinate) -> str:
    if isinstance(value, tuple):
        return f"[{', '.join(map(_number, value))}]"
    return _number(value.near if isinstance(value, Irrational) else value)


def _number(value: Exact) -> str:
    """Exactly, as a decimal or a short fraction; else rounded."""
    exact = Fraction(value)
    if not terminating(exact) and len(str(exact)) <= _LONGEST_FRACTION:
        return str(exact)
    return decimal(value, _POINT_DIGITS)


def _both(given: At, expected: At) -> tuple[str, str]:
    """Both values, with as many digits as it takes to see them differ."""
    for digits in _VALUE_DIGITS:
        texts = _value(given, digits), _value(expected, digits)
        if texts[0] != texts[1]:
            break
    return texts


def _value(at: At, digits: int) -> str:
    if at.state is State.UNDEFINED:
        return "undefined"
    if isinstance(at.value, Infinity) or settled(at.value, 8):
        return decimal(at.value, digits)
    try:
        sign(at.value)
    except Unsettled:
        return "0"  # or too little to tell from it
    return decimal(at.value, 3)
