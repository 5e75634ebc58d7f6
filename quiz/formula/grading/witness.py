"""The friendliest point where an answer fails, as it is shown."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from math import log10

from quiz.formula.evaluation.compare import At, Comparison, State, compare_at
from quiz.formula.evaluation.point import Function
from quiz.formula.evaluation.probes import Coordinate, Irrational, Probe
from quiz.formula.evaluation.values import (
    EXACT,
    Ball,
    Exact,
    Infinity,
    Unsettled,
    decimal,
    magnitude,
    settled,
    sign,
    terminating,
)
from quiz.formula.reference import Problem
from quiz.formula.tree import Node, Sym, walk, written
from quiz.verdict import Witness

_VALUE_DIGITS = (6, 10, 16, 24, 40, 60, 120, 400)
_MOST_DIGITS = _VALUE_DIGITS[-1]
_PLAIN_DIGITS = 10
_POINT_DIGITS = 12
_MORE_DIGITS = (_POINT_DIGITS, 24, 60, 400)
_LONGEST_FRACTION = 13
_SOLITARY = 9  # characters that a vector of one number counts more
_ROUNDED = 40  # and a point that can only be shown rounded
_LOOKED_AT = 12


def witness(
    found: Sequence[Comparison], made: Function, answer: Node, problem: Problem
) -> Witness:
    """A point that fails, small and round if there is one, with both values.

    The values are those exactly at the point shown. Only a root that has no
    name is shown rounded, with ``≈`` before it.

    Args:
        found: Both values at every probe; one of them differs.
        made: The answer, compiled.
        answer: The answer, renamed and resolved.
        problem: What was asked.
    """
    ordered = sorted((one for one in found if one.equal is False), key=_friendliness)
    best = next(filter(_is_plain, ordered[:_LOOKED_AT]), ordered[0])
    failing, digits = _where_shown(best, made, problem)
    used = {one.name for one in walk(answer) if isinstance(one, Sym)}
    shown = [
        (name, _text(value, digits))
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
            length += sum(len(written(number)) for number in value)
            length += _SOLITARY if len(value) == 1 else 0
        elif isinstance(value, Irrational):
            length += len(value.text) + _SOLITARY if value.text else _ROUNDED
        elif _as_shown(value) == value:
            length += len(written(value))
        else:
            length += _ROUNDED
    return length


def _is_plain(one: Comparison) -> bool:
    """Whether the difference shows in a few digits."""
    given, expected = one.given, one.expected
    return _value(given, _PLAIN_DIGITS) != _value(expected, _PLAIN_DIGITS)


def _where_shown(
    one: Comparison, made: Function, problem: Problem
) -> tuple[Comparison, int]:
    """The comparison at the point as it is shown, and the digits that takes."""
    for digits in _MORE_DIGITS:
        values = tuple(
            (name, _as_shown(value, digits)) for name, value in one.probe.values
        )
        probe = Probe(values, one.probe.index)
        if probe == one.probe:
            return one, digits
        there = compare_at(made, problem.expected(probe), probe)
        if there.equal is False:
            return there, digits
    return one, _POINT_DIGITS


def _as_shown(value: Coordinate, digits: int = _POINT_DIGITS) -> Coordinate:
    """The number that is shown for a coordinate."""
    if isinstance(value, tuple):
        return tuple(_read(_number(one, digits)) for one in value)
    if isinstance(value, Irrational) and value.text:
        return value
    number = value.near if isinstance(value, Irrational) else value
    return _read(_number(number, digits))


def _read(text: str) -> Exact:
    exact = Fraction(text)
    return exact.numerator if exact.denominator == 1 else exact


def _text(value: Coordinate, digits: int) -> str:
    if isinstance(value, tuple):
        return f"[{', '.join(_number(one, digits) for one in value)}]"
    if isinstance(value, Irrational):
        return value.text or f"≈ {_number(value.near, _POINT_DIGITS)}"
    return _number(value, digits)


def _number(value: Exact, digits: int) -> str:
    """Exactly, as a decimal or a short fraction; else rounded."""
    exact = Fraction(value)
    if not terminating(exact) and len(text := written(exact)) <= _LONGEST_FRACTION:
        return text
    return decimal(value, digits)


def _both(given: At, expected: At) -> tuple[str, str]:
    """Both values, with as many digits as it takes to see them differ."""
    for known in (min(_known_digits(given), _known_digits(expected)), _MOST_DIGITS):
        for digits in _VALUE_DIGITS:
            most = min(digits, known)
            texts = _value(given, most), _value(expected, most)
            if texts[0] != texts[1]:
                return texts
    return texts


def _known_digits(at: At) -> int:
    """The digits of a value that are certain."""
    if not isinstance(at.value, Ball) or at.value.error == EXACT:
        return _MOST_DIGITS
    bits = magnitude(at.value.mid) - at.value.error
    return max(_VALUE_DIGITS[0], int(bits * log10(2)))


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
