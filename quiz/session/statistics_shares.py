"""A share, how far it may be trusted, and what was expected of it."""

from __future__ import annotations

import math
from dataclasses import dataclass

FEWEST = 20
"""Trials below which a share is called a hint at most."""

QUANTILE = 1.959963984540054
"""Of the normal distribution, for 95 % between both ends."""


@dataclass(frozen=True, slots=True)
class Share:
    """How many of some trials succeeded."""

    hits: int
    n: int
    expected: float | None = None
    """Mean probability that FSRS gave them before; None if it gave none."""

    @property
    def value(self) -> float | None:
        """From 0 to 1; None without a trial."""
        return self.hits / self.n if self.n else None

    @property
    def interval(self) -> tuple[float, float]:
        """Where the true share lies with 95 % confidence, if trials are independent.

        Reviews of one card are alike, so of a few cards reviewed often it is somewhat
        too narrow.
        """
        return wilson(self.hits, self.n)

    @property
    def is_small(self) -> bool:
        """Whether there are too few trials to say much."""
        return self.n < FEWEST


def wilson(hits: int, n: int, quantile: float = QUANTILE) -> tuple[float, float]:
    """The score interval of a share; from 0 to 1 without a trial.

    With p = hits/n and z the quantile, (p + z²/2n ± z√(p(1-p)/n + z²/4n²))/(1 + z²/n).
    Unlike p ± z√(p(1-p)/n) it never leaves 0 to 1 and holds for few trials, too.

    Source:
        E. B. Wilson, Journal of the American Statistical Association 22 (1927), 209.

    >>> [round(end, 3) for end in wilson(9, 10)]
    [0.596, 0.982]
    """
    if n <= 0:
        return 0.0, 1.0
    share, square = hits / n, quantile * quantile
    middle = share + square / (2 * n)
    reach = quantile * math.sqrt(share * (1 - share) / n + square / (4 * n * n))
    low, high = ((middle + side * reach) / (1 + square / n) for side in (-1, 1))
    # Rounding must not leave a share of 0 or 1 outside of its own interval.
    return min(max(low, 0.0), share), max(min(high, 1.0), share)
