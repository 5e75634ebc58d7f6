"""Where digits are lost: whole stretches, true words, and the part at fault."""

from __future__ import annotations

import math
from collections.abc import Callable
from itertools import pairwise
from typing import Any

import pytest
from mpmath import mp, mpf

from quiz.formula.floats.formats import FLOAT16, FORMATS, place_of
from quiz.formula.floats.losses import is_mostly_lost
from quiz.formula.floats.samples import Sample
from quiz.formula.floats.study import Behaviour, Finding, study
from quiz.formula.floats.trouble import Trouble, trouble
from tests.formula.evaluating import definitions
from tests.formula.floats.test_study import against, found_in, part, studied

np = pytest.importorskip("numpy")
TYPES = {"float16": np.float16, "float32": np.float32, "float64": np.float64}
POINTS = 100
HALF_COSINE = "(1-cos(x))/x^2"
Compute = Callable[[Any], Any]


def softplus(x: Any) -> Any:
    return np.log(x.dtype.type(1) + np.exp(x))


def tanhshrink(x: Any) -> Any:
    return x - np.tanh(x)


def cosine(x: Any) -> Any:
    return (x.dtype.type(1) - np.cos(x)) / (x * x)


def mish(x: Any) -> Any:
    return x * np.tanh(softplus(x))


CASES: dict[str, tuple[str, Compute, Compute]] = {
    "softplus": ("ln(1+e^x)", softplus, lambda x: mp.log1p(mp.exp(x))),
    "mish": ("x*tanh(ln(1+e^x))", mish, lambda x: x * mp.tanh(mp.log1p(mp.exp(x)))),
    "tanhshrink": ("x-tanh(x)", tanhshrink, lambda x: x - mp.tanh(x)),
    "": (HALF_COSINE, cosine, lambda x: (1 - mp.cos(x)) / x**2),
}


def behaviour_of(name: str, text: str) -> Behaviour:
    if name:
        return studied(name, text)
    found = study(against(text), text, definitions())
    assert found is not None
    return found


def errors(name: str, form: str, points: list[float]) -> list[float]:
    """Relative errors of NumPy, each against sixty digits."""
    _, compute, truth = CASES[name]
    arguments = np.array(points, dtype=TYPES[form])
    with np.errstate(all="ignore"):
        given = compute(arguments)
    with mp.workdps(60):
        pairs = zip(given, arguments, strict=True)
        return [abs(float(mpf(float(y)) / truth(mpf(float(x))) - 1)) for y, x in pairs]


def spread(low: float, high: float) -> list[float]:
    return [low + (high - low) * (n + 0.5) / POINTS for n in range(POINTS)]


def lost_share(name: str, form: str, low: float, high: float) -> float:
    return sum(one > 0.1 for one in errors(name, form, spread(low, high))) / POINTS


def of_kind(behaviour: Behaviour, form: str, kind: str) -> list[Finding]:
    return [one for one in found_in(behaviour, form) if one.trouble.value == kind]


@pytest.mark.parametrize("form", TYPES)
@pytest.mark.parametrize("name", CASES)
def test_a_stretch_of_lost_digits_is_as_bad_as_it_is_called(name: str, form: str):
    lost = of_kind(behaviour_of(name, CASES[name][0]), form, "lost")
    assert lost
    for one in lost:
        assert one.low is not None
        assert one.high is not None
        share = lost_share(name, form, one.low, one.high)
        assert share > (0.5 if one.is_mostly else 0.05), one
        if (name, form) == ("tanhshrink", "float64"):
            continue  # one unit in the last place of tanh decides
        (again,) = errors(name, form, [one.example.at])
        assert again == pytest.approx(one.off, rel=0.15)


@pytest.mark.parametrize("form", TYPES)
@pytest.mark.parametrize("name", CASES)
def test_beyond_a_stretch_of_lost_digits_hardly_any_are_lost(name: str, form: str):
    for one in of_kind(behaviour_of(name, CASES[name][0]), form, "lost"):
        assert one.low is not None
        assert one.high is not None
        ends = (one.low, one.high)
        grows = name in ("softplus", "mish") or one.high > 0
        outer, inner = reversed(ends) if grows else ends
        width = outer - inner
        between = sorted((outer + width * 0.01, outer + width * 0.5))
        assert lost_share(name, form, *between) < 0.12, one


@pytest.mark.parametrize("form", TYPES)
@pytest.mark.parametrize("name", CASES)
def test_lost_digits_begin_where_the_zeros_end(name: str, form: str):
    behaviour = behaviour_of(name, CASES[name][0])
    number = next(one for one in FORMATS if one.name == form)
    zeros = of_kind(behaviour, form, "zero")
    for one in of_kind(behaviour, form, "lost"):
        gaps = [
            abs(place_of(end, number) - place_of(other, number))
            for end in (one.low, one.high)
            for zero in zeros
            for other in (zero.low, zero.high)
            if end is not None and other is not None
        ]
        assert 1 in gaps, one


def test_stretches_of_one_format_do_not_overlap():
    for name, (text, _, _) in CASES.items():
        for form in TYPES:
            spans = sorted(
                (-math.inf if one.low is None else one.low,
                 math.inf if one.high is None else one.high)
                for one in found_in(behaviour_of(name, text), form)
                if one.trouble is not Trouble.FLUSH
            )  # fmt: skip
            for (_, high), (low, _) in pairwise(spans):
                assert high < low, (name, form)


@pytest.mark.parametrize("form", ["float16", "bfloat16", "float32", "float64"])
@pytest.mark.parametrize(
    ("name", "text", "kind", "why", "blamed"),
    [
        ("log_softmax", "log(softmax(x))", "zero", "near-one", "softmax(x)"),
        ("log_softmax", "log(softmax(x))", "lost", "near-one", "softmax(x)"),
        ("log_softmax", "log(softmax(x))", "overflow", "underflow", "softmax(x)"),
        ("logsigmoid", "log(sigmoid(x))", "zero", "near-one", "sigmoid(x)"),
        ("", HALF_COSINE, "nan", "underflow", "x^2"),
        ("", HALF_COSINE, "zero", "cancels", "(1-cos(x))"),
        ("", HALF_COSINE, "lost", "cancels", "(1-cos(x))"),
        ("tanh", "(e^x-e^-x)/(e^x+e^-x)", "lost", "cancels", "(e^x-e^-x)"),
        ("softmax", "exp(x_i)/sum_j exp(x_j)", "nan", "underflow", "exp(x_j)"),
    ],
)
def test_every_format_blames_the_same_part(
    name: str, text: str, kind: str, why: str, blamed: str, form: str
):
    found = of_kind(behaviour_of(name, text), form, kind)
    told = {(one.cause.why.value, part(one, text)) for one in found if one.cause}
    assert (why, blamed) in told
    if name != "softmax":
        assert len(told) == 1


def test_numbers_between_subnormal_ones_are_lost_where_many_steps_are_missing():
    x = 0.03
    truth = x - math.tanh(x)
    assert truth < FLOAT16.normal
    assert trouble(1.5e-5, truth, FLOAT16, size=x) is Trouble.LOST
    assert trouble(truth + FLOAT16.tiny, truth, FLOAT16, size=x) is None


def test_most_of_a_stretch_is_measured_by_length_and_not_by_number_of_points():
    def at(x: float, value: float) -> Sample:
        return Sample(x, None, value, 1.0)

    crowd = [at(n / 100, 1.0) for n in range(50)]
    desert = [at(float(n), 2.0) for n in range(1, 10)]
    assert is_mostly_lost([*crowd, *desert])
    assert not is_mostly_lost([at(n / 100, 2.0) for n in range(50)] + [at(9.0, 1.0)])


def test_a_number_of_few_digits_shows_the_worst():
    (lost,) = of_kind(studied("softplus", "ln(1+e^x)"), "float32", "lost")
    assert float(np.float32(f"{lost.example.at:.4g}")) == lost.example.at
    assert lost.off > 0.5
