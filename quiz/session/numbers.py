"""Marking of numbers and intervals whose ends are constant expressions."""

from __future__ import annotations

import math
import re
from collections.abc import Callable

from quiz.deck.model import Number
from quiz.session.parts import Marking
from quiz.verdict import Outcome, Verdict, Witness

Constant = Callable[[str], float | None]
Parametric = Callable[[str], tuple[float, ...] | None]
"""Values of an expression with letters: with their usual values, then with others."""

_DECIMAL = re.compile(r"[+-]?[0-9]+(?:[.,]([0-9]+))?")
_GROUPED = re.compile(r"(?<=[0-9])[\s_\u00a0\u202f](?=[0-9]{3}(?![0-9]))")
_INTERVAL = re.compile(r"([\[(\]])(.*)([\])\[])", re.DOTALL)
_WHOLE_LINE = {"r", "ℝ", "вся прямая", "все числа", "any", "all reals", "reals"}
_LEAST_DIGITS = 3
_EXACT = 1e-9


def same_number(
    answer: Number, given: str, constant: Constant, *, unit: str = ""
) -> Marking:
    """Whether `given` is the value: within the tolerance, or to its digits."""
    text = _bare(given, unit)
    if not text:
        return Marking(Verdict(Outcome.INVALID, "empty"))
    value = constant(text)
    wanted = constant(answer.value.text)
    if wanted is None:
        # The deck's value has a letter in it: the learner compares.
        return Marking(Verdict(Outcome.UNDECIDED, "self-graded"))
    if value is None:
        return Marking(Verdict(Outcome.INVALID, "not-a-number"))
    tolerance = constant(answer.tolerance.text) if answer.tolerance else None
    if tolerance is not None:
        right = abs(value - wanted) <= tolerance * (1 + _EXACT)
    else:
        right = _rounds_to(text, value, answer.value.text, wanted)
    if right:
        return Marking(Verdict(Outcome.CORRECT, "right"))
    reason = "wrong-value"
    if tolerance is None and abs(value - wanted) <= 10.0 ** -_decimals(text) / 2:
        reason = "too-few-digits"
    witness = Witness((), given=f"{value:.6g}", expected=f"{wanted:.6g}")
    return Marking(Verdict(Outcome.WRONG, reason, witness=witness))


def same_value(wanted: tuple[float, ...], given: str, values: Parametric) -> Marking:
    """Whether `given` is a value that hangs on parameters.

    In their letters, or as the number it is where they have their usual values.
    """
    text = _bare(given, "")
    if not text:
        return Marking(Verdict(Outcome.INVALID, "empty"))
    typed = values(text)
    if typed is None:
        return Marking(Verdict(Outcome.INVALID, "not-a-number"))
    if _same(wanted, typed):
        return Marking(Verdict(Outcome.CORRECT, "right"))
    return Marking(Verdict(Outcome.WRONG, "wrong-value"))


def same_interval(expected: str, given: str, values: Parametric) -> Marking:
    """Whether two intervals have the same ends and the same brackets.

    Ends that hang on parameters may be given in their letters, or as the numbers
    they are where the parameters have their usual values.
    """
    if not given.strip():
        return Marking(Verdict(Outcome.INVALID, "empty"))
    wanted, typed = _interval(expected, values), _interval(given, values)
    if wanted is None:
        return Marking(Verdict(Outcome.UNDECIDED, "self-graded"))
    if typed is None:
        return Marking(Verdict(Outcome.INVALID, "not-an-interval"))
    ends = zip(wanted[1], typed[1], strict=True)
    if not all(_same(one, other) for one, other in ends):
        return Marking(Verdict(Outcome.WRONG, "wrong-interval"))
    if wanted[0] != typed[0]:
        return Marking(Verdict(Outcome.WRONG, "wrong-bracket"))
    return Marking(Verdict(Outcome.CORRECT, "right"))


def _bare(given: str, unit: str) -> str:
    text = _GROUPED.sub("", given.strip().lstrip("=≈ "))
    if unit and text.casefold().endswith(unit.casefold()):
        text = text[: -len(unit)].rstrip()
    return text


def _decimals(text: str) -> int:
    match = _DECIMAL.fullmatch(text.strip())
    return len(match[1] or "") if match else 12


def _rounds_to(text: str, value: float, shown: str, wanted: float) -> bool:
    if math.isclose(value, wanted, rel_tol=_EXACT, abs_tol=1e-300):
        return True
    if not (math.isfinite(value) and math.isfinite(wanted)):
        return value == wanted
    shown_decimal = _DECIMAL.fullmatch(shown.strip())
    if shown_decimal:
        places = _decimals(shown)
        exact_integer = places == 0
        return not exact_integer and abs(value - wanted) <= 10.0**-places / 2
    digits = len(text.strip("+-").replace(",", ".").replace(".", "").lstrip("0"))
    if not _DECIMAL.fullmatch(text.strip()) or digits < _LEAST_DIGITS:
        return False
    return abs(value - wanted) <= 10.0 ** -_decimals(text) * 0.5 * (1 + _EXACT)


def _close(one: float, other: float) -> bool:
    if math.isinf(one) or math.isinf(other):
        return one == other
    return abs(one - other) <= max(1e-12, 5e-3 * abs(one))


def _same(wanted: tuple[float, ...], typed: tuple[float, ...]) -> bool:
    if len(set(typed)) == 1:
        return _close(wanted[0], typed[0])
    return all(map(_close, wanted, typed))


def _interval(
    text: str, values: Parametric
) -> tuple[tuple[bool, bool], tuple[tuple[float, ...], tuple[float, ...]]] | None:
    bare = text.strip().replace("∞", "oo").replace("$", "")
    if bare.casefold() in _WHOLE_LINE:
        return (False, False), ((-math.inf,), (math.inf,))
    match = _INTERVAL.fullmatch(bare)
    if not match:
        return None
    for separator in (";", ", ", ","):
        if match[2].count(separator) == 1:
            low, high = match[2].split(separator)
            left, right = _end(low, values), _end(high, values)
            if left is None or right is None:
                return None
            closed = (match[1] == "[", match[3] == "]")
            return (
                (closed[0] and math.isfinite(left[0])),
                (closed[1] and math.isfinite(right[0])),
            ), (left, right)
    return None


def _end(text: str, values: Parametric) -> tuple[float, ...] | None:
    bare = text.strip().casefold().replace(" ", "")
    named = {"oo": 1, "+oo": 1, "-oo": -1, "−oo": -1}
    named |= {"inf": 1, "+inf": 1, "-inf": -1, "−inf": -1}
    if bare in named:
        return (named[bare] * math.inf,)
    return values(text)
