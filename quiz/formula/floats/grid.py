"""The numbers at which a formula is worked out in a floating-point format."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from math import isfinite

from quiz.formula.floats.formats import Format, at_place, place_of, rounded_exactly

_ORDINARY = [
    *("0.05", "0.1", "0.2", "0.3", "0.4", "0.6", "0.75", "0.9", "1.25", "1.5", "1.75"),
    *("2.5", "3", "3.5", "4.5", "5", "5.5", "6", "6.5", "7", "7.5", "8.5", "9", "9.5"),
    *("10", "10.5", "11", "11.25", "11.5", "12", "12.5", "13", "13.5", "14", "15"),
    *("17", "18", "19", "20", "22", "25", "27", "30", "33", "35", "36", "37", "38"),
    *("39", "40", "42", "44", "45", "48", "50", "55", "60", "66", "70", "75", "80"),
    *("85", "88", "89", "90", "92", "95", "100", "104", "110", "120", "150", "200"),
    *("300", "354", "356", "360", "400", "500", "600", "700", "709", "710", "720"),
    *("740", "746", "750", "800", "1000", "1500"),
]
_DENSE = (*range(-56, -50), *range(-27, 18))
"""Exponents of which every power of two is taken, about the last bits of 1."""
_MOST_NUMBERS = 12


def grid(
    form: Format, numbers: Iterable[Fraction | int], *, is_sparse: bool = False
) -> list[float]:
    """Numbers of a format, in order and without repetition.

    Zero, powers of two from the smallest subnormal to the largest number,
    ordinary ones, those of the texts with their neighbours; of both signs.

    Args:
        form: The format.
        numbers: Those that stand in the texts.
        is_sparse: Whether to take fewer of them, for a formula of several letters.
    """
    top = form.top
    sizes = {0.0, form.tiny, form.normal, form.largest}
    step = 4 if is_sparse else 1
    for power in range(form.least, top + 1):
        near = power in _DENSE or (power % 4 == 0 and power > -160)
        if (near and power % step == 0) or power % 64 == 0:
            sizes.add(2.0**power)
    for text in _ORDINARY[:: 2 if is_sparse else 1]:
        sizes.add(rounded_exactly(Fraction(text), form))
    for number in list(numbers)[:_MOST_NUMBERS]:
        size = abs(rounded_exactly(number, form))
        if isfinite(size):
            place = place_of(size, form)
            places = (place - 1, place, place + 1)
            last = place_of(form.largest, form)
            sizes |= {at_place(one, form) for one in places if 0 <= one <= last}
    positive = sorted(size for size in sizes if isfinite(size))
    return [*(-one for one in reversed(positive) if one), *positive]
