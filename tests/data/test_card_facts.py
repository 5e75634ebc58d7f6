"""What the bundled decks ask of vectors, gates, one-off formulas and numbers is true.

Checked against definitions written here by hand, with many digits.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Mapping
from fractions import Fraction

import mpmath
import pytest

from quiz.deck import Deck, Function
from quiz.deck.model import Formula, Number

from .conftest import Evaluate
from .truths import ends, exact, same, truth

NUMBERS: dict[str, Callable[[], mpmath.mpf]] = {
    "sigmoid-max-slope": lambda: mpmath.diff(truth("sigmoid", {}), 0),
    "ten-sigmoids": lambda: mpmath.diff(truth("sigmoid", {}), 0) ** 10,
    "exp-overflow": lambda: mpmath.log((2 - mpmath.mpf(2) ** -23) * 2**127),
    "relu-gain": lambda: 1 / mpmath.sqrt(_mean_square_of_relu()),
    "swiglu-width": lambda: mpmath.mpf(2) / 3,
}
"""What the cards that ask for a number should hold."""


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
