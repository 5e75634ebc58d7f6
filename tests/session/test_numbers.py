"""Numbers with units: spellings, sizes, and a wrong unit told from a wrong value."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.app.grading import constant
from quiz.deck.model import Number
from quiz.session.numbers import bare, same_number
from quiz.verdict import Outcome
from tests.session.cards import source, text


def told(value: str, unit: tuple[str, ...], typed: str, tolerance: str = "") -> str:
    number = Number(
        source(value),
        source(tolerance) if tolerance else None,
        text(*unit) if unit else None,
    )
    return same_number(number, typed, constant).verdict.reason


@pytest.mark.parametrize(
    ("value", "unit", "notations"),
    [
        (
            "100",
            ("ms", "мс"),
            "100|100 ms|100ms|100 мс|100 миллисекунд|100 milliseconds|0.1 s|0,1 с"
            "|0.1 сек.|1e2 ms|≈100 ms|около 100 мс|10^5 мкс|= 100 ms|10·10 ms",
        ),
        (
            "0.5",
            (),
            "0.5|0,5|1/2|½|50 %|50%|= 1/2|x = 1/2|5e-1|5·10^-1|5×10⁻¹|≈ 0.5|.5",
        ),
        (
            "12000",
            ("parameters", "параметров"),
            "12000|12 000|12,000|12'000|12k|12 тыс.|12 тысяч|0.012 млн|12·10^3"
            "|12 000 параметров|12000 параметра|12 тыс. параметров|12k parameters",
        ),
        ("512", ("GB", "ГБ"), "512|512 ГБ|512 gb|512000 MB|0.512 TB"),
        ("50", ("%",), "50|50%|50 %|50 процентов|50 percent"),
        ("2", ("hours", "часа"), "2|2 h|2 ч|120 min|120 минут|2 часа|2 hour"),
        ("0.002", (), "2·10^-3|2*10**-3|0,002|2e-3|0.2 %|1/500"),
    ],
)
def test_a_value_may_be_written_in_many_ways(
    value: str, unit: tuple[str, ...], notations: str
):
    for typed in notations.split("|"):
        assert told(value, unit, typed) == "right", typed


@pytest.mark.parametrize(
    ("value", "unit", "typed", "reason"),
    [
        ("100", ("ms",), "100 kg", "wrong-unit"),
        ("100", ("ms",), "100 foo", "wrong-unit"),
        ("100", ("ms",), "7 kg", "wrong-unit"),
        ("100", ("ms",), "100 s", "wrong-value"),
        ("100", ("ms",), "90 ms", "wrong-value"),
        ("12000", ("параметров",), "12000 слоёв", "wrong-unit"),
        ("512", ("GB",), "512 GiB", "wrong-value"),
        ("50", ("%",), "0.5", "wrong-value"),
        ("0.5", (), "5 %", "wrong-value"),
        ("0.5", (), "half of it", "not-a-number"),
        ("0.5", (), "%", "not-a-number"),
        ("0.5", (), "", "empty"),
    ],
)
def test_a_wrong_unit_is_told_apart_from_a_wrong_value(
    value: str, unit: tuple[str, ...], typed: str, reason: str
):
    assert told(value, unit, typed) == reason


def test_a_unit_is_kept_by_the_tolerance():
    assert told("100", ("ms",), "0.104 s", "5") == "right"
    assert told("100", ("ms",), "0.106 s", "5") == "wrong-value"


@pytest.mark.parametrize(
    ("typed", "expression"),
    [("≈ 12 000", "12000"), ("f(0) = 1/2", "1/2"), ("x=0,5", "0,5"), ("~3", "3")],
)
def test_only_the_expression_is_marked(typed: str, expression: str):
    assert bare(typed) == expression


@pytest.mark.parametrize(
    ("value", "typed", "n"),
    [
        ("2/3", "0.7", "2"),
        ("2/3", "70 %", ""),
        ("0.1587", "0.16", "4"),
        ("1/12", "0,1", "2"),
    ],
)
def test_too_few_digits_cost_nothing_and_how_many_are_wanted_is_said(
    value: str, typed: str, n: str
):
    verdict = same_number(Number(source(value)), typed, constant).verdict
    assert dict(verdict.arguments).get("n", "") == n
    assert (verdict.outcome is Outcome.INVALID) is bool(n)


@pytest.mark.parametrize("typed", ["0,67", "0.67", "67 %", "0.667", "2/3", "≈ 0.67"])
def test_two_right_digits_do_for_a_value_that_is_no_decimal(typed: str):
    assert told("2/3", (), typed) == "right"


@given(st.text(max_size=24), st.sampled_from([(), ("ms", "мс"), ("%",)]))
def test_nothing_typed_raises(typed: str, unit: tuple[str, ...]):
    assert told("100", unit, typed)
