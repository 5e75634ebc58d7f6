"""What the deck on quality metrics states is true: formulas, numbers, figures.

Counted from examples one by one, not from formulas, wherever that can be done.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Sequence
from fractions import Fraction

import mpmath
from mpmath import exp, log

from .stated import (
    Point,
    Stated,
    Truth,
    parts,
)

Number = mpmath.mpf


Pair = tuple[int, int]


def examples(TP: int, FP: int, FN: int, TN: int) -> list[Pair]:  # noqa: N803
    """Pairs of truth and answer with these counts."""
    counts = ((1, 1), TP), ((0, 1), FP), ((1, 0), FN), ((0, 0), TN)
    return [pair for pair, count in counts for _ in range(int(count))]


def share(pairs: Sequence[Pair], of: Callable[[Pair], bool], *, given: int) -> Fraction:
    """Among pairs whose part `given` is as in the last condition, the share `of`."""
    chosen = [pair for pair in pairs if pair[given]]
    return Fraction(sum(map(of, chosen)), len(chosen))


def precision(**counts: int) -> Number:
    return _real(share(examples(**counts), lambda pair: pair[0] == 1, given=1))


def recall(**counts: int) -> Number:
    return _real(share(examples(**counts), lambda pair: pair[1] == 1, given=0))


def specificity(**counts: int) -> Number:
    flipped = [(1 - truth, 1 - answer) for truth, answer in examples(**counts)]
    return _real(share(flipped, lambda pair: pair[1] == 1, given=0))


def f_one(**counts: int) -> Number:
    return 2 / (1 / precision(**counts) + 1 / recall(**counts))


def overlap(**counts: int) -> Number:
    """Intersection over union of the set of positives and that of answers."""
    pairs = examples(**counts)
    true = {place for place, pair in enumerate(pairs) if pair[0]}
    said = {place for place, pair in enumerate(pairs) if pair[1]}
    return _real(Fraction(len(true & said), len(true | said)))


def f_beta(p: Number, r: Number, b: Number) -> Number:
    """The harmonic mean with weights 1 for precision and b² for recall."""
    return (1 + b**2) / (1 / p + b**2 / r)


def illness(s: Number, c: Number, p: Number) -> Number:
    """The share of the ill among positive tests."""
    ill_and_found, well_and_alarmed = p * s, (1 - p) - (1 - p) * c
    return ill_and_found / (ill_and_found + well_and_alarmed)


def indifferent(a: Number, b: Number) -> Number:
    """The probability at which yes and no cost the same, halving an interval."""
    low, high = mpmath.mpf(0), mpmath.mpf(1)
    for _ in range(100):
        middle = (low + high) / 2
        low, high = (middle, high) if (1 - middle) * a > middle * b else (low, middle)
    return low


def average_loss(q: Number) -> Number:
    return mpmath.fsum([q * log(1 / q), (1 - q) * log(1 / (1 - q))])


def above(positive: Sequence[float], negative: Sequence[float]) -> Number:
    """The share of pairs in which the positive is scored higher."""
    pairs = list(itertools.product(positive, negative))
    wins = sum(one > other for one, other in pairs)
    return mpmath.mpf(wins) / len(pairs)


def squares(low: int, high: int) -> set[Pair]:
    """Unit squares of a square box."""
    return set(itertools.product(range(low, high), repeat=2))


def coefficient(targets: Sequence[int], predictions: Sequence[int]) -> Number:
    mean = mpmath.mpf(sum(targets)) / len(targets)
    left = sum((a - b) ** 2 for a, b in zip(targets, predictions, strict=True))
    return 1 - left / mpmath.fsum((a - mean) ** 2 for a in targets)


def gain(grades: Sequence[int]) -> Number:
    return mpmath.fsum(
        grade / mpmath.log(place + 1, 2) for place, grade in enumerate(grades, 1)
    )


def _real(value: Fraction) -> Number:
    return mpmath.mpf(value.numerator) / value.denominator


def _dec(text: str) -> Number:
    return mpmath.mpf(text)


COUNTS: list[Point] = [
    {"TP": tp, "FP": fp, "FN": fn, "TN": tn}
    for tp, fp, fn, tn in ((1, 0, 0, 1), (40, 10, 20, 30), (6, 2, 4, 88), (3, 9, 1, 2))
]


SHARES = [Fraction(n, 10) for n in (1, 4, 9)]


FORMULAS: dict[str, tuple[Truth, list[Point]]] = {
    "formula-precision": (precision, COUNTS),
    "formula-recall": (recall, COUNTS),
    "formula-specificity": (specificity, COUNTS),
    "formula-f1-counts": (f_one, COUNTS),
    "formula-iou": (overlap, COUNTS),
    "formula-f-beta": (
        f_beta,
        [
            {"p": p, "r": r, "b": Fraction(b, 2)}
            for p, r in itertools.product(SHARES, SHARES)
            for b in (1, 2, 4)
        ],
    ),
    "formula-ppv": (
        illness,
        [
            {"s": s, "c": c, "p": p}
            for s, c, p in itertools.product(SHARES, SHARES, SHARES)
        ],
    ),
    "formula-cost-threshold": (
        indifferent,
        [{"a": Fraction(a), "b": Fraction(b, 3)} for a in (1, 7) for b in (1, 9, 27)],
    ),
    "formula-base-log-loss": (average_loss, [{"q": q} for q in SHARES]),
    "dice-from-iou": (
        # Two masks of size 1 with an overlap x have IoU x/(2 − x) and Dice x.
        lambda j: mpmath.findroot(lambda x: x / (2 - x) - j, j, tol=1e-80),
        [{"j": j} for j in (*SHARES, Fraction(1))],
    ),
    "formula-perplexity": (
        lambda p: mpmath.fprod(1 / one for one in p) ** (mpmath.mpf(1) / len(p)),
        [{"p": parts("1/4", "1/2")}, {"p": parts("1/10", "1", "2/5")}],
    ),
    "formula-brevity": (
        lambda c, r: exp(min(0, 1 - r / c)),
        [{"c": Fraction(c), "r": Fraction(6)} for c in (1, 5, 6, 9)],
    ),
}


NUMBERS: dict[str, Callable[[], Number]] = {
    "counts-precision": lambda: precision(TP=40, FP=10, FN=20, TN=930),
    "counts-recall": lambda: recall(TP=30, FP=30, FN=10, TN=930),
    "counts-f1": lambda: f_one(TP=6, FP=2, FN=4, TN=88),
    "balanced-accuracy": lambda: (
        (recall(TP=0, FP=0, FN=1, TN=99) + specificity(TP=0, FP=0, FN=1, TN=99)) / 2
    ),
    "precision-prevalence": lambda: precision(TP=90, FP=495, FN=10, TN=9405),
    "accuracy-error": lambda: mpmath.sqrt(
        mpmath.fsum([_dec("0.9") * _dec("0.1") ** 2, _dec("0.1") * _dec("0.9") ** 2])
        / 1000
    ),
    "auc-number": lambda: above([0.9, 0.6, 0.4], [0.7, 0.3]),
    "pr-baseline": lambda: mpmath.mpf(2) / 100,
    "macro-number": lambda: mpmath.fsum(map(_dec, ("0.9", "0.6", "0.3"))) / 3,
    "brier-number": lambda: (
        mpmath.fsum(_dec(error) ** 2 for error in ("0.2", "0.6", "0.1")) / 3
    ),
    "ece-number": lambda: (60 * _dec("0.1") + 40 * _dec("0.05")) / 100,
    "rmse-mae": lambda: mpmath.sqrt(mpmath.mpf(9 + 16) / 4),
    "r2-number": lambda: coefficient([1, 2, 3], [3, 2, 1]),
    "iou-boxes": lambda: (
        mpmath.mpf(len(squares(0, 2) & squares(1, 3)))
        / len(squares(0, 2) | squares(1, 3))
    ),
    "map-thresholds": lambda: mpmath.mpf(len(range(50, 100, 5))),
    "ndcg-number": lambda: gain([0, 1, 0]) / gain([1, 0, 0]),
    "mrr-number": lambda: mpmath.fsum(mpmath.mpf(1) / n for n in (1, 2, 4)) / 3,
    "perplexity-loss": lambda: exp(_dec("2.1")) / exp(2),
    "perplexity-bits": lambda: exp(3 * log(2)),
    "bleu-clipping": lambda: mpmath.mpf(2) / 4,
}


FIGURES = [
    ("counts-precision", "0.97", mpmath.mpf(40 + 930) / 1000),
    ("counts-recall", "0.5", precision(TP=30, FP=30, FN=10, TN=930)),
    ("counts-f1", "0.6", recall(TP=6, FP=2, FN=4, TN=88)),
    ("precision-prevalence", "0.154", mpmath.mpf(90) / 585),
    ("accuracy-error", "0.0095", mpmath.sqrt(_dec("0.00009"))),
    ("accuracy-error", "1.9", 196 * mpmath.sqrt(_dec("0.00009"))),
    ("roc-or-pr", "0.09", mpmath.mpf(100) / 1100),
    ("macro-number", "0.867", mpmath.mpf(810 + 54 + 3) / 1000),
    ("formula-base-log-loss", "0.056", average_loss(_dec("0.01"))),
    ("brier-number", "0.137", _dec("0.41") / 3),
    ("brier-number", "0.222", mpmath.mpf(2) / 9),
    ("rmse-mae", "1.75", mpmath.mpf(3 + 4) / 4),
    ("dice-iou-order", "0.667", 2 * _dec("0.5") / _dec("1.5")),
    ("ndcg-number", "0.631", 1 / mpmath.log(3, 2)),
    ("mrr-number", "0.583", mpmath.mpf(7) / 12),
    ("perplexity-loss", "1.105", exp(_dec("0.1"))),
]


ACCEPTED = {
    "formula-precision": [r"\frac{TP}{TP+FP}", "1/(1 + FP/TP)"],
    "formula-f-beta": ["(1+β²) P R/(β² P + R)", "(1 + b^2)/(b^2/r + 1/p)"],
    "formula-f1-counts": ["TP/(TP + (FP + FN)/2)"],
    "formula-ppv": ["1/(1 + (1-c)(1-p)/(s p))"],
    "formula-cost-threshold": ["1/(1 + b/a)"],
    "formula-base-log-loss": ["-p ln p - (1-p) ln(1-p)"],
    "dice-from-iou": ["2J/(J+1)", "2/(1 + 1/j)"],
    "formula-perplexity": [
        r"\exp\left(-\frac{1}{n}\sum_{i=1}^{n} \log p_i\right)",
        "prod(p)^(-1/n)",
        "2^(-mean(log2(p)))",
    ],
    "formula-brevity": ["1 if c > r else e^(1-r/c)"],
}
"""Right answers as people type them."""


METRICS = Stated("dl/metrics", FORMULAS, NUMBERS, FIGURES, ACCEPTED)
