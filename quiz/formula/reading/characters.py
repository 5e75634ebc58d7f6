"""What single characters stand for: signs, raised and lowered letters, look-alikes."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

SIGNS = {
    "−": "-", "–": "-", "—": "-", "‐": "-", "‑": "-", "‒": "-", "―": "-", "˗": "-",
    "﹣": "-", "×": "*", "⋅": "*", "·": "*", "∙": "*", "•": "*", "∗": "*", "⊙": "*",
    "∘": "*", "⨀": "*", "⊗": "*", "✕": "*", "✖": "*", "⨯": "*", "⋆": "*",
    "÷": "/", "⁄": "/", "∕": "/", "⧸": "/", "➗": "/",
    "≤": "<=", "⩽": "<=", "≦": "<=", "≥": ">=", "⩾": ">=", "≧": ">=", "﹤": "<",
    "﹥": ">", "≠": "!=", "∧": "and", "∨": "or", "¬": "not", "′": "'", "’": "'",
    "‘": "'", "ˈ": "'", "´": "'", "ʹ": "'", "‖": "|", "∣": "|", "❘": "|", "│": "|",
    "ǀ": "|", "､": ",", "、": ",", "。": ".", "⌊": "floor(", "⌋": ")floor",
    "⌈": "ceil(", "⌉": ")ceil", "↦": "->", "→": "->", "⇒": "->", "⟶": "->", "…": "...",
    "⋯": "...", "≔": ":=", "≡": "=", "≜": "=", "≝": "=", "≐": "=", "⟦": "[", "⟧": "]",
    "❨": "(", "❩": ")", "∈": "in", "⎧": "{", "⎨": ";", "⎩": ";", "⎪": ";",
}  # fmt: skip
"""Characters read as one sign."""

RAISED = dict(
    zip(
        "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿⁱˣʸᵃᵇᵉᵏᵗʲᵐᶻ˙ᐟ⸍ᵅᵝ·",
        "0123456789+-=()nixyabektjmz.//αβ*",
        strict=True,
    )
)
LOWERED = dict(
    zip("₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ᵢⱼₖₗₘₙₓₐₑₜ", "0123456789+-=()ijklmnxaet", strict=True)
)

SPACES = frozenset(
    "\u00a0\u00ad\u2009\u200a\u202f\u2002\u2003\u2060\u200b\u200c\u200d\u200e\u200f"
    "\ufe0e\ufe0f\ufeff\u2061\u2062\u2063"
)
"""Spaces and marks that are not seen; those that reorder text are not here."""

QUOTES = {"“": "”", "„": "“", "«": "»", "'": "'", '"': '"', "`": "`", "‘": "’"}
"""What may stand around a whole answer."""

_ODD = {"𝕀": "I", "ɑ": "α", "⍺": "α", "ⅇ": "ℯ", "ℝ": "R"}
_LONE_EF = re.compile(r"(?<![А-Яа-яЁё])[Фф](?![А-Яа-яЁё])")


def folded(text: str) -> str:
    """The text with wide and mathematical letters as plain ones, place for place.

    >>> folded("ｍａｘ（０，𝑥）")
    'max(0,x)'
    """
    if text.isascii():
        return text
    if "Ф" in text or "ф" in text:
        text = _LONE_EF.sub(lambda found: "Φ" if found.group() == "Ф" else "φ", text)
    return "".join(map(_plain, text))


@lru_cache(maxsize=2048)
def _plain(char: str) -> str:
    code = ord(char)
    if char in _ODD:
        return _ODD[char]
    if 0xFF01 <= code <= 0xFF5E or code in (0xFF0D, 0xFF5C):
        return chr(code - 0xFEE0)
    if 0x1D400 <= code <= 0x1D7FF and char != "𝟙":
        plain = unicodedata.normalize("NFKC", char)
        return plain if len(plain) == 1 else char
    return "x" if char == "𝓍" else char


SKIPPED = re.compile(
    r"(?:(?<!\S)#[ \t!]+[^\n]*"  # a comment of Python, R or a shell
    r"|(?:(?<=;)|(?<=;\s)|(?<![^\n]))//[^\n]*"  # and of C
    r"|/\*.*?\*/"
    r"|@\([\w\s,]*\)|@\."  # MATLAB's @(x), Julia's @.
    r"|\((?:double|float)\)(?=\s*[\w(])"  # casts of C
    r"|<(?:float|double|int|T)>(?=\()"
    r")",
    re.DOTALL,
)
_FENCE = re.compile(r"\s*```[A-Za-z]*\s*\n(.*?)(?:```\s*)?\Z", re.DOTALL)


def inside(text: str) -> tuple[int, int]:
    """Where the answer starts and ends inside a code fence, a prompt or quotes."""
    if fence := _FENCE.match(text):
        return fence.span(1)
    start = len(text) - len(text.lstrip())
    end = len(text.rstrip())
    if text.startswith((">>> ", "> "), start):
        start = text.index(" ", start)
    elif end - start > 2 and QUOTES.get(text[start]) == text[end - 1]:
        return start + 1, end - 1
    return start, end
