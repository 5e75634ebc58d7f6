"""Answers that are the truth times or plus one number, negated, or upside down."""

from __future__ import annotations

from quiz.formula.evaluation.compare import State, different
from quiz.formula.evaluation.values import (
    Infinity,
    OutOfBounds,
    Undefined,
    Unsettled,
    Value,
    add,
    decimal,
    divide,
    multiply,
    negative,
)
from quiz.formula.slips.rough import number
from quiz.formula.slips.wrong import FEWEST, Slip, Wrong

_BITS = 600


def scaled(wrong: Wrong) -> Slip | None:
    """The whole sign, a constant factor or offset."""
    known: list[tuple[Value, Value]] = []
    vague: list[tuple[Value, Value]] = []
    for one in wrong.evidence:
        given, true = one.given, one.expected
        if State.UNDEFINED in (given.state, true.state):
            return None
        if isinstance(given.value, Infinity) or isinstance(true.value, Infinity):
            return None
        is_known = given.state is true.state is State.KNOWN
        (known if is_known else vague).append((given.value, true.value))
    pairs = [(given, true) for given, true in known if given != 0 or true != 0]
    if len(pairs) < FEWEST:
        return None
    if not any(a == 0 or b == 0 for a, b in pairs):
        slip = _multiple(pairs, vague, is_flat=_is_flat(known))
        if slip:
            return _without_parameter(pairs, wrong) or slip
    return _shifted(known, vague)


def _is_flat(known: list[tuple[Value, Value]]) -> bool:
    """Whether truth and answer are mere numbers: nothing can be told of factors."""
    return all(not different(true, known[0][1]) for _, true in known[1:])


Pairs = list[tuple[Value, Value]]


def _multiple(pairs: Pairs, vague: Pairs, *, is_flat: bool) -> Slip | None:
    if not any(different(given, negative(true)) for given, true in (*pairs, *vague)):
        return Slip("sign")
    if is_flat:
        return None
    try:
        ratios = [divide(given, true, _BITS) for given, true in pairs]
    except (Undefined, Unsettled, OutOfBounds):
        return None
    if any(different(one, ratios[0]) for one in ratios[1:]):
        return None
    for given, true in vague:
        if different(given, multiply(ratios[0], true, _BITS)):
            return None
    return Slip("constant-factor", (("factor", _unlike(ratios[0], ("1", "-1"))),))


def _without_parameter(pairs: Pairs, wrong: Wrong) -> Slip | None:
    """A parameter that is a factor or divisor of the truth, and is left out."""
    given, true = pairs[0]
    for name, usual in wrong.problem.usual.items():
        if usual in (None, 0, 1, -1) or name in wrong.letters:
            continue
        more, less = (multiply(one, usual, _BITS) for one in (given, true))
        if not different(true, more) or not different(given, less):
            return Slip("missing-parameter", (("name", name),))
    return None


def _unlike(value: Value, plain: tuple[str, ...]) -> str:
    """A number with as many digits as it takes to tell it from a plain one."""
    texts = [decimal(value, digits) for digits in (5, 12, 40)]
    return next((one for one in texts if one not in plain), texts[-1])


def _shifted(known: Pairs, vague: Pairs) -> Slip | None:
    given, true = min(known, key=lambda pair: abs(number(pair[1])))
    offset = add(given, negative(true), _BITS)
    if offset == 0 or _is_flat(known):
        return None
    for one, other in (*known, *vague):
        if different(one, add(other, offset, _BITS)):
            return None
    return Slip("constant-offset", (("offset", _unlike(offset, ("0",))),))


def inverted(wrong: Wrong) -> Slip | None:
    """``1/f``, its sign aside; without a value where the truth is zero."""
    explained = 0
    for one in wrong.evidence:
        given, true = one.given, one.expected
        if given.state is State.UNDEFINED:
            if true.state is not State.KNOWN or true.value != 0:
                return None
            continue
        if given.state is not State.KNOWN or true.state is not State.KNOWN:
            continue
        if isinstance(given.value, Infinity) or isinstance(true.value, Infinity):
            return None
        product = multiply(given.value, true.value, _BITS)
        if different(product, 1) and different(product, -1):
            return None
        explained += 1
    values = {number(one.expected.value) for one in wrong.evidence}
    if explained < FEWEST or len(values) < FEWEST:
        return None
    return Slip("inverted")
