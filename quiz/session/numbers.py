"""Marking of numbers: constant expressions, with or without a unit."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterator

from quiz.deck.model import Number
from quiz.session.parts import Marking
from quiz.session.units import factor_between, is_unit, size_of, tails
from quiz.verdict import Outcome, Verdict, Witness

Constant = Callable[[str], float | None]
Parametric = Callable[[str], tuple[float, ...] | None]
"""Values of an expression with letters: with their usual values, then with others."""

_DECIMAL = re.compile(r"[+\-−]?[0-9]+(?:[.,]([0-9]+))?")
_GROUPED = re.compile(r"(?<=[0-9])[\s_'’\u00a0\u202f](?=[0-9]{3}(?![0-9]))")
_COMMA_GROUPED = re.compile(r"[+\-−]?[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?")
_LEADING = re.compile(
    r"\s*(?:примерно|около|приблизительно|approximately|approx\.?|about|ca\.?|"
    r"[=≈~≃≅])\s*",
    re.IGNORECASE,
)
_LEAST_DIGITS = 2
"""Significant digits to which a value that is no decimal may be rounded."""
_EXACT = 1e-9


def is_decimal(text: str) -> bool:
    """Whether a text is a number as one writes it, with nothing left to compute."""
    return bool(_DECIMAL.fullmatch(text.strip()))


def same_number(answer: Number, given: str, constant: Constant) -> Marking:
    """Whether `given` is the value: within the tolerance, or to its digits.

    The unit may be left out. In another unit of the same sort the number is
    converted; a unit of another sort is told apart from another value. What is right
    but rounded too far costs nothing: there is no telling yet.
    """
    text = bare(given)
    if not text:
        return Marking(Verdict(Outcome.INVALID, "empty"))
    wanted = constant(answer.value.text)
    if wanted is None:
        # The deck's value has a letter in it: the learner compares.
        return Marking(Verdict(Outcome.UNDECIDED, "self-graded"))
    unit = tuple(one for _, one in answer.unit.variants) if answer.unit else ()
    best: Marking | None = None
    for number, factor in _readings(text, unit, constant):
        marking = _compared(answer, number, factor, wanted, constant)
        if marking.verdict.outcome is Outcome.CORRECT:
            return marking
        best = best or marking
    if best is not None:
        return best
    for number, word in tails(text):
        value = constant(number)
        if value is not None:
            arguments = (("unit", word), *_named(answer))
            verdict = Verdict(Outcome.WRONG, "wrong-unit", arguments=arguments)
            if not unit:
                verdict = Verdict(Outcome.INVALID, "not-a-number")
            return Marking(verdict)
    return Marking(Verdict(Outcome.INVALID, "not-a-number"))


def same_value(wanted: tuple[float, ...], given: str, values: Parametric) -> Marking:
    """Whether `given` is a value that hangs on parameters.

    In their letters, or as the number it is where they have their usual values.
    """
    text = bare(given)
    if not text:
        return Marking(Verdict(Outcome.INVALID, "empty"))
    typed = values(text)
    if typed is None:
        return Marking(Verdict(Outcome.INVALID, "not-a-number"))
    if same_ends(wanted, typed):
        return Marking(Verdict(Outcome.CORRECT, "right"))
    return Marking(Verdict(Outcome.WRONG, "wrong-value"))


def bare(given: str) -> str:
    """The expression alone: no sign of equality before it, no spaces in numbers.

    >>> bare("≈ 12 000"), bare("x = 0,5"), bare("f(0) = 1/2")
    ('12000', '0,5', '1/2')
    """
    text = given.strip().strip("$").strip()
    if "=" in text:
        before, _, after = text.rpartition("=")
        if not re.search(r"[<>≤≥!]$", before):
            text = after
    text = _LEADING.sub("", text, count=1) if _LEADING.match(text) else text
    return _GROUPED.sub("", text.strip())


def same_ends(wanted: tuple[float, ...], typed: tuple[float, ...]) -> bool:
    """Whether values with and without parameters are the same to three digits.

    A truth that is a rounded number may be what the letters make with their usual
    values, as -1.758 for ``-a*s``. A whole number may not: 1 is not ``a`` because `a`
    is usually 1.
    """
    is_rounded = len(set(wanted)) == 1 and not wanted[0].is_integer()
    if len(set(typed)) == 1 or is_rounded:
        return _close(wanted[0], typed[0])
    return all(map(_close, wanted, typed))


def _named(answer: Number) -> tuple[tuple[str, str], ...]:
    if answer.unit is None:
        return ()
    variants = answer.unit.variants
    own = ((f"wanted.{code}", text) for code, text in variants)
    return (("wanted", variants[0][1]), *own)


def _readings(
    text: str, unit: tuple[str, ...], constant: Constant
) -> Iterator[tuple[str, float]]:
    """What may be meant: the number as typed, and what it is multiplied by."""
    for number, word in tails(text):
        if not number:
            continue
        if unit and is_unit(word, unit):
            yield from _sized(number, 1.0, constant)
        elif (factor := factor_between(word, unit)) is not None:
            yield from _sized(number, factor, constant)
        elif not unit and word == "%":
            yield from _sized(number, 0.01, constant)
        elif (size := size_of(word)) is not None and constant(number) is not None:
            yield number, size
    yield from _sized(text, 1.0, constant)


def _sized(text: str, factor: float, constant: Constant) -> Iterator[tuple[str, float]]:
    if _COMMA_GROUPED.fullmatch(text):
        yield text.replace(",", ""), factor
    if constant(text) is not None:
        yield text, factor
        return
    for number, word in tails(text):
        size = size_of(word)
        if size is not None and number and constant(number) is not None:
            yield number, factor * size


def _compared(
    answer: Number, text: str, factor: float, wanted: float, constant: Constant
) -> Marking:
    typed = constant(text)
    if typed is None:
        return Marking(Verdict(Outcome.INVALID, "not-a-number"))
    value = typed * factor
    tolerance = constant(answer.tolerance.text) if answer.tolerance else None
    if tolerance is not None:
        right = abs(value - wanted) <= tolerance * (1 + _EXACT)
    elif factor == 1.0:
        right = _rounds_to(text, value, answer.value.text, wanted)
    else:
        right = _rounds_to(text, typed, "", wanted / factor)
    if right:
        return Marking(Verdict(Outcome.CORRECT, "right"))
    step = 10.0 ** -_decimals(text) * factor
    if tolerance is None and _digits(text) and abs(value - wanted) <= step / 2:
        shown = answer.value.text if factor == 1.0 else ""
        fewest = _digits(shown) if _DECIMAL.fullmatch(shown.strip()) else _LEAST_DIGITS
        digits = (("n", str(fewest)),)
        return Marking(Verdict(Outcome.INVALID, "too-few-digits", arguments=digits))
    reason = "wrong-value"
    witness = Witness((), given=f"{value:.6g}", expected=f"{wanted:.6g}")
    return Marking(Verdict(Outcome.WRONG, reason, witness=witness))


def _decimals(text: str) -> int:
    match = _DECIMAL.fullmatch(text.strip())
    return len(match[1] or "") if match else 12


def _digits(text: str) -> int:
    """How many significant digits a decimal has."""
    return len(re.sub(r"[^0-9]", "", text).lstrip("0"))


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
    if not _DECIMAL.fullmatch(text.strip()) or _digits(text) < _LEAST_DIGITS:
        return False
    return abs(value - wanted) <= 10.0 ** -_decimals(text) * 0.5 * (1 + _EXACT)


def _close(one: float, other: float) -> bool:
    if math.isinf(one) or math.isinf(other):
        return one == other
    if abs(one - other) <= max(1e-12, 5e-3 * abs(one)):
        return True
    # Two digits are enough where they are the right ones.
    return float(f"{one:.2g}") == other
