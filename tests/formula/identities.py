"""Identities: what functions have to do with one another, and where they hold."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from .terms import (
    CONDITIONS,
    HALF,
    Formula,
    Phi,
    absolute,
    at_least,
    at_most,
    choose,
    clip,
    cosh,
    erf,
    erfc,
    exp,
    expm1,
    head,
    larger,
    less,
    letter,
    log,
    log1p,
    mask,
    more,
    negated,
    number,
    of,
    relu,
    sigmoid,
    sign,
    silu,
    sinh,
    smaller,
    softplus,
    sqrt,
    tanh,
)

ONE, TWO = number(1), number(2)
PI = letter("pi")
OPPOSITE = {"<": ">=", "<=": ">", ">": "<=", ">=": "<", "==": "!=", "!=": "=="}
_TOTAL = frozenset(
    ("+", "-", "*", "neg", "exp", "expm1", "tanh", "sinh", "cosh", "sigmoid", "abs",
     "softplus", "silu", "relu", "erf", "erfc", "Phi", "phi", "sign", "max", "min",
     "clip", "sin", "cos", "if", "mask", "sum", "vmax", "logaddexp", "num", "at")
)  # fmt: skip
logaddexp, log2 = head("logaddexp"), head("log2")


def positive(one: Formula, known: frozenset[str]) -> bool:
    """Whether the formula is certainly above 0 wherever it has a value."""
    match one:
        case ("num", text):
            return Fraction(text) > 0
        case ("exp" | "sigmoid" | "softplus" | "cosh" | "Phi" | "phi" | "e" | "pi", *_):
            return True
        case ("+", a, b):
            return (positive(a, known) and not_negative(b, known)) or (
                not_negative(a, known) and positive(b, known)
            )
        case ("*" | "/" | "min", a, b):
            return positive(a, known) and positive(b, known)
        case ("max", a, b):
            return positive(a, known) or positive(b, known)
        case ("^", a, _) | ("sqrt", a) | ("sum", _, a):
            return positive(a, known)
        case ("if", _, a, b):
            return positive(a, known) and positive(b, known)
    return len(one) == 1 and one[0] in known


def not_negative(one: Formula, known: frozenset[str]) -> bool:
    match one:
        case ("num", text):
            return Fraction(text) >= 0
        case ("abs" | "relu" | "sqrt" | "mask", *_) | ("^", _, ("num", "2")):
            return True
        case ("max", a, b):
            return not_negative(a, known) or not_negative(b, known)
        case ("*", a, b) if a == b:
            return True
    return positive(one, known)


def total(one: Formula, known: frozenset[str]) -> bool:
    """Whether the formula certainly has a value everywhere."""
    match one:
        case ("at", _, _):
            return True
        case ("/", a, b):
            return total(a, known) and total(b, known) and positive(b, known)
        case ("log", a):
            return total(a, known) and positive(a, known)
        case ("sqrt", a):
            return total(a, known) and not_negative(a, known)
        case ("^", a, ("num", text)):
            return total(a, known) and text.isdigit()
    inner = all(total(k, known) for k in one[1:] if isinstance(k, Formula))
    return inner and (len(one) == 1 or one[0] in _TOTAL or one[0] in CONDITIONS)


def identities(one: Formula, known: frozenset[str]) -> Iterator[Formula]:
    """What functions have to do with one another."""
    match one:
        case ("exp", a):
            yield 1 / exp(-a)
            yield exp(a / 2) ** TWO
            yield expm1(a) + 1
            yield cosh(a) + sinh(a)
            yield letter("e") ** a
            yield TWO ** (a / log(TWO))
            match a:
                case ("+", b, c):
                    yield exp(b) * exp(c)
                case ("-", b, c):
                    yield exp(b) / exp(c)
                case ("*", ("num", text), b) if text in ("2", "3"):
                    yield exp(b) ** number(text)
        case ("expm1", a):
            yield exp(a) - 1
        case ("log1p", a):
            yield log(1 + a)
        case ("log", a):
            yield log(a * a) / 2
            yield -log(1 / a)
            yield log2(a) * log(TWO)
            yield log(a) / log(letter("e"))
            match a:
                case ("+", ("num", "1"), b) | ("+", b, ("num", "1")):
                    yield log1p(b)
                    if b[0] == "exp":
                        yield softplus(b[1])
                case ("/", b, c) if positive(c, known):
                    yield log(b) - log(c)
                case ("sigmoid", b):
                    yield -softplus(-b)
        case ("softplus", a):
            yield log(1 + exp(a))
            yield log1p(exp(a))
            yield a + softplus(-a)
            yield larger(a, 0) + log1p(exp(-absolute(a)))
            yield -log(sigmoid(-a))
            yield logaddexp(0, a)
        case ("sigmoid", a):
            yield 1 / (1 + exp(-a))
            yield exp(a) / (1 + exp(a))
            yield (1 + tanh(a / 2)) / 2
            yield HALF + HALF * tanh(HALF * a)
            yield 1 - sigmoid(-a)
            yield exp(-softplus(-a))
            yield exp(a / 2) / (exp(a / 2) + exp(-a / 2))
            yield choose(at_least(a, 0), 1 / (1 + exp(-a)), exp(a) / (1 + exp(a)))
        case ("silu", a):
            yield a * sigmoid(a)
            yield a / (1 + exp(-a))
        case ("tanh", a):
            yield 2 * sigmoid(2 * a) - 1
            yield -tanh(-a)
            yield sinh(a) / cosh(a)
            yield (exp(a) - exp(-a)) / (exp(a) + exp(-a))
            yield (exp(2 * a) - 1) / (exp(2 * a) + 1)
            yield 1 - 2 / (1 + exp(2 * a))
            yield expm1(2 * a) / (expm1(2 * a) + 2)
            yield sign(a) * tanh(absolute(a))
        case ("sinh", a):
            yield (exp(a) - exp(-a)) / 2
        case ("cosh", a):
            yield (exp(a) + exp(-a)) / 2
            yield sqrt(1 + sinh(a) ** TWO)
        case ("-", ("num", "1"), ("^", ("tanh", a), ("num", "2"))):
            yield 1 / cosh(a) ** TWO
            yield 4 / (exp(a) + exp(-a)) ** TWO
        case ("-", ("num", "1"), ("sigmoid", a)):
            yield sigmoid(-a)
        case ("Phi", a):
            yield (1 + erf(a / sqrt(TWO))) / 2
            yield 1 - Phi(-a)
            yield HALF * erfc(-a / sqrt(TWO))
        case ("phi", a):
            yield exp(-(a**TWO) / 2) / sqrt(2 * PI)
            yield 1 / sqrt(2 * PI) * exp(number("-0.5") * a * a)
        case ("erf", a):
            yield 1 - erfc(a)
            yield -erf(-a)
            yield 2 * Phi(a * sqrt(TWO)) - 1
        case ("erfc", a):
            yield 1 - erf(a)
        case ("/", ("num", "1"), ("+", ("num", "1"), ("exp", ("neg", a)))):
            yield sigmoid(a)
        case ("/", a, ("+", ("num", "1"), ("exp", ("neg", b)))):
            yield a * sigmoid(b)
            if a == b:
                yield silu(a)
    yield from _branches(one, known)


def _branches(one: Formula, known: frozenset[str]) -> Iterator[Formula]:
    """where ↔ max ↔ abs ↔ cases ↔ mask."""
    match one:
        case ("relu", a):
            yield larger(0, a)
            yield larger(a, 0)
        case ("max", a, b):
            yield larger(b, a)
            yield -smaller(-a, -b)
            yield (a + b + absolute(a - b)) / 2
            yield a + relu(b - a)
            yield choose(more(a, b), a, b)
            yield choose(at_least(a, b), a, b)
            yield choose(less(a, b), b, a)
            yield mask(more(a, b)) * a + mask(at_most(a, b)) * b
            if a == ("num", "0"):
                yield relu(b)
                yield b * mask(more(b, 0))
                yield b - smaller(b, 0)
                yield b * (sign(b) + 1) / 2
                yield (b + sqrt(b**TWO)) / 2
                yield softplus(b) - log1p(exp(-absolute(b)))
        case ("min", a, b):
            yield smaller(b, a)
            yield -larger(-a, -b)
            yield a + b - larger(a, b)
            yield choose(less(a, b), a, b)
            yield (a + b - absolute(a - b)) / 2
            if a[0] == "max":
                yield choose(less(a, b), a, b)
        case ("clip", a, low, high):
            yield smaller(larger(a, low), high)
            yield larger(low, smaller(high, a)) if _ordered(low, high) else one * 1
            if _ordered(low, high):
                yield choose(less(a, low), low, choose(more(a, high), high, a))
                yield choose(more(a, high), high, choose(at_least(a, low), a, low))
        case ("abs", a):
            yield larger(a, -a)
            yield choose(more(a, 0), a, -a)
            yield choose(less(a, 0), -a, a)
            yield a * sign(a)
            yield sqrt(a**TWO)
            yield relu(a) + relu(-a)
            yield absolute(-a)
        case ("sign", a):
            yield choose(more(a, 0), 1, choose(less(a, 0), -ONE, 0))
            yield -sign(-a)
            yield mask(more(a, 0)) - mask(less(a, 0))
            yield clip(a * 10**9, sign(a) * 1, sign(a) * 1)
        case ("mask", condition):
            yield choose(condition, 1, 0)
            yield 1 - mask(negated(condition))
        case ("if", condition, a, b):
            yield choose(negated(condition), b, a)
            if condition[0] in OPPOSITE:
                yield choose(of(OPPOSITE[condition[0]], *condition[1:]), b, a)
            if total(a, known) and total(b, known):
                yield mask(condition) * a + mask(negated(condition)) * b
                yield b + mask(condition) * (a - b)
            if condition[0] == "and":
                yield choose(condition[1], choose(condition[2], a, b), b)
            if condition[0] == "or":
                yield choose(condition[1], a, choose(condition[2], a, b))


def _ordered(low: Formula, high: Formula) -> bool:
    ends = [one[1] if one[0] == "neg" else one for one in (low, high)]
    if any(one[0] != "num" for one in ends):
        return False
    first, last = (
        (-1 if one[0] == "neg" else 1) * Fraction(end[1])
        for one, end in zip((low, high), ends, strict=True)
    )
    return first < last
