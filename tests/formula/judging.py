"""Whether a verdict is true, by values that `quiz.formula` had no part in."""

from __future__ import annotations

from fractions import Fraction
from itertools import islice

import mpmath
from mpmath import mpf

from quiz.app.grading import constant
from quiz.verdict import Outcome, Verdict

from .differing import differ, difference, points
from .elementary import UnsureError
from .independent import PRECISIONS, At, nearly, value
from .terms import Formula, Truth, size, within

_SHOWN_DIGITS = 6
_DIGITS_OF_A_POINT = 12
_NOTHING = mpf(10) ** -200
_LARGEST_EXPONENT = 1_400
_FEWEST_TOLD = 0.8
_LONGEST = 24
"""Nodes; longer formulas may be too much work."""


def names_itself(formula: Formula, truth: Truth) -> bool:
    """Whether the formula has the function that is asked for in it."""
    return any(one[0] in truth.own for one in within(formula))


def can_be_told(formula: Formula, truth: Truth) -> bool:
    """Whether the formula has a value that can be told at most points."""
    told = asked = 0
    for asked, at in enumerate(points(truth, formula), start=1):
        try:
            value(formula, at)
            told += 1
        except UnsureError:
            pass
        if asked >= 60:
            break
    return told >= _FEWEST_TOLD * asked


def has_values(formula: Formula, truth: Truth) -> bool:
    """Whether the formula has a value anywhere: else there is nothing to compare."""
    for at in islice(points(truth, formula), 60):
        try:
            if value(formula, at) is not None:
                return True
        except UnsureError:
            pass
    return False


def ought_to_be_told(formula: Formula, truth: Truth) -> bool:
    """Whether it can be told and is not long: `quiz` stops at some amount of work."""
    return size(formula) <= _LONGEST and can_be_told(formula, truth)


def flaw_of_rewriting(verdict: Verdict, formula: Formula, truth: Truth) -> str:
    """What is amiss with the verdict on a formula known to be right; "" if nothing."""
    match verdict.outcome:
        case Outcome.CORRECT:
            return ""
        case Outcome.INVALID if verdict.reason == "circular":
            return "" if names_itself(formula, truth) else "circular without a name"
        case Outcome.UNDECIDED:
            return "undecided" if ought_to_be_told(formula, truth) else ""
    return f"{verdict.outcome}: {verdict.reason}"


def flaw_of_change(verdict: Verdict, formula: Formula, truth: Truth) -> str:
    """What is amiss with the verdict on any other formula; "" if nothing."""
    if verdict.outcome is Outcome.WRONG:
        return flaw_of_witness(verdict, formula, truth)
    if verdict.outcome is Outcome.INVALID and verdict.reason != "circular":
        return f"invalid: {verdict.reason}"
    found = difference(truth, formula)
    if verdict.outcome is Outcome.UNDECIDED:
        return "undecided" if ought_to_be_told(formula, truth) else ""
    if found is None:
        return ""
    if verdict.reason == "circular":
        if not names_itself(formula, truth):
            return "circular without a name"
        return "" if truth.params else f"circular, but different at {found}"
    return f"accepted, but different at {found}"


def flaw_of_witness(verdict: Verdict, formula: Formula, truth: Truth) -> str:
    """Whether both values shown are those at the point shown, and differ."""
    if not _flaw(verdict, formula, truth, patient=False):
        return ""
    return _flaw(verdict, formula, truth, patient=True)


def _flaw(verdict: Verdict, formula: Formula, truth: Truth, *, patient: bool) -> str:
    if verdict.witness is None:
        return f"no witness: {verdict.reason}"

    def told(one: Formula, at: At) -> mpf | None:
        return _told(one, at, patient=patient)

    places = [_place(dict(verdict.witness.at), truth, shift) for shift in (0, -1, 1)]
    try:
        given, expected = (told(one, places[0]) for one in (formula, truth.formula))
        if expected is None:
            return "a witness where the truth is undefined"
        seen = not (_beyond(verdict.witness.given) or _beyond(verdict.witness.expected))
        if not differ(given, expected) and places[1] == places[0] and seen:
            return "both values are the same"
        for one, shown in (
            (formula, verdict.witness.given),
            (truth.formula, verdict.witness.expected),
        ):
            if not any(_reads(told(one, at), shown) for at in places):
                return f"shown as {shown}, but it is {told(one, places[0])}"
    except UnsureError:
        return "the values at the witness cannot be told"
    return ""


def _told(formula: Formula, at: At, *, patient: bool) -> mpf | None:
    """The value; one whose digits are lost is next to nothing."""
    try:
        return value(formula, at, patient=patient)
    except UnsureError:
        return nearly(formula, at, patient=patient)


def _place(at: dict[str, str], truth: Truth, shift: int) -> At:
    """The point shown; `shift` moves along what was rounded to be shown."""
    values: dict[str, Fraction | tuple[Fraction, ...]] = {
        name: Fraction(usual) for name, usual, _ in truth.params
    }
    index = at.pop("i", "") if truth.vectors else ""
    for name, text in at.items():
        if text.startswith("["):
            values[name] = tuple(_near(k, shift) for k in text[1:-1].split(", "))
        else:
            values[name] = _near(text, shift)
    return At(values, {"i": int(index)} if index else {})


def _near(text: str, shift: int) -> Fraction:
    """The number shown, or the end of what it may stand for."""
    text = text.removeprefix("≈ ")
    if not text.lstrip("-")[0].isdigit():
        text = repr(constant(text))  # √2, π: to the digits of a double
    exact = Fraction(text)
    if shift and _digits(text) >= _DIGITS_OF_A_POINT - 1:
        exact += shift * abs(exact) / 10 ** (_DIGITS_OF_A_POINT - 1)
    return exact


def _digits(text: str) -> int:
    mantissa = text.lstrip("-").partition("e")[0]
    if "." not in mantissa:
        mantissa = mantissa.rstrip("0")
    return len(mantissa.replace(".", "").lstrip("0"))


def _beyond(shown: str) -> bool:
    """Whether a value is so small that the digits here are too few to tell it."""
    exponent = shown.partition("e-")[2]
    return exponent.isdigit() and int(exponent) > _LARGEST_EXPONENT


def _reads(true: mpf | None, shown: str) -> bool:
    """Whether a value is shown as this, to as many digits as are shown."""
    if shown == "undefined" or true is None:
        return shown == "undefined" and true is None
    if shown in ("oo", "-oo"):
        return False
    with mpmath.workdps(PRECISIONS[0]):
        digits = max(_SHOWN_DIGITS, _digits(shown))
        if _digits(shown) <= 3 and true != 0:  # all that is known of some values
            digits = 3
        if shown == "0" and abs(true) < _NOTHING:
            return True
        if _beyond(shown):
            return bool(abs(true) < _NOTHING)  # its own digits are lost there
        exact = Fraction(shown)
        rounded = mpf(exact.numerator) / exact.denominator
        bound = abs(true) * mpf(10) ** (1 - digits)
        return bool(abs(true - rounded) <= bound)
