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
from quiz.formula.evaluation.generators import Generators
from quiz.formula.evaluation.polynomials import (
    Form,
    TooLong,
    constant,
    plain,
    split,
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
        self._poly = self._made_of.poly

    @property
    def spent(self) -> int:
        """What the fractions have cost, in products of terms."""
        return self._poly.spent

    def letter(self, name: str, value: Value) -> Value:
        """A coordinate that no fraction is."""
        if not isinstance(value, Ball):
            return value
        return self._kept(value, lambda: self._made_of.named(f"letter {name}", value))

    def add(self, a: Value, b: Value) -> Value:
        """The sum."""
        value = add(a, b, self.bits)
        return self._kept(value, lambda: self._poly.added(_form(a), _form(b)))

    def subtract(self, a: Value, b: Value) -> Value:
        """The difference."""
        value = subtract(a, b, self.bits)
        return self._kept(value, lambda: self._poly.added(_form(a), _form(b), -1))

    def negative(self, a: Value) -> Value:
        """The number with the other sign."""
        return self._kept(negative(a), lambda: self._poly.minus(_form(a)))

    def multiply(self, a: Value, b: Value) -> Value:
        """The product."""
        value = multiply(a, b, self.bits)
        return self._kept(value, lambda: self._made_of.product(_form(a), _form(b)))

    def divide(self, a: Value, b: Value) -> Value:
        """The quotient."""
        value = divide(a, b, self.bits)
        return self._kept(
            value,
            lambda: self._made_of.product(_form(a), self._poly.inverted(_form(b))),
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
            times = self._poly.multiplied(_form(exponent), self._logarithm(base))
            return self._made_of.exponential(times)

        return self._kept(value, made)

    def root(self, base: Value, degree: Value) -> Value:
        """A root; odd ones of negative numbers too."""
        value = functions.root(base, degree, self.bits)

        def made() -> Form:
            if not isinstance(degree, int):
                raise TooLong
            if sign(base) < 0:
                return self._poly.minus(
                    self._made_of.raised(
                        self._poly.minus(_form(base)), Fraction(1, degree)
                    )
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
            return plain(form.top[()])
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
                return self._poly.added(self._made_of.exponential(form), one, -1)
            case "log":
                return self._logarithm(x)
            case "log1p":
                return self._logarithm(self.add(1, x))
            case "log2" | "log10":
                base = int(name[3:])
                return self._made_of.product(
                    self._logarithm(x), self._poly.inverted(self._logarithm(base))
                )
            case "sqrt" | "cbrt":
                degree = 2 if name == "sqrt" else 3
                if sign(x) < 0:
                    return self._poly.minus(
                        self._made_of.raised(
                            self._poly.minus(form), Fraction(1, degree)
                        )
                    )
                return self._made_of.raised(form, Fraction(1, degree))
            case "sinh" | "cosh" | "tanh" | "coth" | "sech" | "csch":
                return self._hyperbolic(name, form)
            case "erf" | "erfc" | "normcdf":
                return self._error_function(name, x)
            case "normpdf":
                bell = self._made_of.exponential(
                    self._poly.multiplied(
                        self._poly.multiplied(form, form), constant(Fraction(-1, 2))
                    )
                )
                twice_pi = self._poly.multiplied(
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
                return self._poly.multiplied(self._logarithm(ratio), half)
        if name not in (*_ODD, *_EVEN) or split(form.top)[0] > 0:
            return self._made_of.named(name, value, form)
        if name in _EVEN:
            return self._made_of.named(name, value, self._poly.minus(form))
        return self._poly.minus(
            self._made_of.named(name, negative(value), self._poly.minus(form))
        )

    def _hyperbolic(self, name: str, form: Form) -> Form:
        up = self._made_of.exponential(form)
        down = self._poly.inverted(up)
        rise, fall = self._poly.added(up, down, -1), self._poly.added(up, down)
        two = constant(2)
        match name:
            case "sinh":
                return self._poly.multiplied(rise, constant(Fraction(1, 2)))
            case "cosh":
                return self._poly.multiplied(fall, constant(Fraction(1, 2)))
            case "tanh":
                return self._poly.multiplied(rise, self._poly.inverted(fall))
            case "coth":
                return self._poly.multiplied(fall, self._poly.inverted(rise))
            case "sech":
                return self._poly.multiplied(two, self._poly.inverted(fall))
        return self._poly.multiplied(two, self._poly.inverted(rise))

    def _error_function(self, name: str, x: Value) -> Form:
        """By the tail ``erfc(|x|)``, which has all its digits far out."""
        half = constant(Fraction(1, 2))
        if name == "normcdf":
            x = self.negative(self.divide(x, self.call("sqrt", 2)))
        below = sign(x) < 0
        size = self.negative(x) if below else x
        tail = self._made_of.named("erfc", functions.erfc(size, self.bits), _form(size))
        if name == "erf":
            rest = self._poly.added(constant(1), tail, -1)
            return self._poly.minus(rest) if below else rest
        found = self._poly.added(constant(2), tail, -1) if below else tail
        return self._poly.multiplied(found, half) if name == "normcdf" else found


def _form(value: Value) -> Form:
    if isinstance(value, Ball):
        if isinstance(value.tag, Form):
            return value.tag
        raise TooLong
    if isinstance(value, Infinity):
        raise TooLong
    return constant(value)


def _bits(form: Form) -> int:
    """How long the longest number in a fraction is."""
    return max(
        number.numerator.bit_length() + number.denominator.bit_length()
        for number in (*form.top.values(), 1)
    )
