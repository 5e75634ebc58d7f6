"""What is written where the encoding of the output lacks a letter.

Old consoles and bare locales know a few hundred letters or ASCII alone. There,
signs are told in the letters at hand and Russian is transliterated; what is
left becomes a question mark. Nothing raises.
"""

from __future__ import annotations

import codecs
from typing import TextIO

HANDLER = "quiz-nearest"
"""The name under which `register` makes this known to Python's codecs."""

_DRAWN = "✓✗●○─│▇›→…·—“”«»×⋅−αβ²√∞≤≈⎛⎡"
"""What a session draws with; where it cannot be encoded, words are clearer."""

_SIGNS = {
    "✓": "+", "✗": "x", "●": "*", "○": "o", "·": "-", "•": "*", "…": "...",
    "—": "-", "–": "-", "−": "-", "‑": "-", "“": '"', "”": '"', "„": '"',
    "«": '"', "»": '"', "‘": "'", "’": "'", "›": ">", "‹": "<", "→": "->",
    "←": "<-", "↔": "<->", "↑": "^", "↓": "v", "⇒": "=>", "×": "x", "⋅": "*",
    "∙": "*", "÷": "/", "±": "+-", "√": "sqrt", "∛": "cbrt", "∞": "oo",
    "≤": "<=", "≥": ">=", "≠": "!=", "≈": "~", "≡": "==", "∈": " in ",
    "∉": " not in ", "∪": " or ", "∩": " and ", "∑": "sum", "∏": "prod",
    "∂": "d", "∇": "grad", "∫": "int", "⊙": "*", "⌊": "floor(", "⌋": ")",
    "⌈": "ceil(", "⌉": ")", "ℝ": "R", "°": " deg", "№": "No.", "\xa0": " ",
    "\u202f": " ", "\u2009": " ", "─": "-", "━": "-", "│": "|", "┃": "|",
    "█": "#", "▇": "#", "▒": "#", "░": ".", "◌": "o", "�": "?",
}  # fmt: skip
_GREEK_LETTERS = "αβγδεζηθικλμνξοπρςστυφχψωϵϕϑΔΦΣΩΘΛΠ"
_GREEK_NAMES = (
    "alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron "
    "pi rho sigma sigma tau upsilon phi chi psi omega epsilon phi theta Delta Phi "
    "Sigma Omega Theta Lambda Pi"
)
_GREEK = dict(zip(_GREEK_LETTERS, _GREEK_NAMES.split(), strict=True))
_CYRILLIC_LETTERS = "абвгдежзийклмнопрстуфхцчшщъыьэюяё"
_CYRILLIC_NAMES = (
    "a b v g d e zh z i j k l m n o p r s t u f kh ts ch sh shch '' y ' e yu ya yo"
)
_CYRILLIC = dict(zip(_CYRILLIC_LETTERS, _CYRILLIC_NAMES.split(), strict=True))
_RAISED = dict(zip("⁰¹²³⁴⁵⁶⁷⁸⁹ⁿᵀⁱʲᵏˣ", "0123456789nTijkx", strict=True))
_LOWERED = dict(zip("₀₁₂₃₄₅₆₇₈₉ᵢⱼₖₙₓ", "0123456789ijknx", strict=True))


def register() -> None:
    """Make `HANDLER` known; it only ever writes ASCII in the place of a letter."""
    codecs.register_error(HANDLER, _replaced)


def can_draw(stream: TextIO | None) -> bool:
    """Whether what a session draws with can be written to `stream`."""
    encoding = getattr(stream, "encoding", None) or "utf-8"
    try:
        _DRAWN.encode(encoding)
    except (UnicodeEncodeError, LookupError):
        return False
    return True


def nearest(letter: str) -> str:
    """The letter in ASCII.

    >>> "".join(map(nearest, "✓ Ёж → α²"))
    '+ Yozh -> alpha^2'
    """
    if letter.isascii():
        return letter
    lower = letter.lower()
    if lower in _CYRILLIC:
        said = _CYRILLIC[lower]
        return said if letter == lower else said.capitalize()
    if letter in _RAISED:
        return "^" + _RAISED[letter]
    if letter in _LOWERED:
        return "_" + _LOWERED[letter]
    if letter in _SIGNS:
        return _SIGNS[letter]
    if "\u2500" <= letter <= "\u257f":
        return "+"
    return _GREEK.get(letter) or _bare(letter)


def _bare(letter: str) -> str:
    # Imported for a letter that no table has: hardly ever.
    import unicodedata

    bare = unicodedata.normalize("NFKD", letter)
    kept = "".join(one for one in bare if one.isascii())
    return kept or ("" if unicodedata.combining(letter) else "?")


def _replaced(error: UnicodeError) -> tuple[str | bytes, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    missing = error.object[error.start : error.end]
    return "".join(map(nearest, missing)), error.end
