"""Which component a vector letter means, in every notation."""

from __future__ import annotations

from fractions import Fraction

import mpmath
import pytest
from mpmath import mpf

from quiz.formula.reading.context import Context
from quiz.formula.reading.parser import read
from quiz.formula.tree import same
from tests.formula.evaluating import VECTORS, card, value

VECTOR = (Fraction(1), Fraction(-2), Fraction(5, 2), Fraction(1))
NUMBERS = [mpf(1), mpf(-2), mpf("2.5"), mpf(1)]

MEAN = sum(NUMBERS) / 4
VARIANCE = sum((one - MEAN) ** 2 for one in NUMBERS) / 4

SOFTMAX = [
    "exp(x_i)/sum_j exp(x_j)",
    "exp(x_i) / Σ_j exp(x_j)",
    "exp(x[i])/sum(exp(x[j]), j)",
    "exp(x)/sum(exp(x))",
    "exp(x_i - max(x)) / Σ_j exp(x_j - max_k x_k)",
    "exp(x_k)/sum_i exp(x_i)",
    "x.exp() / x.exp().sum()",
    "np.exp(x) / np.exp(x).sum(axis=-1, keepdims=True)",
    "np.exp(x) / np.sum(np.exp(x), axis=-1, keepdims=True)",
    "torch.exp(x) / torch.exp(x).sum(dim=-1, keepdim=True)",
    "np.exp(x - x.max()) / np.exp(x - x.max()).sum()",
    "np.exp(x[i]) / sum(np.exp(x[j]) for j in range(n))",
    r"\frac{e^{x_i}}{\sum_{j=1}^{n} e^{x_j}}",
    r"\frac{e^{x_i}}{\sum_j e^{x_j}}",
    r"\frac{\exp(x_i)}{\sum\limits_{j=1}^{n} \exp(x_j)}",
    "e^{x_i}/∑ⱼ e^{x_j}",
    "e^{xᵢ}/∑ⱼ e^{xⱼ}",
    "exp(x_i - logsumexp(x))",
    "exp(x - logsumexp(x))",
    "1/sum_j exp(x_j - x_i)",
    "exp(x_i)/sum(exp(x_i - x_i + x_j))",
    "softmax(x)",
    "softmax(x)_i",
    "softmax(x)[i]",
    "F.softmax(x, dim=-1)",
    "nn.Softmax(dim=-1)(x)",
    "exp(log_softmax(x))",
    "softmax(x - max(x))",
    "softmax(x + 3)",
    "e^x_i / sum_{j} e^x_j",
    "exp(x_i) / (n * mean(exp(x)))",
]


@pytest.mark.parametrize("text", SOFTMAX)
def test_softmax_is_softmax_in_every_notation(text: str) -> None:
    total = sum(mpmath.exp(one) for one in NUMBERS)
    for index, number in enumerate(NUMBERS, start=1):
        found = value(text, VECTORS, index, x=VECTOR)
        assert found is not None
        assert mpmath.almosteq(found, mpmath.exp(number) / total, 1e-13)


REDUCTIONS = [
    ("sum(x)", sum(NUMBERS)),
    ("sum_j x_j", sum(NUMBERS)),
    ("x.sum()", sum(NUMBERS)),
    ("mean(x)", sum(NUMBERS) / 4),
    ("x.mean()", sum(NUMBERS) / 4),
    ("sum(x)/n", sum(NUMBERS) / 4),
    ("sum(x)/len(x)", sum(NUMBERS) / 4),
    ("1/n sum_j x_j", sum(NUMBERS) / 4),
    ("prod(x)", mpf(-5)),
    ("∏_j x_j", mpf(-5)),
    ("max(x)", mpf("2.5")),
    ("max_j x_j", mpf("2.5")),
    ("x.max()", mpf("2.5")),
    ("min(x)", mpf(-2)),
    ("min_j |x_j|", mpf(1)),
    ("n", mpf(4)),
    ("sum_j 1", mpf(4)),
    ("sum_j j", mpf(10)),
    ("sum_j x_j^2", mpf("12.25")),
    ("sum(x²)", mpf("12.25")),
    ("sum_j sum_k x_j x_k", mpf("6.25")),
    ("sum(x)^2", mpf("6.25")),
    ("(sum x)^2", mpf("6.25")),
    ("x_2", mpf(-2)),
    ("x[2]", mpf(-2)),
    ("x_1 x_3", mpf("2.5")),
    ("sum_j (x_j - mean(x))^2 / n", VARIANCE),
    ("mean((x - mean(x))^2)", VARIANCE),
    ("logsumexp(x)", mpmath.log(sum(mpmath.exp(one) for one in NUMBERS))),
    ("log(sum(exp(x)))", mpmath.log(sum(mpmath.exp(one) for one in NUMBERS))),
    ("max(x_1, x_2)", mpf(1)),
    ("sum_j max(0, x_j)", mpf("4.5")),
]


@pytest.mark.parametrize(
    ("text", "expected"), REDUCTIONS, ids=[t for t, _ in REDUCTIONS]
)
def test_a_reduction_is_over_every_component(text: str, expected: mpf) -> None:
    for index in (1, 3):
        found = value(text, VECTORS, index, x=VECTOR)
        assert found is not None
        assert mpmath.almosteq(found, expected, 1e-13)


@pytest.mark.parametrize("text", ["x", "x_i", "x[i]", "x_k", "x[..., None]", "xᵢ"])
def test_a_component_is_the_one_asked_for(text: str) -> None:
    found = [value(text, VECTORS, index, x=VECTOR) for index in (1, 2, 3, 4)]
    assert found == NUMBERS


@pytest.mark.parametrize("text", ["x_5", "x_0", "x[9]"])
def test_a_component_that_is_not_there_is_undefined(text: str) -> None:
    assert value(text, VECTORS, 1, x=VECTOR) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("sum_{k=1}^{4} k", 10),
        ("sum_{k=0}^{3} x^k", 15),
        (r"\sum_{k=1}^{3} k x", 12),
        ("prod_{k=1}^{4} k", 24),
        ("sum_{k=2}^{2} k", 2),
        ("sum_{k=1}^{3} sum_{j=1}^{2} k j", 18),
        ("sum_{k=3}^{1} k", 0),
    ],
)
def test_bounds_count_where_there_is_no_vector(text: str, expected: int) -> None:
    assert value(text, card(), x=2) == expected


@pytest.mark.parametrize(
    "text",
    [
        r"\begin{cases} 7 & \text{if } x_i = 5/2 \\ x_i & \text{otherwise} \end{cases}",
        r"\begin{cases} 7 & x_i = x_3 \\ x_i & x_i \ne x_3 \end{cases}",
        "7 if x_i = 2.5 else x_i",
        "7 если x_i = 2.5 иначе x_i",
        "7 if x[i] == 2.5 else x[i]",
        "x_i, x_i < 5/2; 7, x_i = 5/2",
        "m = max(x); 7 if x_i = m else x_i",
        "m_x = max(x); 7 if x_i = m_x else x_i",
    ],
)
def test_a_component_may_be_compared_with_one_sign(text: str) -> None:
    for index, expected in enumerate((1, -2, 7, 1), start=1):
        assert value(text, VECTORS, index, x=VECTOR) == expected


def test_vectors_of_one_component_and_ties() -> None:
    assert value("exp(x)/sum(exp(x))", VECTORS, 1, x=(7,)) == 1
    tied = value("exp(x)/sum(exp(x))", VECTORS, 2, x=(3, 3, 3, 3))
    assert tied is not None
    assert mpmath.almosteq(tied, mpf(1) / 4, 1e-13)


def test_a_large_shift_does_not_overflow() -> None:
    found = value("exp(x)/sum(exp(x))", VECTORS, 1, x=(1000, 1001))
    assert found is not None
    assert mpmath.almosteq(found, 1 / (1 + mpmath.e), 1e-13)


@pytest.mark.parametrize(
    ("glued", "apart"),
    [
        ("Σ(x_i - y_i)²", "sum((x_i - y_i)^2)"),
        (r"\sum_{i=1}^n(x_i - y_i)^2", "sum((x_i - y_i)^2, i)"),
        ("∑ᵢ(x_i)x_i + 1", "sum(x_i*x_i, i) + 1"),
        ("sum_i(x_i)^2/n", "sum(x_i^2, i)/n"),
        ("∏(x_i)^2", "prod(x_i^2)"),
        # A product takes in no factor, and arguments make a call.
        ("∏(x_i)·2", "prod(x_i)*2"),
        ("Σ(x_i, i)^2", "sum(x_i, i)^2"),
        ("sum(x_i)^2", "(sum(x_i))^2"),
        ("mean_i(x_i)^2", "(mean(x_i, i))^2"),
    ],
)
def test_a_bracket_behind_the_sign_of_a_sum_is_a_factor(glued: str, apart: str):
    context = Context(variables=("x", "y"), vectors=("x", "y"))
    assert same(read(glued, context).tree, read(apart, context).tree)
