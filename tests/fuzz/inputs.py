"""From the fuzzer's bytes to an answer: Unicode, words, or a known answer."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

FILE = Path(__file__).parents[1] / "formula" / "activations.jsonl"
LINES = [
    json.loads(line) for line in FILE.read_text(encoding="utf-8").splitlines() if line
]
KNOWN = [
    (str(one["name"]).replace("'", "_prime").rpartition(":")[2], str(one["given"]))
    for one in LINES
]
WORDS = (
    *("x", "x", "a", "b", "l", "s", "t", "α", "beta", "λ", "slope", "0", "1", "2"),
    *("0.5", ".5", "2.", "0,01", "1e5", "1e-400", "9^9", "pi", "π", "e", "oo", "∞"),
    *"()()[]{}|+-*/^,;:=<>!?_'²√&√½⁻ˣ⁄−·×÷\\$`~@#%\"\n\t ",
    *(" ", " ", "<=", ">=", "==", "!=", "≤", "≠", "->", "**", "//", "<x<", "&&", "||"),
    *("and ", "or ", "not ", " if ", " else ", " elif ", "then ", "otherwise", "where"),
    *(" если ", " иначе ", " то ", " при ", "в остальных случаях", " и ", " или "),
    *("exp(", "exp ", "log(", "ln ", "log_2", "log1p(", "expm1(", "sqrt(", "sqrt "),
    *("max(", "min(", "abs(", "sign(", "clip(", "clamp(", "where(", "step(", "H("),
    *(
        "floor(",
        "ceil(",
        "factorial(",
        "sin^2",
        "tan ",
        "atanh(",
        "acos(",
        "ch ",
        "th ",
    ),
    *(
        "tanh(",
        "tanh ",
        "erf(",
        "Φ(",
        "φ(",
        "norm.cdf(",
        "logaddexp(",
        "cbrt(",
        "root(",
    ),
    *("sigmoid(", "σ(", "σ", "relu(", "ReLU", "silu(", "gelu(", "softplus(", "mish("),
    *("elu(", "selu(", "leaky_relu(", "softmax(", "relu6(", "softplus'(", "f(", "f'("),
    *("np.", "torch.", "F.", "nn.", "tf.nn.", "math.", "jnp.", "special.", "stats."),
    *(".exp()", ".sum()", ".clip(", ".pow(", ".T", ".float()", ".astype(float)", "()("),
    *(
        "alpha=",
        "min=",
        "max=",
        "dim=-1",
        "axis=",
        "approximate='tanh'",
        "keepdims=True",
    ),
    *("𝟙[", "I(", "[x>0]", "(x>0)", "x>0", "x<=-1", "Piecewise((", "np.select([", "))"),
    *(
        r"\frac{",
        r"\frac",
        r"\dfrac{1}{",
        "}{",
        "}",
        r"\sqrt[3]{",
        r"\left(",
        r"\right)",
    ),
    *(
        r"\max\{",
        r"\}",
        r"\cdot",
        r"\sum_{j=1}^{n}",
        r"\sigma",
        r"\alpha",
        r"\text{if }",
    ),
    *(
        r"\begin{cases}",
        r"\end{cases}",
        r"\\",
        "&",
        r"\mathrm{",
        r"\mathbb{1}",
        r"\lvert",
    ),
    *(
        "x_i",
        "x_j",
        "x[i]",
        "x_{j}",
        "sum_j ",
        "sum(",
        "mean(",
        "prod(",
        "∑ⱼ",
        "max_k ",
    ),
    *("d/dx ", r"\frac{d}{dx}", "diff(", "grad(", "'", "′", "lambda x: ", "return "),
    *("def f(x): ", "y = ", "f(x) = ", "σ(x)=", ":=", "for j in range(n)", "True", "!"),
)


class Source(Protocol):
    """What atheris makes of its bytes."""

    def ConsumeIntInRange(self, low: int, high: int, /) -> int: ...  # noqa: N802
    def ConsumeUnicode(self, most: int, /) -> str: ...  # noqa: N802
    def remaining_bytes(self) -> int: ...


def question_and_answer(source: Source, names: Sequence[str]) -> tuple[str, str]:
    """What is asked, and what is typed."""
    kind = source.ConsumeIntInRange(0, 6)
    if kind < 2:
        name = names[source.ConsumeIntInRange(0, len(names) - 1)]
        if kind == 0:
            return name, source.ConsumeUnicode(200)
        return name, "".join(_words(source, 60))
    name, answer = _known(source)
    for _ in range(source.ConsumeIntInRange(0, 4)):
        start = source.ConsumeIntInRange(0, len(answer))
        end = min(len(answer), start + source.ConsumeIntInRange(0, 6))
        new = "".join(_words(source, source.ConsumeIntInRange(0, 3)))
        if source.ConsumeIntInRange(0, 3) == 0:
            new = f"({_known(source)[1]})"
        answer = answer[:start] + new + answer[end:]
    return name, answer


def _known(source: Source) -> tuple[str, str]:
    return KNOWN[source.ConsumeIntInRange(0, len(KNOWN) - 1)]


def _words(source: Source, most: int) -> list[str]:
    found: list[str] = []
    while source.remaining_bytes() and len(found) < most:
        found.append(WORDS[source.ConsumeIntInRange(0, len(WORDS) - 1)])
    return found
