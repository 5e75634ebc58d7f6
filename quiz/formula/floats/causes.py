"""Which part of a formula is to blame for a wrong number."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from math import isfinite, isinf, isnan

from quiz.formula.floats.formats import Format
from quiz.formula.floats.machine import Trace
from quiz.formula.floats.trouble import WORST_ERROR, Trouble
from quiz.formula.tree import Binary, Call, Const, Node, Num, Reduce, Span, Sym

_FEWEST_BITS = 5
"""Bits of a term that a sum must keep; with fewer it has swallowed the term."""
_LOGARITHMS = ("log", "log2", "log10")
"""Near 1 the distance of their argument from 1 is all that matters."""
_NEAR = 0.1
_PART_ERROR = WORST_ERROR / 2
"""Relative error from which on a part is off: several of them make the whole's."""


class Why(StrEnum):
    """What a part of a formula did."""

    OVERFLOW = "overflow"
    UNDERFLOW = "underflow"
    CANCELS = "cancels"
    ABSORBED = "absorbed"
    """A sum rounded its small term away."""
    DIVISION = "zero-division"
    POLE = "pole"
    """It is infinite there, as the logarithm is at 0."""
    DOMAIN = "domain"
    NEAR_ONE = "near-one"
    """It is so near 1 that its distance from 1, which matters, is rounded away."""
    AMPLIFIED = "amplified"
    """It magnified the rounding of its argument."""


@dataclass(frozen=True, slots=True)
class Cause:
    """The part that misbehaves first, and what then made the result nan."""

    why: Why
    span: Span
    form: str = ""
    """``inf-inf``, ``inf/inf``, ``0*inf`` or ``0/0``."""


Truth = Callable[[Trace], float | None]
"""The true value of a part where it was traced; None where it is not known."""


def find_cause(trace: Trace, truth: Truth, kind: Trouble, form: Format) -> Cause | None:
    """The first part to blame; None where there is no telling.

    Args:
        trace: What every part of the formula gave.
        truth: What it should have given.
        kind: What is wrong with the whole.
        form: The format.
    """
    start: Trace | None = trace
    if kind is Trouble.INSIDE:
        start = next((one for one in _inside_out(trace) if _leaves(one)), None)
    found = start and _blame(start, truth, form)
    if not found:
        return None
    why, node = found
    return Cause(why, node.span, _form(trace) if kind is Trouble.NAN else "")


def _inside_out(trace: Trace) -> Iterator[Trace]:
    for one in trace.operands:
        yield from _inside_out(one)
    yield trace


def _leaves(trace: Trace) -> bool:
    """Whether the part turned finite numbers into something else."""
    operands = trace.operands
    return not isfinite(trace.value) and all(isfinite(one.value) for one in operands)


def _blame(trace: Trace, truth: Truth, form: Format) -> tuple[Why, Node] | None:
    node, operands = trace.node, trace.operands
    if isinstance(node, Num | Sym | Const):
        return None
    for is_wild in (isnan, isinf):
        for one in operands:
            if is_wild(one.value):
                return _blame(one, truth, form)
    if not isfinite(trace.value):
        place = 1 if isinstance(node, Binary) and node.op == "/" else 0
        if operands[place:] and not operands[place].value:
            if _is_off(operands[place], truth):
                return _blame(operands[place], truth, form)
            if isinstance(node, Binary | Call) and isinf(trace.value):
                return (Why.DIVISION if place else Why.POLE), node
        return (Why.DOMAIN if isnan(trace.value) else Why.OVERFLOW), node
    for one in operands:
        if _is_off(one, truth):
            return _blame(one, truth, form)
    if isinstance(node, Binary) and node.op in "+-":
        return Why.CANCELS, node
    for one in _inside_out(trace):
        if _swallows(one, form):
            return Why.ABSORBED, one.node
    if isinstance(node, Call) and node.name in _LOGARITHMS:
        inner = operands[0]
        is_worked_out = not isinstance(inner.node, Num | Sym | Const)
        if is_worked_out and abs(inner.value - 1) < _NEAR:
            return Why.NEAR_ONE, inner.node
    true = truth(trace)
    is_tiny = true is None or abs(true) < form.normal
    return (Why.UNDERFLOW if is_tiny and not trace.value else Why.AMPLIFIED), node


def _is_off(trace: Trace, truth: Truth) -> bool:
    true = truth(trace)
    if true is None:
        return False
    if not true or not trace.value:
        return true != trace.value
    return abs(trace.value - true) > _PART_ERROR * abs(true)


def _swallows(trace: Trace, form: Format) -> bool:
    """Whether a sum has next to nothing of its smaller term."""
    node = trace.node
    is_sum = isinstance(node, Reduce) and node.kind in ("sum", "mean")
    is_sum = is_sum or (isinstance(node, Binary) and node.op in "+-")
    sizes = sorted(abs(one.value) for one in trace.operands)
    if not is_sum or len(sizes) < 2:
        return False
    small, large = sizes[0], sizes[-1]
    return 0 < small < large * 2.0 ** (_FEWEST_BITS - form.bits)


def _form(trace: Trace) -> str:
    """The operation that made nan of numbers that were none."""
    for one in _inside_out(trace):
        if isnan(one.value) and not any(isnan(each.value) for each in one.operands):
            node = one.node
            if not isinstance(node, Binary) or len(one.operands) != 2:
                return ""
            if node.op in "+-":
                return "inf-inf"
            if node.op == "*":
                return "0*inf"
            if node.op == "/":
                return "inf/inf" if isinf(one.operands[0].value) else "0/0"
    return ""
