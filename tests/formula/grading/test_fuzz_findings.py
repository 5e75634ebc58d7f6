"""What fuzzing and random changes have found: each line was once judged otherwise."""

from __future__ import annotations

from fractions import Fraction

import pytest

from quiz.verdict import Outcome
from tests.formula.evaluating import check

ACCEPTED_ONCE = [
    ("relu", "min(max(0,x),10^9)", "beyond what is sampled"),
    ("relu", "max(0,x) if x^2<10^8 else 0", "a bound that no number names"),
    ("relu", "max(0,x) if x^3<10^12 else 0", "the same"),
    ("relu", "max(0,x) if sqrt(|x|)<50 else 0", "the same"),
    ("relu", "max(0,x) if log(|x|+1)<20 else 0", "the same"),
    ("relu", "max(0,x) if tanh(x/10000)<0.99 else 0", "the same"),
    ("relu", "max(0,x) if |x^2-9000000|>10^-7 else 0", "a narrow gap far out"),
    ("relu", "max(0,x)+[1<x<1.0000001]", "a narrow gap"),
    ("relu", "max(0,x)+[(x-1)(x-1.0000001)<0]", "one with no sign change around it"),
    ("elu", "x if x > 0-0.000001 else e^x-1", "a gap of a millionth"),
    (
        "hardswish_prime",
        "0 if x < -3 else ((2x+3)/6 if x < 3+0.000001 else 1)",
        "the same at another kink",
    ),
    ("swiglu", "a*b*σ(a) if |b|<=100000 else 0", "far out, two variables"),
    ("softmax", "exp(x_i)/sum_j exp(x_j) if sum(x) != 4.44 else 0", "one sum"),
    ("softmax", "exp(x_i)/sum_j exp(x_j) if n < 6 else 0", "long vectors"),
    ("relu", "max(0,x)+[sin(x)>0.9999999]", "a narrow bump"),
    ("relu", "max(0,x)+[cos(10x)<-0.9999999]", "the same"),
    ("relu", "max(0,x)+[x(1.2345-x)>0.380997]", "a narrow bump that no number names"),
    ("relu", "max(0,x)+[x^4-x^2+0.2499999<0]", "two of them"),
    ("relu", "max(0,x)+[exp(-(3x-17)^2)>0.99999]", "a narrow bump aside"),
    ("relu", "max(0,x)+[sin(1000x)>0.99999999]", "one of many"),
    ("relu", "max(0,x)+floor(x/10^8)*[x>0]", "where a floor leaps"),
    ("relu", "max(0,x)+ceil(x/10^8)*[x<0]", "where a ceiling does"),
    ("softmax", "exp(x_i)/sum_j exp(x_j) if 3x_i != 17 else 0", "one component"),
    ("softmax", "exp(x_i)/sum_j (exp(x_j) if 3x_j != 17 else 0)", "another one"),
    ("softmax", "exp(x_i)/sum_j exp(x_j) if x_i^3 < 10^13 else 0", "far out"),
    ("log_softmax", "x_i-log(sum_j exp(x_j)) if 3max(x)!=17 else 0", "the largest"),
    ("logsigmoid", "max(ln(x + 1/(e^-x+1) - x), -1000)", "below a number"),
    ("prelu", "max(0,x)+a min(0,x) if a<50 else 0", "a large parameter"),
    ("prelu", "max(0,x)+a min(0,x) if a>-1.5 else 0", "a negative parameter"),
    ("prelu", "max(0,x)+a min(0,x) if a^2<0.7 else 0", "a parameter's own bound"),
    (
        "softshrink",
        "sign(x) max(|x|-l, 0) if (x-0.00321)^2 > 0 else 0",
        "a small number where the usual parameter hides it",
    ),
    ("prelu_prime", "1 if x>0 else min(a, 2a+1)", "a below -1"),
    ("elu", "x if x>0 else a(e^x-1) if a<20 else 0", "beyond a number"),
    ("softplus", "log(1+exp(b x))/b if b<100 else 0", "the same"),
    ("hardshrink", "x if |x|>l else 0 if l<50 else 1", "the same"),
    ("sigmoid_prime", "e^(-x)/(1+e^-x)^2 if x < 100000 else 0", "a tail that cancels"),
    ("tanh_prime", "1-tanh(x)^2 if x > -100000 else 0", "the same"),
    (
        "mish_prime",
        "Δ+x(1-Δ^2)σ(x) if x > -12345 else 2(Δ+x(1-Δ^2)σ(x))".replace(
            "Δ", "tanh(ln(1+e^x))"
        ),
        "the same through a logarithm",
    ),
    ("gelu_prime", "Φ(x)+xφ(x) if x > -100000 else 0", "a Gaussian tail"),
    ("gelu", "xΦ(x) if x > -100000 else -(xΦ(x))", "the same"),
    ("relu", "max(0,x)+erf(1-erf(30))", "nearly nothing, where the truth is nothing"),
]
"""Wrong answers that were found correct."""


@pytest.mark.parametrize(("name", "text", "why"), ACCEPTED_ONCE)
def test_no_difference_hides(name: str, text: str, why: str) -> None:
    verdict = check(name, text)
    assert verdict.outcome is Outcome.WRONG, why
    assert verdict.witness is not None


WITNESSED = [
    ("relu", "max(0,x) if 3x!=17 else 0", "17/3", "0", "5.66667"),
    ("identity_prime", "1 if 3x != 3.7 else 0", "37/30", "0", "1"),
    ("tanh_prime", "1-tanh(x)^2 if x>-1000 else 1", "-1000", "1", "1.03061e-868"),
    ("relu", "max(0,x) if x!=sqrt(2) else 0", "√2", "0", "1.41421"),
    ("relu", "max(0,x) if x^2!=2 else 3", "≈ -1.41421356237", "3", "0"),
    ("relu", "max(0,x) + 1e-50", "0", "1e-50", "0"),
    (
        "relu",
        "max(0, x) + [x > 1e20]",
        "100000000000000000000.001",
        "100000000000000000001.001",
        "100000000000000000000.001",
    ),
]
"""Name, answer, where, and both values."""


@pytest.mark.parametrize(("name", "text", "at", "given", "expected"), WITNESSED)
def test_a_witness_stands_exactly_where_it_is_shown(
    name: str, text: str, at: str, given: str, expected: str
) -> None:
    witness = check(name, text).witness
    assert witness is not None
    assert (dict(witness.at)["x"], witness.given, witness.expected) == (
        at, given, expected,
    )  # fmt: skip


HUGE = ["1e400", "1e9999", "-1e400", "1e-400", "1e-9999", "2^9999", "1e9e3", "9^9^3"]
TAKING_NUMBERS = [
    ("leaky_relu", "max({}x, x)"),
    ("leaky_relu", "max(0.01x, x) + {}"),
    ("leaky_relu", "max({}, x)"),
    ("leaky_relu", "0.01x if x < 0 else {}x"),
    ("leaky_relu", "(11({})a*x + (1-a)*|x|)/2"),
    ("leaky_relu", "max(ax, x)^({})"),
    ("leaky_relu", "max(a*(x+{}), x+{})"),
    ("sigmoid", "1/(1+{}e^-x)"),
    ("sigmoid", "1/(1+e^(-x/({})))"),
    ("gelu_tanh", "0.5x(1+tanh({}(x+0.044715x^3)))"),
    ("selu", "1.0507(x if x>0 else {}(exp(x)-1))"),
    ("softmax", "exp({}x_i)/sum_j exp(x_j)"),
    ("glu", "a*sigmoid({}b)"),
    ("hardshrink", "x if |x| > {} else 0"),
]


@pytest.mark.parametrize(("name", "text"), TAKING_NUMBERS)
def test_numbers_of_thousands_of_digits_are_numbers(name: str, text: str) -> None:
    for number in HUGE:
        verdict = check(name, text.replace("{}", number))
        assert verdict.outcome is not Outcome.CORRECT, number
        if verdict.witness:
            assert len(verdict.witness.given) < 60


def test_a_huge_number_that_cancels_does_no_harm() -> None:
    assert check("relu", "max(0, x*1e9999/1e9999)").outcome is Outcome.CORRECT
    assert check("sigmoid", "1e9999/(1e9999 + 1e9999e^-x)").outcome is Outcome.CORRECT


def test_a_point_that_must_be_rounded_is_the_last_choice() -> None:
    answer = "clip(max(x/6+0.5, 0) + min(1.000001x/6+0.5, 0), 0, 1)"
    witness = check("hardsigmoid", answer).witness
    assert witness is not None
    assert dict(witness.at)["x"] == "-2.9999975"
    assert witness.given == "3.33334e-7"


def test_no_digits_are_shown_that_are_not_known() -> None:
    answer = "min(x if x>0 else a(e^x-1), (x if x>0 else a(exp(1.000001x)-1))+1)"
    witness = check("elu", answer).witness
    assert witness is not None
    assert dict(witness.at) == {"x": "-1", "a": "2718283.187600186"}
    true = (
        "-1718282.68760010266238772171882920631868",
        "-1718282.68760010266238771743988211761914",
    )
    for shown, exact in zip((witness.given, witness.expected), true, strict=True):
        size = Fraction(1, 10 ** (len(shown.partition(".")[2])))
        assert abs(Fraction(shown) - Fraction(exact)) <= size


READ_ONCE_OTHERWISE = [
    ("tanh_prime", "1-tanh(x)²·1", "a product after a raised character"),
    ("softsign_prime", "(1+|x|)⁻²·1", "the same after several"),
    ("tanh_prime", "4./(x.exp() + (-x).exp())**2.", "Python's numbers"),
    ("softsign_prime", "2.**(2-1)/2/(1 + abs(x))**2", "a point before a power"),
    ("relu", "2𝟙[x>0]·x/2", "a number beside an indicator"),
    ("relu", r"2\mathbb{1}[x>0] \cdot x/2", "the same in LaTeX"),
    ("relu_prime", r"0 \mathbf{1}_{x > 1} + \mathbb{1}[x > 0]", "with a subscript"),
    (
        "relu",
        "(если (если x>0, то x, иначе 0) > 0 то x иначе 0)",
        "words with commas inside a condition",
    ),
    (
        "relu",
        "(если (если (x) > (0), то (x), иначе (0)) > 0 то x иначе 0)",
        "the same with brackets behind the words",
    ),
    (
        "leaky_relu_prime",
        r"\begin{cases} a & 7{10}^{-1} > x + 0.7 \\ 1 & \text{otherwise} \end{cases}",
        "braces behind a number in a condition",
    ),
    ("identity", "u(1+u^2)/(1+u^2)", "a variable that could be the unit step"),
    ("hardsigmoid_prime", "[-3 < y]/6-[y>3]/6", "one that could be the function"),
    (
        "relu",
        "if (if x > 0, then x, else 0) > 0 then x else 0",
        "the same in English",
    ),
    ("relu", "{x, 2{x, x > 0; 0, otherwise} > 0; 0, otherwise}", "a factor in braces"),
    ("relu", "(x if 2 {x if x > 0; 0 otherwise} > 0 else 0)", "the same after if"),
    (
        "tanh_prime",
        "4/(|e^t+e^-t|²/1)",
        "a raised number behind a bar and before a slash",
    ),
]
"""Right answers that were misread."""


@pytest.mark.parametrize(("name", "text", "why"), READ_ONCE_OTHERWISE)
def test_a_right_answer_is_read(name: str, text: str, why: str) -> None:
    assert check(name, text).outcome is Outcome.CORRECT, why


@pytest.mark.parametrize(
    "text",
    ["max(0,x)-erf(3)", "max(0,x)-erf(1/3)", "x-erf(17)"],
)
def test_a_constant_that_takes_too_long_is_no_failure(text: str) -> None:
    assert check("relu", text).outcome is Outcome.WRONG


def test_such_a_constant_may_stand_in_a_right_answer() -> None:
    answer = "max(0,x)*erf(3)/erf(3)"
    assert check("relu", answer).outcome is not Outcome.WRONG


EDGED = [
    ("hardshrink", "[|x| > l+tanh(3)-tanh(3)+tanh(2)-tanh(2)]*x", "an edge, exactly"),
    ("relu", "log(1 + e^x) - log1p(e^-|x|)", "nothing by cancelling"),
    ("gelu", "xΦ(x) if x*erf(x/sqrt(2))/2+x/2 < xΦ(x) else xΦ(x)", "always a tie"),
    (
        "relu6",
        "min(softplus(max(x, 0)) - log1p(exp(-|max(x, 0)|)), 6)",
        "nothing, bounded",
    ),
    (
        "celu",
        "max(0,x) + min(0, a((min(e^(x/α), sinh(x/a)+cosh(x/a)+1))-1))/2"
        " + min(0, (ReLU(a)-ReLU(-a))(sqrt(e^(x/a)e^(x/a))-1))/2",
        "a long one with a parameter",
    ),
    (
        "elu_prime",
        "a(-(-(sign(2)sqrt(2^2))^(x/ln(2)) if -2^(x/ln(2)) < -(sign(2)|3-1|)^(x/(ln(4)"
        "/2)) else -(sign(2)|3-1|)^(x/ln(2)))) if x <= 0 else 1",
        "a tie through powers",
    ),
]
"""Right answers that were left undecided."""


@pytest.mark.parametrize(("name", "text", "why"), EDGED)
def test_what_cancels_leaves_nothing_undecided(name: str, text: str, why: str) -> None:
    assert check(name, text).outcome is Outcome.CORRECT, why


@pytest.mark.parametrize(
    "text",
    [
        "max(0,x) + cos(10^-400) - 1",
        "max(0,x) + atan(10^-400) - sin(10^-400)",
        "max(0,x) + (cos(10^-400) - 1)*[x<0]",
    ],
)
def test_what_may_be_more_than_nothing_is_undecided(text: str) -> None:
    assert check("relu", text).outcome is Outcome.UNDECIDED
