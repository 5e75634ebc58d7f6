"""What the deck on gradients and initialisation states is true.

Formulas, numbers and figures are worked out again by hand, and the fifty layers run.
"""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from functools import cache

import mpmath
import numpy as np
from mpmath import exp, log, sqrt

from .stated import (
    Point,
    Stated,
    Truth,
)

Number = mpmath.mpf


def spread(a: Number) -> Number:
    """The variance of the uniform distribution from −a to a."""
    return mpmath.quad(lambda x: x**2, [-a, a]) / (2 * a)


def bound_of(variance: Number) -> Number:
    """How far a uniform distribution of this variance reaches."""
    return sqrt(variance / spread(mpmath.mpf(1)))


@cache
def half_square() -> Number:
    """The mean square of ReLU on a standard normal input."""
    with mpmath.workdps(40):
        return mpmath.quad(lambda z: z**2 * mpmath.npdf(z), [0, 5, mpmath.inf])


def passed_on(slope: Number) -> Number:
    """The mean square of Leaky ReLU on a standard normal input; ReLU for slope 0."""
    return half_square() * (1 + slope**2)


def clipped(g: Number, c: Number, n: Number) -> Number:
    return g / n * c if n > c else g


def slope_of_blocks(d: Number, n: Number) -> Number:
    """The chain rule over the blocks, for a straight F of slope d."""

    def output(x: Number) -> Number:
        for _ in range(int(n)):
            x = x + d * x
        return x

    return output(mpmath.mpf(1)) - output(mpmath.mpf(0))


def cheapest(n: Number) -> Number:
    return mpmath.findroot(lambda k: k - n / k, n / 3)


WIDTHS = [Fraction(n) for n in (1, 5, 512)]


PAIRS: list[Point] = [{"n": n, "m": m} for n in WIDTHS for m in WIDTHS]


ALONE: list[Point] = [{"n": n} for n in WIDTHS]


FORMULAS: dict[str, tuple[Truth, list[Point]]] = {
    "clip-by-norm": (
        clipped,
        [
            {"g": Fraction(g), "c": Fraction(2), "n": Fraction(n, 2)}
            for g in (-3, 0, 1)
            for n in (1, 4, 5, 100)
        ],
    ),
    "residual-chain": (
        slope_of_blocks,
        [{"d": Fraction(d, 10), "n": n} for d in (1, 7, 20) for n in (1, 2, 50)],
    ),
    "residual-scale": (
        lambda n: mpmath.findroot(lambda k: n * k**2 - 1, 1 / n),
        [{"n": n} for n in (1, 2, 24)],
    ),
    "signal-variance": (
        lambda n, v, s: mpmath.fsum([v * s] * int(n)),
        [{"n": n, "v": Fraction(1, 7), "s": Fraction(3)} for n in (1, 4, 100)],
    ),
    "xavier-variance": (lambda n, m: 1 / ((n + m) / 2), PAIRS),
    "uniform-variance": (spread, [{"a": Fraction(n, 3)} for n in (1, 3, 20)]),
    "xavier-uniform-bound": (lambda n, m: bound_of(2 / (n + m)), PAIRS),
    "he-uniform-bound": (lambda n: bound_of(1 / passed_on(0) / n), ALONE),
    "he-leaky-variance": (
        lambda a, n: 1 / passed_on(a) / n,
        [{"a": Fraction(a, 5), "n": n} for a in (1, 4) for n in WIDTHS],
    ),
    "pytorch-linear-default": (lambda n: spread(1 / sqrt(n)), ALONE),
    "prior-bias": (
        lambda p: mpmath.findroot(lambda b: 1 / (1 + exp(-b)) - p, 0),
        [{"p": Fraction(n, 10)} for n in (2, 5, 8)],
    ),
    "central-difference": (
        lambda a, b, h: (a - b) / ((1 + h) - (1 - h)),
        [{"a": Fraction(5), "b": Fraction(b), "h": Fraction(1, 9)} for b in (3, 5, 8)],
    ),
    "checkpoint-spacing": (cheapest, [{"n": Fraction(n)} for n in (4, 9, 50)]),
}


NUMBERS: dict[str, Callable[[], Number]] = {
    "chain-two-paths": lambda: mpmath.diff(lambda x: x**2 * (3 * x), 2),
    "fifty-relu-layers": lambda: sqrt(1 / passed_on(0)) ** 50,
    "rnn-hundred-steps": lambda: exp(100 * log(mpmath.mpf(9) / 10)),
    "clip-example": lambda: clipped(6, 5, mpmath.hypot(6, 8)),
    "conv-fan-in": lambda: mpmath.mpf(np.ones((128, 64, 3, 3))[0].size),
    "attention-scale": lambda: sqrt(mpmath.fsum([1] * 64)),
    "checkpoint-cost": lambda: mpmath.mpf(1 + 1 + 2) / (1 + 2),
    "float16-smallest": lambda: mpmath.mpf(
        float(np.nextafter(np.float16(0), np.float16(1)))
    ),
}


FIGURES = [
    ("rnn-hundred-steps", "2.7", mpmath.mpf("0.9") ** 100 * 10**5),
    ("fifty-relu-layers", "3.4", mpmath.mpf(2) ** 25 / 10**7),
    ("residual-chain", "117", mpmath.mpf("1.1") ** 50),
    ("he-uniform-bound", "0.108", sqrt(mpmath.mpf(6) / 512)),
    ("he-uniform-bound", "0.0625", sqrt(mpmath.mpf(2) / 512)),
    ("conv-fan-in", "0.059", sqrt(mpmath.mpf(2) / 576)),
    ("clip-by-value", "7.07", mpmath.hypot(5, 5)),
    ("mixed-precision", "1.001", 1 + mpmath.mpf(2) ** -10),
    ("prior-bias", "4.6", -log(mpmath.mpf("0.01") / (1 - mpmath.mpf("0.01")))),
]


ACCEPTED = {
    "clip-by-norm": [
        "g if n <= c else c*g/n",
        "g*c/max(n, c)",
        "g * torch.clamp(c/n, max=1)",
        "g·c/n если n > c, иначе g",
        "g*min(1, max_norm/norm)",
    ],
    "residual-chain": ["(1+d)ⁿ"],
    "residual-scale": ["n^(-1/2)", r"\frac{1}{\sqrt{n}}"],
    "signal-variance": ["nvs"],
    "xavier-variance": ["2/(fan_in + fan_out)", "1/((n_in+n_out)/2)"],
    "xavier-uniform-bound": ["√6/√(fan_in+fan_out)"],
    "he-uniform-bound": ["sqrt(2)*sqrt(3/fan_in)"],
    "he-leaky-variance": [r"\frac{2}{(1+\alpha^2)n}"],
    "pytorch-linear-default": ["(2/sqrt(n))^2/12"],
    "prior-bias": ["-ln(1/p - 1)", "ln p - ln(1-p)"],
    "central-difference": ["0.5*(a-b)/h"],
}
"""Right answers as people type them."""


GRADIENTS = Stated(
    "dl/gradients-and-initialisation", FORMULAS, NUMBERS, FIGURES, ACCEPTED
)
