"""Each kind of slip as a rule on formulas, written by hand and apart from `quiz`.

A rule changes a formula at one place, in the way of that slip. Some results have the
same value after all, or stand for another kind too: `fresh` sorts them out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from tests.formula.slips.misdifferentiating import misdifferentiated
from tests.formula.slips.miswriting import (
    TWO,
    X,
    at_values,
    bracket,
    branch,
    branches,
    constant,
    point,
    rounding,
    sign,
    threshold,
)
from tests.formula.slips.questions import Question
from tests.formula.terms import (
    TRUTHS,
    Formula,
    Phi,
    absolute,
    choose,
    component,
    erf,
    exchanged,
    exp,
    less,
    letter,
    letters,
    log,
    number,
    of,
    phi,
    relu,
    sigmoid,
    sinh,
    softplus,
    sqrt,
    substituted,
    tanh,
)

Rule = Callable[[Question], Iterator[Formula]]
_CALLS = (
    "exp", "log", "tanh", "sqrt", "abs", "sigmoid", "Phi", "phi", "sign", "cosh",
)  # fmt: skip
_OTHERS = {
    "exp": (sinh, softplus), "tanh": (sigmoid, erf), "sigmoid": (tanh, relu),
    "log": (sqrt, tanh), "abs": (relu,), "sqrt": (log,), "Phi": (phi, sigmoid),
    "phi": (Phi,), "cosh": (sinh, exp), "max": (), "sign": (tanh,),
}  # fmt: skip


def parameter(question: Question) -> Iterator[Formula]:
    truth = question.truth.formula
    names = {name for name, _, _ in question.truth.params}

    def change(one: Formula) -> Iterator[Formula]:
        match one:
            case ("*", (name,), b) if name in names:
                yield b
            case ("*" | "/" | "^" | "+" | "-", a, (name,)) if name in names:
                yield a

    yield from at_values(question, change)
    for name, usual, _ in question.truth.params:
        if usual != "1":
            yield substituted(truth, name, number(1))


def factor(question: Question) -> Iterator[Formula]:
    truth = question.truth.formula
    names = {name for name, _, _ in question.truth.params}

    def change(one: Formula) -> Iterator[Formula]:
        match one:
            case ("*", a, b):
                if not letters(a) <= names or a[0] == "num":
                    yield b
                if not letters(b) <= names or b[0] == "num":
                    yield a
            case ("/", a, b) if not letters(b) & names:
                yield a

    yield from at_values(question, change)
    yield 2 * truth
    yield truth / 3
    if question.truth.vectors:
        yield component("x", "i") * truth
        return
    for name in question.truth.variables:
        yield letter(name) * truth


def term(question: Question) -> Iterator[Formula]:
    truth = question.truth.formula
    names = {name for name, _, _ in question.truth.params}

    def change(one: Formula) -> Iterator[Formula]:
        match one:
            case ("+" | "-" as op, a, b):
                if not (letters(b) and letters(b) <= names):
                    yield a
                if not (letters(a) and letters(a) <= names):
                    yield b if op == "+" else -b

    yield from at_values(question, change)
    yield truth + 1
    yield truth - number("0.5")
    if question.truth.vectors:
        yield truth + component("x", "i")
        return
    for name in question.truth.variables:
        yield truth + letter(name)


def function(question: Question) -> Iterator[Formula]:
    def change(one: Formula) -> Iterator[Formula]:
        if one[0] in _CALLS:
            yield one[1]
            for other in _OTHERS[one[0]]:
                yield other(one[1])
        elif (len(one) == 1 and one[0] not in ("e", "pi")) or one[0] == "at":
            yield absolute(one)

    yield from at_values(question, change)
    yield exp(question.truth.formula)
    yield tanh(question.truth.formula)


def power(question: Question) -> Iterator[Formula]:
    def change(one: Formula) -> Iterator[Formula]:
        match one:
            case ("^", a, ("num", text)):
                yield a
                yield a ** number(int(text) + 1)
            case ("exp", a):
                yield of("^", TWO, a)
                yield of("^", number(10), a)
            case ("log", a):
                yield log(a) / log(TWO)
            case ("sqrt", a):
                yield a
            case ("+" | "-", a, b):
                for place, inner in ((1, a), (2, b)):
                    if inner[0] in ("tanh", "abs", "sigmoid") or len(inner) == 1:
                        yield exchanged(one, (place,), inner**TWO)

    yield from at_values(question, change)
    yield question.truth.formula**TWO
    yield sqrt(question.truth.formula)


def argument(question: Question) -> Iterator[Formula]:
    def change(one: Formula) -> Iterator[Formula]:
        if one[0] in ("exp", "tanh", "log", "sigmoid", "Phi", "phi", "cosh"):
            yield of(one[0], 2 * one[1])
            yield of(one[0], one[1] / TWO)
            if one[1][0] != "neg" and one[0] not in ("log", "cosh"):
                yield of(one[0], -one[1])

    truth = question.truth.formula
    if question.truth.variables == ("x",) and not question.truth.vectors:
        for new in (-X, 2 * X, X / TWO):
            yield substituted(truth, "x", new)
    yield from at_values(question, change)


def inverted(question: Question) -> Iterator[Formula]:
    def change(one: Formula) -> Iterator[Formula]:
        match one:
            case ("/", a, b):
                yield b / a

    yield 1 / question.truth.formula
    yield from at_values(question, change)


def exchanged_places(question: Question) -> Iterator[Formula]:
    truth = question.truth.formula
    names = [*question.truth.variables, *(one for one, _, _ in question.truth.params)]
    if not question.truth.vectors:
        for place, one in enumerate(names):
            for other in names[place + 1 :]:
                turned = substituted(truth, one, letter("°"))
                turned = substituted(turned, other, letter(one))
                yield substituted(turned, "°", letter(other))

    def change(one: Formula) -> Iterator[Formula]:
        match one:
            case ("*", a, (head, b)) if head in _CALLS:
                yield of(head, a * b)
            case (head, (inner, a)) if head in _CALLS and inner in _CALLS:
                yield of(inner, of(head, a))
            case ("+" | "-" as op, (head, a), b) if head in _CALLS:
                yield of(head, of(op, a, b))
            case (head, ("+" | "-" as op, a, b)) if head in _CALLS:
                yield of(op, a, of(head, b))
            case ("log", (("sum", index, body))):
                yield Formula(("sum", index, log(body)))

    yield from at_values(question, change)


def operation(question: Question) -> Iterator[Formula]:
    def change(one: Formula) -> Iterator[Formula]:
        match one:
            case ("*", a, b):
                yield a + b
            case ("+", a, b):
                yield a * b
            case ("-", a, b):
                yield a / b
            case ("/", a, b):
                yield a * b

    yield from at_values(question, change)


def index(question: Question) -> Iterator[Formula]:
    if not question.truth.vectors:
        return

    def change(one: Formula) -> Iterator[Formula]:
        match one:
            case ("at", vector, "j"):
                yield component(vector, "i")
            case ("at", vector, "i"):
                yield component(vector, "1")
            case ("sum" | "vmax", "j", body):
                yield _reindexed(body, "j", "i")

    yield from at_values(question, change)
    yield _reindexed(question.truth.formula, "i", "1")
    yield _reindexed(question.truth.formula, "j", "i")


def _reindexed(formula: Formula, old: str, new: str) -> Formula:
    if formula[0] == "at":
        return Formula((*formula[:2], new if formula[2] == old else formula[2]))
    if formula[0] == "num":
        return formula
    return Formula(
        _reindexed(one, old, new) if isinstance(one, Formula) else one
        for one in formula
    )


def derivative(question: Question) -> Iterator[Formula]:
    slope = TRUTHS.get(f"{question.name}_prime")
    if slope is not None:
        yield slope.formula
    for name, inside in _SLOPES.items():
        if name == question.name:
            yield from inside


def undifferentiated(question: Question) -> Iterator[Formula]:
    name = question.name.removesuffix("_prime")
    if name == question.name:
        return
    whole = TRUTHS[name].formula
    yield whole
    match whole, question.truth.formula:
        case ("if", _, a, b), ("if", condition, c, d):
            yield choose(condition, a, d)
            yield choose(condition, c, b)


def rule(question: Question) -> Iterator[Formula]:
    name = question.name.removesuffix("_prime")
    if name != question.name:
        yield from misdifferentiated(TRUTHS[name].formula)
        yield from _RULES.get(name, ())


def other(question: Question) -> Iterator[Formula]:
    if question.against:
        return
    own = question.truth
    is_slope = question.name.endswith("_prime")
    names = {letter for letter, _, _ in own.params}
    for name, known in TRUTHS.items():
        if (
            name != question.name
            and name.removesuffix("_prime") != question.name.removesuffix("_prime")
            and name.endswith("_prime") == is_slope
            and known.variables == own.variables
            and known.vectors == own.vectors
            and {letter for letter, _, _ in known.params} <= names
        ):
            yield known.formula


def wrong_letter(question: Question) -> Iterator[Formula]:
    truth = question.truth.formula
    names = [*question.truth.variables, *(one for one, _, _ in question.truth.params)]
    if question.truth.vectors:
        return

    def change(one: Formula) -> Iterator[Formula]:
        if len(one) == 1 and one[0] in names:
            for name in (*names, "k"):
                if name != one[0]:
                    yield letter(name)

    for new in at_values(question, change):
        used = letters(new)
        if "k" not in used or used.issuperset(names):
            yield new  # else k is but another name for a letter left out
    yield letter("k") * truth


_SIGMA, _TANH = sigmoid(X), tanh(X)
_Y, _P, _Z = map(letter, "ypz")
_SLOPES: dict[str, tuple[Formula, ...]] = {
    "log_cosh": (tanh(_Y - _P), -tanh(_Y - _P)),
    "squared": (_Y - _P, _P - _Y),
    "hinge": (choose(less(_Y * _Z, 1), -_Y, 0),),
    "logistic": (-_Y / (1 + exp(_Y * _Z)),),
    "exponential": (-_Y * exp(-(_Y * _Z)),),
    "poisson": (1 - _Y / _P,),
    "bce": (-(_Y / _P) + (1 - _Y) / (1 - _P),),
    "bce_logits": (sigmoid(_Z) - _Y,),
}
"""Slopes of losses in their prediction."""
_RULES: dict[str, tuple[Formula, ...]] = {
    "sigmoid": (X * (1 - X), 1 - _SIGMA ** TWO, _SIGMA * (1 - X)),
    "tanh": (1 - X ** TWO, _TANH * (1 - _TANH), 2 * _TANH),
    "silu": (X * (1 - X),),
    "softplus": (1 / (1 + exp(letter("b") * X)), 1 / (letter("b") * X)),
    "logsigmoid": (1 / (1 / (1 + exp(-X))),),
    "gelu": (X * phi(X), phi(X)),
}  # fmt: skip
"""Rules of other functions, outputs taken for inputs."""

RULES: dict[str, Rule] = {
    "sign": sign, "bracket": bracket, "branches": branches, "branch": branch,
    "threshold": threshold, "point": point, "constant": constant,
    "rounding": rounding, "parameter": parameter, "factor": factor, "term": term,
    "function": function, "power": power, "argument": argument, "inverted": inverted,
    "exchanged": exchanged_places, "operation": operation, "index": index,
    "derivative": derivative, "undifferentiated": undifferentiated, "rule": rule,
    "other": other, "letter": wrong_letter,
}  # fmt: skip
"""What writes the wrong answers of each kind."""
