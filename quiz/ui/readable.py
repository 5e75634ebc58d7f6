"""Formulas of decks, spelt in ASCII there, with the signs that people read."""

from __future__ import annotations

import re

_LOWERED = dict(zip("ijkn", "ᵢⱼₖₙ", strict=True))
_LONG_DECIMAL = re.compile(r"-?\d+\.\d{7,}")
_COMPONENT = re.compile(r"(?<!\w)([a-z])_([ijkn])(?!\w)")
_SIGNS = {"sum": "∑", "prod": "∏"}
_SPELT = {
    "oo": "∞", "Phi": "Φ", "phi": "φ", "sqrt": "√", "pi": "π", "log": "ln",
    "alpha": "α", "beta": "β", "sigma": "σ", "lambda": "λ", "mu": "μ",
}  # fmt: skip
_NAME = re.compile(r"(?<![\w.])[A-Za-z]+(?!\w)")
_PAIRS = (
    (">=", "≥"),
    ("<=", "≤"),
    ("!=", "≠"),
    ("**", "^"),
    ("*", "⋅"),
)
_SUM = re.compile(r"\b(sum|prod)_([ijkn])\s*")
_ELSE = re.compile(r"(?<=\S) else ")


def shown(text: str) -> str:
    """A formula, an interval or a limit: signs, and no endless decimals.

    >>> shown("[-0.1699712074799037, oo)"), shown("-a*s")
    ('[≈ -0.169971, ∞)', '-a⋅s')
    >>> shown("x if x >= 0 else a*x"), shown("x*Phi(x)")
    ('x if x ≥ 0, else a⋅x', 'x⋅Φ(x)')
    >>> shown("exp(x_i)/sum_j exp(x_j)")
    'exp(xᵢ)/∑ⱼ exp(xⱼ)'
    """
    text = _LONG_DECIMAL.sub(lambda found: f"≈ {float(found[0]):.6g}", text)
    for spelt, sign in _PAIRS:
        text = text.replace(spelt, sign)
    text = _NAME.sub(lambda found: _SPELT.get(found[0], found[0]), text)
    text = _SUM.sub(lambda one: _SIGNS[one[1]] + _LOWERED[one[2]] + " ", text)
    return same_signs(_ELSE.sub(", else ", text))


def same_signs(text: str) -> str:
    """The text with the signs that formulas are drawn with.

    >>> same_signs("−a·s, p_i")
    '-a⋅s, pᵢ'
    """
    text = text.replace("·", "⋅").replace("−", "-")
    return _COMPONENT.sub(lambda one: one[1] + _LOWERED[one[2]], text)


def number(text: str) -> tuple[str, bool]:
    """A number with six digits at most, and whether that is all of it.

    >>> number("1.6732632423543772"), number("0.01"), number("1/3")
    (('1.67326', False), ('0.01', True), ('1/3', True))
    """
    if _LONG_DECIMAL.fullmatch(text.strip()) is None:
        return text, True
    return f"{float(text):.6g}", False
