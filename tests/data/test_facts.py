"""What the bundled decks state about functions is true.

The truths here are written a second time, as SymPy expressions or by hand with
mpmath, and never read from a deck.
"""

from __future__ import annotations

import itertools
import random
from collections.abc import Callable, Iterator, Mapping
from fractions import Fraction

import mpmath
import pytest
import sympy
from sympy import Max, Min, Piecewise, Rational, Symbol

from quiz.deck import Deck, Function
from quiz.deck.model import Formula, Number

from .conftest import Evaluate, Exact

DIGITS = 160
"""More than the tails at ±100 need: softplus(-100) is 1e-152 for b = 7/2."""
RELATIVE = mpmath.mpf(10) ** -30
ABSOLUTE = mpmath.mpf(10) ** -45
POINTS = 200

x = Symbol("x", real=True)
a, s, b, lam = (Symbol(name, positive=True) for name in ("a", "s", "b", "l"))

EXP = sympy.exp
LOGISTIC = 1 / (1 + EXP(-x))
SOFTPLUS = sympy.log(1 + EXP(x))
RAMP6 = Min(Max(0, x + 3), 6)
INNER = sympy.sqrt(2 / sympy.pi) * (x + Rational(44715, 1_000_000) * x**3)
SELU_A = Rational("1.6732632423543772848170429916717")
SELU_S = Rational("1.0507009873554804934193349852946")

TRUTHS: dict[str, sympy.Expr] = {
    "relu": Max(0, x),
    "sigmoid": LOGISTIC,
    "tanh": sympy.tanh(x),
    "leaky_relu": Max(0, x) + a * Min(0, x),
    "prelu": Piecewise((x, x > 0), (a * x, True)),
    "elu": Piecewise((x, x > 0), (a * (EXP(x) - 1), True)),
    "selu": s * Piecewise((x, x > 0), (a * (EXP(x) - 1), True)),
    "celu": Piecewise((x, x > 0), (a * (EXP(x / a) - 1), True)),
    "relu6": Piecewise((0, x < 0), (x, x < 6), (6, True)),
    "gelu": x * (1 + sympy.erf(x / sympy.sqrt(2))) / 2,
    "gelu_tanh": x * (1 + sympy.tanh(INNER)) / 2,
    "silu": x * LOGISTIC,
    "mish": x * sympy.tanh(SOFTPLUS),
    "hardswish": x * RAMP6 / 6,
    "softplus": sympy.log(1 + EXP(b * x)) / b,
    "softsign": x / (1 + sympy.Abs(x)),
    "logsigmoid": sympy.log(LOGISTIC),
    "hardsigmoid": RAMP6 / 6,
    "hardtanh": Piecewise((-1, x < -1), (1, x > 1), (x, True)),
    "identity": x,
    "step": Piecewise((0, x < 0), (1, True)),
    "softshrink": Piecewise((x - lam, x > lam), (x + lam, x < -lam), (0, True)),
    "hardshrink": Piecewise((x, x > lam), (x, x < -lam), (0, True)),
    "tanhshrink": x - sympy.tanh(x),
}

SETTINGS: dict[str, list[dict[str, Fraction]]] = {
    "leaky_relu": [{"a": Fraction(n, 100)} for n in (1, 20, 90)],
    "prelu": [{"a": Fraction(n, 4)} for n in (1, 6, 0, -3)],
    "elu": [{"a": Fraction(n, 2)} for n in (2, 1, 5)],
    "selu": [
        {"a": Fraction(str(SELU_A)), "s": Fraction(str(SELU_S))},
        {"a": Fraction(1, 2), "s": Fraction(3)},
    ],
    "celu": [{"a": Fraction(n, 2)} for n in (2, 1, 5)],
    "softplus": [{"b": Fraction(n, 2)} for n in (2, 1, 7)],
    "softshrink": [{"l": Fraction(n, 2)} for n in (1, 3)],
    "hardshrink": [{"l": Fraction(n, 2)} for n in (1, 3)],
}
"""Values of the parameters, the usual ones first."""

CASES = [
    pytest.param(name, params, id="-".join([name, *map(str, params.values())]))
    for name in TRUTHS
    for params in SETTINGS.get(name, [{}])
]

KINKS: dict[str, Callable[[Mapping[str, Fraction]], list[Exact]]] = {
    "relu": lambda p: [0],
    "leaky_relu": lambda p: [0],
    "prelu": lambda p: [0],
    "elu": lambda p: [] if p["a"] == 1 else [0],
    "selu": lambda p: [0],
    "relu6": lambda p: [0, 6],
    "hardswish": lambda p: [-3, 3],
    "hardsigmoid": lambda p: [-3, 3],
    "hardtanh": lambda p: [-1, 1],
    "step": lambda p: [0],
    "softshrink": lambda p: [-p["l"], p["l"]],
    "hardshrink": lambda p: [-p["l"], p["l"]],
}
"""Where the function has no derivative."""

DECIMAL_ENDS: dict[str, tuple[int, float | None]] = {
    "gelu": (15, -0.75),
    "gelu_tanh": (15, -0.75),
    "silu": (15, -1.28),
    "mish": (15, -1.19),
    "selu": (30, None),
}
"""Ranges that end in a decimal: to how many places, and near which x; None: -oo."""

NUMBERS: dict[str, Callable[[], mpmath.mpf]] = {
    "sigmoid-max-slope": lambda: mpmath.diff(truth("sigmoid", {}), 0),
    "ten-sigmoids": lambda: mpmath.diff(truth("sigmoid", {}), 0) ** 10,
    "exp-overflow": lambda: mpmath.log((2 - mpmath.mpf(2) ** -23) * 2**127),
    "relu-gain": lambda: 1 / mpmath.sqrt(_mean_square_of_relu()),
    "swiglu-width": lambda: mpmath.mpf(2) / 3,
}
"""What the cards that ask for a number should hold."""


@pytest.fixture(autouse=True)
def _many_digits() -> Iterator[None]:
    with mpmath.workdps(DIGITS):
        yield


def sample(name: str, params: Mapping[str, Fraction]) -> list[Fraction]:
    """Points on both sides of, at and near every knot, and seeded random ones."""
    chance = random.Random(name)  # noqa: S311 - the same points in every run
    knots = [0, 1, 3, 6, Fraction(1, 2), *params.values()]
    near = [Fraction(0), Fraction(1, 10**9), Fraction(1, 100)]
    points = {
        sign * knot + side * distance
        for sign, knot, side, distance in itertools.product(
            (1, -1), knots, (1, -1), near
        )
    }
    points |= {Fraction(n) for n in (-100, -89, -20, 20, 89, 100)}
    while len(points) < POINTS:
        reach = chance.choice((1, 5, 40))
        points.add(Fraction(chance.randint(-reach * 1000, reach * 1000), 1000))
    return sorted(points)


def truth(
    name: str, params: Mapping[str, Fraction]
) -> Callable[[mpmath.mpf], mpmath.mpf]:
    """The independent function of one number."""
    values = {
        symbol: Rational(params[symbol.name].numerator, params[symbol.name].denominator)
        for symbol in (a, s, b, lam)
        if symbol.name in params
    }
    expression = TRUTHS[name]
    made: Callable[[mpmath.mpf], mpmath.mpf] = sympy.lambdify(
        x, expression.subs(values), "mpmath"
    )
    return lambda at: made(mpmath.mpf(at))


def exact(value: Exact) -> mpmath.mpf:
    return mpmath.mpf(value.numerator) / value.denominator


def same(one: mpmath.mpf, other: mpmath.mpf) -> bool:
    return bool(abs(one - other) <= RELATIVE * abs(other) + ABSOLUTE)


def ends(function: Function, evaluate: Evaluate, params: Mapping[str, Exact]):
    """The stated range: lowest, highest, and whether each is a value."""
    assert function.range is not None
    text = function.range.text
    low, high = text[1:-1].split(",")
    numbers = [limit(one.strip(), function, evaluate, params) for one in (low, high)]
    return (*numbers, text[0] == "[", text[-1] == "]")


def limit(
    text: str, function: Function, evaluate: Evaluate, params: Mapping[str, Exact]
) -> mpmath.mpf:
    if text in ("oo", "-oo"):
        return -mpmath.inf if text[0] == "-" else mpmath.inf
    found = evaluate(function, text, params)
    assert found is not None
    return found


def test_every_scalar_function_of_the_deck_has_a_truth_here(
    functions: Mapping[str, Function],
) -> None:
    scalar = {
        key
        for key, one in functions.items()
        if one.variables == ("x",) and not one.vectors
    }
    assert scalar == set(TRUTHS)
    assert set(functions) - scalar == {"softmax", "log_softmax", "glu", "swiglu"}


def test_usual_values_of_parameters_are_the_ones_checked_here(
    functions: Mapping[str, Function],
) -> None:
    for key, one in functions.items():
        stated = {name: Fraction(value) for name, value in one.params}
        assert stated == SETTINGS.get(key, [{}])[0], key


@pytest.mark.parametrize(("name", "params"), CASES)
def test_values_are_those_of_an_independent_definition(
    name: str,
    params: dict[str, Fraction],
    functions: Mapping[str, Function],
    evaluate: Evaluate,
) -> None:
    function = functions[name]
    known = truth(name, params)
    for at in sample(name, params):
        found = evaluate(function, function.formula, {"x": at, **params})
        assert found is not None, at
        assert same(found, known(exact(at))), at


@pytest.mark.parametrize(("name", "params"), CASES)
def test_the_stated_derivative_is_the_numerical_one(
    name: str,
    params: dict[str, Fraction],
    functions: Mapping[str, Function],
    evaluate: Evaluate,
) -> None:
    function = functions[name]
    assert function.derivative is not None
    known = truth(name, params)
    knots = KINKS.get(name, lambda p: [])(params)
    smooth = [
        at
        for at in sample(name, params)
        if all(abs(at - knot) > Fraction(1, 10**10) for knot in knots)
    ]
    assert len(smooth) >= POINTS - len(knots)
    for at in smooth:
        found = evaluate(function, function.derivative, {"x": at, **params})
        assert found is not None, at
        slope = mpmath.diff(known, exact(at), h=mpmath.mpf(10) ** -20)
        assert abs(found - slope) <= mpmath.mpf(10) ** -15 * (1 + abs(slope)), at


@pytest.mark.parametrize(("name", "params"), CASES)
def test_kinks_are_stated_where_the_slope_breaks(
    name: str,
    params: dict[str, Fraction],
    functions: Mapping[str, Function],
    evaluate: Evaluate,
) -> None:
    function = functions[name]
    knots = KINKS.get(name, lambda p: [])(params)
    if name != "elu":  # its kink depends on the parameter; a fact says so
        stated = [evaluate(function, kink, params) for kink in function.kinks]
        assert stated == [exact(knot) for knot in knots]
    known = truth(name, params)
    step = mpmath.mpf(10) ** -20
    for at in sample(name, params):
        here = exact(at)
        left = (known(here) - known(here - step)) / step
        right = (known(here + step) - known(here)) / step
        assert (abs(left - right) > 1e-3) == (at in knots), at
    if function.derivative is not None and knots:
        excepted = dict(function.exceptions)
        marked = [
            evaluate(function, text, params)
            for ask, texts in excepted.items()
            if ask == "derivative"
            for text in texts
        ]
        assert set(map(exact, knots)) <= set(marked)


@pytest.mark.parametrize(("name", "params"), CASES)
def test_the_range_holds_every_value_and_no_more(
    name: str,
    params: dict[str, Fraction],
    functions: Mapping[str, Function],
    evaluate: Evaluate,
) -> None:
    function = functions[name]
    if function.range is None:
        assert name in ("prelu", "step", "hardshrink")  # no single interval
        return
    if name == "selu" and params != SETTINGS["selu"][0]:
        return  # its range is given as a number, for its own two constants
    low, high, has_low, has_high = ends(function, evaluate, params)
    known = truth(name, params)
    turns = [Fraction(-3, 2)] if name == "hardswish" else []
    values = [known(exact(at)) for at in [*sample(name, params), *turns]]
    if name in DECIMAL_ENDS:
        places, near = DECIMAL_ENDS[name]
        turn = near and mpmath.findroot(lambda at: mpmath.diff(known, at), near)
        reached = known(turn if turn else mpmath.mpf(-(10**6)))
        assert abs(reached - low) < mpmath.mpf(10) ** -places
        low = reached
    for value in values:
        assert value >= low if has_low else value > low
        assert value <= high if has_high else value < high
    far = [known(mpmath.mpf(sign) * 10**6) for sign in (-1, 1)]
    for end, is_value in ((low, has_low), (high, has_high)):
        if is_value:
            assert end in values or name in DECIMAL_ENDS
        elif mpmath.isinf(end):
            assert any(abs(value) > 1000 and value * end > 0 for value in far)
        else:
            assert any(abs(value - end) < 1e-5 for value in far)


@pytest.mark.parametrize(("name", "params"), CASES)
def test_the_limits_are_approached(
    name: str,
    params: dict[str, Fraction],
    functions: Mapping[str, Function],
    evaluate: Evaluate,
) -> None:
    function = functions[name]
    assert function.limits or name == "prelu"  # its left limit depends on a
    for point, value in function.limits:
        towards = limit(value, function, evaluate, params)
        at = 10**6 if point == "oo" else -(10**6)
        found = truth(name, params)(mpmath.mpf(at))
        if mpmath.isinf(towards):
            assert abs(found) > 1000
            assert found * towards > 0
        else:
            assert abs(found - towards) < 1e-5


@pytest.mark.parametrize(("name", "params"), CASES)
def test_the_value_at_zero_is_stated(
    name: str,
    params: dict[str, Fraction],
    functions: Mapping[str, Function],
    evaluate: Evaluate,
) -> None:
    function = functions[name]
    if function.zero is None:
        assert name == "step"  # a convention
        return
    stated = evaluate(function, function.zero, params)
    assert stated is not None
    assert same(stated, truth(name, params)(mpmath.mpf(0)))


@pytest.mark.parametrize(("name", "params"), CASES)
def test_the_stable_form_is_the_same_function(
    name: str,
    params: dict[str, Fraction],
    functions: Mapping[str, Function],
    evaluate: Evaluate,
) -> None:
    function = functions[name]
    if function.stable is None:
        return
    known = truth(name, params)
    for at in sample(name, params):
        found = evaluate(function, function.stable, {"x": at, **params})
        assert found is not None, at
        assert same(found, known(exact(at))), at


@pytest.mark.parametrize("name", TRUTHS)
def test_no_rejected_form_is_right(
    name: str,
    functions: Mapping[str, Function],
    evaluate: Evaluate,
) -> None:
    function = functions[name]
    settings = SETTINGS.get(name, [{}])
    for reject in function.rejects:
        assert any(
            found is None or abs(found - truth(name, params)(exact(at))) > 1e-6
            for params in settings
            for at in sample(name, params)
            for found in [evaluate(function, reject.form, {"x": at, **params})]
        ), reject.form.text


VECTORS = [
    [Fraction(n, 4) for n in numbers]
    for numbers in (
        [3],
        [0, 0],
        [-5, 7],
        [4, 4, -8],
        [1, 2, 3],
        [400, 400, 404, -400],
        [0, -1, 2, -3, 4],
    )
]


@pytest.mark.parametrize("vector", VECTORS, ids=str)
def test_softmax_and_its_logarithm_are_those_written_by_hand(
    vector: list[Fraction], functions: Mapping[str, Function], evaluate: Evaluate
) -> None:
    powers = [mpmath.exp(exact(one)) for one in vector]
    shares = [power / mpmath.fsum(powers) for power in powers]
    for place, share in enumerate(shares, start=1):
        for name, wanted in (("softmax", share), ("log_softmax", mpmath.log(share))):
            function = functions[name]
            assert function.stable is not None
            for source in (function.formula, function.stable):
                found = evaluate(function, source, {"x": vector}, place)
                assert found is not None
                assert same(found, wanted)
            if len(vector) > 1:
                low, high, *_ = ends(function, evaluate, {})
                assert low < wanted < high


@pytest.mark.parametrize("name", ["softmax", "log_softmax"])
def test_no_rejected_form_of_a_vector_function_is_right(
    name: str, functions: Mapping[str, Function], evaluate: Evaluate
) -> None:
    function = functions[name]
    for reject in function.rejects:
        assert any(
            found is None or abs(found - wanted) > 1e-6
            for vector in VECTORS
            for found, wanted in [
                (
                    evaluate(function, reject.form, {"x": vector}),
                    evaluate(function, function.formula, {"x": vector}),
                )
            ]
        ), reject.form.text


@pytest.mark.parametrize("name", ["glu", "swiglu"])
def test_gates_are_those_written_by_hand(
    name: str, functions: Mapping[str, Function], evaluate: Evaluate
) -> None:
    function = functions[name]
    grid = [Fraction(n, 3) for n in (-60, -7, -1, 0, 1, 5, 60)]
    wrong: set[str] = set()
    for first, second in itertools.product(grid, grid):
        one, other = exact(first), exact(second)
        point = {"a": first, "b": second}
        gate = other if name == "glu" else one
        wanted = one * other if name == "swiglu" else one
        wanted /= 1 + mpmath.exp(-gate)
        found = evaluate(function, function.formula, point)
        assert found is not None
        assert same(found, wanted)
        for reject in function.rejects:
            value = evaluate(function, reject.form, point)
            if value is None or abs(value - wanted) > 1e-6:
                wrong.add(reject.form.text)
    assert wrong == {reject.form.text for reject in function.rejects}


def test_one_off_formulas_are_true(
    decks: Mapping[str, Deck], evaluate: Evaluate
) -> None:
    """Each against a definition of its own, at a few points."""

    def softmax(values: list[mpmath.mpf]) -> mpmath.mpf:
        return mpmath.exp(values[0]) / mpmath.fsum(map(mpmath.exp, values))

    def loss_slope(p: mpmath.mpf, y: mpmath.mpf) -> mpmath.mpf:
        # p as the softmax of (logit, 0); the true class is this one for y = 1.
        logit = mpmath.log(p / (1 - p))
        return mpmath.diff(
            lambda z: -mpmath.log(softmax([z, 0] if y == 1 else [0, z])), logit
        )

    wanted: dict[str, tuple[Callable[..., mpmath.mpf], list[dict[str, object]]]] = {
        "tanh-through-sigmoid": (
            mpmath.tanh,
            [{"x": Fraction(n, 3)} for n in (-9, -1, 0, 2, 50)],
        ),
        "softmax-of-two": (
            lambda one, other: softmax([one, other]),
            [{"a": Fraction(n), "b": Fraction(2)} for n in (-5, 0, 2, 9)],
        ),
        "cross-entropy-gradient": (
            loss_slope,
            [
                {"p": Fraction(n, 10), "y": Fraction(y)}
                for n in (1, 5, 8)
                for y in (0, 1)
            ],
        ),
        "softmax-temperature": (
            lambda vector, t: softmax([exact(one) / t for one in vector]),
            [{"x": VECTORS[4], "t": Fraction(n, 2)} for n in (1, 2, 9)],
        ),
        "he-variance": (
            # n · variance · E[relu(z)²] = 1 keeps the scale of the signal
            lambda n: 1 / (n * _mean_square_of_relu()),
            [{"n": Fraction(n)} for n in (1, 3, 512)],
        ),
    }
    deck = decks["dl/activations"]
    cards = {
        card.id.partition(":")[2]: card.answer.function
        for card in deck.cards
        if card.id and isinstance(card.answer, Formula)
        if card.answer.function.deck == deck.id
    }
    assert set(cards) == set(wanted)
    for name, (known, points) in wanted.items():
        for point in points:
            given = [
                one if isinstance(one, list) else exact(one) for one in point.values()
            ]
            found = evaluate(cards[name], cards[name].formula, point)
            assert found is not None
            assert abs(found - known(*given)) < mpmath.mpf(10) ** -25, (name, point)


def test_numbers_asked_for_are_true(
    decks: Mapping[str, Deck],
    functions: Mapping[str, Function],
    evaluate: Evaluate,
) -> None:
    deck = decks["dl/activations"]
    cards = {
        card.id.partition(":")[2]: card.answer
        for card in deck.cards
        if card.id and isinstance(card.answer, Number)
    }
    assert set(cards) == set(NUMBERS)
    anything = functions["identity"]
    for name, answer in cards.items():
        stated = evaluate(anything, answer.value, {})
        assert stated is not None
        tolerance = answer.tolerance and evaluate(anything, answer.tolerance, {})
        assert abs(stated - NUMBERS[name]()) <= (tolerance or 1e-15), name


def _mean_square_of_relu() -> mpmath.mpf:
    """E[relu(z)²] for z from N(0, 1)."""
    return mpmath.quad(lambda z: z**2 * mpmath.npdf(z), [0, 5, mpmath.inf])
