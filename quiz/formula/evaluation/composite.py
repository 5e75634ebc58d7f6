"""Functions made of the basic ones of `functions`, and all of them by name."""

from __future__ import annotations

from collections.abc import Callable

from quiz.formula.evaluation.choices import absolute
from quiz.formula.evaluation.functions import (
    atan,
    cos,
    erf,
    erfc,
    exp,
    factorial,
    floor,
    log,
    pi,
    root,
    sin,
    sqrt,
    tanh,
)
from quiz.formula.evaluation.values import (
    Infinity,
    Undefined,
    Value,
    add,
    compare,
    divide,
    multiply,
    negative,
    sign,
)


def asin(value: Value, precision: int) -> Value:
    """The arcsine; undefined outside [-1, 1]."""
    if value == 0:
        return 0
    rest = add(1, negative(multiply(value, value, precision)), precision)
    found = sign(rest)
    if found < 0:
        raise Undefined
    if found == 0:
        right_angle = divide(pi(precision), 2, precision)
        return right_angle if sign(value) > 0 else negative(right_angle)
    return atan(divide(value, sqrt(rest, precision), precision), precision)


def acos(value: Value, precision: int) -> Value:
    """The arccosine; undefined outside [-1, 1]."""
    if value == 1:
        return 0
    right_angle = divide(pi(precision), 2, precision)
    return add(right_angle, negative(asin(value, precision)), precision)


def normal_density(value: Value, precision: int) -> Value:
    """φ, the density of the standard normal distribution."""
    square = multiply(value, value, precision)
    top = exp(negative(divide(square, 2, precision)), precision)
    bottom = sqrt(multiply(2, pi(precision), precision), precision)
    return divide(top, bottom, precision)


def normal_distribution(value: Value, precision: int) -> Value:
    """Φ, the distribution function of the standard normal distribution."""
    if isinstance(value, Infinity):
        return 1 if value.sign > 0 else 0
    scaled = divide(negative(value), sqrt(2, precision), precision)
    return divide(erfc(scaled, precision), 2, precision)


def over(f: Callable[[Value, int], Value]) -> Callable[[Value, int], Value]:
    """One over a function."""
    return lambda value, precision: divide(1, f(value, precision), precision)


def sinh(value: Value, precision: int) -> Value:
    """The hyperbolic sine."""
    if value == 0:
        return 0
    up, down = exp(value, precision), exp(negative(value), precision)
    return divide(add(up, negative(down), precision), 2, precision)


def cosh(value: Value, precision: int) -> Value:
    """The hyperbolic cosine."""
    up, down = exp(value, precision), exp(negative(value), precision)
    return divide(add(up, down, precision), 2, precision)


def asinh(value: Value, precision: int) -> Value:
    """The inverse hyperbolic sine."""
    if value == 0:
        return 0
    if sign(value) < 0:
        return negative(asinh(negative(value), precision))
    rooted = sqrt(add(multiply(value, value, precision), 1, precision), precision)
    return log(add(value, rooted, precision), precision)


def acosh(value: Value, precision: int) -> Value:
    """The inverse hyperbolic cosine; undefined below 1."""
    if compare(value, 1, precision) < 0:
        raise Undefined
    rooted = sqrt(add(multiply(value, value, precision), -1, precision), precision)
    return log(add(value, rooted, precision), precision)


def atanh(value: Value, precision: int) -> Value:
    """The inverse hyperbolic tangent; undefined outside (-1, 1)."""
    top, bottom = add(1, value, precision), add(1, negative(value), precision)
    if sign(top) <= 0 or sign(bottom) <= 0:
        raise Undefined
    return divide(log(divide(top, bottom, precision), precision), 2, precision)


def acot(value: Value, precision: int) -> Value:
    """The arccotangent with values in (0, π)."""
    right_angle = divide(pi(precision), 2, precision)
    return add(right_angle, negative(atan(value, precision)), precision)


def log_to(base: int) -> Callable[[Value, int], Value]:
    """The logarithm to a fixed base, exact at its whole powers."""

    def logarithm(value: Value, precision: int) -> Value:
        if isinstance(value, int) and value > 0:
            whole, rest = 0, value
            while rest % base == 0:
                rest //= base
                whole += 1
            if rest == 1:
                return whole
        return divide(log(value, precision), log(base, precision), precision)

    return logarithm


def expm1(value: Value, precision: int) -> Value:
    """``exp(x) - 1``."""
    return add(exp(value, precision), -1, precision)


def log1p(value: Value, precision: int) -> Value:
    """``log(1 + x)``."""
    return log(add(1, value, precision), precision)


def logaddexp(a: Value, b: Value, precision: int) -> Value:
    """``log(exp(a) + exp(b))``."""
    return log(add(exp(a, precision), exp(b, precision), precision), precision)


def tan(value: Value, precision: int) -> Value:
    """The tangent."""
    return divide(sin(value, precision), cos(value, precision), precision)


ONE_ARGUMENT: dict[str, Callable[[Value, int], Value]] = {
    "exp": exp, "expm1": expm1, "log1p": log1p, "log2": log_to(2),
    "log10": log_to(10), "sqrt": sqrt, "sin": sin, "cos": cos, "tan": tan,
    "cot": lambda x, bits: divide(cos(x, bits), sin(x, bits), bits),
    "sec": over(cos), "csc": over(sin), "asin": asin, "acos": acos, "atan": atan,
    "sinh": sinh, "cosh": cosh, "tanh": tanh, "coth": over(tanh),
    "sech": over(cosh), "csch": over(sinh), "asinh": asinh, "acosh": acosh,
    "atanh": atanh, "acot": acot, "erf": erf, "erfc": erfc,
    "normcdf": normal_distribution, "normpdf": normal_density,
    "factorial": factorial, "floor": floor,
    "ceil": lambda x, bits: negative(floor(negative(x), bits)),
    "cbrt": lambda x, bits: root(x, 3, bits),
    "abs": lambda x, bits: absolute(x), "sign": lambda x, bits: sign(x),
}  # fmt: skip
"""Functions of one argument by canonical name; the second argument is bits."""
