"""What the deck on loss functions states is true: formulas, slopes, numbers, figures.

Checked against definitions written here by hand, with many digits.
"""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

import mpmath
from mpmath import exp, log

from .stated import (
    Point,
    Stated,
    Truth,
    known,
    parts,
)

Number = mpmath.mpf


Vector = list[mpmath.mpf]


def sigmoid(z: Number) -> Number:
    return 1 / (1 + exp(-z))


def share(x: Vector, at: int) -> Number:
    """A coordinate of softmax."""
    return 1 / mpmath.fsum(exp(one - x[at]) for one in x)


def mse(p: Vector, y: Vector) -> Number:
    return mpmath.fsum((a - b) ** 2 for a, b in zip(p, y, strict=True)) / len(p)


def mae(p: Vector, y: Vector) -> Number:
    return mpmath.fsum(abs(a - b) for a, b in zip(p, y, strict=True)) / len(p)


def huber(r: Number, d: Number) -> Number:
    """The integral of the slope, which is the error cut off at the threshold."""
    size = abs(r)
    inner = min(size, d)
    return inner**2 / 2 + d * (size - inner)


def pinball(r: Number, t: Number) -> Number:
    return t * r if r >= 0 else (1 - t) * -r


def bernoulli(p: Number, y: Number) -> Number:
    return -log(p**y * (1 - p) ** (1 - y))


def from_logit(z: Number, y: Number) -> Number:
    return bernoulli(sigmoid(z), y)


def half_square(z: Number, y: Number) -> Number:
    return (sigmoid(z) - y) ** 2 / 2


def hinge(s: Number, y: Number) -> Number:
    return 1 - y * s if y * s < 1 else mpmath.mpf(0)


def cross_entropy(p: Vector, y: Vector) -> Number:
    return -mpmath.fsum(b * log(a) for a, b in zip(p, y, strict=True))


def divergence(p: Vector, q: Vector) -> Number:
    return mpmath.fsum(a * log(a / b) for a, b in zip(p, q, strict=True))


def infonce(s: Vector, t: Number, at: int) -> Number:
    return -log(share([one / t for one in s], at))


def weighted_optimum(q: Number, w: Number) -> Number:
    """The logit moved by the logarithm of the weight; the risk is flat there."""
    found = sigmoid(log(q / (1 - q)) + log(w))
    slope = mpmath.diff(lambda p: -w * q * log(p) - (1 - q) * log(1 - p), found)
    assert abs(slope) < mpmath.mpf(10) ** -20
    return found


GRID = [Fraction(n, 3) for n in (-30, -7, -3, -1, 0, 1, 2, 3, 8, 40)]


SHARES = [Fraction(n, 10) for n in (1, 3, 5, 9)]


LABELS = [Fraction(0), Fraction(1), Fraction(7, 10)]


PAIRS = [
    {"p": parts("1"), "y": parts("3")},
    {"p": parts("1", "-2", "5"), "y": parts("0", "2", "5/2")},
]


LAWS = [
    (parts("1/2", "1/2"), parts("1/4", "3/4")),
    (parts("1/5", "1/2", "3/10"), parts("1/10", "1/10", "4/5")),
]


FORMULAS: dict[str, tuple[Truth, list[Point]]] = {
    "formula-mse": (mse, PAIRS),
    "formula-mae": (mae, PAIRS),
    "formula-huber": (
        huber,
        [{"r": r, "d": d} for r in GRID for d in (Fraction(1), Fraction(5, 2))],
    ),
    "huber-slope": (
        lambda r, d: mpmath.diff(lambda at: huber(at, d), r),
        [{"r": r, "d": Fraction(5, 4)} for r in GRID],
    ),
    "formula-pinball": (pinball, [{"r": r, "t": t} for r in GRID for t in SHARES]),
    "formula-bce": (bernoulli, [{"p": p, "y": y} for p in SHARES for y in LABELS]),
    "bce-slope": (
        lambda p, y: mpmath.diff(lambda at: bernoulli(at, y), p),
        [{"p": p, "y": y} for p in SHARES for y in LABELS],
    ),
    "formula-bce-logits": (
        from_logit,
        [{"z": z, "y": y} for z in GRID for y in LABELS],
    ),
    "bce-logit-slope": (
        lambda z, y: mpmath.diff(lambda at: from_logit(at, y), z),
        [{"z": z, "y": y} for z in GRID[1:9] for y in LABELS],
    ),
    "squares-logit-slope": (
        lambda p, y: mpmath.diff(lambda at: half_square(at, y), log(p / (1 - p))),
        [{"p": p, "y": y} for p in SHARES for y in LABELS],
    ),
    "formula-cross-entropy": (
        cross_entropy,
        [{"p": p, "y": y} for p, y in LAWS]
        + [{"p": LAWS[1][0], "y": parts("0", "1", "0")}],
    ),
    "formula-ce-logits": (
        lambda x, at: -log(share(x, at)),
        [{"x": parts("2", "1", "0")}, {"x": parts("40", "-3")}],
    ),
    "formula-kl": (divergence, [{"p": p, "q": q} for p, q in LAWS]),
    "formula-hinge": (hinge, [{"s": s, "y": y} for s in GRID for y in (1, -1)]),
    "formula-squared-hinge": (
        lambda s, y: hinge(s, y) ** 2,
        [{"s": s, "y": y} for s in GRID for y in (1, -1)],
    ),
    "formula-focal": (
        lambda p, g: (1 - p) ** g * log(1 / p),
        [{"p": p, "g": Fraction(g, 2)} for p in SHARES for g in (0, 1, 4, 10)],
    ),
    "weighted-optimum": (
        weighted_optimum,
        [{"q": q, "w": Fraction(w, 2)} for q in SHARES for w in (1, 2, 3)],
    ),
    "formula-label-smoothing": (
        lambda e, k: mpmath.fsum([1 - e, *[e / k]]),
        [{"e": e, "k": Fraction(k)} for e in SHARES for k in (2, 10)],
    ),
    "formula-triplet": (
        lambda d_p, d_n, m: hinge(d_n - d_p + 1 - m, mpmath.mpf(1)),
        [
            {"d_p": Fraction(n, 4), "d_n": Fraction(2), "m": Fraction(1, 2)}
            for n in (0, 5, 6, 8, 40)
        ],
    ),
    "formula-cosine-embedding": (
        lambda c, y, m: 1 - c if y > 0 else hinge(m - c + 1, mpmath.mpf(1)),
        [
            {"c": Fraction(c, 4), "y": y, "m": m}
            for c in (-4, -1, 0, 1, 4)
            for y in (1, -1)
            for m in (Fraction(0), Fraction(1, 2))
        ],
    ),
    "formula-infonce": (
        infonce,
        [{"s": parts("1", "1/2", "-1"), "t": Fraction(t, 10)} for t in (1, 10, 30)],
    ),
}


NUMBERS: dict[str, Callable[[], Number]] = {
    "huber-number": lambda: huber(mpmath.mpf(3), mpmath.mpf(1)),
    "bce-far-logit": lambda: from_logit(mpmath.mpf(-100), mpmath.mpf(1)),
    "logsumexp-bounds": lambda: log(8 * exp(1000)),
    "ce-number": lambda: -log(share([mpmath.mpf(n) for n in (2, 1, 0)], 0)),
    "initial-loss": lambda: -log(mpmath.mpf(1) / 1000),
    "kl-number": lambda: known(divergence, {"p": LAWS[0][0], "q": LAWS[0][1]}, 0),
    "focal-number": lambda: 1 / (1 - mpmath.mpf(9) / 10) ** 2,
    "pos-weight": lambda: mpmath.mpf(900) / 100,
    "smoothing-number": lambda: mpmath.mpf(9) / 10 + mpmath.mpf(1) / 10 / 10,
    "infonce-floor": lambda: infonce(
        [mpmath.mpf(1), *[mpmath.mpf(-1)] * 255], mpmath.mpf(1), 0
    ),
    "mean-of-means": lambda: mpmath.mpf(30 * 2 + 10 * 4) / 40,
}


SMOOTHED = [mpmath.mpf(91) / 100, *[mpmath.mpf(1) / 100] * 9]


FIGURES = [
    ("bce-epsilon", "18.4", -log(mpmath.mpf("1e-8"))),
    ("ce-number", "0.665", share([mpmath.mpf(n) for n in (2, 1, 0)], 0)),
    ("logsumexp-bounds", "1002.08", 1000 + log(8)),
    ("initial-loss", "6.91", log(1000)),
    ("kl-number", "0.144", log(mpmath.mpf(4) / 3) / 2),
    ("kl-number", "0.131", log(mpmath.mpf(1) / 2) / 4 + log(mpmath.mpf(3) / 2) * 3 / 4),
    ("nll-negative", "40", mpmath.npdf(0, 0, mpmath.mpf("0.01"))),
    ("nll-negative", "3.7", log(40)),
    ("hinge-zero", "0.7", hinge(mpmath.mpf("0.3"), mpmath.mpf(1))),
    ("label-smoothing", "4.5", log(SMOOTHED[0] / SMOOTHED[1])),
    ("smoothing-floor", "0.50", cross_entropy(SMOOTHED, SMOOTHED)),
    ("infonce-floor", "3.57", log(1 + 255 * exp(-2))),
    ("infonce-batch", "5.5", log(256)),
    ("infonce-batch", "8.3", log(4096)),
]


ACCEPTED = {
    "formula-mse": [
        r"\frac{1}{n}\sum_{i=1}^{n} (y_i - p_i)^2",
        r"\frac{1}{n}\sum_{i=1}^{n}(y_i - p_i)^2",
        "1/n Σ(p_i - y_i)²",
        "sum_i(p_i - y_i)^2/n",
        "((p - y)**2).mean()",
        "sum((p - y)^2)/n",
    ],
    "formula-huber": ["np.where(abs(r) < δ, r**2/2, δ*abs(r) - δ**2/2)"],
    "huber-slope": ["max(-δ, min(r, δ))", "r if |r| <= d else d*sign(r)"],
    "formula-pinball": ["τ*max(r, 0) + (1 - τ)*max(-r, 0)", "r*(t - (r < 0))"],
    "formula-bce": ["-(y ln p + (1-y) ln(1-p))"],
    "formula-bce-logits": [
        "softplus(z) - y z",
        "max(z, 0) - z*y + log1p(exp(-abs(z)))",
        "-y log σ(z) - (1-y) log(1-σ(z))",
    ],
    "formula-cross-entropy": ["-(y*np.log(p)).sum()"],
    "formula-ce-logits": [
        "logsumexp(x) - x_y",
        "-log(softmax(x))",
        "max(x) + log(sum(exp(x - max(x)))) - x[i]",
    ],
    "formula-kl": [r"\sum_i p_i\log\frac{p_i}{q_i}", "-Σ p_i ln(q_i/p_i)"],
    "formula-hinge": ["{max(0, 1-s), y=1; max(0, 1+s), y=-1}"],
    "formula-focal": ["-(1-p)^γ log p", "-(1-p)**2*np.log(p)"],
    "weighted-optimum": ["sigmoid(log(q/(1-q)) + log w)"],
    "formula-label-smoothing": ["1 - ε(K-1)/K"],
    "formula-triplet": ["relu(p - n + α)", "[d_p - d_n + m]_+"],
    "formula-cosine-embedding": ["1-c при y=1, иначе relu(c - margin)"],
    "formula-infonce": ["logsumexp(s/τ) - s_i/τ", "-log softmax(s/T)_i"],
}
"""Right answers as people type them."""


LOSSES = Stated("dl/losses", FORMULAS, NUMBERS, FIGURES, ACCEPTED)
