"""Changes of a formula that most often alter its value, as people slip and cheat.

Some keep the value after all: `independent.difference` tells.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from fractions import Fraction

from .terms import (
    COMPARISONS,
    CONDITIONS,
    Formula,
    Truth,
    absolute,
    at_most,
    choose,
    cosh,
    erf,
    exchanged,
    exp,
    expm1,
    found_at,
    larger,
    less,
    letter,
    log,
    log1p,
    more,
    number,
    of,
    other_than,
    places,
    relu,
    sigmoid,
    sinh,
    smaller,
    softplus,
    tanh,
)
from .terms import (
    sqrt as root,
)

_OPERATORS = {"+": "-*", "-": "+", "*": "+/", "/": "*-"}
_FUNCTIONS = {
    "exp": (expm1, sinh, cosh), "tanh": (sigmoid, erf), "sigmoid": (tanh, softplus),
    "log": (log1p, root), "log1p": (log,), "max": (smaller,), "min": (larger,),
    "abs": (relu,), "relu": (absolute, softplus), "sqrt": (absolute,),
    "Phi": (sigmoid,), "phi": (exp,), "erf": (tanh,), "sinh": (cosh,),
    "cosh": (sinh,), "softplus": (relu, exp),
}  # fmt: skip
_ODD_PLACES = ("2", "3.7", "-1.25", "0.37", "17", "-250", "1234.5", "0.00321")
_FAR = ("90", "1000", "12345", "100000")
_MOST_DIGITS = 16
_SIXTH_DIGIT = number("0.000001")


def changed(formula: Formula, truth: Truth, dice: random.Random) -> Formula:
    """The formula with one change."""
    if dice.randrange(4) == 0:
        found = list(_hidden(formula, truth, dice))
        return dice.choice(found)
    ways = list(places(formula))
    for _ in range(20):
        way = dice.choice(ways)
        found = list(_slips(found_at(formula, way), dice))
        if found:
            return exchanged(formula, way, dice.choice(found))
    return -formula


def _slips(one: Formula, dice: random.Random) -> Iterator[Formula]:
    if one[0] in CONDITIONS:
        yield from _conditions(one)
        return
    match one:
        case ("num", text):
            yield from _numbers(text, dice)
            return
        case ("at", vector, index):
            yield Formula(("at", vector, "i"))  # x_j outside may be any component
            yield -one
        case (_,):
            yield -one
            yield 2 * one
            yield one + 1
            yield number("1.000001") * one
            return
        case ("+" | "-" | "*" | "/" as head, a, b):
            for other in _OPERATORS[head]:
                yield of(other, a, b)
            yield a
            yield b
            yield of(head, a, -b)
            if head in "-/":
                yield of(head, b, a)
            if head == "/":
                match b:
                    case ("+" | "-" as inner, c, d):
                        yield of(inner, a / c, d)
                    case ("*", c, d):
                        yield a / c * d
            if head == "*" and a[0] in ("+", "-"):
                yield of(a[0], a[1], a[2] * b)
        case ("^", a, b):
            yield a ** (b + 1)
            yield a
            yield 2 * a
        case ("neg", a):
            yield a
        case ("if", condition, a, b):
            yield choose(condition, b, a)
            yield choose(condition, -a, b)
            yield choose(condition, a, -b)
            yield choose(condition, a, 0)
            yield choose(condition, a + _SIXTH_DIGIT, b)
            yield a
            yield b
        case ("max" | "min" as head, a, b):
            yield of(head, a, -b)
            yield of(head, a + _SIXTH_DIGIT, b)
        case ("clip", a, low, high):
            yield of("clip", a, low, high + 1)
            yield of("clip", a, low - _SIXTH_DIGIT, high)
            yield larger(a, low)
            yield smaller(a, high)
        case (("sum" | "vmax") as kind, index, body):
            yield _freed(body, index)
            yield Formula((kind, index, 2 * body))
    if one[0] in _FUNCTIONS:
        for other in _FUNCTIONS[one[0]]:
            yield other(*one[1:])
    if len(one) == 2 and one[0] not in ("neg", "mask"):
        yield of(one[0], -one[1])
        yield of(one[0], 2 * one[1])
        yield of(one[0], one[1] + _SIXTH_DIGIT)
        yield one[1]
    yield -one
    yield one * number("1.000001")
    yield one + number("0.000001")
    yield one ** number(2)
    yield absolute(one)


def _freed(one: Formula, index: str) -> Formula:
    """What was summed, at i: an index without its sum could be read as another's."""
    if one[0] == "at":
        return Formula(("at", one[1], "i")) if one[2] == index else one
    return Formula(
        tuple(_freed(k, index) if isinstance(k, Formula) else k for k in one)
    )


def _numbers(text: str, dice: random.Random) -> Iterator[Formula]:
    exact = Fraction(text)
    places = len(text.partition(".")[2])
    yield number(str(exact + 1)) if "." not in text else number(text) + 1
    yield 2 * number(text)
    yield -number(text)
    if "." in text:
        digits = len(text.replace(".", "").lstrip("0"))
        finer = places + max(0, 6 - digits)
        if digits > _MOST_DIGITS:  # the last ones of a rounded constant are free
            finer = places - digits + dice.randint(6, _MOST_DIGITS)
        step = Fraction(dice.choice((1, -1)), 10**finer)
        shown = max(places, finer)
        yield number(_decimal(exact + step, shown))
        yield number(_decimal(exact + Fraction(1, 10 ** min(places, finer)), shown))
    else:
        yield number(f"{text}.00001")
        yield number(text) - _SIXTH_DIGIT


def _decimal(exact: Fraction, places: int) -> str:
    whole = exact.numerator * 10**places // exact.denominator
    digits = f"{abs(whole):0{places + 1}d}"
    return ("-" if whole < 0 else "") + f"{digits[:-places]}.{digits[-places:]}"


def _conditions(one: Formula) -> Iterator[Formula]:
    match one:
        case ("and", a, b):
            yield of("or", a, b)
            yield a
            yield b
        case ("or", a, b):
            yield of("and", a, b)
            yield a
        case ("not", a):
            yield a
    if one[0] in COMPARISONS:
        head, a, b = one
        yield of({"<": ">", ">": "<", "<=": ">=", ">=": "<="}.get(head, "=="), a, b)
        yield of({"<": "<=", ">": ">=", "<=": "<", ">=": ">"}.get(head, "!="), a, b)
        yield of(head, a, b + 1)
        yield of(head, a, b - number("0.001"))
        yield of(head, a, b + _SIXTH_DIGIT)
        yield of(head, -a, b)


def _hidden(formula: Formula, truth: Truth, dice: random.Random) -> Iterator[Formula]:
    """Right nearly everywhere: all but a point, or as far as anybody would look."""
    if truth.vectors:
        x = Formula(("at", "x", "i"))
    else:
        x = letter(dice.choice(truth.variables))
    place = number(dice.choice(_ODD_PLACES).lstrip("-"))
    far = number(dice.choice(_FAR))
    off = dice.choice([formula + 1, number(0), -formula, 2 * formula])
    yield choose(other_than(x, place), formula, off)
    yield choose(other_than(x, -place), formula, off)
    yield choose(of("==", x, place), off, formula)
    yield choose(less(x, far), formula, off)
    yield choose(more(x, -far), formula, off)
    yield choose(at_most(absolute(x), far), formula, off)
    yield choose(other_than(3 * x, place), formula, off)
    yield choose(more((x - place) ** number(2), 0), formula, off)
    yield choose(less(absolute(x - place), number("0.0001")), off, formula)
    yield smaller(formula, far)
    yield larger(formula, -far)
    yield formula + number("0." + "0" * 19 + "1")
    yield formula * number("1.000000000001")
    yield formula + exp(-((x - 40) ** number(2)))
    yield formula + relu(x - far)
    yield formula + number("0.0000001") * x
    for name, usual, _ in truth.params:
        yield formula + letter(name) - number(usual)
        yield formula * (letter(name) / number(usual))
    yield log(exp(formula)) + number("0.0000001")
