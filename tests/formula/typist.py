"""A way of typing, and how it spells numbers and letters."""

from __future__ import annotations

import random
from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction

WHOLE, SUM, PRODUCT, POWER, ATOM = range(5)
"""How tightly a text holds together."""
_VULGAR = {"1/2": "½", "1/4": "¼", "3/4": "¾", "1/3": "⅓", "1/6": "⅙"}


@dataclass(frozen=True, slots=True)
class Typist:
    """One way of typing, and the dice that choose among its spellings."""

    style: str
    dice: random.Random = field(compare=False)
    spellings: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    whole: bool = False
    """Whether vectors are typed whole, as in NumPy."""
    in_bars: bool = False
    in_call: bool = False

    def any(self, *choices: str) -> str:
        return self.dice.choice(choices)

    def seldom(self, one_in: int) -> bool:
        return self.dice.randrange(one_in) == 0


def spelt_number(text: str, typist: Typist) -> tuple[str, int]:
    exact = Fraction(text)
    if "." in text and len(text) < 12:
        kind = typist.dice.randrange(6)
        if kind == 0 and typist.style == "russian" and not typist.in_call:
            return text.replace(".", ","), ATOM
        if kind == 1 and text.startswith("0."):
            return text[1:], ATOM
        if kind == 2 and typist.style == "unicode" and str(exact) in _VULGAR:
            return _VULGAR[str(exact)], ATOM
        if kind == 3 and exact.denominator <= 10_000:
            return f"{exact.numerator}/{exact.denominator}", PRODUCT
        if kind == 4 and typist.style == "python":
            places = len(text.partition(".")[2])
            return f"{int(exact * 10**places)}e-{places}", ATOM
    elif "." not in text and typist.style == "python" and typist.seldom(4):
        return typist.any(f"{text}.0", f"{text}."), ATOM
    return text, ATOM


def spelt_constant(name: str, typist: Typist) -> str:
    if name == "e":
        return "np.e" if typist.style == "python" else "e"
    return {
        "python": typist.any("np.pi", "math.pi"), "latex": r"\pi", "unicode": "π",
    }.get(typist.style, "pi")  # fmt: skip


def spelt_letter(name: str, typist: Typist) -> str:
    known = typist.spellings.get(name, ())
    if not known or typist.seldom(2):
        return name
    chosen = typist.dice.choice(known)
    if typist.style == "latex":
        return {"α": r"\alpha", "λ": r"\lambda", "β": r"\beta"}.get(chosen, name)
    if chosen == "lambda" and typist.style == "python":
        return name
    return chosen


def spelt_component(vector: str, index: str, typist: Typist) -> str:
    if typist.whole:
        return vector
    return {
        "latex": typist.any(f"{vector}_{index}", f"{vector}_{{{index}}}"),
        "calculator": typist.any(f"{vector}_{index}", f"{vector}[{index}]"),
        "unicode": vector + {"i": "ᵢ", "j": "ⱼ"}.get(index, f"_{index}"),
    }.get(typist.style, f"{vector}_{index}")
