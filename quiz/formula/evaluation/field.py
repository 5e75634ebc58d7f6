"""Values that know how they were made, so that what cancels cancels exactly.

``tanh(x)`` at 1000 is 1 to hundreds of digits, and no precision in reason tells
``1 - tanh(x)^2`` from 0. As a fraction of polynomials in ``exp(1000)`` it is
``4 exp(2000)/(1 + exp(2000))^2``, which has all its digits; and
``|x| + tanh(3) - tanh(3)`` is ``|x|``, so that a condition on it is decided. What
is exact stays so; a ball carries its fraction as its tag while that is short.
"""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

from quiz.formula.evaluation import choices, composite, functions
from quiz.formula.evaluation import polynomials as poly
from quiz.formula.evaluation.generators import Generators
from quiz.formula.evaluation.polynomials import (
    Form,
    TooLong,
    added,
    constant,
    inverted,
    multiplied,
)
from quiz.formula.evaluation.values import (
    Ball,
    Infinity,
    OutOfBounds,
    Undefined,
    Unsettled,
    Value,
    add,
    divide,
    multiply,
    negative,
    settled,
    sign,
    subtract,
)

_SETTLED_BITS = 80
_MOST_BITS = 1_500
"""Of a number in a fraction."""
_ODD = ("sin", "asin", "atan")
_EVEN = ("cos",)


class Field:
    """Arithmetic at one point, to a number of bits."""

    def __init__(self, bits: int) -> None:
        self.bits = bits
        self._made_of = Generators(bits)

    def letter(self, name: str, value: Value) -> Value:
        """A coordinate that no fraction is."""
        if not isinstance(value, Ball):
            return value
        return self._kept(value, lambda: self._made_of.named(f"letter {name}", value))

    def add(self, a: Value, b: Value) -> Value:
        """The sum."""
        value = add(a, b, self.bits)
        return self._kept(value, lambda: added(_form(a), _form(b)))

    def subtract(self, a: Value, b: Value) -> Value:
        """The difference."""
        value = subtract(a, b, self.bits)
        return self._kept(value, lambda: added(_form(a), _form(b), -1))

    def negative(self, a: Value) -> Value:
        """The number with the other sign."""
        return self._kept(negative(a), lambda: multiplied(_form(a), constant(-1)))

    def multiply(self, a: Value, b: Value) -> Value:
        """The product."""
        value = multiply(a, b, self.bits)
        return self._kept(value, lambda: self._made_of.product(_form(a), _form(b)))

    def divide(self, a: Value, b: Value) -> Value:
        """The quotient."""
        value = divide(a, b, self.bits)
        return self._kept(
            value, lambda: self._made_of.product(_form(a), inverted(_form(b)))
        )

    def compare(self, a: Value, b: Value) -> int:
        """-1, 0 or 1 as a is below, equal to or above b."""
        if isinstance(a, Infinity) or isinstance(b, Infinity):
            left = a.sign if isinstance(a, Infinity) else 0
            right = b.sign if isinstance(b, Infinity) else 0
            return (left > right) - (left < right)
        return sign(self.subtract(a, b))

    def largest(self, values: list[Value]) -> Value:
        """The maximum."""
        best = values[0]
        for one in values[1:]:
            try:
                if self.compare(one, best) > 0:
                    best = one
            except Unsettled:
                return choices.largest(values, self.bits)
        return best

    def power(self, base: Value, exponent: Value) -> Value:
        """A power over the reals."""
        value = functions.power(base, exponent, self.bits)

        def made() -> Form:
            if isinstance(exponent, int):
                return self._made_of.power(_form(base), exponent)
            if isinstance(exponent, Fraction):
                return self._made_of.raised(_form(base), exponent)
            times = multiplied(_form(exponent), self._logarithm(base))
            return self._made_of.exponential(times)

        return self._kept(value, made)

    def root(self, base: Value, degree: Value) -> Value:
        """A root; odd ones of negative numbers too."""
        value = functions.root(base, degree, self.bits)

        def made() -> Form:
            if not isinstance(degree, int):
                raise TooLong
            if sign(base) < 0:
                return _minus(
                    self._made_of.raised(_minus(_form(base)), Fraction(1, degree))
                )
            return self._made_of.raised(_form(base), Fraction(1, degree))

        return self._kept(value, made)

    def call(self, name: str, x: Value) -> Value:
        """A function of one argument, by its canonical name."""
        if name == "abs":
            if not isinstance(x, Ball):
                return choices.absolute(x)
            try:
                return self.negative(x) if sign(x) < 0 else x
            except Unsettled:
                return choices.absolute(Ball(x.mid, x.error))
        value = composite.ONE_ARGUMENT.get(name, functions.log)(x, self.bits)
        return self._kept(value, lambda: self._called(name, x, value))

    def constant(self, name: str) -> Value:
        """``e`` or ``pi``."""
        if name == "e":
            return self.call("exp", 1)
        value = functions.pi(self.bits)
        return self._kept(value, lambda: self._made_of.named("pi", value))

    def _kept(self, value: Value, made: Callable[[], Form]) -> Value:
        """The value with its fraction, worked out anew where digits are lost."""
        if not isinstance(value, Ball):
            return value
        try:
            form = made()
            if _bits(form) > _MOST_BITS:
                raise TooLong
        except (TooLong, Unsettled, Undefined, OutOfBounds):
            return Ball(value.mid, value.error)
        if not form.top:
            return 0
        if not form.bottom and len(form.top) == 1 and () in form.top:
            return poly.plain(form.top[()])
        if not settled(value, _SETTLED_BITS):
            value = self._again(form, value)
        return Ball(value.mid, value.error, form)

    def _again(self, form: Form, value: Ball) -> Ball:
        try:
            again = self._made_of.value(form)
        except (Unsettled, OutOfBounds):
            return value
        if isinstance(again, Ball) and again.error < value.error:
            return again
        return value

    def _logarithm(self, x: Value) -> Form:
        return self._made_of.logarithm(_form(x), x)

    def _called(self, name: str, x: Value, value: Value) -> Form:
        if isinstance(x, Infinity):
            raise TooLong
        form = _form(x)
        one, half = constant(1), constant(Fraction(1, 2))
        match name:
            case "exp":
                return self._made_of.exponential(form)
            case "expm1":
                return added(self._made_of.exponential(form), one, -1)
            case "log":
                return self._logarithm(x)
            case "log1p":
                return self._logarithm(self.add(1, x))
            case "log2" | "log10":
                base = int(name[3:])
                return self._made_of.product(
                    self._logarithm(x), inverted(self._logarithm(base))
                )
            case "sqrt" | "cbrt":
                degree = 2 if name == "sqrt" else 3
                if sign(x) < 0:
                    return _minus(
                        self._made_of.raised(_minus(form), Fraction(1, degree))
                    )
                return self._made_of.raised(form, Fraction(1, degree))
            case "sinh" | "cosh" | "tanh" | "coth" | "sech" | "csch":
                return self._hyperbolic(name, form)
            case "erf" | "erfc" | "normcdf":
                return self._error_function(name, x)
            case "normpdf":
                bell = self._made_of.exponential(
                    multiplied(multiplied(form, form), constant(Fraction(-1, 2)))
                )
                twice_pi = multiplied(
                    self._made_of.named("pi", functions.pi(self.bits)), constant(2)
                )
                return self._made_of.product(
                    bell, self._made_of.raised(twice_pi, Fraction(-1, 2))
                )
            case "tan" | "cot" | "sec" | "csc":
                sine, cosine = self.call("sin", x), self.call("cos", x)
                top = {"tan": sine, "cot": cosine}.get(name, 1)
                below = cosine if name in ("tan", "sec") else sine
                return _form(self.divide(top, below))
            case "asinh" | "acosh":
                under = self.add(self.multiply(x, x), 1 if name == "asinh" else -1)
                return self._logarithm(self.add(x, self.call("sqrt", under)))
            case "atanh":
                ratio = self.divide(self.add(1, x), self.subtract(1, x))
                return multiplied(self._logarithm(ratio), half)
        if name not in (*_ODD, *_EVEN) or poly.split(form.top)[0] > 0:
            return self._made_of.named(name, value, form)
        if name in _EVEN:
            return self._made_of.named(name, value, _minus(form))
        return _minus(self._made_of.named(name, negative(value), _minus(form)))

    def _hyperbolic(self, name: str, form: Form) -> Form:
        up = self._made_of.exponential(form)
        down = inverted(up)
        rise, fall = added(up, down, -1), added(up, down)
        two = constant(2)
        match name:
            case "sinh":
                return multiplied(rise, constant(Fraction(1, 2)))
            case "cosh":
                return multiplied(fall, constant(Fraction(1, 2)))
            case "tanh":
                return multiplied(rise, inverted(fall))
            case "coth":
                return multiplied(fall, inverted(rise))
            case "sech":
                return multiplied(two, inverted(fall))
        return multiplied(two, inverted(rise))

    def _error_function(self, name: str, x: Value) -> Form:
        """By the tail ``erfc(|x|)``, which has all its digits far out."""
        half = constant(Fraction(1, 2))
        if name == "normcdf":
            x = self.negative(self.divide(x, self.call("sqrt", 2)))
        below = sign(x) < 0
        size = self.negative(x) if below else x
        tail = self._made_of.named("erfc", functions.erfc(size, self.bits), _form(size))
        if name == "erf":
            rest = added(constant(1), tail, -1)
            return _minus(rest) if below else rest
        found = added(constant(2), tail, -1) if below else tail
        return multiplied(found, half) if name == "normcdf" else found


def _form(value: Value) -> Form:
    if isinstance(value, Ball):
        if isinstance(value.tag, Form):
            return value.tag
        raise TooLong
    if isinstance(value, Infinity):
        raise TooLong
    return constant(value)


def _minus(form: Form) -> Form:
    return multiplied(form, constant(-1))


def _bits(form: Form) -> int:
    """How long the longest number in a fraction is."""
    return max(
        number.numerator.bit_length() + number.denominator.bit_length()
        for number in (*form.top.values(), 1)
    )
