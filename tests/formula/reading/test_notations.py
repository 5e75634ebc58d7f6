"""Every notation reads as the formula it means: one truth, many spellings."""

from __future__ import annotations

from fractions import Fraction

import mpmath
import pytest
from mpmath import mpf

from tests.formula import spellings_of_activations, spellings_of_mathematics
from tests.formula.evaluating import value
from tests.formula.spellings_of_mathematics import Truth
from tests.rows import each

Entry = tuple[str, Truth, list[str]]

POINTS = (Fraction(-5, 2), Fraction(1, 4), Fraction(3))
A, B = Fraction(3, 10), Fraction(2)
TABLE = (*spellings_of_activations.SPELLINGS, *spellings_of_mathematics.SPELLINGS)


@pytest.mark.parametrize("entry", TABLE, ids=[name for name, *_ in TABLE])
def test_a_spelling_has_the_value_of_what_it_means(entry: Entry) -> None:
    _, truth, texts = entry

    def has_its_value(text: str) -> None:
        for x in POINTS:
            found = value(text, x=x, a=A, b=B)
            true = truth(*(mpf(one.numerator) / one.denominator for one in (x, A, B)))
            assert found is not None
            assert mpmath.almosteq(found, true, 1e-12, 1e-12), (x, found, true)

    each(texts, has_its_value)
