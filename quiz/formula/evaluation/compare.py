"""Two formulas at one point: equal, different, or no evidence."""

from __future__ import annotations

from enum import Enum
from typing import NamedTuple

from quiz.formula.evaluation.plan import Probe
from quiz.formula.evaluation.point import Function, Point, Work
from quiz.formula.evaluation.values import (
    Ball,
    Infinity,
    OutOfBounds,
    Undefined,
    Unsettled,
    Value,
    settled,
    sign,
    subtract,
)

DIGITS = 20
"""Significant decimal digits to which both values must have settled."""

_BITS = 68
_PRECISIONS = (110, 240, 520, 1_100, 2_300)
_EXACT_AT = 240
"""The precision at which a value that has not settled is worked out with its making."""


class State(Enum):
    """What is known of a value at a point."""

    KNOWN = "known"
    UNDEFINED = "undefined"
    VAGUE = "vague"
    """It may be anything near the value: cancellation ate its digits."""
    OUT_OF_REACH = "out of reach"


class At(NamedTuple):
    """A value at a point, and how well it is known."""

    state: State
    value: Value = 0


class Comparison(NamedTuple):
    """Both values at one point."""

    probe: Probe
    given: At
    expected: At
    equal: bool | None
    """None: no evidence."""


class Answer:
    """A compiled answer: its values are kept, and what they cost is counted.

    Args:
        made: The compiled formula.
        work: What may be spent on it.
        again: The same formula, for points where its digits cancel.
    """

    __slots__ = ("_again", "_known", "_made", "work")

    def __init__(
        self, made: Function, work: Work, again: Function | None = None
    ) -> None:
        self._made = made
        self._again = again
        self._known: dict[Probe, At] = {}
        self.work = work

    def __call__(self, point: Point) -> Value:
        return self._made(point)

    def at(self, probe: Probe) -> At:
        """The value at a point."""
        found = self._known.get(probe)
        if found is None:
            found = evaluate(self._made, probe, self.work, self._again)
            self._known[probe] = found
        return found


_OUT_OF_REACH = At(State.OUT_OF_REACH)
_UNDEFINED = At(State.UNDEFINED)


def evaluate(
    f: Function, probe: Probe, work: Work | None = None, again: Function | None = None
) -> At:
    """The value at a point, with more bits until it has settled.

    Args:
        f: A compiled formula.
        probe: Where.
        work: What may still be spent; nothing is evaluated once it is used up.
            An answer has its own.
        again: The same formula, evaluated so that what cancels cancels exactly.
    """
    if isinstance(f, Answer):
        return f.at(probe)
    found = _OUT_OF_REACH
    for precision in _PRECISIONS:
        if work is not None and not work.allows(precision):
            break
        try:
            point = probe.point(precision)
        except Unsettled:  # an irrational coordinate, erf(3), is out of reach
            break
        at = _evaluated(f, point, work)
        if precision == _EXACT_AT and again is not None and _open(at):
            exact = _evaluated(again, probe.point(precision), work)
            if exact is not None and exact.state in (State.KNOWN, State.UNDEFINED):
                return exact
        if at is not None and not _open(at):
            return at
        found = at or found
    return found


def _open(at: At | None) -> bool:
    """Whether more digits may tell more."""
    return at is None or at.state is State.VAGUE


def _evaluated(f: Function, point: Point, work: Work | None) -> At | None:
    """The value at a point; None where it is not known at all."""
    try:
        value = f(point)
    except Undefined:
        return _UNDEFINED
    except OutOfBounds:
        return _OUT_OF_REACH
    except Unsettled:
        return None
    finally:
        if work is not None:
            work.spend(point)
    return At(State.KNOWN if settled(value, _BITS) else State.VAGUE, value)


def compare_at(
    given: Function, expected: At, probe: Probe, work: Work | None = None
) -> Comparison:
    """The answer's value beside the expected one; not worked out for nothing."""
    if expected.state is State.OUT_OF_REACH:
        return Comparison(probe, _OUT_OF_REACH, expected, None)
    return judged(evaluate(given, probe, work), expected, probe)


def judged(found: At, expected: At, probe: Probe) -> Comparison:
    """The two values compared: different only when that is certain."""
    equal: bool | None = None
    if expected.state in (State.UNDEFINED, State.OUT_OF_REACH):
        pass
    elif found.state is State.UNDEFINED:
        equal = False
    elif found.state is State.OUT_OF_REACH:
        pass
    elif isinstance(found.value, Infinity) or isinstance(expected.value, Infinity):
        equal = found.value == expected.value
    else:
        differs = different(found.value, expected.value)
        both_known = found.state is expected.state is State.KNOWN
        equal = False if differs else (True if both_known else None)
    return Comparison(probe, found, expected, equal)


def different(a: Value, b: Value) -> bool:
    """Whether two values certainly differ."""
    if not isinstance(a, Ball) and not isinstance(b, Ball):
        return a != b
    try:
        return sign(subtract(a, b, _PRECISIONS[-1])) != 0
    except Unsettled:
        return False
