"""What the grader says to real answers: the table is the documentation."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

import mpmath
import pytest
from mpmath import mpf

from quiz.formula import REASONS, Reference
from quiz.formula import grade as graded
from quiz.formula.reading.context import Definition
from quiz.verdict import Outcome, Verdict
from tests.formula.evaluating import check, definitions

CORRECT = [
    ("relu", "max(0,x)", "", "as everybody writes it"),
    ("relu", "max(0,y)", "renamed", "another letter for the variable"),
    ("relu", "(x+sqrt(x^2))/2", "", "the absolute value in disguise"),
    ("relu", "0.5(x+|x|)", "", "bars"),
    ("relu", "x*step(x)", "", "other functions may be used"),
    ("relu", "x^2/x if x>0 else 0", "", "undefined only where it is not used"),
    ("sigmoid", "1/(1+e^-t)", "renamed", "t for x"),
    ("sigmoid", "0.5*(1+tanh(x/2))", "", "the tanh form"),
    ("sigmoid", "e^x/(1+e^x)", "", "the other form"),
    ("sigmoid", "softplus'(x)", "", "a derivative of something else"),
    ("sigmoid_prime", "σ(x)(1-σ(x))", "", "through the function itself"),
    ("sigmoid_prime", "f(x)(1-f(x))", "", "f stands for the function"),
    ("sigmoid_prime", "σ(x)σ(-x)", "", "by symmetry"),
    ("sigmoid_prime", "e^x/(1+e^x)^2", "", "written out"),
    ("tanh", "2σ(2x)-1", "", "a rescaled sigmoid"),
    ("tanh", "sh(x)/ch(x)", "", "Russian names"),
    ("tanh_prime", "1/ch(x)^2", "", "the hyperbolic form"),
    ("leaky_relu", "x if x>0 else 0.01x", "default-value", "the usual slope"),
    ("leaky_relu", "max(x,αx)", "", "an alias of the parameter"),
    ("leaky_relu", "max(x,slope*x)", "", "another alias"),
    ("leaky_relu", "max(x, b x)", "renamed", "an unknown letter that explains it"),
    ("leaky_relu", "relu(x)-a*relu(-x)", "", "of two ReLU"),
    ("relu_prime", "1 if x>=0 else 0", "", "the kink is excepted"),
    ("relu_prime", "max(0,x)/x", "", "undefined at the kink alone"),
    ("relu_prime", "(1+sign(x))/2", "", "½ at the kink"),
    ("leaky_relu_prime", "1 if x>0 else a if x<0 else 77", "", "anything at the kink"),
    ("elu", "x if x>0 else e^x-1", "default-value", "a = 1 vanishes"),
    ("selu", "λ(x if x>0 else α(e^x-1))", "", "both parameters by letter"),
    (
        "selu",
        "1.0507(x if x>0 else 1.67326(e^x-1))",
        "default-value rounded-constant",
        "five digits of each",
    ),
    ("gelu", "x/2(1+erf(x/sqrt2))", "", "by erf"),
    ("gelu", "x(1-Φ(-x))", "", "the other tail"),
    ("gelu", "0.5x(1+erf(0.70711x))", "rounded-constant", "1/√2 to five digits"),
    ("gelu", "x/2*(1+erf(x*0.7071067811865476))", "rounded-constant", "as printed"),
    ("gelu", "x/2*(1+erf(x/1.4142135623730951))", "rounded-constant", "as printed"),
    ("sigmoid", "1/(1+2.71828^-x)", "rounded-constant", "e to six digits"),
    ("sigmoid", "1/(1+2.7182818284590452^-x)", "rounded-constant", "e, to many"),
    (
        "gelu_tanh",
        "0.5x(1+tanh(0.797885(x+0.044715x^3)))",
        "rounded-constant",
        "√(2/π) to six digits",
    ),
    ("softplus", "log1p(exp(x))", "default-value", "b = 1"),
    ("softplus", "max(x,0)+log1p(exp(-|x|))", "default-value", "the stable form"),
    ("mish", "x tanh(softplus(x))", "", "through softplus"),
    ("hardsigmoid", "relu6(x+3)/6", "", "through ReLU6"),
    ("hardsigmoid", "clip(0.16667x+0.5,0,1)", "rounded-constant", "1/6"),
    ("hardswish_prime", "0 if x<-3 else (2x+3)/6 if x<=3 else 1", "", "both kinks"),
    ("softshrink", "x-λ if x>λ else x+λ if x<-λ else 0", "", "by cases"),
    ("hardshrink_prime", "1 if |x|>0.5 else 0", "default-value", "kinks move with l"),
    ("swiglu", "a*b*σ(a)", "", "two variables"),
    ("softmax", "exp(x_i - max(x))/sum_j exp(x_j - max(x))", "", "shifted"),
    ("softmax", "exp(z_i)/sum_j exp(z_j)", "renamed", "another vector"),
    ("log_softmax", "x_i - logsumexp(x)", "", "logsumexp"),
    ("identity", "ln(e^x)", "", "exact however large x is"),
    ("step_prime", "0", "", "a constant"),
]
"""Name, answer, notes, why."""

WRONG = [
    ("relu", "-max(0,x)", "sign", "the whole sign"),
    ("relu", "2max(0,x)", "constant-factor", "twice too large"),
    ("relu", "max(0,1.000001x)", "constant-factor", "nearly one"),
    ("relu", "max(0,x) if x != 2 else 0", "one-point", "at a number of its own"),
    ("relu", "max(0,x) if x != 2.00001 else 0", "one-point", "at an odd number"),
    ("relu", "max(0,x) if (x-3.7)^2 > 0 else 7", "one-point", "no sign changes there"),
    ("relu", "max(0,x) if (x-3.7)^2 > 10^-8 else 7", None, "a narrow gap"),
    ("sigmoid", "(1.0001/(1+e^-x) + 10^29) - 10^29", None, "digits lost on the way"),
    ("relu", "min(max(0,x),1000)", None, "beyond a number of its own"),
    ("relu", "max(0,x) if x<10^5 else 0", None, "far out"),
    ("relu", "max(0,x)+10^-30", None, "by very little"),
    ("relu", "max(0.000001,x)", None, "near zero alone"),
    ("relu", "log(1+exp(1000x))/1000", None, "close everywhere"),
    ("relu", "x if x > 0", "undefined-at", "no branch for the rest"),
    ("relu", "sqrt(x)^2", "undefined-at", "nothing below zero"),
    ("relu", "max(0,z)+y", "unknown-letter", "letters that nothing explains"),
    ("relu", "min(0,x)", "reject", "the author's own reject"),
    ("relu", "-relu(x)", "sign", "wrong and naming it is just wrong"),
    ("sigmoid", "tanh(x)", "reject", "another function"),
    ("sigmoid", "1/1+e^-x", None, "brackets"),
    ("sigmoid", "1/(1+2.718^-x)", None, "four digits of e are too few"),
    ("sigmoid", "silu(x)/x", "undefined-at", "0/0"),
    ("sigmoid_prime", "-σ(x)(1-σ(x))", "sign", "sign"),
    ("sigmoid_prime", "1-tanh(x)^2", None, "of tanh"),
    ("tanh_prime", "1+tanh(x)^2", None, "a sign inside"),
    ("relu_prime", "1 if x>1 else 0", None, "the kink elsewhere"),
    ("leaky_relu", "x if x>0 else 0.1x", None, "ten times the slope"),
    ("leaky_relu", "x if x>0 else 0.0100001x", None, "a perturbed slope"),
    ("leaky_relu", "max(0,x)", "missing-parameter", "no slope"),
    ("leaky_relu_prime", "1 if x>0 else 0", "missing-parameter", "no slope"),
    ("elu", "x if x>0 else a*e^x-1", None, "brackets"),
    ("selu", "1.05(x if x>0 else 1.67(e^x-1))", None, "too few digits"),
    ("selu", "1.0508(x if x>0 else 1.67326(e^x-1))", None, "a wrong digit"),
    ("gelu", "0.5x(1+erf(0.707x))", None, "three digits"),
    ("gelu", "0.5x(1+tanh(0.797885(x+0.044715x^3)))", None, "an approximation"),
    ("gelu", "gelu(x, approximate='tanh')", "approximation", "the tanh form"),
    ("gelu_tanh", "0.5x(1+tanh(0.7978(x+0.044715x^3)))", None, "four digits"),
    ("gelu_tanh", "0.5x(1+tanh(√(2/π)(x+0.04471x^3)))", None, "not to be rounded"),
    ("softplus", "log10(1+e^x)", "constant-factor", "another base"),
    ("softplus", "log(1+exp(βx))", None, "b left in one place"),
    ("softmax", "exp(x_i)/sum_j exp(x_i)", None, "the wrong index"),
    ("softmax", "exp(x_i)/(1+sum_j exp(x_j))", None, "a one too many"),
    ("softmax", "2^x_i/sum_j 2^x_j", None, "base two"),
    ("softmax", "exp(x_1)/sum_j exp(x_j)", None, "always the first"),
    ("softmax", "e^{x_i}/(e^{x_1}+e^{x_2})", None, "two components alone"),
    ("swiglu", "a σ(b)", "other-function", "it is GLU"),
    ("hardsigmoid", "clip(0.1667x+0.5,0,1)", None, "1/6 to four digits"),
    ("identity", "x^2/x", "undefined-at", "0/0"),
    ("identity", "tanh(atanh(x))", "undefined-at", "outside (-1, 1)"),
    ("sigmoid", "1/(1+exp(-x)) if |x|<800 else step(x)", None, "a tail is not zero"),
]
"""Name, answer, reason (None: several would do), why."""

INVALID = [
    ("relu", "", "empty", 1, "nothing"),
    ("relu", "1/(1+", "syntax", 6, "it stops short"),
    ("relu", "f(x)", "unknown-name", 1, "no f when the function is asked"),
    ("relu", "F.relu(x)", "circular", 3, "itself in PyTorch"),
    ("relu", "max(relu(x),0)", "circular", 5, "itself inside"),
    ("relu", "выпрямитель(x)", "circular", 1, "itself in Russian"),
    ("relu", r"\mathrm{ReLU}(x)", "circular", None, "itself in LaTeX"),
    ("relu", "nn.ReLU()(x)", "circular", 4, "itself as a class"),
    ("relu", "x.relu()", "circular", 1, "itself as a method"),
    ("sigmoid", "expit(x)", "circular", 1, "an alias"),
    ("sigmoid", "σ(x)", "circular", 1, "its letter"),
    ("sigmoid", "1-sigmoid(-x)", "circular", 3, "itself mirrored"),
    ("tanh", "th(x)", "circular", 1, "a built-in synonym"),
    ("tanh", "tanh(2x/2)", "circular", 1, "itself of the same"),
    ("tanh", "math.tanh(x)", "circular", None, "Python's"),
    ("leaky_relu", "nn.LeakyReLU(0.01)(x)", "circular", 4, "with its setting"),
    ("leaky_relu", "F.leaky_relu(x, negative_slope=a)", "circular", 3, "by keyword"),
    ("leaky_relu", "prelu(x,a)", "circular", 1, "the same by definition"),
    ("silu", "swish(x)", "circular", 1, "another name"),
    ("gelu_tanh", "gelu(x, approximate='tanh')", "circular", 1, "by its setting"),
    ("softmax", "F.softmax(x, dim=-1)", "circular", 3, "of a vector"),
    ("step", "np.heaviside(x, 1)", "circular", None, "NumPy's"),
    ("sigmoid_prime", "σ'(x)", "circular", 1, "not worked out"),
    ("sigmoid_prime", "d/dx σ(x)", "circular", 1, "Leibniz"),
    ("sigmoid_prime", "f'(x)", "circular", 1, "f′"),
    ("sigmoid_prime", "grad(sigmoid)(x)", "circular", 1, "JAX"),
    ("sigmoid_prime", "diff(1/(1+e^-x), x)", "circular", 1, "SymPy"),
    ("relu_prime", r"\frac{d}{dx}\max(0,x)", "circular", 1, "LaTeX"),
    ("tanh_prime", "tanh'(x)", "circular", 1, "a prime"),
]
"""Name, answer, reason, column, why."""

UNDECIDED = [
    ("identity", "x+sin(1e30 exp(x^2))*0", "nothing large is worked out"),
    ("relu", "max(0,x) + sin(exp(1e6)) - sin(exp(1e6))", "a sine out of reach"),
    ("sigmoid", "exp(exp(exp(x+20)))-exp(exp(exp(x+20)))+σ(x)", "too large"),
]


def ids(table: list[tuple[str, ...]] | list[tuple[object, ...]]) -> list[str]:
    return [ascii(f"{name}: {text}") for name, text, *_ in table]


@pytest.mark.parametrize(("name", "text", "notes", "why"), CORRECT, ids=ids(CORRECT))
def test_a_right_answer_is_right(name: str, text: str, notes: str, why: str) -> None:
    verdict = check(name, text)
    assert (verdict.outcome, verdict.reason) == (Outcome.CORRECT, "equal"), why
    assert " ".join(verdict.notes) == notes
    assert verdict.witness is None
    assert verdict.evidence is not None
    assert verdict.evidence.digits >= 20
    assert verdict.evidence.points >= 6


@pytest.mark.parametrize(("name", "text", "reason", "why"), WRONG, ids=ids(WRONG))
def test_a_wrong_answer_is_wrong(
    name: str, text: str, reason: str | None, why: str
) -> None:
    verdict = check(name, text)
    assert verdict.outcome is Outcome.WRONG, why
    assert verdict.reason in REASONS["wrong"]
    assert reason is None or verdict.reason == reason
    if verdict.reason != "unknown-letter":
        assert verdict.witness is not None
        assert verdict.witness.given != verdict.witness.expected


@pytest.mark.parametrize(
    ("name", "text", "reason", "column", "why"), INVALID, ids=ids(INVALID)
)
def test_what_is_no_answer_is_invalid(
    name: str, text: str, reason: str, column: int | None, why: str
) -> None:
    verdict = check(name, text)
    assert (verdict.outcome, verdict.reason) == (Outcome.INVALID, reason), why
    assert verdict.column is not None
    assert column is None or verdict.column == column
    assert verdict.witness is None


@pytest.mark.parametrize(("name", "text", "why"), UNDECIDED, ids=ids(UNDECIDED))
def test_too_little_evidence_is_never_an_acceptance(
    name: str, text: str, why: str
) -> None:
    assert check(name, text).outcome is Outcome.UNDECIDED, why


def sigmoid(x: mpf) -> mpf:
    return 1 / (1 + mpmath.exp(-x))


TRUTHS: dict[str, Callable[..., mpf]] = {
    "relu": lambda x: max(x, mpf(0)),
    "sigmoid": sigmoid,
    "tanh": mpmath.tanh,
    "sigmoid_prime": lambda x: sigmoid(x) * sigmoid(-x),
    "leaky_relu": lambda x, a="0.01": x if x > 0 else mpf(a) * x,
    "elu": lambda x, a="1": x if x > 0 else mpf(a) * mpmath.expm1(x),
    "gelu": lambda x: x * mpmath.ncdf(x),
    "softplus": lambda x, b="1": mpmath.log1p(mpmath.exp(mpf(b) * x)) / mpf(b),
}

WITNESSED: list[tuple[str, str, Callable[..., mpf]]] = [
    ("relu", "2max(0,x)", lambda x: 2 * max(x, mpf(0))),
    ("relu", "min(max(0,x),1000)", lambda x: min(max(x, mpf(0)), mpf(1000))),
    ("relu", "max(0,x) if x != 2 else 0", lambda x: mpf(0) if x == 2 else max(x, 0)),
    ("relu", "max(0,x)+1", lambda x: max(x, mpf(0)) + 1),
    ("relu", "|x|", abs),
    ("relu", "x", lambda x: x),
    ("relu", "log(1+exp(7x))/7", lambda x: mpmath.log1p(mpmath.exp(7 * x)) / 7),
    ("sigmoid", "1/(1+e^x)", lambda x: sigmoid(-x)),
    ("sigmoid", "1/1+e^-x", lambda x: 1 + mpmath.exp(-x)),
    ("sigmoid", "1/(1+e^-x)^2", lambda x: sigmoid(x) ** 2),
    ("sigmoid", "1/(1+2^-x)", lambda x: 1 / (1 + mpf(2) ** -x)),
    ("tanh", "2σ(x)-1", lambda x: 2 * sigmoid(x) - 1),
    ("tanh", "sinh(x)", mpmath.sinh),
    ("sigmoid_prime", "σ(x)", sigmoid),
    ("sigmoid_prime", "σ(x)(1+σ(x))", lambda x: sigmoid(x) * (1 + sigmoid(x))),
    ("leaky_relu", "x if x>0 else 0.1x", lambda x: x if x > 0 else x / 10),
    (
        "leaky_relu",
        "x if x>0 else -ax",
        lambda x, a="0.01": x if x > 0 else -mpf(a) * x,
    ),
    ("elu", "x if x>0 else e^x", lambda x: x if x > 0 else mpmath.exp(x)),
    ("gelu", "xσ(1.7x)", lambda x: x * sigmoid(x * mpf(17) / 10)),
    (
        "softplus",
        "log(1+exp(bx))",
        lambda x, b="1": mpmath.log1p(mpmath.exp(mpf(b) * x)),
    ),
]


@pytest.mark.parametrize(
    ("name", "text", "given"), WITNESSED, ids=[f"{n}: {t}" for n, t, _ in WITNESSED]
)
def test_a_witness_says_the_truth(
    name: str, text: str, given: Callable[..., mpf]
) -> None:
    verdict = check(name, text)
    at = confirm(verdict, TRUTHS[name], given)
    assert abs(Fraction(at["x"])) <= 1001


def confirm(
    verdict: Verdict, truth: Callable[..., mpf], given: Callable[..., mpf]
) -> dict[str, str]:
    """Work both values of a witness out independently; return where it stands."""
    assert verdict.outcome is Outcome.WRONG
    assert verdict.witness is not None
    at = dict(verdict.witness.at)
    with mpmath.workdps(60):
        others = {name: text for name, text in at.items() if name != "x"}
        x = mpf(at["x"])
        for function, shown in (
            (truth, verdict.witness.expected),
            (given, verdict.witness.given),
        ):
            taken = (
                {k: v for k, v in others.items() if k in function.__code__.co_varnames}
                if hasattr(function, "__code__")
                else {}
            )
            true = function(x, **taken)
            assert mpmath.almosteq(true, mpf(shown), mpf(10) ** -5), (at, true, shown)
    return at


def test_a_witness_is_as_plain_as_can_be() -> None:
    for name, text, at in (
        ("relu", "2max(0,x)", "1"),
        ("relu", "max(0,x)+[x<-0.5]", "-1"),
        ("relu", "max(0,x) if x != 2 else 0", "2"),
        ("sigmoid", "1/(1+e^x)", "1"),
    ):
        witness = check(name, text).witness
        assert witness is not None
        assert dict(witness.at)["x"] == at


def test_the_same_answer_has_the_same_verdict() -> None:
    for name, text, *_ in (*CORRECT[::7], *WRONG[::7], *INVALID[::7]):
        assert check(name, text) == check(name, text)


def test_every_reason_is_on_the_closed_list() -> None:
    for name, text, *_ in (*CORRECT, *WRONG, *INVALID, *UNDECIDED):
        verdict = check(name, text)
        assert verdict.reason in REASONS[verdict.outcome]


def test_a_chain_is_right_only_if_every_link_is() -> None:
    assert check("tanh", "sh(x)/ch(x) = 2σ(2x) - 1").outcome != Outcome.WRONG
    assert check("tanh", "f(x) = sh(x)/ch(x) = 2σ(2x)-1").outcome is Outcome.CORRECT
    assert check("tanh", "f(x) = 2σ(x)-1 = 2σ(2x)-1").outcome is Outcome.WRONG


def test_digits_lost_on_the_way_are_won_back() -> None:
    reference = Reference(definition=Definition(key="", formula="2 + sin(x)"))
    for text, outcome in (
        ("(2 + sin(x) + 10^29) - 10^29", Outcome.CORRECT),
        ("(2.0001 + sin(x) + 10^29) - 10^29", Outcome.WRONG),
    ):
        assert graded(reference, text, definitions()).outcome is outcome


@pytest.mark.parametrize(
    ("name", "given", "outcome"),
    [
        ("sigmoid_prime", "σ(1-σ)", "correct"),
        ("sigmoid_prime", r"\sigma(1-\sigma)", "correct"),
        ("sigmoid_prime", "σ - σ^2", "correct"),
        ("sigmoid_prime", "σ(1+σ)", "wrong"),
        ("silu_prime", "σ + xσ(1-σ)", "correct"),
        ("silu", "xσ", "correct"),
        ("sigmoid", "σ", "invalid"),
    ],
)
def test_a_functions_letter_alone_is_the_function_at_x(name, given, outcome):
    verdict = check(name, given)
    assert verdict.outcome == outcome
    if outcome == "correct":
        assert verdict.notes == ("shorthand",)
