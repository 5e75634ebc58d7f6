"""One of several values, where it may not be known which."""

from __future__ import annotations

from mpmath import libmp

from quiz.formula.evaluation.values import (
    Ball,
    Infinity,
    Unsettled,
    Value,
    ball,
    compare,
    magnitude,
    negative,
    settled,
    subtract,
)

_ALIKE_BITS = 68


def largest(values: list[Value], precision: int) -> Value:
    """The maximum; of numbers too close to tell, either within their error."""
    best = values[0]
    for one in values[1:]:
        try:
            if compare(one, best, precision) > 0:
                best = one
        except Unsettled:
            best = _either(best, one, precision)
    return best


def _either(a: Value, b: Value, precision: int) -> Value:
    x, y = ball(a, precision), ball(b, precision)
    return Ball(x.mid, max(x.error, y.error) + 4)


def alike(a: Value, b: Value, precision: int) -> Value:
    """A ball that holds both of two values which agree to many digits.

    Raises:
        Unsettled: they may not; what leaps is not taken for continuous.
    """
    if isinstance(a, Infinity) or isinstance(b, Infinity):
        if a == b:
            return a
        raise Unsettled
    if not isinstance(a, Ball) and a == b:
        return a
    x, y = ball(a, precision), ball(b, precision)
    apart = ball(subtract(x, y, precision), precision)
    reach = max(magnitude(apart.mid), apart.error)
    both = Ball(x.mid, max(x.error, y.error, reach) + 2)
    if not settled(both, _ALIKE_BITS):
        raise Unsettled
    return both


def smallest(values: list[Value], precision: int) -> Value:
    """The minimum."""
    return negative(largest([negative(one) for one in values], precision))


def absolute(value: Value) -> Value:
    """The absolute value."""
    if isinstance(value, Ball):
        return Ball(libmp.mpf_abs(value.mid), value.error)
    if isinstance(value, Infinity):
        return Infinity(1)
    return -value if value < 0 else value
