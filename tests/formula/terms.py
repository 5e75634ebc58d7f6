"""Formulas as data of the tests: built, printed and evaluated by none of quiz's code.

A formula is a tuple, its head first: ``("+", ("x",), ("num", "2"))``; a tuple of one
is a letter. Operators build them: ``X / (1 + exp(-X))``. ``TRUTHS`` holds every
bundled function and derivative, written down here a second time.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from fractions import Fraction


class Formula(tuple):  # type: ignore[type-arg]
    """A head and what it is applied to."""

    __slots__ = ()

    def __add__(self, other: object) -> Formula:
        return of("+", self, other)

    def __radd__(self, other: object) -> Formula:
        return of("+", other, self)

    def __sub__(self, other: object) -> Formula:
        return of("-", self, other)

    def __rsub__(self, other: object) -> Formula:
        return of("-", other, self)

    def __mul__(self, other: object) -> Formula:
        return of("*", self, other)

    def __rmul__(self, other: object) -> Formula:
        return of("*", other, self)

    def __truediv__(self, other: object) -> Formula:
        return of("/", self, other)

    def __rtruediv__(self, other: object) -> Formula:
        return of("/", other, self)

    def __pow__(self, other: object) -> Formula:
        return of("^", self, other)

    def __neg__(self) -> Formula:
        return of("neg", self)


def number(text: str | int) -> Formula:
    return Formula(("num", str(text)))


def letter(name: str) -> Formula:
    return Formula((name,))


def lifted(one: object) -> object:
    return number(one) if isinstance(one, int) else one


def of(head: str, *parts: object) -> Formula:
    """A head applied to formulas; whole numbers stand for themselves."""
    return Formula((head, *map(lifted, parts)))


def head(name: str) -> Callable[..., Formula]:
    return lambda *parts: of(name, *parts)


exp, log, tanh, sqrt = head("exp"), head("log"), head("tanh"), head("sqrt")
sigmoid, softplus, silu = head("sigmoid"), head("softplus"), head("silu")
absolute, sign, erf, erfc = head("abs"), head("sign"), head("erf"), head("erfc")
expm1, log1p, sinh, cosh = head("expm1"), head("log1p"), head("sinh"), head("cosh")
Phi, phi, relu, mask = head("Phi"), head("phi"), head("relu"), head("mask")
larger, smaller, clip = head("max"), head("min"), head("clip")
less, at_most, more, at_least = head("<"), head("<="), head(">"), head(">=")
equal, other_than = head("=="), head("!=")
both, either, negated = head("and"), head("or"), head("not")
COMPARISONS = ("<", "<=", ">", ">=", "==", "!=")
CONDITIONS = (*COMPARISONS, "and", "or", "not")
BINDERS = ("sum", "vmax")


def choose(condition: Formula, one: object, other: object) -> Formula:
    """One formula where the condition holds, else the other."""
    return of("if", condition, one, other)


def component(vector: str, index: str) -> Formula:
    return Formula(("at", vector, index))


def bound(kind: str, index: str, body: Formula) -> Formula:
    """``sum`` or ``vmax`` over an index."""
    return Formula((kind, index, body))


def parts(formula: Formula) -> Iterator[tuple[int, Formula]]:
    """The formulas directly below, with their places."""
    if formula[0] in ("num", "at"):
        return
    for place, one in enumerate(formula):
        if isinstance(one, Formula):
            yield place, one


def places(formula: Formula) -> Iterator[tuple[int, ...]]:
    """The way down to every formula within, this one first."""
    yield ()
    for place, one in parts(formula):
        for rest in places(one):
            yield (place, *rest)


def found_at(formula: Formula, way: tuple[int, ...]) -> Formula:
    for place in way:
        formula = formula[place]
    return formula


def exchanged(formula: Formula, way: tuple[int, ...], new: Formula) -> Formula:
    """The formula with another one at a place."""
    if not way:
        return new
    first, *rest = way
    inner = exchanged(formula[first], tuple(rest), new)
    return Formula((*formula[:first], inner, *formula[first + 1 :]))


def within(formula: Formula) -> Iterator[Formula]:
    """The formula and all below it."""
    yield formula
    for _, one in parts(formula):
        yield from within(one)


def size(formula: Formula) -> int:
    return sum(1 for _ in within(formula))


def substituted(formula: Formula, name: str, new: Formula) -> Formula:
    """The formula with another one in place of a letter."""
    if formula == (name,):
        return new
    if formula[0] in ("num", "at"):
        return formula
    return Formula(
        substituted(one, name, new) if isinstance(one, Formula) else one
        for one in formula
    )


def letters(formula: Formula) -> set[str]:
    """Scalars that the formula names."""
    return {one[0] for one in within(formula) if len(one) == 1} - {"e", "pi"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Truth:
    """A bundled function, or its derivative, as the tests know it."""

    formula: Formula
    variables: tuple[str, ...] = ("x",)
    vectors: tuple[str, ...] = ()
    params: tuple[tuple[str, str, tuple[str, ...]], ...] = ()
    """Name, usual value, other values that the card allows."""
    aliases: tuple[tuple[str, tuple[str, ...]], ...] = ()
    exceptions: tuple[Formula, ...] = ()
    """Where the answer may differ."""
    own: tuple[str, ...] = ()
    """Heads that name what is asked: a right answer with one is circular."""


X, A, B, S, L = map(letter, "xabsl")
Z = number(0)
HALF = number("0.5")
X_I, X_J = component("x", "i"), component("x", "j")
ANY = ("0.3", "-2", "3", "0.9", "0.001")
POSITIVE = ("0.3", "2", "3", "0.9", "0.001")
UNIT = ("0.3", "0.5", "0.9", "0.001", "0.25")
SELU_A, SELU_S = (
    "1.6732632423543772848170429916717",
    "1.0507009873554804934193349852946",
)
ALPHA = ("a", ("α", "alpha"))
LAMBDA = ("l", ("λ", "lambda", "lambd", "threshold"))
CUBIC = sqrt(2 / letter("pi")) * (X + number("0.044715") * X ** number(3))
BEYOND = more(absolute(X), L)


def _slopes(
    plain: Formula, usual: str, pool: tuple[str, ...], slope: Formula, own: str
) -> dict[str, Truth]:
    params = (("a", usual, pool),)
    aliases = (ALPHA,)
    return {
        own: Truth(formula=plain, params=params, aliases=aliases, own=(own,)),
        f"{own}_prime": Truth(
            formula=choose(more(X, 0), 1, slope), params=params, aliases=aliases,
            exceptions=(Z,),
        ),
    }  # fmt: skip


def _smooth(name: str, formula: Formula, slope: Formula) -> dict[str, Truth]:
    return {
        name: Truth(formula=formula, own=(name,)),
        f"{name}_prime": Truth(formula=slope),
    }


def _kinked(
    name: str, formula: Formula, slope: Formula, *kinks: int
) -> dict[str, Truth]:
    return {
        name: Truth(formula=formula, own=(name,)),
        f"{name}_prime": Truth(formula=slope, exceptions=tuple(map(number, kinks))),
    }


_SIG = 1 / (1 + exp(-X))
_SHRINK = {"params": (("l", "0.5", POSITIVE),), "aliases": (LAMBDA,)}
_SELU = {
    "params": (("a", SELU_A, POSITIVE), ("s", SELU_S, POSITIVE)),
    "aliases": (ALPHA, ("s", ("scale", "λ", "lambda"))),
}
_BETA = {"params": (("b", "1", POSITIVE),), "aliases": (("b", ("β", "beta")),)}
_ALPHA = {"params": (("a", "1", POSITIVE),), "aliases": (ALPHA,)}
_PAIR = {"variables": ("a", "b")}
_WHOLE = {"variables": ("x",), "vectors": ("x",)}
_GATE = tanh(CUBIC)
_MISH = tanh(log(1 + exp(X)))

TRUTHS: dict[str, Truth] = {
    **_kinked("relu", larger(0, X), choose(more(X, 0), 1, 0), 0),
    **_smooth("sigmoid", _SIG, exp(-X) / (1 + exp(-X)) ** number(2)),
    **_smooth(
        "tanh", (exp(X) - exp(-X)) / (exp(X) + exp(-X)),
        4 / (exp(X) + exp(-X)) ** number(2),
    ),
    **_slopes(choose(more(X, 0), X, A * X), "0.01", UNIT, A, "leaky_relu"),
    **_slopes(larger(0, X) + A * smaller(0, X), "0.25", ANY, A, "prelu"),
    **_slopes(
        choose(more(X, 0), X, A * (exp(X) - 1)), "1", POSITIVE, A * exp(X), "elu"
    ),
    "selu": Truth(
        formula=S * choose(more(X, 0), X, A * (exp(X) - 1)), own=("selu",), **_SELU
    ),
    "selu_prime": Truth(
        formula=S * choose(more(X, 0), 1, A * exp(X)), exceptions=(Z,), **_SELU
    ),
    "celu": Truth(
        formula=larger(0, X) + smaller(0, A * (exp(X / A) - 1)), own=("celu",), **_ALPHA
    ),
    "celu_prime": Truth(formula=choose(more(X, 0), 1, exp(X / A)), **_ALPHA),
    **_kinked(
        "relu6", smaller(larger(0, X), 6),
        choose(both(less(0, X), less(X, 6)), 1, 0), 0, 6,
    ),
    **_smooth("gelu", X * Phi(X), Phi(X) + X * phi(X)),
    **_smooth(
        "gelu_tanh", HALF * X * (1 + _GATE),
        HALF * (1 + _GATE)
        + HALF * X * (1 - _GATE ** number(2)) * sqrt(2 / letter("pi"))
        * (1 + number("0.134145") * X ** number(2)),
    ),
    **_smooth("silu", X / (1 + exp(-X)), _SIG + X * _SIG * (1 - _SIG)),
    **_smooth("mish", X * _MISH, _MISH + X * (1 - _MISH ** number(2)) * _SIG),
    **_kinked(
        "hardswish", X * smaller(larger(0, X + 3), 6) / 6,
        choose(less(X, -number(3)), 0, choose(less(X, 3), (2 * X + 3) / 6, 1)), -3, 3,
    ),
    "softplus": Truth(formula=log(1 + exp(B * X)) / B, own=("softplus",), **_BETA),
    "softplus_prime": Truth(formula=1 / (1 + exp(-B * X)), **_BETA),
    **_smooth(
        "softsign", X / (1 + absolute(X)), 1 / (1 + absolute(X)) ** number(2)
    ),
    **_smooth("logsigmoid", log(1 / (1 + exp(-X))), 1 / (1 + exp(X))),
    **_kinked(
        "hardsigmoid", clip(X / 6 + HALF, 0, 1),
        choose(both(less(-number(3), X), less(X, 3)), number(1) / 6, 0), -3, 3,
    ),
    **_kinked(
        "hardtanh", clip(X, -number(1), 1),
        choose(both(less(-number(1), X), less(X, 1)), 1, 0), -1, 1,
    ),
    **_smooth("identity", X, number(1)),
    "step": Truth(
        formula=choose(at_least(X, 0), 1, 0), own=("step",), exceptions=(Z,)
    ),
    "step_prime": Truth(formula=Z, exceptions=(Z,)),
    "softshrink": Truth(
        formula=sign(X) * larger(absolute(X) - L, 0), own=("softshrink",), **_SHRINK
    ),
    "softshrink_prime": Truth(
        formula=choose(BEYOND, 1, 0), exceptions=(L, -L), **_SHRINK
    ),
    "hardshrink": Truth(
        formula=choose(BEYOND, X, 0), own=("hardshrink",), **_SHRINK
    ),
    "hardshrink_prime": Truth(
        formula=choose(BEYOND, 1, 0), exceptions=(L, -L), **_SHRINK
    ),
    **_smooth("tanhshrink", X - tanh(X), tanh(X) ** number(2)),
    "softmax": Truth(
        formula=exp(X_I) / bound("sum", "j", exp(X_J)), own=("softmax",), **_WHOLE
    ),
    "log_softmax": Truth(
        formula=X_I - log(bound("sum", "j", exp(X_J))), own=("log_softmax",), **_WHOLE
    ),
    "glu": Truth(formula=A * sigmoid(B), own=("glu",), **_PAIR),
    "swiglu": Truth(formula=A * sigmoid(A) * B, own=("swiglu",), **_PAIR),
}  # fmt: skip
"""By the name that `quiz check` takes."""

DEFAULTS = {
    name: {letter: Fraction(usual) for letter, usual, _ in one.params}
    for name, one in TRUTHS.items()
}
