"""Answers that are close to the truth without being it."""

from __future__ import annotations

from fractions import Fraction

from quiz.formula.evaluation.compare import Comparison, State
from quiz.formula.slips.rough import number
from quiz.formula.slips.wrong import Slip, Wrong
from quiz.formula.tree import Binary, Neg, Node, Num, Sym, walk

_CLOSE = 0.025
_FAR = 50
"""From here on a variable is large."""
_SPREAD = 0.2
"""How far apart the true values must be for an approximation to say anything."""


def approximation(wrong: Wrong) -> Slip | None:
    """Close everywhere, but not equal; or a polynomial that is close near 0."""
    if is_close(wrong):
        return Slip("approximation")
    if _near_zero(wrong):
        return Slip("approximation", (("zero", ""),))
    return None


def right_far_out(wrong: Wrong) -> Slip | None:
    """Close to the truth wherever the one variable is large, and not just to zero."""
    problem = wrong.problem
    if problem.context.vectors or len(problem.variables) != 1:
        return None
    if not wrong.fixed >= problem.usual.keys():
        return None  # there are too few large values for each set of parameters
    is_told = False
    for one in wrong.evidence:
        if one.given.state is State.UNDEFINED:
            return None
        x = _float(one.probe.values[0][1])
        if not abs(x) >= _FAR:
            continue
        given, true = number(one.given.value), number(one.expected.value)
        if not (given == true or abs(given - true) <= _CLOSE):
            return None
        is_told = is_told or abs(true) > _CLOSE
    return Slip("approximation", (("far", ""),)) if is_told else None


def is_close(wrong: Wrong) -> bool:
    """Whether answer and truth are close, but for points right beside a jump."""
    lowest = highest = None
    bent = _breakpoints(wrong)
    for one in wrong.evidence:
        if one.given.state is State.UNDEFINED:
            return False
        given, true = number(one.given.value), number(one.expected.value)
        first = one.probe.values[0][1]
        beside = not isinstance(first, tuple) and any(
            0 < abs(_float(first) - at) < _CLOSE for at in bent
        )
        if not abs(given - true) <= _CLOSE and not (beside and one.equal is False):
            return False
        lowest = true if lowest is None else min(lowest, true)
        highest = true if highest is None else max(highest, true)
    return lowest is not None and highest is not None and highest - lowest > _SPREAD


def _breakpoints(wrong: Wrong) -> list[float]:
    """Where the truth may jump: only 0 and the numbers in it."""
    return [
        0.0,
        *(sign * number(one) for one in wrong.problem.numbers for sign in (1, -1)),
    ]


def _float(value: object) -> float:
    near = getattr(value, "near", value)
    return number(near) if isinstance(near, int | Fraction) else float("nan")


_SMALL = Fraction(1, 1000)


def _near_zero(wrong: Wrong) -> bool:
    if not _is_polynomial(wrong.answer):
        return False
    beside: list[Comparison] = [
        one
        for one in wrong.evidence
        if len(one.probe.values) == 1 and one.probe.values[0][1] in (_SMALL, -_SMALL)
    ]
    if len(beside) < 2:
        return False
    for one in beside:
        true = number(one.expected.value)
        if not true or abs(number(one.given.value) / true - 1) > 1e-5:
            return False
    return True


def _is_polynomial(tree: Node) -> bool:
    for one in walk(tree):
        match one:
            case Num() | Sym() | Neg():
                pass
            case Binary(op="+" | "-" | "*"):
                pass
            case Binary(op="/" | "^", right=Num()):
                pass
            case _:
                return False
    return True
