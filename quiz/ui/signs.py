r"""Signs by their LaTeX names: ``\alpha`` and Tab is α.

Only signs that formulas are read with are here. Names of functions are never
completed: one of them may be the answer.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import takewhile

from quiz.ui.keys import latin_keys

GREEK = {
    "alpha": "α", "beta": "β", "gamma": "γ", "delta": "δ", "epsilon": "ε",
    "varepsilon": "ε", "zeta": "ζ", "eta": "η", "theta": "θ", "iota": "ι",
    "kappa": "κ", "lambda": "λ", "mu": "μ", "nu": "ν", "xi": "ξ", "omicron": "ο",
    "pi": "π", "rho": "ρ", "sigma": "σ", "tau": "τ", "upsilon": "υ", "phi": "φ",
    "varphi": "φ", "chi": "χ", "psi": "ψ", "omega": "ω", "Gamma": "Γ", "Delta": "Δ",
    "Theta": "Θ", "Lambda": "Λ", "Xi": "Ξ", "Pi": "Π", "Sigma": "Σ", "Phi": "Φ",
    "Psi": "Ψ", "Omega": "Ω",
}  # fmt: skip
SIGNS = GREEK | {
    "sum": "∑", "prod": "∏", "sqrt": "√", "cbrt": "∛", "infty": "∞", "partial": "∂",
    "nabla": "∇", "le": "≤", "leq": "≤", "ge": "≥", "geq": "≥", "ne": "≠", "neq": "≠",
    "cdot": "·", "times": "×", "div": "÷", "odot": "⊙", "land": "∧", "lor": "∨",
    "lnot": "¬", "in": "∈", "to": "→", "ldots": "…", "lfloor": "⌊", "rfloor": "⌋",
    "lceil": "⌈", "rceil": "⌉", "prime": "′",
}  # fmt: skip
MOST_SHOWN = 8
_TYPED = re.compile(r"(\\?)([^\W\d_]+)\Z")


@dataclass(frozen=True, slots=True)
class Completion:
    """What Tab does: `length` characters before the cursor become `text`."""

    length: int = 0
    text: str = ""
    choices: tuple[tuple[str, str], ...] = ()
    """Signs and names to choose among, where there are several."""


def complete(before: str) -> Completion:
    r"""What Tab does behind the text `before`.

    >>> complete("2 + \\alpha").text, complete("2 + alpha").text, complete("\\al").text
    ('α', 'α', 'α')
    >>> complete("\\e").choices
    (('ε', '\\epsilon'), ('η', '\\eta'))
    """
    found = _TYPED.search(before)
    if found is None:
        is_begun = before.endswith("\\")
        return Completion(choices=_shown(sorted(GREEK)) if is_begun else ())
    slash, name = found[1], latin_keys(found[2])
    length = len(found[0])
    if not slash:
        sign = GREEK.get(name, "")
        return Completion(length if sign else 0, sign)
    if name in SIGNS:
        return Completion(length, SIGNS[name])
    names = [one for one in SIGNS if one.startswith(name)]
    if len({SIGNS[one] for one in names}) == 1:
        return Completion(length, SIGNS[names[0]])
    if not names:
        return Completion()
    return Completion(length, "\\" + _beginning(names), _shown(names))


def _beginning(names: list[str]) -> str:
    """What all names begin with."""
    same = takewhile(lambda letters: len(set(letters)) == 1, zip(*names, strict=False))
    return "".join(letters[0] for letters in same)


def _shown(names: list[str]) -> tuple[tuple[str, str], ...]:
    return tuple((SIGNS[one], "\\" + one) for one in names[:MOST_SHOWN])
