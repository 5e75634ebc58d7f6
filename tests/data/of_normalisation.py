"""What the deck on normalisation and optimisers states is true.

Formulas, numbers and figures are worked out again by hand: a step is compared with
optimisers run from their start, a schedule with its ends, a norm with its statistics.
"""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

import mpmath
import numpy as np
from mpmath import log, sqrt

from .stated import (
    Point,
    Stated,
    Truth,
    parts,
)
from .truths import exact

Number = mpmath.mpf


Vector = list[mpmath.mpf]


def average(values: Vector) -> Number:
    return mpmath.fsum(values) / len(values)


def spread(x: Vector) -> Number:
    """The biased variance, by differences of pairs: no mean enters."""
    return mpmath.fsum((a - b) ** 2 for a in x for b in x) / (2 * len(x) ** 2)


def batch_norm(*, x: Number, m: Number, s: Number, e: Number, g: Number, b: Number):
    return (x - m) / mpmath.hypot(s, sqrt(e)) * g + b


def layer_norm(x: Vector, g: Number, b: Number, e: Number, at: int) -> Number:
    return (x[at] - average(x)) / sqrt(spread(x) + e) * g + b


def rms_norm(x: Vector, g: Number, e: Number, at: int) -> Number:
    return x[at] / sqrt(average([one**2 for one in x]) + e) * g


def moved(old: Number, new: Number, share: Number) -> Number:
    """An average that moves towards the new value by a share of the way."""
    return old + share * (new - old)


def adam(
    *, m: Number, v: Number, t: Number, w: Number, a: Number, b1: Number, b2: Number
) -> Number:
    """The step with ε = 1/1000; averages are told by the weights they have had."""
    seen = [mpmath.fsum((1 - b) * b**k for k in range(int(t))) for b in (b1, b2)]
    return w - a * (m / seen[0]) / (sqrt(v / seen[1]) + exact(EPSILON))


def first_step(g: Number, *, corrected: bool) -> Number:
    """How far the first step of Adam goes, in learning rates."""
    first, second = ((1 - b) for b in BETAS)
    m, v = first * g, second * g**2
    if corrected:
        m, v = m / first, v / second
    return m / sqrt(v)


def look_ahead(v: Number, w: Number, a: Number, mu: Number) -> Number:
    """Where the weights end if the gradient is zero."""
    return w - a * (mu * v + 0)


def penalised(g: Number, w: Number, a: Number, d: Number) -> Number:
    return w - a * (g + mpmath.diff(lambda at: d / 2 * at**2, w))


def running(g: Number, mu: Number) -> Number:
    velocity = mpmath.mpf(0)
    for _ in range(2000):
        velocity = mu * velocity + g
    return velocity


def cosine(t: Number, a: Number, b: Number, n: Number) -> Number:
    return b + (a - b) * mpmath.cos(mpmath.pi * t / (2 * n)) ** 2


def half_life(b: Number) -> Number:
    return mpmath.findroot(lambda n: b**n - mpmath.mpf(1) / 2, 1)


def slope_at_scale(k: int) -> Number:
    """The slope of a normalised output in one of two weights, both k times as large."""
    batch = [(1, 2), (0, -1), (3, 1)]

    def output(first: Number) -> Number:
        values = [first * one + 2 * k * other for one, other in batch]
        return (values[0] - average(values)) / sqrt(spread(values))

    return mpmath.diff(output, k)


def velocity(share: Number) -> Number:
    """Momentum after some gradients, each of which enters with this weight."""
    found = mpmath.mpf(0)
    for gradient in (3, -1, 2):
        found = BETAS[0] * found + share * gradient
    return found


BETAS = (mpmath.mpf("0.9"), mpmath.mpf("0.999"))


EPSILON = Fraction(1, 1000)


DECAYS = {"b1": Fraction(9, 10), "b2": Fraction(999, 1000)}


VECTORS = [parts("3", "4"), parts("1", "-2", "5/2", "0"), parts("7", "7", "7")]


SIGNED = [Fraction(n, 3) for n in (-7, 0, 1, 12)]


FORMULAS: dict[str, tuple[Truth, list[Point]]] = {
    "batch-norm-formula": (
        lambda x, m, s, e, g, b: batch_norm(x=x, m=m, s=s, e=e, g=g, b=b),
        [
            {"x": x, "m": Fraction(1, 2), "s": s, "e": EPSILON, "g": 3, "b": -1}
            for x in SIGNED
            for s in (Fraction(0), Fraction(2))
        ],
    ),
    "batch-variance": (lambda x: spread(x), [{"x": one} for one in VECTORS]),
    "bn-running-mean": (
        lambda r, m, p: moved(r, m, p),
        [
            {"r": r, "m": Fraction(2), "p": Fraction(p, 10)}
            for r in SIGNED
            for p in (1, 7)
        ],
    ),
    "bn-folding": (
        lambda w, g, s, e: (
            batch_norm(x=w, m=0, s=s, e=e, g=g, b=5)
            - batch_norm(x=0, m=0, s=s, e=e, g=g, b=5)
        ),
        [{"w": w, "g": 3, "s": Fraction(1, 4), "e": EPSILON} for w in SIGNED],
    ),
    "layer-norm-formula": (
        layer_norm,
        [{"x": one, "g": 2, "b": Fraction(1, 3), "e": EPSILON} for one in VECTORS],
    ),
    "rms-norm-formula": (
        rms_norm,
        [{"x": one, "g": 2, "e": EPSILON} for one in VECTORS],
    ),
    "sgd-l2-step": (
        penalised,
        [
            {"g": g, "w": Fraction(3), "a": Fraction(1, 10), "d": Fraction(1, 50)}
            for g in SIGNED
        ],
    ),
    "momentum-velocity": (
        lambda v, g, mu: mpmath.fdot([mu, 1], [v, g]),
        [{"v": v, "g": Fraction(2), "mu": Fraction(9, 10)} for v in SIGNED],
    ),
    "momentum-limit": (
        running,
        [{"g": g, "mu": Fraction(mu, 10)} for g in SIGNED for mu in (5, 9)],
    ),
    "nesterov-point": (
        look_ahead,
        [{"v": v, "w": 5, "a": Fraction(1, 10), "mu": Fraction(9, 10)} for v in SIGNED],
    ),
    "rmsprop-formula": (
        lambda g, w, s, a, d, e: w - a * g / (sqrt(moved(s, g**2, 1 - d)) + e),
        [
            {
                "g": g,
                "w": 2,
                "s": s,
                "a": Fraction(1, 10),
                "d": Fraction(4, 5),
                "e": EPSILON,
            }
            for g in SIGNED
            for s in (Fraction(0), Fraction(9))
        ],
    ),
    "adam-second-moment": (
        lambda v, g, b2: moved(v, g**2, 1 - b2),
        [{"v": Fraction(1, 5), "g": g, "b2": Fraction(99, 100)} for g in SIGNED],
    ),
    "adam-formula": (
        lambda e, **others: adam(**others),
        [
            {"m": m, "v": v, "t": t, "w": 4, "a": 2, "e": EPSILON, **DECAYS}
            for m in SIGNED
            for v in (1, 30)
            for t in (1, 2, 40)
        ],
    ),
    "adamw-step": (
        lambda u, w, a, d: w * (1 - a * d) - a * u,
        [{"u": u, "w": 3, "a": Fraction(1, 10), "d": Fraction(1, 20)} for u in SIGNED],
    ),
    "warmup-formula": (
        lambda t, a, n: a if t >= n else a - a * (n - t) / n,
        [{"t": t, "a": Fraction(1, 3), "n": 10} for t in (0, 1, 9, 10, 11, 500)],
    ),
    "cosine-formula": (
        cosine,
        [
            {"t": t, "a": Fraction(1, 3), "b": b, "n": 8}
            for t in range(9)
            for b in (0, Fraction(1, 9))
        ],
    ),
    "ema-half-life": (half_life, [{"b": Fraction(n, 10)} for n in (2, 5, 9)]),
}


NUMBERS: dict[str, Callable[[], Number]] = {
    "bn-values-per-channel": lambda: mpmath.mpf(np.ones((32, 64, 7, 7))[:, 0].size),
    "bn-parameters": lambda: mpmath.mpf(len(("scale", "shift")) * 64),
    "bn-weight-scale": lambda: slope_at_scale(10) / slope_at_scale(1),
    "rms-norm-example": lambda: rms_norm([mpmath.mpf(3), mpmath.mpf(4)], 1, 0, 0),
    "dropout-scale": lambda: 1 / (1 - mpmath.mpf(2) / 10),
    "momentum-average": lambda: (
        mpmath.mpf(1) / 100 * velocity(mpmath.mpf(1)) / velocity(1 - BETAS[0])
    ),
    "adam-first-step": lambda: first_step(mpmath.mpf(250), corrected=True) / 1000,
    "adam-uncorrected": lambda: first_step(mpmath.mpf(2), corrected=False),
    "adam-memory": lambda: mpmath.mpf(10**9 * 2 * np.float32(0).nbytes) / 10**9,
    "cosine-quarter": lambda: cosine(mpmath.mpf(1), 1, 0, 4),
    "linear-scaling": lambda: mpmath.mpf(1) / 10 * 2048 / 256,
    "gradient-noise": lambda: sqrt(16),
    "ema-half-life-099": lambda: half_life(mpmath.mpf("0.99")),
}


FIGURES = [
    ("rms-norm-example", "0.849", 3 / sqrt(mpmath.mpf(25) / 2)),
    ("adam-uncorrected", "3.16", first_step(mpmath.mpf(1), corrected=False)),
    ("adam-bias-correction", "0.63", 1 - BETAS[1] ** 1000),
    ("beta2-and-sparse", "3.2", (1 - BETAS[0]) / sqrt(1 - BETAS[1])),
    ("beta2-and-sparse", "0.45", (1 - BETAS[0]) / sqrt(mpmath.mpf("0.05"))),
    ("cosine-quarter", "0.854", cosine(mpmath.mpf(1), 1, 0, 4)),
    ("cosine-quarter", "0.146", cosine(mpmath.mpf(3), 1, 0, 4)),
    ("ema-half-life", "6.6", half_life(BETAS[0])),
    ("ema-half-life", "693", log(2) / -log(BETAS[1])),
    ("ema-half-life", "0.69", log(2)),
]


ACCEPTED = {
    "batch-norm-formula": [
        "γ(x-μ)/sqrt(σ²+ε)+β",
        r"\gamma \frac{x-\mu}{\sqrt{\sigma^2+\varepsilon}} + \beta",
        "gamma*(x-mean)/sqrt(std**2+eps)+beta",
    ],
    "batch-variance": ["mean(x^2) - mean(x)^2", "((x - x.mean())**2).mean()"],
    "bn-running-mean": ["r + p*(m-r)", "0.9*r + 0.1*m"],
    "layer-norm-formula": [
        "g*(x-mean(x))/sqrt(var(x)+e)+b",
        "γ*(x-mean(x))/sqrt(mean(x^2)-mean(x)^2+ε)+β",
    ],
    "rms-norm-formula": ["g * x * torch.rsqrt(x.pow(2).mean(-1, keepdim=True) + eps)"],
    "sgd-l2-step": ["(1-a*d)*w-a*g", "θ - η(g + λθ)"],
    "momentum-velocity": ["μv+g", "momentum*v + g"],
    "nesterov-point": ["θ - η μ v"],
    "rmsprop-formula": ["w - η g/(√(ρ s+(1-ρ)g²)+ε)"],
    "adam-second-moment": ["v + (1-β₂)*(g^2 - v)"],
    "adam-formula": [
        "w - lr*(m/(1-beta1**t))/(sqrt(v/(1-beta2**t))+eps)",
        r"w - \alpha \frac{m/(1-\beta_1^t)}{\sqrt{v/(1-\beta_2^t)}+\epsilon}",
    ],
    "adamw-step": ["w*(1 - lr*weight_decay) - lr*u", "w - η(u+λw)"],
    "warmup-formula": ["a*t/n if t < n else a", "min(a, a*t/n)"],
    "cosine-formula": [
        "lr_min + 0.5*(lr_max-lr_min)*(1+cos(pi*t/T))",
        "b+(a-b)*cos(pi*t/(2*n))^2",
    ],
    "ema-half-life": ["-log(2)/log(b)", "log(0.5, b)", "-1/log2(β)"],
}
"""Right answers as people type them."""


NORMALISATION = Stated(
    "dl/normalisation-and-optimisers", FORMULAS, NUMBERS, FIGURES, ACCEPTED
)
