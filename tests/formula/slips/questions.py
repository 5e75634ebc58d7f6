"""What fresh wrong answers are written to: bundled functions, losses and vectors.

Losses and functions of vectors are asked as `quiz check --against` asks them, and are
written down here as formulas of the tests.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import cache

from quiz.formula import Reference, grade
from quiz.formula.reading.context import Definition
from quiz.verdict import Verdict
from tests.formula.differing import differ, difference
from tests.formula.elementary import UnsureError
from tests.formula.evaluating import check, definitions
from tests.formula.independent import At, value
from tests.formula.terms import (
    TRUTHS,
    Formula,
    Truth,
    absolute,
    at_most,
    bound,
    choose,
    component,
    cosh,
    exp,
    larger,
    letter,
    letters,
    log,
    number,
    sqrt,
    tanh,
)

X_I, X_J = component("x", "i"), component("x", "j")
Y, P, Z, D, T = map(letter, "ypzdt")
G, Q, M = map(letter, "gqm")
TWO = number(2)
HALVES = tuple(Fraction(one) for one in ("1/4", "1/2", "9/10", "1/3", "3/5"))
WIDE = tuple(Fraction(one) for one in ("1", "-2", "1/2", "-1/3", "3", "7/5", "0"))
LABELS = tuple(Fraction(one) for one in ("1", "0", "1/2", "1/5"))
ABOVE_ZERO = tuple(Fraction(one) for one in ("1/2", "1", "2", "3", "7/5"))
SETS = tuple(
    tuple(map(Fraction, one)) for one in ((1, 2), (2, -1), (1, 1, 2), (-1, 0, 1, 2))
)


@dataclass(frozen=True, slots=True)
class Question:
    """A formula that is asked for."""

    name: str
    truth: Truth
    against: str = ""
    """The formula as `--against` has it; "" for a bundled one."""
    assume: tuple[str, ...] = ()
    pools: tuple[tuple[str, tuple[Fraction, ...]], ...] = ()
    """Values of each letter of a formula that is not bundled."""

    def graded(self, text: str) -> Verdict:
        """What `quiz` says to an answer."""
        if not self.against:
            return check(self.name, text)
        entry = Definition(
            key="",
            formula=self.against,
            variables=self.truth.variables,
            vectors=self.truth.vectors,
            params=tuple((name, usual) for name, usual, _ in self.truth.params),
        )
        reference = Reference(definition=entry, assume=self.assume)
        return grade(reference, text, definitions())

    def is_altered(self, given: Formula) -> bool:
        """Whether an answer certainly has another value somewhere."""
        if not self.against and not self.truth.vectors:
            return difference(self.truth, given) is not None
        return any(self._differs_at(at, given) for at in self._points(letters(given)))

    def _points(self, used: set[str]) -> Iterator[At]:
        """Points; a parameter that an answer leaves out has its usual value."""
        usual = {
            name: (Fraction(value),)
            for name, value, _ in self.truth.params
            if name not in used
        }
        pools = {**dict(self.pools), **usual}
        longest = max(map(len, pools.values()), default=1)
        for turn in range(longest * (longest + 1)):
            others: dict[str, Fraction | tuple[Fraction, ...]] = {
                name: pool[(turn * (2 * place + 1) + turn // longest) % len(pool)]
                for place, (name, pool) in enumerate(pools.items())
            }
            for vector in SETS if self.truth.vectors else ():
                for place in range(1, len(vector) + 1):
                    yield At({**others, "x": vector}, {"i": place, "1": 1})
            if not self.truth.vectors:
                yield At(others)

    def _differs_at(self, at: At, given: Formula) -> bool:
        known = set(at.values)
        if not letters(given) <= known:
            return True
        try:
            expected = value(self.truth.formula, at)
            return expected is not None and differ(value(given, at), expected)
        except UnsureError:
            return False


def _loss(
    name: str,
    against: str,
    formula: Formula,
    pools: dict[str, tuple[Fraction, ...]],
    *assume: str,
    **params: str,
) -> Question:
    variables = tuple(one for one in pools if one not in params)
    truth = Truth(
        formula=formula,
        variables=variables,
        params=tuple((one, usual, (usual,)) for one, usual in params.items()),
    )
    return Question(name, truth, against, assume, tuple(pools.items()))


def _vector(
    name: str, against: str, formula: Formula, *assume: str, **params: str
) -> Question:
    truth = Truth(
        formula=formula,
        variables=("x",),
        vectors=("x",),
        params=tuple((one, usual, (usual,)) for one, usual in params.items()),
    )
    pools = tuple((one, ABOVE_ZERO) for one in params)
    return Question(name, truth, against, assume, pools)


def _total(body: Formula) -> Formula:
    return bound("sum", "j", body)


_LABELLED = {"y": LABELS, "p": HALVES}
_APART = {"y": WIDE, "p": tuple(reversed(WIDE))}
_MARGIN = {"y": WIDE, "z": tuple(reversed(WIDE))}
_ERROR = Y - P

ASKED: tuple[Question, ...] = (
    _loss("bce", "-(y*log(p) + (1-y)*log(1-p))",
          -(Y * log(P) + (1 - Y) * log(1 - P)), _LABELLED,
          "0 < p < 1"),
    _loss("bce_logits", "max(z, 0) - z*y + log(1 + exp(-|z|))",
          larger(Z, 0) - Z * Y + log(1 + exp(-absolute(Z))), _MARGIN),
    _loss("squared", "(y - p)^2/2", _ERROR ** TWO / 2, _APART),
    _loss("absolute", "|y - p|", absolute(_ERROR), _APART),
    _loss("huber", "(y-p)^2/2 if |y-p| <= d else d*(|y-p| - d/2)",
          choose(at_most(absolute(_ERROR), D), _ERROR ** TWO / 2,
                 D * (absolute(_ERROR) - D / 2)),
          {**_APART, "d": ABOVE_ZERO}, "d > 0", d="1"),
    _loss("hinge", "max(0, 1 - y*z)", larger(0, 1 - Y * Z), _MARGIN),
    _loss("squared_hinge", "max(0, 1 - y*z)^2", larger(0, 1 - Y * Z) ** TWO, _MARGIN),
    _loss("logistic", "log(1 + exp(-y*z))", log(1 + exp(-(Y * Z))), _MARGIN),
    _loss("exponential", "exp(-y*z)", exp(-(Y * Z)), _MARGIN),
    _loss("focal", "-(1-p)^g*log(p)", -((1 - P) ** G * log(P)),
          {"p": HALVES, "g": ABOVE_ZERO}, "0 < p < 1", "g > 0", g="2"),
    _loss("log_cosh", "log(cosh(y - p))", log(cosh(_ERROR)), _APART),
    _loss("pinball", "max(q*(y-p), (q-1)*(y-p))",
          larger(Q * _ERROR, (Q - 1) * _ERROR),
          {**_APART, "q": HALVES}, "0 < q < 1", q="0.9"),
    _loss("poisson", "p - y*log(p)", P - Y * log(P),
          {"y": ABOVE_ZERO, "p": tuple(reversed(ABOVE_ZERO))}, "p > 0"),
    _loss("triplet", "max(0, p - z + m)", larger(0, P - Z + M),
          {"p": WIDE, "z": tuple(reversed(WIDE)), "m": ABOVE_ZERO}, m="1"),
    _loss("kl", "p*log(p/y)", P * log(P / Y),
          {"p": HALVES, "y": tuple(reversed(HALVES))}, "p > 0", "y > 0"),
    _loss("gaussian", "exp(-(y-p)^2/(2*s^2))/(s*sqrt(2*pi))",
          exp(-(_ERROR ** TWO) / (2 * letter("s") ** TWO))
          / (letter("s") * sqrt(2 * letter("pi"))),
          {**_APART, "s": ABOVE_ZERO}, "s > 0"),
    _vector("softmin", "exp(-x_i)/sum_j exp(-x_j)", exp(-X_I) / _total(exp(-X_J))),
    _vector("tempered", "exp(x_i/t)/sum_j exp(x_j/t)",
            exp(X_I / T) / _total(exp(X_J / T)), "t > 0", t="1"),
    _vector("normalised", "x_i/sqrt(sum_j x_j^2)",
            X_I / sqrt(_total(X_J ** TWO))),
    _vector("share", "|x_i|/sum_j |x_j|", absolute(X_I) / _total(absolute(X_J))),
    _vector("shifted", "x_i - max_k x_k", X_I - bound("vmax", "j", X_J)),
    _vector("confidence", "exp(x_i)/(sum_j exp(x_j)) * (1 - exp(x_i)/(sum_j exp(x_j)))",
            exp(X_I) / _total(exp(X_J)) * (1 - exp(X_I) / _total(exp(X_J)))),
    _vector("gated", "tanh(x_i)*exp(x_i)/sum_j exp(x_j)",
            tanh(X_I) * exp(X_I) / _total(exp(X_J))),
    _vector("surprise", "log(sum_j exp(x_j)) - x_i", log(_total(exp(X_J))) - X_I),
)  # fmt: skip
"""Losses, and functions of vectors."""


@cache
def questions() -> tuple[Question, ...]:
    """The bundled functions and derivatives, losses, and functions of vectors."""
    bundled = (Question(name, truth) for name, truth in TRUTHS.items())
    return (*bundled, *ASKED)
