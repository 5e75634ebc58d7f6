"""Elementary functions of values, each with a bound on its error.

Every argument is looked at before mpmath sees it, so that no input costs more
than a bounded number of operations.
"""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from functools import lru_cache
from math import isqrt

from mpmath import libmp

from quiz.formula.evaluation.values import (
    EXACT,
    Ball,
    Infinity,
    OutOfBounds,
    Undefined,
    Unsettled,
    Value,
    add,
    ball,
    compare,
    divide,
    magnitude,
    multiply,
    negative,
    nonzero,
    sign,
)

_LARGEST_EXPONENT_BITS = 40
_LARGEST_ANGLE_BITS = 64
_LARGEST_ERROR_ARGUMENT_BITS = 20
_VANISHING = -(1 << 38)
"""Error exponent of a value that is nearer to its limit than can be told."""

_MOST_TERMS = 1_500
"""Bits to which the Taylor series of the error function is added up."""
_MOST_GAMMA_BITS = 600

_BITS_OF_E = 1.442695040888
"""``1/log(2)``, a little less."""

HALF = Fraction(1, 2)

Mid = tuple[int, int, int, int]


def _kept(f: Callable[..., Mid], entries: int = 2_048) -> Callable[..., Mid]:
    """A function of mpmath's that remembers values.

    The same points come up in every answer, and several times in most.
    """
    return lru_cache(maxsize=entries)(f)


_exp = _kept(libmp.mpf_exp)
_log = _kept(libmp.mpf_log)
_tanh = _kept(libmp.mpf_tanh, 512)
_sin = _kept(libmp.mpf_sin, 512)
_cos = _kept(libmp.mpf_cos, 512)
_gamma = _kept(libmp.mpf_gamma, 512)


def pi(precision: int) -> Ball:
    """π."""
    return Ball(libmp.mpf_pi(precision), 3 - precision, "pi")


def euler(precision: int) -> Ball:
    """e, the base of natural logarithms."""
    return Ball(libmp.mpf_e(precision), 3 - precision, "e")


def _real(value: Value, precision: int) -> Ball:
    if isinstance(value, Infinity):
        raise Undefined
    return ball(value, precision)


def _with_error(mid: Mid, argument: Ball, slope_bits: int, precision: int) -> Ball:
    """The result of a function whose slope is at most ``2**slope_bits``."""
    error = mid[2] + mid[3] - precision + 1 if mid[1] else EXACT
    if argument.error != EXACT:
        error = max(error, argument.error + slope_bits)
    return Ball(mid, error + 1 if error != EXACT else EXACT)


def exp(value: Value, precision: int) -> Value:
    """The exponential."""
    if value == 0:
        return 1
    x = _real(value, precision)
    if magnitude(x.mid) > _LARGEST_EXPONENT_BITS:
        if sign(x) > 0:
            raise OutOfBounds
        return Ball(libmp.fzero, _VANISHING)
    if x.error > -1:
        raise Unsettled
    mid = _exp(x.mid, precision, "n")
    return _with_error(mid, x, magnitude(mid) + 1, precision)


def log(value: Value, precision: int) -> Value:
    """The natural logarithm; undefined at 0 and below."""
    if value == 1:
        return 0
    x = _real(value, precision)
    if sign(x) <= 0:
        raise Undefined
    mid = _log(x.mid, precision, "n")
    return _with_error(mid, x, 2 - magnitude(x.mid), precision)


def sqrt(value: Value, precision: int) -> Value:
    """The square root, exact where it can be; undefined below 0."""
    if not isinstance(value, Ball | Infinity):
        if value < 0:
            raise Undefined
        top, bottom = value.numerator, value.denominator
        if isqrt(top) ** 2 == top and isqrt(bottom) ** 2 == bottom:
            root = Fraction(isqrt(top), isqrt(bottom))
            return root.numerator if root.denominator == 1 else root
    x = _real(value, precision)
    if (found := sign(x)) < 0:
        raise Undefined
    if found == 0:
        return 0
    mid = libmp.mpf_sqrt(x.mid, precision, "n")
    return _with_error(mid, x, -((magnitude(x.mid) - 2) // 2), precision)


def root(value: Value, degree: Value, precision: int) -> Value:
    """The real root: odd ones of negative numbers too."""
    if not isinstance(degree, int) or degree == 0:
        return power(value, divide(1, degree, precision), precision)
    if degree % 2 and sign(value) < 0:
        return negative(root(negative(value), degree, precision))
    return power(value, Fraction(1, degree), precision)


def _exact_root(value: int, degree: int) -> int | None:
    guess = round(value ** (1 / degree)) if value < 1 << 1000 else None
    if guess is not None and guess**degree == value:
        return int(guess)
    return None


def power(base: Value, exponent: Value, precision: int) -> Value:
    """``base ** exponent`` over the reals; ``0 ** 0`` is 1."""
    if isinstance(base, Infinity) or isinstance(exponent, Infinity):
        raise Undefined
    if isinstance(exponent, int):
        return _integer_power(base, exponent, precision)
    if not isinstance(base, Ball) and not isinstance(exponent, Ball):
        if base < 0:
            raise Undefined
        if base in (0, 1):
            return _power_of_zero(exponent) if base == 0 else 1
        degree = exponent.denominator
        if degree <= 64:
            top = _exact_root(base.numerator, degree)
            bottom = _exact_root(base.denominator, degree)
            if top is not None and bottom is not None:
                return _integer_power(
                    Fraction(top, bottom), exponent.numerator, precision
                )
    found = sign(base)
    if found < 0:
        if isinstance(exponent, Ball):
            raise Unsettled
        raise Undefined
    if found == 0:
        return _power_of_zero(exponent)
    return exp(multiply(exponent, log(base, precision + 32), precision + 32), precision)


def _power_of_zero(exponent: Value) -> int:
    if nonzero(exponent) < 0:
        raise Undefined
    return 0


def _integer_power(base: Value, exponent: int, precision: int) -> Value:
    if exponent == 0:
        return 1
    if exponent < 0:
        return divide(1, _integer_power(base, -exponent, precision), precision)
    if not isinstance(base, Ball | Infinity):
        bits = max(base.numerator.bit_length(), base.denominator.bit_length())
        if bits * exponent <= 4096 or abs(base) == 1 or base == 0:
            raised: Value = Fraction(base) ** exponent
            if isinstance(raised, Fraction) and raised.denominator == 1:
                raised = raised.numerator
            return raised
    if exponent.bit_length() > _LARGEST_EXPONENT_BITS:
        raise OutOfBounds
    x = _real(base, precision)
    if x.mid[1] and x.error != EXACT and x.error + 1 >= magnitude(x.mid):
        raise Unsettled
    mid = libmp.mpf_pow_int(x.mid, exponent, precision, "n")
    slope = magnitude(mid) + exponent.bit_length() + 2 - magnitude(x.mid)
    return _with_error(mid, x, slope if mid[1] else 0, precision)


def sin(value: Value, precision: int) -> Value:
    """The sine of an angle in radians."""
    return 0 if value == 0 else _periodic(_sin, value, precision)


def cos(value: Value, precision: int) -> Value:
    """The cosine of an angle in radians."""
    return 1 if value == 0 else _periodic(_cos, value, precision)


def _periodic(f: Callable[..., Mid], value: Value, precision: int) -> Ball:
    x = _real(value, precision)
    if magnitude(x.mid) > _LARGEST_ANGLE_BITS:
        raise OutOfBounds
    mid = f(x.mid, precision, "n")
    return _with_error(mid, x, 0, precision)


def tanh(value: Value, precision: int) -> Value:
    """The hyperbolic tangent."""
    if value == 0:
        return 0
    if isinstance(value, Infinity):
        return value.sign
    x = ball(value, precision)
    if magnitude(x.mid) > _LARGEST_EXPONENT_BITS:
        return Ball(libmp.from_int(sign(x)), _VANISHING)
    return _with_error(_tanh(x.mid, precision, "n"), x, 0, precision)


def atan(value: Value, precision: int) -> Value:
    """The arctangent."""
    if value == 0:
        return 0
    x = _real(value, precision)
    return _with_error(libmp.mpf_atan(x.mid, precision, "n"), x, 0, precision)


def erf(value: Value, precision: int) -> Value:
    """The error function."""
    if value == 0:
        return 0
    x = _real(value, precision)
    if magnitude(x.mid) > _LARGEST_ERROR_ARGUMENT_BITS:
        return Ball(libmp.from_int(sign(x)), _VANISHING)
    return _with_error(_erf(x.mid, precision), x, 1, precision)


def erfc(value: Value, precision: int) -> Value:
    """The complementary error function, with all digits of its tail."""
    if value == 0:
        return 1
    x = _real(value, precision)
    if magnitude(x.mid) > _LARGEST_ERROR_ARGUMENT_BITS:
        if sign(x) > 0:
            return Ball(libmp.fzero, _VANISHING)
        return Ball(libmp.from_int(2), _VANISHING)
    if x.error != EXACT and x.error > -24:
        raise Unsettled
    size = libmp.to_float(x.mid)
    slope = 1 if size < 1 else 8 - int(size * size * _BITS_OF_E)
    return _with_error(_erfc(x.mid, precision), x, slope, precision)


def _whole_erf(x: Mid, precision: int) -> Mid:
    """The error function; far out, one less a tail of only the bits that show.

    mpmath adds up the Taylor series there, in thousands of terms. The tail is
    below ``2**-tail_bits``, and its own asymptotic series needs a few dozen.
    """
    size = abs(libmp.to_float(x))
    tail_bits = int(size * size * 1.4426) if size < 1_000 else 1_500_000
    if 2 * tail_bits < precision + 80:
        if precision > _MOST_TERMS:
            raise Unsettled
        whole: Mid = libmp.mpf_erf(x, precision, "n")
        return whole
    one: Mid = libmp.from_int(-1 if x[0] else 1)
    if tail_bits > precision + 8:
        return one
    tail = _erfc((0, *x[1:]), precision - tail_bits + 40)
    if x[0]:
        tail = libmp.mpf_neg(tail)
    rest: Mid = libmp.mpf_sub(one, tail, precision, "n")
    return rest


def _whole_erfc(x: Mid, precision: int) -> Mid:
    found: Mid
    if x[0]:
        one, below = libmp.from_int(1), _erf(x, precision + 10)
        found = libmp.mpf_sub(one, below, precision, "n")
    else:
        size = libmp.to_float(x)
        tail_bits = int(size * size * 1.4426)
        if tail_bits < precision + 60 and tail_bits + precision > _MOST_TERMS:
            raise Unsettled  # its Taylor series, to that many bits
        found = libmp.mpf_erfc(x, precision, "n")
    return found


_erf = _kept(_whole_erf, 1_024)
_erfc = _kept(_whole_erfc, 1_024)


def factorial(value: Value, precision: int) -> Value:
    """``Γ(x + 1)``; undefined at negative integers."""
    if isinstance(value, int):
        if value < 0:
            raise Undefined
        if value > 500:
            raise OutOfBounds
        product = 1
        for factor in range(2, value + 1):
            product *= factor
        return product
    if isinstance(value, Infinity):
        raise Undefined
    if not isinstance(value, Ball) and value < 0:
        return _negative_factorial(value, precision)
    x = _real(add(value, 1, precision), precision)
    if not 0.25 <= libmp.to_float(x.mid) <= 500 or x.error > -4:
        raise OutOfBounds
    if precision > _MOST_GAMMA_BITS:
        raise Unsettled  # each digit costs ever more
    mid = _gamma(x.mid, precision, "n")
    return _with_error(mid, x, magnitude(mid) + 6, precision)


def _negative_factorial(value: Value, precision: int) -> Value:
    """The factorial of an exact fraction below 0, by ``x! = (x + 1)!/(x + 1)``."""
    product: Value = 1
    while sign(value) < 0:
        if compare(value, -150, precision) < 0:
            raise OutOfBounds
        value = add(value, 1, precision)
        product = multiply(product, value, precision)
    return divide(factorial(value, precision), product, precision)


def floor(value: Value, precision: int) -> Value:
    """The largest integer not above the number."""
    if isinstance(value, Ball):
        if magnitude(value.mid) > 200:
            raise OutOfBounds
        below = int(libmp.to_int(libmp.mpf_floor(value.mid)))
        if value.error != EXACT:
            for near in (below, below + 1):
                compare(value, near, precision)
        return below
    if isinstance(value, Infinity):
        raise Undefined
    return value.numerator // value.denominator
