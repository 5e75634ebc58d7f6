"""Answers wrong in two ways at once, as people write them, and the two slips made.

They were written down before `quiz` looked for pairs of slips, from memory of how
people err, and are kept as they were.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Twice:
    """A wrong answer and both slips that were made."""

    name: str
    """The bundled function, or the formula asked for."""
    given: str
    slips: tuple[str, ...]
    """Words for either of them, or for both together."""
    variables: tuple[str, ...] = ()
    """Of a formula asked for; none for a bundled function."""
    assume: tuple[str, ...] = ()


def _twice(name: str, given: str, slips: str) -> Twice:
    return Twice(name, given, tuple(slips.split()))


def _against(formula: str, given: str, slips: str, letters: str, *more: str) -> Twice:
    return Twice(formula, given, tuple(slips.split()), tuple(letters), more)


ROWS: tuple[Twice, ...] = (
    _twice("sigmoid", "1/(1 - e^x)", "sign wrong-argument"),
    _twice("sigmoid", "1 - e^-x", "sign inverted"),
    _twice("sigmoid", "e^-x/(1 - e^-x)", "sign wrong-argument"),
    _twice(
        "sigmoid", "2/(1 + e^x)", "constant-factor wrong-constant wrong-argument sign"
    ),
    _twice("sigmoid", "1/(2 + e^x)", "wrong-constant wrong-argument sign"),
    _twice(
        "sigmoid", "1/(1 + e^(-2x)) - 1", "wrong-argument extra-term constant-offset"
    ),
    _twice("sigmoid", "x/(1 + e^x)", "extra-factor wrong-argument sign"),
    _twice("tanh", "2σ(x) + 1", "sign wrong-argument"),
    _twice("tanh", "2/(1 + e^(2x)) + 1", "sign wrong-argument"),
    _twice("tanh", "(1 - e^-x)/(1 + e^x)", "wrong-argument sign"),
    _twice("silu", "x/(1 - e^x)", "sign wrong-argument"),
    _twice("silu", "σ(-x)", "missing-factor wrong-argument sign"),
    _twice("silu", "x + σ(-x)", "wrong-operation wrong-argument sign"),
    _twice("silu", "-x*σ(2x)", "sign wrong-argument"),
    _twice("softplus", "ln(1 - e^-x)", "sign wrong-argument"),
    _twice("softplus", "log2(1 + e^-x)", "wrong-base sign wrong-argument"),
    _twice("softplus", "1 + e^-x", "missing-log sign wrong-argument"),
    _twice("softplus", "2 ln(1 + e^-x)", "constant-factor sign wrong-argument"),
    _twice(
        "leaky_relu",
        "x if x < 0 else 0.1x",
        "swapped-branches wrong-default wrong-condition",
    ),
    _twice("leaky_relu", "min(x, -a*x)", "min-max sign"),
    _twice(
        "elu", "x if x < 0 else a*(exp(x) + 1)", "swapped-branches sign wrong-condition"
    ),
    _twice(
        "elu",
        "a*(exp(x) - 1) if x > 0 else -x",
        "swapped-branches sign wrong-condition",
    ),
    _twice(
        "selu", "1.0507*(-x if x > 0 else 1.67326*(exp(-x) - 1))", "sign wrong-argument"
    ),
    _twice(
        "selu",
        "x if x > 0 else 1.67*(e^x - 1)",
        "missing-factor constant-factor rounded-too-far wrong-constant",
    ),
    _twice("gelu", "x(1 - erf(x/2))/2", "sign wrong-constant wrong-argument"),
    _twice("gelu", "x(1 + erf(x))", "missing-factor constant-factor wrong-argument"),
    _twice("gelu", "0.5(1 + erf(x))", "missing-factor wrong-argument"),
    _twice("gelu", "Φ(-x)", "missing-factor sign wrong-argument"),
    _twice("gelu", "-xΦ(2x)", "sign wrong-argument"),
    _twice(
        "gelu_tanh",
        "x*(1 + tanh(√(2/π)*(x + 0.0447*x^3)))",
        "missing-factor constant-factor rounded-too-far wrong-constant",
    ),
    _twice(
        "gelu_tanh",
        "0.5x(1 + tanh(2/π*(x + 0.044715x^2)))",
        "wrong-power missing-function wrong-constant",
    ),
    _twice("mish", "tanh(ln(1 + e^-x))", "missing-factor sign wrong-argument"),
    _twice("mish", "x*tanh(1 + e^-x)", "missing-log sign wrong-argument"),
    _twice("softsign", "1/(1 - |x|)", "sign missing-factor"),
    _twice("softsign", "x/(1 - x)", "sign missing-function"),
    _twice("logsigmoid", "-log(1 - e^x)", "sign wrong-argument"),
    _twice("logsigmoid", "1/(1 + e^x)", "missing-log sign wrong-argument"),
    _twice(
        "hardsigmoid", "clip(0.2x - 0.5, 0, 1)", "sign wrong-constant wrong-argument"
    ),
    _twice(
        "hardsigmoid",
        "max(0, min(6, x - 3))",
        "sign missing-factor wrong-bound constant-factor wrong-argument",
    ),
    _twice(
        "hardswish",
        "x*relu6(x - 3)",
        "missing-factor constant-factor sign wrong-argument",
    ),
    _twice("hardswish", "relu6(x + 3)", "missing-factor constant-factor"),
    _twice("softmax", "exp(-x_i)/sum_j x_j", "missing-exponential sign wrong-argument"),
    _twice("log_softmax", "x_i + log(sum_j x_j)", "sign missing-exponential"),
    _twice("log_softmax", "x_i - sum_j exp(-x_j)", "missing-log sign wrong-argument"),
    _twice("sigmoid_prime", "e^x/(1 - e^-x)^2", "sign wrong-argument"),
    _twice("sigmoid_prime", "e^-x/(1 - e^-x)", "sign wrong-power"),
    _twice("sigmoid_prime", "-σ(x)(1 + σ(x))", "sign"),
    _twice("tanh_prime", "1 + tanh(x)", "sign wrong-power"),
    _twice("tanh_prime", "2 + tanh(x)^2", "sign wrong-constant"),
    _twice("tanh_prime", "tanh(x)^2", "sign missing-term"),
    _twice("silu_prime", "σ(x) - xσ(x)(1 + σ(x))", "sign"),
    _twice("softsign_prime", "1/(1 - |x|)", "sign wrong-power"),
    _twice("gelu_prime", "Φ(x) - φ(x)", "sign missing-factor"),
    _twice("softplus_prime", "-1/(1 + e^(b*x))", "sign wrong-argument"),
    _twice(
        "elu_prime", "1 if x < 0 else -a*e^x", "swapped-branches sign wrong-condition"
    ),
    _twice("relu", "max(1, -x)", "sign wrong-argument wrong-bound wrong-constant"),
    _twice("swiglu", "a + b*σ(-a)", "wrong-operation sign wrong-argument"),
    _twice("glu", "a + σ(-b)", "wrong-operation sign wrong-argument"),
    _against("(y - p)^2/2", "(y + p)^2", "sign missing-factor constant-factor", "yp"),
    _against("max(0, 1 - y*z)", "max(0, 1 + y*z)/2", "sign constant-factor", "yz"),
    _against(
        "-(y*log(p) + (1-y)*log(1-p))",
        "y*log(p) - (1-y)*log(1-p)",
        "sign",
        "yp",
        "0 < p < 1",
    ),
    _against(
        "-(y*log(p) + (1-y)*log(1-p))",
        "y*log(p) + (1+y)*log(1-p)",
        "sign",
        "yp",
        "0 < p < 1",
    ),
    _against("log(1 + exp(-y*z))", "log(1 - exp(y*z))", "sign wrong-argument", "yz"),
    _against("p*log(p/y)", "-log(p/y)", "sign missing-factor", "py", "p > 0", "y > 0"),
)
"""In the order of the functions asked for."""
