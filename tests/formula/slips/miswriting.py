"""Slips of the pen: signs, brackets, branches, numbers."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from fractions import Fraction

from tests.formula.slips.questions import Question
from tests.formula.terms import (
    CONDITIONS,
    Formula,
    choose,
    exchanged,
    found_at,
    larger,
    less,
    letter,
    log,
    more,
    number,
    of,
    other_than,
    parts,
    places,
    sigmoid,
    smaller,
    softplus,
    sqrt,
    substituted,
)

X = letter("x")
TWO = number(2)


def _valued(formula: Formula, way: tuple[int, ...] = ()) -> Iterator[tuple[int, ...]]:
    """The ways to every part that is a value, not a condition."""
    if formula[0] in CONDITIONS:
        return
    yield way
    for place, one in parts(formula):
        yield from _valued(one, (*way, place))


def at_values(
    question: Question, change: Callable[[Formula], Iterator[Formula]]
) -> Iterator[Formula]:
    """The truth with one part changed, whichever it is."""
    truth = question.truth.formula
    for way in _valued(truth):
        for new in change(found_at(truth, way)):
            yield exchanged(truth, way, new)


def _at_all(
    question: Question, change: Callable[[Formula], Iterator[Formula]]
) -> Iterator[Formula]:
    truth = question.truth.formula
    for way in places(truth):
        for new in change(found_at(truth, way)):
            yield exchanged(truth, way, new)


def sign(question: Question) -> Iterator[Formula]:
    def change(one: Formula) -> Iterator[Formula]:
        match one:
            case ("+", a, b):
                yield a - b
            case ("-", a, b):
                yield a + b
            case ("neg", a):
                yield a
            case ("if", condition, a, b):
                yield choose(condition, a, -b)
                yield choose(condition, -a, b)

    yield -question.truth.formula
    yield from at_values(question, change)


def bracket(question: Question) -> Iterator[Formula]:
    def change(one: Formula) -> Iterator[Formula]:
        match one:
            case ("/", a, (("+" | "-") as op, b, c)):
                yield of(op, a / b, c)
            case ("/", a, ("*", b, c)):
                yield a / b * c
            case ("/", (("+" | "-") as op, a, b), c):
                yield of(op, a, b / c)
            case ("*", a, (("+" | "-") as op, b, c)):
                yield of(op, a * b, c)
            case ("*", (("+" | "-") as op, a, b), c):
                yield of(op, a, b * c)
            case ("^", (("+" | "-") as op, a, b), c):
                yield of(op, a, b**c)
            case (
                ("log" | "tanh" | "sqrt" | "cosh") as head,
                (("+" | "-") as op, a, b),
            ):
                yield of(op, of(head, a), b)

    yield from at_values(question, change)


def branches(question: Question) -> Iterator[Formula]:
    def change(one: Formula) -> Iterator[Formula]:
        match one:
            case ("if", condition, a, b):
                yield choose(condition, b, a)
            case ("max", a, b):
                yield smaller(a, b)
            case ("min", a, b):
                yield larger(a, b)
            case ("clip", a, low, high):
                yield of("clip", a, high, low)
                yield smaller(low, larger(high, a))
            case (("<" | "<=" | ">" | ">=") as op, a, b):
                yield of({"<": ">", ">": "<", "<=": ">=", ">=": "<="}[op], a, b)

    yield from _at_all(question, change)


def branch(question: Question) -> Iterator[Formula]:
    truth = question.truth.formula

    def change(one: Formula) -> Iterator[Formula]:
        match one:
            case ("if", condition, a, b):
                yield a
                yield b
                if a != number(0):
                    yield choose(condition, 0, b)
                    yield choose(condition, a * a if a != number(1) else TWO, b)
                if b != number(0):
                    yield choose(condition, a, 0)
                else:
                    yield choose(condition, a, -1 * number(1))
            case ("max" | "min", a, b):
                yield a
                yield b

    yield from at_values(question, change)
    if question.truth.variables == ("x",) and not question.truth.vectors:
        yield choose(more(X, -number(20)), truth, 0)
        yield choose(less(X, 3), truth, -number(7))


def threshold(question: Question) -> Iterator[Formula]:
    def change(one: Formula) -> Iterator[Formula]:
        match one:
            case (("<" | "<=" | ">" | ">=") as op, a, b):
                looser = {"<": "<=", "<=": "<", ">": ">=", ">=": ">"}[op]
                yield of(looser, a, b)
                yield of(op, a, number("0.1") if b == number(0) else _more(b, b))
                yield of(op, a, _more(b, number(1)))
            case ("clip", a, low, high):
                yield of("clip", a, low, _more(high, high))
                yield of("clip", a, _more(low, number(-1)), high)
                yield larger(a, low)
                yield smaller(a, high)
            case ("max" | "min" as head, ("num", text), b) if text == "0":
                yield of(head, number("0.1"), b)
                yield of(head, number(-1), b)
            case ("max" | "min" as head, a, ("num", text)):
                yield of(head, a, _more(number(text), number(1)))
            case ("and", a, b):
                yield a
                yield b
                yield of("or", a, b)

    yield from _at_all(question, change)


def _more(one: Formula, other: Formula) -> Formula:
    """The sum, as one number where both are numbers."""
    match one:
        case ("num", text):
            return _decimal(Fraction(text) + _value(other))
        case ("neg", ("num", text)):
            return _decimal(-Fraction(text) + _value(other))
    return one + other


def _value(one: Formula) -> Fraction:
    return -_value(one[1]) if one[0] == "neg" else Fraction(one[1])


def point(question: Question) -> Iterator[Formula]:
    truth = question.truth.formula
    if question.truth.vectors or question.truth.variables != ("x",):
        return
    yield choose(other_than(X, number(3)), truth, truth + 1)
    yield choose(other_than(X, number(0)), truth, truth + TWO)
    yield truth * X / X
    yield truth + X / X - 1
    yield truth + 0 * log(X)


def _numbers(formula: Formula) -> Iterator[tuple[tuple[int, ...], Fraction]]:
    for way in _valued(formula):
        one = found_at(formula, way)
        above = found_at(formula, way[:-1]) if way else ("",)
        is_exponent = above[0] == "^" and way[-1] == 2
        if one[0] == "num" and Fraction(one[1]) and not is_exponent:
            yield way, Fraction(one[1])


def constant(question: Question) -> Iterator[Formula]:
    truth = question.truth.formula
    for way, exact in _numbers(truth):
        if exact != 1:
            yield exchanged(truth, way, number(1) if exact < 1 else number(6))
        yield exchanged(truth, way, _decimal(exact + 1))
        yield exchanged(truth, way, _decimal(exact * Fraction(3, 2)))
        yield exchanged(truth, way, _decimal(exact / 4))
    for name, usual, _ in question.truth.params:
        for times in (Fraction(2), Fraction(1, 10)):
            yield substituted(truth, name, _decimal(Fraction(usual) * times))


def _decimal(exact: Fraction) -> Formula:
    shown = f"{float(exact):.4g}"
    if "e" in shown or (Fraction(shown) != exact and exact.denominator < 100):
        return number(exact.numerator) / number(exact.denominator)
    return number(shown)


def rounding(question: Question) -> Iterator[Formula]:
    truth = question.truth.formula
    for way, exact in _numbers(truth):
        for times in (Fraction(1_000_001, 1_000_000), Fraction(999, 1000)):
            off = f"{float(exact * times):.9g}"
            yield exchanged(truth, way, number(off))

    def change(one: Formula) -> Iterator[Formula]:
        match one:
            case ("/", a, b) if b[0] != "num":
                yield a / (b + number("0.0000001"))
            case ("log", a):
                yield log(a + number("0.000001"))
            case ("exp", a):
                yield of("^", number("2.718"), a)
            case ("sqrt", ("/", a, b)) if b == letter("pi"):
                yield number("0.8")
                yield number("0.798")
            case ("Phi", a):
                yield sigmoid(number("1.702") * a)
            case ("abs", a):
                yield sqrt(a**TWO + number("0.0001"))
            case ("if", ("<" | ">" | "<=" | ">=", a, b), c, d) if b == number(0):
                if one[1][0] in (">", ">="):
                    yield d + (c - d) * sigmoid(1000 * a)
            case ("max", a, b) if a == number(0):
                yield softplus(100 * b) / 100

    yield from at_values(question, change)
    yield truth + number("0.000001")
    yield truth * number("1.0001")
