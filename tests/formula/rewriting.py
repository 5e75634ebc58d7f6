"""Rewritings that keep the value of a formula wherever it has one.

Each is an identity over the reals whose new form is undefined nowhere that the old
one is defined; what must be positive or defined everywhere for that is checked.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from fractions import Fraction

from .identities import ONE, OPPOSITE, TWO, identities, positive, total
from .terms import (
    CONDITIONS,
    HALF,
    Formula,
    Truth,
    absolute,
    bound,
    choose,
    clip,
    component,
    cosh,
    exchanged,
    exp,
    found_at,
    larger,
    letter,
    letters,
    log,
    more,
    negated,
    number,
    of,
    places,
    relu,
    sign,
    size,
    smaller,
    sqrt,
    substituted,
    tanh,
)

LARGEST = 90
"""Nodes beyond which a formula is left as it is."""
_BOUNDED = ("tanh", "sigmoid", "sign", "erf", "Phi", "sin", "cos", "mask")
_turned = {"<": ">", "<=": ">=", ">": "<", ">=": "<=", "==": "==", "!=": "!="}


def rewritten(
    formula: Formula, truth: Truth, dice: random.Random, steps: int
) -> Formula:
    """The formula after a number of random steps."""
    known = frozenset(
        name
        for name, usual, pool in truth.params
        if all(Fraction(one) > 0 for one in (usual, *pool))
    )
    if truth.params and dice.randrange(5) == 0:
        for name, usual, _ in truth.params:
            formula = substituted(formula, name, number(usual))
    for _ in range(steps):
        if size(formula) > LARGEST:
            break
        way = dice.choice(list(places(formula)))
        found = list(_steps(found_at(formula, way), known, truth, dice))
        if found:
            formula = exchanged(formula, way, dice.choice(found))
    return formula


def _steps(
    one: Formula, known: frozenset[str], truth: Truth, dice: random.Random
) -> Iterator[Formula]:
    if one[0] in CONDITIONS:
        yield from _conditions(one)
        return
    special = [*identities(one, known), *_algebra(one, known)]
    if truth.vectors:
        special += list(_of_vectors(one))
    yield from special
    if dice.randrange(3) == 0 or not special:
        yield from _anywhere(one, known, dice)


def _anywhere(
    one: Formula, known: frozenset[str], dice: random.Random
) -> Iterator[Formula]:
    """Detours that any formula can take."""
    x = letter("x")
    variable = x if "x" in letters(one) else number(3)
    detour = dice.choice([number(2), number("0.37"), tanh(variable), variable,
                          absolute(variable) + 1, variable * variable])  # fmt: skip
    nonzero = dice.choice([number(2), number("0.3"), 1 + absolute(variable),
                           1 + variable ** TWO, cosh(tanh(variable))])  # fmt: skip
    yield of("neg", -one)
    yield one * 1
    yield one + 0
    yield (one + detour) - detour
    yield detour + (one - detour)
    yield (one * nonzero) / nonzero
    yield nonzero * (one / nonzero)
    yield one / 2 + one / 2
    yield larger(one, one)
    yield smaller(one, one + 1)
    yield choose(more(variable, number("0.7")), one, one)
    yield larger(one, 0) + smaller(one, 0)
    yield relu(one) - relu(-one)
    yield sign(one) * absolute(one)
    yield clip(one, one - 1, one + 2)
    if one[0] in _BOUNDED:
        yield log(exp(one))
    if positive(one, known):
        yield 1 / (1 / one)
        yield absolute(one)
        yield sqrt(one) ** TWO
        yield sqrt(one * one)
        yield larger(one, 0)


def _algebra(one: Formula, known: frozenset[str]) -> Iterator[Formula]:
    """Terms, factors, fractions and powers."""
    match one:
        case ("num", text):
            exact = Fraction(text)
            if "." not in text and exact > 3 and exact % 2 == 0:
                yield TWO * number(str(exact / 2))
            if "." in text and len(text) < 10:
                places = len(text.partition(".")[2])
                yield number(str(int(exact * 10**places))) / number(str(10**places))
            if exact == HALF[1]:
                yield ONE / 2
            if "." not in text:
                yield number(str(exact + 1)) - 1
        case ("+", a, b):
            yield b + a
            yield a - (-b)
            yield from _common(a, b, known)
            match a, b:
                case ("+", c, d), _:
                    yield c + (d + b)
                case ("*", c, d), ("*", e, f) if c == e:
                    yield c * (d + f)
                case _, ("*", c, d) if c == a:
                    yield a * (1 + d)
        case ("-", a, b):
            yield a + (-b)
            yield -(b - a)
            match a, b:
                case ("^", c, ("num", "2")), ("^", d, ("num", "2")):
                    yield (c - d) * (c + d)
                case ("num", "1"), ("^", d, ("num", "2")):
                    yield (1 - d) * (1 + d)
        case ("*", a, b):
            yield b * a
            yield -(a * (-b))
            for left, right in ((a, b), (b, a)):
                match left:
                    case ("+" | "-" as sign_, c, d):
                        yield of(sign_, right * c, right * d)
                    case ("*", c, d):
                        yield c * (d * right)
                    case ("/", c, d):
                        yield (c * right) / d
                    case ("mask", condition) if total(right, known):
                        yield choose(condition, right, 0)
            if a == b:
                yield a**TWO
            if positive(b, known):
                yield a / (1 / b)
        case ("/", a, b):
            yield a * (1 / b)
            yield (-a) / (-b)
            yield -((-a) / b)
            yield (2 * a) / (2 * b)
            yield a * b ** number(-1)
            match a, b:
                case ("+" | "-" as sign_, c, d), _:
                    yield of(sign_, c / b, d / b)
                case ("*", c, d), _:
                    yield c / b * d
                case _, ("*", c, d):
                    yield a / c / d
            if positive(a, known):
                yield 1 / (b / a)
            if b[0] == "exp":
                yield a * exp(-b[1])
        case ("^", a, ("num", "2")):
            yield a * a
            yield absolute(a) ** TWO
            match a:
                case ("+", c, d):
                    yield c * c + 2 * c * d + d * d
                case ("-", c, d):
                    yield c**TWO - 2 * c * d + d**TWO
                case ("*", c, d):
                    yield c**TWO * d**TWO
                case ("exp", c):
                    yield exp(2 * c)
        case ("^", a, ("num", "3")):
            yield a * a * a
            yield a * a**TWO
        case ("neg", a):
            yield 0 - a
            yield number(-1) * a
            match a:
                case ("+", c, d):
                    yield -c - d
                case ("-", c, d):
                    yield d - c
        case ("sqrt", a):
            yield a**HALF
            match a:
                case ("/", c, d) if positive(c, known) and positive(d, known):
                    yield sqrt(c) / sqrt(d)


def _common(a: Formula, b: Formula, known: frozenset[str]) -> Iterator[Formula]:
    """A sum over a common denominator, which is 0 nowhere else."""
    match a, b:
        case ("/", c, d), ("/", e, f):
            yield (c * f + e * d) / (d * f)
        case ("/", c, d), _:
            yield (c + b * d) / d
        case _, ("/", c, d):
            yield (a * d + c) / d


def _conditions(one: Formula) -> Iterator[Formula]:
    match one:
        case (("<" | "<=" | ">" | ">=" | "==" | "!=") as sign_, a, b):
            yield of(_turned[sign_], b, a)
            yield negated(of(OPPOSITE[sign_], a, b))
            yield of(sign_, a - b, 0)
            yield of(sign_, 2 * a, 2 * b)
            yield of(sign_, a + 1, b + 1)
            yield of(_turned[sign_], -a, -b)
        case ("and" | "or" as joined, a, b):
            yield of(joined, b, a)
            dual = "or" if joined == "and" else "and"
            yield negated(of(dual, negated(a), negated(b)))
        case ("not", ("not", a)):
            yield a
    if one[0] != "not":
        yield negated(negated(one))


def _of_vectors(one: Formula) -> Iterator[Formula]:
    """Shifts and other forms of softmax."""
    x_i, x_j, x_k = (component("x", k) for k in "ijk")

    def shift(k: str) -> Formula:
        return bound("vmax", k, component("x", k))

    match one:
        case ("/", ("exp", a), ("sum", j, ("exp", b))) if a == substituted_index(
            b, j, "i"
        ):
            yield 1 / bound("sum", j, exp(b - a))
            yield exp(a - log(bound("sum", j, exp(b))))
            yield exp(a - shift("k")) / bound("sum", j, exp(b - shift("k")))
            yield exp(a + 1) / bound("sum", j, exp(b + 1))
        case ("log", ("sum", j, ("exp", b))):
            yield shift("k") + log(bound("sum", j, exp(b - shift("k"))))
            yield 1 + log(bound("sum", j, exp(b - 1)))
        case ("sum", j, ("*", ("num", text), b)):
            yield number(text) * bound("sum", j, b)
        case ("sum", j, ("+", a, b)):
            yield bound("sum", j, a) + bound("sum", j, b)
    if one == x_i:
        yield x_i - shift("k") + shift("k")
        yield log(exp(x_i))
    if one in (x_j, x_k):
        yield one + 2 - 2


def substituted_index(one: Formula, old: str, new: str) -> Formula:
    """The formula with another index on components, bound ones left alone."""
    match one:
        case ("at", vector, index):
            return component(vector, new if index == old else index)
        case ("sum" | "vmax", index, _) if index == old:
            return one
    return Formula(
        substituted_index(k, old, new) if isinstance(k, Formula) else k for k in one
    )
