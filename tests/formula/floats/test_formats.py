"""Rounding and arithmetic are those of IEEE 754, bit for bit."""

from __future__ import annotations

import math
import struct
from fractions import Fraction

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from quiz.formula.floats import functions as floats
from quiz.formula.floats.calls import DeckCalls
from quiz.formula.floats.formats import (
    BFLOAT16,
    FLOAT16,
    FLOAT32,
    FLOAT64,
    FORMATS,
    Format,
    at_place,
    nearest,
    place_of,
    rounded,
    rounded_exactly,
)
from quiz.formula.floats.machine import Effort, Machine, Place
from quiz.formula.reading.context import Definitions
from quiz.formula.tree import Binary, Call, Compare, Logic, Node, Sym

np = pytest.importorskip("numpy")
TYPES = {FLOAT16: np.float16, FLOAT32: np.float32, FLOAT64: np.float64}
CODES = {FLOAT16: "e", FLOAT32: "f"}
ANY = st.floats(allow_nan=True, allow_infinity=True)


def same(left: float, right: float) -> bool:
    """Equal bits; one nan is as good as another."""
    if math.isnan(left) or math.isnan(right):
        return math.isnan(left) and math.isnan(right)
    return struct.pack("d", left) == struct.pack("d", right)


def numbers(form: Format) -> st.SearchStrategy[float]:
    """Any number of a format: both infinities, nan, zeros, subnormals, ties."""
    last = place_of(form.largest, form)
    finite = st.integers(-last, last).map(lambda place: at_place(place, form))
    edges = [
        0.0, -0.0, math.inf, -math.inf, math.nan, form.tiny, -form.tiny, form.normal,
        form.largest, -form.largest, 1.0, -1.0, 2.0, 3.0, 1 + 2.0 ** (1 - form.bits),
    ]  # fmt: skip
    return finite | st.sampled_from(edges)


def ties(form: Format) -> st.SearchStrategy[float]:
    """Numbers half-way between two neighbours of a format, and next to that."""
    last = place_of(form.largest, form)

    def between(place: int, step: int) -> float:
        half = (at_place(place, form) + at_place(place + 1, form)) / 2
        for _ in range(abs(step)):
            half = math.nextafter(half, math.inf if step > 0 else -math.inf)
        return half

    return st.builds(between, st.integers(-last, last - 1), st.integers(-1, 1))


@pytest.mark.parametrize("form", [FLOAT16, FLOAT32], ids=lambda form: form.name)
@given(data=st.data())
@settings(max_examples=100)
def test_rounding_is_that_of_numpy(form: Format, data: st.DataObject):
    value = data.draw(ANY | ties(form) | numbers(form))
    with np.errstate(all="ignore"):
        assert same(rounded(value, form), float(TYPES[form](value)))


@pytest.mark.parametrize("form", [FLOAT16, FLOAT32], ids=lambda form: form.name)
@given(data=st.data())
@settings(max_examples=100)
def test_rounding_is_that_of_struct_where_struct_does_not_raise(
    form: Format, data: st.DataObject
):
    value = data.draw(ANY | ties(form))
    try:
        (expected,) = struct.unpack(CODES[form], struct.pack(CODES[form], value))
    except OverflowError:
        expected = math.copysign(math.inf, value)
    assert same(rounded(value, form), expected)


def bfloat16_by_bits(value: float) -> float:
    """Half to even from the bits of float64: no rounding to float32 on the way."""
    if math.isnan(value) or math.isinf(value) or not value:
        return value
    (bits,) = struct.unpack("<Q", struct.pack("<d", value))
    sign = -1 if bits >> 63 else 1
    exponent = (bits >> 52) & 0x7FF
    whole = (bits & ((1 << 52) - 1)) | ((1 << 52) if exponent else 0)
    power = max(exponent, 1) - 1075
    drop = max(whole.bit_length() - 8, -133 - power)
    if drop > 0:
        rest, half = whole & ((1 << drop) - 1), 1 << (drop - 1)
        whole >>= drop
        whole += rest > half or (rest == half and whole & 1)
        power += drop
    if not whole:
        return sign * 0.0
    if whole.bit_length() + power > 128:
        return sign * math.inf
    return sign * math.ldexp(whole, power)


@given(ANY | ties(BFLOAT16) | numbers(BFLOAT16))
@example(1 + 2.0**-8 + 2.0**-40)  # through float32 this is a tie, and rounds down
@example(math.ldexp(255.5, 120))  # half-way to infinity
@example(2.0**-134)
@settings(max_examples=100)
def test_rounding_to_bfloat16_is_one_step(value: float):
    assert same(rounded(value, BFLOAT16), bfloat16_by_bits(value))


def test_a_second_rounding_on_the_way_to_bfloat16_would_show():
    value = 1 + 2.0**-8 + 2.0**-40
    assert rounded(value, BFLOAT16) == 1.0078125
    assert rounded(rounded(value, FLOAT32), BFLOAT16) == 1.0


@pytest.mark.parametrize("form", FORMATS, ids=lambda form: form.name)
@given(value=st.fractions() | st.floats(allow_nan=False, allow_infinity=False))
@example(Fraction(10) ** 400)
@example(-Fraction(1, 10**400))
@example(1 + Fraction(1, 2**11) + Fraction(1, 10**40))
@example(1 + Fraction(1, 2**53) + Fraction(1, 10**40))
@settings(max_examples=100)
def test_numbers_of_a_text_are_rounded_once_to_the_nearest(
    form: Format, value: Fraction | float
):
    exact = Fraction(value)
    found = rounded_exactly(exact, form)
    if math.isinf(found):
        bound = Fraction(form.largest) + Fraction(2) ** (form.top - form.bits)
        assert abs(exact) >= bound
        return
    place = place_of(found, form)
    for near in (place - 1, place + 1):
        if abs(near) > place_of(form.largest, form):
            continue
        other = abs(Fraction(at_place(near, form)) - exact)
        own = abs(Fraction(found) - exact)
        assert own <= other
        if own == other:
            assert not place & 1
    assert same(nearest(exact, form), found)


@pytest.mark.parametrize("form", FORMATS, ids=lambda form: form.name)
@given(data=st.data())
def test_places_count_the_numbers_of_a_format(form: Format, data: st.DataObject):
    last = place_of(form.largest, form)
    place = data.draw(st.integers(-last, last - 1))
    here, above = at_place(place, form), at_place(place + 1, form)
    assert place_of(here, form) == place
    assert here < above
    assert rounded(here, form) == here
    assert rounded(here / 2 + above / 2, form) in (here, above)


X, Y = Sym("x"), Sym("y")


def worked_out(node: Node, form: Format, x: float, y: float = 0.0) -> float:
    definitions = Definitions()
    machine = Machine(form, definitions, DeckCalls(definitions), Effort(1_000))
    return machine.value(node, Place({"x": x, "y": y}))


@pytest.mark.parametrize("form", TYPES, ids=lambda form: form.name)
@pytest.mark.parametrize("op", ["+", "-", "*", "/"])
@given(data=st.data())
@settings(max_examples=100)
def test_arithmetic_is_that_of_numpy_bit_for_bit(
    op: str, form: Format, data: st.DataObject
):
    x, y = data.draw(numbers(form)), data.draw(numbers(form))
    kind = TYPES[form]
    with np.errstate(all="ignore"):
        a, b = kind(x), kind(y)
        expected = {"+": a + b, "-": a - b, "*": a * b}.get(op)
        expected = a / b if op == "/" else expected
    assert expected.dtype == kind
    assert same(worked_out(Binary(op, X, Y), form, x, y), float(expected))


@pytest.mark.parametrize("form", TYPES, ids=lambda form: form.name)
@given(data=st.data())
@settings(max_examples=100)
def test_square_roots_and_squares_are_those_of_numpy(form: Format, data: st.DataObject):
    x = data.draw(numbers(form))
    with np.errstate(all="ignore"):
        expected = float(np.sqrt(TYPES[form](x)))
        square = float(TYPES[form](x) * TYPES[form](x))
    assert same(worked_out(Call("sqrt", (X,)), form, x), expected)
    assert same(worked_out(Binary("*", X, X), form, x), square)


@pytest.mark.parametrize("sign", ["<", "<=", ">", ">=", "==", "!="])
@given(data=st.data())
def test_comparisons_are_those_of_numpy_also_with_nan(sign: str, data: st.DataObject):
    x, y = data.draw(numbers(FLOAT32)), data.draw(numbers(FLOAT32) | st.just(math.nan))
    a, b = np.float32(x), np.float32(y)
    expected = {
        "<": a < b, "<=": a <= b, ">": a > b, ">=": a >= b, "==": a == b, "!=": a != b,
    }[sign]  # fmt: skip
    assert worked_out(Compare((sign,), (X, Y)), FLOAT32, x, y) == float(expected)
    assert worked_out(Logic("not", (Compare((sign,), (X, Y)),)), FLOAT32, x, y) == (
        float(not expected)
    )


@given(numbers(FLOAT64), numbers(FLOAT64))
@settings(max_examples=100)
def test_the_larger_and_the_smaller_number_are_those_of_numpy(a: float, b: float):
    for ours, theirs in ((floats.maximum, np.maximum), (floats.minimum, np.minimum)):
        found, expected = ours(a, b), float(theirs(a, b))
        assert found == expected or (math.isnan(found) and math.isnan(expected))


@pytest.mark.parametrize("name", sorted(floats.ONE_ARGUMENT))
@given(value=numbers(FLOAT64))
@settings(max_examples=60)
def test_no_function_raises(name: str, value: float):
    assert isinstance(floats.ONE_ARGUMENT[name](value), int | float)


@given(numbers(FLOAT64), numbers(FLOAT64))
def test_no_function_of_two_arguments_raises(a: float, b: float):
    for f in (floats.power, floats.root, floats.divide, floats.step):
        assert isinstance(f(a, b), float)
    assert isinstance(floats.logsumexp([a, b]), float)


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        ("exp", 1000.0, math.inf),
        ("exp", -1000.0, 0.0),
        ("log", 0.0, -math.inf),
        ("log", -1.0, math.nan),
        ("log1p", -1.0, -math.inf),
        ("log1p", -2.0, math.nan),
        ("expm1", 1000.0, math.inf),
        ("sqrt", -1.0, math.nan),
        ("cosh", 1000.0, math.inf),
        ("sinh", -1000.0, -math.inf),
        ("atanh", 1.0, math.inf),
        ("atanh", 2.0, math.nan),
        ("acosh", 0.0, math.nan),
        ("sin", math.inf, math.nan),
        ("cot", 0.0, math.inf),
        ("sech", 1000.0, 0.0),
        ("floor", math.inf, math.inf),
        ("sign", math.nan, math.nan),
        ("factorial", 200.0, math.inf),
        ("factorial", -1.0, math.nan),
        ("normcdf", -40.0, 0.0),
    ],
)
def test_functions_go_where_ieee_goes(name: str, value: float, expected: float):
    assert same(floats.ONE_ARGUMENT[name](value), expected)


@pytest.mark.parametrize(
    ("base", "exponent"),
    [
        (0.0, -1.0), (-0.0, -1.0), (-0.0, -2.0), (0.0, 0.0), (-2.0, 0.5), (10.0, 400.0),
        (-10.0, 401.0), (-10.0, 400.0), (10.0, -400.0), (math.inf, -1.0),
        (1.0, math.nan),
        (math.nan, 0.0), (2.0, math.inf), (0.5, math.inf), (-1.0, math.inf),
    ],
)  # fmt: skip
def test_powers_are_those_of_numpy(base: float, exponent: float):
    with np.errstate(all="ignore"):
        expected = float(np.power(np.float64(base), np.float64(exponent)))
    assert same(floats.power(base, exponent), expected)
