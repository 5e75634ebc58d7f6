"""Known functions in a proof, by their definitions in simpler ones."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction
from math import ceil, factorial, floor

from quiz.formula.proofs.algebra import GivenUp, Ratio, constant
from quiz.formula.proofs.functions import Functions
from quiz.formula.proofs.signs import Signs
from quiz.formula.proofs.state import Found, NoValue, State

_HALF = Fraction(1, 2)
_NOT_NEGATIVE: Signs = frozenset((0, 1))
_LARGEST_FACTORIAL = 20


def call(
    name: str, values: Sequence[Found], functions: Functions, state: State
) -> Found:
    """The value of a function that needs no deck.

    Raises:
        NoValue: it is not defined there.
        Undecided: it depends on a sign that is not known.
        GivenUp: proofs do not know it.
    """
    if name in ("max", "min"):
        return _extreme(values, state, largest=name == "max")
    if name == "clip":
        value, low, high = values
        raised = _extreme((value, low), state, largest=True)
        return _extreme((raised, high), state, largest=False)
    if name == "cast":
        return values[0]
    finite = [one for one in values if isinstance(one, Ratio)]
    if len(finite) < len(values):
        raise GivenUp
    return _Caller(functions, state).call(name, finite)


def _extreme(values: Sequence[Found], state: State, *, largest: bool) -> Found:
    best = values[0]
    for one in values[1:]:
        above = state.among(best, one, _NOT_NEGATIVE) if _differ(best, one) else True
        best = best if above == largest else one
    return best


def _differ(left: Found, right: Found) -> bool:
    return left != right


class _Caller:
    """One call: short names for what every definition uses."""

    def __init__(self, functions: Functions, state: State) -> None:
        self.functions = functions
        self.state = state
        self.algebra = functions.algebra

    def call(self, name: str, values: list[Ratio]) -> Ratio:
        x, *more = values
        if name in _ODD:
            if name == "asin":
                self.state.need_not_negative(self.minus(constant(1), self.times(x, x)))
            return self.functions.opaque(name, x, is_odd=True)
        match name:
            case "abs":
                return x if self.among(x, _NOT_NEGATIVE) else self.algebra.negative(x)
            case "sign":
                return constant(self.state.sign(x))
            case "step":
                sign = self.state.sign(x)
                if sign:
                    return constant(1 if sign > 0 else 0)
                return more[0] if more else constant(_HALF)
            case "sqrt":
                return self.state.power(x, _HALF, self.functions)
            case "cbrt":
                return self.root(x, 3)
            case "root":
                return self.rooted(x, more[0])
            case "log":
                top = self.log(x)
                return self.over(top, self.log(more[0])) if more else top
            case "logaddexp":
                return self.log(self.plus(self.exp(x), self.exp(more[0])))
            case "floor" | "ceil" | "factorial":
                return _of_number(name, x)
        if name not in _DEFINED:
            raise GivenUp
        return _DEFINED[name](self, x)

    def among(self, value: Ratio, wanted: Signs) -> bool:
        return self.state.among(value, constant(0), wanted)

    def plus(self, left: Ratio, right: Ratio) -> Ratio:
        return self.algebra.add(left, right)

    def minus(self, left: Ratio, right: Ratio) -> Ratio:
        return self.algebra.subtract(left, right)

    def times(self, left: Ratio, right: Ratio) -> Ratio:
        return self.algebra.multiply(left, right)

    def scaled(self, value: Ratio, factor: Fraction | int) -> Ratio:
        return self.times(value, constant(factor))

    def over(self, top: Ratio, bottom: Ratio) -> Ratio:
        self.state.need_nonzero(bottom)
        return self.times(top, self.algebra.inverse(bottom))

    def inverse(self, value: Ratio) -> Ratio:
        return self.over(constant(1), value)

    def exp(self, value: Ratio) -> Ratio:
        return self.functions.exp(value)

    def log(self, value: Ratio) -> Ratio:
        self.state.need_positive(value)
        return self.functions.log(value, self.state.known)

    def root(self, value: Ratio, degree: int) -> Ratio:
        """The real root of an odd degree."""
        if self.among(value, _NOT_NEGATIVE):
            return self.state.power(value, Fraction(1, degree), self.functions)
        return self.algebra.negative(self.root(self.algebra.negative(value), degree))

    def rooted(self, value: Ratio, degree: Ratio) -> Ratio:
        number = degree.number
        if number is None:
            raise GivenUp
        if number == 0:
            raise NoValue
        if number.denominator == 1 and number % 2:
            return self.root(value, int(number))
        if (1 / number).denominator == 1:
            raise GivenUp
        return self.state.power(value, 1 / number, self.functions)

    def sinh(self, x: Ratio) -> Ratio:
        return self.scaled(self.minus(self.exp(x), self.exp(self.scaled(x, -1))), _HALF)

    def cosh(self, x: Ratio) -> Ratio:
        return self.scaled(self.plus(self.exp(x), self.exp(self.scaled(x, -1))), _HALF)

    def tanh(self, x: Ratio) -> Ratio:
        twice, one = self.exp(self.scaled(x, 2)), constant(1)
        return self.over(self.minus(twice, one), self.plus(twice, one))

    def erf(self, x: Ratio) -> Ratio:
        return self.functions.opaque("erf", x, is_odd=True)

    def normcdf(self, x: Ratio) -> Ratio:
        scaled = self.over(x, self.functions.sqrt(2))
        return self.scaled(self.plus(constant(1), self.erf(scaled)), _HALF)

    def normpdf(self, x: Ratio) -> Ratio:
        top = self.exp(self.scaled(self.times(x, x), -_HALF))
        double = self.scaled(self.functions.pi, 2)
        return self.over(top, self.state.power(double, _HALF, self.functions))

    def atanh(self, x: Ratio) -> Ratio:
        up, down = self.plus(constant(1), x), self.minus(constant(1), x)
        return self.scaled(self.minus(self.log(up), self.log(down)), _HALF)

    def acosh(self, x: Ratio) -> Ratio:
        self.state.need_not_negative(self.minus(x, constant(1)))
        return self.functions.opaque("acosh", x)

    def right_angle_less(self, name: str, x: Ratio) -> Ratio:
        half = self.scaled(self.functions.pi, _HALF)
        return self.minus(half, self.call(name, [x]))

    def log_to(self, x: Ratio, base: int) -> Ratio:
        return self.over(self.log(x), self.log(constant(base)))


_ODD = ("erf", "atan", "asin", "asinh")
_DEFINED: dict[str, Callable[[_Caller, Ratio], Ratio]] = {
    "exp": _Caller.exp,
    "expm1": lambda do, x: do.minus(do.exp(x), constant(1)),
    "log1p": lambda do, x: do.log(do.plus(constant(1), x)),
    "log2": lambda do, x: do.log_to(x, 2),
    "log10": lambda do, x: do.log_to(x, 10),
    "sinh": _Caller.sinh,
    "cosh": _Caller.cosh,
    "tanh": _Caller.tanh,
    "coth": lambda do, x: do.inverse(do.tanh(x)),
    "sech": lambda do, x: do.inverse(do.cosh(x)),
    "csch": lambda do, x: do.inverse(do.sinh(x)),
    "erfc": lambda do, x: do.minus(constant(1), do.erf(x)),
    "normcdf": _Caller.normcdf,
    "normpdf": _Caller.normpdf,
    "atanh": _Caller.atanh,
    "acosh": _Caller.acosh,
    "acos": lambda do, x: do.right_angle_less("asin", x),
    "acot": lambda do, x: do.right_angle_less("atan", x),
    "sin": lambda do, x: do.functions.sine(x),
    "cos": lambda do, x: do.functions.cosine(x),
    "tan": lambda do, x: do.over(do.functions.sine(x), do.functions.cosine(x)),
    "cot": lambda do, x: do.over(do.functions.cosine(x), do.functions.sine(x)),
    "sec": lambda do, x: do.inverse(do.functions.cosine(x)),
    "csc": lambda do, x: do.inverse(do.functions.sine(x)),
}
"""Functions of one argument."""


def _of_number(name: str, value: Ratio) -> Ratio:
    number = value.number
    if number is None:
        raise GivenUp
    if name == "floor":
        return constant(floor(number))
    if name == "ceil":
        return constant(ceil(number))
    if number.denominator > 1 or not 0 <= number <= _LARGEST_FACTORIAL:
        raise GivenUp
    return constant(factorial(int(number)))
